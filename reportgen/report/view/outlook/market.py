"""Dated market figures that bear on the portfolio, and what each says to its buyer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.knowledge.facts import MarketFigure
from reportgen.model.assessment import ProcessAssessment
from reportgen.model.verdict import NatureClass, NotAssessed, Place
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Caption
from reportgen.report.view.room import shares_pages
from reportgen.report.words.formats import counted, in_words, sentence_start

_MOST, _MOST_FOR_FEW = 6, 4
_CONTACT, _REGULAR = "customer_contact", 4  # a rating from which the provider speaks to customers regularly


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketRow:
    """One figure: of what, as which range, from whom and when, and its meaning; `second_hand` "" where it is none."""

    subject: str
    statement: str
    meaning: str
    publisher: str
    dated: str
    second_hand: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketTable:
    """The figures that bear on the portfolio."""

    caption: Caption
    rows: tuple[MarketRow, ...]


def market_table(context: Context) -> MarketTable | None:
    """Compose the table; the most telling figures first; None where none bears on the portfolio."""
    processes = context.assessment.processes
    figures = [one for one in context.knowledge.market_figures if bears_on(one, processes)]
    figures = figures[: _MOST_FOR_FEW if shares_pages(context) else _MOST]
    if not figures:
        return None
    return MarketTable(
        caption=context.numbering.table(_finding(figures)), rows=tuple(_row(context, one) for one in figures)
    )


def bears_on(figure: MarketFigure, processes: Sequence[ProcessAssessment]) -> bool:
    """Return whether the portfolio has work that a figure is about."""
    kinds = {one.classification.leaning for one in processes}
    subjects = {kind.value for kind in kinds if not isinstance(kind, NotAssessed)}
    if not subjects or (figure.subject != "both" and figure.subject not in subjects):
        return False
    if figure.bears_on == "contact":
        return any(_speaks(one) for one in processes)
    if figure.bears_on == "abroad":
        return any(one.sourcing.moves and one.sourcing.place is not Place.ONSHORE for one in processes)
    return True


def _speaks(one: ProcessAssessment) -> bool:
    is_routine = one.classification.leaning is NatureClass.BPO
    return is_routine and one.process.ratings.get(_CONTACT, 0) >= _REGULAR


def _finding(figures: Sequence[MarketFigure]) -> str:
    quoted = sum(one.secondary for one in figures)
    if not quoted:
        return "What publishers say of the market, dated; houses differ, so ranges are given"
    whole = counted(len(figures), "figure")
    if quoted == len(figures):
        return f"What publishers say of the market, in {whole}, all second-hand"
    verb = "is" if quoted == 1 else "are"
    return sentence_start(f"{in_words(quoted)} of {whole} on the market {verb} second-hand")


def _row(context: Context, figure: MarketFigure) -> MarketRow:
    return MarketRow(
        subject="All" if figure.subject == "both" else figure.subject,
        statement=f"{context.said(figure.statement)}.",
        meaning=f"{figure.meaning}.",
        publisher=figure.publisher,
        dated=figure.dated,
        second_hand="second-hand" if figure.secondary else "",
    )
