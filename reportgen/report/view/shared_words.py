"""What the clauses and service levels named on the protection sheets say: it stands once, at the end of the section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportgen.report.view.class_words import ended
from reportgen.report.view.context import Context
from reportgen.report.view.process_numbers import numbered
from reportgen.report.view.two_columns import Block, Paragraph, flowed

_SIZE, _MOST = 7.6, 30
Said = tuple[str, str, int]
"""A title, what is said under it, and the number of the process it is said for."""


def said_once(context: Context) -> tuple[Block, ...]:
    """Return in two columns what clauses must say and how levels are measured; empty where nothing has a contract.

    Where processes differ, the commonest wording comes first and the others name their processes.
    """
    groups = (("What each clause must say", _clauses(context)), ("How levels are measured", _levels(context)))
    paragraphs = [one for title, said in groups for one in _titled(title, by_title(said))]
    return flowed(paragraphs, size=_SIZE, most=_MOST)


def _clauses(context: Context) -> Iterator[Said]:
    for one in context.assessment.processes:
        for clause in one.security.contract.checklist if one.security.contract else ():
            yield clause.title, clause.asks, context.number(one)


def _levels(context: Context) -> Iterator[Said]:
    for one in context.assessment.processes:
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
