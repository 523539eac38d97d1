"""What the results workbook holds, as rows: the risks, the control register and the duties."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.model.assessment import Assessment, ProcessAssessment
from reportgen.model.protection import ControlDuty, RiskScore
from reportgen.model.verdict import NotAssessed
from reportgen.workbook.results_fields import Field, Formula, Kind, Value, letter_of
from reportgen.workbook.results_flows import FIRST_ROW
from reportgen.workbook.results_verdicts import tier_word

_NOT_ASSESSED = "Not assessed"
OWNER = {"client": "Client", "provider": "Provider", "both": "Both"}
CENTRE_OWNER = OWNER | {"provider": "Centre"}
PHASE = {"before_contract": "Before contract", "in_contract": "In contract", "in_operation": "In operation"}
OWN_PHASE = {"before_contract": "First", "in_contract": "In writing", "in_operation": "In service"}
STATE = {"in_place": "In place", "to_show": "To show", "partial": "Partial", "missing": "Open"}
_STATES = ("before", "with today's measures", "after")
RISKS = (
    Field(header="Process ID", width=12),
    Field(header="Process", width=34),
    Field(header="Tier", width=13),
    *(
        Field(header=f"{side} {state}", width=12, kind=Kind.WHOLE)
        for state in _STATES
        for side in ("Likelihood", "Impact", "Score")
    ),
    Field(header="Accepted", width=11, kind=Kind.WHOLE),
    Field(header="Within what is accepted", width=16, kind=Kind.CODE),
    Field(header="Personal data goes to", width=20),
    Field(header="Route", width=52),
)
REGISTER = (
    Field(header="Process ID", width=12),
    Field(header="Process", width=34),
    Field(header="Tier", width=13),
    Field(header="Measure ID", width=13),
    Field(header="Measure", width=42),
    Field(header="Guards against", width=44),
    Field(header="Family", width=15),
    Field(header="Owner", width=11),
    Field(header="By when", width=17),
    Field(header="State today", width=13),
    Field(header="Maturity", width=11, kind=Kind.FACTOR),
    Field(header="Why it is needed", width=44),
    Field(header="What shows that it works", width=46),
    Field(header="References", width=48),
)
DUTIES = (
    Field(header="Process ID", width=12),
    Field(header="Process", width=34),
    Field(header="Rules", width=46),
    Field(header="Why they apply", width=34),
    Field(header="Duty", width=70),
    Field(header="Clauses they ask for", width=52),
    Field(header="Status", width=30),
    Field(header="Confidence", width=32),
    Field(header="Reviewed", width=12),
)


def risk_rows(assessment: Assessment) -> Iterator[tuple[Value, ...]]:
    """Yield a row for each process: its tier, its risk by stage, and the route of data; scores are formulas."""
    for row, one in enumerate(assessment.processes, start=FIRST_ROW):
        security, transfer = one.security, one.security.transfer
        later = one.sourcing.may_move_later
        yield (
            one.process.id,
            one.process.name,
            tier_word(security.tier),
            *(
                value
                for state, risk in zip(_STATES, (security.inherent, security.today, security.residual), strict=True)
                for value in _risk(row, state, risk)
            ),
            security.accepted,
            _is_accepted(row, one) if isinstance(security.residual, RiskScore) else _NOT_ASSESSED,
            f"{transfer.country_name}{', if it moves' if later else ''}" if transfer else "",
            f"{'If it moves: ' if later else ''}{transfer.words}" if transfer else "",
        )


def _risk(row: int, state: str, risk: RiskScore | NotAssessed) -> tuple[Value, Value, Value]:
    if isinstance(risk, NotAssessed):
        return (_NOT_ASSESSED, _NOT_ASSESSED, _NOT_ASSESSED)
    likelihood, impact = (f"{letter_of(RISKS, f'{side} {state}')}{row}" for side in ("Likelihood", "Impact"))
    return risk.likelihood, risk.impact, Formula(text=f"{likelihood}*{impact}", value=risk.score)


def _is_accepted(row: int, one: ProcessAssessment) -> Formula:
    score, accepted = (f"{letter_of(RISKS, header)}{row}" for header in ("Score after", "Accepted"))
    return Formula(text=f'IF({score}<={accepted},"Yes","No")', value="Yes" if one.security.is_accepted else "No")


def register_rows(assessment: Assessment) -> Iterator[tuple[Value, ...]]:
    """Yield a row for each process and each measure that it needs, in the order of the workbook and of the list."""
    for one in assessment.processes:
        for duty in one.security.controls:
            yield _register_row(one, duty)


def _register_row(one: ProcessAssessment, duty: ControlDuty) -> tuple[Value, ...]:
    return (
        one.process.id,
        one.process.name,
        tier_word(one.security.tier),
        duty.id,
        duty.name,
        duty.against,
        duty.family.capitalize(),
        (CENTRE_OWNER if one.security.is_of_centre else OWNER)[duty.owner],
        (PHASE if _is_contracted(one) else OWN_PHASE)[duty.phase],
        STATE[duty.state],
        duty.maturity,
        duty.because,
        duty.evidence,
        "; ".join(duty.references),
    )


def _is_contracted(one: ProcessAssessment) -> bool:
    """Return whether somebody else does the work, now or if it moves, so that there is a contract to write."""
    return one.sourcing.moves or bool(one.security.clauses)


def duty_rows(assessment: Assessment) -> Iterator[tuple[Value, ...]]:
    """Yield a row for each process, each body of rules that applies to it and each of its duties."""
    for one in assessment.processes:
        for regime in one.security.regimes:
            for duty in regime.duties:
                yield (
                    one.process.id,
                    one.process.name,
                    regime.name,
                    regime.because,
                    duty,
                    "; ".join(regime.clauses),
                    regime.status,
                    regime.confidence,
                    regime.checked,
                )
