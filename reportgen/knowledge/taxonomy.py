"""Load the reference catalogue: typical processes with the class the market gives them, and their functions."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from reportgen.knowledge.entry import Entry
from reportgen.knowledge.facts import ReferenceProcess
from reportgen.knowledge.reading import csv_entries, toml_entries
from reportgen.model.verdict import NatureClass

_LOWEST, _HIGHEST = 1, 5
_NATURES = tuple(NatureClass)
_STEPS = {str(step): step for step in range(_LOWEST, _HIGHEST + 1)}
_SURELY_BPO, _SURELY_KPO = 0.45, 0.55
_LANGUAGES = ("de", "fr", "es", "pt")
_TEXT_COLUMNS = (
    "id",
    "name",
    "function",
    "nature",
    "market_kpo",
    "description",
    "paraphrase",
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
    """Read taxonomy.csv, with the foreign names of taxonomy_names.csv.

    Ratings stand in columns named after criteria, and a blank rating is left out. No name leads to two processes.
    """
    foreign = {entry.name: entry for entry in csv_entries(directory, "taxonomy_names.csv")}
    names: dict[str, str] = {}
    processes: list[ReferenceProcess] = []
    for entry in csv_entries(directory, "taxonomy.csv"):
        process = _process(entry, foreign.pop(entry.name, None), criteria, price_models, functions)
        _claim(names, process, entry)
        processes.append(process)
    for entry in foreign.values():
        raise entry.fault("no reference process has this id")
    return tuple(processes)


def _claim(names: dict[str, str], process: ReferenceProcess, entry: Entry) -> None:
    """Keep the names of a process for it alone."""
    for name in (process.name, *process.aliases, *process.foreign_names):
        other = names.setdefault(name.casefold(), process.id)
        if other != process.id:
            raise entry.fault(f'the name or alias "{name}" already leads to {other}')


def _process(
    entry: Entry,
    foreign: Entry | None,
    criteria: Collection[str],
    price_models: Collection[str],
    functions: Mapping[str, str],
) -> ReferenceProcess:
    nature = NatureClass(entry.choice("nature", _NATURES))
    return ReferenceProcess(
        id=entry.name,
        name=entry.text("name"),
        function=functions[entry.choice("function", tuple(functions))],
        nature=nature,
        market_kpo=_market(entry, nature),
        description=entry.text("description"),
        paraphrase=entry.text("paraphrase"),
        ratings=_ratings(entry, criteria),
        price_model=entry.choice("price_model", tuple(price_models)),
        aliases=entry.texts("aliases"),
        foreign_names=() if foreign is None else _foreign_names(foreign),
        origin=entry.origin(),
    )


def _market(entry: Entry, nature: NatureClass) -> float:
    share = entry.number_within("market_kpo", 0, 1)
    if (nature is NatureClass.BPO and share > _SURELY_BPO) or (nature is NatureClass.KPO and share < _SURELY_KPO):
        raise entry.fault(f'"market_kpo" is {share:g}, which does not go with the class {nature.value}')
    return share


def _foreign_names(entry: Entry) -> tuple[str, ...]:
    """Return the names in other languages, each once: some are the same in two."""
    return tuple(dict.fromkeys(name for language in _LANGUAGES for name in entry.texts(language)))


def _ratings(entry: Entry, criteria: Collection[str]) -> Mapping[str, int]:
    columns = [column for column in entry.values if column not in _TEXT_COLUMNS]
    unknown = [column for column in columns if column not in criteria]
    if unknown:
        raise entry.fault(f'the column "{unknown[0]}" is no criterion')
    return {
        column: _STEPS.get(str(step)) or entry.whole(column, _LOWEST, _HIGHEST)
        for column in columns
        if (step := entry.values[column]) != ""
    }
