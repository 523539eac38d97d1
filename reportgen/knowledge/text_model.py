"""Load the text model: what each word, pair of words and piece of a word says about the work it describes.

It is made by training/train.py from the reference catalogue and the texts beside that script; nobody edits it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from math import isfinite
from pathlib import Path

from reportgen.errors import BrandOrTemplateError
from reportgen.knowledge.reading import read_text, toml_entries
from reportgen.knowledge.text_model_facts import BusinessWeights, TextModel, Weights

WEIGHTS = "text_model.csv"
CONSTANTS = "text_model.toml"
_COLUMNS = ["feature", "rarity", "kpo", "process"]
_FIELDS = ("id", "value", "meaning", "source", "basis", "reviewed")
BUSINESS = "business_"
_TABLES = ("weights", "business")
_OWN = tuple(field.name for field in fields(TextModel) if field.name not in _TABLES)
_OF_BUSINESS = tuple(field.name for field in fields(BusinessWeights))
_NAMES = (*_OWN, *(f"{BUSINESS}{name}" for name in _OF_BUSINESS))


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
        weights=_Lines(read_text(directory, WEIGHTS)),
        business=BusinessWeights(**{name: entries[f"{BUSINESS}{name}"].number("value") for name in _OF_BUSINESS}),
        **{name: entries[name].number("value") for name in _OWN},
    )


class _Lines(Mapping[str, Weights]):
    """The features by their keys; a line is read when its feature is asked for: a run asks for few of 67,000.

    Keys hold no comma, so a line is split and not parsed.
    """

    def __init__(self, text: str) -> None:
        head, *lines = text.removesuffix("\n").split("\n")
        if head.split(",") != _COLUMNS:
            raise BrandOrTemplateError(f"Knowledge file {WEIGHTS}: its columns are not {', '.join(_COLUMNS)}.")
        try:
            self._lines: dict[str, str] = dict([line.split(",", 1) for line in lines])
        except ValueError as error:
            raise BrandOrTemplateError(f"Knowledge file {WEIGHTS}: a line holds no comma.") from error
        self._read: dict[str, Weights] = {}

    def __getitem__(self, key: str) -> Weights:
        if key not in self._read:
            self._read[key] = _weights(key, self._lines[key])
        return self._read[key]

    def __contains__(self, key: object) -> bool:
        return key in self._lines

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


def _weights(key: str, numbers: str) -> Weights:
    try:
        rarity, kpo, process = map(float, numbers.split(","))
    except ValueError as error:
        raise BrandOrTemplateError(f"Knowledge file {WEIGHTS}, {key}: it has not three numbers.") from error
    if not isfinite(rarity + kpo + process):
        raise BrandOrTemplateError(f"Knowledge file {WEIGHTS}, {key}: a number is not finite.")
    return Weights(rarity, kpo, process)
