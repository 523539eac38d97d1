"""Paths into the results, such as "cost.npv" or "cost.cash_flows[2].net", and the values at their ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

Json = object
MISSING = object()
_PART = re.compile(r"([^.\[\]]+)|\[([0-9]{1,6})\]")


def value_at(data: Json, path: str) -> Json:
    """Return the value at a path, MISSING where there is none."""
    for name, place in _PART.findall(path):
        if name and isinstance(data, Mapping):
            data = data.get(name, MISSING)
        elif place and isinstance(data, list) and int(place) < len(data):
            data = data[int(place)]
        else:
            return MISSING
    return data


def leaves(data: Json, path: str = "") -> Iterator[tuple[str, Json]]:
    """Yield every value that is neither an object nor a list, with its path; a value not assessed is one."""
    if isinstance(data, Mapping) and "not_assessed" not in data:
        for key, value in data.items():
            yield from leaves(value, f"{path}.{key}" if path else str(key))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from leaves(value, f"{path}[{place}]")
    else:
        yield path, data


def records(results: Mapping[str, Json]) -> dict[str, Mapping[str, Json]]:
    """Return the portfolio under "" and each process under its ID."""
    processes = results.get("processes")
    listed = [one for one in processes if isinstance(one, Mapping)] if isinstance(processes, list) else []
    portfolio = results.get("portfolio")
    whole = {"": portfolio} if isinstance(portfolio, Mapping) else {}
    return {**whole, **{str(one.get("id")): one for one in listed}}
