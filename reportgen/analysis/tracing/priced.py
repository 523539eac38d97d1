"""The price of a process with its terms, and where a move neither gains nor loses."""

from __future__ import annotations

from dataclasses import replace

from reportgen.analysis.money.price_terms import known_of, terms_of
from reportgen.analysis.money.sourced import steady_of
from reportgen.analysis.money.work import Deal
from reportgen.analysis.tracing import expressions as formulas
from reportgen.analysis.tracing.entered import row_leaf
from reportgen.analysis.tracing.parameters import FollowedNumbers, unit_of
from reportgen.analysis.tracing.recording import Book, formula_of
from reportgen.analysis.tracing.table import Standing
from reportgen.model.business_case import BreakEven, Price
from reportgen.model.cash_flow import Line
from reportgen.model.engagement import Process
from reportgen.model.money import minor_unit
from reportgen.model.trace import FigureId, Operation, Operator
from reportgen.model.verdict import NotAssessed

_CROSSING = "of a row of trial values, a straight line between the two where it changes sign (the ones nearest to 1)."
_PRICE = f"The factor on all charges at which the net present value is zero: {_CROSSING}"
_VOLUME = f"The volume against today's at which the net present value is zero: {_CROSSING}"


def price_figures(book: Book, at: Standing, price: Price, deal: Deal, numbers: FollowedNumbers) -> None:
    """Write down a price; `deal` has its amounts as leaves, `at` is where its money stands."""
    label = "Charge of a steady year"
    book.figure("cost.price.annual", label, price.annual, _fees(book, at), rule="6.4", note=price.formula)
    with book.about(way=at.working):
        terms = terms_of(deal, known_of(deal, numbers, book.currency))
    for position, ((label, printed, unit), (_, value, _)) in enumerate(zip(price.terms, terms, strict=True)):
        said = book.currency if unit.startswith(book.currency) else unit_of(unit, book.currency)
        path = f"cost.price.terms[{position}].value"
        book.figure(path, label, printed, formula_of(value), rule="6.4", unit=said)
    if price.should_cost is not None:
        with book.about(way=f"{at.working}should_cost."):
            fees = steady_of(replace(deal, quote=None), numbers).fees
        formula = formulas.rounded_to(formula_of(fees), float(minor_unit(book.currency)))
        label = "Charge of a steady year at should-cost"
        book.figure("cost.price.should_cost", label, price.should_cost, formula, rule="6.3")


def break_even_figures(book: Book, at: Standing, one: BreakEven, process: Process) -> None:
    """Write down where a move breaks even; the search itself is a procedure."""
    worth = FigureId(process.id, f"{at.case}npv")
    if not isinstance(one.charge_share, NotAssessed):
        found = Operation(Operator.BREAK_EVEN, (worth, _fees(book, at)))
        label, path = "Break-even price against the one assumed", "cost.break_even.charge_share"
        share = book.figure(path, label, one.charge_share, found, rule="6.7", unit="", note=_PRICE)
        if not isinstance(one.annual_charge, NotAssessed):
            formula = formulas.times(_fees(book, at), share)
            formula = formulas.rounded_to(formula, float(minor_unit(book.currency)))
            label = "Break-even charge of a steady year"
            book.figure("cost.break_even.annual_charge", label, one.annual_charge, formula, rule="6.7")
    if isinstance(one.volume_share, NotAssessed):
        return
    found = Operation(Operator.BREAK_EVEN, (worth,))
    label, path = "Break-even volume against today's", "cost.break_even.volume_share"
    share = book.figure(path, label, one.volume_share, found, rule="6.7", unit="", note=_VOLUME)
    if one.volume is not None:
        today = book.write(row_leaf(process, "annual_volume", book.currency))
        formula = formulas.rounded_to(formulas.times(share, today), 1.0)
        label = "Break-even volume"
        book.figure("cost.break_even.volume", label, one.volume, formula, rule="6.7", unit="units")


def _fees(book: Book, at: Standing) -> FigureId:
    return FigureId(book.process, f"working.{at.working}steady.{Line.FEES}")
