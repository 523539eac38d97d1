"""The tier of protection: by the inherent score, and not below what the class of the data or the methods asks for.

The bands of the score stand in knowledge: bands.toml, the floors in tiers.toml.
"""

from __future__ import annotations

from collections.abc import Collection

from reportgen.analysis.scales import band_name
from reportgen.knowledge.facts import Knowledge
from reportgen.knowledge.tiers import TierFloor
from reportgen.model.protection import RiskScore
from reportgen.model.verdict import Tier

TIERS = tuple(Tier)


def tier_of(inherent: RiskScore, facts: Collection[str], knowledge: Knowledge) -> Tier:
    """Return the tier of work with an inherent risk and the facts of its protection."""
    floor = raised_by(inherent, facts, knowledge)
    return _by_score(inherent, knowledge) if floor is None else floor.at_least


def raised_by(inherent: RiskScore, facts: Collection[str], knowledge: Knowledge) -> TierFloor | None:
    """Return what sets the tier above that of the score, None where nothing does."""
    scored = TIERS.index(_by_score(inherent, knowledge))
    return next(
        (one for one in knowledge.tier_floors if one.fact in facts and TIERS.index(one.at_least) > scored),
        None,
    )


def _by_score(inherent: RiskScore, knowledge: Knowledge) -> Tier:
    return Tier(band_name(inherent.score, knowledge.tier_bands))
