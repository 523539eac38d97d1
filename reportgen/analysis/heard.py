"""What is said of a process's own words beside its class: how they lean, and which of them weigh most."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.analysis.text_model import part_of, pulls_of, read_text
from reportgen.knowledge.text_model_facts import TextModel
from reportgen.model.classification import WordPull
from reportgen.model.engagement import Process

_SPEAKING = 5
_LEAST_PULL = 0.15
_DECIMALS = 6
_LEAST_WORDS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """How the text leans, 0-1 towards KPO and None where it does not sound like business, and what speaks loudest."""

    probability_kpo: float | None
    speaking: tuple[WordPull, ...]


def heard_in(process: Process, model: TextModel, *, with_words: bool) -> Heard:
    """Read a process's text for what it adds to the class; the words are found only where they are asked for."""
    name, description = process.name, process.plain_description
    reading = read_text(name, description, process.function or "", model)
    if reading.process_odds <= 0:
        return Heard(probability_kpo=None, speaking=())
    if not with_words:
        return Heard(probability_kpo=reading.probability_kpo, speaking=())
    pulls = pulls_of(reading, (name, description), model)
    loudest = sorted(pulls.items(), key=lambda pull: (-round(abs(pull[1]), _DECIMALS), pull[0]))
    return Heard(
        probability_kpo=reading.probability_kpo,
        speaking=tuple(
            WordPull(word=word, pull=round(pull, _DECIMALS))
            for word, pull in loudest[:_SPEAKING]
            if abs(pull) >= _LEAST_PULL
        ),
    )


def lean_of(clause: str, model: TextModel) -> float | None:
    """Return the probability of KPO 0-1 of a piece of text, None where it says nothing of business work."""
    if part_of(clause, model).count < _LEAST_WORDS:
        return None
    reading = read_text(clause, "", "", model)
    return reading.probability_kpo if reading.process_odds > 0 else None
