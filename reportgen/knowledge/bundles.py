"""Load the families of functions that one provider can bid for together."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reportgen.knowledge.reading import toml_entries

_FILE = "bundles.toml"


def load_families(directory: Path, functions: Mapping[str, str]) -> Mapping[str, str]:
    """Read bundles.toml: the family's name by the name of a function, casefolded; each function in one family."""
    entries = toml_entries(directory, _FILE, "family")
    families: dict[str, str] = {}
    for entry in entries:
        entry.only(("id", "name", "functions", "source", "basis", "reviewed")).origin()
        for function in entry.choices("functions", tuple(functions)):
            if functions[function].casefold() in families:
                raise entry.fault(f'the function "{function}" stands in another family already')
            families[functions[function].casefold()] = entry.text("name")
    missing = [key for key, name in functions.items() if name.casefold() not in families]
    if missing:
        raise entries[0].fault(f'the function "{missing[0]}" stands in no family')
    return families
