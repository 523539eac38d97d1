"""How a provider's charge comes about: the formula of its price model, worked out."""

from __future__ import annotations

from reportgen.model.business_case import Price
from reportgen.report.view.classes.words import ended
from reportgen.report.view.money.worked_prices import worked_words
from reportgen.report.words.formats import Formats, sentence_start


def price_words(
    formats: Formats, price: Price, bid: str = "", *, has_formula: bool = True, is_sourced: bool = True
) -> str:
    """Write the formula, the charge of a steady year worked out, what bounds it, and the bid it comes from.

    Without the formula, the numbers alone are written, where there are any. Of work that is not sourced the price is
    said to be what it would come to.
    """
    made, bounds = worked_words(formats, price)
    annual = f"{formats.compact(price.annual)} in a steady year"
    told = "; ".join(part for part in (f"{made} {annual}".strip(), bounds, _quote(price, bid)) if part)
    formula = sentence_start(price.formula.rstrip("."))
    if not formula or (made and not has_formula):
        return ended(sentence_start(told) if is_sourced else f"If it were sourced: {told}")
    if not is_sourced:
        return ended(f"{formula}. If it were sourced: {told}")
    return ended(f"{formula}. Here: {told}" if made else f"{formula}: {told}")


def _quote(price: Price, bid: str) -> str:
    """Say whose quote the charge comes from, and how it was bid."""
    if not price.is_quoted:
        return ""
    by = f" by {price.quoted_by}" if price.quoted_by else ""
    return f"from the quote{by}{f': {bid}' if bid else ''}"
