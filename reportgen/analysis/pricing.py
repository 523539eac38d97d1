"""The price model that fits a class and its situation, by the rules of the price catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.analysis.indices import Rating
from reportgen.knowledge.facts import Knowledge
from reportgen.model.assessment import NatureClass
from reportgen.model.engagement import Process

_HIGH = 4
_MIDDLE = 3
_LOW = 2
_WHOLE_FUNCTION_FTE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Pricing:
    """A price model and why it fits."""

    model: str
    name: str
    reason: str


def priced(
    nature: NatureClass | None, process: Process, ratings: Mapping[str, Rating], knowledge: Knowledge
) -> Pricing:
    """Choose a price model; work that could not be classed is priced like a hybrid."""
    kind = nature or NatureClass.HYBRID
    situations = _situations(kind, process, ratings)
    rule = next(
        rule for rule in knowledge.price_model_rules if rule.nature is kind and rule.situation in (*situations, "any")
    )
    model = knowledge.price_models[rule.price_model]
    return Pricing(model=model.id, name=model.name, reason=rule.reason)


def _situations(nature: NatureClass, process: Process, ratings: Mapping[str, Rating]) -> tuple[str, ...]:
    def rated(key: str) -> float | None:
        return ratings[key].value if key in ratings else None

    found = []
    if (rated("volume_repeatability") or 0) >= _HIGH:
        found.append("stable_volume")
    if process.fte is not None and process.fte >= _WHOLE_FUNCTION_FTE and (rated("interdependence") or _HIGH) <= _LOW:
        found.append("whole_function")
    if nature is NatureClass.KPO:
        open_ended = (rated("codifiability") or _MIDDLE) <= 1 and (rated("analytical_complexity") or 0) > _HIGH
        if open_ended:
            return ("exploratory",)
        found = ["defined_deliverable"] if (rated("measurability") or 0) >= _MIDDLE else []
    return tuple(found)
