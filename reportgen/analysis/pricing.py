"""The price model that fits a class and its situation, by the rules of the price catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.analysis.indices import Rating
from reportgen.knowledge.facts import Knowledge
from reportgen.model.engagement import Process
from reportgen.model.verdict import NatureClass

_HIGH = 4
_MIDDLE = 3
_LOW = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Pricing:
    """A price model and why it fits; `model` is "" where the class is not known."""

    model: str
    name: str
    reason: str


def priced(
    nature: NatureClass | None, process: Process, ratings: Mapping[str, Rating], knowledge: Knowledge
) -> Pricing:
    """Choose a price model."""
    if nature is None:
        return Pricing(
            model="", name="No price model yet", reason="the nature of the work is not known, and the price follows it"
        )
    situations = _situations(nature, process, ratings, knowledge)
    rule = next(
        rule for rule in knowledge.price_model_rules if rule.nature is nature and rule.situation in (*situations, "any")
    )
    model = knowledge.price_models[rule.price_model]
    return Pricing(model=model.id, name=model.name, reason=rule.reason)


def _situations(
    nature: NatureClass, process: Process, ratings: Mapping[str, Rating], knowledge: Knowledge
) -> tuple[str, ...]:
    """Name the situations that hold (knowledge: thresholds).

    Stable volume: comparable units recur daily. Whole function: a large team that stands apart from what stays.
    Expert work is exploratory where the method cannot be written down and breaks new ground, else its deliverable is
    defined where results can be measured at least in part.
    """

    def rated(key: str, blank: float) -> float:
        return ratings[key].value if key in ratings else blank

    limit = knowledge.threshold
    if nature is NatureClass.KPO:
        if rated("codifiability", _MIDDLE) <= 1 and rated("analytical_complexity", _MIDDLE) > _HIGH:
            return ("exploratory",)
        return ("defined_deliverable",) if rated("measurability", 1) >= limit("defined_deliverable") else ()
    found = []
    if rated("volume_repeatability", 1) >= limit("stable_volume"):
        found.append("stable_volume")
    if (
        process.fte is not None
        and process.fte >= limit("whole_function_fte")
        and rated("interdependence", _HIGH) <= _LOW
    ):
        found.append("whole_function")
    return tuple(found)
