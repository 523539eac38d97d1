"""What others rest on of a block: what it refers to by number, and how long it is. It is kept instead of the block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.report.view.calculations.drafts import DraftGroup
from reportgen.report.view.calculations.runs import GroupLength, TableLength
from reportgen.report.view.calculations.sources import Sources, Start
from reportgen.report.view.calculations.topics import ENTERED
from reportgen.report.words.formats import Formats
from reportgen.report.words.sentences import in_locale


@dataclass(frozen=True, slots=True, kw_only=True)
class References:
    """What a group starts from and the sources of its rows, in words, what is shared by number."""

    start: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupOutline:
    """A group without its words: what was entered has no topic, and starts from nothing.

    `letters`, `rules` and `notes` are those of each row.
    """

    topic: str
    start: Start
    letters: tuple[int, ...]
    rules: tuple[str, ...]
    notes: tuple[tuple[str, ...], ...]
    tables: tuple[TableLength, ...]

    def references(self, sources: Sources, formats: Formats) -> References:
        """Number what the group shares with others, after all that has a number already."""
        return References(
            start=in_locale(sources.said(self.start), formats) if self.topic else "",
            rows=tuple(sources.rules(one, notes) for one, notes in zip(self.rules, self.notes, strict=True)),
        )

    def length(self, by_number: References) -> GroupLength:
        """Return how long the group is."""
        letters = [own + len(said) for own, said in zip(self.letters, by_number.rows, strict=True)]
        letters[:1] = [len(self.topic) + len(by_number.start) + one for one in letters[:1]]
        return GroupLength(topic=self.topic, letters=tuple(letters), tables=self.tables)


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockOutline:
    """The outlines of a block's groups; `worked` is a sample of its letters."""

    groups: tuple[GroupOutline, ...]
    worked: str


def outline_of(drafts: Sequence[DraftGroup]) -> BlockOutline:
    """Return what others rest on of a block."""
    return BlockOutline(
        groups=tuple(map(_outline, drafts)), worked="".join(row.worked for one in drafts for row in one.rows)
    )


def _outline(draft: DraftGroup) -> GroupOutline:
    is_entered = draft.topic == ENTERED
    return GroupOutline(
        topic="" if is_entered else draft.topic,
        start=Start(own="", shared=()) if is_entered else draft.start,
        letters=tuple(len(row.label) + len(row.worked) for row in draft.rows),
        rules=tuple(row.rules for row in draft.rows),
        notes=tuple(row.notes for row in draft.rows),
        tables=tuple(TableLength(rows=len(table.rows), below=len(table.spent)) for table in draft.tables),
    )
