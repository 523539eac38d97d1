"""The bodies of rules on a protection sheet: a row for each, its duties numbered and shared out to two columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportgen.model.protection import RegimeDuty
from reportgen.report.view.class_words import ended
from reportgen.report.view.duties_why import told
from reportgen.report.view.profile_room import lines_of
from reportgen.report.view.run_on import run_on

WIDTH_MM, _SIZE = 57.0, 7.0


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedDuty:
    """A duty and its number within the body of rules."""

    number: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """A body of rules: why it applies, all its duties in two columns, and where it binds the work ("" for nowhere)."""

    name: str
    because: str
    first: tuple[NumberedDuty, ...]
    second: tuple[NumberedDuty, ...]
    place: str


def rule_rows(regimes: Iterable[RegimeDuty]) -> tuple[RuleRow, ...]:
    """Return a row for each body of rules that applies."""
    return tuple(_row(one) for one in regimes)


def _row(one: RegimeDuty) -> RuleRow:
    place = run_on(one.place_limits) if one.place_limits else ""
    duties = [NumberedDuty(number=number, text=ended(text)) for number, text in enumerate(one.duties, start=1)]
    first, second = _halves(duties, beside=lines_of(place, WIDTH_MM, bold="Place:", size=_SIZE) if place else 0)
    return RuleRow(name=one.name, because=told(ended(one.because)), first=first, second=second, place=place)


def _halves(duties: Sequence[NumberedDuty], *, beside: float) -> tuple[tuple[NumberedDuty, ...], ...]:
    """Split where the higher column is lowest; `beside` are the lines that end the second one."""
    heights = [lines_of(duty.text, WIDTH_MM, size=_SIZE) for duty in duties]
    places = range(1, len(duties) + 1)
    at = min(places, key=lambda place: (max(sum(heights[:place]), sum(heights[place:]) + beside), -place), default=0)
    return tuple(duties[:at]), tuple(duties[at:])
