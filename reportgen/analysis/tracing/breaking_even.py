"""Where a move neither gains nor loses: between two trials, whose worth is found by the formulas of the plan."""

from __future__ import annotations

from reportgen.analysis.money.break_even import Crossing
from reportgen.analysis.tracing import expressions as formulas
from reportgen.analysis.tracing.entered import row_leaf
from reportgen.analysis.tracing.priced import fees_at
from reportgen.analysis.tracing.recording import Book
from reportgen.analysis.tracing.table import Standing
from reportgen.model.business_case import BreakEven
from reportgen.model.engagement import Process
from reportgen.model.money import minor_unit
from reportgen.model.trace import Constant, Expression, FigureId, Operation, Operator
from reportgen.model.verdict import NotAssessed

_LINE = (
    "Trials go in steps of 5% of what is assumed; between the two where the value changes sign lies a straight line."
)
_PRICE = "The plan, not rounded, with every charge and what is a share of it times this factor."
_VOLUME = "The plan, not rounded, at this volume against today's; one-off cost and governance stay as they are."


def price_figures(book: Book, at: Standing, one: BreakEven, crossing: Crossing) -> None:
    """Write down the price at which a move breaks even."""
    if isinstance(one.charge_share, NotAssessed) or isinstance(one.annual_charge, NotAssessed):
        return
    between, label = _between(book, at, "price", crossing, _PRICE), "Break-even price against the one assumed"
    path = "cost.break_even.charge_share"
    share = book.figure(path, label, one.charge_share, between, rule="6.7", unit="", note=_LINE)
    charge = formulas.rounded_to(formulas.times(fees_at(book, at), share), float(minor_unit(book.currency)))
    label = "Break-even charge of a steady year"
    book.figure("cost.break_even.annual_charge", label, one.annual_charge, charge, rule="6.7")


def volume_figures(book: Book, at: Standing, one: BreakEven, crossing: Crossing, process: Process) -> None:
    """Write down the volume at which a move breaks even."""
    if isinstance(one.volume_share, NotAssessed):
        return
    between, label = _between(book, at, "volume", crossing, _VOLUME), "Break-even volume against today's"
    path = "cost.break_even.volume_share"
    share = book.figure(path, label, one.volume_share, between, rule="6.7", unit="", note=_LINE)
    if one.volume is not None:
        today = book.write(row_leaf(process, "annual_volume", book.currency))
        units, label = formulas.rounded_to(formulas.times(share, today), 1.0), "Break-even volume"
        book.figure("cost.break_even.volume", label, one.volume, units, rule="6.7", unit="units")


def _between(book: Book, at: Standing, what: str, crossing: Crossing, note: str) -> Expression:
    """Return the point at which a straight line between two trials is nought."""
    before, after = (
        book.figure(
            f"working.break_even.{what}.{name}",
            f"Net present value at {point:.2f} times the {what}",
            worth,
            Operation(Operator.BREAK_EVEN, (FigureId(book.process, f"{at.case}npv"), Constant(point))),
            rule="6.7",
            note=note,
        )
        for name, point, worth in zip(("before", "after"), crossing.points, crossing.worths, strict=True)
    )
    start, end = (Constant(point) for point in crossing.points)
    share = formulas.over(before, formulas.minus(before, after))
    return formulas.plus(start, formulas.times(share, formulas.minus(end, start)))
