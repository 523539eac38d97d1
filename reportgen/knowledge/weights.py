"""The weights an index is made with: the data's own, or the workbook's where it changes them."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.knowledge.rating_facts import Criterion

_CHANGED_WITH_GROUP = {"nature": "knowledge_index", "sourceability": "sourceability"}
_FIRST_OF_GROUP = {**_CHANGED_WITH_GROUP, "digital": "automation_fit"}
_INDICES = ("knowledge_index", "sourceability", "inherent_impact", "inherent_likelihood", "automation_fit")


def first_index(criterion: Criterion) -> str:
    """Return the index in which a weight changed on the Criteria sheet counts first: it is its weight there."""
    own = _FIRST_OF_GROUP.get(criterion.group)
    return own or next(key for key in _INDICES if key in criterion.weights)


def delivered_weight(criterion: Criterion) -> float:
    """Return the weight that stands on the Criteria sheet as delivered, 0-1."""
    return criterion.weights[first_index(criterion)]


def weights_of(index: str, criteria: Mapping[str, Criterion], changed: Mapping[str, float]) -> dict[str, float]:
    """Return the shares of the criteria in an index, summing to 1.

    A weight changed in the workbook counts in the index of the criterion's own group; risk criteria have no such
    index, so there it counts wherever the criterion does. When every weight is zero, the data's own are used.
    """
    used = given_weights(index, criteria, changed)
    whole = sum(used.values())
    return {key: weight / whole for key, weight in used.items()}


def given_weights(index: str, criteria: Mapping[str, Criterion], changed: Mapping[str, float]) -> dict[str, float]:
    """Return the weights of `weights_of` as they were given, before they are made to sum to 1."""
    own = {one.id: one.weights[index] for one in criteria.values() if index in one.weights}
    given = {key: changed[key] if is_changed(index, criteria[key], changed) else weight for key, weight in own.items()}
    return given if sum(given.values()) > 0 else own


def is_changed(index: str, criterion: Criterion, changed: Mapping[str, float]) -> bool:
    """Return whether the workbook changes what a criterion weighs in an index."""
    return criterion.id in changed and _CHANGED_WITH_GROUP.get(criterion.group, index) == index
