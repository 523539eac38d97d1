"""What a process's own words say: how likely the work is KPO, and how much like business work it reads.

Two logistic regressions over the same features (docs/method.md, section 3). Name, description and function are each
brought to length one, so that a long description does not drown a short name; then they are joined in fixed shares, in
which the description outranks the name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import exp, fsum, sqrt

from reportgen.analysis.features import Feature, features, function_features
from reportgen.analysis.words import chatter_in
from reportgen.knowledge.facts import TextModel


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A text as a vector of length one at most, by feature; words the model does not know take up room too.

    `strange` is the share 0-1 of its words that are unknown or do not speak for a business process, 0 for no words;
    `weakest` the pull to being a process of the word that speaks most against it; `chatter` the share of small talk.
    """

    vector: Mapping[str, float]
    words: Mapping[str, str]
    count: int
    strange: float
    weakest: float
    chatter: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a text says: the probability of KPO 0-1, and the log odds that it is business work, by its words alone.

    `pulls` are log odds towards KPO by word; `name` and `description` are the parts read, blank ones without words.
    """

    probability_kpo: float
    process_odds: float
    pulls: Mapping[str, float]
    name: Part
    description: Part


def read_text(name: str, description: str, function: str, model: TextModel) -> Reading:
    """Read the words of a process; function and description may be blank."""
    parts = part_of(name, model), part_of(description, model), function_part(function, model)
    joined = dict(joined_vector(parts, model))
    kpo = model.kpo_intercept + fsum(value * model.weights[key].kpo for key, value in joined.items())
    process = model.process_intercept + fsum(value * model.weights[key].process for key, value in joined.items())
    slope = model.slope_described if parts[1].count else model.slope_name
    return Reading(
        probability_kpo=1 / (1 + exp(-slope * kpo)),
        process_odds=process,
        pulls=_pulls(parts, joined, slope, model),
        name=parts[0],
        description=parts[1],
    )


@lru_cache(maxsize=1024)
def part_of(text: str, model: TextModel) -> Part:
    """Return a name or a description as the model sees it."""
    return _part(features(text), chatter_in(text), model)


@lru_cache(maxsize=256)
def function_part(function: str, model: TextModel) -> Part:
    """Return the name of a function as the model sees it."""
    return _part(function_features(function), 0.0, model)


def joined_vector(parts: tuple[Part, Part, Part], model: TextModel) -> Iterator[tuple[str, float]]:
    """Join name, description and function; a part that stands alone counts in full, a feature of two parts twice."""
    name, description, function = parts
    both = bool(name.count and description.count)
    summed: dict[str, float] = defaultdict(float)
    for part, share in (
        (name, model.name_share if both else 1.0),
        (description, model.description_share if both else 1.0),
        (function, model.function_share),
    ):
        for key, value in part.vector.items():
            summed[key] += share * value
    yield from summed.items()


def _part(found: Mapping[str, Feature], chatter: float, model: TextModel) -> Part:
    weighed = {
        key: feature.count * (model.weights[key].rarity if key in model.weights else model.unknown_rarity)
        for key, feature in found.items()
        if key in model.weights or _is_word(key)
    }
    length = sqrt(fsum(value * value for value in weighed.values()))
    single = [key for key in found if _is_word(key)]
    pulls = [model.weights[key].process if key in model.weights else 0.0 for key in single]
    strange = [pull for pull in pulls if pull <= 0]
    return Part(
        vector={key: value / length for key, value in weighed.items() if key in model.weights},
        words={key: found[key].word for key in weighed},
        count=len(single),
        strange=len(strange) / len(single) if single else 0.0,
        weakest=min(pulls, default=0.0),
        chatter=chatter,
    )


def _is_word(key: str) -> bool:
    return key.startswith(("w:", "f:"))


def _pulls(
    parts: tuple[Part, Part, Part], joined: Mapping[str, float], slope: float, model: TextModel
) -> dict[str, float]:
    """Return the log odds that each word of name and description adds, its pieces and pairs with it."""
    name, description, _ = parts
    pulls: dict[str, float] = defaultdict(float)
    for key, word in {**description.words, **name.words}.items():
        if key in joined:
            pulls[word] += slope * joined[key] * model.weights[key].kpo
    return dict(pulls)
