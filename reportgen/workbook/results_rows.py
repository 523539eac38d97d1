"""What the results workbook holds, as rows: the control register and the duties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.model.assessment import Assessment, ProcessAssessment
from reportgen.model.protection import ControlDuty
from reportgen.model.verdict import Tier

Value = str | float
OWNER = {"client": "Client", "provider": "Provider", "both": "Both"}
PHASE = {"before_contract": "Before contract", "in_contract": "In contract", "in_operation": "In operation"}
STATE = {"in_place": "In place", "partial": "Partial", "missing": "Missing"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A column of the results workbook: its header, its width in characters and how its numbers are shown."""

    header: str
    width: float
    number_format: str = "General"


REGISTER = (
    Field(header="Process ID", width=12),
    Field(header="Process", width=34),
    Field(header="Tier", width=13),
    Field(header="Measure ID", width=13),
    Field(header="Measure", width=42),
    Field(header="Family", width=15),
    Field(header="Owner", width=11),
    Field(header="By when", width=17),
    Field(header="State today", width=13),
    Field(header="Maturity", width=11, number_format="0.00"),
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
)


def register_rows(assessment: Assessment) -> Iterator[tuple[Value, ...]]:
    """Yield a row for each process and each measure that it needs, in the order of the workbook and of the list."""
    for one in assessment.processes:
        for duty in one.security.controls:
            yield _register_row(one, duty)


def _register_row(one: ProcessAssessment, duty: ControlDuty) -> tuple[Value, ...]:
    tier = one.security.tier
    return (
        one.process.id,
        one.process.name,
        tier.value.capitalize() if isinstance(tier, Tier) else "Not graded",
        duty.id,
        duty.name,
        duty.family.capitalize(),
        OWNER[duty.owner],
        PHASE[duty.phase],
        STATE[duty.state],
        duty.maturity,
        duty.because,
        duty.evidence,
        "; ".join(duty.references),
    )


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
                )
