"""Whether a text is business work at all, by its words and by its likeness to the reference processes."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, inf, log1p

from reportgen.analysis.text_model import Reading
from reportgen.knowledge.text_model_facts import TextModel

_NEAR = 5


def signs(reading: Reading, likenesses: Sequence[float]) -> tuple[float, ...]:
    """Return the eight numbers that tell business work from other text; `likenesses` fall from the nearest on.

    The log odds by the words; the share of strange words in all and in the name; the pull of the word that speaks most
    against a process; the share of small talk in the name; the likeness of the nearest reference process and the mean
    of the five nearest; the logarithm of the number of words.
    """
    name, description = reading.name, reading.description
    count = name.count + description.count
    strange = (name.strange * name.count + description.strange * description.count) / count if count else 1.0
    return (
        reading.process_odds,
        strange,
        name.strange if name.count else 1.0,
        min(name.weakest, description.weakest),
        name.chatter,
        likenesses[0] if likenesses else 0.0,
        fsum(likenesses[:_NEAR]) / _NEAR,
        log1p(count),
    )


def business_odds(reading: Reading, likenesses: Sequence[float], model: TextModel) -> float:
    """Return the log odds that a text is business work; below 0 it is none, and so is a text without words."""
    if reading.name.count + reading.description.count == 0:
        return -inf
    weights = model.business
    ordered = (
        weights.words,
        weights.strange,
        weights.strange_name,
        weights.weakest,
        weights.chatter,
        weights.nearest,
        weights.near,
        weights.length,
    )
    found = signs(reading, likenesses)
    return weights.intercept + fsum(weight * sign for weight, sign in zip(ordered, found, strict=True))
