"""The cash-flow table and what is summed from it: lines are rounded, all else follows from rounded lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.analysis.money.ways import Way
from reportgen.analysis.tracing import expressions as formulas
from reportgen.analysis.tracing.recording import Book, formula_of
from reportgen.model.assessment import Portfolio
from reportgen.model.cash_flow import LINES, CashFlow, Line, MoneyCase
from reportgen.model.cost_names import COLUMN_NAMES, LINE_NAMES
from reportgen.model.money import minor_unit, rounded, total
from reportgen.model.trace import Constant, Expression, FigureId, Operation, Operator
from reportgen.model.verdict import NotAssessed

_COSTS = ("charges", "governance", "one_off", "retained", "tax")
SUMS = {
    "outsourced_annual": "Cost of a steady year",
    "one_off": "One-off cost over the horizon",
    "net_saving": "Net saving over the horizon",
    "total_cost": "Total cost of ownership over the horizon",
    "npv": "Net present value",
    "irr": "Internal rate of return",
    "payback_years": "Payback, from the decision",
    "discounted_payback_years": "Discounted payback, from the decision",
}
_PAYS_BACK = (
    "The year in which the running total turns positive for good; within it savings build up evenly over the part in "
    "which the work is with the provider."
)
_RETURNS = "The one rate at which the flows are worth nothing, found by trial."


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a case stands: the beginning of its paths, of those of its lines, and of those on the way to them."""

    case: str
    lines: str
    working: str


def case_figures(book: Book, at: Standing, way: Way, case: MoneyCase, baseline: FigureId, rate: FigureId) -> None:
    """Write down the figures of a case; `baseline` is today's yearly cost, `rate` the discount rate."""
    place = float(minor_unit(book.currency))
    book.figure(f"{at.case}baseline_annual", "Cost a year today", case.baseline_annual, baseline, rule="6.1")
    steady = [
        book.figure(
            f"working.{at.working}steady.{line}",
            f"{LINE_NAMES[line]} in a steady year",
            rounded(float(cost), book.currency),
            formulas.rounded_to(formula_of(cost), place),
            rule="6.7",
        )
        for line, cost in way.steady.items()
    ]
    path = f"{at.case}outsourced_annual"
    book.figure(path, SUMS["outsourced_annual"], case.outsourced_annual, formulas.summed(steady), rule="6.7")
    for flow in case.cash_flows:
        _flow_lines(book, at, way, flow, place)
    live = book.figure(
        f"working.{at.working}live_month",
        "Month after the decision in which it takes effect",
        round(float(way.live)),
        formulas.rounded_to(formula_of(way.live), 1.0),
        rule="6.2",
        unit="months",
    )
    returns(book, at, case, _sums(book, at, case, rate), live)


def flow_columns(book: Book, at: Standing, flow: CashFlow) -> None:
    """Write down the columns of a year, each the sum of its rounded lines, and its net."""
    year, columns = flow.year, dict[str, FigureId]()
    for column, said in COLUMN_NAMES.items():
        if column == "tax" and not flow.tax:
            continue
        parts = [FigureId(book.process, line_path(at, year, line)) for line in LINES[column] if line in flow.lines]
        path, label = f"{at.case}cash_flows[{year}].{column}", f"{said} in year {year}"
        columns[column] = book.figure(path, label, getattr(flow, column), formulas.summed(parts), rule="6.7")
    costs = tuple(columns[name] for name in _COSTS if name in columns)
    net = Operation(Operator.SUBTRACT, (columns["baseline"], *costs))
    book.figure(f"{at.case}cash_flows[{year}].net", f"Net of year {year}", flow.net, net, rule="6.7")


def line_path(at: Standing, year: int, line: Line) -> str:
    """Return the path of a line of a year."""
    return f"{at.lines}cash_flows[{year}].lines.{line}"


def line_label(line: Line, year: int) -> str:
    """Return what a line of a year is called."""
    return f"{LINE_NAMES[line]} in year {year}"


def returns(book: Book, at: Standing, case: MoneyCase | Portfolio, present: Sequence[FigureId], live: FigureId) -> None:
    """Write down the rate of return and the paybacks; `present` are the nets at today's value."""
    nets = _nets(book, at, case.cash_flows)
    if not isinstance(case.irr, NotAssessed):
        found = Operation(Operator.IRR, nets)
        book.figure(f"{at.case}irr", SUMS["irr"], case.irr, found, rule="6.7", unit="share", note=_RETURNS)
    _payback(book, at, "payback_years", case.payback_years, (live, *nets))
    _payback(book, at, "discounted_payback_years", case.discounted_payback_years, (live, *present))


def present_values(book: Book, at: Standing, flows: Sequence[CashFlow], rate: FigureId) -> tuple[FigureId, ...]:
    """Write down what each year's net is worth at the decision, and return the ids."""
    factor = formulas.plus(formulas.ONE, rate)
    exact = 1 + Decimal(repr(float(book.nodes[rate].value)))
    return tuple(
        book.figure(
            f"working.{at.working}present_value[{flow.year}]",
            f"Net of year {flow.year} at today's value",
            flow.net / exact**flow.year,
            formulas.over(net, formulas.power(factor, Constant(float(flow.year)))),
            rule="6.7",
        )
        for flow, net in zip(flows, _nets(book, at, flows), strict=True)
    )


def _sums(book: Book, at: Standing, case: MoneyCase, rate: FigureId) -> tuple[FigureId, ...]:
    """Write down the sums of the columns and the net present value; return the nets at today's value."""
    flows, start = case.cash_flows, f"{at.case}cash_flows"
    spent = [FigureId(book.process, f"{start}[{flow.year}].one_off") for flow in flows if flow.one_off]
    before = [FigureId(book.process, f"{start}[{flow.year}].baseline") for flow in flows]
    _sum(book, at, case, "one_off", formulas.summed(spent))
    saving = _sum(book, at, case, "net_saving", formulas.summed(_nets(book, at, flows)))
    whole = total(flow.baseline for flow in flows)
    label = "Cost without the move, over the horizon"
    stays = book.figure(f"working.{at.working}total_baseline", label, whole, formulas.summed(before), rule="6.7")
    _sum(book, at, case, "total_cost", formulas.minus(stays, saving))
    present = present_values(book, at, flows, rate)
    _sum(book, at, case, "npv", formulas.rounded_to(formulas.summed(present), float(minor_unit(book.currency))))
    return present


def _nets(book: Book, at: Standing, flows: Sequence[CashFlow]) -> tuple[FigureId, ...]:
    return tuple(FigureId(book.process, f"{at.case}cash_flows[{flow.year}].net") for flow in flows)


def _flow_lines(book: Book, at: Standing, way: Way, flow: CashFlow, place: float) -> None:
    for line, amount in flow.lines.items():
        formula = formulas.rounded_to(formula_of(way.lines[line][flow.year]), place)
        book.figure(line_path(at, flow.year, line), line_label(line, flow.year), amount, formula, rule="6.7")
    flow_columns(book, at, flow)


def _payback(book: Book, at: Standing, name: str, years: float | NotAssessed, operands: tuple[Expression, ...]) -> None:
    if not isinstance(years, NotAssessed):
        formula = Operation(Operator.PAYBACK, operands)
        book.figure(f"{at.case}{name}", SUMS[name], years, formula, rule="6.7", unit="years", note=_PAYS_BACK)


def _sum(book: Book, at: Standing, case: MoneyCase, name: str, formula: Expression) -> FigureId:
    return book.figure(f"{at.case}{name}", SUMS[name], getattr(case, name), formula, rule="6.7")
