"""What a profile says of its money under the table of options: four lines, in one order, on every profile."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_FLOOR, Decimal
from math import ceil, floor

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.business_case import Baseline, BaselineComponent, BreakEven, Price
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.money import place_told, total
from reportgen.model.verdict import NotAssessed
from reportgen.report.view.classes.words import ended
from reportgen.report.view.context import Context
from reportgen.report.view.contract.bids import bid_words
from reportgen.report.view.money.opening import month_of
from reportgen.report.view.money.prices import price_words
from reportgen.report.view.money.staying import parts_of
from reportgen.report.view.money.volumes import VolumePays, volume_pays
from reportgen.report.view.money.worked_prices import unit_money
from reportgen.report.view.parts import Point
from reportgen.report.view.present_pay import months_borne
from reportgen.report.view.uncertainty.words import range_words
from reportgen.report.view.wording import is_sourced, stays
from reportgen.report.words.formats import Formats, in_words, sentence_start

_NAMED = 3
_UNKNOWN = "n/a"
_VOLUME_PAYS = {
    VolumePays.DOWN_TO: "down to",
    VolumePays.FROM: "only from",
    VolumePays.UP_TO: "up to",
    VolumePays.ONLY_TO: "only up to",
}
_LEAST_SHARE = 0.005
_LEAST_PRINTED = Decimal("0.005")


def money_lines(context: Context, one: ProcessAssessment, told: str) -> tuple[Point, ...]:
    """Say how sure the saving is, what it returns, where it ends, and what today's cost is made of.

    `told` is "whole", or "brief" where there is little room. What is not known says why.
    """
    if isinstance(one.cost.case, NotAssessed):
        return (Point(mark="", lead="How sure, break-even, today’s cost, price:", text=f"{_UNKNOWN} without a cost."),)
    lines = _lines(context, one, one.cost.case, in_full=told == "whole")
    return tuple(Point(mark="", lead=lead, text=text or f"{_UNKNOWN}.") for lead, text in lines)


def price_lines(context: Context, one: ProcessAssessment, told: str) -> tuple[Point, ...]:
    """Say how the charge comes about.

    `told` is "whole" with the formula, "worked" by its numbers alone, or "brief", which says what the charge comes to.
    """
    price = one.cost.price
    if isinstance(one.cost.case, NotAssessed):
        return ()
    if not isinstance(price, Price):
        words = ended(f"{_UNKNOWN}: {price.reason}") if price else f"{_UNKNOWN}."
    elif not price.formula:
        words = f"{_UNKNOWN}; the client’s own centre is paid what it costs."
    elif told == "brief":
        words = f"{context.formats.compact(price.annual)} in a steady year{'' if is_sourced(one) else ', if sourced'}."
    else:
        words = price_words(
            context.formats,
            price,
            bid_words(context, one),
            has_formula=told == "whole",
            is_sourced=is_sourced(one),
        )
    return (Point(mark="", lead="Price:", text=words),)


def not_moved(one: ProcessAssessment) -> str:
    """Say why nothing is saved; what sourcing the work would bring stands over the options."""
    return "the work stays" if stays(one) else "not ready to move"


def _lines(context: Context, one: ProcessAssessment, case: MoneyCase, *, in_full: bool) -> Iterator[tuple[str, str]]:
    formats, point, baseline = context.formats, one.cost.break_even, one.cost.baseline
    if is_sourced(one):
        returned = _return(formats, case) if in_full else ""
        yield "How sure:", " ".join(part for part in (range_words(formats, one.cost), returned) if part)
    else:
        yield "How sure:", f"{_UNKNOWN}; {not_moved(one)}."
    months = months_borne(context, one)
    yield "Break-even:", "" if point is None else _break_even(formats, point, months, in_full=in_full)
    made = _composition(context, one, baseline, in_full=in_full) if isinstance(baseline, Baseline) else ""
    yield "Today’s cost:", made


def _break_even(formats: Formats, point: BreakEven, months: str, *, in_full: bool) -> str:
    """Say at which price and volume the move begins or ends to pay; why not where there is no such point."""
    parts = [part for part in (_dearest(formats, point), _least(formats, point)) if part][: None if in_full else 1]
    if parts and months:
        return f"The move pays {' '.join(parts).rstrip(',')}, and for {months} of pay kept by law."
    if parts:
        return ended(f"The move pays {' and '.join(parts)}".rstrip(","))
    return ended(point.annual_charge.reason) if isinstance(point.annual_charge, NotAssessed) else ""


def _dearest(formats: Formats, point: BreakEven) -> str:
    if isinstance(point.annual_charge, NotAssessed):
        return ""
    limit = point.annual_charge.quantize(place_told(point.annual_charge), rounding=ROUND_FLOOR)
    share = point.charge_share
    room = "" if isinstance(share, NotAssessed) else f", {_room(formats, share - 1)} the price assumed,"
    return f"at charges up to {formats.money(limit)} a year{room}"


def _room(formats: Formats, room: float) -> str:
    """Say how far a limit lies from the price assumed, as the premises do: in whole percent, rounded towards safety."""
    if room < 0:
        return f"{formats.percent(ceil(-room * 100) / 100)} below"
    above = floor(room * 100)
    return f"{formats.percent(above / 100)} above" if above else "no more than"


def _least(formats: Formats, point: BreakEven) -> str:
    if isinstance(point.volume_share, NotAssessed):
        return ""
    units = "" if point.volume is None else f", {formats.number(point.volume)} units a year"
    return f"{_VOLUME_PAYS[volume_pays(point)]} {formats.percent(point.volume_share)} of today’s volume{units}"


def _composition(context: Context, one: ProcessAssessment, baseline: Baseline, *, in_full: bool) -> str:
    """Say what today's cost is made of, what a unit costs, and what stays though the work goes."""
    formats = context.formats
    parts = [*_shares(formats, baseline, _NAMED if in_full else 1), *_unit_cost(formats, baseline)]
    if is_sourced(one):
        stranded = total(part.stranded for part in parts_of(one, formats.currency))
        parts += [f"{formats.compact(stranded)} a year stays, stranded"] if stranded else []
    return ended("; ".join(parts)) if parts else ""


def _shares(formats: Formats, baseline: Baseline, count: int) -> Iterator[str]:
    ranked = sorted(baseline.components, key=lambda one: (-one.amount, one.id))
    shown = [one for one in ranked[:count] if _share(one, baseline) >= _LEAST_SHARE]
    if not shown:
        return
    named = [f"{one.id} {formats.percent(_share(one, baseline))}" for one in shown]
    others = sum(1 for one in ranked if one.amount) - len(shown)
    more = [f"{in_words(others)} more"] if others > 0 else []
    named[0] = sentence_start(named[0])
    yield ", ".join([*named, *more])


def _share(component: BaselineComponent, baseline: Baseline) -> float:
    return float(component.amount / baseline.total) if baseline.total else 0.0


def _unit_cost(formats: Formats, baseline: Baseline) -> Iterator[str]:
    if baseline.unit_cost is not None:
        rework = baseline.rework_unit_cost
        cost = unit_money(formats, float(baseline.unit_cost))
        spent = f"{unit_money(formats, float(rework))} of it on errors" if rework and rework >= _LEAST_PRINTED else ""
        yield f"{cost} per good unit, {spent}" if spent else f"{cost} per unit of volume"


def _return(formats: Formats, case: MoneyCase) -> str:
    discounted = case.discounted_payback_years
    back = (
        "no discounted payback"
        if isinstance(discounted, NotAssessed)
        else f"discounted payback in month {month_of(discounted)}"
    )
    rate = ended(case.irr.reason) if isinstance(case.irr, NotAssessed) else f"IRR {formats.percent(case.irr)}."
    return f"{sentence_start(back)}. {rate}"
