"""How a process must be protected: tier, measures with their reason, duties, clauses and evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.analysis.classify import Nature, band_name
from reportgen.analysis.indices import Rating
from reportgen.analysis.place import Site
from reportgen.analysis.regimes import AppliedRegime
from reportgen.analysis.risk import inherent_risk, residual_risk
from reportgen.knowledge.facts import Control, Knowledge
from reportgen.model.assessment import (
    ControlDuty,
    NatureClass,
    NotAssessed,
    Place,
    RegimeDuty,
    RiskScore,
    Security,
    Tier,
)
from reportgen.model.engagement import Engagement, PersonalData, Process

_TIERS = (Tier.LOW, Tier.STANDARD, Tier.SIGNIFICANT, Tier.CRITICAL)
MOST_LISTED = {Tier.LOW: 6, Tier.STANDARD: 11, Tier.SIGNIFICANT: 17, Tier.CRITICAL: 26}
_HIGH = 4
_DEEP = 3
_NO_RISK_RATING = NotAssessed(reason="No risk criterion is rated; rate data sensitivity first.")
_CLAUSES = {
    Tier.LOW: ("Confidentiality", "Return of data"),
    Tier.STANDARD: ("Confidentiality", "Return of data", "Security schedule", "Notice of breaches", "Subcontracting"),
    Tier.SIGNIFICANT: (
        "Confidentiality",
        "Return of data",
        "Security schedule",
        "Notice of breaches within 48 hours",
        "Subcontracting",
        "Audit",
        "Continuity tests",
        "Liability cap and its exceptions",
        "Exit assistance",
    ),
    Tier.CRITICAL: (
        "Confidentiality",
        "Return of data",
        "Security schedule",
        "Notice of breaches within 24 hours",
        "Subcontracting with consent",
        "Audit, also by supervisors",
        "Continuity tests",
        "Liability cap and its exceptions",
        "Exit assistance",
        "Step-in",
        "Change of location",
        "Termination on change of control",
    ),
}
_WHY = {
    "personal_data": "it handles personal data",
    "special_data": "it handles health, card or other especially sensitive data",
    "offshore": "the work would leave the region",
    "regulated": "a supervisor watches the work",
    "ip": "valuable methods or models are exposed",
    "customer_contact": "the provider speaks to customers",
    "bulk_access": "the provider has bulk or administrator access",
    "subcontracting": "subcontractors handle the data",
    "client_premises": "people work on the client's premises",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Protection:
    """The security of a process before its recommendation is settled."""

    security: Security

    @property
    def residual_score(self) -> int | None:
        """Return the residual score 1-25."""
        residual = self.security.residual
        return residual.score if isinstance(residual, RiskScore) else None

    @property
    def tier(self) -> Tier | None:
        """Return the tier."""
        return self.security.tier if isinstance(self.security.tier, Tier) else None


def protected(
    engagement: Engagement,
    process: Process,
    nature: Nature,
    site: Site,
    regimes: Sequence[AppliedRegime],
    knowledge: Knowledge,
) -> Protection:
    """Grade the protection a process needs if it is done at a site."""
    inherent = inherent_risk(nature.ratings, site, knowledge, engagement.criteria_weights)
    tier = None if inherent is None else Tier(band_name(inherent.score, knowledge.tier_bands))
    maturity = {one.control_id: one.maturity for one in engagement.controls}
    needs = _needed(tier or Tier.STANDARD, process, nature, site, regimes, knowledge)
    controls = tuple(control for control, _ in needs)
    return Protection(
        security=Security(
            tier=tier or _NO_RISK_RATING,
            inherent=inherent or _NO_RISK_RATING,
            residual=_NO_RISK_RATING if inherent is None else residual_risk(inherent, controls, maturity),
            controls=tuple(_duty(control, because, maturity) for control, because in needs),
            regimes=tuple(_regime(one) for one in regimes),
            clauses=_clauses(tier or Tier.STANDARD, regimes),
            evidence_required=tuple(control.evidence for control in controls[:8]),
        )
    )


def facts_of(process: Process, ratings: Mapping[str, Rating], site: Site, regimes: Sequence[AppliedRegime]) -> set[str]:
    """Return the facts that call for measures of their own, by the names the control catalogue uses."""

    def at_least(key: str, level: float) -> bool:
        return key in ratings and ratings[key].value >= level

    found = {
        "personal_data": process.personal_data in {PersonalData.PERSONAL, PersonalData.SPECIAL},
        "special_data": process.personal_data is PersonalData.SPECIAL or at_least("data_sensitivity", _HIGH + 1),
        "offshore": site.place is Place.OFFSHORE,
        "regulated": at_least("regulatory_exposure", _HIGH)
        or any(not one.regime.needs_personal_data for one in regimes),
        "ip": at_least("ip_sensitivity", _HIGH),
        "customer_contact": at_least("customer_contact", _HIGH),
        "bulk_access": at_least("access_scope", _HIGH),
        "subcontracting": at_least("subcontracting_depth", _DEEP),
        "client_premises": "remote_delivery" in ratings and ratings["remote_delivery"].value <= 1,
    }
    return {name for name, holds in found.items() if holds}


def _needed(
    tier: Tier,
    process: Process,
    nature: Nature,
    site: Site,
    regimes: Sequence[AppliedRegime],
    knowledge: Knowledge,
) -> list[tuple[Control, str]]:
    """List the measures with the reason for each, those of the class first, as many as the tier calls for."""
    facts = facts_of(process, nature.ratings, site, regimes)
    by_regime = {key: one.regime.label for one in regimes for key in one.regime.controls}
    emphasis = _emphasis(nature)
    chosen: list[tuple[bool, int, str, str]] = []
    for control in knowledge.controls.values():
        because = _because(control, tier, facts, by_regime, emphasis)
        if because:
            chosen.append((control.emphasis not in {emphasis, "both"}, control.rank, control.id, because))
    own_first = sorted(
        chosen, key=lambda row: (row[0], knowledge.controls[row[2]].emphasis != emphasis, row[1], row[2])
    )
    return [(knowledge.controls[key], because) for _, _, key, because in own_first[: MOST_LISTED[tier]]]


def _emphasis(nature: Nature) -> str:
    leaning = nature.classification.leaning
    return "kpo" if leaning is NatureClass.KPO else "bpo"


def _because(control: Control, tier: Tier, facts: set[str], by_regime: Mapping[str, str], emphasis: str) -> str:
    """Return why a measure is needed, "" where it is not."""
    fact = next((name for name in control.when if name in facts), None)
    if fact is not None:
        return _WHY[fact]
    if control.id in by_regime:
        return f"{by_regime[control.id]} asks for it"
    suits = control.emphasis in {"both", emphasis}
    if suits and control.lowest_tier != "none" and _TIERS.index(Tier(control.lowest_tier)) <= _TIERS.index(tier):
        kind = {"kpo": "expert work", "bpo": "routine work"}.get(control.emphasis, "any work")
        return f"{kind} at {tier.value} protection calls for it"
    return ""


def _duty(control: Control, because: str, maturity: Mapping[str, float]) -> ControlDuty:
    return ControlDuty(
        id=control.id,
        name=control.name,
        family=control.family,
        emphasis=control.emphasis,
        because=because,
        evidence=control.evidence,
        maturity=maturity.get(control.id, 0.0),
        references=control.references,
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


def _clauses(tier: Tier, regimes: Sequence[AppliedRegime]) -> tuple[str, ...]:
    by_regime = [f"{clause} ({one.regime.label})" for one in regimes for clause in one.regime.clauses]
    return tuple(dict.fromkeys((*_CLAUSES[tier], *by_regime)))
