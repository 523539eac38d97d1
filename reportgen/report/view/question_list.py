"""What to ask next across the portfolio: which cell, what the answer would change, and what is at stake."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.classification import PortfolioQuestion
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Caption, Link
from reportgen.report.view.questions import consequence, now_words
from reportgen.report.words.formats import MISSING, MoneyScale, counted, sentence_start

_SHOWN, _SHOWN_OF_MANY, _MANY = 5, 8, 40
_NAME_LIMIT = 64
_NOTE = {
    True: "At stake: the annual cost times the chance that the answer changes the result.",
    False: "What is at stake is not told, since none of these processes carries a cost.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRow:
    """One question: the process it is about, the cell to fill, and what hangs on it."""

    number: str
    link: Link
    cell: str
    ask: str
    now: str
    why: str
    stake: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionList:
    """The questions, the weightiest first; `unit` is that of the stakes, "" where no cost tells them."""

    caption: Caption
    unit: str
    rows: tuple[QuestionRow, ...]


def question_list(context: Context) -> QuestionList | None:
    """Compose the list; None where no answer would change anything."""
    asked = questions_shown(context)
    if not asked:
        return None
    stakes = [entry.stake for entry, _ in asked if entry.stake is not None]
    scale = context.formats.scale_for(stakes)
    return QuestionList(
        caption=context.numbering.table(_finding(context, [entry for entry, _ in asked]), _NOTE[bool(stakes)]),
        unit=scale.unit if stakes else "",
        rows=tuple(_row(context, entry, one, scale) for entry, one in asked),
    )


def questions_shown(context: Context) -> list[tuple[PortfolioQuestion, ProcessAssessment]]:
    """Return the questions that the list prints, the weightiest first, each with its process."""
    by_key = {(one.process.id, one.process.name): one for one in context.assessment.processes}
    asked = [
        (entry, one)
        for entry in context.assessment.portfolio.questions
        if (one := by_key.get((entry.process, entry.name))) is not None
    ]
    shown = _SHOWN_OF_MANY if len(by_key) > _MANY else _SHOWN
    return asked[:shown]


def _finding(context: Context, asked: Sequence[PortfolioQuestion]) -> str:
    stakes = [entry.stake for entry in asked if entry.stake is not None]
    said = f"{sentence_start(counted(len(asked), 'answer'))} would do most to settle the results"
    if not stakes:
        return said
    return f"{said}; {context.formats.compact(sum(stakes, Decimal(0)))} a year is at stake"


def _row(context: Context, entry: PortfolioQuestion, one: ProcessAssessment, scale: MoneyScale) -> QuestionRow:
    question = entry.question
    return QuestionRow(
        number=str(context.number(one)),
        link=context.link(one, _NAME_LIMIT),
        cell=str(question.cell) if question.cell else "",
        ask=question.label,
        now=now_words(context.formats, question),
        why=f"{sentence_start(consequence(context.formats, question))}.",
        stake=MISSING if entry.stake is None else scale.text(entry.stake),
    )
