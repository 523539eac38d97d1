"""Load the reference catalogue: typical processes with the class the market gives them, and their functions."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from reportgen.knowledge.entry import Entry
from reportgen.knowledge.facts import ReferenceProcess
from reportgen.knowledge.reading import csv_entries, toml_entries
from reportgen.model.assessment import NatureClass

_LOWEST, _HIGHEST = 1, 5
_TEXT_COLUMNS = (
    "id",
    "name",
    "function",
    "nature",
    "description",
    "price_model",
    "aliases",
    "source",
    "basis",
    "reviewed",
)


def load_functions(directory: Path) -> Mapping[str, str]:
    """Read functions.toml: the name of each function by its id, in the order of the file."""
    entries = toml_entries(directory, "functions.toml", "function")
    return {entry.name: entry.only(("id", "name", "basis", "reviewed")).text("name") for entry in entries}


def load_reference_processes(
    directory: Path, *, criteria: Collection[str], price_models: Collection[str], functions: Mapping[str, str]
) -> tuple[ReferenceProcess, ...]:
    """Read taxonomy.csv; ratings stand in columns named after criteria, and a blank rating is left out."""
    names: dict[str, str] = {}
    processes: list[ReferenceProcess] = []
    for entry in csv_entries(directory, "taxonomy.csv"):
        process = _process(entry, criteria, price_models, functions)
        for name in (process.name, *process.aliases):
            other = names.setdefault(name.casefold(), process.id)
            if other != process.id:
                raise entry.fault(f'the name or alias "{name}" already leads to {other}')
        processes.append(process)
    return tuple(processes)


def _process(
    entry: Entry, criteria: Collection[str], price_models: Collection[str], functions: Mapping[str, str]
) -> ReferenceProcess:
    return ReferenceProcess(
        id=entry.name,
        name=entry.text("name"),
        function=functions[entry.choice("function", tuple(functions))],
        nature=NatureClass(entry.choice("nature", tuple(NatureClass))),
        description=entry.text("description"),
        ratings=_ratings(entry, criteria),
        price_model=entry.choice("price_model", tuple(price_models)),
        aliases=entry.texts("aliases"),
        origin=entry.origin(),
    )


def _ratings(entry: Entry, criteria: Collection[str]) -> Mapping[str, int]:
    columns = [column for column in entry.values if column not in _TEXT_COLUMNS]
    unknown = [column for column in columns if column not in criteria]
    if unknown:
        raise entry.fault(f'the column "{unknown[0]}" is no criterion')
    return {column: entry.whole(column, _LOWEST, _HIGHEST) for column in columns if entry.values[column] != ""}
