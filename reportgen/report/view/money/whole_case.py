"""The money of each process and group in whole units, rounded once: whatever prints it takes it from here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from reportgen.model.assessment import Assessment
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.money import total
from reportgen.report.view.money.whole import whole, whole_amounts
from reportgen.report.view.money.years import whole_years

MONEY = ("baseline_annual", "outsourced_annual", "one_off", "net_saving", "npv")
Money = Sequence[Decimal]
"""The amounts of MONEY, in their order."""


def whole_totals(assessment: Assessment) -> Money:
    """Return the sums over all processes with a cost; one-off cost and net saving are those of the table of years."""
    years, cases = whole_years(assessment.portfolio.cash_flows), _cases(assessment).values()
    by_year = {"one_off": "one_off", "net_saving": "net"}
    return [
        total(year[by_year[name]] for year in years)
        if name in by_year
        else whole(total(getattr(case, name) for case in cases))
        for name in MONEY
    ]


def whole_cases(assessment: Assessment) -> Mapping[str, Money]:
    """Return the money of each process that has a cost, by its id; together they are the totals.

    What costs the same before and after is rounded alike in both columns.
    """
    cases, totals = _cases(assessment), dict(zip(MONEY, whole_totals(assessment), strict=True))
    alike = {name: case for name, case in cases.items() if case.baseline_annual == case.outsourced_annual}
    others = {name: case for name, case in cases.items() if name not in alike}
    kept = _rounded(alike, "baseline_annual", whole(total(case.baseline_annual for case in alike.values())))
    columns = {name: _rounded(cases, name, totals[name]) for name in MONEY[2:]} | {
        name: {**kept, **_rounded(others, name, totals[name] - total(kept.values()))} for name in MONEY[:2]
    }
    return {process: [columns[name][process] for name in MONEY] for process in cases}


def whole_groups(assessment: Assessment) -> Sequence[Money]:
    """Return the money of each group of the portfolio: the sums of its members as printed."""
    money = whole_cases(assessment)
    return [
        [total(money[one][place] for one in group.process_ids) for place in range(len(MONEY))]
        for group in assessment.portfolio.groups
    ]


def _rounded(cases: Mapping[str, MoneyCase], name: str, together: Decimal) -> Mapping[str, Decimal]:
    rounded = whole_amounts([getattr(case, name) for case in cases.values()], together)
    return dict(zip(cases, rounded, strict=True))


def _cases(assessment: Assessment) -> Mapping[str, MoneyCase]:
    return {one.process.id: one.cost.case for one in assessment.processes if isinstance(one.cost.case, MoneyCase)}
