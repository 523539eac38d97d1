"""Marks the figures of one process, or of the portfolio, in the pieces that pages are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportgen.report.view.parts import Caption, Drawing, KeyFigure, Point
from reportgen.report.view.printed import Printed, Sought, Wanted
from reportgen.report.view.profiles.notes import Note


@dataclass(frozen=True, slots=True)
class Texts:
    """Marks what is printed of one process by its ID, "" for the portfolio."""

    printed: Printed
    process: str

    def sought(self, wanted: Iterable[Wanted]) -> tuple[Sought, ...]:
        """Return what to mark: those of the wanted figures that there are."""
        return self.printed.sought(self.process, wanted)

    def text(self, text: str, sought: Iterable[Sought]) -> str:
        """Mark one text."""
        return self.printed.marked(text, self.process, sought)

    def texts(self, texts: Iterable[str], sought: Sequence[Sought]) -> tuple[str, ...]:
        """Mark each of some texts."""
        return tuple(self.text(text, sought) for text in texts)

    def key_figures(self, figures: Iterable[KeyFigure], sought: Sequence[Sought]) -> tuple[KeyFigure, ...]:
        """Mark the values of key figures and what is said below them."""
        return tuple(
            replace(one, value=self.text(one.value, sought), label=self.text(one.label, sought)) for one in figures
        )

    def points(self, points: Iterable[Point], sought: Sequence[Sought]) -> tuple[Point, ...]:
        """Mark the leads and texts of points; their marks are letters and places in a list."""
        return tuple(replace(one, lead=self.text(one.lead, sought), text=self.text(one.text, sought)) for one in points)

    def notes(self, notes: Iterable[Note], sought: Sequence[Sought]) -> tuple[Note, ...]:
        """Mark the lines of notes."""
        return tuple(replace(one, lines=self.points(one.lines, sought)) for one in notes)

    def caption(self, caption: Caption, sought: Sequence[Sought]) -> Caption:
        """Mark the finding of a caption."""
        return replace(caption, finding=self.text(caption.finding, sought))

    def drawing(self, drawing: Drawing, sought: Sequence[Sought], drawn: Iterable[Wanted]) -> Drawing:
        """Mark the finding of a drawing and list what it shows."""
        self.printed.drawn(drawing.caption.anchor, self.process, drawn)
        return replace(drawing, caption=self.caption(drawing.caption, sought))
