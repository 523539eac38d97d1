"""The results as JSON, schema 1 (docs/results.schema.json): absent keys do not apply, unknowns say why."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal

from reportgen.model.assessment import Assessment, ProcessAssessment
from reportgen.model.business_case import Cost
from reportgen.model.cash_flow import CashFlow, MoneyCase
from reportgen.model.classification import Classification, Contribution, Flip, PortfolioQuestion, Question
from reportgen.model.engagement import Engagement
from reportgen.model.finding import Finding
from reportgen.model.protection import RiskScore, Security
from reportgen.model.sourcing import Expectations, Sourcing
from reportgen.model.verdict import NotAssessed

SCHEMA = 1
_MONEY_KEYS = ("baseline_annual", "outsourced_annual", "one_off", "npv", "irr", "payback_years")
Json = object


def results_bytes(assessment: Assessment) -> bytes:
    """Return the results as canonical UTF-8: stable order, two spaces, a newline at the end."""
    return (json.dumps(results_json(assessment), ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def results_json(assessment: Assessment) -> dict[str, Json]:
    """Return the results as plain data."""
    made = assessment.provenance
    return _present(
        {
            "schema": SCHEMA,
            "provenance": {
                "tool": made.tool,
                "version": made.version,
                "template_version": made.template_version,
                "workbook_sha256": made.workbook_sha256,
                "knowledge_sha256": made.knowledge_sha256,
                "seed": made.seed,
                "draws": made.draws,
            },
            "engagement": _engagement(assessment.engagement),
            "portfolio": _portfolio(assessment),
            "findings": [finding_json(one) for one in assessment.findings],
            "processes": [_process(one) for one in assessment.processes],
        }
    )


def finding_json(one: Finding) -> dict[str, Json]:
    """Return a finding with every key of the contract; what does not apply is null there."""
    return {
        "severity": one.severity.value,
        "code": one.code,
        "sheet": one.sheet,
        "cell": one.cell,
        "row": one.row,
        "column": one.column,
        "field": one.field,
        "message": one.message,
        "remedy": one.remedy,
        "suggestion": one.suggestion,
    }


def _present(data: Mapping[str, Json]) -> dict[str, Json]:
    """Leave out what does not apply, at every level but the findings."""
    kept: dict[str, Json] = {}
    for key, value in data.items():
        if value is None:
            continue
        kept[key] = _present(value) if isinstance(value, dict) and key != "findings" else value
    return kept


def _known(value: object) -> Json:
    if isinstance(value, NotAssessed):
        return {"not_assessed": value.reason}
    if isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, float):
        return round(value, 12)
    return value


def _number(amount: Decimal) -> int | float:
    """Return an amount as the shortest number that is exactly it at the minor unit."""
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _engagement(one: Engagement) -> dict[str, Json]:
    return {
        "client": one.client,
        "title": one.title,
        "prepared_by": one.prepared_by,
        "prepared_for": one.prepared_for,
        "date": one.date.isoformat(),
        "status": one.status.value,
        "version": one.version,
        "decision_owner": one.decision_owner,
        "approvals": list(one.approvals),
        "marking": one.marking,
        "industry": one.industry,
        "objectives": list(one.objectives),
        "executive_comment": one.executive_comment,
        "currency": one.currency,
        "locale": one.locale,
        "page_size": one.page_size.value,
        "horizon_years": one.horizon_years,
        "discount_rate": one.discount_rate,
        "home_country": one.home_country,
        "risk_appetite": one.risk_appetite.value,
    }


def _portfolio(assessment: Assessment) -> dict[str, Json]:
    one = assessment.portfolio
    return {
        "process_count": one.process_count,
        "by_class": dict(sorted(one.by_class.items())),
        "by_recommendation": dict(sorted(one.by_recommendation.items())),
        "coverage": round(one.coverage, 12),
        "processes_without_cost": one.processes_without_cost,
        **{key: _known(getattr(one, key)) for key in ("baseline_annual", "outsourced_annual", "one_off", "npv", "irr")},
        "payback_years": _known(one.payback_years),
        **{key: _known(getattr(one, key)) for key in ("savings_p10", "savings_p50", "savings_p90")},
        "probability_of_saving": _known(one.probability_of_saving),
        "questions": [_portfolio_question(asked) for asked in one.questions],
        "cash_flows": [_flow(flow) for flow in one.cash_flows],
        "waves": [
            {
                "wave": plan.wave,
                "name": plan.name,
                "processes": list(plan.process_ids),
                "start_month": plan.start_month,
                "end_month": plan.end_month,
                "gate": plan.gate,
            }
            for plan in assessment.waves
        ],
    }


def _process(one: ProcessAssessment) -> dict[str, Json]:
    return _present(
        {
            "id": one.process.id,
            "name": one.process.name,
            "function": one.process.function,
            "classification": _classification(one.classification),
            "sourcing": _sourcing(one.sourcing),
            "cost": _cost(one.cost),
            "security": _security(one.security),
        }
    )


def _classification(one: Classification) -> dict[str, Json]:
    return {
        "class": one.nature.value if not isinstance(one.nature, NotAssessed) else _known(one.nature),
        "hybrid_kind": one.hybrid_kind.value if one.hybrid_kind else None,
        "leaning": one.leaning.value if not isinstance(one.leaning, NotAssessed) else _known(one.leaning),
        "knowledge_index": _known(one.knowledge_index),
        "probability_kpo": _known(one.probability_kpo),
        "evidence": one.evidence.value,
        "coverage": round(one.coverage, 12),
        "stability": _known(one.stability),
        "contributions": [_contribution(part) for part in one.contributions],
        "resembles": [
            {"id": near.id, "name": near.name, "class": near.nature.value, "similarity": round(near.similarity, 12)}
            for near in one.resembles
        ],
        "flips": [_flip(flip) for flip in one.flips],
        "text_probability": None if one.text_probability is None else round(one.text_probability, 12),
        "speaking": [{"word": said.word, "pull": said.pull} for said in one.speaking],
        "reasons": list(one.reasons),
        "split": {"routine": one.split.routine, "expert": one.split.expert} if one.split else None,
    }


def _contribution(part: Contribution) -> dict[str, Json]:
    return _present(
        {
            "criterion": part.criterion,
            "label": part.label,
            "rating": round(part.rating, 12),
            "weight": part.weight,
            "points": part.points,
            "reversed": part.reversed,
            "inferred": part.inferred,
            "cell": str(part.cell) if part.cell else None,
        }
    )


def _flip(flip: Flip) -> dict[str, Json]:
    return {
        "criterion": flip.criterion,
        "label": flip.label,
        "rating": flip.rating,
        "needed": flip.needed,
        "result": flip.result,
    }


def _question(one: Question) -> dict[str, Json]:
    return _present(
        {
            "criterion": one.criterion,
            "label": one.label,
            "rating": None if one.rating is None else round(one.rating, 12),
            "inferred": one.inferred,
            "chance": one.chance,
            "outcomes": [{"result": found.result, "answers": list(found.answers)} for found in one.outcomes],
            "cell": str(one.cell) if one.cell else None,
        }
    )


def _portfolio_question(one: PortfolioQuestion) -> dict[str, Json]:
    return _present(
        {
            "process": one.process,
            "name": one.name,
            "stake": None if one.stake is None else _number(one.stake),
            **_question(one.question),
        }
    )


def _sourcing(one: Sourcing) -> dict[str, Json]:
    return {
        "recommendation": one.recommendation.value,
        "provisional_recommendation": one.provisional_recommendation.value if one.provisional_recommendation else None,
        "engine_recommendation": one.engine_recommendation.value if one.overridden else None,
        "override_reason": one.override_reason if one.overridden else None,
        "index": _known(one.index),
        "index_coverage": round(one.index_coverage, 12),
        "contributions": [_contribution(part) for part in one.contributions],
        "gates": [
            {
                "id": gate.id,
                "name": gate.name,
                "effect": gate.effect,
                "because": gate.because,
                "decided": gate.decided,
                "cells": [str(cell) for cell in gate.cells],
            }
            for gate in one.gates
        ],
        "form": one.form.value,
        "place": one.place.value,
        "location": one.location or None,
        "site_reason": one.site_reason or None,
        "price_model": one.price_model or None,
        "price_model_reason": one.price_model_reason,
        "sourced_share": one.sourced_share,
        "wave": one.wave,
        "reasons": list(one.reasons),
        "counter_argument": one.counter_argument,
        "flip": _flip(one.flip) if one.flip else None,
        "question": _question(one.question) if one.question else None,
        "automation_fit": _known(one.automation_fit),
        "in_house_alternative": one.in_house_alternative,
        "automate_first": one.automate_first,
        "premises": list(one.premises),
        "expectations": _expectations(one.expectations) if one.expectations else None,
    }


def _expectations(one: Expectations) -> dict[str, Json]:
    return {"skills": list(one.skills), "value": list(one.value)}


def _cost(one: Cost) -> dict[str, Json]:
    case = one.case
    data: dict[str, Json] = (
        {
            key: _known(case)
            for key in ("baseline_annual", "outsourced_annual", "one_off", "npv", "irr", "payback_years")
        }
        if isinstance(case, NotAssessed)
        else _money(case)
    )
    for key in ("savings_p10", "savings_p50", "savings_p90", "probability_of_saving"):
        data[key] = _known(case if isinstance(case, NotAssessed) else getattr(one, key))
    data["drivers"] = [
        {"parameter": driver.parameter, "label": driver.label, "value": _known(driver.value), "unit": driver.unit}
        for driver in one.drivers
    ]
    if isinstance(one.what_if, MoneyCase):
        data["what_if"] = {"label": one.what_if_label, **_money(one.what_if)}
    elif one.what_if is not None:
        data["what_if"] = _known(one.what_if)
    return data


def _money(case: MoneyCase) -> dict[str, Json]:
    return {
        "baseline_annual": _number(case.baseline_annual),
        "outsourced_annual": _number(case.outsourced_annual),
        "one_off": _number(case.one_off),
        "npv": _number(case.npv),
        "irr": _known(case.irr),
        "payback_years": _known(case.payback_years),
        "cash_flows": [_flow(flow) for flow in case.cash_flows],
    }


def _flow(flow: CashFlow) -> dict[str, Json]:
    parts = ("baseline", "charges", "governance", "one_off", "retained", "net")
    return {"year": flow.year, **{part: _number(getattr(flow, part)) for part in parts}}


def _security(one: Security) -> dict[str, Json]:
    return {
        "tier": one.tier.value if not isinstance(one.tier, NotAssessed) else _known(one.tier),
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
        return _known(one)
    return {"likelihood": one.likelihood, "impact": one.impact, "score": one.score}
