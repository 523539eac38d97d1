"""What a row of the workbook says about cost, as leaves with their cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from reportgen.analysis.money.components import Entered
from reportgen.analysis.money.work import Quote, Work
from reportgen.analysis.tracing import expressions as formulas
from reportgen.analysis.tracing.recording import Book, Followed
from reportgen.knowledge.facts import Knowledge
from reportgen.model.cash_flow import Line
from reportgen.model.cost_names import LINE_NAMES
from reportgen.model.engagement import Engagement, Process
from reportgen.model.trace import FigureId, Given, Origin, Step

_SOURCE = "Processes sheet"
_ROW: Mapping[str, tuple[str, str]] = {
    "annual_cost": ("Annual cost", "money"),
    "fte": ("FTE", "people"),
    "pay_per_fte": ("Pay a year of one FTE", "money"),
    "annual_volume": ("Annual volume", "units"),
    "avoided_capital": (LINE_NAMES[Line.AVOIDED_CAPITAL], "money"),
    "error_rate": ("Error rate", "share"),
    "quoted_price": ("Quoted price", "money"),
}


def row_leaf(process: Process, name: str, currency: str) -> Given:
    """Return the leaf of a field of a row that has a value."""
    label, unit = _ROW[name]
    return Given(
        id=FigureId(process.id, f"given.{name}"),
        label=label,
        value=getattr(process, name),
        unit=currency if unit == "money" else unit,
        origin=Origin.CELL,
        source=_SOURCE,
        cell=process.cells.get(name),
    )


def followed_work(work: Work, process: Process, book: Book, knowledge: Knowledge) -> Work:
    """Return the work of a process with all that was entered as leaves."""

    def leaf(name: str, known: float | None) -> float | None:
        return known if known is None else book.leaf(row_leaf(process, name, book.currency))

    entered = work.entered
    followed = Entered(
        total=leaf("annual_cost", entered.total),
        components={name: book.leaf(_component(name, process, book, knowledge)) for name in entered.components},
        fte=leaf("fte", entered.fte),
        pay_per_fte=leaf("pay_per_fte", entered.pay_per_fte),
    )
    return replace(
        work,
        entered=followed,
        fte=followed.fte,
        volume=leaf("annual_volume", work.volume),
        capital=leaf("avoided_capital", work.capital or None) or 0.0,
    )


def followed_quote(quote: Quote, process: Process, engagement: Engagement, book: Book) -> Quote:
    """Return a quote whose price is the cell's, at the workbook's rate where it is in another currency."""
    currency = process.quote_currency or engagement.currency
    price = book.leaf(row_leaf(process, "quoted_price", currency))
    if not quote.is_foreign:
        return replace(quote, price=price)
    rate = book.leaf(_exchange_rate(currency, engagement))
    step = Step(
        id=FigureId(process.id, "working.quote"),
        label=f"Price quoted, in {engagement.currency}",
        value=quote.price,
        unit=engagement.currency,
        rule="6.6",
        formula=formulas.times(price.formula, rate.formula),
    )
    return replace(quote, price=Followed.at(quote.price, book.write(step), book))


def _component(name: str, process: Process, book: Book, knowledge: Knowledge) -> Given:
    return Given(
        id=FigureId(process.id, f"given.components.{name}"),
        label=f"{knowledge.cost_components[name].label} cost",
        value=process.cost_components[name],
        unit=book.currency,
        origin=Origin.CELL,
        source=_SOURCE,
        cell=process.cells.get(f"{name}_cost"),
    )


def _exchange_rate(currency: str, engagement: Engagement) -> Given:
    day = engagement.exchange_rates_date
    return Given(
        id=FigureId("", f"given.exchange_rates.{currency}"),
        label=f"What one {currency} is worth in {engagement.currency}",
        value=engagement.exchange_rates.get(currency, Decimal(1)),
        unit="",
        origin=Origin.CELL,
        source=f"Engagement sheet, as of {day.isoformat()}" if day else "Engagement sheet",
        cell=engagement.cells.get("exchange_rates"),
    )
