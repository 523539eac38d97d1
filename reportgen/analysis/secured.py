"""How a process must be protected, written out: tier, measures with their reason, duties and evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportgen.analysis.controls import Need
from reportgen.analysis.gaps import gaps_of
from reportgen.analysis.maturity import working_today
from reportgen.analysis.reduction import reduction_of
from reportgen.analysis.regime_duties import regime_duty, transfer_of
from reportgen.analysis.risk import agreed, lowered, remaining_with
from reportgen.analysis.risk_parts import risk_parts
from reportgen.analysis.scales import Scales
from reportgen.analysis.security import Protection
from reportgen.analysis.tiers import raised_by
from reportgen.knowledge.control_facts import Control
from reportgen.knowledge.facts import Knowledge
from reportgen.model.protection import ControlDuty, RiskScore, Security
from reportgen.model.verdict import Form, NotAssessed, Tier

_EVIDENCE_LISTED = 8
_CLIENT = "client"
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


def secured(protection: Protection, scales: Scales, *, is_handed_over: bool) -> Security:
    """Write the protection out, with duties and what shows that measures work; the contract is added later.

    `is_handed_over` where the work goes to people who do not do it today: what they run themselves they must show anew.
    """
    tier = protection.tier or Tier.STANDARD
    controls = [need.control for need in protection.needs]
    working = working_today(controls, protection.process, scales)
    assurance = scales.knowledge.assurances[tier]
    duties = tuple(_duty(need, working, protection, is_handed_over=is_handed_over) for need in protection.needs)
    return replace(
        _measured(protection, controls, working, scales),
        controls=duties,
        gaps=()
        if protection.inherent is None
        else gaps_of(protection.inherent, controls, _kept(duties), scales.knowledge),
        regimes=tuple(regime_duty(one) for one in protection.regimes),
        evidence_required=tuple(dict.fromkeys(one.evidence for one in controls[:_EVIDENCE_LISTED])),
        transfer=transfer_of(protection.process, protection.site, scales),
        assurance=assurance,
        is_of_centre=protection.site.form is Form.CAPTIVE,
    )


def _measured(
    protection: Protection, controls: Sequence[Control], working: Mapping[str, float], scales: Scales
) -> Security:
    """Write out the risk: what it is made of, what it is today, and what measures take from it."""
    inherent, knowledge = protection.inherent, scales.knowledge
    if inherent is None or protection.residual is None or protection.tier is None:
        return replace(_UNKNOWN, accepted=scales.accepted)
    return replace(
        _UNKNOWN,
        tier=protection.tier,
        tier_because=_raised(protection, inherent, knowledge),
        inherent=inherent,
        residual=protection.residual,
        today=lowered(inherent, remaining_with(controls, working, knowledge)),
        accepted=scales.accepted,
        parts=risk_parts(protection.process, protection.ratings, protection.site, scales),
        reduction=reduction_of(controls, agreed(controls, working, protection.tier, knowledge), knowledge),
    )


def _raised(protection: Protection, inherent: RiskScore, knowledge: Knowledge) -> str:
    """Say what sets the tier above that of the score, "" where nothing does."""
    floor = raised_by(inherent, protection.facts, knowledge)
    return "" if floor is None else f"at least {floor.at_least.value} protection for {floor.why}"


def _kept(duties: Sequence[ControlDuty]) -> dict[str, float]:
    """Return how far each measure works on the first day: what must be shown anew counts as absent."""
    return {duty.id: 0.0 if duty.shown_anew else duty.maturity for duty in duties}


def _duty(need: Need, working: Mapping[str, float], protection: Protection, *, is_handed_over: bool) -> ControlDuty:
    """Write a measure out; work without a provider leaves every measure to the client."""
    control = need.control
    owner = control.owner if protection.is_contracted else _CLIENT
    return ControlDuty(
        id=control.id,
        name=control.name,
        family=control.family,
        emphasis=control.emphasis,
        because=need.because,
        evidence=control.evidence,
        maturity=working[control.id],
        references=control.references,
        owner=owner,
        phase=control.phase,
        acts_on=control.acts_on,
        effectiveness=control.effectiveness,
        cost_tier=control.cost_tier,
        against=control.against,
        shown_anew=is_handed_over and owner != _CLIENT and working[control.id] > 0,
        is_added=need.is_added,
    )
