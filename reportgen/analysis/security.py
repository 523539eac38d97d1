"""What a process needs for its protection at a site, and what that follows from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.analysis.call import call_for_measures, needs_of, remaining_of
from reportgen.analysis.controls import Need
from reportgen.analysis.indices import Rating
from reportgen.analysis.nature import Nature
from reportgen.analysis.place import Site
from reportgen.analysis.protection_facts import facts_of
from reportgen.analysis.regimes import AppliedRegime, applied_regimes
from reportgen.analysis.risk import inherent_risk, lowered, remaining_with
from reportgen.analysis.scales import Scales
from reportgen.analysis.stronger import strengthened, strongest_left, worst_of
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
    """Grade the protection a process needs at a site, with stronger measures where the risk would be too high."""
    knowledge = scales.knowledge
    place = None if site.form is Form.IN_HOUSE else site
    regimes = applied_regimes(process, scales.engagement, place, knowledge)
    inherent = inherent_risk(process, ratings, site, scales)
    facts = facts_of(process, ratings, site, regimes, knowledge)
    call = call_for_measures(inherent, facts, site, regimes, process, nature, scales)
    needs, residual = needs_of(call), None if inherent is None else lowered(inherent, remaining_of(call))
    if inherent is not None and residual is not None and residual.score > scales.accepted:
        needs = strengthened(inherent, call, worst_of(process, ratings, site, scales), scales.accepted)
        controls = tuple(need.control for need in needs)
        residual = lowered(inherent, remaining_with(controls, call.working(controls), knowledge))
    return Protection(
        process=process,
        ratings=ratings,
        site=site,
        nature=nature,
        facts=facts,
        inherent=inherent,
        residual=residual,
        tier=None if inherent is None else call.tier,
        needs=needs,
        regimes=regimes,
        is_contracted=site.form is not Form.IN_HOUSE,
    )


def facts_at(site: Site, process: Process, ratings: Mapping[str, Rating], scales: Scales) -> frozenset[str]:
    """Return the facts that call for measures of their own if a process is done at a site."""
    regimes = applied_regimes(process, scales.engagement, site, scales.knowledge)
    return facts_of(process, ratings, site, regimes, scales.knowledge)


def is_too_high(
    inherent: RiskScore,
    facts: frozenset[str],
    site: Site,
    process: Process,
    ratings: Mapping[str, Rating],
    nature: Nature,
    scales: Scales,
) -> bool:
    """Return whether the risk that `protection_at` would find is above what is accepted, without listing measures."""
    regimes = applied_regimes(process, scales.engagement, site, scales.knowledge)
    call = call_for_measures(inherent, facts, site, regimes, process, nature, scales)
    if lowered(inherent, remaining_of(call)).score <= scales.accepted:
        return False
    return strongest_left(inherent, call, worst_of(process, ratings, site, scales)).score > scales.accepted


def residual_score(protection: Protection) -> int | None:
    """Return the residual score 1-25, None where it was not assessed."""
    return protection.residual.score if protection.residual is not None else None
