"""The live preview: formulas for index, class and completeness, made from the criteria and the weights in use.

index = 100 * sum(w * x) / sum(w) over the ratings entered; x = (rating - 1) / 4, turned round to (5 - rating) / 4
where a high rating lowers the index. Every function used is common to Excel 2016, LibreOffice 7 and Google Sheets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.knowledge.facts import Knowledge
from reportgen.knowledge.rating_facts import Band, Criterion

INDEX = "knowledge_index"
NEEDS_RATINGS = "needs ratings"
ENOUGH = 0.6
_DECIMALS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A criterion of the index: the cell its rating stands in and the cell of the weight in use."""

    rating: str
    weight: str
    is_reversed: bool


def index_criteria(knowledge: Knowledge) -> tuple[Criterion, ...]:
    """Return the criteria of the knowledge index."""
    return tuple(one for one in knowledge.criteria.values() if INDEX in one.weights)


def completeness_formula(terms: Sequence[Term], name: str) -> str:
    """Return the formula of the share of the weight whose ratings were entered; empty without a name.

    Where all weights are zero, nothing can be classed (RG415) and nothing counts as entered.
    """
    whole = "+".join(term.weight for term in terms)
    return f'=IF(TRIM({name})="","",IF(({whole})=0,0,ROUND(({_entered(terms)})/({whole}),{_DECIMALS})))'


def index_formula(terms: Sequence[Term], name: str, completeness: str) -> str:
    """Return the formula of the index 0-100; it says what is lacking below 60 % of the weight."""
    points = "+".join(f"IF({_is_rated(term)},{term.weight}*{_normalised(term)},0)" for term in terms)
    index = f"ROUND(100*({points})/({_entered(terms)}),{_DECIMALS})"
    return f'=IF(TRIM({name})="","",IF({completeness}<{ENOUGH},"{NEEDS_RATINGS}",{index}))'


def class_formula(index: str, bands: Sequence[Band]) -> str:
    """Return the formula of the class an index falls into; empty where there is no index."""
    *lower, last = bands
    choice = f'"{last.name}"'
    for band in reversed(lower):
        choice = f'IF({index}<{band.high:g},"{band.name}",{choice})'
    return f'=IF(ISNUMBER({index}),{choice},"")'


def rating_found(cell: str) -> str:
    """Return the formula of a rating: 1 to 5 where a cell holds that, as a number or as text, else #N/A."""
    return f'MATCH(TRIM({cell}),{{"1","2","3","4","5"}},0)'


def _entered(terms: Sequence[Term]) -> str:
    return "+".join(f"IF({_is_rated(term)},{term.weight},0)" for term in terms)


def _is_rated(term: Term) -> str:
    return f"ISNUMBER({rating_found(term.rating)})"


def _normalised(term: Term) -> str:
    rating = rating_found(term.rating)
    return f"(5-{rating})/4" if term.is_reversed else f"({rating}-1)/4"
