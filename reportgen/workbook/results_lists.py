"""The assumptions and the findings as rows."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.model.assessment import Assessment
from reportgen.model.finding import Severity
from reportgen.workbook.results_fields import Field, Kind, Shown, Value

SEVERITY = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.INFO: "Note"}
_SHARE = "share"

ASSUMPTIONS = (
    Field(header="ID", width=28),
    Field(header="Group", width=28),
    Field(header="Assumption", width=46),
    Field(header="Low", width=12, kind=Kind.QUANTITY),
    Field(header="Likely", width=12, kind=Kind.QUANTITY),
    Field(header="High", width=12, kind=Kind.QUANTITY),
    Field(header="Unit", width=26),
    Field(header="Given by", width=11),
    Field(header="Cell", width=18),
    Field(header="Basis", width=25),
    Field(header="Source", width=72),
    Field(header="Reviewed", width=11),
)
FINDINGS = (
    Field(header="Severity", width=11),
    Field(header="Code", width=9),
    Field(header="Sheet", width=15),
    Field(header="Cell", width=9),
    Field(header="What was found", width=70),
    Field(header="What to do", width=60),
    Field(header="Suggestion", width=24),
)


def assumption_rows(assessment: Assessment) -> Iterator[tuple[Value, ...]]:
    """Yield every assumption as used; shares are shown in percent."""
    for one in assessment.assumptions:
        kind = Kind.SHARE if one.unit.startswith(_SHARE) else Kind.QUANTITY
        yield (
            one.id,
            one.group,
            one.label,
            *(Shown(value=value, kind=kind) for value in (one.value.low, one.value.likely, one.value.high)),
            one.unit,
            one.given_by.capitalize(),
            str(one.cell) if one.cell else None,
            one.basis[:1].upper() + one.basis[1:],
            one.source,
            one.reviewed,
        )


def finding_rows(assessment: Assessment) -> Iterator[tuple[Value, ...]]:
    """Yield everything that was found in the workbook, in the order in which it was found."""
    for one in assessment.findings:
        yield (SEVERITY[one.severity], one.code, one.sheet, one.cell, one.message, one.remedy, one.suggestion)
