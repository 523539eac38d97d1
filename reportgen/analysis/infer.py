"""Likely ratings from a name and description, by their likeness to the reference processes.

A text that is a reference name or alias takes that entry's ratings. Otherwise the twenty nearest entries vote with
their likeness to the power of 1.5 (weighted nearest neighbours, Dudani 1976). Number and power were chosen by leaving
each reference process out in turn and inferring it from the others (docs/method.md).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from reportgen.analysis.likeness import CatalogueIndex, likeness
from reportgen.knowledge.facts import ReferenceProcess
from reportgen.model.assessment import NatureClass, Resemblance

NEIGHBOURS = 20
LEAST_LIKENESS = 0.20
_POWER = 1.5
_SHOWN = 3
_VOTE = {NatureClass.BPO: 0.0, NatureClass.HYBRID: 0.5, NatureClass.KPO: 1.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Inference:
    """What the text suggests: ratings by criterion id, the vote for KPO 0-1, and the entries it rests on."""

    ratings: Mapping[str, float]
    vote_kpo: float
    resembles: tuple[Resemblance, ...]


def inferred(name: str, description: str | None, index: CatalogueIndex, criteria: Collection[str]) -> Inference | None:
    """Infer the ratings of some criteria from text, None where it resembles no reference process."""
    ranked = likeness(name, description or "", index)
    if not ranked or ranked[0][1] < LEAST_LIKENESS:
        return None
    voting = 1 if ranked[0][1] >= 1 else NEIGHBOURS
    votes = [(entry, near**_POWER) for entry, near in ranked[:voting]]
    return Inference(
        ratings={key: mean for key in sorted(criteria) if (mean := _mean(key, votes)) is not None},
        vote_kpo=fsum(weight * _VOTE[entry.nature] for entry, weight in votes) / fsum(weight for _, weight in votes),
        resembles=tuple(
            Resemblance(id=entry.id, name=entry.name, nature=entry.nature, similarity=near)
            for entry, near in ranked[:_SHOWN]
        ),
    )


def _mean(key: str, votes: Sequence[tuple[ReferenceProcess, float]]) -> float | None:
    """Return the weighted mean of a rating over the entries that carry it, None where none does."""
    rated = [(entry.ratings[key], weight) for entry, weight in votes if key in entry.ratings]
    if not rated:
        return None
    return fsum([rating * weight for rating, weight in rated]) / fsum([weight for _, weight in rated])
