"""What was set for this engagement's money: presets, risk method, target, currencies and quotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.business_case import Price
from reportgen.model.engagement import CostPreset, QuoteBasis, RiskMethod
from reportgen.report.view.context import Context
from reportgen.report.view.contract.bids import BASIS, as_bid
from reportgen.report.words.formats import Formats

_PRESETS = {
    CostPreset.LEAN: "Lean: the low end of what a move and its steering cost",
    CostPreset.TYPICAL: "Typical: the middle of what a move and its steering cost",
    CostPreset.HEAVY: "Heavy: the high end of what a move and its steering cost",
}
_METHODS = {
    RiskMethod.SIMULATION: "Simulation over every low, likely and high; no uplift on top",
    RiskMethod.OPTIMISM_BIAS: "One uplift for optimism instead of a simulation; never both on the same risk",
}
_NAME_LIMIT = 50
_LISTED = 12
_SIGNIFICANT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A thing that was set, and what to."""

    name: str
    value: str


def settings_of(context: Context) -> tuple[Setting, ...]:
    """List what the engagement sets beside the assumptions."""
    return tuple(Setting(name=name, value=value) for name, value in _settings(context))


def _settings(context: Context) -> Iterator[tuple[str, str]]:
    engagement = context.assessment.engagement
    yield "Cost preset", f"{_PRESETS[engagement.cost_preset]}. It sets the defaults, and is not added on top."
    yield "Treatment of risk", f"{_METHODS[engagement.risk_method]}."
    if engagement.target_saving is not None:
        share = context.formats.percent(engagement.target_saving, 1)
        yield "Target", f"A net saving of {share} of the baseline over the whole horizon."
    yield "Exchange rates", _rates(context)
    quotes = tuple(_quotes(context))
    yield "Quoted prices", " ".join(quotes) if quotes else "None: every price is built up from rates and effort."


def _rates(context: Context) -> str:
    engagement, formats = context.assessment.engagement, context.formats
    if not engagement.exchange_rates:
        return f"None: every amount was given in {engagement.currency}."
    rates = "; ".join(
        f"1 {code} = {_rate(formats, rate)} {engagement.currency}"
        for code, rate in sorted(engagement.exchange_rates.items())
    )
    dated = engagement.exchange_rates_date
    return f"{rates}, {f'as of {formats.date(dated)}' if dated else 'without a date'}."


def _rate(formats: Formats, rate: Decimal) -> str:
    """Write a rate with as many digits as were given, four significant ones at least."""
    exponent = rate.as_tuple().exponent
    given = -exponent if isinstance(exponent, int) else 0
    return formats.number(rate, max(0, given, _SIGNIFICANT - 1 - rate.adjusted()))


def _quotes(context: Context) -> Iterator[str]:
    quoted = [one for one in context.assessment.processes if _is_quoted(one)]
    for one in quoted[:_LISTED]:
        yield f"{context.name(one, _NAME_LIMIT)} ({context.number(one)}): {_quote(context, one)}."
    if len(quoted) > _LISTED:
        where = context.selection.pointing_to("profiles", "its profile")
        yield f"And {len(quoted) - _LISTED} more; each stands in {where}."


def _is_quoted(one: ProcessAssessment) -> bool:
    return isinstance(one.cost.price, Price) and one.cost.price.is_quoted


def _quote(context: Context, one: ProcessAssessment) -> str:
    process, price = one.process, one.cost.price
    by = f", by {process.quoted_by}" if process.quoted_by else ""
    cell = f", {price.cell}" if isinstance(price, Price) and price.cell else ""
    if process.quoted_price is None:
        return f"as quoted{by}{cell}"
    basis = BASIS[process.quote_basis or QuoteBasis.YEAR]
    return f"{as_bid(context, process.quoted_price, process.quote_currency)} {basis}{by}{cell}"
