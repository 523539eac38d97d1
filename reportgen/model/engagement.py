"""What the analyst said: the engagement and its processes, each value with the cell it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from datetime import date as date_type
from decimal import Decimal
from enum import StrEnum

from reportgen.model.finding import CellRef
from reportgen.model.marked_text import unmarked
from reportgen.model.sections import FULL


class PersonalData(StrEnum):
    """Whose data a process touches."""

    NONE = "none"
    PERSONAL = "personal"
    SPECIAL = "special"


class ReportStatus(StrEnum):
    """Whether the report may be relied on."""

    DRAFT = "draft"
    FINAL = "final"


class PageSize(StrEnum):
    """The paper the report is set for."""

    A4 = "A4"
    LETTER = "Letter"


MARKINGS = ("Public", "Internal", "Confidential", "Strictly confidential")
"""How far a report may be spread: the markings that the workbook offers."""


class RiskAppetite(StrEnum):
    """How much residual risk the client accepts."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class Override(StrEnum):
    """A recommendation the analyst sets against the engine's own."""

    OUTSOURCE = "OUTSOURCE"
    SELECTIVE = "SELECTIVE"
    RETAIN = "RETAIN"
    STABILISE = "STABILISE"
    ASSESS_FURTHER = "ASSESS_FURTHER"


class QuoteBasis(StrEnum):
    """What a price that a provider has quoted buys."""

    YEAR = "year"
    UNIT = "unit"
    FTE_YEAR = "fte_year"
    HOUR = "hour"


class CostPreset(StrEnum):
    """Which set of figures the cost of the move and of steering a provider is taken from, where none is entered."""

    LEAN = "lean"
    TYPICAL = "typical"
    HEAVY = "heavy"


class RiskMethod(StrEnum):
    """How the doubt about cost is treated: by simulation, or by one uplift; never both on the same risk."""

    SIMULATION = "simulation"
    OPTIMISM_BIAS = "optimism_bias"


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A value with its plausible low and high, low <= likely <= high."""

    low: float
    likely: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """A picture the analyst put on the Engagement sheet; `media_type` is image/png or image/jpeg."""

    data: bytes
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """One business process as the analyst described it.

    `ratings` holds only what was entered, by criterion id, 1-5; a missing rating is absent, never 3.
    Money is in the engagement's currency, a year unless `quote_basis` says otherwise. `cells` maps a field's
    name (for a rating: its criterion id) to the cell it came from. `row` is the row on its sheet, counted from 1.
    Countries are ISO 3166-1 alpha-2. `attrition` and `error_rate` are shares; `seasonal_peak` is how far the
    busiest month lies above an average one, as a share of it; `control_maturity` is 0-1 on the maturity scale.
    `quote_currency` is an ISO 4217 code, None for the engagement's own; `price_model` is the id of the one the analyst
    sets. `pay_per_fte` is gross pay a year of one full-time equivalent; `cost_components` gives yearly amounts by
    component id (knowledge: cost_components.toml); `avoided_capital` is spent once, at the decision, if all the work
    stays. `description`, `override_reason` and `analyst_comment` are as typed, marks included (marked_text).
    """

    id: str
    name: str
    function: str | None = None
    description: str | None = None
    ratings: Mapping[str, int] = field(default_factory=dict)
    personal_data: PersonalData | None = None
    regimes: tuple[str, ...] = ()
    fte: Decimal | None = None
    annual_cost: Decimal | None = None
    annual_volume: Decimal | None = None
    non_delegable: bool | None = None
    permitted_countries: tuple[str, ...] = ()
    override: Override | None = None
    override_reason: str | None = None
    analyst_comment: str | None = None
    business_objective: str | None = None
    owner: str | None = None
    current_locations: tuple[str, ...] = ()
    current_provider: str | None = None
    contract_end: date | None = None
    systems: tuple[str, ...] = ()
    attrition: Decimal | None = None
    error_rate: Decimal | None = None
    seasonal_peak: Decimal | None = None
    control_maturity: float | None = None
    quoted_price: Decimal | None = None
    quote_basis: QuoteBasis | None = None
    quoted_by: str | None = None
    quote_currency: str | None = None
    price_model: str | None = None
    pay_per_fte: Decimal | None = None
    cost_components: Mapping[str, Decimal] = field(default_factory=dict)
    avoided_capital: Decimal | None = None
    row: int
    cells: Mapping[str, CellRef] = field(default_factory=dict)

    @property
    def plain_description(self) -> str:
        """Return the words of the description without marks, as the engine reads them; "" where there is none."""
        return unmarked(self.description or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlInPlace:
    """A control that already works at the client, by maturity 0-1 (see knowledge: maturity scale)."""

    control_id: str
    maturity: float
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement:
    """Everything the workbook says, parsed and typed.

    `criteria_weights` and `assumptions` hold only what the analyst changed, by criterion id (0-1, before
    renormalising) and by parameter id. `brand_colour` is "#RRGGBB". `horizon_years` counts yearly flows
    after year 0. `discount_rate` is a fraction. Countries are ISO 3166-1 alpha-2. `process_columns` gives the
    letters of the columns that the sheet of processes has, by field, whether anything stands in them or not.
    `exchange_rates` gives what one unit of a currency (ISO 4217) is worth in the engagement's, as of
    `exchange_rates_date`. `pack` is the id of one; `sections` are templates, in the order to be printed, and where
    there are any the pack is not used. `version_history` are lines as the analyst wrote them, one a version.
    `target_saving` is the net saving wanted over the horizon, as a share of its baseline.
    """

    client: str
    title: str
    prepared_by: str | None = None
    prepared_for: str | None = None
    date: date
    status: ReportStatus = ReportStatus.DRAFT
    version: str = "0.1"
    version_history: tuple[str, ...] = ()
    decision_owner: str | None = None
    approvals: tuple[str, ...] = ()
    marking: str = "Confidential"
    industry: str | None = None
    objectives: tuple[str, ...] = ()
    executive_comment: str | None = None
    currency: str = "EUR"
    exchange_rates: Mapping[str, Decimal] = field(default_factory=dict)
    exchange_rates_date: date_type | None = None
    cost_preset: CostPreset = CostPreset.TYPICAL
    risk_method: RiskMethod = RiskMethod.SIMULATION
    target_saving: float | None = None
    locale: str = "en_GB"
    page_size: PageSize = PageSize.A4
    pack: str = FULL
    sections: tuple[str, ...] = ()
    horizon_years: int = 5
    discount_rate: float = 0.09
    home_country: str | None = None
    risk_appetite: RiskAppetite = RiskAppetite.MODERATE
    brand_colour: str | None = None
    logo: Logo | None = None
    processes: tuple[Process, ...] = ()
    process_columns: Mapping[str, str] = field(default_factory=dict)
    criteria_weights: Mapping[str, float] = field(default_factory=dict)
    assumptions: Mapping[str, Range] = field(default_factory=dict)
    controls: tuple[ControlInPlace, ...] = ()
    cells: Mapping[str, CellRef] = field(default_factory=dict)
    template_version: str | None = None
