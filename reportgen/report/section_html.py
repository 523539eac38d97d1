"""The HTML of a section in its last words; that of an entry is kept, so that one that did not change is not made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from reportgen.model.memory import basis, once
from reportgen.report.templating.html import Templates, Waiting
from reportgen.report.view.compose import Section
from reportgen.report.view.entries import seen_whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """Writes sections, each piece at once in the words that it is printed in.

    `words` change nothing across the borders of an entry, and follow from `rests_on`.
    """

    templates: Templates
    words: Callable[[str], str]
    rests_on: str

    def whole(self, one: Section) -> Markup:
        """Return a section as its template writes it."""
        return self.templates.render(_file(one), {one.template: seen_whole(one.view)})

    def section(self, one: Section, before: str) -> str:
        """Return a section in its last words, after what stands before it; user's templates see it whole."""
        if not self.templates.are_ours:
            return self.words(f"{before}{self.whole(one)}")
        first, *pieces = self.templates.pieces(_file(one), {one.template: one.view})
        return "".join((self.words(f"{before}{first}"), *self._worded(pieces)))

    def _worded(self, pieces: list[Markup | Waiting]) -> Iterator[str]:
        for piece in pieces:
            if isinstance(piece, Waiting):
                follows_from = piece.entry.follows_from and basis(piece.entry.follows_from, self.rests_on)
                yield once(f"{piece.name}-html", follows_from, lambda: self._entry(piece), lasts=True)  # noqa: B023 - at once
            else:
                yield piece if piece.isspace() else self.words(piece)

    def _entry(self, waiting: Waiting) -> str:
        return self.words(self.templates.render(waiting.template, {waiting.name: waiting.entry.make()}))


def _file(one: Section) -> str:
    return f"sections/{one.template}.html"
