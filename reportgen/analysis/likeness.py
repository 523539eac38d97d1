"""How like two texts are, word by word, against the reference processes.

Words are weighted by how rare they are in the catalogue (inverse document frequency, Spärck Jones 1972). Two measures
are joined: the cosine between the whole texts (Salton and Buckley 1988), and the share of words that a process's name
has in common with a reference name or alias (Dice 1945), at three tenths of its value. A word the catalogue does not
know counts against both, so that one familiar word among strange ones proves little.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum, log, sqrt

from rapidfuzz import fuzz, process

from reportgen.analysis.words import folded, words
from reportgen.knowledge.facts import ReferenceProcess

_TYPO_SCORE = 84
_TYPO_LENGTH = 5
_NAME_WEIGHT = 2.0
_ALIAS_WEIGHT = 1.5
_DESCRIPTION_WEIGHT = 1.0
_FUNCTION_WEIGHT = 0.5
_TITLE_SHARE = 0.3
_UNKNOWN_DOCUMENTS = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueIndex:
    """The reference processes as weighted words. `titles` holds the words of each name and alias."""

    entries: tuple[ReferenceProcess, ...]
    vectors: tuple[Mapping[str, float], ...]
    titles: tuple[tuple[frozenset[str], ...], ...]
    exact: Mapping[str, int]
    rarity: Mapping[str, float]
    long_words: tuple[str, ...]


def indexed(entries: tuple[ReferenceProcess, ...]) -> CatalogueIndex:
    """Prepare the reference processes for comparison, once a run."""
    documents = [_document(entry) for entry in entries]
    frequency = Counter(word for document in documents for word in document)
    rarity = {word: log(1 + len(entries) / count) for word, count in frequency.items()}
    exact: dict[str, int] = {}
    for position, entry in enumerate(entries):
        for text in (entry.name, *entry.aliases):
            exact.setdefault(folded(text), position)
    return CatalogueIndex(
        entries=entries,
        vectors=tuple(_unit({word: sqrt(count) * rarity[word] for word, count in one.items()}) for one in documents),
        titles=tuple(
            tuple(title for text in (entry.name, *entry.aliases) if (title := frozenset(words(text))))
            for entry in entries
        ),
        exact=exact,
        rarity=rarity,
        long_words=tuple(sorted(word for word in rarity if len(word) >= _TYPO_LENGTH)),
    )


def likeness(name: str, description: str, index: CatalogueIndex) -> list[tuple[ReferenceProcess, float]]:
    """Return the reference processes with their likeness 0-1 to a text, the likest first, those without any left out.

    The same name or alias, letter by letter, has likeness 1.
    """
    known = {word: _known(word, index) for word in {*words(name), *words(description)}}
    named = {known[word] for word in words(name)}
    query = _vector([(name, _NAME_WEIGHT), (description, _DESCRIPTION_WEIGHT)], known, index)
    scores = {
        position: 1 - (1 - _TITLE_SHARE * _title_share(named, titles, index)) * (1 - _dot(query, vector))
        for position, (titles, vector) in enumerate(zip(index.titles, index.vectors, strict=True))
    }
    same = index.exact.get(folded(name))
    if same is not None:
        scores[same] = 1.0
    found = [(index.entries[position], min(1.0, score)) for position, score in scores.items() if score > 0]
    return sorted(found, key=lambda pair: (-pair[1], pair[0].id))


def _document(entry: ReferenceProcess) -> dict[str, float]:
    parts = (
        (entry.name, _NAME_WEIGHT),
        (" ".join(entry.aliases), _ALIAS_WEIGHT),
        (entry.description, _DESCRIPTION_WEIGHT),
        (entry.function, _FUNCTION_WEIGHT),
    )
    counts: dict[str, float] = {}
    for text, weight in parts:
        for word in words(text):
            counts[word] = counts.get(word, 0.0) + weight
    return counts


def _known(word: str, index: CatalogueIndex) -> str:
    """Return the word the catalogue knows, also behind a slip of the pen, else the word itself."""
    if word in index.rarity or len(word) < _TYPO_LENGTH:
        return word
    match = process.extractOne(word, index.long_words, scorer=fuzz.ratio, score_cutoff=_TYPO_SCORE)
    return match[0] if match else word


def _rarity(word: str, index: CatalogueIndex) -> float:
    return index.rarity.get(word, log(1 + len(index.entries) / _UNKNOWN_DOCUMENTS))


def _vector(texts: Iterable[tuple[str, float]], known: Mapping[str, str], index: CatalogueIndex) -> dict[str, float]:
    counts: dict[str, float] = {}
    for text, weight in texts:
        for word in words(text):
            counts[known[word]] = counts.get(known[word], 0.0) + weight
    return _unit({word: sqrt(count) * _rarity(word, index) for word, count in counts.items()})


def _unit(vector: Mapping[str, float]) -> dict[str, float]:
    length = sqrt(fsum(value * value for value in vector.values()))
    return {word: value / length for word, value in vector.items()} if length else {}


def _dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return fsum(value * other[word] for word, value in one.items() if word in other)


def _title_share(named: set[str], titles: Iterable[frozenset[str]], index: CatalogueIndex) -> float:
    shares = [_dice(named, title, index) for title in titles if not named.isdisjoint(title)]
    return max(shares, default=0.0)


def _dice(one: set[str], other: frozenset[str], index: CatalogueIndex) -> float:
    common = fsum(_rarity(word, index) for word in one & other)
    return 2 * common / (fsum(_rarity(word, index) for word in one) + fsum(_rarity(word, index) for word in other))
