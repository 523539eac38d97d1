"""From lines of exact numbers to the canonical table: each line is rounded once, all else is a sum."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.analysis.discounting import (
    discounted_payback_years,
    internal_rate_of_return,
    net_present_value,
    payback_years,
)
from reportgen.analysis.money.numbers import Number
from reportgen.model.cash_flow import LINES, CashFlow, Line, MoneyCase
from reportgen.model.money import ZERO, rounded, total

_COSTS = ("charges", "governance", "one_off", "retained", "tax")


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How money is counted; `live_month` is when the option takes effect, counted from the decision."""

    discount_rate: float
    currency: str
    live_month: float = 0.0


def case_of(
    lines: Mapping[Line, Sequence[Number]], *, baseline: Decimal, steady: Iterable[Number], terms: Terms
) -> MoneyCase:
    """Round lines to a table and sum a case from it; `steady` are the costs of a steady year at today's prices."""
    years = len(lines[Line.AS_IS])
    flows = tuple(_flow(year, lines, terms.currency) for year in range(years))
    annual = total(rounded(float(cost), terms.currency) for cost in steady)
    return summed_case(flows, baseline=baseline, annual=annual, terms=terms)


def summed_case(flows: tuple[CashFlow, ...], *, baseline: Decimal, annual: Decimal, terms: Terms) -> MoneyCase:
    """Sum a case from its table."""
    nets = [flow.net for flow in flows]
    return MoneyCase(
        baseline_annual=baseline,
        outsourced_annual=annual,
        one_off=total(flow.one_off for flow in flows),
        npv=rounded(net_present_value(nets, terms.discount_rate), terms.currency),
        irr=internal_rate_of_return(nets),
        payback_years=payback_years(nets, live_month=terms.live_month),
        discounted_payback_years=discounted_payback_years(nets, terms.discount_rate, live_month=terms.live_month),
        net_saving=total(nets),
        total_cost=total(flow.baseline - flow.net for flow in flows),
        cash_flows=flows,
    )


def summed(tables: Sequence[Sequence[CashFlow]]) -> tuple[CashFlow, ...]:
    """Add tables of the same years, cell by cell."""
    return tuple(_sum_of(rows) for rows in zip(*tables, strict=True))


def _flow(year: int, lines: Mapping[Line, Sequence[Number]], currency: str) -> CashFlow:
    cells = {line: rounded(float(amounts[year]), currency) for line, amounts in lines.items()}
    return _from_cells(year, {line: amount for line, amount in cells.items() if amount})


def _from_cells(year: int, cells: Mapping[Line, Decimal]) -> CashFlow:
    column = {name: total(cells.get(line, ZERO) for line in members) for name, members in LINES.items()}
    net = column["baseline"] - total(column[name] for name in _COSTS)
    return CashFlow(year=year, net=net, lines={line: cells[line] for line in Line if line in cells}, **column)


def _sum_of(rows: Sequence[CashFlow]) -> CashFlow:
    cells: dict[Line, Decimal] = {}
    for row in rows:
        for line, amount in row.lines.items():
            cells[line] = cells.get(line, ZERO) + amount
    return _from_cells(rows[0].year, cells)
