"""Load how likely each answer is when a rating is asked for."""

from __future__ import annotations

import math
from pathlib import Path

from reportgen.knowledge.entry import Entry
from reportgen.knowledge.rating_facts import Doubt
from reportgen.knowledge.reading import toml_entries

_FILE = "doubts.toml"
_ORIGIN = ("id", "source", "basis", "reviewed")
_KINDS = ("blank", "inferred", "entered")
_ANSWERS = 5
_MOST_STEP = 1 / 3


def load_doubt(directory: Path) -> Doubt:
    """Read doubts.toml: the odds of answers to a blank, an inferred and an entered rating."""
    entries = {entry.choice("id", _KINDS): entry for entry in toml_entries(directory, _FILE, "doubt")}
    missing = sorted(set(_KINDS) - set(entries))
    if missing:
        raise next(iter(entries.values())).fault(f"the doubt of ratings that are {missing[0]} is missing from the file")
    return Doubt(
        blank=_chances(entries["blank"].only((*_ORIGIN, "chances"))),
        inferred_deviation=_deviation(entries["inferred"].only((*_ORIGIN, "deviation"))),
        entered_step=_step(entries["entered"].only((*_ORIGIN, "step"))),
    )


def _chances(entry: Entry) -> tuple[float, ...]:
    entry.origin()
    chances = entry.probabilities("chances")
    if len(chances) != _ANSWERS or not math.isclose(math.fsum(chances), 1.0, abs_tol=1e-9):
        raise entry.fault(f'"chances" must be {_ANSWERS} probabilities that add up to 1')
    return chances


def _deviation(entry: Entry) -> float:
    entry.origin()
    return entry.number_within("deviation", 1e-9, _ANSWERS)


def _step(entry: Entry) -> float:
    """Read the chance of one step either way; the rating itself must stay the likeliest."""
    entry.origin()
    step = entry.number("step")
    if not 0 <= step < _MOST_STEP:
        raise entry.fault('"step" must be below a third, so that the rating itself stays the likeliest')
    return step
