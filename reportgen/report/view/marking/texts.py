"""Marks the figures of one process, or of the portfolio, in the pieces that pages are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportgen.report.view.notes import Note
from reportgen.report.view.parts import Caption, Drawing, KeyFigure, Point
from reportgen.report.view.printed import Printed, Wanted


@dataclass(frozen=True, slots=True)
class Texts:
    """Marks what is printed of one process by its ID, "" for the portfolio."""

    printed: Printed
    process: str

    def text(self, text: str, wanted: Iterable[Wanted]) -> str:
        """Mark one text."""
        return self.printed.marked(text, self.process, wanted)

    def texts(self, texts: Iterable[str], wanted: Sequence[Wanted]) -> tuple[str, ...]:
        """Mark each of some texts."""
        return tuple(self.text(text, wanted) for text in texts)

    def key_figures(self, figures: Iterable[KeyFigure], wanted: Sequence[Wanted]) -> tuple[KeyFigure, ...]:
        """Mark the values of key figures and what is said below them."""
        return tuple(
            replace(one, value=self.text(one.value, wanted), label=self.text(one.label, wanted)) for one in figures
        )

    def points(self, points: Iterable[Point], wanted: Sequence[Wanted]) -> tuple[Point, ...]:
        """Mark the leads and texts of points; their marks are letters and places in a list."""
        return tuple(replace(one, lead=self.text(one.lead, wanted), text=self.text(one.text, wanted)) for one in points)

    def notes(self, notes: Iterable[Note], wanted: Sequence[Wanted]) -> tuple[Note, ...]:
        """Mark the lines of notes."""
        return tuple(replace(one, lines=self.points(one.lines, wanted)) for one in notes)

    def caption(self, caption: Caption, wanted: Sequence[Wanted]) -> Caption:
        """Mark the finding of a caption."""
        return replace(caption, finding=self.text(caption.finding, wanted))

    def drawing(self, drawing: Drawing, wanted: Sequence[Wanted], drawn: Iterable[Wanted]) -> Drawing:
        """Mark the finding of a drawing and list what it shows."""
        self.printed.drawn(drawing.caption.anchor, self.process, drawn)
        return replace(drawing, caption=self.caption(drawing.caption, wanted))
