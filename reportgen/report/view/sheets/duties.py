"""The bodies of rules on a protection sheet: a row for each, its duties numbered and set one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportgen.model.protection import RegimeDuty
from reportgen.report.view.citations import unbroken
from reportgen.report.view.classes.words import ended
from reportgen.report.view.duties.why import why_here
from reportgen.report.view.run_on import run_on


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedDuty:
    """A duty and its number within the body of rules."""

    number: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """A body of rules: why it applies, all its duties, and where it binds the work ("" for nowhere)."""

    name: str
    because: str
    duties: tuple[NumberedDuty, ...]
    place: str


def rule_rows(regimes: Iterable[RegimeDuty]) -> tuple[RuleRow, ...]:
    """Return a row for each body of rules that applies."""
    return tuple(_row(one) for one in regimes)


def _row(one: RegimeDuty) -> RuleRow:
    return RuleRow(
        name=unbroken(one.name),
        because=why_here(one),
        duties=tuple(
            NumberedDuty(number=number, text=unbroken(ended(text))) for number, text in enumerate(one.duties, start=1)
        ),
        place=unbroken(run_on(one.place_limits)) if one.place_limits else "",
    )
