"""Values of assumptions with their units, as the report prints them."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.model.engagement import Range
from reportgen.report.words.formats import NO_BREAK_SPACE, Formats

SHARE = "share"  # what a unit begins with whose values are printed in per cent
_WHOLE = 1e-9


def quantity(formats: Formats, value: float, unit: str, *, decimals: int | None = None) -> str:
    """Write a value without its unit, but for the percent sign of a share; with as few decimals as it needs."""
    shown = _decimals(value, unit) if decimals is None else decimals
    return formats.percent(value, shown) if unit.startswith(SHARE) else formats.number(value, shown)


def _decimals(value: float, unit: str) -> int:
    if unit.startswith(SHARE):
        return 0 if abs(value * 100 - round(value * 100)) < _WHOLE else 1
    if unit == "ratio":
        return 0 if value == 0 else 2
    return next((places for places in (0, 1) if abs(value - round(value, places)) < _WHOLE), 2)


def decimals_for(values: Iterable[float], unit: str) -> int:
    """Return how many decimals the finest of some values needs, so that they can be written alike."""
    return max(_decimals(value, unit) for value in values)


def likely(formats: Formats, value: Range, unit: str) -> str:
    """Write the likely value with as many decimals as the range beside it."""
    return quantity(formats, value.likely, unit, decimals=decimals_for((value.low, value.likely, value.high), unit))


def spread(formats: Formats, value: Range, unit: str) -> str:
    """Write low and high with the decimals of all three, or "fixed" where they are the same.

    Numbers below nought are parted by a word.
    """
    if value.low == value.high:
        return "fixed"
    joint = " to " if value.low < 0 else "–"
    ends = (value.low, value.high)
    finer = decimals_for((*ends, value.likely), unit)
    return joint.join(quantity(formats, end, unit, decimals=finer) for end in ends)


def unit_words(unit: str) -> str:
    """Return a unit as it stands under an assumption's name: "share of labour" is "of labour"."""
    return unit.removeprefix(SHARE).strip()


def unit_after(label: str, unit: str) -> str:
    """Return a unit as it follows a label, which it does not repeat: "hours a year" after "Hours" is "a year".

    Nor does "a year" follow "Yearly growth of pay".
    """
    if label.startswith("Yearly "):
        unit = unit.removesuffix("a year").rstrip()
    first, _, rest = unit.partition(" ")
    return rest if first == label.lower() else unit


def with_end_together(unit: str) -> str:
    """Return a unit of three words or more whose last two no line parts."""
    before, _, last = unit.rpartition(" ")
    return f"{before}{NO_BREAK_SPACE}{last}" if " " in before else unit
