"""Inherent and residual risk on the 5 x 5 grid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import floor

from reportgen.analysis.impact_floor import least_impact, step_of
from reportgen.analysis.indices import Rating
from reportgen.analysis.place import Site
from reportgen.analysis.scales import IMPACT, LIKELIHOOD, Scales
from reportgen.knowledge.control_facts import Control
from reportgen.knowledge.facts import Knowledge
from reportgen.model.engagement import Process
from reportgen.model.protection import RiskScore
from reportgen.model.verdict import Form, Tier

_SUBCONTRACTING = {Form.THIRD_PARTY: 3.0, Form.JOINT: 2.0, Form.CAPTIVE: 1.0, Form.IN_HOUSE: 1.0}


def with_site(ratings: Mapping[str, Rating], site: Site) -> dict[str, Rating]:
    """Fill blank ratings of location and subcontracting from the place and form that would be chosen."""
    likely = {key: Rating(value=value, inferred=True) for key, value in site_ratings(site).items()}
    return {**likely, **ratings}


def site_ratings(site: Site) -> dict[str, float]:
    """Return the ratings of location and subcontracting that a place and form amount to."""
    return {"location_exposure": site.exposure, "subcontracting_depth": _SUBCONTRACTING[site.form]}


def inherent_risk(process: Process, ratings: Mapping[str, Rating], site: Site, scales: Scales) -> RiskScore | None:
    """Score the risk before any measure, None where no criterion of impact is rated.

    Likelihood is always known: location and subcontracting follow from the site where they are blank.
    """
    impact, likelihood = scales.value(IMPACT, ratings), scales.value(LIKELIHOOD, with_site(ratings, site))
    return None if impact is None else graded(impact, likelihood, least_impact(process, ratings, site.form, scales))


def graded(impact: float | None, likelihood: float | None, least: int) -> RiskScore | None:
    """Turn the indices of impact and likelihood into a position on the grid, None where one is not known.

    Each index 0-100 becomes 1-5 as 1 + 4 * index / 100, halves up; `least` is what the impact is at the least (see
    impact_floor).
    """
    if impact is None or likelihood is None:
        return None
    return score(step_of(likelihood), max(step_of(impact), least))


def score(likelihood: int, impact: int) -> RiskScore:
    """Return a position on the grid."""
    return RiskScore(likelihood=likelihood, impact=impact, score=likelihood * impact)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remaining:
    """What measures leave of likelihood and of impact, as shares of where they began."""

    likelihood: float
    impact: float


def residual_risk(
    inherent: RiskScore, controls: Iterable[Control], maturity: Mapping[str, float], tier: Tier, knowledge: Knowledge
) -> RiskScore:
    """Score the risk with the listed measures agreed or better, never below 1 on either axis."""
    listed = tuple(controls)
    return lowered(inherent, remaining_with(listed, agreed(listed, maturity, tier, knowledge), knowledge))


def agreed(
    controls: Iterable[Control], maturity: Mapping[str, float], tier: Tier, knowledge: Knowledge
) -> dict[str, float]:
    """Return how far each measure counts once it is agreed, by id: as the tier says, unless it works better already.

    Up to significant tier it counts as operating (0.75), at critical only as designed (0.5): see knowledge: tiers.toml.
    """
    least = knowledge.assurances[tier].agreed
    return {control.id: max(least, maturity.get(control.id, 0.0)) for control in controls}


def remaining_with(controls: Sequence[Control], maturity: Mapping[str, float], knowledge: Knowledge) -> Remaining:
    """Return what measures leave of a risk, each working as far as `maturity` says, not at all where it is not named.

    Measures overlap, so they do not simply multiply: within a family the best counts in full and each further one by
    half as much as the one before; among families the same holds again. Likelihood and impact are lowered separately,
    never below 15 % of where they began.
    """
    return Remaining(
        likelihood=axis_left(controls, "likelihood", maturity, knowledge),
        impact=axis_left(controls, "impact", maturity, knowledge),
    )


def lowered(inherent: RiskScore, remaining: Remaining) -> RiskScore:
    """Return the risk that remains of an inherent one."""
    return score(_lowered(inherent.likelihood, remaining.likelihood), _lowered(inherent.impact, remaining.impact))


def _lowered(level: int, remaining: float) -> int:
    return max(1, min(level, floor(level * remaining + 0.5)))


def axis_left(controls: Iterable[Control], axis: str, maturity: Mapping[str, float], knowledge: Knowledge) -> float:
    """Return the share 0-1 of likelihood or impact that measures leave (see `remaining_with`)."""
    further = knowledge.threshold("further_measure")
    families: dict[str, list[float]] = defaultdict(list)
    for control in controls:
        if control.acts_on == axis:
            families[control.family].append(control.effectiveness * maturity.get(control.id, 0.0))
    joined = joined_effect((joined_effect(effects, further) for effects in families.values()), further)
    return max(knowledge.threshold("least_risk_left"), 1 - joined)


def joined_effect(effects: Iterable[float], further: float) -> float:
    """Join effects 0-1 into one: the greatest in full, each further one by a share of the one before."""
    left = 1.0
    for position, effect in enumerate(sorted(effects, reverse=True)):
        left *= 1 - effect * further**position
    return 1 - left
