"""How a process must be protected: tier, measures with their reason, duties, clauses and evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from reportgen.analysis.controls import Need, called_for, facts_of, needed_controls
from reportgen.analysis.gaps import gaps_of
from reportgen.analysis.indices import Rating
from reportgen.analysis.maturity import at_least, own_maturity, working_today
from reportgen.analysis.nature import Nature
from reportgen.analysis.place import Site
from reportgen.analysis.reduction import reduction_of
from reportgen.analysis.regime_duties import regime_duty, transfer_of
from reportgen.analysis.regimes import AppliedRegime, applied_regimes
from reportgen.analysis.risk import Remaining, inherent_risk, lowered, planned, remaining_with
from reportgen.analysis.risk_parts import risk_parts
from reportgen.analysis.scales import Scales, band_name
from reportgen.knowledge.facts import Control, Knowledge
from reportgen.model.engagement import Process
from reportgen.model.protection import ControlDuty, RiskScore, Security
from reportgen.model.verdict import Form, NotAssessed, Tier

_EVIDENCE_LISTED = 8
_NO_RISK_RATING = NotAssessed(reason="No risk criterion is rated; rate data sensitivity first.")
_UNKNOWN = Security(
    tier=_NO_RISK_RATING,
    inherent=_NO_RISK_RATING,
    residual=_NO_RISK_RATING,
    today=_NO_RISK_RATING,
    controls=(),
    regimes=(),
    clauses=(),
    evidence_required=(),
)


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
    regimes = applied_regimes(process, scales.engagement, None if site.form is Form.IN_HOUSE else site, knowledge)
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
        tier=None if inherent is None else _tier(inherent, scales),
        needs=needs,
        regimes=regimes,
        is_contracted=site.form is not Form.IN_HOUSE,
    )


def facts_at(site: Site, process: Process, ratings: Mapping[str, Rating], scales: Scales) -> frozenset[str]:
    """Return the facts that call for measures of their own if a process is done at a site."""
    regimes = applied_regimes(process, scales.engagement, site, scales.knowledge)
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
    regimes: tuple[str, ...]
    maturity: tuple[tuple[str, float], ...]
    own: float
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
        tier=Tier.STANDARD if inherent is None else _tier(inherent, scales),
        facts=facts,
        nature=nature,
        form=site.form,
        regimes=tuple(one.regime.id for one in regimes),
        maturity=scales.maturity,
        own=own_maturity(process),
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
    today = at_least(controls, dict(call.maturity), call.own)
    return remaining_with(controls, planned(controls, today, call.knowledge), call.knowledge)


def secured(protection: Protection, scales: Scales) -> Security:
    """Write the protection out, with duties and what shows that measures work; the contract is added later."""
    tier = protection.tier or Tier.STANDARD
    controls = [need.control for need in protection.needs]
    working = working_today(controls, protection.process, scales)
    assurance = scales.knowledge.assurances[tier]
    return replace(
        _measured(protection, controls, working, scales),
        controls=tuple(_duty(need, working) for need in protection.needs),
        regimes=tuple(regime_duty(one) for one in protection.regimes),
        evidence_required=tuple(
            dict.fromkeys((assurance.review, *(one.evidence for one in controls[:_EVIDENCE_LISTED])))
        ),
        transfer=transfer_of(protection.process, protection.site, scales),
        assurance=assurance,
    )


def _measured(
    protection: Protection, controls: Sequence[Control], working: Mapping[str, float], scales: Scales
) -> Security:
    """Write out the risk: what it is made of, what it is today, what measures take from it, and what is open."""
    inherent, knowledge = protection.inherent, scales.knowledge
    if inherent is None or protection.residual is None or protection.tier is None:
        return replace(_UNKNOWN, accepted=scales.accepted)
    return replace(
        _UNKNOWN,
        tier=protection.tier,
        inherent=inherent,
        residual=protection.residual,
        today=lowered(inherent, remaining_with(controls, working, knowledge)),
        accepted=scales.accepted,
        parts=risk_parts(protection.process, protection.ratings, protection.site, scales),
        reduction=reduction_of(controls, planned(controls, working, knowledge), knowledge),
        gaps=gaps_of(inherent, controls, working, knowledge),
    )


def _duty(need: Need, working: Mapping[str, float]) -> ControlDuty:
    control = need.control
    return ControlDuty(
        id=control.id,
        name=control.name,
        family=control.family,
        emphasis=control.emphasis,
        because=need.because,
        evidence=control.evidence,
        maturity=working[control.id],
        references=control.references,
        owner=control.owner,
        phase=control.phase,
        acts_on=control.acts_on,
        effectiveness=control.effectiveness,
        cost_tier=control.cost_tier,
        against=control.against,
    )


def residual_score(protection: Protection) -> int | None:
    """Return the residual score 1-25, None where it was not assessed."""
    return protection.residual.score if protection.residual is not None else None
