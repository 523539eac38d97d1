"""The money of each process in whole units, as all tables of the business case print it."""

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


def whole_cases(assessment: Assessment) -> Mapping[int, Money]:
    """Return the money of each process that has a cost, by its row; together they are the totals."""
    cases = _cases(assessment)
    columns = [
        whole_amounts([getattr(case, name) for case in cases.values()], together)
        for name, together in zip(MONEY, whole_totals(assessment), strict=True)
    ]
    return {row: [column[place] for column in columns] for place, row in enumerate(cases)}


def _cases(assessment: Assessment) -> Mapping[int, MoneyCase]:
    """Return the cases by row, those first whose cost stays as it is: their sums then round alike."""
    found = [(one.process.row, one.cost.case) for one in assessment.processes]
    priced = [(row, case) for row, case in found if isinstance(case, MoneyCase)]
    return dict(sorted(priced, key=lambda pair: (pair[1].baseline_annual != pair[1].outsourced_annual, pair[0])))
