"""What the odds do not cover: how far quotes lie from should-cost, which no draw of the other processes takes up."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.business_case import Price
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.engagement import Range, RiskMethod
from reportgen.model.money import total
from reportgen.model.verdict import Form
from reportgen.report.view.context import Context
from reportgen.report.view.process_numbers import numbered_at_most
from reportgen.report.view.summary import Summary
from reportgen.report.words.formats import NO_BREAK_SPACE, counted, in_words, sentence_start

_MOST_NUMBERS = 6
_NEXT_TO = Decimal("0.005")


def uncovered(context: Context, summary: Summary) -> str:
    """Say around what a quoted process is drawn, how far quotes lie from should-cost, and what that would do elsewhere.

    The others' charges, governance and one-off cost are raised by the distance of the quotes together. "" where
    nothing is quoted, or the quotes agree with should-cost.
    """
    quoted = [(one, price) for one in summary.sourced if (price := _quote(one))]
    should = total(price.should_cost or Decimal(0) for _, price in quoted)
    if not should:
        return ""
    rise = _rise([price for _, price in quoted])
    others = [one for one in summary.sourced if not _quote(one) and one.sourcing.form is not Form.CAPTIVE]
    drawn = _drawn(context, [one for one, _ in quoted])
    if abs(rise) < _NEXT_TO:
        return drawn
    return f"{drawn} {_distance(context, rise, others=len(others))}{_elsewhere(context, summary, others, rise)}"


def uncovered_in_short(context: Context, summary: Summary) -> str:
    """Say in a sentence how far quotes lie above should-cost, and that the odds leave it out; "" where none does."""
    lie, rise = quotes_above(summary)
    far = f"{lie} {context.formats.percent(float(rise))} above should-cost"
    return f"{sentence_start(far)}; the odds assume that other prices will not." if lie else ""


def quotes_above(summary: Summary) -> tuple[str, Decimal]:
    """Say how many quotes lie, to be followed by "above" and what of, and by what share; "" where they do not."""
    quoted = [price for one in summary.sourced if (price := _quote(one))]
    if not quoted or (rise := _rise(quoted)) < _NEXT_TO:
        return "", Decimal(0)
    return counted(len(quoted), "quote lies", "quotes lie"), rise


def _rise(quoted: Sequence[Price]) -> Decimal:
    """Return by what share quotes lie above should-cost in all."""
    return total(price.annual for price in quoted) / total(price.should_cost or Decimal(0) for price in quoted) - 1


def _quote(one: ProcessAssessment) -> Price | None:
    """Return the price of a process that rests on a quote and can be held against should-cost."""
    price = one.cost.price
    return price if isinstance(price, Price) and price.is_quoted and price.should_cost else None


def _drawn(context: Context, quoted: Sequence[ProcessAssessment]) -> str:
    who = numbered_at_most([context.number(one) for one in quoted], _MOST_NUMBERS)
    accuracy = _range(context, "quote_accuracy")
    is_plural = len(quoted) > 1
    around = (
        f"{'are' if is_plural else 'is'} drawn around {'their quotes' if is_plural else 'its quote'}, not around "
        f"should-cost{f': {accuracy} of the price quoted, times each one’s own chance' if accuracy else ''}"
    )
    return f"{who} {around}."


def _distance(context: Context, rise: Decimal, *, others: int) -> str:
    size, side = context.formats.percent(float(abs(rise))), "above" if rise > 0 else "below"
    level = _range(context, "rate_level")
    rates = f", with provider rates of {level} of the index" if level else ""
    left = f"; the {counted(others, 'other', 'others')} are drawn around should-cost{rates}" if others else ""
    return f"Quotes lie {size} {side} should-cost in all{left}."


def _elsewhere(context: Context, summary: Summary, others: Sequence[ProcessAssessment], rise: Decimal) -> str:
    """Say what the plan would save if all others were as far from should-cost; not with tax, which does not follow."""
    cases = [one.cost.case for one in others if isinstance(one.cost.case, MoneyCase)]
    flows = [flow for case in cases for flow in case.cash_flows]
    if not flows or summary.net_saving is None or any(flow.tax for flow in flows):
        return ""
    paid = total(flow.charges + flow.governance + flow.one_off for flow in flows)
    saving = summary.net_saving - paid * rise
    formats = context.formats
    what = f"save {formats.compact(saving)}" if saving >= 0 else f"cost {formats.compact(-saving)} more than it saves"
    bids = "; ask for bids before relying on them" if rise > 0 else ""
    who = "it were" if len(others) == 1 else f"all {in_words(len(others))} were"
    return f" If {who} as far off, the plan would {what}: the odds leave that case out{bids}."


def _range(context: Context, parameter: str) -> str:
    """Write the range of a parameter as it is drawn; "" where it is held at one value."""
    if parameter == "rate_level" and context.assessment.engagement.risk_method is RiskMethod.OPTIMISM_BIAS:
        return ""
    found = next((one.value for one in context.assessment.assumptions if one.id == parameter), None)
    return "" if found is None or found.low == found.high else _between(context, found)


def _between(context: Context, value: Range) -> str:
    low, high = (context.formats.number(edge, 2) for edge in (value.low, value.high))
    return f"{low} to{NO_BREAK_SPACE}{high}"
