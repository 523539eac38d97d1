"""What is doubtful about money: savings and paybacks too good to be true, prices under pay, people too dear or cheap.

Amounts of other currencies are compared at rough exchange rates (knowledge: exchange_rates.toml), and only compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportgen.analysis import messages
from reportgen.analysis.assumptions import assumptions_of
from reportgen.analysis.countries import country_in_sentence
from reportgen.analysis.judgement import Judgement
from reportgen.analysis.money.remarkable import Move, Remarkable
from reportgen.analysis.spots import engagement_spot, spot_of
from reportgen.knowledge.facts import Knowledge
from reportgen.knowledge.vat_sectors import vat_sector_of
from reportgen.model.engagement import Engagement, Process
from reportgen.model.finding import Finding
from reportgen.model.message import OwnWords
from reportgen.model.verdict import NotAssessed

_MONTHS = 12
_SMALL = 100


def money_remarks(
    one: Judgement, money: Remarkable | None, engagement: Engagement, knowledge: Knowledge
) -> Iterator[Finding]:
    """Remark on the money of a process, where it has a cost."""
    if money is None:
        return
    yield from _source(one.process, money)
    if money.move is not None:
        yield from _move(one, money.baseline, money.move, engagement, knowledge)
    yield from _person(one.process, money.baseline, engagement, knowledge)


def _move(
    one: Judgement, baseline: Decimal, move: Move, engagement: Engagement, knowledge: Knowledge
) -> Iterator[Finding]:
    if baseline > 0:
        yield from _saving(one.process, float(baseline), move, knowledge)
        yield from _payback(one.process, move, knowledge)
    yield from _hour(one, move, engagement, knowledge)
    yield from _late(one.process, move, engagement)


def vat_remark(engagement: Engagement, knowledge: Knowledge) -> Iterator[Finding]:
    """Remark that value added tax is counted, where that follows from the client's industry."""
    sector = vat_sector_of(engagement.industry, knowledge)
    used = assumptions_of(engagement, knowledge).used
    rate, share = used.get("vat_rate"), used.get("irrecoverable_vat_share")
    if sector is None or rate is None or share is None or share.by != "sector" or rate.value.likely == 0:
        return
    yield messages.VAT_COUNTED.at(
        engagement_spot(engagement, "industry"),
        sector=OwnWords(sector.label),
        share=round(share.value.likely * 100),
        rate=f"{rate.value.likely * 100:g}",
    )


def _source(process: Process, money: Remarkable) -> Iterator[Finding]:
    if process.annual_cost is None:
        field = "fte" if process.fte is not None else "pay_cost"
        yield messages.COST_FROM_HEADCOUNT.at(spot_of(process, field), name=process.name, source=OwnWords(money.source))


def _saving(process: Process, baseline: float, move: Move, knowledge: Knowledge) -> Iterator[Finding]:
    if move.value < 0:
        yield _loss(process)
    saved = (baseline - move.annual) / baseline
    if saved > knowledge.threshold("surprising_saving"):
        yield messages.SURPRISING_SAVING.at(
            spot_of(process, "annual_cost"), name=process.name, saved=round(saved * 100)
        )


def _loss(process: Process) -> Finding:
    by_override = process.override is not None
    return messages.LOSS.at(
        spot_of(process, "annual_cost"),
        name=process.name,
        ground="is set by the analyst's override" if by_override else "is recommended by its scores",
        cheaper="widen the permitted countries" if process.permitted_countries else "have the price confirmed",
        way_back="take the override back" if by_override else "override it",
    )


def _payback(process: Process, move: Move, knowledge: Knowledge) -> Iterator[Finding]:
    months = move.months_to_payback
    if isinstance(months, NotAssessed) or not move.spends_first or move.value <= 0:
        return
    if months < knowledge.threshold("quick_payback_months"):
        yield messages.QUICK_PAYBACK.at(
            spot_of(process, "annual_cost"), name=process.name, months=f"{max(months, 0):.1f}"
        )


def _person(process: Process, baseline: Decimal, engagement: Engagement, knowledge: Knowledge) -> Iterator[Finding]:
    country = process.current_locations[0] if len(process.current_locations) == 1 else engagement.home_country
    home = knowledge.home_countries.get(country or "")
    if home is None or not process.fte or len(process.current_locations) > 1:
        return
    factor = _factor(home.currency, engagement.currency, knowledge)
    if factor is None:
        return
    cost, low, high = float(baseline / process.fte), home.fte_cost_low * factor, home.fte_cost_high * factor
    if low <= cost <= high:
        return
    yield messages.FTE_COST_OUT_OF_RANGE.at(
        spot_of(process, "fte"),
        name=process.name,
        cost=_plain(cost),
        currency=engagement.currency,
        country=OwnWords(country_in_sentence(home.country, knowledge)),
        low=_plain(low),
        high=_plain(high),
    )


def _late(process: Process, move: Move, engagement: Engagement) -> Iterator[Finding]:
    end = engagement.horizon_years * _MONTHS
    if move.live_month >= end:
        yield messages.LIVE_TOO_LATE.at(spot_of(process, "name"), name=process.name, month=move.live_month, end=end)


def _hour(one: Judgement, move: Move, engagement: Engagement, knowledge: Knowledge) -> Iterator[Finding]:
    place = knowledge.home_countries.get(one.site.country)
    if place is None or move.hourly_price is None:
        return
    factor = _factor(place.currency, engagement.currency, knowledge)
    if factor is None or move.hourly_price >= place.pay_hour_low * factor:
        return
    field = "quoted_price" if one.process.quoted_price is not None else "annual_cost"
    yield messages.PRICE_UNDER_PAY.at(
        spot_of(one.process, field),
        name=one.process.name,
        hourly=_plain(move.hourly_price),
        currency=engagement.currency,
        country=OwnWords(country_in_sentence(one.site.country, knowledge)),
        least=_plain(place.pay_hour_low * factor),
    )


def _factor(currency: str, wanted: str, knowledge: Knowledge) -> float | None:
    """Return what one unit of a currency is roughly worth in another, None where no rough rate is known."""
    rates = knowledge.working_rates
    if currency == wanted:
        return 1.0
    return rates[currency] / rates[wanted] if currency in rates and wanted in rates else None


def _plain(amount: float) -> str:
    """Write an amount to three digits, small ones with two decimals."""
    if amount < _SMALL:
        return f"{amount:.2f}"
    exact = Decimal(repr(amount))
    return f"{exact.quantize(Decimal(1).scaleb(exact.adjusted() - 2)):,.0f}"
