"""The tables of the security section: processes by tier, gaps by their worth, and how closely each is watched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.protection import Assurance, RiskPart, RiskScore, Security
from reportgen.model.verdict import NotAssessed, Tier
from reportgen.report.figures.value_bar import value_bar
from reportgen.report.view.classes.words import ended
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Link, joined
from reportgen.report.view.process_numbers import numbered
from reportgen.report.view.security.risk_facts import gap_totals, is_inferred
from reportgen.report.view.wording import TIER, in_sentence
from reportgen.report.words.formats import MISSING, NO_BREAK_SPACE, counted, sentence_start

TIERS = (Tier.CRITICAL, Tier.SIGNIFICANT, Tier.STANDARD, Tier.LOW)
LISTED_GAPS = 10
_NAME_LIMIT = 60
_GROUP_KEPT_WHOLE = 6
_WAYS = 2
_TEN = 10
_WEEK_HOURS = 168
_DAY_HOURS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskRow:
    """A process: its scores, the driver, what to do first, whether the rest is accepted, and what would be enough."""

    number: str
    link: Link
    before: str
    today: str
    after: str
    driver: str
    first: str
    outcome: str
    enough: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskGroup:
    """The processes of one tier; `because` says which are there for another reason than their score as rated."""

    title: str
    because: str
    rows: tuple[RiskRow, ...]

    @property
    def keep_together(self) -> bool:
        """Return whether the group is short enough to stand on one page."""
        return len(self.rows) <= _GROUP_KEPT_WHOLE


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRow:
    """A measure to put in place: how many processes it serves, and what it takes off their scores."""

    rank: str
    name: str
    processes: str
    reduces: str
    cost: str
    per_step: str
    bar: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchRow:
    """A tier: how it is assessed, how often it is reviewed, and how soon a breach must be reported."""

    tier: str
    processes: str
    assessment: str
    review: str
    notice: str


def risk_groups(context: Context) -> tuple[RiskGroup, ...]:
    """Group all processes by tier, critical first, the highest score of today first within each."""
    groups: defaultdict[Tier | None, list[ProcessAssessment]] = defaultdict(list)
    for one in context.assessment.processes:
        tier = one.security.tier
        groups[None if isinstance(tier, NotAssessed) else tier].append(one)
    return tuple(
        RiskGroup(
            title=f"{_tier_name(tier)}: {counted(len(groups[tier]), 'process', 'processes')}",
            because=" ".join(_because(context, groups[tier])),
            rows=tuple(_risk_row(context, one) for one in _by_score(context, groups[tier])),
        )
        for tier in (*TIERS, None)
        if groups[tier]
    )


def _tier_name(tier: Tier | None) -> str:
    return "No risk rating" if tier is None else f"{TIER[tier]} protection"


def _because(context: Context, members: Sequence[ProcessAssessment]) -> Iterator[str]:
    """Say which processes owe their tier to the class of their data or methods, and which to inferred ratings."""
    raised: defaultdict[str, list[int]] = defaultdict(list)
    for one in members:
        if one.security.tier_because:
            raised[one.security.tier_because].append(context.number(one))
    for clause, numbers in raised.items():
        yield f"{sentence_start(clause)} ({numbered(numbers)})."
    inferred = [context.number(one) for one in members if is_inferred(one.security)]
    if inferred:
        yield f"By inferred ratings, to be confirmed: {numbered(inferred)}."


def _by_score(context: Context, members: Sequence[ProcessAssessment]) -> list[ProcessAssessment]:
    def key(one: ProcessAssessment) -> tuple[int, int, int, int]:
        scores = (one.security.residual, one.security.today, one.security.inherent)
        after, today, before = (score.score if isinstance(score, RiskScore) else 0 for score in scores)
        return -after, -today, -before, context.number(one)

    return sorted(members, key=key)


def _risk_row(context: Context, one: ProcessAssessment) -> RiskRow:
    security = one.security
    before, today, after = (_score(score) for score in (security.inherent, security.today, security.residual))
    return RiskRow(
        number=str(context.number(one)),
        link=context.link(one, _NAME_LIMIT),
        before=before,
        today=today,
        after=after,
        driver=_driver(security.parts),
        first=security.gaps[0].name if security.gaps else _no_gap(security),
        outcome=_outcome(security),
        enough=_enough(context, security),
    )


def _score(score: RiskScore | NotAssessed) -> str:
    return str(score.score) if isinstance(score, RiskScore) else MISSING


def _driver(parts: Sequence[RiskPart]) -> str:
    """Name the criterion that adds most to either side, with its rating; a dash where none adds anything."""
    strongest = max(parts, key=lambda part: part.points, default=None)
    if strongest is None or strongest.points <= 0:
        return MISSING
    inferred = " (inferred)" if strongest.is_inferred else ""
    return f"{strongest.label}{NO_BREAK_SPACE}{strongest.rating:.0f}{inferred}"


def _no_gap(security: Security) -> str:
    """Say why nothing is to do first: every measure operates, or none is needed or known."""
    works = security.controls and all(duty.state == "in_place" for duty in security.controls)
    return "Keep what is in place" if works else MISSING


def _outcome(security: Security) -> str:
    if isinstance(security.residual, NotAssessed):
        return MISSING
    if not security.is_accepted:
        return "No"
    return "Yes, as inferred" if is_inferred(security) else "Yes"


def _enough(context: Context, security: Security) -> str:
    """Say what would bring the risk to what is accepted, or what was added to do so; "" where neither is needed."""
    if isinstance(security.residual, NotAssessed):
        return ""
    if security.is_accepted:
        return _added([f"“{context.said(duty.name)}”" for duty in security.controls if duty.is_added])
    if not security.ways:
        return "No change of measures, exposure or place was found that would be enough."
    clauses = [
        f"{context.said(in_sentence(way.text))}, which leaves a score of {way.result.score}"
        for way in security.ways[:_WAYS]
    ]
    return ended(f"It would be enough that {'; or that '.join(clauses)}")


def _added(names: Sequence[str]) -> str:
    if not names:
        return ""
    verb = "is" if len(names) == 1 else "are"
    return f"{joined(names)} {verb} added, since the risk would otherwise be above what is accepted."


def gap_rows(context: Context) -> tuple[GapRow, ...]:
    """List the ten gaps that take off most risk for their cost; where all cost alike, `cost` is ""."""
    number = context.formats.number
    first = gap_totals(context.assessment.processes, context.knowledge.controls)[:LISTED_GAPS]
    is_alike = len({gap.cost_tier for gap in first}) == 1
    told = [gap.reduces if is_alike else gap.per_step for gap in first]
    most, unit = max(told, default=0.0), "points" if is_alike else "points per step"
    decimals = 1 if most >= _TEN else 2
    return tuple(
        GapRow(
            rank=str(rank),
            name=gap.name,
            processes=str(gap.processes),
            reduces=number(gap.reduces, decimals),
            cost="" if is_alike else sentence_start(gap.cost_tier),
            per_step=number(points, decimals),
            bar=value_bar(points, most, f"{number(points, decimals)} {unit}", context.palette).svg,
        )
        for rank, (gap, points) in enumerate(zip(first, told, strict=True), start=1)
    )


def watch_rows(context: Context) -> tuple[WatchRow, ...]:
    """List the tiers with their assessment, review and notice; () where none is known."""
    found: defaultdict[tuple[Tier, Assurance], list[int]] = defaultdict(list)
    for one in context.assessment.processes:
        tier, assurance = one.security.tier, one.security.assurance
        if assurance is not None and not isinstance(tier, NotAssessed):
            found[tier, assurance].append(context.number(one))
    ordered = sorted(found, key=lambda key: (TIERS.index(key[0]), key[1].notice_hours, min(found[key])))
    return tuple(
        WatchRow(
            tier=TIER[tier],
            processes=str(len(found[tier, assurance])),
            assessment=sentence_start(assurance.assessment),
            review=sentence_start(assurance.review),
            notice=notice_words(assurance.notice_hours),
        )
        for tier, assurance in ordered
    )


def notice_words(hours: int) -> str:
    """Write the time in which a breach must be reported: in hours up to a week, then in days."""
    if hours < _WEEK_HOURS or hours % _DAY_HOURS:
        return f"{hours} hour{'' if hours == 1 else 's'}"
    return f"{hours // _DAY_HOURS} days"
