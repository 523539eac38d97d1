"""The canonical cash-flow table of an option: rounded once, line by line, to the currency's minor unit.

Every amount of an option that is no probability, percentile or break-even is a sum of its cells.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from reportgen.model.verdict import NotAssessed


class Line(StrEnum):
    """The lines of the table, finer than its columns; see `LINES`."""

    AS_IS = "as_is"
    AVOIDED_CAPITAL = "avoided_capital"
    FEES = "fees"
    VAT = "vat"
    CONTRACT_MANAGEMENT = "contract_management"
    RETAINED_TEAM = "retained_team"
    SELECTION = "selection"
    TRANSITION = "transition"
    KNOWLEDGE_TRANSFER = "knowledge_transfer"
    SEVERANCE = "severance"
    IMPROVEMENT = "improvement"
    LOST_PRODUCTIVITY = "lost_productivity"
    SET_UP = "set_up"
    EXIT = "exit"
    NOT_MOVED = "not_moved"
    PARALLEL = "parallel"
    STRANDED_FOR_A_TIME = "stranded_for_a_time"
    STRANDED = "stranded"
    SOFTWARE = "software"
    TAX = "tax"


LINES: Mapping[str, tuple[Line, ...]] = {
    "baseline": (Line.AS_IS, Line.AVOIDED_CAPITAL),
    "charges": (Line.FEES, Line.VAT),
    "governance": (Line.CONTRACT_MANAGEMENT, Line.RETAINED_TEAM),
    "one_off": (
        Line.SELECTION,
        Line.TRANSITION,
        Line.KNOWLEDGE_TRANSFER,
        Line.SEVERANCE,
        Line.IMPROVEMENT,
        Line.LOST_PRODUCTIVITY,
        Line.SET_UP,
        Line.EXIT,
    ),
    "retained": (Line.NOT_MOVED, Line.PARALLEL, Line.STRANDED_FOR_A_TIME, Line.STRANDED, Line.SOFTWARE),
    "tax": (Line.TAX,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CashFlow:
    """One year of the comparison; costs are positive.

    net = baseline - charges - governance - one_off - retained - tax: positive saves, negative costs more. `tax` is
    zero unless the workbook gives a tax rate. `lines` are what the columns are summed from (`LINES`), zeros left out.
    """

    year: int
    baseline: Decimal
    charges: Decimal
    governance: Decimal
    one_off: Decimal
    retained: Decimal
    net: Decimal
    tax: Decimal = Decimal(0)
    lines: Mapping[Line, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyCase:
    """The money of one option over the horizon.

    Annual costs are of a steady year at today's prices. `net_saving` and `total_cost` (of ownership) are nominal sums
    over the horizon, after everything. Paybacks are in years from the decision.
    """

    baseline_annual: Decimal
    outsourced_annual: Decimal
    one_off: Decimal
    npv: Decimal
    irr: float | NotAssessed
    payback_years: float | NotAssessed
    discounted_payback_years: float | NotAssessed
    net_saving: Decimal
    total_cost: Decimal
    cash_flows: tuple[CashFlow, ...]
