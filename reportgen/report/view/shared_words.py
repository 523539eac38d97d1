"""Words that several protection sheets would say alike: they stand once, at the end of the section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.contract import Contract
from reportgen.report.view.class_words import ended
from reportgen.report.view.two_columns import Block, Paragraph, flowed

_SIZE, _MOST = 7.6, 30
_SHARED = 2
_Key = TypeVar("_Key", bound=Hashable)
_Words = TypeVar("_Words", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedWords:
    """What several sheets say alike, by the title of the clause, the name of the level, and side and role.

    Of a level, how it is measured and what follows a miss stand apart.
    """

    clauses: Mapping[str, str]
    measured: Mapping[str, str]
    missed: Mapping[str, str]
    tasks: Mapping[tuple[str, str], str]


def shared_words(processes: Sequence[ProcessAssessment]) -> SharedWords:
    """Return for each title the words that most processes have for it, where at least two have the same."""
    contracts = [one.security.contract for one in processes if one.security.contract]
    return SharedWords(
        clauses=_most(found for one in contracts for found in _clauses(one)),
        measured=_most((level.name, level.measured) for one in contracts for level in one.service_levels),
        missed=_most((level.name, level.miss) for one in contracts for level in one.service_levels),
        tasks=_most(found for one in contracts for found in _tasks(one)),
    )


def _clauses(one: Contract) -> Iterator[tuple[str, str]]:
    return ((clause.title, clause.asks) for clause in one.checklist)


def _tasks(one: Contract) -> Iterator[tuple[tuple[str, str], str]]:
    return (((named.side, named.role), named.task) for named in one.appointments)


def _most(said: Iterable[tuple[_Key, _Words]]) -> dict[_Key, _Words]:
    counts = Counter(said)
    kept: dict[_Key, _Words] = {}
    for (key, words), count in sorted(counts.items(), key=lambda item: (-item[1], repr(item[0]))):
        if count >= _SHARED:
            kept.setdefault(key, words)
    return dict(sorted(kept.items(), key=lambda item: repr(item[0])))


def said_once(shared: SharedWords) -> tuple[Block, ...]:
    """Return the shared words in two columns; empty where no two sheets say the same."""
    clauses = [(title, ended(asks)) for title, asks in shared.clauses.items()]
    levels = [(name, _level(shared, name)) for name in sorted({*shared.measured, *shared.missed})]
    tasks = [(f"{role}, {side}", ended(task)) for (side, role), task in shared.tasks.items()]
    groups = (("What each clause must say", clauses), ("How levels are measured", levels), ("Who does what", tasks))
    return flowed([one for title, group in groups for one in _titled(title, group)], size=_SIZE, most=_MOST)


def _level(shared: SharedWords, name: str) -> str:
    parts = [(shared.measured, "measured {}"), (shared.missed, "a miss brings {}")]
    return ended("; ".join(said.format(lowered(words[name]).rstrip(".")) for words, said in parts if name in words))


def lowered(text: str) -> str:
    """Return a text as it stands within a sentence, an abbreviation at its start as it is."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _titled(title: str, group: Sequence[tuple[str, str]]) -> Iterator[Paragraph]:
    for place, (lead, text) in enumerate(group):
        yield Paragraph(title=title if place == 0 else "", lead=f"{lead}:", text=text[:1].upper() + text[1:])
