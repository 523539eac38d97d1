"""What the model says of texts it has not seen: the examples fall into folds by group, and each fold is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from reportgen.analysis.business import signs
from reportgen.analysis.likeness import CatalogueIndex, indexed, likeness
from reportgen.analysis.text_model import Reading, read_text
from reportgen.knowledge.facts import ReferenceProcess
from reportgen.knowledge.text_model_facts import TextModel
from training.examples import Example
from training.regression import Space, fitted

FOLDS = 5
_SEED = 20261125


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOut:
    """An example with what was said of it by a model, and by a catalogue, that did not hold it."""

    example: Example
    reading: Reading
    signs: tuple[float, ...]


def held_out(space: Space, catalogue: Sequence[ReferenceProcess]) -> Iterator[HeldOut]:
    """Read every text of more than one term with a model fitted to the other folds."""
    folds = _folds({one.group for one in space.examples})
    placed = np.array([folds[one.group] for one in space.examples])
    for fold in range(FOLDS):
        model = fitted(space, placed != fold)
        index = indexed(tuple(entry for entry in catalogue if folds[entry.id] != fold))
        for one, place in zip(space.examples, placed, strict=True):
            if place == fold and one.kind not in {"term", "everyday"}:
                yield read(one, model, index)


def read(one: Example, model: TextModel, index: CatalogueIndex) -> HeldOut:
    """Read one example."""
    reading = read_text(one.name, one.description, one.function, model)
    near = [score for _, score in likeness(one.name, one.description, index)]
    return HeldOut(example=one, reading=reading, signs=signs(reading, near))


def _folds(groups: set[str]) -> dict[str, int]:
    ordered = sorted(groups)
    drawn = np.random.default_rng(_SEED).permutation(len(ordered))
    return {ordered[place]: turn % FOLDS for turn, place in enumerate(drawn)}
