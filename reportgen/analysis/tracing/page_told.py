"""Figures that the pages print in another form than the results hold them: years as a month, a chance of one side."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from math import ceil, floor

from reportgen.analysis.tracing.formulas import by_rule
from reportgen.analysis.tracing.page_book import PageBook
from reportgen.model.money import place_told
from reportgen.model.trace import Constant, FigureId, Operation, Operator

_MONTHS, _PARTS = 12, 100
_UNITS = {"month": "months", "digits": "money"}
MONTH = "The month in which the years end: times 12, rounded up."
SIDE = "The chance of the likelier of the two sides, KPO or BPO."
FLOOR = "The page rounds it down to a whole percentage, so that it is never said too high."
REDUNDANCY_MONTHS = "The net present value and the severance held, over a month’s pay, rounded down."
DIGITS = "To three digits, four from a million on, as a sentence says it."
OUTCOMES = "As many of 10, 100 or 1,000 outcomes as say it in whole numbers."


def told_figures(book: PageBook, process: str, start: str) -> None:
    """Write down the forms of a process's figures, or of the portfolio's, whose paths begin with `start`."""
    for name in ("payback_years", "discounted_payback_years"):
        _told(book, FigureId(process, f"{start}{name}"), "month", MONTH, "6.7", lambda years: ceil(years * _MONTHS))
    chance = FigureId(process, f"{start}probability_of_saving")
    _told(book, chance, "outcomes", OUTCOMES, "6.9", lambda share: share)
    for name in ("classification.probability_kpo", "classification.text_probability"):
        _side(book, FigureId(process, name))
    _told(book, FigureId(process, "cost.what_if.npv"), "digits", DIGITS, "6.7", _to_digits)
    held = FigureId(process, "classification.stability")
    _told(book, held, "floor", FLOOR, "2", lambda share: floor(share * _PARTS) / _PARTS)


def _side(book: PageBook, figure: FigureId) -> None:
    """Write down the chance of the likelier side: that of KPO, or what is left of 1."""
    node = book.known.get(figure)
    if node is None or isinstance(node.value, str):
        return
    chance = float(node.value)
    is_kpo = chance >= 1 - chance
    book.write(
        FigureId(figure.process, f"working.side.{figure.path}"),
        node.label if is_kpo else node.label.replace("KPO", "BPO"),
        figure if is_kpo else Operation(Operator.SUBTRACT, (Constant(1), figure)),
        unit="share",
        rule="2",
        value=max(chance, 1 - chance),
        note=SIDE,
    )


def _to_digits(amount: float) -> float:
    """Return an amount as a sentence tells it."""
    exact = Decimal(repr(amount))
    return float(exact.quantize(place_told(abs(exact))))


def _told(book: PageBook, figure: FigureId, form: str, note: str, rule: str, change: Callable[[float], float]) -> None:
    node = book.known.get(figure)
    if node is None or isinstance(node.value, str):
        return
    unit = _UNITS.get(form, "share")
    book.write(
        FigureId(figure.process, f"working.{form}.{figure.path}"),
        node.label,
        by_rule(figure),
        unit=book.currency if unit == "money" else unit,
        rule=rule,
        value=change(float(node.value)),
        note=note,
    )
