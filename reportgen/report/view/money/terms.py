"""The terms of a sum or a difference, rounded so that they add up to what is printed of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of a sum, its sign 1 or -1; `printed` is what is printed of it elsewhere, None where nothing is.

    One that is free may be rounded the other way, one that is not `is_held` before one that is.
    """

    sign: int
    exact: Decimal
    printed: Decimal | None = None
    is_free: bool = True
    is_held: bool = False


def nearest(amount: Decimal, unit: Decimal) -> Decimal:
    """Round an amount to a unit, ties to even."""
    return (amount / unit).to_integral_value(rounding=ROUND_HALF_EVEN) * unit


def added(terms: Sequence[Term], printed: Sequence[Decimal]) -> Decimal:
    """Add up terms as they are printed."""
    return sum((one.sign * amount for one, amount in zip(terms, printed, strict=True)), Decimal(0))


def adding_up(terms: Sequence[Term], together: Decimal | None, unit: Decimal) -> tuple[Decimal, ...]:
    """Round terms to a unit so that they add up to an amount that is rounded already; None for no such amount.

    Largest remainder: the units that are then missing go to those free terms whose rounding took most the other way;
    none of them comes to be a unit off where that can be helped, then those that are held and terms of the same amount
    go last. Nought stays nought, and what is not free stays: without any free term they may not add up.
    """
    printed = [nearest(one.exact, unit) if one.printed is None else one.printed for one in terms]
    missing = Decimal(0) if together is None else together - added(terms, printed)
    free = [at for at, one in enumerate(terms) if one.is_free and one.exact]
    if not missing or not free:
        return tuple(printed)
    alike, way = Counter(one.exact for one in terms), 1 if missing > 0 else -1

    def taken(at: int) -> tuple[bool, bool, bool, Decimal, int]:
        one = terms[at]
        apart = way * one.sign * (printed[at] - one.exact)
        return apart > 0, one.is_held, alike[one.exact] > 1, apart, at

    each, rest = divmod(int(abs(missing) / unit), len(free))
    for place, at in enumerate(sorted(free, key=taken)):
        printed[at] += way * terms[at].sign * unit * (each + (place < rest))
    return tuple(printed)
