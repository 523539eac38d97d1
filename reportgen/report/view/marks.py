"""Small marks that stand beside words: risk discs and score strips."""

from __future__ import annotations

from functools import partial
from typing import Literal, TypeAlias

from markupsafe import Markup

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.protection import RiskScore
from reportgen.model.verdict import NatureClass, NotAssessed, Recommendation
from reportgen.report.figures.palette import Palette
from reportgen.report.figures.risk_disc import risk_disc as disc_figure
from reportgen.report.figures.risk_disc import tier_of
from reportgen.report.figures.score_strip import score_strip
from reportgen.report.view.context import Context
from reportgen.report.view.wording import score, stays

RiskTier: TypeAlias = Literal["low", "medium", "high", "none"]
Kind: TypeAlias = Literal["bpo", "kpo", "hybrid"]
Fate: TypeAlias = Literal["wave", "fix", "assess", "retain"]

_TIERS: tuple[RiskTier, ...] = ("low", "medium", "high", "none")
_WORDS: dict[RiskTier, str] = {"low": "Low", "medium": "Medium", "high": "High", "none": "Unrated"}
_FATES: dict[Recommendation, Fate] = {
    Recommendation.OUTSOURCE: "wave",
    Recommendation.SELECTIVE: "wave",
    Recommendation.STABILISE: "fix",
    Recommendation.ASSESS_FURTHER: "assess",
    Recommendation.RETAIN: "retain",
}


def risk_tier(one: ProcessAssessment) -> RiskTier:
    """Return the tier of the residual risk."""
    residual = one.security.residual
    return tier_of(residual.score) if isinstance(residual, RiskScore) else "none"


def risk_word(one: ProcessAssessment) -> str:
    """Return the residual risk in a word."""
    return _WORDS[risk_tier(one)]


def risk_disc(context: Context, one: ProcessAssessment) -> Markup:
    """Return the disc of the residual risk."""
    return disc_figure(context.palette, tier=risk_tier(one)).svg


def risk_discs(palette: Palette) -> dict[str, Markup]:
    """Return a disc of each tier."""
    return {tier: disc_figure(palette, tier=tier).svg for tier in _TIERS}


def strip_for(context: Context, one: ProcessAssessment) -> Markup:
    """Return the score strip of a process."""
    return score_strip(
        context.palette,
        knowledge=known(one.classification.knowledge_index),
        sourceability=known(one.sourcing.index),
        text=partial(score, formats=context.formats),
    ).svg


def known(value: float | NotAssessed) -> float | None:
    """Return a score, None where it was not assessed."""
    return None if isinstance(value, NotAssessed) else value


def kind_of(one: ProcessAssessment) -> Kind:
    """Return how a process is drawn; one that could not be classed is drawn like a hybrid."""
    nature = one.classification.nature
    if nature is NatureClass.BPO:
        return "bpo"
    return "kpo" if nature is NatureClass.KPO else "hybrid"


def fate_of(one: ProcessAssessment) -> Fate:
    """Return what happens to a process, as it is drawn."""
    return _FATES[Recommendation.RETAIN if stays(one) else one.sourcing.recommendation]
