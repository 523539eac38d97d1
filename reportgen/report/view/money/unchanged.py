"""The processes that stay as they are: nothing about their money changes, so each needs a line and no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.cash_flow import MoneyCase
from reportgen.report.view.context import Context
from reportgen.report.view.money.amounts import WholeAmounts, size_for
from reportgen.report.view.parts import Link
from reportgen.report.view.wording import is_sourced
from reportgen.report.words.formats import sentence_start

_LEAST = 8
_NAME_LIMIT = 60
_ABREAST = 2
_KEPT_WHOLE = 8
_MONEY_WIDTH = 21.0


@dataclass(frozen=True, slots=True, kw_only=True)
class UnchangedCell:
    """A process that stays as it is, with what it costs a year and, where that is not the usual, from what."""

    number: str
    link: Link
    rests_on: str
    baseline: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """The listing, two processes abreast, to be read down; the last row may hold but one."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[UnchangedCell, ...], ...]
    size: str

    @property
    def keep_together(self) -> bool:
        """Return whether the listing is short enough to stand on one page."""
        return len(self.rows) <= _KEPT_WHOLE


def unchanged_of(processes: Sequence[ProcessAssessment]) -> tuple[ProcessAssessment, ...]:
    """Return the processes that cost the same every year; none where they are too few to be set apart."""
    found = tuple(one for one in processes if _is_unchanged(one))
    return found if len(found) >= _LEAST else ()


def _is_unchanged(one: ProcessAssessment) -> bool:
    case = one.cost.case
    return (
        not is_sourced(one)
        and isinstance(case, MoneyCase)
        and not case.one_off
        and not any(flow.net for flow in case.cash_flows)
        and case.baseline_annual == case.outsourced_annual
    )


def unchanged_listing(context: Context, members: Sequence[tuple[ProcessAssessment, str, Decimal]]) -> Unchanged | None:
    """List the processes, each with what its cost rests on where that is worth saying, and its cost a year.

    None where there are none.
    """
    if not members:
        return None
    amounts = WholeAmounts(formats=context.formats)
    cells = [_cell(context, one, rests_on, amounts.text(cost)) for one, rests_on, cost in members]
    height = -(-len(cells) // _ABREAST)
    return Unchanged(
        title=f"The {len(cells)} that stay as they are",
        heads=("Stays as it is", "Baseline a year") * _ABREAST,
        rows=tuple(tuple(cells[place::height]) for place in range(height)),
        size=context.brand.text_size(size_for([one.baseline for one in cells], _MONEY_WIDTH)),
    )


def _cell(context: Context, one: ProcessAssessment, rests_on: str, cost: str) -> UnchangedCell:
    return UnchangedCell(
        number=str(context.number(one)),
        link=context.link(one, _NAME_LIMIT),
        rests_on=sentence_start(rests_on),
        baseline=cost,
    )
