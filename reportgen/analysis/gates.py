"""Gates: facts that override any score. Each that applies names itself; the first in order decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.analysis.countries import country_names
from reportgen.analysis.indices import Rating
from reportgen.analysis.ratings import ENOUGH
from reportgen.knowledge.facts import Knowledge
from reportgen.model.assessment import GateOutcome, Recommendation
from reportgen.model.engagement import Process
from reportgen.model.finding import CellRef

_DECIMALS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the gates look at.

    `base` is what the sourceability index alone says. The coverages are shares of each index's weight that were
    entered; `is_known`: the nature could be told, if only from the text. `residual` and `accepted` are risk scores.
    `is_separable`: support work splits off.
    """

    process: Process
    ratings: Mapping[str, Rating]
    base: Recommendation
    nature_coverage: float
    sourceability_coverage: float
    is_known: bool
    residual: int | None
    accepted: int
    is_separable: bool
    places_left: bool

    @property
    def blank_share(self) -> float:
        """Return the share of the weight of both indices that is blank, 0-1."""
        return round(1 - (self.nature_coverage + self.sourceability_coverage) / 2, _DECIMALS)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trigger:
    gate: str
    because: str
    result: Recommendation | None
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the gates leave of `base`, the recommendation of the sourceability index alone.

    `told` are the criteria that the gates already speak of.
    """

    base: Recommendation
    recommendation: Recommendation
    provisional: Recommendation | None
    outcomes: tuple[GateOutcome, ...]
    uses_several_providers: bool
    has_place: bool
    told: frozenset[str]


def decided(facts: Facts, knowledge: Knowledge) -> Decision:
    """Apply the gates in the design's order (knowledge: gates, order)."""
    triggers = sorted(_triggers(facts, knowledge), key=lambda one: knowledge.gates[one.gate].order)
    ruling = next((one for one in triggers if one.result is not None), None)
    recommendation = ruling.result if ruling and ruling.result else facts.base
    provisional = None
    if ruling is not None and ruling.gate == "G8":
        rest = next((one.result for one in triggers if one.result is not None and one.gate != "G8"), None)
        provisional = rest or facts.base
    return Decision(
        base=facts.base,
        recommendation=recommendation,
        provisional=provisional,
        outcomes=tuple(_outcome(one, facts, knowledge, decides=one is ruling) for one in triggers),
        uses_several_providers=any(one.gate == "G4" for one in triggers),
        has_place=facts.places_left,
        told=frozenset(name for one in triggers for name in one.fields),
    )


def _outcome(trigger: _Trigger, facts: Facts, knowledge: Knowledge, *, decides: bool) -> GateOutcome:
    gate = knowledge.gates[trigger.gate]
    cells: list[CellRef] = [facts.process.cells[name] for name in trigger.fields if name in facts.process.cells]
    return GateOutcome(
        id=gate.id, name=gate.name, effect=gate.effect, because=trigger.because, decided=decides, cells=tuple(cells)
    )


def _triggers(facts: Facts, knowledge: Knowledge) -> list[_Trigger]:
    found = (
        _g1(facts),
        _g2(facts, knowledge),
        _g3(facts, knowledge),
        _g4(facts, knowledge),
        _g5(facts, knowledge),
        _g6(facts, knowledge),
        _g7(facts),
        _g8(facts, knowledge),
    )
    return [one for one in found if one is not None]


def _rating(facts: Facts, key: str) -> float | None:
    rating = facts.ratings.get(key)
    return None if rating is None or rating.inferred else rating.value


def _kept(facts: Facts) -> Recommendation:
    can_split = facts.is_separable and facts.base is not Recommendation.RETAIN
    return Recommendation.SELECTIVE if can_split else Recommendation.RETAIN


def _g1(facts: Facts) -> _Trigger | None:
    if not facts.process.non_delegable:
        return None
    return _Trigger(
        gate="G1",
        because="the decision is marked as one that may not be delegated",
        result=_kept(facts),
        fields=("non_delegable",),
    )


def _g2(facts: Facts, knowledge: Knowledge) -> _Trigger | None:
    importance, capability = _rating(facts, "strategic_importance"), _rating(facts, "relative_capability")
    if importance is None or capability is None:
        return None
    if importance < knowledge.threshold("crown_importance") or capability < knowledge.threshold("crown_capability"):
        return None
    return _Trigger(
        gate="G2",
        because=f"strategic importance is {importance:.0f} and relative capability {capability:.0f}",
        result=_kept(facts),
        fields=("strategic_importance", "relative_capability"),
    )


def _g3(facts: Facts, knowledge: Knowledge) -> _Trigger | None:
    countries = facts.process.permitted_countries
    if not countries:
        return None
    return _Trigger(
        gate="G3",
        because=f"the work may be done only in {country_names(countries, knowledge)}",
        result=None if facts.places_left else Recommendation.RETAIN,
        fields=("permitted_countries",),
    )


def _g4(facts: Facts, knowledge: Knowledge) -> _Trigger | None:
    criticality, exposure = _rating(facts, "business_criticality"), _rating(facts, "opportunism_exposure")
    if criticality is None or exposure is None:
        return None
    if criticality < knowledge.threshold("no_exit_criticality") or exposure < knowledge.threshold("no_exit_exposure"):
        return None
    depth = _rating(facts, "supplier_market_depth") or 0
    several = depth >= knowledge.threshold("several_providers_depth") and facts.base is not Recommendation.RETAIN
    return _Trigger(
        gate="G4",
        because="an interruption hurts within hours and there would be no route back from a single provider",
        result=Recommendation.SELECTIVE if several else Recommendation.RETAIN,
        fields=("business_criticality", "opportunism_exposure"),
    )


def _g5(facts: Facts, knowledge: Knowledge) -> _Trigger | None:
    depth = _rating(facts, "supplier_market_depth")
    if depth is None or depth > knowledge.threshold("no_market_depth"):
        return None
    return _Trigger(
        gate="G5",
        because="no credible provider is known",
        result=Recommendation.RETAIN,
        fields=("supplier_market_depth",),
    )


def _g6(facts: Facts, knowledge: Knowledge) -> _Trigger | None:
    documentation, stability = _rating(facts, "documentation"), _rating(facts, "process_stability")
    if documentation is None or stability is None or max(documentation, stability) > knowledge.threshold("disorder"):
        return None
    return _Trigger(
        gate="G6",
        because=f"documentation is {documentation:.0f} and stability {stability:.0f}: disorder would move along",
        result=Recommendation.STABILISE,
        fields=("documentation", "process_stability"),
    )


def _g7(facts: Facts) -> _Trigger | None:
    if facts.residual is None or facts.residual <= facts.accepted:
        return None
    return _Trigger(
        gate="G7",
        because=f"a residual risk score of {facts.residual} is above the {facts.accepted} that the client accepts: "
        "treat the risk first",
        result=Recommendation.STABILISE,
        fields=("data_sensitivity", "business_criticality"),
    )


def _g8(facts: Facts, knowledge: Knowledge) -> _Trigger | None:
    short = min(facts.nature_coverage, facts.sourceability_coverage) < ENOUGH
    if facts.blank_share <= knowledge.threshold("blank_share") and not short:
        return None
    blank = f"{round(facts.blank_share * 100)} % of the weight of the nature and sourceability ratings is blank"
    unknown = "" if facts.is_known else ", and its text describes no business process that is known"
    return _Trigger(gate="G8", because=blank + unknown, result=Recommendation.ASSESS_FURTHER, fields=("name",))
