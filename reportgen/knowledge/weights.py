"""The weights an index is made with: the data's own, or the workbook's where it changes them."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.knowledge.facts import Criterion

_CHANGED_WITH_GROUP = {"nature": "knowledge_index", "sourceability": "sourceability"}


def weights_of(index: str, criteria: Mapping[str, Criterion], changed: Mapping[str, float]) -> dict[str, float]:
    """Return the shares of the criteria in an index, summing to 1.

    A weight changed in the workbook counts in the index of the criterion's own group; risk criteria have no such
    index, so there it counts wherever the criterion does. When every weight is zero, the data's own are used.
    """
    own = {one.id: one.weights[index] for one in criteria.values() if index in one.weights}
    given = {
        key: changed[key] if key in changed and _CHANGED_WITH_GROUP.get(criteria[key].group, index) == index else weight
        for key, weight in own.items()
    }
    used = given if sum(given.values()) > 0 else own
    whole = sum(used.values())
    return {key: weight / whole for key, weight in used.items()}
