"""Fine print in two columns: paragraphs shared out by their height, in blocks low enough to find room on a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from reportgen.report.view.profile_room import lines_of

WIDTH_MM = 82.7
_GAP = 0.3  # between paragraphs, in lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph with its bold lead; `stays` keeps it with the next one, as a heading. `title` opens a subject."""

    text: str
    lead: str = ""
    title: str = ""
    stays: bool = False

    def lines(self, size: float) -> float:
        """Return how many lines it takes, the gap below it included."""
        return lines_of(self.text, WIDTH_MM, bold=f"{self.title} {self.lead}".strip(), size=size) + _GAP


Column = tuple[Paragraph, ...]
Block = tuple[Column, ...]


def flowed(paragraphs: Sequence[Paragraph], *, size: float, most: int) -> tuple[Block, ...]:
    """Return blocks of two columns of about one height, at most so many lines; `size` is that of the type in pt."""
    total = sum(paragraph.lines(size) for paragraph in paragraphs)
    blocks = max(1, ceil(total / (2 * most)))
    return tuple(_balanced(block, size) for block in _cut(paragraphs, size, total / blocks))


def _cut(paragraphs: Sequence[Paragraph], size: float, most: float) -> Iterator[list[Paragraph]]:
    block: list[Paragraph] = []
    used = 0.0
    for paragraph in paragraphs:
        lines = paragraph.lines(size)
        if block and used + lines / 2 > most and not block[-1].stays:
            yield block
            block, used = [], 0.0
        block.append(paragraph)
        used += lines
    if block:
        yield block


def _balanced(block: Sequence[Paragraph], size: float) -> Block:
    """Split where the higher column is lowest, and never between a heading and what it heads."""
    heights = [paragraph.lines(size) for paragraph in block]
    places = [place for place in range(1, len(block)) if not block[place - 1].stays]
    if not places:
        return (tuple(block),)
    place = min(places, key=lambda at: (max(sum(heights[:at]), sum(heights[at:])), -at))
    return tuple(block[:place]), tuple(block[place:])
