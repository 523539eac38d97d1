"""The waterfall from the gross to the net saving, its steps printed so that they add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from reportgen.model.cash_flow import LINES, CashFlow, Line
from reportgen.model.cost_names import COLUMN_NAMES, LINE_NAMES, STRANDED
from reportgen.model.money import total
from reportgen.report.figures.waterfall import Step, StepKind, waterfall
from reportgen.report.view.context import Context
from reportgen.report.view.exact_amounts import with_amounts
from reportgen.report.view.money.apportioned import apportioned
from reportgen.report.view.money.by_line import over_years
from reportgen.report.view.money.years import whole_lines
from reportgen.report.view.parts import Drawing
from reportgen.report.view.summary import Summary
from reportgen.report.words.formats import Formats, MoneyScale, is_nought

COSTS: tuple[tuple[str, tuple[Line, ...]], ...] = (
    (STRANDED, (Line.STRANDED, Line.STRANDED_FOR_A_TIME)),
    (LINE_NAMES[Line.PARALLEL], (Line.PARALLEL,)),
    (LINE_NAMES[Line.SOFTWARE], (Line.SOFTWARE,)),
    (LINE_NAMES[Line.VAT], (Line.VAT,)),
    (COLUMN_NAMES["governance"], LINES["governance"]),
    (LINE_NAMES[Line.SELECTION], (Line.SELECTION,)),
    ("Transition, knowledge transfer", (Line.TRANSITION, Line.KNOWLEDGE_TRANSFER)),
    (LINE_NAMES[Line.SEVERANCE], (Line.SEVERANCE,)),
    ("Other one-off cost", (Line.IMPROVEMENT, Line.LOST_PRODUCTIVITY, Line.SET_UP)),
    (LINE_NAMES[Line.EXIT], (Line.EXIT,)),
    (COLUMN_NAMES["tax"], (Line.TAX,)),
)

_HEIGHT = 48.0


def steps_of(flows: Sequence[CashFlow]) -> tuple[tuple[str, Decimal, StepKind], ...]:
    """Return the gross saving, each cost that there is, and the net saving they lead to.

    Gross saving = as it is + avoided capital spending - work not moved - provider fees.
    """
    gross = over_years(flows, (Line.AS_IS, Line.AVOIDED_CAPITAL)) - over_years(flows, (Line.NOT_MOVED, Line.FEES))
    costs = [(label, -over_years(flows, lines)) for label, lines in COSTS]
    steps = [(label, amount, _kind(amount)) for label, amount in costs if amount]
    return (("Gross saving", gross, "total"), *steps, ("Net saving", total(flow.net for flow in flows), "total"))


def _kind(amount: Decimal) -> StepKind:
    return "gain" if amount > 0 else "cost"


def printed_steps(flows: Sequence[CashFlow], scale: MoneyScale) -> tuple[Step, ...]:
    """Write the steps in a unit so that the first and the costs add up to the last as printed."""
    steps = steps_of(flows)
    exact = [amount / scale.divisor for _, amount, _ in steps]
    first, last = (round(amount, scale.decimals) for amount in (exact[0], exact[-1]))
    printed = (first, *apportioned(exact[1:-1], last - first, decimals=scale.decimals), last)
    return tuple(
        Step(label=label, amount=float(amount), amount_text=scale.text(shown * scale.divisor), kind=kind)
        for (label, _, kind), amount, shown in zip(steps, exact, printed, strict=True)
    )


def saving_steps(context: Context, summary: Summary) -> Drawing | None:
    """Draw how the gross saving becomes a net saving; None where nothing moves."""
    flows = context.assessment.portfolio.cash_flows
    if not flows or not summary.sourced:
        return None
    steps = steps_of(flows)
    scale = step_scale(context, [amount for _, amount, _ in steps])
    printed = printed_steps(flows, scale)
    caption = context.numbering.figure(
        _finding(context, steps[0][1], total(-amount for _, amount, _ in steps[1:-1])),
        f"{scale.unit}, all years together, nominal. {_rounding(printed, [amount for _, amount, _ in steps], scale)}",
    )
    drawn = waterfall(printed, context.palette, height=_HEIGHT)
    numbers = with_amounts(context.formats, drawn.table, {1: [amount for _, amount, _ in steps]})
    return Drawing(caption=caption, svg=drawn.svg, numbers=numbers, source=_source(context.formats, flows))


def step_scale(context: Context, amounts: Sequence[Decimal]) -> MoneyScale:
    """Choose the unit by the largest step, with one more decimal where a step would else print as nothing.

    Where the steps, each rounded by itself, would not add up in it, the unit below.
    """
    scale = context.formats.scale_for([max(amounts, key=abs)])
    finer = replace(scale, decimals=scale.decimals + 1)
    lost = [amount for amount in amounts if amount and is_nought(scale.text(amount))]
    is_told = scale.divisor == 1 or all(is_nought(finer.text(amount)) for amount in lost)
    return context.formats.adding(scale if is_told else finer, [amounts[:-1]])


def _rounding(printed: Sequence[Step], amounts: Sequence[Decimal], scale: MoneyScale) -> str:
    """Say that the steps add up, and that one may differ from its line where one does."""
    is_off = any(step.amount_text != scale.text(amount) for step, amount in zip(printed, amounts, strict=True))
    return f"Rounded so that the steps add up.{' A last digit may differ from the tables.' if is_off else ''}"


def _source(formats: Formats, flows: Sequence[CashFlow]) -> str:
    """Say what the gross saving is the difference of, in whole units as the table of lines prints them."""
    replaced, fees = gross_parts(flows)
    return (
        f"Gross saving: {formats.money(replaced)} of in-house cost that the move replaces, less "
        f"{formats.money(fees)} of provider fees. Each step is a line, or two, of the table of lines."
    )


def gross_parts(flows: Sequence[CashFlow]) -> tuple[Decimal, Decimal]:
    """Return the in-house cost that is replaced and the fees, the sums of what the table of lines prints."""
    years = whole_lines(flows)

    def printed(line: Line) -> Decimal:
        return total(year.get(line, Decimal(0)) for year in years)

    return printed(Line.AS_IS) + printed(Line.AVOIDED_CAPITAL) - printed(Line.NOT_MOVED), printed(Line.FEES)


def _finding(context: Context, gross: Decimal, effort: Decimal) -> str:
    if gross == 0:
        return "At the costs given nothing is saved"
    if gross < 0:
        return "Provider fees exceed the in-house cost they replace"
    if effort > gross:
        return "The move, its steering and stranded cost take more than the gross saving"
    share = context.formats.percent(float(effort / gross))
    return f"{share} of the gross saving goes into the move, its steering and stranded cost"
