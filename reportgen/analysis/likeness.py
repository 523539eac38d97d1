"""How like two texts are, word by word, against the reference processes.

Words are weighted by how rare they are in the catalogue (inverse document frequency, Spärck Jones 1972). Two measures
are joined: the cosine between the whole texts (Salton and Buckley 1988), and the share of words that a process's name
has in common with a reference name or alias (Dice 1945), at three tenths of its value beside a description and at six
tenths without one. A word the catalogue does not know counts against both, so that one familiar word among strange ones
proves little.
"""

from __future__ import annotations

import marshal
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import fsum, log, sqrt
from typing import Any, NamedTuple

from rapidfuzz import fuzz, process

from reportgen.analysis.words import spelled, words
from reportgen.knowledge.facts import ReferenceProcess

_TYPO_SCORE = 84
_TYPO_LENGTH = 5
_NAME_WEIGHT = 2.0
_ALIAS_WEIGHT = 1.5
_DESCRIPTION_WEIGHT = 1.0
_FUNCTION_WEIGHT = 0.5
_TITLE_SHARE_ALONE = 0.6
_TITLE_SHARE_DESCRIBED = 0.3
_UNKNOWN_DOCUMENTS = 0.5


class _Title(NamedTuple):
    """A name or alias of the entry at a position; `mass` is the summed rarity of its words."""

    position: int
    mass: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CatalogueIndex:
    """The reference processes, to be found by their words.

    `postings` gives for a word the positions of the entries that hold it, with its weight there; `titled` the titles,
    by their place in `titles`.
    """

    entries: tuple[ReferenceProcess, ...]
    postings: Mapping[str, Sequence[tuple[int, float]]]
    titles: tuple[_Title, ...]
    titled: Mapping[str, Sequence[int]]
    exact: Mapping[str, int]
    rarity: Mapping[str, float]
    long_words: tuple[str, ...]


def packed(index: CatalogueIndex) -> bytes:
    """Return the index without its entries as plain data."""
    plain: Any = (index.postings, tuple(map(tuple, index.titles)), index.titled, index.exact, index.rarity)
    return marshal.dumps(plain)


def unpacked(entries: tuple[ReferenceProcess, ...], data: bytes) -> CatalogueIndex:
    """Return the index of these entries that `packed` gave."""
    postings, titles, titled, exact, rarity = marshal.loads(data)  # noqa: S302 - plain data of our own, no code
    return CatalogueIndex(
        entries=entries,
        postings=postings,
        titles=tuple(map(_Title._make, titles)),
        titled=titled,
        exact=exact,
        rarity=rarity,
        long_words=_long_words(rarity),
    )


def indexed(entries: tuple[ReferenceProcess, ...]) -> CatalogueIndex:
    """Prepare the reference processes for comparison, once a run."""
    documents = [_document(entry) for entry in entries]
    frequency = Counter(word for document in documents for word in document)
    rarity = {word: log(1 + len(entries) / count) for word, count in frequency.items()}
    named = [(position, text) for position, entry in enumerate(entries) for text in _names(entry)]
    titles = [(position, title) for position, text in named if (title := frozenset(words(text)))]
    return CatalogueIndex(
        entries=entries,
        postings=_postings(documents, rarity),
        titles=tuple(
            _Title(position=position, mass=fsum(rarity[word] for word in title)) for position, title in titles
        ),
        titled=_places([title for _, title in titles]),
        exact={spelled(text): position for position, text in reversed(named)},
        rarity=rarity,
        long_words=_long_words(rarity),
    )


def _long_words(rarity: Mapping[str, float]) -> tuple[str, ...]:
    """Return the words that are long enough to be meant by a slip of the pen."""
    return tuple(sorted(word for word in rarity if len(word) >= _TYPO_LENGTH))


def likeness(name: str, description: str, index: CatalogueIndex) -> list[tuple[ReferenceProcess, float]]:
    """Return the reference processes with their likeness 0-1 to a text, the likest first, those without any left out.

    The same name or alias, letter by letter, has likeness 1 where there is no description: a description outranks it.
    """
    scores = _scores(tuple(words(name)), tuple(words(description)), index)
    same = None if description.strip() else index.exact.get(spelled(name))
    if same is not None:
        scores = {**scores, same: 1.0}
    found = [(index.entries[position], score) for position, score in scores.items()]
    return sorted(found, key=lambda pair: (-pair[1], pair[0].id))


@lru_cache(maxsize=256)
def _scores(name: tuple[str, ...], description: tuple[str, ...], index: CatalogueIndex) -> Mapping[int, float]:
    """Return the likeness above 0 of each entry, by its position: the same for all texts of the same words."""
    named, described = [_known(word, index) for word in name], [_known(word, index) for word in description]
    cosines, shares = _cosines(named, described, index), _title_shares(frozenset(named), index)
    title_share = _TITLE_SHARE_DESCRIBED if described else _TITLE_SHARE_ALONE
    scores = {
        position: 1 - (1 - title_share * shares.get(position, 0.0)) * (1 - cosines.get(position, 0.0))
        for position in cosines.keys() | shares.keys()
    }
    return {position: min(1.0, score) for position, score in scores.items() if score > 0}


def _names(entry: ReferenceProcess) -> tuple[str, ...]:
    return (entry.name, *entry.aliases, *entry.foreign_names)


def _document(entry: ReferenceProcess) -> dict[str, float]:
    parts = (
        (entry.name, _NAME_WEIGHT),
        (" ".join(entry.aliases), _ALIAS_WEIGHT),
        (entry.description, _DESCRIPTION_WEIGHT),
        (entry.paraphrase, _DESCRIPTION_WEIGHT),
        (" ".join(entry.foreign_names), _DESCRIPTION_WEIGHT),
        (entry.function, _FUNCTION_WEIGHT),
    )
    counts: dict[str, float] = {}
    for text, weight in parts:
        for word in words(text):
            counts[word] = counts.get(word, 0.0) + weight
    return counts


def _postings(
    documents: Sequence[Mapping[str, float]], rarity: Mapping[str, float]
) -> Mapping[str, Sequence[tuple[int, float]]]:
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for position, document in enumerate(documents):
        vector = _unit({word: sqrt(count) * rarity[word] for word, count in document.items()})
        for word, weight in vector.items():
            postings[word].append((position, weight))
    return dict(postings)


def _places(titles: Sequence[frozenset[str]]) -> Mapping[str, Sequence[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for place, title in enumerate(titles):
        for word in title:
            places[word].append(place)
    return dict(places)


@lru_cache(maxsize=8192)
def _known(word: str, index: CatalogueIndex) -> str:
    """Return the word the catalogue knows, also behind a slip of the pen, else the word itself."""
    if word in index.rarity or len(word) < _TYPO_LENGTH:
        return word
    match = process.extractOne(word, index.long_words, scorer=fuzz.ratio, score_cutoff=_TYPO_SCORE)
    return match[0] if match else word


def _rarity(word: str, index: CatalogueIndex) -> float:
    return index.rarity.get(word, log(1 + len(index.entries) / _UNKNOWN_DOCUMENTS))


def _unit(vector: Mapping[str, float]) -> dict[str, float]:
    length = sqrt(fsum([value * value for value in vector.values()]))
    return {word: value / length for word, value in vector.items()} if length else {}


def _cosines(named: Sequence[str], described: Sequence[str], index: CatalogueIndex) -> dict[int, float]:
    """Return the cosine between a text and each entry that shares a word with it."""
    counts: dict[str, float] = {}
    for texts, weight in ((named, _NAME_WEIGHT), (described, _DESCRIPTION_WEIGHT)):
        for word in texts:
            counts[word] = counts.get(word, 0.0) + weight
    query = _unit({word: sqrt(count) * _rarity(word, index) for word, count in counts.items()})
    parts: dict[int, list[float]] = defaultdict(list)
    for word, value in query.items():
        for position, weight in index.postings.get(word, ()):
            parts[position].append(value * weight)
    return {position: fsum(products) for position, products in parts.items()}


def _title_shares(named: frozenset[str], index: CatalogueIndex) -> dict[int, float]:
    """Return the share of words in common with the best title of each entry that shares a word with the name."""
    common: dict[int, list[float]] = defaultdict(list)
    for word in named:
        for place in index.titled.get(word, ()):
            common[place].append(index.rarity[word])
    mass = fsum([_rarity(word, index) for word in named])
    best: dict[int, float] = {}
    for place, shared in common.items():
        title = index.titles[place]
        share = 2 * fsum(shared) / (mass + title.mass)
        best[title.position] = max(share, best.get(title.position, 0.0))
    return best
