"""What measures guard against, what clauses say and how levels are measured: it stands once, behind the sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportgen.report.formats import sentence_start
from reportgen.report.view.class_words import ended
from reportgen.report.view.context import Context
from reportgen.report.view.parts import joined
from reportgen.report.view.process_numbers import numbered
from reportgen.report.view.two_columns import Block, Paragraph, flowed

_SIZE, _MOST = 7.6, 30
Said = tuple[str, str, int]
"""A title, what is said under it, and the number of the process it is said for."""


def said_once(context: Context) -> tuple[Block, ...]:
    """Return what measures guard against, what clauses must say and how levels are measured, in two columns.

    Where processes differ, the commonest wording comes first and the others name their processes.
    """
    paragraphs = [one for title, _, said in _subjects(context) for one in _titled(title, said)]
    return flowed(paragraphs, size=_SIZE, most=_MOST)


def pointer(context: Context) -> str:
    """Return a sentence that says what stands behind the sheets, "" where nothing does."""
    said = joined([words for _, words, _ in _subjects(context)])
    return f"{sentence_start(said)} is told at the end of this section." if said else ""


def _subjects(context: Context) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    """Yield what is said once: its title, the same within a sentence, and what is said by title."""
    for title, words, said in (
        ("What each measure guards against", "what a measure guards against", _measures(context)),
        ("What each clause must say", "what a clause must say", _clauses(context)),
        ("How levels are measured", "how a level is measured", _levels(context)),
    ):
        if found := by_title(said):
            yield title, words, found


def _measures(context: Context) -> Iterator[Said]:
    for one in context.detailed:
        for duty in one.security.controls:
            yield f"{duty.id.removeprefix('CTL-')} {duty.name}", duty.against, context.number(one)


def _clauses(context: Context) -> Iterator[Said]:
    for one in context.detailed:
        for clause in one.security.contract.checklist if one.security.contract else ():
            yield clause.title, clause.asks, context.number(one)


def _levels(context: Context) -> Iterator[Said]:
    for one in context.detailed:
        for level in one.security.contract.service_levels if one.security.contract else ():
            measured, miss = lowered(level.measured).rstrip("."), lowered(level.miss)
            yield (
                level.name,
                f"{level.target.rstrip('.')}; measured {measured}; a miss brings {miss}",
                context.number(one),
            )


def by_title(said: Iterable[Said]) -> Mapping[str, str]:
    """Return for each title all that is said under it, by title."""
    found: dict[str, dict[str, list[int]]] = {}
    for title, words, number in said:
        found.setdefault(title, {}).setdefault(words, []).append(number)
    return {title: " ".join(_worded(found[title])) for title in sorted(found)}


def _worded(wordings: Mapping[str, Sequence[int]]) -> Iterator[str]:
    ranked = sorted(wordings.items(), key=lambda item: (-len(item[1]), item[0]))
    for place, (words, numbers) in enumerate(ranked):
        yield ended(words) if place == 0 else f"For {numbered(numbers)}: {ended(words)}"


def lowered(text: str) -> str:
    """Return a text as it stands within a sentence, an abbreviation at its start as it is."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _titled(title: str, group: Mapping[str, str]) -> Iterator[Paragraph]:
    for place, (lead, text) in enumerate(group.items()):
        yield Paragraph(title=title if place == 0 else "", lead=f"{lead}:", text=text)
