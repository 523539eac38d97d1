"""Load the cost and rate assumptions, each with its plausible range."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reportgen.knowledge.entry import Entry
from reportgen.knowledge.price_facts import Parameter
from reportgen.knowledge.reading import toml_entries
from reportgen.model.engagement import Range

GROUPS = (
    "Baseline: what makes up the cost",
    "Baseline: what falls away",
    "Price and performance",
    "Price models",
    "Cost to make the move",
    "Running the relationship",
    "Taxes",
    "Improving it in-house",
    "Timing",
)
_RANGE = ("low", "likely", "high")
_KEYS = ("id", "group", "label", "unit", "minimum", "maximum", "help", "source", "basis", "reviewed", *_RANGE)


def load_parameters(directory: Path) -> Mapping[str, Parameter]:
    """Read parameters.toml, by id, in the order of the file."""
    return {
        entry.name: _parameter(entry.only(_KEYS)) for entry in toml_entries(directory, "parameters.toml", "parameter")
    }


def _parameter(entry: Entry) -> Parameter:
    unit = entry.text("unit")
    measured = Entry(
        file=entry.file,
        name=entry.name,
        values=entry.values,
        units=dict.fromkeys((*_RANGE, "minimum", "maximum"), unit),
    )
    minimum, maximum = measured.number("minimum"), measured.number("maximum")
    if minimum >= maximum:
        raise entry.fault("its minimum must lie below its maximum")
    return Parameter(
        id=entry.name,
        group=entry.choice("group", GROUPS),
        label=entry.text("label"),
        value=_range(measured, minimum, maximum) if any(key in entry.values for key in _RANGE) else None,
        unit=unit,
        minimum=minimum,
        maximum=maximum,
        help=entry.text("help"),
        origin=entry.origin(),
    )


def _range(entry: Entry, minimum: float, maximum: float) -> Range:
    low, likely, high = (entry.number(key) for key in _RANGE)
    if not minimum <= low <= likely <= high <= maximum:
        raise entry.fault(
            f"low {low:g}, likely {likely:g} and high {high:g} must rise within {minimum:g} to {maximum:g}"
        )
    return Range(low=low, likely=likely, high=high)
