"""What the groups of verdicts cost adds up to the whole as printed, and what their processes cost to each group."""

from decimal import Decimal

from section_cases import MOVES, STAYS, assessed, context_of, work

from reportgen.report.view.decision.cost_bar import cost_parts
from reportgen.report.view.decision.section import decision_view
from reportgen.report.view.summary import summarised
from reportgen.report.view.verdicts.section import verdicts_view

EXPERT = {
    "judgement": 5,
    "domain_expertise": 5,
    "codifiability": 2,
    "analytical_complexity": 5,
    "credential_requirement": 4,
}
OF_KIND = {"BPO": {}, "hybrid": dict.fromkeys(EXPERT, 3), "KPO": EXPERT}
COSTS = (1_440_000, 1_250_000, 945_000, 3_350_000, 2_650_000)


def portfolio():
    moves = [work(place, f"Payroll {place}", annual_cost=Decimal(cost)) for place, cost in enumerate(COSTS, start=1)]
    stays = [work(place, f"Pricing {place}", STAYS, annual_cost=Decimal(1_450_000)) for place in (6, 7, 8)]
    return assessed(*moves, *stays)


def number(text):
    return Decimal(text.replace(",", ""))


def test_groups_add_up_to_the_total_and_rows_to_each_group():
    """1.44 + 1.25 + 0.945 ... in millions do not add up as printed, so the table is set in thousands."""
    found = portfolio()
    table = verdicts_view(context_of(found), summarised(found))
    assert table.unit == "€k"
    assert len(table.groups) > 1
    assert sum(number(group.subtotal) for group in table.groups) == number(table.total)
    for group in table.groups:
        assert sum(number(row.amount) for row in group.rows) == number(group.subtotal), group.title
    assert sum(round(Decimal(cost) / 10**6, 1) for cost in (*COSTS, *[1_450_000] * 3)) != Decimal("14.0")


def test_an_amount_in_a_list_is_what_is_printed_of_it_alone():
    found = portfolio()
    context, summary = context_of(found), summarised(found)
    table = verdicts_view(context, summary)
    printed = [row.amount for group in table.groups for row in group.rows]
    assert sorted(map(number, printed)) == sorted(Decimal(cost) / 1_000 for cost in (*COSTS, *[1_450_000] * 3))
    lists = decision_view(context, summary, verdict_bar=None, minis=()).lists
    assert [one.cost for one in lists] == [str(round(number(one.subtotal) / 1_000, 1)) for one in table.groups]


def bar_of(found):
    context, summary = context_of(found), summarised(found)
    lists = decision_view(context, summary, verdict_bar=None, minis=()).lists
    return {one.label: one.text for one in cost_parts(context, summary)}, {one.title: one.cost for one in lists}


def test_the_parts_of_the_cost_bar_add_up_to_the_lists_below_it():
    """2.45 + 2.45 + 1.45 m: each alone is 2.4, 2.4 and 1.4, while all that moves is 6.4."""
    costs = {"BPO": 2_450_000, "hybrid": 2_450_000, "KPO": 1_450_000}
    moves = (
        work(place, f"{kind} {place}", MOVES | OF_KIND[kind], annual_cost=Decimal(cost))
        for place, (kind, cost) in enumerate(costs.items(), start=1)
    )
    bar, lists = bar_of(assessed(*moves, work(4, "Pricing", STAYS, annual_cost=Decimal(1_450_000))))
    moved = [number(text.strip("€k")) for label, text in bar.items() if label.startswith("Source")]
    waves = [number(cost) for title, cost in lists.items() if title.startswith("Wave")]
    assert (len(moved), sum(moved)) == (3, 6_350)
    assert sum(waves) == sum(moved)
    assert bar["Retain, 1"] == "€1,450k"


def test_a_part_that_is_nought_in_the_unit_of_the_lists_is_told_in_a_smaller_one():
    bar, lists = bar_of(
        assessed(
            work(1, "Payroll", annual_cost=Decimal(9_000_000)),
            work(2, "Ledger", annual_cost=Decimal(8_000_000)),
            work(3, "Pricing", STAYS, annual_cost=Decimal(20_000)),
        )
    )
    assert (bar["Source, BPO, 2"], bar["Retain, 1"], lists["Retain"]) == ("€17.0m", "€20k", "0.0")
