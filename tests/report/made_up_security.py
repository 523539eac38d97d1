"""Made-up measures, gaps, duties and transfers on top of an assessment, so that pages can be shown with known facts."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from reportgen.knowledge.facts import Knowledge
from reportgen.model.assessment import Assessment, ProcessAssessment
from reportgen.model.oversight import Oversight, RegisterRow
from reportgen.model.protection import (
    Assurance,
    ControlDuty,
    Gap,
    RegimeDuty,
    RiskPart,
    RiskScore,
    Security,
    Transfer,
    Way,
)
from reportgen.model.verdict import NotAssessed, Tier

ACCEPTED = 8
MATURITY = (0.0, 0.75, 0.25, 0.0, 1.0, 0.5, 0.0)
STEPS = {"low": 1, "medium": 2, "high": 3}
ASSURANCE = {
    Tier.CRITICAL: Assurance(
        assessment="Full assessment on site, with an independent report", review="every quarter", review_months=3,
        notice_hours=24,
    ),
    Tier.SIGNIFICANT: Assurance(
        assessment="Full assessment on paper, with an independent report", review="every half-year", review_months=6,
        notice_hours=48,
    ),
    Tier.STANDARD: Assurance(
        assessment="Questionnaire with evidence", review="every year", review_months=12, notice_hours=72
    ),
    Tier.LOW: Assurance(assessment="Questionnaire", review="at renewal", review_months=None, notice_hours=168),
}  # fmt: skip
PARTS = (
    ("data_sensitivity", "Data sensitivity", "impact"),
    ("business_criticality", "Criticality to the business", "impact"),
    ("access_scope", "Breadth of access", "likelihood"),
    ("location_exposure", "Exposure of the place", "likelihood"),
)
TRANSFERS = (
    Transfer(
        law="gdpr", country="IN", country_name="India", route="instrument",
        words="India has no adequacy decision, so clauses and an assessment carry the transfer",
        needs=("Sign the standard contractual clauses, module 2 or 3", "Assess the law there, and write it down"),
        source="Regulation (EU) 2016/679, art. 46",
    ),
    Transfer(
        law="gdpr", country="BG", country_name="Bulgaria", route="same_law",
        words="The same regulation applies there", needs=(), source="Regulation (EU) 2016/679, art. 1(3)",
    ),
)  # fmt: skip


def score(likelihood: int, impact: int) -> RiskScore:
    return RiskScore(likelihood=likelihood, impact=impact, score=likelihood * impact)


def protected(assessment: Assessment, knowledge: Knowledge, *, accepted: int = ACCEPTED) -> Assessment:
    """Fill every new field of every process, and the register of the portfolio."""
    processes = tuple(
        replace(one, security=_security(one, place, knowledge, accepted))
        for place, one in enumerate(assessment.processes)
    )
    oversight = Oversight(holdings=(), bodies=(), retained=(), register=register(processes, knowledge))
    return replace(assessment, processes=processes, portfolio=replace(assessment.portfolio, oversight=oversight))


def register(processes: tuple[ProcessAssessment, ...], knowledge: Knowledge) -> tuple[RegisterRow, ...]:
    """Count the measures by state, as the engine does."""
    families: dict[str, str] = {}
    names: defaultdict[str, set[str]] = defaultdict(set)
    states: defaultdict[str, Counter[str]] = defaultdict(Counter)
    needed: defaultdict[str, list[str]] = defaultdict(list)
    for one in processes:
        for duty in one.security.controls:
            families[duty.id] = duty.family
            names[duty.id].add(duty.name)
            states[duty.id][duty.state] += 1
            needed[duty.id].append(one.process.id)
    return tuple(
        RegisterRow(
            control=key, name=min(names[key]) if len(names[key]) == 1 else knowledge.controls[key].name,
            family=families[key], process_ids=tuple(needed[key]), in_place=states[key]["in_place"],
            partial=states[key]["partial"], missing=states[key]["missing"], to_show=states[key]["to_show"],
        )
        for key in sorted(families)
    )  # fmt: skip


def _security(one: ProcessAssessment, place: int, knowledge: Knowledge, accepted: int) -> Security:
    security = one.security
    controls = tuple(
        replace(duty, maturity=MATURITY[(place // 4 + index * index) % len(MATURITY)])
        for index, duty in enumerate(security.controls)
    )
    filled = replace(
        security,
        controls=controls,
        accepted=accepted,
        parts=_parts(place),
        gaps=_gaps(controls, place),
        regimes=tuple(_regime(duty, place, knowledge) for duty in security.regimes),
        transfer=TRANSFERS[place % 2] if security.regimes else None,
    )
    if isinstance(security.inherent, NotAssessed) or isinstance(security.residual, NotAssessed):
        return filled
    assert isinstance(security.tier, Tier)
    residual = score(min(5, security.residual.likelihood + place % 5 // 4), security.residual.impact)
    return replace(
        filled,
        today=score(max(residual.likelihood, security.inherent.likelihood - place % 2), security.inherent.impact),
        residual=residual,
        ways=_ways(controls, residual) if residual.score > accepted else (),
        assurance=ASSURANCE[security.tier],
    )


def _parts(place: int) -> tuple[RiskPart, ...]:
    return tuple(
        RiskPart(criterion=key, label=label, axis=axis, rating=3.0 + (place + index) % 3, weight=0.25,
                 points=float(10 + (place * 7 + index * 5) % 20))
        for index, (key, label, axis) in enumerate(PARTS)
    )  # fmt: skip


def _gaps(controls: tuple[ControlDuty, ...], place: int) -> tuple[Gap, ...]:
    gaps = [
        Gap(id=duty.id, name=duty.name, maturity=duty.maturity, cost_tier=duty.cost_tier,
            reduces=round(duty.effectiveness * (3 + place % 4) * (1 - duty.maturity), 3))
        for duty in controls if duty.state != "in_place"
    ]  # fmt: skip
    return tuple(sorted(gaps, key=lambda gap: (-gap.reduces / STEPS[gap.cost_tier], gap.id)))


def _ways(controls: tuple[ControlDuty, ...], residual: RiskScore) -> tuple[Way, ...]:
    names = [duty.name for duty in controls[:2]]
    text = f"{' and '.join(f'“{name}”' for name in names)} were tested by somebody independent"
    return (
        Way(kind="measures", text=text, result=score(max(1, residual.likelihood - 1), residual.impact),
            measures=tuple(duty.id for duty in controls[:2])),
    )  # fmt: skip


def _regime(duty: RegimeDuty, place: int, knowledge: Knowledge) -> RegimeDuty:
    entry = knowledge.regimes[duty.id]
    return replace(
        duty, label=entry.label, jurisdiction=entry.jurisdiction, chosen=place % 3 == 0, triggered=place % 3 != 0,
        place_limits=("Data may leave the country only under an instrument",) if duty.id == "gdpr" else (),
        checked="2026-11", source=entry.origin.source,
    )  # fmt: skip
