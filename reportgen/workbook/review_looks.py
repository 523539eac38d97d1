"""How a review copy looks: a tint for each kind of mark, and the words for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from openpyxl.styles import Alignment, Font, PatternFill

from reportgen.model.finding import Severity
from reportgen.workbook.styles import (
    FAMILY,
    INK,
    INK_SOFT,
    LEFT,
    PRIMARY,
    PRIMARY_TINT,
    SIGNAL,
    SIGNAL_TINT,
    TEXT,
    Look,
    fill,
    font,
)


class Mark(StrEnum):
    """Why a cell is marked, the worst first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    TIDY = "tidy"
    REPAIRED = "repaired"


_TINTS: Mapping[Mark, str] = {
    Mark.ERROR: SIGNAL_TINT,
    Mark.WARNING: "F9D27D",
    Mark.NOTE: PRIMARY_TINT,
    Mark.TIDY: "EDEAE3",
    Mark.REPAIRED: "D9EBD3",
}
_INKS: Mapping[Mark, str] = {
    Mark.ERROR: SIGNAL,
    Mark.WARNING: "6B4A00",
    Mark.NOTE: PRIMARY,
    Mark.TIDY: INK,
    Mark.REPAIRED: "2F5D27",
}
MARKS: Mapping[Severity, Mark] = {
    Severity.ERROR: Mark.ERROR,
    Severity.WARNING: Mark.WARNING,
    Severity.INFO: Mark.NOTE,
}
SUMMARY = Look(font=font(size=11, bold=True), alignment=Alignment(vertical="center"))
LOSSES = Look(font=font(colour=INK_SOFT), alignment=Alignment(vertical="center"))
ENTRY = replace(TEXT, alignment=LEFT)
PLACE = replace(ENTRY, font=Font(name=FAMILY, size=10, color=PRIMARY, underline="single"))


def word(mark: Mark) -> Look:
    """Return the look of the cell that says the kind of a mark."""
    ink = font(colour=_INKS[mark], bold=True)
    return Look(font=ink, fill=mark_fill(mark), border=TEXT.border, alignment=LEFT)


def mark_fill(mark: Mark) -> PatternFill:
    """Return the tint of a mark."""
    return fill(_TINTS[mark])


def mark_ink(mark: Mark) -> str:
    """Return the colour of text on a mark's tint."""
    return _INKS[mark]
