"""How a process is to be protected, as JSON."""

from __future__ import annotations

from reportgen.model.protection import (
    ControlDuty,
    FamilyEffect,
    Reduction,
    RegimeDuty,
    RiskPart,
    RiskScore,
    Security,
    Transfer,
    Way,
)
from reportgen.model.verdict import NotAssessed
from reportgen.report.results.contract import contract_json
from reportgen.report.results.plain import Json, fields, known, present

_CONTROL_KEYS = (
    "id",
    "name",
    "against",
    "family",
    "emphasis",
    "because",
    "evidence",
    "maturity",
    "state",
    "shown_anew",
    "owner",
    "phase",
    "acts_on",
    "effectiveness",
    "cost_tier",
)
_REGIME_KEYS = ("id", "name", "because", "status", "confidence", "chosen", "triggered")
_GAP_KEYS = ("id", "name", "maturity", "reduces", "cost_tier")
_TRANSFER_KEYS = ("law", "country", "country_name", "route", "words", "source")
_ASSURANCE_KEYS = ("assessment", "review", "review_months", "notice_hours")


def security_json(one: Security) -> dict[str, Json]:
    """Return how a process is to be protected."""
    return {
        "tier": known(one.tier),
        "tier_because": one.tier_because,
        "inherent": _risk(one.inherent),
        "today": _risk(one.today),
        "residual": _risk(one.residual),
        "accepted": one.accepted,
        "is_accepted": one.is_accepted,
        "parts": [_part(part) for part in one.parts],
        "reduction": _reduction(one.reduction) if one.reduction else None,
        "controls": [_control(duty) for duty in one.controls],
        "gaps": [fields(gap, _GAP_KEYS) for gap in one.gaps],
        "ways": [_way(way) for way in one.ways],
        "regimes": [_regime(duty) for duty in one.regimes],
        "transfer": _transfer(one.transfer) if one.transfer else None,
        "clauses": list(one.clauses),
        "evidence_required": list(one.evidence_required),
        "assurance": fields(one.assurance, _ASSURANCE_KEYS) if one.assurance else None,
        "contract": contract_json(one.contract) if one.contract else None,
    }


def _risk(one: RiskScore | NotAssessed) -> Json:
    if isinstance(one, NotAssessed):
        return known(one)
    return {"likelihood": one.likelihood, "impact": one.impact, "score": one.score}


def _part(one: RiskPart) -> dict[str, Json]:
    keys = ("criterion", "label", "axis", "rating", "weight", "points")
    return present(
        {
            **fields(one, keys),
            "inferred": one.is_inferred,
            "from_site": one.from_site,
            "least": one.least or None,
            "cell": str(one.cell) if one.cell else None,
        }
    )


def _reduction(one: Reduction) -> dict[str, Json]:
    return {
        "effects": [_effect(effect) for effect in one.effects],
        **fields(one, ("likelihood_left", "impact_left")),
        "at_floor": list(one.at_floor),
    }


def _effect(one: FamilyEffect) -> dict[str, Json]:
    return {**fields(one, ("axis", "family", "effect", "counted")), "measures": list(one.measures)}


def _control(one: ControlDuty) -> dict[str, Json]:
    return {**fields(one, _CONTROL_KEYS), "references": list(one.references)}


def _way(one: Way) -> dict[str, Json]:
    return {**fields(one, ("kind", "text")), "result": _risk(one.result), "measures": list(one.measures)}


def _regime(one: RegimeDuty) -> dict[str, Json]:
    return present(
        {
            **fields(one, _REGIME_KEYS),
            "label": one.label or None,
            "jurisdiction": one.jurisdiction or None,
            "duties": list(one.duties),
            "clauses": list(one.clauses),
            "controls": list(one.controls),
            "place_limits": list(one.place_limits),
            "checked": one.checked or None,
            "source": one.source or None,
        }
    )


def _transfer(one: Transfer) -> dict[str, Json]:
    return present({**fields(one, _TRANSFER_KEYS), "needs": list(one.needs), "doubt": one.doubt or None})
