"""What a process needs for its protection at a site, and what that follows from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from reportgen.analysis.controls import Asked, Need, called_for, needed_controls
from reportgen.analysis.indices import Rating
from reportgen.analysis.maturity import maturity_of
from reportgen.analysis.nature import Nature
from reportgen.analysis.place import Site
from reportgen.analysis.protection_facts import facts_of
from reportgen.analysis.ratings import as_assumed
from reportgen.analysis.regimes import AppliedRegime, applied_regimes
from reportgen.analysis.risk import Remaining, agreed, inherent_risk, lowered, remaining_with
from reportgen.analysis.scales import Scales
from reportgen.analysis.tiers import tier_of
from reportgen.knowledge.facts import Knowledge
from reportgen.model.engagement import Process
from reportgen.model.protection import RiskScore
from reportgen.model.verdict import Form, Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class Protection:
    """What a process needs at a site, and what that follows from.

    Risks and tier are None where no criterion of impact is rated; the measures are those of standard protection then.
    """

    process: Process
    ratings: Mapping[str, Rating]
    site: Site
    nature: Nature
    facts: frozenset[str]
    inherent: RiskScore | None
    residual: RiskScore | None
    tier: Tier | None
    needs: tuple[Need, ...]
    regimes: tuple[AppliedRegime, ...]
    is_contracted: bool


def protection_at(
    site: Site, process: Process, ratings: Mapping[str, Rating], nature: Nature, scales: Scales
) -> Protection:
    """Grade the protection a process needs if it is done at a site."""
    knowledge = scales.knowledge
    place = None if site.form is Form.IN_HOUSE else site
    regimes = applied_regimes(as_assumed(process, ratings), scales.engagement, place, knowledge)
    inherent = inherent_risk(process, ratings, site, scales)
    facts = facts_of(process, ratings, site, regimes, knowledge)
    needs, remaining = _measures(_call_for_measures(inherent, facts, site, regimes, process, nature, scales))
    return Protection(
        process=process,
        ratings=ratings,
        site=site,
        nature=nature,
        facts=facts,
        inherent=inherent,
        residual=None if inherent is None else lowered(inherent, remaining),
        tier=None if inherent is None else tier_of(inherent, facts, knowledge),
        needs=needs,
        regimes=regimes,
        is_contracted=site.form is not Form.IN_HOUSE,
    )


def facts_at(site: Site, process: Process, ratings: Mapping[str, Rating], scales: Scales) -> frozenset[str]:
    """Return the facts that call for measures of their own if a process is done at a site."""
    regimes = applied_regimes(as_assumed(process, ratings), scales.engagement, site, scales.knowledge)
    return facts_of(process, ratings, site, regimes, scales.knowledge)


def residual_with(
    inherent: RiskScore, facts: frozenset[str], site: Site, process: Process, nature: Nature, scales: Scales
) -> int:
    """Return the residual score 1-25 that `protection_at` would find, without listing the measures."""
    regimes = applied_regimes(process, scales.engagement, site, scales.knowledge)
    call = _call_for_measures(inherent, facts, site, regimes, process, nature, scales)
    return lowered(inherent, _remaining(call)).score


@dataclass(frozen=True, slots=True, kw_only=True)
class _Call:
    """All that decides which measures are needed, and how far they work: the same for much work.

    `maturity` is that of the Controls sheet, `own` that of the process.
    """

    tier: Tier
    facts: frozenset[str]
    nature: Nature
    form: Form
    asked: tuple[Asked, ...]
    maturity: tuple[tuple[str, float], ...]
    own: float | None
    knowledge: Knowledge


def _call_for_measures(
    inherent: RiskScore | None,
    facts: frozenset[str],
    site: Site,
    regimes: tuple[AppliedRegime, ...],
    process: Process,
    nature: Nature,
    scales: Scales,
) -> _Call:
    return _Call(
        tier=Tier.STANDARD if inherent is None else tier_of(inherent, facts, scales.knowledge),
        facts=facts,
        nature=nature,
        form=site.form,
        asked=tuple((one.regime.label, one.regime.controls) for one in regimes),
        maturity=scales.maturity,
        own=process.control_maturity,
        knowledge=scales.knowledge,
    )


@lru_cache(maxsize=1024)
def _measures(call: _Call) -> tuple[tuple[Need, ...], Remaining]:
    """List the measures, and tell what they leave of a risk."""
    needs = needed_controls(call.tier, call.facts, call.nature, call.form, call.asked, call.knowledge)
    return needs, _remaining(call)


@lru_cache(maxsize=16384)
def _remaining(call: _Call) -> Remaining:
    controls = called_for(call.tier, call.facts, call.nature, call.form, call.asked, call.knowledge)
    today = maturity_of(controls, dict(call.maturity), call.own)
    return remaining_with(controls, agreed(controls, today, call.tier, call.knowledge), call.knowledge)


def residual_score(protection: Protection) -> int | None:
    """Return the residual score 1-25, None where it was not assessed."""
    return protection.residual.score if protection.residual is not None else None
