"""Load the text model: what each word, pair of words and piece of a word says about the work it describes.

It is made by training/train.py from the reference catalogue and the texts beside that script; nobody edits it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from pathlib import Path

from reportgen.errors import BrandOrTemplateError
from reportgen.knowledge.reading import read_text, toml_entries

WEIGHTS = "text_model.csv"
CONSTANTS = "text_model.toml"
_COLUMNS = ["feature", "rarity", "kpo", "process"]
_FIELDS = ("id", "value", "meaning", "source", "basis", "reviewed")
_NAMES = (
    "unknown_rarity",
    "kpo_intercept",
    "process_intercept",
    "name_share",
    "description_share",
    "function_share",
    "slope_name",
    "slope_described",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What one feature says: its rarity (inverse document frequency), its pull to KPO and to being a process.

    The pulls are log odds for a text that consists of this feature alone.
    """

    rarity: float
    kpo: float
    process: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TextModel:
    """Two logistic regressions over the same features, and how name, description and function are joined."""

    weights: Mapping[str, Weights]
    unknown_rarity: float
    kpo_intercept: float
    process_intercept: float
    name_share: float
    description_share: float
    function_share: float
    slope_name: float
    slope_described: float


def load_text_model(directory: Path) -> TextModel:
    """Read text_model.csv and text_model.toml."""
    entries = {entry.name: entry.only(_FIELDS) for entry in toml_entries(directory, CONSTANTS, "constant")}
    for entry in entries.values():
        entry.choice("id", _NAMES)
        entry.text("meaning")
        entry.origin()
    missing = [name for name in _NAMES if name not in entries]
    if missing:
        raise next(iter(entries.values())).fault(f"the constant {missing[0]} is missing from the file")
    return TextModel(
        weights=dict(_weights(read_text(directory, WEIGHTS))),
        **{name: entries[name].number("value") for name in _NAMES},
    )


def _weights(text: str) -> Iterator[tuple[str, Weights]]:
    rows = csv.reader(io.StringIO(text))
    if next(rows, None) != _COLUMNS:
        raise BrandOrTemplateError(f"Knowledge file {WEIGHTS}: its columns are not {', '.join(_COLUMNS)}.")
    for row in rows:
        yield row[0] if row else "", _row(row, rows.line_num)


def _row(row: list[str], line: int) -> Weights:
    try:
        _, rarity, kpo, process = row
        numbers = float(rarity), float(kpo), float(process)
    except ValueError as error:
        raise BrandOrTemplateError(
            f"Knowledge file {WEIGHTS}, line {line}: it is not a feature with three numbers."
        ) from error
    if not all(map(isfinite, numbers)):
        raise BrandOrTemplateError(f"Knowledge file {WEIGHTS}, line {line}: a number is not finite.")
    return Weights(rarity=numbers[0], kpo=numbers[1], process=numbers[2])
