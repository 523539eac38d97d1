"""The questions of all processes as the portfolio ranks them: by what is at stake."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.classification import PortfolioQuestion, Question
from reportgen.model.money import rounded

MOST_LISTED = 8


def portfolio_questions(processes: Sequence[ProcessAssessment], currency: str) -> tuple[PortfolioQuestion, ...]:
    """Return the weightiest questions, eight at most.

    A question's stake is its chance times the annual cost; those of processes without a cost come last, by chance.
    Equal ones stand by name, so that neither row order nor IDs matter.
    """
    asked = [_staked(one, question, currency) for one in processes if (question := one.sourcing.question) is not None]
    return tuple(sorted(asked, key=_rank)[:MOST_LISTED])


def _staked(one: ProcessAssessment, question: Question, currency: str) -> PortfolioQuestion:
    case = one.cost.case
    stake = case.baseline_annual * Decimal(repr(question.chance)) if isinstance(case, MoneyCase) else None
    return PortfolioQuestion(
        process=one.process.id,
        name=one.process.name,
        question=question,
        stake=None if stake is None else rounded(stake, currency),
    )


def _rank(one: PortfolioQuestion) -> tuple[bool, float | Decimal, str, str, tuple[int, ...], str]:
    question = one.question
    weight = question.chance if one.stake is None else one.stake
    return one.stake is None, -weight, one.name, question.criterion, question.answers, question.result
