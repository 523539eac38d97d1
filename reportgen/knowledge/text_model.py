"""Load the text model: what each word, pair of words and piece of a word says about the work it describes.

It is made by training/train.py from the reference catalogue and the texts beside that script; nobody edits it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cached_property
from math import isfinite
from pathlib import Path

from reportgen.errors import BrandOrTemplateError
from reportgen.knowledge.reading import read_text, toml_entries
from reportgen.knowledge.text_model_facts import BusinessWeights, TextModel, Weights

WEIGHTS = "text_model.csv"
CONSTANTS = "text_model.toml"
_FEW = 2_000  # features
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
    """The features by their keys, in whose order they stand; a line is read when its feature is asked for.

    A run that knows from an earlier one what most texts say asks for a few hundred of 67,000: these are looked up in
    the text as it stands. All lines are told apart, which takes as long as 6,000 of those, once more are asked for.
    Keys hold no comma, so a line is split and not parsed.
    """

    def __init__(self, text: str) -> None:
        head, _, self._text = text.partition("\n")
        if head.split(",") != _COLUMNS:
            raise BrandOrTemplateError(f"Knowledge file {WEIGHTS}: its columns are not {', '.join(_COLUMNS)}.")
        self._asked: dict[str, str | None] = {}
        self._read: dict[str, Weights] = {}

    @cached_property
    def _lines(self) -> dict[str, str]:
        try:
            return dict([line.split(",", 1) for line in self._text.removesuffix("\n").split("\n")])
        except ValueError as error:
            raise BrandOrTemplateError(f"Knowledge file {WEIGHTS}: a line holds no comma.") from error

    def _numbers(self, key: str) -> str | None:
        """Return the numbers of a feature as they stand, None where there is no such feature."""
        if len(self._asked) >= _FEW:
            return self._lines.get(key)
        if key not in self._asked:
            self._asked[key] = _numbers_in(self._text, key)
        return self._asked[key]

    def __getitem__(self, key: str) -> Weights:
        if key not in self._read:
            numbers = self._numbers(key)
            if numbers is None:
                raise KeyError(key)
            self._read[key] = _weights(key, numbers)
        return self._read[key]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._numbers(key) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


def _numbers_in(text: str, key: str) -> str | None:
    """Return what stands behind a key in lines that are in the order of their keys."""
    low, high = 0, len(text)
    while low < high:
        start = text.rfind("\n", low, (low + high) // 2) + 1 or low
        end = text.find("\n", start) % (len(text) + 1)  # the last line need not have an end
        found, _, numbers = text[start:end].partition(",")
        if found == key:
            return numbers
        low, high = (end + 1, high) if found < key else (low, start)
    return None


def _weights(key: str, numbers: str) -> Weights:
    try:
        rarity, kpo, process = map(float, numbers.split(","))
    except ValueError as error:
        raise BrandOrTemplateError(f"Knowledge file {WEIGHTS}, {key}: it has not three numbers.") from error
    if not isfinite(rarity + kpo + process):
        raise BrandOrTemplateError(f"Knowledge file {WEIGHTS}, {key}: a number is not finite.")
    return Weights(rarity, kpo, process)
