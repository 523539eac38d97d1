"""The points of criteria, written so that they add up to what is printed of their sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.knowledge.points import decimals_told, half_up
from reportgen.report.figures.map_zones import LOWER, UPPER
from reportgen.report.view.money.terms import Term, adding_up

_MOST, _WITHOUT_END = 2, 1  # decimals of points: quarters have two, thirds end nowhere and get one
_DIGITS = 9  # what lies beyond is a computer's noise


@dataclass(frozen=True, slots=True, kw_only=True)
class PointSum:
    """Points and their sum, all rounded to as many decimals."""

    decimals: int
    parts: tuple[Decimal, ...]
    whole: Decimal


def point_sum(points: Sequence[float], *, endless: int = _WITHOUT_END, least: int = 0) -> PointSum:
    """Round points so that they add up, to the fewest decimals that show all of them; to `endless` where none do.

    `least` is how many decimals there are in any case, as others beside them have so many.
    """
    exact = [half_up(one, _DIGITS) for one in points]
    return _rounded(exact, max(least, _decimals(exact, endless)))


def index_sum(points: Sequence[float]) -> PointSum:
    """Round the points of an index alike, to a decimal where not all are whole, and so that their sum is that index.

    Who rounds it has what pages print, for which more decimals are shown where it lies just below an edge.
    """
    exact = [half_up(one, _DIGITS) for one in points]
    index = float(sum(exact))
    told = decimals_told(index, (LOWER, UPPER))
    enough = range(max(told, min(_WITHOUT_END, _decimals(exact, _WITHOUT_END))), _DIGITS)
    agreeing = (more for more in enough if half_up(float(half_up(index, more)), told) == half_up(index, told))
    return _rounded(exact, next(agreeing, _DIGITS))


def _rounded(exact: Sequence[Decimal], decimals: int) -> PointSum:
    whole = half_up(float(sum(exact)), decimals)
    terms = [Term(sign=1, exact=one, printed=half_up(float(one), decimals)) for one in exact]
    parts = adding_up(terms, whole, Decimal(1).scaleb(-decimals))
    return PointSum(decimals=decimals, parts=parts, whole=whole)


def _decimals(exact: Sequence[Decimal], endless: int) -> int:
    fewest = (fewer for fewer in range(_MOST + 1) if all(round(one, fewer) == one for one in exact))
    return next(fewest, endless)
