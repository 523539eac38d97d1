"""What the engine itself remarks on: inferred classes, costs from headcount, savings too good to be true."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.model.assessment import Evidence, MoneyCase, ProcessAssessment
from reportgen.model.engagement import Engagement
from reportgen.model.finding import Finding, Severity

SURPRISING_SAVING = 0.45


def remarks(engagement: Engagement, processes: Sequence[ProcessAssessment]) -> tuple[Finding, ...]:
    """Return the engine's findings in the order of the processes."""
    return (*_home_country(engagement), *(finding for one in processes for finding in _about(one)))


def _home_country(engagement: Engagement) -> Iterator[Finding]:
    if engagement.home_country is None:
        yield Finding(
            severity=Severity.WARNING,
            code="RG904",
            message="No home country is given, so every price is taken as if the provider sat at home.",
            remedy="Choose the home country on the Engagement sheet.",
            sheet="Engagement",
            field="home_country",
        )


def _about(one: ProcessAssessment) -> Iterator[Finding]:
    if one.classification.evidence is Evidence.INDICATIVE:
        nearest = one.classification.resembles[0].name if one.classification.resembles else "none"
        yield _finding(
            one,
            Severity.INFO,
            "RG901",
            "name",
            f'"{_short(one.process.name)}" was classed by its name and description, since too few nature ratings are '
            f"entered. Nearest reference: {nearest}.",
            "Rate the seven nature criteria to replace the inference.",
        )
    if one.process.annual_cost is None and isinstance(one.cost.case, MoneyCase):
        yield _finding(
            one,
            Severity.INFO,
            "RG902",
            "fte",
            f'The cost of "{_short(one.process.name)}" is its headcount times the loaded cost per person.',
            "Enter Annual cost to replace the estimate.",
        )
    case = one.cost.case
    if isinstance(case, MoneyCase) and case.baseline_annual > 0:
        saved = float((case.baseline_annual - case.outsourced_annual) / case.baseline_annual)
        if saved > SURPRISING_SAVING:
            yield _finding(
                one,
                Severity.WARNING,
                "RG903",
                "annual_cost",
                f'A saving of {saved:.0%} on "{_short(one.process.name)}" is more than sourcing usually yields.',
                "Check the cost and the assumptions, or have a provider confirm the price.",
            )


def _short(name: str) -> str:
    return name if len(name) <= 80 else name[:79] + "…"  # noqa: PLR2004 - a line of a table


def _finding(one: ProcessAssessment, severity: Severity, code: str, field: str, message: str, remedy: str) -> Finding:
    cell = one.process.cells.get(field) or one.process.cells.get("name")
    return Finding(
        severity=severity,
        code=code,
        message=message,
        remedy=remedy,
        sheet=cell.sheet if cell else None,
        cell=cell.cell if cell else None,
        row=one.process.row,
        field=field,
    )
