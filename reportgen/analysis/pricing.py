"""The price model that fits a class and its situation, by the rules of the price catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.analysis.indices import Rating
from reportgen.analysis.nature import Nature
from reportgen.knowledge.facts import Knowledge
from reportgen.model.engagement import Process, QuoteBasis
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


_BY_QUOTE = {QuoteBasis.UNIT: "per_transaction", QuoteBasis.FTE_YEAR: "per_fte", QuoteBasis.HOUR: "t_and_m"}
_QUOTED = {QuoteBasis.UNIT: "by the unit", QuoteBasis.FTE_YEAR: "by the head", QuoteBasis.HOUR: "by the hour"}


def priced(process: Process, nature: Nature, ratings: Mapping[str, Rating], knowledge: Knowledge) -> Pricing:
    """Choose a price model: the analyst's, else the one a quote is made in, else by class and situation."""
    if process.price_model is not None:
        return _of(process.price_model, "set by the analyst", knowledge)
    if process.quoted_price is not None and process.quote_basis in _BY_QUOTE:
        reason = f"the price that was quoted is {_QUOTED[process.quote_basis]}"
        return _of(_BY_QUOTE[process.quote_basis], reason, knowledge)
    return _by_class(process, nature, ratings, knowledge)


def _by_class(process: Process, nature: Nature, ratings: Mapping[str, Rating], knowledge: Knowledge) -> Pricing:
    kind = nature.kind
    if kind is None:
        return Pricing(
            model="", name="No price model yet", reason="the nature of the work is not known, and the price follows it"
        )
    situations = ("mixed",) if nature.is_mixed else _situations(kind, process, ratings, knowledge)
    rule = next(
        rule for rule in knowledge.price_model_rules if rule.nature is kind and rule.situation in (*situations, "any")
    )
    return _of(rule.price_model, rule.reason, knowledge)


def _of(model: str, reason: str, knowledge: Knowledge) -> Pricing:
    return Pricing(model=model, name=knowledge.price_models[model].name, reason=reason)


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
