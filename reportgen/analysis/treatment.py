"""The measures a residual risk rests on, and what more of them would do."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.analysis.concluded import Concluded
from reportgen.analysis.maturity import working_today
from reportgen.analysis.risk import residual_risk
from reportgen.analysis.wording import in_sentence, joined
from reportgen.knowledge.control_facts import Control
from reportgen.model.protection import RiskScore
from reportgen.model.verdict import Tier

_NAMED = 3


def accepted_risk(one: Concluded) -> int:
    """Return the residual score that the client accepts."""
    return one.scales.knowledge.appetite_limits[one.scales.engagement.risk_appetite.value]


def measures_premise(one: Concluded) -> list[str]:
    """Say which measures must be agreed, where the risk without any is above what the client accepts."""
    protection, accepted = one.judgement.ruling.protection, accepted_risk(one)
    inherent, residual = protection.inherent, protection.residual
    if inherent is None or residual is None or not residual.score <= accepted < inherent.score:
        return []
    controls = [need.control for need in protection.needs]
    added = [need.control for need in protection.needs if need.is_added]
    if added:
        return [_added(added, controls, inherent, one)]
    carrying = [control for control in controls if _without([control], controls, inherent, one).score > accepted]
    if carrying:
        named = joined([in_sentence(control.name) for control in carrying[:_NAMED]])
        verb = "is" if len(carrying[:_NAMED]) == 1 else "are all"
        above = f"the risk stays above the {accepted} of 25 that the client accepts"
        return [f"{named} {verb} agreed or at work: if not, {above}"]
    brought = f"bring the risk from {inherent.score} down to {residual.score} of 25 (the client accepts {accepted})"
    spare = "that limit holds if any one is missing"
    return [f"the {len(controls)} listed measures are agreed or at work: together they {brought}; {spare}"]


def _added(added: Sequence[Control], controls: Sequence[Control], inherent: RiskScore, one: Concluded) -> str:
    """Name the measures that only the risk asks for, and what would remain without them."""
    quoted = joined([f"“{control.name}”" for control in added])
    named, verb, them = (f"measure {quoted}", "is", "it") if len(added) == 1 else (f"measures {quoted}", "are", "them")
    left = f"{_without(added, controls, inherent, one).score} of 25 would remain without {them}"
    return f"the {named} {verb} added to what its ratings call for: {left}, and the client accepts {accepted_risk(one)}"


def _without(lost: Sequence[Control], controls: Sequence[Control], inherent: RiskScore, one: Concluded) -> RiskScore:
    left = [control for control in controls if control not in lost]
    working = working_today(left, one.judgement.process, one.scales)
    tier = one.judgement.ruling.protection.tier or Tier.STANDARD
    return residual_risk(inherent, left, working, tier, one.scales.knowledge)
