"""What a board member checks against other pages: reasons, limits of the gain, quotes, and amounts not known."""

import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
from section_cases import KNOWLEDGE, MOVES, STAYS, assessed, context_of, work

from reportgen.analysis.checkpoint import checkpoint_of
from reportgen.analysis.roadmap import planned
from reportgen.model.business_case import BreakEven
from reportgen.model.sourcing import GateOutcome
from reportgen.model.verdict import NotAssessed
from reportgen.report.view.assumptions import assumptions_view
from reportgen.report.view.contract.volume_bands import _finding
from reportgen.report.view.decision.asks import tripwires
from reportgen.report.view.money.prices import price_words
from reportgen.report.view.money.processes import cost_table
from reportgen.report.view.money.profile_lines import money_lines
from reportgen.report.view.summary import summarised
from reportgen.report.view.uncertainty.uncovered import uncovered, uncovered_in_short
from reportgen.report.view.verdicts.section import telling_reason

LIMIT = GateOutcome(id="G3", name="Data residency", effect="", because="only in Austria", decided=False)
UNKNOWN = NotAssessed(reason="At no volume does the move break even.")
TEAM = {"fte": Decimal(8), "annual_volume": Decimal(100_000)}


class AtOnce:
    """Assumptions under which every wave takes a month."""

    def value(self, _parameter):
        return 1.0


def made(*processes, **facts):
    assessment = assessed(*processes, **facts)
    return context_of(assessment), summarised(assessment)


def with_reasons(*reasons, gates=(), npv=1):
    one = assessed(work(1, "Leases", MOVES)).processes[0]
    case = replace(one.cost.case, npv=Decimal(npv))
    return replace(one, sourcing=replace(one.sourcing, reasons=reasons, gates=gates), cost=replace(one.cost, case=case))


def quoted_above(rise, *others):
    """Return two processes or more, the first with a quote that lies so far above should-cost."""
    assessment = assessed(work(1, "Invoices", **TEAM), *others)
    first, *rest = assessment.processes
    price = replace(first.cost.price, is_quoted=True, should_cost=first.cost.price.annual / (1 + Decimal(rise)))
    assessment = replace(assessment, processes=(replace(first, cost=replace(first.cost, price=price)), *rest))
    return context_of(assessment), summarised(assessment)


def test_a_row_tells_what_sends_work_and_not_the_gate_that_only_limits_where_to():
    limited = ("Data residency: only in Austria", "units recur every day")
    assert telling_reason(with_reasons(*limited, gates=(LIMIT,)), Counter()) == "Units recur every day"
    deciding = replace(LIMIT, decided=True)
    assert telling_reason(with_reasons(*limited, gates=(deciding,)), Counter()) == "Data residency: only in Austria"


def test_a_row_says_that_work_moves_at_a_loss():
    assert telling_reason(with_reasons("units recur every day", npv=-1), Counter()).endswith("; at a loss as priced")


def test_the_gain_ends_over_the_whole_points_and_months_that_it_bears():
    context, summary = made(work(1, "Invoices", **TEAM))
    told = tripwires(context, summary)[0]
    assert re.fullmatch(
        r"Nothing is gained in present value once prices are over \d+% higher, severance pay for all exceeds "
        r"[a-z\d]+ months, or those who transfer by law keep today’s pay for over \d+ months\.",
        told,
    )
    assert "quote" not in told


def test_the_board_is_told_how_far_quotes_lie_above_what_the_work_should_cost():
    told = tripwires(*quoted_above("0.47"))[0]
    assert told.startswith("Nothing is gained in present value once prices are over ")
    assert told.endswith(" months. One quote lies 47% above what the work should cost.")
    short = uncovered_in_short(*quoted_above("0.47"))
    assert short == "One quote lies 47% above should-cost; the odds assume that other prices will not."
    assert uncovered_in_short(*quoted_above("-0.2")) == ""


@pytest.mark.parametrize(("rise", "end"), [("0.1", "the plan would save "), ("9", " more than it saves: the odds ")])
def test_prices_as_far_off_as_the_quotes_are_told_as_a_saving_or_a_net_cost(rise, end):
    assert end in uncovered(*quoted_above(rise, work(2, "Payroll", **TEAM)))


def test_a_quote_is_named_alone_where_the_head_tells_of_the_annual_cost():
    table = cost_table(*quoted_above("0.47", work(2, "Payroll", **TEAM)))
    assert table.head == "Process, and what its cost rests on if not the annual cost"
    assert sorted(row.rests_on for row in table.rows) == ["", "Price quoted"]


@pytest.mark.parametrize(
    ("charge", "share", "said"),
    [
        ("336999", 1.2884, "The move pays at charges up to €336,000 a year, 28% above the price assumed"),
        ("1999999", 0.934, "The move pays at charges up to €1,999,000 a year, 7% below the price assumed"),
        ("999", 1.002, "The move pays at charges up to €999 a year, no more than the price assumed"),
    ],
)
def test_the_break_even_of_a_profile_is_told_as_its_premises_tell_it_never_above_what_it_is(charge, share, said):
    assert break_even_line(BreakEven(annual_charge=Decimal(charge), charge_share=share, volume_share=UNKNOWN)) == said


def test_the_premise_and_the_break_even_of_a_profile_name_one_limit():
    context, summary = made(work(1, "Invoices", **TEAM))
    (one,) = summary.sourced
    premise = next(context.said(said) for said in one.sourcing.premises if "Offers stay below" in said)
    limit = re.search(r"below (\S+ a year, \d+% above the price assumed)", premise)[1]
    assert f"up to {limit}" in break_even_line(one.cost.break_even)


def break_even_line(point):
    context, summary = made(work(1, "Invoices", **TEAM))
    one = replace(summary.sourced[0], cost=replace(summary.sourced[0].cost, break_even=point))
    said = next(line.text for line in money_lines(context, one, "whole") if line.lead == "Break-even:")
    return said.partition(", and for ")[0].rstrip(".")


def test_a_cost_that_is_not_known_is_n_a_and_no_dash():
    row = cost_table(*made(work(1, "Invoices"), work(2, "Payroll", annual_cost=None))).rows[-1]
    cells = (row.baseline, row.outsourced, row.one_off, row.net_saving, row.share, row.npv, row.payback)
    assert set(cells) == {"n/a"}


def test_the_price_of_work_that_stays_is_told_as_what_it_would_be():
    context, _ = made(work(1, "Pricing", STAYS, **TEAM))
    price = context.assessment.processes[0].cost.price
    for has_formula in (True, False):
        stays = price_words(context.formats, price, has_formula=has_formula, is_sourced=False)
        assert "If it were sourced" in stays
        assert "If it were sourced" not in price_words(context.formats, price, has_formula=has_formula)


def test_swings_stand_in_one_unit():
    context, _ = made(work(1, "Invoices", **TEAM), work(2, "Support", annual_cost=Decimal(9_000_000)))
    swings = [row.swing for group in assumptions_view(context).groups for row in group.rows if row.swing[-1] in "km"]
    assert len(swings) > 3
    assert len({swing[-1] for swing in swings}) == 1


TERMS = {"minimum_volume_share": 0.8}


@pytest.mark.parametrize(
    ("model", "terms", "said"),
    [
        ("per_transaction", TERMS, "Less volume never saves more than 20% of the charge; 20% more costs 20% more"),
        ("per_transaction", {"minimum_volume_share": 0.0}, "The charge follows volume down and up"),
    ],
)
def test_a_table_of_volumes_is_titled_with_what_it_finds(model, terms, said):
    context, _ = made(work(1, "Invoices"))
    assert _finding(context, model, terms) == said


@pytest.mark.parametrize(
    ("home", "today", "said"),
    [
        ("DE", (), "when consultation has ended in Germany (three to six months); firm bids"),
        (
            "DE",
            ("DE", "AT", "NL"),
            "when consultation has ended in three countries (Germany: three to six months); firm",
        ),
        ("BE", (), "when consultation has ended in Belgium (two months or more); firm bids"),
        ("US", (), "when the duties to staff are met in the United States; firm bids"),
        (None, (), "when firm bids"),
    ],
)
def test_a_checkpoint_names_the_consultation_that_comes_before_a_contract(home, today, said):
    one = with_reasons()
    own = replace(one, process=replace(one.process, current_locations=today))
    assert said in checkpoint_of(0, [own], home, KNOWLEDGE)


def test_a_wave_that_loses_opens_with_prices_that_pay_and_the_next_waits_for_one_that_pays():
    one = assessed(work(1, "Leases", MOVES)).processes[0]
    paying = with_reasons()
    losing = with_reasons(npv=-1)
    assert checkpoint_of(0, [paying], None, KNOWLEDGE) == (
        "Begins when the wave is approved. Contracts are signed when firm bids keep the saving within a tenth of plan; "
        "and the first measures are written into the contracts."
    )
    assert checkpoint_of(1, [losing], None, KNOWLEDGE).startswith(
        "Begins when firm prices show that it pays and wave 1 has met its service "
    )
    waves = [
        replace(each, sourcing=replace(one.sourcing, wave=n)) for n, each in enumerate((paying, losing, paying), 1)
    ]
    plans = planned(waves, AtOnce(), KNOWLEDGE)
    assert "wave 1 has met" in plans[2].gate
