"""What follows from an engagement: verdicts, money and measures, each score with its contributions.

The shapes follow the results JSON, schema 1 (docs/results.schema.json). What could not be assessed is a
`NotAssessed` with its reason, never a zero or a null; what does not apply is None and left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from reportgen.model.engagement import Engagement, Process, Range
from reportgen.model.finding import CellRef, Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAssessed:
    """A value that was not worked out, and why."""

    reason: str


class NatureClass(StrEnum):
    """What kind of work a process is."""

    BPO = "BPO"
    KPO = "KPO"
    HYBRID = "HYBRID"


class HybridKind(StrEnum):
    """Why a process is a hybrid: two kinds of work, too close to call, or truly in between."""

    MIXED = "MIXED"
    BOUNDARY = "BOUNDARY"
    INTERMEDIATE = "INTERMEDIATE"


class Evidence(StrEnum):
    """What a classification rests on."""

    RATED = "rated"
    PARTIAL = "partial"
    INDICATIVE = "indicative"
    NONE = "none"


class Recommendation(StrEnum):
    """What to do with a process."""

    OUTSOURCE = "OUTSOURCE"
    SELECTIVE = "SELECTIVE"
    RETAIN = "RETAIN"
    STABILISE = "STABILISE"
    ASSESS_FURTHER = "ASSESS_FURTHER"


class Form(StrEnum):
    """Who does the work."""

    THIRD_PARTY = "third_party"
    JOINT = "joint"
    CAPTIVE = "captive"
    IN_HOUSE = "in_house"


class Place(StrEnum):
    """How far from home the work is done."""

    ONSHORE = "onshore"
    NEARSHORE = "nearshore"
    OFFSHORE = "offshore"


class Tier(StrEnum):
    """How much protection a process needs."""

    LOW = "low"
    STANDARD = "standard"
    SIGNIFICANT = "significant"
    CRITICAL = "critical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """One criterion's part of an index.

    `weight` is the share after renormalising over what was entered (sums to 1); `points` sum to the index.
    `rating` is 1-5 as entered or inferred; `cell` is None where it was inferred.
    """

    criterion: str
    label: str
    rating: float
    weight: float
    points: float
    reversed: bool
    inferred: bool = False
    cell: CellRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resemblance:
    """A reference process the text resembles; `similarity` is 0-1."""

    id: str
    name: str
    nature: NatureClass
    similarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """The smallest change of one rating that would change the class (or the recommendation)."""

    criterion: str
    label: str
    rating: int
    needed: int
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPull:
    """A word of the analyst's text and how far it pulls the probability, in log odds: above 0 towards KPO."""

    word: str
    pull: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """How mixed work would be split, in words: the routine part and the part for experts."""

    routine: str
    expert: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What some answers make of a process: the value of a `Recommendation` where that changes, else of a class."""

    result: str
    answers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The cell whose answer could change a process's recommendation or class most.

    `rating` is what is used now: as entered, or where `inferred` what stands in for a blank; None where nothing does.
    `chance` is the probability 0-1 that the answer changes the result, `outcomes` what it would become, the likeliest
    first. `cell` is None where the workbook has no such column.
    """

    criterion: str
    label: str
    rating: float | None
    chance: float
    outcomes: tuple[Outcome, ...]
    cell: CellRef | None = None
    inferred: bool = False

    @property
    def answers(self) -> tuple[int, ...]:
        """Return all answers that change the result."""
        return tuple(sorted(answer for outcome in self.outcomes for answer in outcome.answers))

    @property
    def result(self) -> str:
        """Return what the result would most likely become."""
        return self.outcomes[0].result


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioQuestion:
    """A process's question as the portfolio ranks it; `process` is its ID.

    `stake` is the annual cost times the chance, in the engagement's currency; None where no cost is known.
    """

    process: str
    name: str
    question: Question
    stake: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectations:
    """What a provider must show and what the client may expect, each a short phrase, the most telling first."""

    skills: tuple[str, ...]
    value: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Classification:
    """The nature of a process.

    `text_probability` is what name and description alone suggest, also where the ratings decide; None where the text
    is no business process. `speaking` are the words that weigh most in it, where the class rests on it. `split` is
    given where work is MIXED.
    `reasons` are one or two clauses: why it is of this class, and what speaks strongly for the other side.
    """

    nature: NatureClass | NotAssessed
    hybrid_kind: HybridKind | None
    leaning: NatureClass | NotAssessed
    knowledge_index: float | NotAssessed
    probability_kpo: float | NotAssessed
    evidence: Evidence
    coverage: float
    spread: float | NotAssessed
    stability: float | NotAssessed
    contributions: tuple[Contribution, ...] = ()
    resembles: tuple[Resemblance, ...] = ()
    flips: tuple[Flip, ...] = ()
    text_probability: float | None = None
    speaking: tuple[WordPull, ...] = ()
    split: Split | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GateOutcome:
    """A gate that applies: its id (G1-G8), name, effect, the facts that triggered it, whether it decided."""

    id: str
    name: str
    effect: str
    because: str
    decided: bool
    cells: tuple[CellRef, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourcing:
    """Whether, how, where and when to source a process.

    `site_reason` says which risks led to form and place, and why; it is "" where the work stays. `automate_first`
    tells that the work is BPO and fits automation so well that this comes before any sourcing. `premises` say what
    would have to be true for the recommendation to hold, the most critical first.
    """

    recommendation: Recommendation
    provisional_recommendation: Recommendation | None
    engine_recommendation: Recommendation
    overridden: bool
    override_reason: str | None
    index: float | NotAssessed
    index_coverage: float
    contributions: tuple[Contribution, ...]
    gates: tuple[GateOutcome, ...]
    form: Form
    place: Place
    location: str
    location_name: str
    site_reason: str
    price_model: str
    price_model_name: str
    price_model_reason: str
    sourced_share: float
    wave: int
    reasons: tuple[str, ...]
    counter_argument: str
    flip: Flip | None
    automation_fit: float | NotAssessed
    in_house_alternative: str
    automate_first: bool
    premises: tuple[str, ...] = ()
    question: Question | None = None
    expectations: Expectations | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskScore:
    """A position on the 5 x 5 grid; score = likelihood x impact."""

    likelihood: int
    impact: int
    score: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlDuty:
    """A measure this process needs, why, and what shows that it works."""

    id: str
    name: str
    family: str
    emphasis: str
    because: str
    evidence: str
    maturity: float
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeDuty:
    """A body of rules that applies, with its duties for outsourcing."""

    id: str
    name: str
    because: str
    duties: tuple[str, ...]
    clauses: tuple[str, ...]
    controls: tuple[str, ...]
    status: str
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Security:
    """How a process must be protected."""

    tier: Tier | NotAssessed
    inherent: RiskScore | NotAssessed
    residual: RiskScore | NotAssessed
    controls: tuple[ControlDuty, ...]
    regimes: tuple[RegimeDuty, ...]
    clauses: tuple[str, ...]
    evidence_required: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessAssessment:
    """Everything concluded about one process."""

    process: Process
    classification: Classification
    sourcing: Sourcing
    cost: Cost
    security: Security


@dataclass(frozen=True, slots=True, kw_only=True)
class WavePlan:
    """A wave of the roadmap; months count from the decision (month 0).

    The work is handed over until `live_month` and runs in parallel until `end_month`.
    """

    wave: int
    name: str
    process_ids: tuple[str, ...]
    start_month: int
    live_month: int
    end_month: int
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
    questions: tuple[PortfolioQuestion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AssumptionUsed:
    """A parameter as used: its value, range, unit, source, review date, and whether the workbook overrode it."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What made the numbers; hashes are SHA-256 in hex. `draws` is the number of weight draws."""

    tool: str
    version: str
    template_version: str | None
    workbook_sha256: str
    knowledge_sha256: str
    seed: int
    draws: int


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
