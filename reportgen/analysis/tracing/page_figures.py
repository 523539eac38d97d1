"""A trace with what the decision page and the profiles print beyond the results."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.analysis.tracing.page_book import PageBook
from reportgen.analysis.tracing.page_portfolio import portfolio_figures
from reportgen.analysis.tracing.page_processes import process_figures
from reportgen.analysis.tracing.page_told import told_figures
from reportgen.model.assessment import Assessment, ProcessAssessment
from reportgen.model.trace import FigureId, Node

_RATE = FigureId("", "given.assumptions.discount_rate")
_WATCHED_FROM = 10


def page_nodes_of(one: ProcessAssessment, known: Mapping[FigureId, Node], currency: str) -> Mapping[FigureId, Node]:
    """Return the nodes of what the pages print of a process beyond the results, made from its own nodes."""
    book = PageBook(known=known, currency=currency)
    process_figures(book, one)
    told_figures(book, one.process.id, "cost.")
    return book.nodes


def page_nodes(assessment: Assessment, known: Mapping[FigureId, Node]) -> Mapping[FigureId, Node]:
    """Return the nodes of what the pages print of the portfolio beyond the results, made from all others."""
    book = PageBook(known=known, currency=assessment.engagement.currency)
    told_figures(book, "", "")
    portfolio_figures(book, assessment, rate=_RATE, watched_from=_WATCHED_FROM)
    return book.nodes
