"""What the odds of the saving leave out, and the target that the plan misses."""

from decimal import Decimal

import pytest
from section_cases import MOVES, assessed, context_of, work

from reportgen.model.engagement import QuoteBasis
from reportgen.report.view.objectives import objectives_view
from reportgen.report.view.summary import summarised
from reportgen.report.view.uncertainty.uncovered import uncovered

LARGE = {"fte": Decimal(20), "annual_cost": Decimal(1_200_000), "business_objective": "Cost", "permitted_countries": ()}


def made(price, **facts):
    """Assess work that is quoted at a share of its should-cost, 900,000 or so, beside work that is not."""
    quoted = work(1, "Invoices", MOVES, **LARGE, quoted_price=Decimal(price), quote_basis=QuoteBasis.YEAR)
    return assessed(quoted, work(2, "Payments", MOVES, **LARGE), **facts)


def said(found):
    return uncovered(context_of(found), summarised(found))


def should_cost():
    return made(500_000).processes[0].cost.price.should_cost


def at(share, **facts):
    return made(int(should_cost() * Decimal(share)), **facts)


def test_quotes_above_should_cost_are_told_with_what_they_would_do_to_the_others():
    found = at("1.5")
    told = said(found)
    assert told.startswith("No.\N{NO-BREAK SPACE}1 is drawn around its quote, not around should-cost: 0.97 to")
    assert "Quotes lie 50% above should-cost in all; the one other" in told
    assert told.endswith("ask for bids before relying on them.")


def test_what_the_others_would_do_at_the_distance_of_the_quotes_is_what_the_engine_makes_of_it():
    found = at("1.5")
    other = found.processes[1].cost.case
    paid = sum(flow.charges + flow.governance + flow.one_off for flow in other.cash_flows)
    formats = context_of(found).formats
    left = summarised(found).net_saving - paid / 2
    word = "save" if left >= 0 else "lose"
    assert f"the plan would {word} {formats.compact(abs(left))}:" in said(found)


def test_quotes_below_should_cost_ask_for_no_bids_and_no_quote_says_nothing():
    below = said(at("0.8"))
    assert "Quotes lie 20% below should-cost" in below
    assert "ask for bids" not in below
    assert said(assessed(work(1, "Invoices", MOVES, **LARGE))) == ""


@pytest.mark.parametrize(("target", "ending"), [(0.9, " wanted"), (0.01, "objective"), (None, "objective")])
def test_the_title_of_the_objectives_owns_up_to_a_missed_target(target, ending):
    found = assessed(work(1, "Invoices", MOVES, **LARGE), objectives=("Cost",), target_saving=target)
    assert objectives_view(context_of(found)).opener.title.endswith(ending)
