"""What pages say of risk and measures, gathered from the assessment: counts, means, and gaps by what they are worth."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from reportgen.knowledge.control_facts import Control
from reportgen.knowledge.facts import Knowledge
from reportgen.knowledge.told_of_many import told_of_many
from reportgen.model.assessment import Assessment, ProcessAssessment
from reportgen.model.oversight import RegisterRow
from reportgen.model.protection import ControlDuty, Gap, RiskScore, Security

NOTHING_SAID = "The workbook does not say which measures work today; all count as open."
OPEN = "Open: not in place, or nothing said of it."
ANEW = (
    "works with today’s team, and the provider must show that it works with its own",
    "work with today’s team, and the provider must show that they work with its own",
)
TO_SHOW = "To show: works with today’s team; whoever takes the work over must show that it works with theirs."
SEVERE = 15
WHOLE_GRID = 25
COST_STEPS = {"low": 1, "medium": 2, "high": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """The rated processes at one stage: before measures, with today's, or with all listed measures agreed."""

    scores: tuple[RiskScore, ...]
    accepted: int

    @property
    def mean(self) -> float:
        """Return the mean score."""
        return fmean(one.score for one in self.scores)

    @property
    def severe(self) -> int:
        """Return how many are severe."""
        return sum(1 for one in self.scores if one.score >= SEVERE)

    @property
    def above(self) -> int:
        """Return how many lie above what is accepted."""
        return sum(1 for one in self.scores if one.score > self.accepted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """The three stages over the same processes; `today` None where the measures of today were not assessed."""

    before: Stage
    today: Stage | None
    after: Stage

    @property
    def now(self) -> Stage:
        """Return how it stands today, which is as before any measure where those of today are not known."""
        return self.today or self.before

    @property
    def has_limit(self) -> bool:
        """Return whether some score would not be accepted."""
        return self.before.accepted < WHOLE_GRID


@dataclass(frozen=True, slots=True, kw_only=True)
class GapTotal:
    """A measure that does not operate yet: the processes it would serve, and what it takes from their scores."""

    id: str
    name: str
    processes: int
    reduces: float
    cost_tier: str

    @property
    def per_step(self) -> float:
        """Return the score points taken off per step of cost (low 1, medium 2, high 3)."""
        return self.reduces / COST_STEPS[self.cost_tier]


def scored(processes: Sequence[ProcessAssessment]) -> list[tuple[ProcessAssessment, RiskScore, RiskScore]]:
    """Return the processes whose risk was assessed, with inherent and residual score."""
    return [
        (one, one.security.inherent, one.security.residual)
        for one in processes
        if isinstance(one.security.inherent, RiskScore) and isinstance(one.security.residual, RiskScore)
    ]


def accepted_score(processes: Sequence[ProcessAssessment]) -> int:
    """Return the highest score the client accepts."""
    return min((one.security.accepted for one in processes), default=WHOLE_GRID)


def score_floors(knowledge: Knowledge) -> tuple[float, ...]:
    """Return the lowest score of each band of a score, the mildest first."""
    return tuple(band.low for band in knowledge.tier_bands)


def stages_of(processes: Sequence[ProcessAssessment]) -> Stages | None:
    """Gather the three stages; None where no risk was rated."""
    rated = scored(processes)
    if not rated:
        return None
    accepted = accepted_score(processes)
    today = [one.security.today for one, _, _ in rated if isinstance(one.security.today, RiskScore)]
    return Stages(
        before=Stage(scores=tuple(inherent for _, inherent, _ in rated), accepted=accepted),
        today=Stage(scores=tuple(today), accepted=accepted) if len(today) == len(rated) else None,
        after=Stage(scores=tuple(residual for _, _, residual in rated), accepted=accepted),
    )


def states_of(processes: Sequence[ProcessAssessment]) -> Counter[str]:
    """Count the needed measures of all processes by state: in_place, to_show, partial, missing."""
    return Counter(duty.state for one in processes for duty in one.security.controls)


def is_silent(assessment: Assessment) -> bool:
    """Return whether the workbook says of no measure how far it works."""
    stated = (one.process.control_maturity for one in assessment.processes)
    return not assessment.engagement.controls and all(maturity is None for maturity in stated)


def is_inferred(security: Security) -> bool:
    """Return whether the grade of a risk rests more on inferred ratings than on those the workbook gives."""
    told = [part for part in security.parts if not part.from_site]
    inferred = sum(part.points for part in told if part.is_inferred)
    return inferred > sum(part.points for part in told if not part.is_inferred)


def duties_by_id(processes: Sequence[ProcessAssessment], catalogue: Mapping[str, Control]) -> dict[str, ControlDuty]:
    """Return each measure that some process needs, once, as it is told of all of them."""
    return told_of_many((duty for one in processes for duty in one.security.controls), catalogue)


def register_of(assessment: Assessment, catalogue: Mapping[str, Control]) -> tuple[RegisterRow, ...]:
    """Return the register of measures, counted here where the portfolio carries none."""
    oversight = assessment.portfolio.oversight
    if oversight is not None and oversight.register:
        return oversight.register
    states: defaultdict[str, Counter[str]] = defaultdict(Counter)
    needed: defaultdict[str, list[str]] = defaultdict(list)
    for one in assessment.processes:
        for duty in one.security.controls:
            states[duty.id][duty.state] += 1
            needed[duty.id].append(one.process.id)
    return tuple(
        RegisterRow(
            control=key,
            name=duty.name,
            family=duty.family,
            process_ids=tuple(needed[key]),
            in_place=states[key]["in_place"],
            partial=states[key]["partial"],
            missing=states[key]["missing"],
            to_show=states[key]["to_show"],
        )
        for key, duty in sorted(duties_by_id(assessment.processes, catalogue).items())
    )


def _named(duties: Mapping[str, ControlDuty], one: Gap) -> str:
    return duties[one.id].name if one.id in duties else one.name


def gap_totals(processes: Sequence[ProcessAssessment], catalogue: Mapping[str, Control]) -> tuple[GapTotal, ...]:
    """Add up the gaps of all processes, those that take off most per step of cost first."""
    reduces: defaultdict[str, float] = defaultdict(float)
    serves: Counter[str] = Counter()
    shown = {gap.id: gap for one in processes for gap in one.security.gaps}
    duties = duties_by_id(processes, catalogue)
    for one in processes:
        for gap in one.security.gaps:
            reduces[gap.id] += gap.reduces
            serves[gap.id] += 1
    totals = [
        GapTotal(id=key, name=_named(duties, gap), processes=serves[key], reduces=reduces[key], cost_tier=gap.cost_tier)
        for key, gap in shown.items()
    ]
    return tuple(sorted(totals, key=lambda one: (-round(one.per_step, 9), -one.processes, one.id)))
