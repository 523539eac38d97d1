"""What follows from an engagement: verdicts, money and measures, each score with its contributions.

The shapes follow the results JSON, schema 1 (docs/results.schema.json). What could not be assessed is a
`NotAssessed` with its reason, never a zero or a null; what does not apply is None and left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.business_case import Cost
from reportgen.model.cash_flow import CashFlow
from reportgen.model.classification import Classification, PortfolioQuestion
from reportgen.model.engagement import Engagement, Process, Range
from reportgen.model.finding import CellRef, Finding
from reportgen.model.outlook import Outlook
from reportgen.model.oversight import Oversight
from reportgen.model.portfolio_groups import GroupTotal, People
from reportgen.model.protection import Security
from reportgen.model.sourcing import Sourcing
from reportgen.model.uncertainty import Uncertainty
from reportgen.model.verdict import NotAssessed


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessAssessment:
    """Everything concluded about one process; `outlook` is None only where an assessment was made by hand."""

    process: Process
    classification: Classification
    sourcing: Sourcing
    cost: Cost
    security: Security
    outlook: Outlook | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WavePlan:
    """A wave of the roadmap; months count from the decision (month 0).

    The work is handed over until `live_month` and runs in parallel until `end_month`, each process until its own month
    of `parallel_until`, in the order of `process_ids`; `end_month` is the last of them.
    """

    wave: int
    name: str
    process_ids: tuple[str, ...]
    start_month: int
    live_month: int
    end_month: int
    parallel_until: tuple[int, ...]
    gate: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolio:
    """Sums and counts over the processes; money sums only what was assessed.

    `coverage` is the share of the known baseline whose verdict rests on enough evidence; `processes_without_cost`
    counts the processes that are in no sum; `questions` are those most worth asking next, the weightiest first.
    """

    process_count: int
    by_class: dict[str, int]
    by_recommendation: dict[str, int]
    baseline_annual: Decimal | NotAssessed
    outsourced_annual: Decimal | NotAssessed
    one_off: Decimal | NotAssessed
    npv: Decimal | NotAssessed
    irr: float | NotAssessed
    payback_years: float | NotAssessed
    cash_flows: tuple[CashFlow, ...]
    coverage: float
    processes_without_cost: int
    savings_p10: Decimal | NotAssessed
    savings_p50: Decimal | NotAssessed
    savings_p90: Decimal | NotAssessed
    probability_of_saving: float | NotAssessed
    discounted_payback_years: float | NotAssessed
    net_saving: Decimal | NotAssessed
    total_cost: Decimal | NotAssessed
    uncertainty: Uncertainty | NotAssessed
    questions: tuple[PortfolioQuestion, ...] = ()
    groups: tuple[GroupTotal, ...] = ()
    people: People | None = None
    oversight: Oversight | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssumptionUsed:
    """A parameter as used: its value, range, unit, source, review date, and whether the workbook overrode it.

    `given_by` says who gave it: default, preset, country, sector or workbook.
    """

    id: str
    group: str
    label: str
    value: Range
    unit: str
    source: str
    basis: str
    reviewed: str
    overridden: bool
    cell: CellRef | None = None
    given_by: str = "default"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What made the numbers; hashes are SHA-256 in hex.

    `draws` counts those of the simulation of savings, `weight_draws` those of the weights of the ratings.
    """

    tool: str
    version: str
    template_version: str | None
    workbook_sha256: str
    knowledge_sha256: str
    seed: int
    draws: int
    weight_draws: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What follows from the engagement, complete: the report, the JSON and the trace are made from it."""

    engagement: Engagement
    processes: tuple[ProcessAssessment, ...]
    portfolio: Portfolio
    waves: tuple[WavePlan, ...]
    assumptions: tuple[AssumptionUsed, ...]
    findings: tuple[Finding, ...]
    provenance: Provenance
