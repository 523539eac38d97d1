"""What the engine itself remarks on: inferred classes, costs from headcount, savings too good to be true."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from reportgen.analysis import messages
from reportgen.analysis.countries import country_in_sentence
from reportgen.analysis.judgement import Judgement
from reportgen.analysis.money.remarkable import Remarkable
from reportgen.analysis.money_remarks import money_remarks, vat_remark
from reportgen.analysis.regime_remarks import regime_remarks
from reportgen.analysis.residency import residency_remarks
from reportgen.analysis.scales import IMPACT
from reportgen.analysis.spots import engagement_spot, spot_of
from reportgen.analysis.transfer_remarks import doubtful_transfer_remark, unknown_route_remark
from reportgen.knowledge.facts import Knowledge
from reportgen.model.engagement import Engagement, Override, PersonalData
from reportgen.model.finding import Finding
from reportgen.model.message import OwnWords
from reportgen.model.verdict import Evidence, NatureClass

_WORK = {
    NatureClass.BPO: "routine work (BPO)",
    NatureClass.HYBRID: "mixed work (hybrid)",
    NatureClass.KPO: "expert work (KPO)",
}
_FORBIDDING = ("G1", "G2", "G3", "G5")


def remarks(
    engagement: Engagement,
    concluded: Iterable[tuple[Judgement, Remarkable | None]],
    knowledge: Knowledge,
) -> tuple[Finding, ...]:
    """Return the engine's findings in the order of the processes; `concluded` pairs each with its money."""
    impact = {key for key, one in knowledge.criteria.items() if IMPACT in one.weights}
    home = engagement.home_country
    pairs = tuple(concluded)
    own = [
        finding
        for judgement, money in pairs
        for finding in (
            *_inference(judgement),
            *_contradiction(judgement),
            *money_remarks(judgement, money, engagement, knowledge),
            *_override(judgement),
            *residency_remarks(judgement.process, home, knowledge),
            *regime_remarks(judgement.process, engagement, judgement.site.country or None, knowledge),
            *doubtful_transfer_remark(judgement, engagement, knowledge),
            *_risk(judgement, impact),
            *_distance(judgement, knowledge),
        )
    ]
    moved = [judgement for judgement, _ in pairs]
    return (
        *_home_country(engagement, knowledge),
        *unknown_route_remark(moved, engagement, knowledge),
        *vat_remark(engagement, knowledge),
        *own,
    )


def _home_country(engagement: Engagement, knowledge: Knowledge) -> Iterator[Finding]:
    home = engagement.home_country
    if home in knowledge.locations:
        return
    cause = (
        "No home country is given"
        if home is None
        else f"No provider rates are known for {country_in_sentence(home, knowledge)}"
    )
    yield messages.PRICED_AT_HOME.at(engagement_spot(engagement, "home_country"), cause=OwnWords(cause))


def _distance(one: Judgement, knowledge: Knowledge) -> Iterator[Finding]:
    """Remark that work moves under a law that is farther away than its Location exposure says."""
    rated = one.process.ratings.get("location_exposure")
    if one.is_moved and rated is not None and rated < one.site.exposure:
        yield messages.FARTHER_THAN_RATED.at(
            spot_of(one.process, "location_exposure"),
            name=one.process.name,
            rating=rated,
            country=country_in_sentence(one.site.country, knowledge),
            exposure=round(one.site.exposure),
        )


def _inference(one: Judgement) -> Iterator[Finding]:
    process = one.process
    if one.evidence is Evidence.INDICATIVE and one.judged.inference is not None:
        resembles = one.judged.inference.resembles
        nearest = resembles[0].name if resembles else "none, its words alone tell"
        yield messages.INFERRED_CLASS.at(spot_of(process, "name"), name=process.name, nearest=OwnWords(nearest))
    if one.evidence is Evidence.NONE:
        yield messages.NO_CLASS.at(spot_of(process, "name"), name=process.name)


def _contradiction(one: Judgement) -> Iterator[Finding]:
    process, nearest = one.process, one.contradicted_by
    if nearest is not None and one.ruling.nature.kind is not None:
        yield messages.RATINGS_CONTRADICT_TEXT.at(
            spot_of(process, "description" if process.description else "name"),
            name=process.name,
            rated=_WORK[one.ruling.nature.kind],
            described=_WORK[nearest.nature],
            nearest=OwnWords(nearest.name),
        )


def _risk(one: Judgement, impact: Collection[str]) -> Iterator[Finding]:
    """Remark on a risk that rests on the text alone: no criterion of impact is entered, yet a score exists."""
    process, inherent = one.process, one.ruling.protection.inherent
    is_told = process.personal_data in {PersonalData.PERSONAL, PersonalData.SPECIAL}
    if inherent is not None and not is_told and process.ratings.keys().isdisjoint(impact):
        yield messages.INFERRED_RISK.at(spot_of(process, "data_sensitivity"), name=process.name)


def _override(one: Judgement) -> Iterator[Finding]:
    process = one.process
    gates = one.ruling.decision.outcomes
    forbidding = next((gate for gate in gates if gate.decided and gate.id in _FORBIDDING), None)
    if process.override is Override.OUTSOURCE and forbidding:
        yield messages.OVERRIDE_AGAINST_GATE.at(
            spot_of(process, "override"),
            name=process.name,
            gate=forbidding.id,
            gate_name=OwnWords(forbidding.name),
            because=OwnWords(forbidding.because),
        )
