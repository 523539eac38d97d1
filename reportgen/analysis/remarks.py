"""What the engine itself remarks on: inferred classes, costs from headcount, savings too good to be true."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from reportgen.analysis import messages
from reportgen.analysis.countries import country_name
from reportgen.analysis.residency import residency_remarks
from reportgen.analysis.scales import IMPACT
from reportgen.analysis.spots import engagement_spot, spot_of
from reportgen.knowledge.facts import Knowledge
from reportgen.model.assessment import Evidence, MoneyCase, ProcessAssessment, Recommendation, RiskScore
from reportgen.model.engagement import Engagement, PersonalData
from reportgen.model.finding import Finding
from reportgen.model.message import OwnWords

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
    home = engagement.home_country
    if home in knowledge.locations:
        return
    cause = (
        "No home country is given"
        if home is None
        else f"No provider rates are known for {country_name(home, knowledge)}"
    )
    yield messages.PRICED_AT_HOME.at(engagement_spot(engagement, "home_country"), cause=OwnWords(cause))


def _about(one: ProcessAssessment) -> Iterator[Finding]:
    yield from _inference(one)
    yield from _headcount(one)
    yield from _saving(one)
    yield from _override(one)


def _inference(one: ProcessAssessment) -> Iterator[Finding]:
    process, classification = one.process, one.classification
    if classification.evidence is Evidence.INDICATIVE:
        yield messages.INFERRED_CLASS.at(
            spot_of(process, "name"), name=process.name, nearest=OwnWords(classification.resembles[0].name)
        )
    if classification.evidence is Evidence.NONE:
        yield messages.NO_CLASS.at(spot_of(process, "name"), name=process.name)


def _risk(one: ProcessAssessment, impact: Collection[str]) -> Iterator[Finding]:
    """Remark on a risk that rests on the text alone: no criterion of impact is entered, yet a score exists."""
    process = one.process
    is_told = process.personal_data in {PersonalData.PERSONAL, PersonalData.SPECIAL}
    if isinstance(one.security.inherent, RiskScore) and not is_told and process.ratings.keys().isdisjoint(impact):
        yield messages.INFERRED_RISK.at(spot_of(process, "data_sensitivity"), name=process.name)


def _headcount(one: ProcessAssessment) -> Iterator[Finding]:
    if one.process.annual_cost is None and isinstance(one.cost.case, MoneyCase):
        yield messages.COST_FROM_HEADCOUNT.at(spot_of(one.process, "fte"), name=one.process.name)


def _saving(one: ProcessAssessment) -> Iterator[Finding]:
    case, process = one.cost.case, one.process
    if not isinstance(case, MoneyCase) or case.baseline_annual <= 0:
        return
    if one.sourcing.recommendation in {Recommendation.OUTSOURCE, Recommendation.SELECTIVE} and case.npv < 0:
        yield _loss(one)
    saved = float((case.baseline_annual - case.outsourced_annual) / case.baseline_annual)
    if saved > SURPRISING_SAVING:
        yield messages.SURPRISING_SAVING.at(
            spot_of(process, "annual_cost"), name=process.name, saved=round(saved * 100)
        )


def _loss(one: ProcessAssessment) -> Finding:
    by_override = one.sourcing.overridden
    return messages.LOSS.at(
        spot_of(one.process, "annual_cost"),
        name=one.process.name,
        ground="is set by the analyst's override" if by_override else "is recommended by its scores",
        way_back="take the override back" if by_override else "override it",
    )


def _override(one: ProcessAssessment) -> Iterator[Finding]:
    forbidding = next((gate for gate in one.sourcing.gates if gate.decided and gate.id in _FORBIDDING), None)
    if one.sourcing.overridden and forbidding and one.sourcing.recommendation is Recommendation.OUTSOURCE:
        yield messages.OVERRIDE_AGAINST_GATE.at(
            spot_of(one.process, "override"),
            name=one.process.name,
            gate=forbidding.id,
            gate_name=OwnWords(forbidding.name),
            because=OwnWords(forbidding.because),
        )
