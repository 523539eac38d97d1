"""Where the portfolio's money comes from: sums over the processes, and what is read from summed flows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.analysis.money.deals import live_parameter
from reportgen.analysis.money.groups import key_of
from reportgen.analysis.tracing import expressions as formulas
from reportgen.analysis.tracing.parameters import FollowedNumbers
from reportgen.analysis.tracing.portfolio_odds import portfolio_odds
from reportgen.analysis.tracing.recording import Book
from reportgen.analysis.tracing.table import (
    SUMS,
    Standing,
    flow_columns,
    line_label,
    line_path,
    present_values,
    returns,
)
from reportgen.model.assessment import Assessment, ProcessAssessment
from reportgen.model.cash_flow import CashFlow, MoneyCase
from reportgen.model.portfolio_groups import GroupTotal
from reportgen.model.trace import Expression, FigureId, Operation, Operator
from reportgen.model.verdict import NotAssessed

_SUMMED = ("baseline_annual", "outsourced_annual", "one_off", "net_saving", "npv", "total_cost")
_OF_A_GROUP = ("baseline_annual", "outsourced_annual", "one_off", "net_saving", "npv")
_LABELS = {**SUMS, "baseline_annual": "Cost a year today"}
_AT = Standing(case="", lines="", working="")


def portfolio_figures(book: Book, assessment: Assessment, numbers: FollowedNumbers) -> None:
    """Write down the money of the portfolio, if any process has a cost."""
    one = assessment.portfolio
    costed = [each for each in assessment.processes if isinstance(each.cost.case, MoneyCase)]
    if not costed:
        return
    for name in _SUMMED:
        _total(book, name, _LABELS[name], getattr(one, name), costed)
    for flow in one.cash_flows:
        _lines(book, flow, costed)
        flow_columns(book, _AT, flow)
    present = present_values(book, _AT, one.cash_flows, numbers.leaf("discount_rate"))
    returns(book, _AT, one, present, _live_month(book, costed, numbers))
    for position, group in enumerate(one.groups):
        _group(book, position, group, costed)
    portfolio_odds(book, assessment, numbers)


def _total(
    book: Book, path: str, label: str, value: object, members: Iterable[ProcessAssessment], name: str | None = None
) -> None:
    if isinstance(value, NotAssessed):
        return
    parts = [FigureId(each.process.id, f"cost.{name or path}") for each in members]
    book.figure(path, f"{label}, all together", value, formulas.summed(parts), rule="6.7")  # type: ignore[arg-type]


def _lines(book: Book, flow: CashFlow, costed: Sequence[ProcessAssessment]) -> None:
    """Write down each line of a year as the sum of the processes' rounded lines."""
    for line, amount in flow.lines.items():
        parts = [
            FigureId(each.process.id, line_path(Standing(case="cost.", lines="cost.", working=""), flow.year, line))
            for each in costed
            if isinstance(each.cost.case, MoneyCase) and line in each.cost.case.cash_flows[flow.year].lines
        ]
        label = line_label(line, flow.year)
        book.figure(line_path(_AT, flow.year, line), label, amount, formulas.summed(parts), rule="6.7")


def _live_month(book: Book, costed: Iterable[ProcessAssessment], numbers: FollowedNumbers) -> FigureId:
    """Write down the month in which the first provider is live; 0 where none is."""
    waves = sorted({each.sourcing.wave for each in costed if each.sourcing.moves})
    months = [formulas.rounded_to(numbers.leaf(live_parameter(wave)), 1.0) for wave in waves]
    value = min((round(float(numbers.used[live_parameter(wave)].value.likely)) for wave in waves), default=0)
    formula: Expression = formulas.NOTHING
    if months:
        formula = months[0] if len(months) == 1 else Operation(Operator.LEAST, tuple(months))
    label = "Month in which the first provider is live"
    return book.figure("working.live_month", label, value, formula, rule="6.7", unit="months")


def _group(book: Book, position: int, group: GroupTotal, costed: Iterable[ProcessAssessment]) -> None:
    members = [each for each in costed if key_of(group.kind, each) == (group.key, group.label)]
    for name in _OF_A_GROUP:
        label = f"{group.label}: {_LABELS[name][0].lower()}{_LABELS[name][1:]}"
        _total(book, f"groups[{position}].{name}", label, getattr(group, name), members, name)
