"""The verdicts as rows: a row for each process, in the order of the workbook, with what the report says of it."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.model.assessment import Assessment, ProcessAssessment
from reportgen.model.business_case import Cost
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.classification import Classification
from reportgen.model.protection import RiskScore, Security
from reportgen.model.sourcing import Sourcing
from reportgen.model.verdict import (
    VERDICT,
    Evidence,
    Form,
    HybridKind,
    NatureClass,
    NotAssessed,
    Place,
    Tier,
)
from reportgen.workbook.results_fields import Field, Kind, Value

NO = "No"
CLASS = {NatureClass.BPO: "BPO", NatureClass.KPO: "KPO", NatureClass.HYBRID: "Hybrid"}
HYBRID = {
    HybridKind.MIXED: "Mixed",
    HybridKind.BOUNDARY: "On the boundary",
    HybridKind.INTERMEDIATE: "In between",
}
EVIDENCE = {
    Evidence.RATED: "Rated",
    Evidence.PARTIAL: "Partly rated",
    Evidence.INDICATIVE: "Indicative",
    Evidence.NONE: "None",
}
FORM = {
    Form.THIRD_PARTY: "Third-party provider",
    Form.JOINT: "Joint organisation",
    Form.CAPTIVE: "Own centre",
    Form.IN_HOUSE: "In-house team",
}
PLACE = {Place.ONSHORE: "Onshore", Place.NEARSHORE: "Nearshore", Place.OFFSHORE: "Offshore"}
_MONEY = (
    ("Today's cost a year", "baseline_annual", "verdict_today"),
    ("Cost a year as recommended", "outsourced_annual", "verdict_recommended"),
    ("One-off cost", "one_off", ""),
    ("NPV", "npv", ""),
    ("Net saving", "net_saving", ""),
)
_ODDS = (("Saving P10", "savings_p10"), ("Saving P50", "savings_p50"), ("Saving P90", "savings_p90"))

VERDICTS = (
    Field(header=NO, width=6, kind=Kind.WHOLE, name="verdict_no"),
    Field(header="Process ID", width=12),
    Field(header="Process", width=40),
    Field(header="Function", width=22),
    Field(header="Class", width=9, kind=Kind.CODE),
    Field(header="Kind of hybrid", width=15),
    Field(header="Leaning", width=9, kind=Kind.CODE),
    Field(header="Knowledge index", width=11, kind=Kind.POINTS),
    Field(header="Probability of KPO", width=12, kind=Kind.SHARE),
    Field(header="Evidence", width=13),
    Field(header="Recommendation", width=17),
    Field(header="Provisional recommendation", width=17),
    Field(header="Sourceability index", width=14, kind=Kind.POINTS),
    Field(header="Gates", width=52),
    Field(header="Form", width=19),
    Field(header="Place", width=12),
    Field(header="Country", width=15),
    Field(header="Price model", width=22),
    Field(header="Share sourced", width=11, kind=Kind.SHARE),
    Field(header="Wave", width=8, kind=Kind.WHOLE),
    *(Field(header=header, width=18, kind=Kind.AMOUNT, name=name) for header, _, name in _MONEY),
    *(Field(header=header, width=18, kind=Kind.AMOUNT) for header, _ in _ODDS),
    Field(header="Probability of saving", width=13, kind=Kind.SHARE),
    Field(header="Payback, years", width=24, kind=Kind.POINTS),
    Field(header="Risk before measures", width=12, kind=Kind.WHOLE),
    Field(header="Risk today", width=12, kind=Kind.WHOLE),
    Field(header="Risk with all measures", width=12, kind=Kind.WHOLE),
    Field(header="Tier", width=13),
    Field(header="Owner", width=24),
    Field(header="Business objective", width=36),
)


def verdict_rows(assessment: Assessment) -> Iterator[tuple[Value, ...]]:
    """Yield a row for each process, numbered from 1; sheets of money know a process by this number."""
    for number, one in enumerate(assessment.processes, start=1):
        yield (
            number,
            one.process.id,
            one.process.name,
            one.process.function,
            *_nature(one.classification),
            *_sourcing(one.sourcing),
            *_money(one.cost),
            *_protection(one.security),
            one.process.owner,
            one.process.business_objective,
        )


def _nature(found: Classification) -> tuple[Value, ...]:
    return (
        found.nature if isinstance(found.nature, NotAssessed) else CLASS[found.nature],
        HYBRID[found.hybrid_kind] if found.hybrid_kind else None,
        found.leaning if isinstance(found.leaning, NotAssessed) else CLASS[found.leaning],
        found.knowledge_index,
        found.probability_kpo,
        EVIDENCE[found.evidence],
    )


def _sourcing(one: Sourcing) -> tuple[Value, ...]:
    provisional = one.provisional_recommendation
    return (
        VERDICT[one.recommendation],
        VERDICT[provisional] if provisional else None,
        one.index,
        "; ".join(f"{gate.id} {gate.name}: {gate.because}" for gate in one.gates),
        FORM[one.form],
        PLACE[one.place],
        one.location_name,
        one.price_model_name if one.moves else None,
        one.sourced_share if one.moves else None,
        one.wave if one.moves else None,
    )


def _money(one: Cost) -> tuple[Value, ...]:
    case = one.case
    return (
        *(getattr(case, part) if isinstance(case, MoneyCase) else case for _, part, _ in _MONEY),
        *(getattr(one, part) for _, part in _ODDS),
        one.probability_of_saving,
        case.payback_years if isinstance(case, MoneyCase) else case,
    )


def _protection(one: Security) -> tuple[Value, ...]:
    risks = (one.inherent, one.today, one.residual)
    return (*(risk.score if isinstance(risk, RiskScore) else risk for risk in risks), tier_word(one.tier))


def tier_word(tier: Tier | NotAssessed) -> str:
    """Return the tier as the tables write it."""
    return tier.value.capitalize() if isinstance(tier, Tier) else "Not graded"


def costed(assessment: Assessment) -> Iterator[tuple[int, ProcessAssessment, MoneyCase]]:
    """Yield each process that carries a cost, with its number and its case."""
    for number, one in enumerate(assessment.processes, start=1):
        if isinstance(one.cost.case, MoneyCase):
            yield number, one, one.cost.case
