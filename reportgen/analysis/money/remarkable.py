"""What of a process's money may call for a remark: enough for the checks, at a fraction of the full price."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.cash_flow import MoneyCase
from reportgen.model.verdict import NotAssessed


@dataclass(frozen=True, slots=True, kw_only=True)
class Remarkable:
    """The money under the recommendation.

    `hourly_price` is what a provider gets for an hour of work, in the engagement's currency; None where nothing moves
    or no headcount is given. `live_month` is when the provider takes over, counted from the decision. `source` says
    what today's cost is made from, "" where no cost is known.
    """

    case: MoneyCase | NotAssessed
    source: str
    hourly_price: Decimal | None
    live_month: float
