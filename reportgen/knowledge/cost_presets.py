"""Load the sets of figures for the cost of a move; each sets parameters, none adds to them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reportgen.knowledge.entry import Entry
from reportgen.knowledge.money_facts import CostPresetFacts
from reportgen.knowledge.price_facts import Parameter
from reportgen.knowledge.reading import toml_entries
from reportgen.model.engagement import CostPreset, Range

_FILE = "cost_presets.toml"
_KEYS = ("id", "label", "note", "values", "source", "basis", "reviewed")
_ENDS = 3


def load_cost_presets(directory: Path, parameters: Mapping[str, Parameter]) -> Mapping[str, CostPresetFacts]:
    """Read cost_presets.toml, by id: the presets the workbook offers, no other."""
    entries = toml_entries(directory, _FILE, "preset")
    presets = {entry.choice("id", tuple(CostPreset)): _preset(entry.only(_KEYS), parameters) for entry in entries}
    missing = [preset for preset in CostPreset if preset not in presets]
    if missing:
        raise entries[0].fault(f"the preset {missing[0]} is missing from the file")
    return presets


def _preset(entry: Entry, parameters: Mapping[str, Parameter]) -> CostPresetFacts:
    table = entry.value("values")
    if not isinstance(table, Mapping):
        raise entry.fault('"values" must be a table of parameters')
    unknown = sorted(set(table) - set(parameters))
    if unknown:
        raise entry.fault(f'"values" names "{unknown[0]}", which parameters.toml does not hold')
    return CostPresetFacts(
        id=entry.name,
        label=entry.text("label"),
        note=entry.text("note"),
        values={name: _range(entry, name, table[name], parameters[name]) for name in table},
        origin=entry.origin(),
    )


def _range(entry: Entry, name: str, found: object, parameter: Parameter) -> Range:
    if not isinstance(found, list) or len(found) != _ENDS:
        raise entry.fault(f'"{name}" must be a list of low, likely and high')
    units = dict.fromkeys(("low", "likely", "high"), parameter.unit)
    inner = Entry(file=entry.file, name=entry.name, values=dict(zip(units, found, strict=True)), units=units)
    low, likely, high = (inner.number(end) for end in units)
    if not parameter.minimum <= low <= likely <= high <= parameter.maximum:
        raise entry.fault(f'"{name}" must rise within {parameter.minimum:g} to {parameter.maximum:g}')
    return Range(low=low, likely=likely, high=high)
