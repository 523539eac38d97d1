"""Likely ratings from a name and description, by their likeness to the reference processes.

Words are weighted by how rare they are in the catalogue (inverse document frequency); likeness is the cosine of the
angle between two texts (Salton and Buckley 1988). The nearest entries vote with the square of their likeness.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from rapidfuzz import fuzz, process

from reportgen.knowledge.facts import ReferenceProcess
from reportgen.model.assessment import NatureClass, Resemblance

NEIGHBOURS = 7
LEAST_LIKENESS = 0.16
_TYPO_SCORE = 84
_TYPO_LENGTH = 5
_NAME_WEIGHT = 2.0
_DESCRIPTION_WEIGHT = 1.0
_WORD = re.compile(r"[a-z0-9&]+")
_COMMON = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "our",
        "that",
        "the",
        "their",
        "them",
        "these",
        "they",
        "this",
        "to",
        "up",
        "we",
        "with",
        "process",
        "processes",
        "processing",
        "service",
        "services",
        "support",
        "management",
        "work",
        "activities",
        "team",
        "department",
    ]
)
_VOTE = {NatureClass.BPO: 0.0, NatureClass.HYBRID: 0.5, NatureClass.KPO: 1.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Inference:
    """What the text suggests: ratings by criterion id, the vote for KPO 0-1, and the entries it rests on."""

    ratings: Mapping[str, float]
    vote_kpo: float
    resembles: tuple[Resemblance, ...]


@dataclass(frozen=True, slots=True)
class CatalogueIndex:
    """The reference processes as weighted words."""

    entries: tuple[ReferenceProcess, ...]
    vectors: tuple[Mapping[str, float], ...]
    rarity: Mapping[str, float]
    vocabulary: tuple[str, ...]
    exact: Mapping[str, int]


def inferred(name: str, description: str | None, index: CatalogueIndex) -> Inference | None:
    """Infer ratings from text, None where it resembles no reference process."""
    ranked = _ranked(name, description or "", index)
    if not ranked or ranked[0][1] < LEAST_LIKENESS:
        return None
    nearest = [(index.entries[position], likeness) for position, likeness in ranked[:NEIGHBOURS]]
    weights = [likeness**2 for _, likeness in nearest]
    whole = sum(weights)
    keys = {key for entry, _ in nearest for key in entry.ratings}
    return Inference(
        ratings={key: _mean(key, nearest, weights) for key in sorted(keys)},
        vote_kpo=sum(weight * _VOTE[entry.nature] for (entry, _), weight in zip(nearest, weights, strict=True)) / whole,
        resembles=tuple(
            Resemblance(id=entry.id, name=entry.name, nature=entry.nature, similarity=likeness)
            for entry, likeness in nearest[:3]
        ),
    )


def _mean(key: str, nearest: Sequence[tuple[ReferenceProcess, float]], weights: Sequence[float]) -> float:
    pairs = [
        (entry.ratings[key], weight)
        for (entry, _), weight in zip(nearest, weights, strict=True)
        if key in entry.ratings
    ]
    return sum(rating * weight for rating, weight in pairs) / sum(weight for _, weight in pairs)


def _ranked(name: str, description: str, index: CatalogueIndex) -> list[tuple[int, float]]:
    query = _vector([(name, _NAME_WEIGHT), (description, _DESCRIPTION_WEIGHT)], index)
    likeness = {position: _dot(query, vector) for position, vector in enumerate(index.vectors)}
    same = index.exact.get(_folded(name))
    if same is not None:
        likeness[same] = 1.0
    found = [(position, value) for position, value in likeness.items() if value > 0]
    return sorted(found, key=lambda pair: (-pair[1], index.entries[pair[0]].id))


def _vector(texts: Iterable[tuple[str, float]], index: CatalogueIndex) -> dict[str, float]:
    counts: dict[str, float] = {}
    for text, weight in texts:
        for word in words(text[:2000]):
            known = _known(word, index)
            if known is not None:
                counts[known] = counts.get(known, 0.0) + weight
    return _unit({word: sqrt(count) * index.rarity[word] for word, count in counts.items()})


def _known(word: str, index: CatalogueIndex) -> str | None:
    if word in index.rarity:
        return word
    if len(word) < _TYPO_LENGTH:
        return None
    match = process.extractOne(word, index.vocabulary, scorer=fuzz.ratio, score_cutoff=_TYPO_SCORE)
    return match[0] if match else None


def _unit(vector: Mapping[str, float]) -> dict[str, float]:
    length = sqrt(sum(value * value for value in vector.values()))
    return {word: value / length for word, value in vector.items()} if length else {}


def _dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(value * other[word] for word, value in one.items() if word in other)


def indexed(entries: tuple[ReferenceProcess, ...]) -> CatalogueIndex:
    """Prepare the reference processes for comparison, once a run."""
    documents = [_document(entry) for entry in entries]
    frequency = Counter(word for document in documents for word in document)
    rarity = {word: log(1 + len(entries) / count) for word, count in frequency.items()}
    vectors = tuple(
        _unit({word: sqrt(count) * rarity[word] for word, count in document.items()}) for document in documents
    )
    exact: dict[str, int] = {}
    for position, entry in enumerate(entries):
        for text in (entry.name, *entry.aliases):
            exact.setdefault(_folded(text), position)
    long_words = tuple(sorted(word for word in rarity if len(word) >= _TYPO_LENGTH))
    return CatalogueIndex(entries, vectors, rarity, long_words, exact)


def _document(entry: ReferenceProcess) -> dict[str, float]:
    counts: dict[str, float] = {}
    for text, weight in (
        (entry.name, 2.0),
        (" ".join(entry.aliases), 1.5),
        (entry.description, 1.0),
        (entry.function, 0.5),
    ):
        for word in words(text):
            counts[word] = counts.get(word, 0.0) + weight
    return counts


def words(text: str) -> list[str]:
    """Split a text into stems without the commonest words."""
    return [_stem(word) for word in _WORD.findall(_folded(text)) if word not in _COMMON]


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())


def _stem(word: str) -> str:
    for ending, replacement in (
        ("isation", "ize"),
        ("ization", "ize"),
        ("ies", "y"),
        ("ing", ""),
        ("ers", "er"),
        ("s", ""),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3:  # noqa: PLR2004 - a stem keeps three letters
            return word[: -len(ending)] + replacement
    return word
