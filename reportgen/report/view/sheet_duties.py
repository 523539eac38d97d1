"""The bodies of rules on a protection sheet: a row for each, its duties numbered and shared out to two columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportgen.model.protection import RegimeDuty
from reportgen.report.formats import sentence_start
from reportgen.report.view.class_words import ended
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
    """A body of rules: why it applies, where it binds the work ("" for nowhere), and all its duties in two columns."""

    name: str
    because: str
    place: str
    columns: tuple[tuple[NumberedDuty, ...], ...]


def rule_rows(regimes: Iterable[RegimeDuty]) -> tuple[RuleRow, ...]:
    """Return a row for each body of rules that applies."""
    return tuple(
        RuleRow(
            name=one.name,
            because=sentence_start(ended(one.because)),
            place=run_on(one.place_limits) if one.place_limits else "",
            columns=_halves([NumberedDuty(number=n, text=ended(text)) for n, text in enumerate(one.duties, start=1)]),
        )
        for one in regimes
    )


def _halves(duties: Sequence[NumberedDuty]) -> tuple[tuple[NumberedDuty, ...], ...]:
    """Split where the higher column is lowest, and the first is not the lower one."""
    heights = [lines_of(duty.text, WIDTH_MM, size=_SIZE) for duty in duties]
    places = range(1, len(duties) + 1)
    at = min(places, key=lambda place: (max(sum(heights[:place]), sum(heights[place:])), -place), default=0)
    return tuple(duties[:at]), tuple(duties[at:])
