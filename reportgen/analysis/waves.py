"""In which wave a process moves: what is easy and can be undone goes first."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.analysis.indices import Rating
from reportgen.knowledge.facts import Knowledge
from reportgen.model.verdict import Form, NatureClass, Recommendation, Tier

_HIGH = 4
_LOW = 2
_KIND = {NatureClass.KPO: 2, NatureClass.HYBRID: 1, NatureClass.BPO: 0}
_PROTECTION = {Tier.CRITICAL: 2, Tier.SIGNIFICANT: 1}


def wave_of(
    recommendation: Recommendation,
    nature: NatureClass | None,
    form: Form,
    tier: Tier | None,
    ratings: Mapping[str, Rating],
    knowledge: Knowledge,
) -> int:
    """Return 1, 2 or 3 by how many difficulties add up (knowledge: thresholds): 0-1, 2-3, 4 and more.

    Expert work adds 2, mixed work 1; critical protection 2, significant 1; and 1 each: the process is split, a centre
    must be built, it is closely tied to what stays, little of it is written down, a provider would be hard to leave.
    """
    difficulty = sum(difficulties(recommendation, nature, form, tier, ratings).values())
    if difficulty <= knowledge.threshold("first_wave_difficulties"):
        return 1
    return 2 if difficulty <= knowledge.threshold("second_wave_difficulties") else 3


def difficulties(
    recommendation: Recommendation,
    nature: NatureClass | None,
    form: Form,
    tier: Tier | None,
    ratings: Mapping[str, Rating],
) -> dict[str, int]:
    """Return what makes a move difficult: nature, tier, recommendation, form, and ratings by criterion; 0 adds none."""
    hindrances = {
        "recommendation": recommendation is Recommendation.SELECTIVE,
        "form": form in {Form.CAPTIVE, Form.JOINT},
        "interdependence": _at_least(ratings, "interdependence", _HIGH),
        "documentation": "documentation" in ratings and ratings["documentation"].value <= _LOW,
        "opportunism_exposure": _at_least(ratings, "opportunism_exposure", _HIGH),
    }
    return {
        "nature": _KIND[nature or NatureClass.HYBRID],
        "tier": _PROTECTION.get(tier or Tier.STANDARD, 0),
        **{name: int(holds) for name, holds in hindrances.items()},
    }


def _at_least(ratings: Mapping[str, Rating], key: str, level: int) -> bool:
    return key in ratings and ratings[key].value >= level
