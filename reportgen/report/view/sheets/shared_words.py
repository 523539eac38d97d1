"""What clauses say and how levels are measured: it stands once, behind the sheets."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from reportgen.report.view.context import Context
from reportgen.report.view.parts import Point, joined
from reportgen.report.view.process_numbers import numbered
from reportgen.report.view.profiles.notes import Note
from reportgen.report.view.run_on import lowered
from reportgen.report.view.variants import told_once
from reportgen.report.words.formats import NO_BREAK_SPACE, in_sentence, sentence_start

WHOM_IT_HOLDS_FOR = (
    "A clause or a level holds for a process whose sheet names it; where few sheets do, their numbers stand beside "
    "its title."
)
_FEW = 3  # processes that are named beside a title

Said = tuple[str, str, int]
"""A title, what is said under it, and the number of the process it is said for."""


def said_once(context: Context) -> tuple[Note, ...]:
    """Return what clauses must say and how levels are measured, a line for each."""
    return tuple(
        Note(title=title, lines=tuple(Point(mark="", lead=lead, text=text) for lead, text in said.items()))
        for title, _, said in _subjects(context)
    )


def pointer(context: Context) -> str:
    """Return a sentence that says what stands behind the sheets, "" where nothing does."""
    said = joined([words for _, words, _ in _subjects(context)])
    return f"{sentence_start(said)} is told at the end of this section." if said else ""


def _subjects(context: Context) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    """Yield what is said once: its title, the same within a sentence, and what is said by title."""
    for title, words, found in (
        ("What each clause must say", "what a clause must say", _clauses(context)),
        ("How levels are measured", "how a level is measured", by_title(_levels(context))),
    ):
        if found:
            yield title, words, found


def _clauses(context: Context) -> Mapping[str, str]:
    """Return what clauses say by title; another price model's name is told whole, not where it differs."""
    names = [in_sentence(model.name) for model in context.knowledge.price_models.values()]
    in_one = {name: name.replace(" ", NO_BREAK_SPACE) for name in names}
    apart = {word: name for name, word in in_one.items()}
    said = (
        (clause.title, _exchanged(clause.asks, in_one), context.number(one))
        for one in context.detailed
        for clause in (one.security.contract.checklist if one.security.contract else ())
    )
    return {title: _exchanged(text, apart) for title, text in by_title(said).items()}


def _exchanged(text: str, words: Mapping[str, str]) -> str:
    for one, other in words.items():
        text = text.replace(one, other)
    return text


def _levels(context: Context) -> Iterator[Said]:
    for one in context.detailed:
        for level in one.security.contract.service_levels if one.security.contract else ():
            measured, miss = lowered(level.measured).rstrip("."), lowered(level.miss)
            yield (
                level.name,
                f"{sentence_start(level.target.rstrip('.'))}; measured {measured}; a miss brings {miss}",
                context.number(one),
            )


def by_title(said: Iterable[Said]) -> Mapping[str, str]:
    """Return for each title all that is said under it, by title; beside the title the processes where they are few."""
    found: dict[str, dict[str, list[int]]] = {}
    everybody: set[int] = set()
    for title, words, number in said:
        found.setdefault(title, {}).setdefault(words, []).append(number)
        everybody.add(number)
    return {f"{title}{_whose(found[title], everybody)}": told_once(found[title]) for title in sorted(found)}


def _whose(wordings: Mapping[str, Sequence[int]], everybody: Collection[int]) -> str:
    """Return in brackets the few processes that something is said for, "" where they are many or all."""
    numbers = {number for those in wordings.values() for number in those}
    return f" ({numbered(numbers)})" if len(numbers) <= _FEW and len(numbers) < len(everybody) else ""
