"""The results as JSON, schema 1 (docs/results.schema.json): absent keys do not apply, unknowns say why."""

from __future__ import annotations

from functools import partial
from io import BytesIO

from reportgen.model.alone import bases_of
from reportgen.model.assessment import Assessment, ProcessAssessment
from reportgen.model.engagement import Engagement
from reportgen.model.finding import Finding
from reportgen.model.memory import once
from reportgen.report.results.money import cost_json
from reportgen.report.results.plain import Json, known, present
from reportgen.report.results.portfolio import portfolio_json
from reportgen.report.results.security import security_json
from reportgen.report.results.text import Written, json_pieces, json_text
from reportgen.report.results.verdict import classification_json, outlook_json, sourcing_json

SCHEMA = 1
_OF_A_PROCESS = " " * 4  # indents a process in the list of them


def results_bytes(assessment: Assessment) -> bytes:
    """Return the results as canonical UTF-8: stable order, two spaces, a newline at the end."""
    processes = (
        Written(once("results", follows_from, partial(_process_text, one), lasts=True))
        for one, follows_from in zip(assessment.processes, bases_of(assessment), strict=True)
    )
    written = BytesIO()
    for piece in json_pieces(_results(assessment, processes)):
        written.write(piece.encode())
    written.write(b"\n")
    return written.getvalue()


def results_json(assessment: Assessment) -> dict[str, Json]:
    """Return the results as plain data."""
    return _results(assessment, [_process(one) for one in assessment.processes])


def _results(assessment: Assessment, processes: Json) -> dict[str, Json]:
    made = assessment.provenance
    return present(
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
                "weight_draws": made.weight_draws,
            },
            "engagement": _engagement(assessment.engagement),
            "portfolio": portfolio_json(assessment),
            "findings": [finding_json(one) for one in assessment.findings],
            "processes": processes,
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


def _engagement(one: Engagement) -> dict[str, Json]:
    return {
        "client": one.client,
        "title": one.title,
        "prepared_by": one.prepared_by,
        "prepared_for": one.prepared_for,
        "date": one.date.isoformat(),
        "status": one.status.value,
        "version": one.version,
        "version_history": list(one.version_history),
        "decision_owner": one.decision_owner,
        "approvals": list(one.approvals),
        "marking": one.marking,
        "industry": one.industry,
        "objectives": list(one.objectives),
        "executive_comment": one.executive_comment,
        "currency": one.currency,
        "exchange_rates": [
            {"currency": code, "rate": float(rate)} for code, rate in sorted(one.exchange_rates.items())
        ],
        "exchange_rates_date": one.exchange_rates_date.isoformat() if one.exchange_rates_date else None,
        "cost_preset": one.cost_preset.value,
        "risk_method": one.risk_method.value,
        "target_saving": known(one.target_saving),
        "locale": one.locale,
        "page_size": one.page_size.value,
        "horizon_years": one.horizon_years,
        "discount_rate": one.discount_rate,
        "home_country": one.home_country,
        "risk_appetite": one.risk_appetite.value,
    }


def _process_text(one: ProcessAssessment) -> str:
    return json_text(_process(one), _OF_A_PROCESS)


def _process(one: ProcessAssessment) -> dict[str, Json]:
    return present(
        {
            "id": one.process.id,
            "name": one.process.name,
            "function": one.process.function,
            "business_objective": one.process.business_objective,
            "classification": classification_json(one.classification),
            "sourcing": sourcing_json(one.sourcing),
            "cost": cost_json(one.cost),
            "security": security_json(one.security),
            "outlook": outlook_json(one.outlook) if one.outlook else None,
        }
    )
