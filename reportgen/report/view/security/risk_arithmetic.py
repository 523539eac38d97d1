"""How a risk comes about and what measures leave of it, written so that a reader can follow it by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import floor

from reportgen.model.protection import FamilyEffect, Reduction, RiskPart, RiskScore, Security
from reportgen.model.verdict import Tier
from reportgen.report.view.context import Context
from reportgen.report.view.parts import joined
from reportgen.report.view.point_sums import PointSum, point_sum
from reportgen.report.view.wording import in_sentence
from reportgen.report.words.formats import NO_BREAK_SPACE, Formats, sentence_start

AXES = ("likelihood", "impact")
_TITLES = {"likelihood": "Likelihood", "impact": "Impact"}
_DECIMALS = (1, 2, 3, 4, 5, 6, 7, 8, 9)
_FEW = (1, 2)
_ALIKE = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow:
    """What a criterion adds; the points of an axis, as printed, sum to its total."""

    label: str
    rating: str
    weight: str
    points: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyRow:
    """What a family of measures takes, what of that counts beside the others, and what is left after it."""

    family: str
    measures: str
    takes: str
    counts: str
    leaves: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisArithmetic:
    """One side of a risk: `before` finishes the points, `after` the families; both are sentences."""

    title: str
    parts: tuple[PartRow, ...]
    total: str
    before: str
    families: tuple[FamilyRow, ...]
    after: str


def agreed_words(context: Context) -> str:
    """Say what a measure counts for once it is agreed: one share, or that of critical tier beside the others'."""
    shares = {tier: one.agreed for tier, one in context.knowledge.assurances.items()}
    low, critical = (context.formats.percent(shares[tier]) for tier in (Tier.LOW, Tier.CRITICAL))
    return low if low == critical else f"{low}, or {critical} at critical protection"


def arithmetic_of(formats: Formats, security: Security) -> tuple[AxisArithmetic, ...]:
    """Return both sides of a process's risk; empty where it was not assessed or its parts are not known."""
    inherent, residual = security.inherent, security.residual
    if not isinstance(inherent, RiskScore) or not isinstance(residual, RiskScore) or not security.parts:
        return ()
    least = 0.0 if security.assurance is None else security.assurance.agreed
    taken = {duty.id: duty.effectiveness * max(least, duty.maturity) for duty in security.controls}
    decimals = max(_points(security, axis).decimals for axis in AXES)
    return tuple(_axis(formats, security, axis, inherent, residual, taken, decimals) for axis in AXES)


def _weighed(security: Security, axis: str) -> list[RiskPart]:
    return [part for part in security.parts if part.axis == axis and part.weight > 0]


def _value(security: Security, axis: str) -> tuple[float, int, int]:
    """Return what the points of an axis come to, exactly and as a step, and with how many decimals it is printed."""
    exact = 1 + 4 * sum(part.points for part in _weighed(security, axis)) / 100
    step = floor(exact + 0.5 + _ALIKE)
    return exact, step, _whole(exact) or _enough(exact, step)


def _points(security: Security, axis: str, least: int = 0) -> PointSum:
    """Return the points of an axis, with `least` decimals at the least, since both stand beside each other."""
    _, _, places = _value(security, axis)
    return point_sum([part.points for part in _weighed(security, axis)], endless=places, least=least)


def _axis(
    formats: Formats,
    security: Security,
    axis: str,
    inherent: RiskScore,
    residual: RiskScore,
    taken: Mapping[str, float],
    decimals: int,
) -> AxisArithmetic:
    began, ended = getattr(inherent, axis), getattr(residual, axis)
    exact, step, places = _value(security, axis)
    told = _points(security, axis, decimals)
    whole = formats.number(told.whole, told.decimals)
    reduction = security.reduction
    return AxisArithmetic(
        title=_TITLES[axis],
        parts=tuple(_part_rows(formats, _weighed(security, axis), told)),
        total=whole,
        before=f"1 + 4 × {whole} / 100 = {formats.number(exact, places)}, so {step} of 5"
        f"{_set(security, axis, step, began)}.",
        families=tuple(_family_rows(formats, reduction, axis, taken)) if reduction else (),
        after=_after(formats, reduction, axis, began, ended) if reduction else "",
    )


def _part_rows(formats: Formats, parts: Sequence[RiskPart], told: PointSum) -> Iterator[PartRow]:
    for part, points in zip(parts, told.parts, strict=True):
        whole = part.rating == round(part.rating)
        yield PartRow(
            label=f"{part.label}{_origin(part)}",
            rating=formats.number(part.rating, 0 if whole else 1),
            weight=formats.percent(part.weight),
            points=formats.number(points, told.decimals),
        )


def _origin(part: RiskPart) -> str:
    if part.from_site:
        return ", by place and form"
    return ", inferred" if part.is_inferred else ""


def _set(security: Security, axis: str, step: int, level: int) -> str:
    """Say what sets a step that does not follow from the points."""
    if level == step:
        return ""
    causes = [in_sentence(part.label) for part in security.parts if part.axis == axis and part.least == level]
    sets = "sets" if len(causes) == 1 else "set"
    return f"; {joined(causes)} alone {sets} at least {level}" if causes else f"; counted as {level}"


def _whole(exact: float) -> int | None:
    """Return with how many decimals a number is printed to its end; None where it has more than a few."""
    return next((places for places in _FEW if abs(round(exact, places) - exact) < _ALIKE), None)


def _enough(exact: float, rounded: int) -> int:
    """Return with how many decimals a number is printed so that it rounds, as printed, to what is said."""
    return next((places for places in _DECIMALS if floor(round(exact, places) + 0.5) == rounded), _DECIMALS[-1])


def _family_rows(formats: Formats, reduction: Reduction, axis: str, taken: Mapping[str, float]) -> Iterator[FamilyRow]:
    left = 1.0
    for effect in _effects(reduction, axis):
        left *= 1 - effect.counted
        yield FamilyRow(
            family=sentence_start(effect.family.replace("_", " ")),
            measures=_named(formats, effect.measures, taken),
            takes=_share(formats, effect.effect),
            counts=_share(formats, effect.counted),
            leaves=_share(formats, left),
        )


def _share(formats: Formats, share: float) -> str:
    """Write a share so that two that differ by less than a computer keeps are printed alike."""
    return formats.percent(round(share, 9), 1)


def _named(formats: Formats, measures: Sequence[str], taken: Mapping[str, float]) -> str:
    """Name measures by their ids, without the prefix that all share, each with the share it takes."""
    return ", ".join(
        one.removeprefix("CTL-") + (f"{NO_BREAK_SPACE}{_share(formats, taken[one])}" if one in taken else "")
        for one in measures
    )


def _effects(reduction: Reduction, axis: str) -> Iterable[FamilyEffect]:
    return (effect for effect in reduction.effects if effect.axis == axis)


def _after(formats: Formats, reduction: Reduction, axis: str, began: int, ended: int) -> str:
    if not any(_effects(reduction, axis)):
        return f"No listed measure lowers it, so it stays {ended}."
    left = reduction.likelihood_left if axis == "likelihood" else reduction.impact_left
    exact = began * left
    places = _enough(exact, ended)
    share = _followed(formats, began, left, places)
    held = ", the least that any measures leave" if axis in reduction.at_floor else ""
    return f"{began} × {share}{held} = {formats.number(exact, places)}, so {ended}{_least(exact, ended)}."


def _followed(formats: Formats, began: int, left: float, places: int) -> str:
    """Write a share with as many decimals as lead, by hand, to the product as it is printed to so many places."""
    product = round(began * left, places)
    enough = (count for count in _DECIMALS if round(began * round(left, count + 2), places) == product)
    return formats.percent(round(left, 9), next(enough, _DECIMALS[-1]))


def _least(exact: float, ended: int) -> str:
    return ", the lowest step" if floor(exact + 0.5) < ended else ""
