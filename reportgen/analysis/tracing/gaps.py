"""The nodes of measures that do not operate yet: how far each works on the first day, and what closing it is worth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.analysis.gaps import unrounded
from reportgen.analysis.reduction import AXES, reduction_of
from reportgen.analysis.tracing.controlled import control_path
from reportgen.analysis.tracing.expressions import NOTHING, minus
from reportgen.analysis.tracing.formulas import greatest, multiplied
from reportgen.analysis.tracing.givens import known_given
from reportgen.analysis.tracing.measures import Measures, left_by, measure_nodes, taken_by, weakened
from reportgen.analysis.tracing.subject import SHARED, Subject
from reportgen.model.protection import OPERATING, Gap, Reduction, RiskScore
from reportgen.model.trace import Expression, FigureId, Node

_RULE = "7"
_FIRST_DAY = "working.first_day"
_OPERATING = FigureId(SHARED, "given.maturity.operating")
_SHOWN_ANEW = "Whoever takes the work over must show that it works with their team, so it counts as absent."


def gap_nodes(subject: Subject) -> Iterator[Node]:
    """Yield the gaps, and the score before rounding on the first day that they are measured against."""
    inherent, gaps = subject.one.security.inherent, subject.one.security.gaps
    if not isinstance(inherent, RiskScore) or not gaps:
        return
    yield known_given("maturity.operating", "Maturity of a measure that operates", OPERATING, "Method", "share")
    kept = _kept(subject)
    yield from _first_day(subject, kept)
    day = _measures(subject, kept)
    yield from measure_nodes(subject, day)
    label, now = "Risk score on the first day, not rounded", unrounded(inherent, day.controls, kept, subject.knowledge)
    left = {axis: subject.id(f"{_FIRST_DAY}.{axis}_left") for axis in AXES}
    yield subject.step(f"{_FIRST_DAY}.score", label, now, _score(subject, left), rule=_RULE)
    for place, gap in enumerate(gaps):
        yield from _gap(subject, f"gaps[{place}]", gap, kept, day)


def _kept(subject: Subject) -> dict[str, float]:
    """Return how far each measure works on the first day."""
    return {one.id: 0.0 if one.shown_anew else one.maturity for one in subject.one.security.controls}


def _first_day(subject: Subject, kept: Mapping[str, float]) -> Iterator[Node]:
    for place, duty in enumerate(subject.one.security.controls):
        yield subject.step(
            f"{_FIRST_DAY}.controls[{place}]",
            f"Maturity of {duty.name} on the first day",
            kept[duty.id],
            NOTHING if duty.shown_anew else subject.id(f"{control_path('security', place)}.maturity"),
            unit="share",
            rule=_RULE,
            note=_SHOWN_ANEW if duty.shown_anew else "",
        )


def _measures(subject: Subject, kept: Mapping[str, float]) -> Measures:
    controls = tuple(need.control for need in subject.protection.needs)
    return Measures(
        base="security",
        path=_FIRST_DAY,
        controls=controls,
        counts={one.id: subject.id(f"{_FIRST_DAY}.controls[{place}]") for place, one in enumerate(controls)},
        reduction=reduction_of(controls, kept, subject.knowledge),
        when=" on the first day",
    )


def _score(subject: Subject, left: Mapping[str, FigureId]) -> Expression:
    """Return likelihood times impact, each with the share of it that is left."""
    sides = ((subject.id(f"security.inherent.{axis}"), share) for axis, share in left.items())
    return multiplied(*(figure for side in sides for figure in side))


def _gap(subject: Subject, path: str, gap: Gap, kept: Mapping[str, float], day: Measures) -> Iterator[Node]:
    """Yield a gap: with its measure alone operating one family takes more, and the families are ranked anew."""
    closed = reduction_of(day.controls, {**kept, gap.id: OPERATING}, subject.knowledge)
    axis = next(one.acts_on for one in day.controls if one.id == gap.id)
    place = [one.id for one in day.controls].index(gap.id)
    first_day = subject.id(f"{_FIRST_DAY}.controls[{place}]")
    maturity = f"Maturity of {gap.name} on the first day"
    yield subject.step(f"security.{path}.maturity", maturity, gap.maturity, first_day, unit="share", rule=_RULE)
    yield from _closed(subject, f"working.{path}", gap, closed, day)
    left = {one: subject.id(f"{_FIRST_DAY}.{one}_left") for one in AXES}
    with_it = _score(subject, left | {axis: subject.id(f"working.{path}.left")})
    yield subject.step(
        f"security.{path}.reduces",
        f"What {gap.name} takes from the score if it operates",
        gap.reduces,
        greatest(NOTHING, minus(subject.id(f"{_FIRST_DAY}.score"), with_it)),
        unit="points",
        rule=_RULE,
    )


def _closed(subject: Subject, path: str, gap: Gap, closed: Reduction, day: Measures) -> Iterator[Node]:
    """Yield what the family of a measure takes if the measure operates, and what all families then leave."""
    family = next(one for one in closed.effects if gap.id in one.measures)
    label = f"{family.family.capitalize()} measures on {family.axis}, with {gap.name} operating"
    taken = taken_by(subject, day, family, {**day.counts, gap.id: _OPERATING})
    yield subject.step(f"{path}.effect", label, family.effect, taken, unit="share", rule=_RULE)
    effects = {
        one.family: f"{_FIRST_DAY}.effects[{place}].effect"
        for place, one in enumerate(day.reduction.effects)
        if one.axis == family.axis
    }
    effects[family.family] = f"{path}.effect"
    ranked = (one.family for one in closed.effects if one.axis == family.axis)
    counted = (weakened(subject.id(effects[one]), rank) for rank, one in enumerate(ranked))
    share = closed.likelihood_left if family.axis == "likelihood" else closed.impact_left
    label = f"Share of {family.axis} left with {gap.name} operating"
    yield subject.step(f"{path}.left", label, share, left_by(counted), unit="share", rule=_RULE)
