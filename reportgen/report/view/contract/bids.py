"""What a provider bid: the amount as given, what it buys, and how much of it the work that moves takes."""

from __future__ import annotations

from decimal import Decimal

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.business_case import Price
from reportgen.model.engagement import QuoteBasis
from reportgen.model.verdict import Recommendation
from reportgen.report.view.context import Context
from reportgen.report.words.formats import Formats

BASIS = {
    QuoteBasis.YEAR: "a year",
    QuoteBasis.UNIT: "a unit",
    QuoteBasis.FTE_YEAR: "a full-time equivalent and year",
    QuoteBasis.HOUR: "an hour",
}
_WHOLE_AMOUNT = 100
_SELECTIVE_SHARE = "selective_share"


def bid_words(context: Context, one: ProcessAssessment) -> str:
    """Write the bid, converted where it is in another currency; of work that moves in part, the part of it.

    "60% of the bid of €880,000 a year", "USD 3.20 a unit (€2.95) for 60% of the work"; "" where no bid is used.
    """
    if one.process.quoted_price is None or not isinstance(one.cost.price, Price) or not one.cost.price.is_quoted:
        return ""
    amount, basis = _amount(context, one), one.process.quote_basis or QuoteBasis.YEAR
    share = _moved_share(context, one)
    if share is None:
        return amount
    part = context.formats.percent(share)
    return f"{part} of the bid of {amount}" if basis is QuoteBasis.YEAR else f"{amount} for {part} of the work"


def _amount(context: Context, one: ProcessAssessment) -> str:
    formats, engagement, process = context.formats, context.assessment.engagement, one.process
    price, basis = process.quoted_price or Decimal(0), BASIS[process.quote_basis or QuoteBasis.YEAR]
    given = f"{as_bid(context, price, process.quote_currency)} {basis}"
    if process.quote_currency in {None, engagement.currency}:
        return given
    rate = engagement.exchange_rates.get(process.quote_currency or "")
    return given if rate is None else f"{given} ({_converted(formats, price * rate)})"


def as_bid(context: Context, price: Decimal, currency: str | None) -> str:
    """Write a price in its own currency: by the symbol where that is the report's, else by its code."""
    formats, given = context.formats, as_given(context.formats, price)
    own = context.assessment.engagement.currency
    return formats.signed(given, price) if currency in {None, own} else f"{currency} {given}"


def as_given(formats: Formats, amount: Decimal) -> str:
    """Write an amount with the decimals it was given with, two at least where it has any, without its currency."""
    exponent = amount.normalize().as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    return formats.number(amount, max(decimals, 2) if decimals else 0)


def _converted(formats: Formats, amount: Decimal) -> str:
    return formats.signed(formats.number(amount, 0 if amount >= _WHOLE_AMOUNT else 2), amount)


def _moved_share(context: Context, one: ProcessAssessment) -> float | None:
    """Return the part of the work that is priced, None for the whole of it."""
    sourcing = one.sourcing
    if (sourcing.provisional_recommendation or sourcing.recommendation) is not Recommendation.SELECTIVE:
        return None
    found = (row.value.likely for row in context.assessment.assumptions if row.id == _SELECTIVE_SHARE)
    return next(found, sourcing.sourced_share)
