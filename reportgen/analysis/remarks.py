"""What the engine itself remarks on: inferred classes, costs from headcount, savings too good to be true."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from reportgen.analysis.scales import IMPACT
from reportgen.knowledge.facts import Knowledge
from reportgen.model.assessment import Evidence, MoneyCase, ProcessAssessment, Recommendation, RiskScore
from reportgen.model.engagement import Engagement, PersonalData
from reportgen.model.finding import Finding, Severity

SURPRISING_SAVING = 0.45
_FORBIDDING = ("G1", "G2", "G3", "G5")


def remarks(
    engagement: Engagement, processes: Sequence[ProcessAssessment], knowledge: Knowledge
) -> tuple[Finding, ...]:
    """Return the engine's findings in the order of the processes."""
    impact = {key for key, one in knowledge.criteria.items() if IMPACT in one.weights}
    own = [finding for one in processes for finding in (*_about(one), *_risk(one, impact))]
    return (*_home_country(engagement, knowledge), *own)


def _home_country(engagement: Engagement, knowledge: Knowledge) -> Iterator[Finding]:
    home, cell = engagement.home_country, engagement.cells.get("home_country")
    if home in knowledge.locations:
        return
    message = (
        "No home country is given, so every price is taken as if the provider sat at home."
        if home is None
        else f"No provider rates are known for {home}, so every price is taken as if the provider sat at home."
    )
    yield Finding(
        severity=Severity.WARNING,
        code="RG904",
        message=message,
        remedy="Choose the home country on the Engagement sheet, or a country with like rates.",
        sheet=cell.sheet if cell else "Engagement",
        cell=cell.cell if cell else None,
        field="home_country",
    )


def _about(one: ProcessAssessment) -> Iterator[Finding]:
    yield from _inference(one)
    yield from _headcount(one)
    yield from _saving(one)
    yield from _override(one)


def _inference(one: ProcessAssessment) -> Iterator[Finding]:
    if one.classification.evidence is Evidence.INDICATIVE:
        nearest = one.classification.resembles[0].name
        yield _finding(
            one,
            Severity.INFO,
            "RG901",
            "name",
            f'"{_short(one.process.name)}" was classed by its name and description, since too few nature ratings are '
            f"entered. Nearest reference: {nearest}.",
            "Rate the seven nature criteria to replace the inference.",
        )
    if one.classification.evidence is Evidence.NONE:
        yield _finding(
            one,
            Severity.WARNING,
            "RG905",
            "name",
            f'"{_short(one.process.name)}" could not be classed: too few nature ratings are entered, and its text '
            "resembles no known business process.",
            "Rate the seven nature criteria, or describe what the work is.",
        )


def _risk(one: ProcessAssessment, impact: Collection[str]) -> Iterator[Finding]:
    """Remark on a risk that rests on the text alone: no criterion of impact is entered, yet a score exists."""
    is_told = one.process.personal_data in {PersonalData.PERSONAL, PersonalData.SPECIAL}
    if isinstance(one.security.inherent, RiskScore) and not is_told and one.process.ratings.keys().isdisjoint(impact):
        yield _finding(
            one,
            Severity.INFO,
            "RG907",
            "data_sensitivity",
            f'The risk of "{_short(one.process.name)}" was graded by the reference processes its text resembles, since '
            "no criterion of impact is rated.",
            "Rate Data sensitivity, Business criticality and Regulatory exposure.",
        )


def _headcount(one: ProcessAssessment) -> Iterator[Finding]:
    if one.process.annual_cost is None and isinstance(one.cost.case, MoneyCase):
        yield _finding(
            one,
            Severity.INFO,
            "RG902",
            "fte",
            f'The cost of "{_short(one.process.name)}" is its headcount times the loaded cost per person.',
            "Enter Annual cost to replace the estimate.",
        )


def _saving(one: ProcessAssessment) -> Iterator[Finding]:
    case = one.cost.case
    if not isinstance(case, MoneyCase) or case.baseline_annual <= 0:
        return
    if one.sourcing.recommendation in {Recommendation.OUTSOURCE, Recommendation.SELECTIVE} and case.npv < 0:
        yield _finding(
            one,
            Severity.WARNING,
            "RG908",
            "annual_cost",
            f'Sourcing "{_short(one.process.name)}" is recommended by its scores, but costs more than it saves.',
            "Decide whether service or risk is worth the loss, widen the permitted countries, or override it.",
        )
    saved = float((case.baseline_annual - case.outsourced_annual) / case.baseline_annual)
    if saved > SURPRISING_SAVING:
        yield _finding(
            one,
            Severity.WARNING,
            "RG903",
            "annual_cost",
            f'A saving of {round(saved * 100)} % on "{_short(one.process.name)}" is more than sourcing usually yields.',
            "Check the cost and the assumptions, or have a provider confirm the price.",
        )


def _override(one: ProcessAssessment) -> Iterator[Finding]:
    forbidding = next((gate for gate in one.sourcing.gates if gate.decided and gate.id in _FORBIDDING), None)
    if one.sourcing.overridden and forbidding and one.sourcing.recommendation is Recommendation.OUTSOURCE:
        yield _finding(
            one,
            Severity.WARNING,
            "RG906",
            "override",
            f'"{_short(one.process.name)}" is set to outsource against gate {forbidding.id}, {forbidding.name}: '
            f"{forbidding.because}.",
            "Take the override back, or have the decision owner confirm it in the override reason.",
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
