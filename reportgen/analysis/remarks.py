"""What the engine itself remarks on: inferred classes, costs from headcount, savings too good to be true."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from reportgen.analysis.countries import country_name
from reportgen.analysis.remark import remark, short
from reportgen.analysis.residency import residency_remarks
from reportgen.analysis.scales import IMPACT
from reportgen.knowledge.facts import Knowledge
from reportgen.model.assessment import Evidence, MoneyCase, ProcessAssessment, Recommendation, RiskScore
from reportgen.model.engagement import Engagement, PersonalData
from reportgen.model.finding import Finding, Severity

SURPRISING_SAVING = 0.45  # published cases: 15 to 40 % (Ivey Business Journal 2010; Taylor and Francis)
_FORBIDDING = ("G1", "G2", "G3", "G5")


def remarks(
    engagement: Engagement, processes: Sequence[ProcessAssessment], knowledge: Knowledge
) -> tuple[Finding, ...]:
    """Return the engine's findings in the order of the processes."""
    impact = {key for key, one in knowledge.criteria.items() if IMPACT in one.weights}
    home = engagement.home_country
    own = [
        finding
        for one in processes
        for finding in (*_about(one), *residency_remarks(one.process, home, knowledge), *_risk(one, impact))
    ]
    return (*_home_country(engagement, knowledge), *own)


def _home_country(engagement: Engagement, knowledge: Knowledge) -> Iterator[Finding]:
    home, cell = engagement.home_country, engagement.cells.get("home_country")
    if home in knowledge.locations:
        return
    message = (
        "No home country is given, so every price is taken as if the provider sat at home."
        if home is None
        else f"No provider rates are known for {country_name(home, knowledge)}, so every price is taken as if the "
        "provider sat at home."
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
        yield remark(
            one.process,
            Severity.INFO,
            "RG901",
            "name",
            f'"{short(one.process.name)}" was classed by its name and description, since too few nature ratings are '
            f"entered. Nearest reference: {nearest}.",
            "Rate the seven nature criteria to replace the inference.",
        )
    if one.classification.evidence is Evidence.NONE:
        yield remark(
            one.process,
            Severity.WARNING,
            "RG905",
            "name",
            f'"{short(one.process.name)}" could not be classed: too few nature ratings are entered, and its text '
            "resembles no known business process.",
            "Rate the seven nature criteria, or describe what the work is.",
        )


def _risk(one: ProcessAssessment, impact: Collection[str]) -> Iterator[Finding]:
    """Remark on a risk that rests on the text alone: no criterion of impact is entered, yet a score exists."""
    is_told = one.process.personal_data in {PersonalData.PERSONAL, PersonalData.SPECIAL}
    if isinstance(one.security.inherent, RiskScore) and not is_told and one.process.ratings.keys().isdisjoint(impact):
        yield remark(
            one.process,
            Severity.INFO,
            "RG907",
            "data_sensitivity",
            f'The risk of "{short(one.process.name)}" was graded by the reference processes its text resembles, since '
            "no criterion of impact is rated.",
            "Rate Data sensitivity, Business criticality and Regulatory exposure.",
        )


def _headcount(one: ProcessAssessment) -> Iterator[Finding]:
    if one.process.annual_cost is None and isinstance(one.cost.case, MoneyCase):
        yield remark(
            one.process,
            Severity.INFO,
            "RG902",
            "fte",
            f'The cost of "{short(one.process.name)}" is its headcount times the loaded cost per person.',
            "Enter Annual cost to replace the estimate.",
        )


def _saving(one: ProcessAssessment) -> Iterator[Finding]:
    case = one.cost.case
    if not isinstance(case, MoneyCase) or case.baseline_annual <= 0:
        return
    if one.sourcing.recommendation in {Recommendation.OUTSOURCE, Recommendation.SELECTIVE} and case.npv < 0:
        yield _loss(one)
    saved = float((case.baseline_annual - case.outsourced_annual) / case.baseline_annual)
    if saved > SURPRISING_SAVING:
        yield remark(
            one.process,
            Severity.WARNING,
            "RG903",
            "annual_cost",
            f'A saving of {round(saved * 100)} % on "{short(one.process.name)}" is more than sourcing usually yields.',
            "Check the cost and the assumptions, or have a provider confirm the price.",
        )


def _loss(one: ProcessAssessment) -> Finding:
    name, by_override = short(one.process.name), one.sourcing.overridden
    return remark(
        one.process,
        Severity.WARNING,
        "RG908",
        "annual_cost",
        f'"{name}" is sourced by the analyst\'s override, but this costs more than it saves.'
        if by_override
        else f'Sourcing "{name}" is recommended by its scores, but costs more than it saves.',
        "Decide whether service or risk is worth the loss, widen the permitted countries, or "
        + ("take the override back." if by_override else "override it."),
    )


def _override(one: ProcessAssessment) -> Iterator[Finding]:
    forbidding = next((gate for gate in one.sourcing.gates if gate.decided and gate.id in _FORBIDDING), None)
    if one.sourcing.overridden and forbidding and one.sourcing.recommendation is Recommendation.OUTSOURCE:
        yield remark(
            one.process,
            Severity.WARNING,
            "RG906",
            "override",
            f'"{short(one.process.name)}" is set to outsource against gate {forbidding.id}, {forbidding.name}: '
            f"{forbidding.because}.",
            "Take the override back, or have the decision owner confirm it in the override reason.",
        )
