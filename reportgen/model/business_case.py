"""Money: the canonical cash-flow table of an option, and what is concluded from it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.verdict import NotAssessed


@dataclass(frozen=True, slots=True, kw_only=True)
class CashFlow:
    """One year of the comparison, in the engagement's currency; costs are positive.

    net = baseline - charges - governance - one_off - retained: positive saves, negative costs more.
    `retained` is in-house cost that stays: work not yet moved and cost that cannot be avoided.
    """

    year: int
    baseline: Decimal
    charges: Decimal
    governance: Decimal
    one_off: Decimal
    retained: Decimal
    net: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Driver:
    """A number the cost rests on; `parameter` is its id in the assumptions."""

    parameter: str
    label: str
    value: float
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyCase:
    """Five-year money of one option: annual costs are of a steady year at today's prices."""

    baseline_annual: Decimal
    outsourced_annual: Decimal
    one_off: Decimal
    npv: Decimal
    irr: float | NotAssessed
    payback_years: float | NotAssessed
    cash_flows: tuple[CashFlow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a process costs under its recommendation, and under the option not recommended."""

    case: MoneyCase | NotAssessed
    what_if: MoneyCase | NotAssessed | None
    what_if_label: str | None
    drivers: tuple[Driver, ...]
    savings_p10: Decimal | NotAssessed
    savings_p50: Decimal | NotAssessed
    savings_p90: Decimal | NotAssessed
    probability_of_saving: float | NotAssessed
