"""What a process's own words say: how likely the work is KPO, and how much like business work it reads.

Two logistic regressions over the same features (docs/method.md, section 3). Name, description and function are each
brought to length one, so that a long description does not drown a short name; then they are joined in fixed shares, in
which the description outranks the name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import exp, fsum, hypot

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from reportgen.analysis.features import function_features, pair_keys, word_features
from reportgen.analysis.words import chatter_in, every_word
from reportgen.knowledge.text_model_facts import TextModel, Weights

_LEAST_LETTERS = 5
_TWO_SLIPS_FROM = 9
_AGAINST = -0.5
_SILENT = Weights(rarity=0.0, kpo=0.0, process=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One text as the model sees it: what each feature weighs, and how long that makes the text.

    `kpo` and `process` are its log odds at length one. `count` is the number of its different words, `strange` the
    share 0-1 of them that are unknown or do not speak for business work, `weakest` the pull to it of the word that
    speaks most against it, `chatter` the share of small talk.
    """

    values: Mapping[str, float]
    length: float
    kpo: float
    process: float
    count: int
    strange: float
    weakest: float
    chatter: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a text says: the probability of KPO 0-1, and the log odds that it is business work, by its words alone.

    The parts that stand in it are paired with what they count.
    """

    probability_kpo: float
    process_odds: float
    name: Part
    description: Part
    shares: tuple[float, float]
    slope: float


@lru_cache(maxsize=1024)
def read_text(name: str, description: str, function: str, model: TextModel) -> Reading:
    """Read the words of a process; function and description may be blank."""
    parts = part_of(name, model), part_of(description, model), function_part(function, model)
    shares = shares_of(parts[0], parts[1], model)
    joined = list(zip(parts, shares, strict=True))
    kpo = model.kpo_intercept + fsum([share * part.kpo for part, share in joined])
    slope = model.slope_described if parts[1].count else model.slope_name
    return Reading(
        probability_kpo=1 / (1 + exp(-slope * kpo)),
        process_odds=model.process_intercept + fsum([share * part.process for part, share in joined]),
        name=parts[0],
        description=parts[1],
        shares=shares[:2],
        slope=slope,
    )


def shares_of(name: Part, description: Part, model: TextModel) -> tuple[float, float, float]:
    """Return what name, description and function count.

    A name or a description that stands alone counts in full; a description of few words leaves its part to the name.
    """
    if not (name.count and description.count):
        return 1.0, 1.0, model.function_share
    described = model.description_share * min(1.0, description.count / model.full_description)
    return model.name_share + model.description_share - described, described, model.function_share


@lru_cache(maxsize=1024)
def part_of(text: str, model: TextModel) -> Part:
    """Return a name or a description as the model sees it."""
    words = every_word(text)
    values: dict[str, float] = {}
    for word in dict.fromkeys(words):
        values |= _weighed_word(word, model)
    known = model.weights
    values |= {key: known[key].rarity for key in pair_keys(words) if key in known}
    return _part(values, chatter_in(text), model)


@lru_cache(maxsize=256)
def function_part(function: str, model: TextModel) -> Part:
    """Return the name of a function as the model sees it."""
    return _part(_weighed(function_features(function), model), 0.0, model)


def pulls_of(reading: Reading, text: tuple[str, str], model: TextModel) -> dict[str, float]:
    """Return the log odds towards KPO that each word of name and description adds, its pieces and pairs with it.

    What two words share goes to the first of them.
    """
    pulls: dict[str, float] = {}
    for part, share, words in zip(
        (reading.name, reading.description), reading.shares, map(every_word, text), strict=True
    ):
        claimed: set[str] = set()
        for place, word in enumerate(words):
            keys = [*word_features(word), *pair_keys(words[place : place + 2])]
            own = [key for key in keys if key in part.values and key not in claimed]
            claimed.update(own)
            pull = fsum([part.values[key] * model.weights.get(key, _SILENT).kpo for key in own])
            pulls[word] = pulls.get(word, 0.0) + (reading.slope * share * pull / part.length if own else 0.0)
    return pulls


@lru_cache(maxsize=65_536)
def _weighed_word(word: str, model: TextModel) -> dict[str, float]:
    return _weighed(word_features(_meant(word, model)), model)


@lru_cache(maxsize=65_536)
def _meant(word: str, model: TextModel) -> str:
    """Return the word of business that a word unknown to the model is a slip of the pen for, else the word itself.

    One slip (a letter more, less, other, or two exchanged) in five letters and more, two in nine and more.
    """
    key = next(iter(word_features(word)))
    if len(word) < _LEAST_LETTERS or key in model.weights:
        return word
    slips = 1 if len(word) < _TWO_SLIPS_FROM else 2
    found = extractOne(key.removeprefix("w:"), _sayable(model), scorer=OSA.distance, score_cutoff=slips)
    return word if found is None else str(found[0])


@lru_cache(maxsize=4)
def _sayable(model: TextModel) -> tuple[str, ...]:
    """Return the stems of words that may well be meant: those that do not speak strongly against business work."""
    return tuple(
        key.removeprefix("w:")
        for key in model.weights
        if key.startswith("w:") and len(key) > _LEAST_LETTERS and model.weights[key].process > _AGAINST
    )


def _weighed(found: Mapping[str, float], model: TextModel) -> dict[str, float]:
    """Return what each feature weighs: its count times its rarity. A word that is unknown takes up room too."""
    known = model.weights
    return {
        key: count * (known[key].rarity if key in known else model.unknown_rarity)
        for key, count in found.items()
        if key in known or _is_word(key)
    }


def _part(values: Mapping[str, float], chatter: float, model: TextModel) -> Part:
    length = hypot(*values.values())
    said = [(value, model.weights.get(key, _SILENT)) for key, value in values.items()]
    pulls = [weights.process for (_, weights), key in zip(said, values, strict=True) if _is_word(key)]
    return Part(
        values=values,
        length=length,
        kpo=fsum([value * weights.kpo for value, weights in said]) / length if length else 0.0,
        process=fsum([value * weights.process for value, weights in said]) / length if length else 0.0,
        count=len(pulls),
        strange=sum(pull <= 0 for pull in pulls) / len(pulls) if pulls else 0.0,
        weakest=min(pulls, default=0.0),
        chatter=chatter,
    )


def _is_word(key: str) -> bool:
    return key.startswith(("w:", "f:"))
