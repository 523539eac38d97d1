"""Load the text model: what each word, pair of words and piece of a word says about the work it describes.

It is made by training/train.py from the reference catalogue and the texts beside that script; nobody edits it.
"""

from __future__ import annotations

from dataclasses import fields
from math import fsum, isfinite
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
        weights=_weights(read_text(directory, WEIGHTS)),
        business=BusinessWeights(**{name: entries[f"{BUSINESS}{name}"].number("value") for name in _OF_BUSINESS}),
        **{name: entries[name].number("value") for name in _OWN},
    )


def _weights(text: str) -> dict[str, Weights]:
    """Read a line a feature; keys hold no comma, so a line is split and not parsed: it is read at every start."""
    head, *lines = text.removesuffix("\n").split("\n")
    if head.split(",") != _COLUMNS:
        raise BrandOrTemplateError(f"Knowledge file {WEIGHTS}: its columns are not {', '.join(_COLUMNS)}.")
    weights: dict[str, Weights] = {}
    for number, line in enumerate(lines, start=2):
        try:
            key, rarity, kpo, process = line.split(",")
            weights[key] = Weights(float(rarity), float(kpo), float(process))
        except ValueError as error:
            raise BrandOrTemplateError(
                f"Knowledge file {WEIGHTS}, line {number}: it is not a feature with three numbers."
            ) from error
    if not isfinite(fsum(sum(one) for one in weights.values())):
        raise BrandOrTemplateError(f"Knowledge file {WEIGHTS}: a number is not finite.")
    return weights
