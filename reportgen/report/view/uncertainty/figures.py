"""The figures of doubt, filled from the simulation."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reportgen.model.engagement import PageSize
from reportgen.model.uncertainty import Swing, Uncertainty
from reportgen.report.figures.axis import AmountText
from reportgen.report.figures.range_bar import RangePoint, range_bar
from reportgen.report.figures.s_curve import Percentile, Upright, s_curve
from reportgen.report.figures.tornado import TornadoRow, tornado
from reportgen.report.view.context import Context
from reportgen.report.view.decision.section import Mini
from reportgen.report.view.exact_amounts import with_amounts
from reportgen.report.view.parts import Drawing
from reportgen.report.view.uncertainty.drivers import Settling, driver_name, driver_values
from reportgen.report.view.uncertainty.words import is_above, is_careful, outcomes
from reportgen.report.words.formats import MoneyScale, counted

TORNADO_ROWS = 10
_CURVE_MM = {PageSize.A4: 72.0, PageSize.LETTER: 62.0}


def scale_of(context: Context, uncertainty: Uncertainty) -> MoneyScale:
    """Return the unit of the page, where it has one, or that of the section's amounts."""
    return context.formats.scale or context.formats.scale_for(
        (uncertainty.plan, uncertainty.p10.value, uncertainty.p50.value, uncertainty.p90.value)
    )


def tornado_drawing(context: Context, uncertainty: Uncertainty, swings: Sequence[Swing], scale: MoneyScale) -> Drawing:
    """Draw the widest drivers."""
    formats = context.formats
    figure = tornado(
        [_row(context, one, scale) for one in swings[:TORNADO_ROWS]],
        context.palette,
        base=_in(uncertainty.plan, scale),
        base_text=f"Plan, each number at its likely value: {formats.compact(uncertainty.plan)}",
        text=_amount_text(context),
    )
    settling = Settling(context.assessment.assumptions)
    how = (
        "Each bar moves one number from its low to its high, all others at their likely value; its value stands at "
        "each end."
    )
    unit = (f"{_measure(context)}, {scale.unit}.", settling.next_after(swings), how)
    caption = context.numbering.figure(settling.finding(swings), " ".join(part for part in unit if part))
    shown = swings[:TORNADO_ROWS]
    ends = {3: [one.saving_at_low for one in shown], 4: [one.saving_at_high for one in shown]}
    numbers = with_amounts(formats, figure.table, ends)
    return Drawing(caption=caption, svg=figure.svg, height=figure.height_mm, numbers=numbers)


def _row(context: Context, swing: Swing, scale: MoneyScale) -> TornadoRow:
    low, _, high = driver_values(context.formats, swing)
    return TornadoRow(
        label=driver_name(swing),
        low_text=low,
        high_text=high,
        at_low=_in(swing.saving_at_low, scale),
        at_high=_in(swing.saving_at_high, scale),
        at_low_text=scale.text(swing.saving_at_low),
        at_high_text=scale.text(swing.saving_at_high),
    )


def curve_drawing(context: Context, uncertainty: Uncertainty, scale: MoneyScale) -> Drawing:
    """Draw the outcomes, with the plan and the target in them."""
    formats = context.formats
    uprights = [
        Upright(label=f"Plan {formats.compact(uncertainty.plan)}", amount=_in(uncertainty.plan, scale), is_plan=True)
    ]
    if uncertainty.target is not None:
        label = f"Target {formats.compact(uncertainty.target)}"
        uprights.append(Upright(label=label, amount=_in(uncertainty.target, scale)))
    figure = s_curve(
        [(_in(amount, scale), share) for amount, share in uncertainty.curve],
        context.palette,
        percentiles=[
            Percentile(name=name, share=share, amount=_in(one.value, scale), text=formats.compact(one.value))
            for name, share, one in (
                ("P10", 0.1, uncertainty.p10),
                ("P50", 0.5, uncertainty.p50),
                ("P90", 0.9, uncertainty.p90),
            )
        ],
        uprights=uprights,
        unit=f"{_measure(context).lower()}, {scale.unit}",
        text=_amount_text(context),
        percent=formats.percent,
        height=_CURVE_MM[context.assessment.engagement.page_size],
    )
    caption = context.numbering.figure(
        _curve_finding(context, uncertainty),
        f"Share of {formats.number(uncertainty.draws)} simulated outcomes at or below each net saving; shaded between "
        "P10 and P90.",
    )
    points = [one.value for one in (uncertainty.p10, uncertainty.p50, uncertainty.p90)]
    numbers = with_amounts(formats, figure.table, {1: points})
    return Drawing(caption=caption, svg=figure.svg, height=figure.height_mm, numbers=numbers)


def _curve_finding(context: Context, uncertainty: Uncertainty) -> str:
    if is_above(uncertainty):
        return f"The plan sits above {outcomes(context.formats, uncertainty.share_below_plan)}"
    if is_careful(uncertainty):
        return f"The plan sits below {outcomes(context.formats, 1 - uncertainty.share_below_plan)}"
    return "The plan sits in the middle of the outcomes"


def range_mini(context: Context, uncertainty: Uncertainty) -> Mini:
    """Draw the range for the decision page."""
    scale = scale_of(context, uncertainty)
    amounts = [uncertainty.p10.value, uncertainty.p50.value, uncertainty.p90.value, uncertainty.plan]
    low, middle, high, plan = (
        RangePoint(name=name, amount=_in(amount, scale), amount_text=scale.text(amount))
        for name, amount in zip(("Poor", "Middle", "Good", "Plan"), amounts, strict=True)
    )
    figure = range_bar(low, middle, high, plan, context.palette)
    numbers = with_amounts(context.formats, figure.table, {1: amounts})
    return Mini(title=f"{_range_finding(uncertainty)}, {scale.unit}", svg=figure.svg, numbers=numbers)


def _range_finding(uncertainty: Uncertainty) -> str:
    if uncertainty.p10.value > 0:
        return "Even a poor outcome pays"
    if uncertainty.p50.value > 0:
        return "A poor outcome loses money"
    return "Only a good outcome pays" if uncertainty.p90.value > 0 else "Even a good outcome loses money"


def _in(amount: Decimal, scale: MoneyScale) -> float:
    return float(amount / scale.divisor)


def _measure(context: Context) -> str:
    return f"Net saving over {counted(context.assessment.engagement.horizon_years, 'year')}"


def _amount_text(context: Context) -> AmountText:
    return context.formats.number
