"""How a provider's charge comes about: the formula of its price model, worked out."""

from __future__ import annotations

from decimal import Decimal

from reportgen.model.business_case import Price
from reportgen.report.view.classes.words import ended
from reportgen.report.view.parts import joined
from reportgen.report.view.quantities import quantity, unit_after, unit_words
from reportgen.report.view.wording import in_sentence
from reportgen.report.words.formats import Formats, sentence_start

A_YEAR = "a year"
_FULL = 1_000


def price_words(formats: Formats, price: Price, bid: str = "", *, has_formula: bool = True) -> str:
    """Write the formula, what it was worked out with, the charge of a steady year, and the bid it comes from.

    Without the formula, the numbers alone are written, where there are any.
    """
    annual = f"{formats.compact(price.annual)} in a steady year"
    if price.is_quoted:
        by = f" by {price.quoted_by}" if price.quoted_by else ""
        cell = f" ({price.cell})" if price.cell else ""
        annual = f"{annual}, from the quote{by}{cell}{f': {bid}' if bid else ''}"
    worked = joined(
        [f"{in_sentence(label)} {_term(formats, value, unit_after(label, unit))}" for label, value, unit in price.terms]
    )
    if worked and not has_formula:
        return ended(f"{sentence_start(worked)}: {annual}")
    formula = sentence_start(price.formula.rstrip("."))
    return ended(f"{formula}, with {worked}: {annual}" if worked else f"{formula}: {annual}")


def _term(formats: Formats, value: float, unit: str) -> str:
    if unit.split(" ", maxsplit=1)[0] == formats.currency:
        rest = unit.removeprefix(formats.currency).strip()
        if rest == A_YEAR:
            return f"{formats.compact(Decimal(repr(value)))} {rest}"
        return f"{unit_money(formats, value)} {rest}".strip()
    if unit.startswith("share"):
        return f"{quantity(formats, value, unit)} {unit_words(unit)}".strip()
    return f"{quantity(formats, value, unit)} {unit}".strip()


def unit_money(formats: Formats, value: float) -> str:
    """Write a price of one thing in full: small ones with two decimals, large ones without."""
    if abs(value) >= _FULL:
        return formats.money(Decimal(repr(value)))
    return formats.signed(formats.number(abs(value), 2), value)
