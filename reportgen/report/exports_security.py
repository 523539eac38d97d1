"""How a process is to be protected, as JSON."""

from __future__ import annotations

from reportgen.model.protection import RiskScore, Security
from reportgen.model.verdict import NotAssessed
from reportgen.report.exports_plain import Json, known


def security_json(one: Security) -> dict[str, Json]:
    """Return how a process is to be protected."""
    return {
        "tier": one.tier.value if not isinstance(one.tier, NotAssessed) else known(one.tier),
        "inherent": _risk(one.inherent),
        "residual": _risk(one.residual),
        "controls": [
            {
                "id": duty.id,
                "name": duty.name,
                "family": duty.family,
                "emphasis": duty.emphasis,
                "because": duty.because,
                "evidence": duty.evidence,
                "maturity": duty.maturity,
                "references": list(duty.references),
            }
            for duty in one.controls
        ],
        "regimes": [
            {
                "id": duty.id,
                "name": duty.name,
                "because": duty.because,
                "duties": list(duty.duties),
                "clauses": list(duty.clauses),
                "controls": list(duty.controls),
                "status": duty.status,
                "confidence": duty.confidence,
            }
            for duty in one.regimes
        ],
        "clauses": list(one.clauses),
        "evidence_required": list(one.evidence_required),
    }


def _risk(one: RiskScore | NotAssessed) -> Json:
    if isinstance(one, NotAssessed):
        return known(one)
    return {"likelihood": one.likelihood, "impact": one.impact, "score": one.score}
