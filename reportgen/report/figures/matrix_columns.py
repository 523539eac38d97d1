"""The columns of a matrix of processes: where they stand, and their numbers above them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.report.figures.palette import Palette
from reportgen.report.figures.svg import Mark, Text
from reportgen.report.figures.text_metrics import text_width

NUMBER_SIZE = 6.4
LINE = 2.5
_APART = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixColumns:
    """A column for each process, by its number: `first` is the left edge of the first, `pitch` the width, in mm."""

    numbers: tuple[int, ...]
    first: float
    pitch: float

    def x(self, column: int) -> float:
        """Return the middle of a column, counted from 0."""
        return self.first + (column + 0.5) * self.pitch

    @property
    def is_staggered(self) -> bool:
        """Return whether the numbers are too wide to stand on one line."""
        widest = max(text_width(str(number), size=NUMBER_SIZE) for number in self.numbers)
        return self.pitch < widest + _APART

    def heads(self, base: float, palette: Palette, *, size: float) -> Iterator[Mark]:
        """Draw the numbers on the line `base`, or on two where they are too wide, and above them what they count."""
        above = base - (2 if self.is_staggered else 1) * LINE - 0.3
        yield Text(x=self.first, y=above, text="Process", size=size, weight=600, fill=palette.ink_2)
        for column, number in enumerate(self.numbers):
            y = base - LINE if self.is_staggered and column % 2 else base
            yield Text(x=self.x(column), y=y, text=str(number), size=NUMBER_SIZE, fill=palette.ink_2, anchor="middle")
