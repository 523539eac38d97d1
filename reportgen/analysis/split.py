"""How mixed work would be split, in words: from its ratings on either side, and in the analyst's own clauses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reportgen.analysis.indices import Rating, normalised
from reportgen.analysis.scales import KNOWLEDGE, Scales
from reportgen.analysis.text_clauses import clauses_of
from reportgen.analysis.wording import joined
from reportgen.model.classification import Split

Lean = Callable[[str], float | None]
"""The probability 0-1 that a piece of text is expert work (KPO), None where it says nothing."""

_MIDDLE = 0.5
_DECIMALS = 9
_NAMED = 3
_QUOTED = 2
_LONGEST = 120  # characters; a longer clause would be no pointer but a text of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class _Quotes:
    """The analyst's clauses that clearly speak of the routine part and of the part for experts."""

    routine: tuple[str, ...] = ()
    expert: tuple[str, ...] = ()


def says_nothing(_clause: str) -> float | None:
    """Lean to neither side: for where no text is read."""
    return None


def split_of(
    ratings: Mapping[str, Rating], description: str | None, scales: Scales, *, lean: Lean = says_nothing
) -> Split:
    """Say which part of mixed work is routine and which is one for experts.

    Each side is told by the heaviest nature ratings that stand on it, and by up to two clauses of the description that
    `lean` puts as clearly there as the bands of the knowledge index ask; a clause is quoted whole or not at all.
    """
    quotes = _quotes(description or "", scales, lean)
    routine = joined(_traits(ratings, scales, expert=False))
    expert = joined(_traits(ratings, scales, expert=True))
    return Split(
        routine=f"{_quoted(quotes.routine)}what {routine}, for a trained team",
        expert=f"{_quoted(quotes.expert)}what {expert}, for named specialists",
    )


def _traits(ratings: Mapping[str, Rating], scales: Scales, *, expert: bool) -> list[str]:
    """Return what one part is like, by the ratings that pull the index that way the most; at least one."""
    pulls = {
        key: round(weight * (_share(key, ratings[key], scales) - _MIDDLE), _DECIMALS)
        for key, weight in scales.weights[KNOWLEDGE].items()
        if key in ratings
    }
    ordered = sorted(pulls, key=lambda key: (-pulls[key] if expert else pulls[key], key))
    on_side = [key for key in ordered if (pulls[key] > 0 if expert else pulls[key] < 0)] or ordered[:1]
    criteria = scales.knowledge.criteria
    return [criteria[key].expert_part if expert else criteria[key].routine_part for key in on_side[:_NAMED]]


def _share(key: str, rating: Rating, scales: Scales) -> float:
    return normalised(rating.value, is_reversed=key in scales.reverses[KNOWLEDGE])


def _quotes(description: str, scales: Scales, lean: Lean) -> _Quotes:
    first, last = scales.knowledge.knowledge_bands[0], scales.knowledge.knowledge_bands[-1]
    short = [clause for clause in clauses_of(description) if len(clause) <= _LONGEST]
    leaning = {clause: side for clause in short if (side := lean(clause)) is not None}
    return _Quotes(
        routine=_clearest({clause: 1 - side for clause, side in leaning.items() if 100 * side < first.high}),
        expert=_clearest({clause: side for clause, side in leaning.items() if 100 * side >= last.low}),
    )


def _clearest(clauses: Mapping[str, float]) -> tuple[str, ...]:
    """Return the two clearest clauses, in the order of the text."""
    kept = sorted(clauses, key=lambda clause: (-clauses[clause], clause))[:_QUOTED]
    return tuple(clause for clause in clauses if clause in kept)


def _quoted(clauses: tuple[str, ...]) -> str:
    return f"{joined([f'“{clause}”' for clause in clauses])}: " if clauses else ""
