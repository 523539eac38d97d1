"""Plain data from values of the model: what does not apply is left out, what is unknown says why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum

from reportgen.model.verdict import NotAssessed

Json = object
_FLOAT_PLACES = 12


def present(data: Mapping[str, Json]) -> dict[str, Json]:
    """Leave out what does not apply, at every level but the findings."""
    kept: dict[str, Json] = {}
    for key, value in data.items():
        if value is None:
            continue
        kept[key] = present(value) if isinstance(value, dict) and key != "findings" else value
    return kept


def known(value: object) -> Json:
    """Return a value as JSON has it: amounts exact, other numbers to 12 places, the unknown with its reason."""
    if isinstance(value, NotAssessed):
        return {"not_assessed": value.reason}
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, float):
        return round(value, _FLOAT_PLACES)
    return value


def number(amount: Decimal) -> int | float:
    """Return an amount as the shortest number that is exactly it at the minor unit."""
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def fields(one: object, names: Iterable[str]) -> dict[str, Json]:
    """Return the named fields of an object under their own names."""
    return {name: known(getattr(one, name)) for name in names}
