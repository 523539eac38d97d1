"""What the groups of verdicts cost adds up to the whole as printed, and what their processes cost to each group."""

from decimal import Decimal

from section_cases import STAYS, assessed, context_of, work

from reportgen.report.view.decision.section import decision_view
from reportgen.report.view.summary import summarised
from reportgen.report.view.verdicts.section import verdicts_view

COSTS = (1_440_000, 1_250_000, 945_000, 3_350_000, 2_650_000)


def portfolio():
    moves = [work(place, f"Payroll {place}", annual_cost=Decimal(cost)) for place, cost in enumerate(COSTS, start=1)]
    stays = [work(place, f"Pricing {place}", STAYS, annual_cost=Decimal(1_450_000)) for place in (6, 7, 8)]
    return assessed(*moves, *stays)


def test_groups_add_up_to_the_total_and_rows_to_each_group():
    found = portfolio()
    table = verdicts_view(context_of(found), summarised(found))
    assert table.unit == "€m"
    assert len(table.groups) > 1
    assert sum(Decimal(group.subtotal) for group in table.groups) == Decimal(table.total)
    for group in table.groups:
        assert sum(Decimal(row.amount) for row in group.rows) == Decimal(group.subtotal), group.title
    assert sum(round(Decimal(cost) / 10**6, 1) for cost in (*COSTS, *[1_450_000] * 3)) != Decimal(table.total)


def test_the_lists_of_the_decision_page_cost_what_the_groups_of_the_table_do():
    found = portfolio()
    context, summary = context_of(found), summarised(found)
    lists = decision_view(context, summary, verdict_bar=None, minis=()).lists
    assert [one.cost for one in lists] == [one.subtotal for one in verdicts_view(context, summary).groups]
