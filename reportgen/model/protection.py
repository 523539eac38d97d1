"""How a process must be protected: the risk, what lowers it, and what has to be in place."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.model.contract import Contract
from reportgen.model.finding import CellRef
from reportgen.model.verdict import NotAssessed, Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskScore:
    """A position on the 5 x 5 grid; score = likelihood x impact."""

    likelihood: int
    impact: int
    score: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskPart:
    """What one criterion adds to one side of the inherent risk.

    `axis` is likelihood or impact; `weight` is the share 0-1 of the axis after renormalising over what is rated,
    `points` what the rating adds to the axis's index 0-100. `rating` is 1-5; `from_site` tells that it follows from the
    place and form that would be chosen, not from the workbook. `least` is the impact 1-5 that it sets at the least,
    whatever the index comes to, 0 where it sets none; what only does that has neither weight nor points.
    """

    criterion: str
    label: str
    axis: str
    rating: float
    weight: float
    points: float
    is_inferred: bool = False
    from_site: bool = False
    cell: CellRef | None = None
    least: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyEffect:
    """What one family of measures takes from one side of a risk.

    `effect` is the share 0-1 that its measures take together, `counted` the share after the diminishing among
    families (the strongest family counts in full), `measures` their ids, the strongest first.
    """

    axis: str
    family: str
    measures: tuple[str, ...]
    effect: float
    counted: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reduction:
    """How measures lead from the inherent to the residual risk, to be followed by hand.

    `likelihood_left` and `impact_left` are shares 0-1 of where each began; `at_floor` names the axes at which the least
    share that any measures leave was reached. `effects` stand by axis, the strongest family first.
    """

    effects: tuple[FamilyEffect, ...]
    likelihood_left: float
    impact_left: float
    at_floor: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlDuty:
    """A measure this process needs, why, who runs it, and what shows that it works.

    `owner` is client, provider or both; `phase` says by when it must stand: before_contract, in_contract (a clause or
    an undertaking signed with it) or in_operation. `acts_on` is likelihood or impact, `effectiveness` the fraction it
    takes when fully evidenced, `maturity` 0-1 how far it works today. `cost_tier` is low, medium or high. `against` is
    what it guards against, in a noun phrase. `shown_anew` tells that it works today in the client's own team, and that
    whoever takes the work over has to show it of theirs. `is_added` where only the risk that would otherwise remain
    asks for it.
    """

    id: str
    name: str
    family: str
    emphasis: str
    because: str
    evidence: str
    maturity: float
    references: tuple[str, ...]
    owner: str
    phase: str
    acts_on: str
    effectiveness: float
    cost_tier: str
    against: str = ""
    shown_anew: bool = False
    is_added: bool = False

    @property
    def state(self) -> str:
        """Return in_place (it operates), to_show (so far with today's team), partial (stated, designed) or missing."""
        if self.maturity >= OPERATING:
            return "to_show" if self.shown_anew else "in_place"
        return "partial" if self.maturity > 0 else "missing"


OPERATING = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A needed measure that does not operate yet, and what closing it is worth.

    `reduces` is by how much the residual score, unrounded, 0-25, falls if this one alone is brought to operate beside
    what is in place today, or, where the work moves, beside what the client goes on running itself; gaps stand by that
    per step of cost (low 1, medium 2, high 3).
    """

    id: str
    name: str
    maturity: float
    reduces: float
    cost_tier: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A change that brings the residual risk to what the client accepts, and the risk that then remains.

    `kind` is measures (have the named measures tested, or add them), exposure (a rating falls) or place. `text` is a
    clause that finishes "it would be enough that".
    """

    kind: str
    text: str
    result: RiskScore
    measures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeDuty:
    """A body of rules that applies, why, and its duties for outsourcing.

    `chosen` tells that the workbook names it, `triggered` that the facts call for it: either alone is worth a finding.
    `fits` are the facts that speak for it where it is chosen and they fall short of calling for it.
    `place_limits` say in words where it lets the work or the data go; `checked` is when the entry was last reviewed.
    """

    id: str
    name: str
    because: str
    duties: tuple[str, ...]
    clauses: tuple[str, ...]
    controls: tuple[str, ...]
    status: str
    confidence: str
    label: str = ""
    jurisdiction: str = ""
    chosen: bool = False
    triggered: bool = False
    fits: str = ""
    place_limits: tuple[str, ...] = ()
    checked: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """How personal data may reach the place of the work under the law at home.

    `route` is home, same_law, adequacy, instrument (set clauses or another binding form, in Europe with an assessment),
    open (neither is asked for: the sender stays answerable), restricted (allowed under a condition that has to be met
    first) or none. `words` say it in a sentence; `needs` are what must be done, in order. `doubt` is a clause on why
    the assessment seldom succeeds there, "" where nothing is known.
    """

    law: str
    country: str
    country_name: str
    route: str
    words: str
    needs: tuple[str, ...]
    source: str
    doubt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assurance:
    """How closely a process is watched at its tier.

    `review_months` is the time between reviews, None where only at renewal; `notice_hours` the time in which a breach
    must be reported; `agreed` the maturity 0-1 that a measure counts with, once it is agreed and not yet shown to run.
    """

    assessment: str
    review: str
    review_months: int | None
    notice_hours: int
    agreed: float = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Security:
    """How a process must be protected.

    `today` is the risk with the measures as they work now, `residual` the one that remains once all listed measures are
    agreed: each counts as its tier says (see Assurance), or better where the workbook says so. `accepted` is the score
    the client accepts. `parts` stand by axis, the heaviest first. `ways` are empty where the residual risk is accepted.
    `tier_because` is a clause on the data or the methods that set the tier, "" where the inherent score alone sets it.
    `is_of_centre` where it is that of work done by an own centre, now or once the work moves.
    """

    tier: Tier | NotAssessed
    inherent: RiskScore | NotAssessed
    residual: RiskScore | NotAssessed
    controls: tuple[ControlDuty, ...]
    regimes: tuple[RegimeDuty, ...]
    clauses: tuple[str, ...]
    evidence_required: tuple[str, ...]
    today: RiskScore | NotAssessed = NotAssessed(reason="The measures of today were not assessed.")  # noqa: RUF009
    accepted: int = 25
    tier_because: str = ""
    parts: tuple[RiskPart, ...] = ()
    reduction: Reduction | None = None
    gaps: tuple[Gap, ...] = ()
    ways: tuple[Way, ...] = ()
    transfer: Transfer | None = None
    assurance: Assurance | None = None
    contract: Contract | None = None
    is_of_centre: bool = False

    @property
    def is_accepted(self) -> bool:
        """Return whether the residual risk is known and within what the client accepts."""
        return isinstance(self.residual, RiskScore) and self.residual.score <= self.accepted
