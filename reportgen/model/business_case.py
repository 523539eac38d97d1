"""What a process costs now, by each of its options, and where a move neither gains nor loses."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from reportgen.model.cash_flow import MoneyCase
from reportgen.model.finding import CellRef
from reportgen.model.verdict import Form, NotAssessed, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineComponent:
    """A part of today's yearly cost.

    `is_given` tells an amount of the workbook from one split off by a default share or loaded on pay.
    `avoidable_share` (0-1) goes when the work goes, `falls_away_month` months after the handover.
    """

    id: str
    label: str
    amount: Decimal
    is_given: bool
    avoidable_share: float
    falls_away_month: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """Today's yearly cost and what it is made of; components sum to `total`.

    `source` is a short phrase: what the total was made from. `unit_cost` is that of one good unit, `rework_unit_cost`
    the part of it spent on errors; None where no volume is given. `cost_per_fte` is None where no headcount is.
    """

    total: Decimal
    source: str
    components: tuple[BaselineComponent, ...]
    unit_cost: Decimal | None = None
    rework_unit_cost: Decimal | None = None
    cost_per_fte: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """The charge of a steady year under the price model used, at today's volume and prices.

    `terms` are what the formula was worked out with, as (label, value, unit): ("Unit price", 3.1, "EUR"). `quoted_by`
    is None where no quote was used, `cell` the quote's cell. `should_cost` is the charge the assumptions would make,
    given where a quote is used.
    """

    model: str
    annual: Decimal
    formula: str
    terms: tuple[tuple[str, float, str], ...] = ()
    is_quoted: bool = False
    quoted_by: str | None = None
    cell: CellRef | None = None
    should_cost: Decimal | None = None


class OptionKind(StrEnum):
    """A way to run a process."""

    AS_IS = "as_is"
    IMPROVED = "improved"
    AUTOMATED = "automated"
    SOURCED = "sourced"
    SOURCED_WHOLE = "sourced_whole"
    OTHER_PLACE = "other_place"
    OTHER_FORM = "other_form"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One way to run a process, with its money; exactly one of a process is `is_recommended`."""

    kind: OptionKind
    label: str
    form: Form
    place: Place
    country: str
    country_name: str
    is_recommended: bool
    case: MoneyCase


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceOption:
    """The best permitted country at one distance, with the money of sourcing there.

    `rate_ratio` is the provider's blended rate as a share of that at home. `case` says why where none is permitted
    or known; `country` is then "".
    """

    place: Place
    country: str
    country_name: str
    rate_ratio: float | None
    is_chosen: bool
    case: MoneyCase | NotAssessed


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakEven:
    """Where a move neither gains nor loses in net present value.

    `annual_charge` is the charge of a steady year at today's prices, `charge_share` its ratio to the one assumed;
    `volume_share` the ratio to today's volume, with one-off cost and governance as they stand; `volume` in units a
    year, None where none is given; each says why where no such point exists.
    """

    annual_charge: Decimal | NotAssessed
    charge_share: float | NotAssessed
    volume_share: float | NotAssessed
    volume: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Driver:
    """A number the cost rests on; `parameter` is its id in the assumptions."""

    parameter: str
    label: str
    value: float
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a process costs now, under its recommendation, and under its other options.

    Percentiles are of the net saving, nominal over the horizon, from the simulation: a lower one is a worse outcome.
    """

    case: MoneyCase | NotAssessed
    what_if: MoneyCase | NotAssessed | None
    what_if_label: str | None
    drivers: tuple[Driver, ...]
    savings_p10: Decimal | NotAssessed
    savings_p50: Decimal | NotAssessed
    savings_p90: Decimal | NotAssessed
    probability_of_saving: float | NotAssessed
    baseline: Baseline | NotAssessed
    price: Price | NotAssessed | None = None
    break_even: BreakEven | None = None
    options: tuple[Option, ...] = ()
    places: tuple[PlaceOption, ...] = ()
