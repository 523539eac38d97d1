"""What a process's own words suggest where ratings are missing: a probability of KPO, and likely ratings.

The text model gives the probability; a name that stands in the catalogue, without a description, has that of its entry.
The ratings are those of the reference processes that the text resembles: routine and expert ones apart, each side's
mean weighed by likeness to the power of 1.5 (nearest neighbours, Dudani 1976), then mixed so that the knowledge index
stands on the side, and as far from the middle, as the probability says.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import fsum

from reportgen.analysis.business import business_odds
from reportgen.analysis.heard import lean_of
from reportgen.analysis.likeness import CatalogueIndex, indexed, likeness, packed, unpacked
from reportgen.analysis.text_clauses import clauses_of
from reportgen.analysis.text_model import read_text
from reportgen.analysis.words import words
from reportgen.knowledge.facts import Knowledge, ReferenceProcess
from reportgen.model.classification import Resemblance
from reportgen.model.engagement import Process
from reportgen.model.memory import basis, keep, taken
from reportgen.model.verdict import NatureClass

NEIGHBOURS = 20
EVEN = 0.5
_MIDDLE = 50.0
_POWER = 1.5
_SHOWN = 3
_TYPICAL_WEIGHT = 0.1
_LEAST, _MOST = 0.03, 0.97
_MIXED_MOST = 0.59
_CATALOGUE = "catalogue"

_SIDES = (NatureClass.BPO, NatureClass.KPO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inference:
    """What the text suggests: ratings by criterion id, the probability of KPO 0-1, and the entries it resembles.

    `is_mixed` where some clauses of the description clearly are routine work and others clearly work for experts.
    """

    ratings: Mapping[str, float]
    probability_kpo: float
    resembles: tuple[Resemblance, ...]
    is_mixed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The criteria to infer: those of the nature, and all others; `index` turns nature ratings into the index 0-100."""

    nature: Collection[str]
    others: Collection[str]
    index: Callable[[Mapping[str, float]], float | None]


_Votes = Sequence[tuple[ReferenceProcess, float]]


@lru_cache(maxsize=4)
def catalogue_of(knowledge: Knowledge) -> CatalogueIndex:
    """Return the reference processes prepared for comparison, once for a knowledge and only where a text needs it.

    Preparing them takes ten times as long as taking what another run prepared.
    """
    entries, follows_from = knowledge.reference_processes, basis(knowledge.sha256)
    kept = taken(_CATALOGUE, follows_from)
    if isinstance(kept, bytes):
        return unpacked(entries, kept)
    index = indexed(entries)
    keep(_CATALOGUE, follows_from, lambda: packed(index))
    return index


@lru_cache(maxsize=4)
def _typical(knowledge: Knowledge) -> Mapping[NatureClass, Mapping[str, float]]:
    """Return the mean ratings of the clearly BPO and of the clearly KPO reference processes."""
    entries = knowledge.reference_processes
    return {side: _means([(one, 1.0) for one in entries if one.nature is side]) for side in _SIDES}


def inferred(process: Process, wanted: Wanted, knowledge: Knowledge) -> Inference | None:
    """Infer ratings from a process's text, None where it is no business work."""
    name, description = process.name, process.plain_description
    reading = read_text(name, description, process.function or "", knowledge.text_model)
    ranked = likeness(name, description, catalogue_of(knowledge))
    known = ranked[0][0] if ranked and ranked[0][1] >= 1 else None
    if known is None and not words(f"{name} {description}"):
        return None
    if known is None and business_odds(reading, [near for _, near in ranked], knowledge.text_model) < 0:
        return None
    probability = reading.probability_kpo if known is None else _of_most_lists(known.market_kpo)
    votes = [(entry, near**_POWER) for entry, near in (ranked[:NEIGHBOURS] if known is None else ranked[:1])]
    means = _means(votes)
    is_mixed = _mixes(name, description, knowledge)
    shown = min(max(probability, 1 - _MIXED_MOST), _MIXED_MOST) if is_mixed else probability
    return Inference(
        ratings={
            **{key: means[key] for key in sorted(wanted.others) if key in means},
            **_nature_ratings(votes, shown, wanted, knowledge),
        },
        probability_kpo=probability,
        resembles=tuple(
            Resemblance(id=entry.id, name=entry.name, nature=entry.nature, similarity=near)
            for entry, near in ranked[:_SHOWN]
        ),
        is_mixed=is_mixed,
    )


def _mixes(name: str, description: str, knowledge: Knowledge) -> bool:
    """Return whether some clauses of a description, or of a name alone, are clearly routine and others for experts."""
    leanings = [
        lean
        for clause in clauses_of(description or name)
        if (lean := lean_of(clause, knowledge.text_model)) is not None
    ]
    clear = knowledge.threshold("clear_clause")
    return bool(leanings) and min(leanings) <= 1 - clear and max(leanings) >= clear


def _of_most_lists(share: float) -> float:
    """Return the probability that most of three service lists say KPO, where a share of all lists does."""
    return min(_MOST, max(_LEAST, share * share * (3 - 2 * share)))


def _nature_ratings(votes: _Votes, probability: float, wanted: Wanted, knowledge: Knowledge) -> dict[str, float]:
    """Mix the ratings of routine and of expert neighbours so that the index says what the probability says."""
    if not wanted.nature:
        return {}
    routine = _side(NatureClass.BPO, [(one, near * (1 - one.market_kpo)) for one, near in votes], wanted, knowledge)
    expert = _side(NatureClass.KPO, [(one, near * one.market_kpo) for one, near in votes], wanted, knowledge)
    part = _expert_part(probability, wanted.index(routine), wanted.index(expert))
    return {key: (1 - part) * routine[key] + part * expert[key] for key in sorted(wanted.nature)}


def _side(side: NatureClass, votes: _Votes, wanted: Wanted, knowledge: Knowledge) -> dict[str, float]:
    """Return one side's ratings: its neighbours', held to what is typical; only that where they lie across the middle.

    What is typical has the weight of a distant neighbour.
    """
    typical = {key: _typical(knowledge)[side][key] for key in wanted.nature}
    whole = fsum(near for _, near in votes)
    means = _means(votes)
    held = {
        key: (whole * means.get(key, typical[key]) + _TYPICAL_WEIGHT * typical[key]) / (whole + _TYPICAL_WEIGHT)
        for key in wanted.nature
    }
    index = wanted.index(held)
    is_on_its_side = index is not None and (index > _MIDDLE if side is NatureClass.KPO else index < _MIDDLE)
    return held if is_on_its_side else typical


def _expert_part(probability: float, routine: float | None, expert: float | None) -> float:
    """Return the part 0-1 of the expert ratings at which the index leaves the middle as far as the probability does."""
    if routine is None or expert is None or not routine < _MIDDLE < expert:
        return probability
    middle = (_MIDDLE - routine) / (expert - routine)
    if probability < EVEN:
        return middle * probability / EVEN
    return middle + (1 - middle) * (probability - EVEN) / EVEN


def _means(votes: _Votes) -> dict[str, float]:
    """Return the weighted mean of each rating over the entries that carry it."""
    keys = dict.fromkeys(key for entry, _ in votes for key in entry.ratings)
    found: dict[str, float] = {}
    for key in keys:
        rated = [(entry.ratings[key], weight) for entry, weight in votes if key in entry.ratings]
        whole = fsum([weight for _, weight in rated])
        if whole > 0:
            found[key] = fsum([rating * weight for rating, weight in rated]) / whole
    return found
