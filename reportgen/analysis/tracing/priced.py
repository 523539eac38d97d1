"""The price of a process, with its terms."""

from __future__ import annotations

from dataclasses import replace

from reportgen.analysis.money.price_terms import known_of, terms_of
from reportgen.analysis.money.sourced import steady_of
from reportgen.analysis.money.work import Deal
from reportgen.analysis.tracing import expressions as formulas
from reportgen.analysis.tracing.parameters import FollowedNumbers, unit_of
from reportgen.analysis.tracing.recording import Book, formula_of
from reportgen.analysis.tracing.table import Standing
from reportgen.model.business_case import Price
from reportgen.model.cash_flow import Line
from reportgen.model.money import minor_unit
from reportgen.model.trace import FigureId


def price_figures(book: Book, at: Standing, price: Price, deal: Deal, numbers: FollowedNumbers) -> None:
    """Write down a price; `deal` has its amounts as leaves, `at` is where its money stands."""
    label = "Charge of a steady year"
    book.figure("cost.price.annual", label, price.annual, fees_at(book, at), rule="6.4", note=price.formula)
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


def fees_at(book: Book, at: Standing) -> FigureId:
    """Return the id of the fees of a steady year."""
    return FigureId(book.process, f"working.{at.working}steady.{Line.FEES}")
