"""What of a process's money may call for a remark: in plain numbers, since a check has no use for a table."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.verdict import NotAssessed


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """The money of work that moves.

    `annual` is the cost of a steady year; `months_to_payback` count from when the provider takes over; `hourly_price`
    is what it gets for an hour of work, None where no headcount is given.
    """

    annual: float
    value: float
    months_to_payback: float | NotAssessed
    spends_first: bool
    live_month: int
    hourly_price: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remarkable:
    """The money under the recommendation; `source` says what the cost is made from, `move` is None for what stays."""

    baseline: Decimal
    source: str
    move: Move | None
