"""A charge worked out in numbers: what is multiplied or added to it, then what bounds it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import prod

from reportgen.model.business_case import Price
from reportgen.report.view.quantities import quantity, unit_after, unit_words
from reportgen.report.view.wording import in_sentence
from reportgen.report.words.formats import Formats

Term = tuple[str, float, str]
A_YEAR = "a year"
_TIMES, _PLUS = " × ", " + "
_SIGNS: Mapping[tuple[str, str], str] = {
    ("Unit price", "Volume"): _TIMES,
    ("Fee for a result", "Results"): _TIMES,
    ("Team", "Rate"): _TIMES,
    ("Hours", "Rate"): _TIMES,
    ("Agreed sum", "Change requests"): _PLUS,
    ("Allowable cost", "Margin"): _PLUS,
    ("Base fee", "Provider's share of the saving"): _PLUS,
    ("Provider's share of the saving", "Proven saving"): _TIMES,
    ("Retainer", "Work called off"): _PLUS,
    ("Routine part, by the unit", "Judgement part, by time"): _PLUS,
}
_IN_SHORT: Mapping[str, str] = {"a unit": "", "a person and year": "a year"}  # the label says of what
_FULL = 1_000
_CENTS = 2


@dataclass(frozen=True, slots=True)
class _Way:
    """How finely amounts are written: `decimals` of the price of one thing, yearly ones at a glance or in full."""

    decimals: int = _CENTS
    is_full: bool = False


_WAYS = (_Way(), _Way(4), _Way(is_full=True))  # three decimals would look like thousands


def worked_words(formats: Formats, price: Price) -> tuple[str, str]:
    """Write what the charge is worked out from, up to the sign before it, and its bounds; both may be "".

    Amounts are written as finely as the charge needs to come out as printed.
    """
    signs = [_SIGNS.get((one[0], other[0]), "") for one, other in pairwise(price.terms)]
    count = next((place for place, sign in enumerate(signs) if not sign), len(signs)) + 1 if price.terms else 0
    factors, bounds = price.terms[:count], price.terms[count:]
    way = next((way for way in _WAYS if _comes_out(formats, price, signs, way)), None)
    said = [_said(formats, term, way or _WAYS[0]) for term in factors]
    made = "".join(f"{sign}{text}" for sign, text in zip(["", *signs], said, strict=False))
    equals = ":" if count == 1 or way is None else " ="
    return f"{made}{equals}" if made else "", "; ".join(_said(formats, term, _WAYS[0]) for term in bounds)


def _comes_out(formats: Formats, price: Price, signs: Sequence[str], way: _Way) -> bool:
    """Return whether the terms make the charge as printed, if their amounts are rounded as they are printed."""
    terms = [(label, _rounded(formats, value, unit, way), unit) for label, value, unit in price.terms]
    return formats.compact(Decimal(repr(worked_out(terms, signs)))) == formats.compact(price.annual)


def worked_out(terms: Sequence[Term], signs: Sequence[str]) -> float:
    """Return what terms make; a share that is added is one of all before it."""
    groups: list[list[Term]] = []
    for sign, term in zip([_PLUS, *signs], terms, strict=False):
        if not sign:
            break
        if sign == _PLUS:
            groups.append([])
        groups[-1].append(term)
    whole = 0.0
    for group in groups:
        product = prod(value for _, value, _ in group)
        whole += whole * product if len(group) == 1 and group[0][2].startswith("share") else product
    return whole


def _rounded(formats: Formats, value: float, unit: str, way: _Way) -> float:
    if not unit.startswith(formats.currency):
        return value
    if unit.removeprefix(formats.currency).strip() != A_YEAR:
        return round(value, 0 if abs(value) >= _FULL else way.decimals)
    scale = formats.alike((Decimal(repr(value)),)).scale
    if way.is_full or scale is None:
        return round(value)
    return round(value / float(scale.divisor), scale.decimals) * float(scale.divisor)


def _said(formats: Formats, term: Term, way: _Way) -> str:
    label, value, unit = term
    return f"{in_sentence(label)} {term_words(formats, value, unit_after(label, unit), way)}"


def term_words(formats: Formats, value: float, unit: str, way: _Way = _WAYS[0]) -> str:
    """Write a term with its unit: money with its symbol, a share as a percentage, else a number and its unit."""
    if unit.split(" ", maxsplit=1)[0] == formats.currency:
        rest = unit.removeprefix(formats.currency).strip()
        if rest == A_YEAR:
            amount = Decimal(repr(value))
            return f"{formats.money(amount) if way.is_full else formats.compact(amount)} {rest}"
        return f"{unit_money(formats, value, way.decimals)} {_IN_SHORT.get(rest, rest)}".strip()
    if unit.startswith("share"):
        return f"{quantity(formats, value, unit)} {unit_words(unit)}".strip()
    return f"{quantity(formats, value, unit)} {unit}".strip()


def unit_money(formats: Formats, value: float, decimals: int = _CENTS) -> str:
    """Write a price of one thing in full: small ones with decimals, large ones without."""
    if abs(value) >= _FULL:
        return formats.money(Decimal(repr(value)))
    return formats.signed(formats.number(abs(value), decimals), value)
