"""How a process must be protected: tier, measures with their reason, duties, clauses and evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from reportgen.analysis.controls import Need, called_for, facts_of, needed_controls
from reportgen.analysis.indices import Rating
from reportgen.analysis.nature import Nature
from reportgen.analysis.place import Site
from reportgen.analysis.regimes import AppliedRegime, applied_regimes
from reportgen.analysis.reviews import review_for
from reportgen.analysis.risk import Remaining, inherent_risk, lowered, remaining_with
from reportgen.analysis.scales import Scales, band_name
from reportgen.knowledge.facts import Knowledge
from reportgen.model.engagement import Process
from reportgen.model.protection import ControlDuty, RegimeDuty, RiskScore, Security
from reportgen.model.verdict import Form, NotAssessed, Tier

_EVIDENCE_LISTED = 8
_NO_RISK_RATING = NotAssessed(reason="No risk criterion is rated; rate data sensitivity first.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Protection:
    """What a process needs at a site. Risks and tier are None where no criterion of impact is rated."""

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
    regimes = applied_regimes(
        process, scales.engagement.home_country, None if site.form is Form.IN_HOUSE else site, knowledge
    )
    inherent = inherent_risk(ratings, site, scales)
    facts = facts_of(process, ratings, site, regimes, knowledge)
    needs, remaining = _measures(_call_for_measures(inherent, facts, site, regimes, nature, scales))
    return Protection(
        inherent=inherent,
        residual=None if inherent is None else lowered(inherent, remaining),
        tier=None if inherent is None else _tier(inherent, scales),
        needs=needs,
        regimes=regimes,
        is_contracted=site.form is not Form.IN_HOUSE,
    )


def facts_at(site: Site, process: Process, ratings: Mapping[str, Rating], scales: Scales) -> frozenset[str]:
    """Return the facts that call for measures of their own if a process is done at a site."""
    regimes = applied_regimes(process, scales.engagement.home_country, site, scales.knowledge)
    return facts_of(process, ratings, site, regimes, scales.knowledge)


def residual_with(
    inherent: RiskScore, facts: frozenset[str], site: Site, process: Process, nature: Nature, scales: Scales
) -> int:
    """Return the residual score 1-25 that `protection_at` would find, without listing the measures."""
    regimes = applied_regimes(process, scales.engagement.home_country, site, scales.knowledge)
    return lowered(inherent, _remaining(_call_for_measures(inherent, facts, site, regimes, nature, scales))).score


@dataclass(frozen=True, slots=True, kw_only=True)
class _Call:
    """All that decides which measures are needed: the same for much work."""

    tier: Tier
    facts: frozenset[str]
    nature: Nature
    form: Form
    regimes: tuple[str, ...]
    maturity: tuple[tuple[str, float], ...]
    knowledge: Knowledge


def _call_for_measures(
    inherent: RiskScore | None,
    facts: frozenset[str],
    site: Site,
    regimes: tuple[AppliedRegime, ...],
    nature: Nature,
    scales: Scales,
) -> _Call:
    return _Call(
        tier=Tier.STANDARD if inherent is None else _tier(inherent, scales),
        facts=facts,
        nature=nature,
        form=site.form,
        regimes=tuple(one.regime.id for one in regimes),
        maturity=scales.maturity,
        knowledge=scales.knowledge,
    )


def _tier(inherent: RiskScore, scales: Scales) -> Tier:
    return Tier(band_name(inherent.score, scales.knowledge.tier_bands))


@lru_cache(maxsize=1024)
def _measures(call: _Call) -> tuple[tuple[Need, ...], Remaining]:
    """List the measures, and tell what they leave of a risk."""
    needs = needed_controls(call.tier, call.facts, call.nature, call.form, call.regimes, call.knowledge)
    return needs, _remaining(call)


@lru_cache(maxsize=16384)
def _remaining(call: _Call) -> Remaining:
    controls = called_for(call.tier, call.facts, call.nature, call.form, call.regimes, call.knowledge)
    return remaining_with(controls, dict(call.maturity), call.knowledge)


def secured(protection: Protection, scales: Scales) -> Security:
    """Write the protection out, with duties and what shows that measures work; the contract is added later."""
    maturity = dict(scales.maturity)
    tier = protection.tier or Tier.STANDARD
    evidence = [need.control.evidence for need in protection.needs[:_EVIDENCE_LISTED]]
    return Security(
        tier=protection.tier or _NO_RISK_RATING,
        inherent=protection.inherent or _NO_RISK_RATING,
        residual=protection.residual or _NO_RISK_RATING,
        controls=tuple(_duty(need, maturity) for need in protection.needs),
        regimes=tuple(_regime(one) for one in protection.regimes),
        clauses=(),
        evidence_required=tuple(dict.fromkeys((review_for(tier), *evidence))),
    )


def _duty(need: Need, maturity: Mapping[str, float]) -> ControlDuty:
    control = need.control
    return ControlDuty(
        id=control.id,
        name=control.name,
        family=control.family,
        emphasis=control.emphasis,
        because=need.because,
        evidence=control.evidence,
        maturity=maturity.get(control.id, 0.0),
        references=control.references,
        owner=control.owner,
        phase=control.phase,
        acts_on=control.acts_on,
        effectiveness=control.effectiveness,
        cost_tier=control.cost_tier,
    )


def _regime(applied: AppliedRegime) -> RegimeDuty:
    regime = applied.regime
    return RegimeDuty(
        id=regime.id,
        name=regime.name,
        because=applied.because,
        duties=regime.duties,
        clauses=regime.clauses,
        controls=regime.controls,
        status=regime.status,
        confidence=regime.confidence,
    )


def residual_score(protection: Protection) -> int | None:
    """Return the residual score 1-25, None where it was not assessed."""
    return protection.residual.score if protection.residual is not None else None
