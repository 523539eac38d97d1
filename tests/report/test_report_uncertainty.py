"""What the report says of doubt: the section, the decision page and the line of a profile."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pdf_facts
import pytest
from html_tables import tables_of
from uncertainties import DRIVERS, told, uncertain
from whole_html import document_html

from reportgen.model.engagement import PageSize, RiskMethod
from reportgen.model.verdict import NotAssessed, Recommendation
from reportgen.report import composition
from reportgen.report.brand import brand_of
from reportgen.report.pdf import render_pdf
from reportgen.report.resources import templates_folder
from reportgen.report.view.business_case import conventions
from reportgen.report.view.reading_order import WHOLE, Selection
from reportgen.report.view.summary import summarised
from reportgen.report.view.uncertainty.drivers import Settling, driver_value
from reportgen.report.view.uncertainty.section import uncertainty_view
from reportgen.report.view.uncertainty.words import odds, range_clause, range_words
from reportgen.report.words.formats import Formats

POUNDS = Formats(locale="en_GB", currency="GBP")


def context_of(assessment, knowledge):
    return composition.context_of(assessment, knowledge, brand_of(assessment.engagement, None))


@pytest.fixture(scope="session")
def section(example, knowledge):
    """Return the section's view of an uncertainty, in pounds unless changed."""

    def section(uncertainty, **engagement):
        assessment = told(example, uncertainty, **({"currency": "GBP"} | engagement))
        return uncertainty_view(context_of(assessment, knowledge), summarised(assessment))

    return section


@pytest.mark.parametrize(
    ("case", "title"),
    [
        (
            {"plan": 35.9e6, "middle": 23.3e6, "spread": 6.6e6},
            "Nine times in ten the programme saves at least £14.8m; budget £23.3m, not £35.9m",
        ),
        (
            {"plan": 23.9e6, "middle": 23.3e6, "spread": 6.6e6},
            "Nine times in ten the programme saves at least £14.8m; budget £23.9m",
        ),
        (
            {"plan": 18e6, "middle": 23.3e6, "spread": 6.6e6},
            "Nine times in ten the programme saves at least £14.8m; the plan of £18.0m is careful",
        ),
        (
            {"plan": 4e6, "middle": 1.2e6, "spread": 3e6},
            "In 34 of 100 outcomes the programme loses money; budget £1.2m, not £4.0m",
        ),
        (
            {"plan": 2e6, "middle": -1e6, "spread": 3e6},
            "More likely than not the programme loses money; expect a loss of £1.0m, not a saving of £2.0m",
        ),
        (
            {"plan": -1e6, "middle": -1.2e6, "spread": 3e6},
            "More likely than not the programme loses money; expect a loss of £1.2m",
        ),
        (
            {"plan": -8e6, "middle": -9e6, "spread": 2e6},
            "Nine times in ten the programme loses at least £6.4m",
        ),
        (
            {"plan": 310, "middle": 300, "spread": 40},
            "Nine times in ten the programme saves at least £249; budget £310",
        ),
        (
            {"plan": 35.9e9, "middle": 23.3e9, "spread": 6.6e9},
            "Nine times in ten the programme saves at least £14.8bn; budget £23.3bn, not £35.9bn",
        ),
    ],
)
def test_the_title_says_what_is_sure_and_what_to_budget(section, case, title):
    assert section(uncertain(**case)).opener.title == title


def test_the_title_is_in_the_clients_currency(section):
    title = section(uncertain(plan=35.9e9, middle=23.3e9, spread=6.6e9), currency="JPY").opener.title
    assert "at least JP¥14.8bn" in title


@pytest.mark.parametrize(
    ("case", "standfirst"),
    [
        ({}, "97 of 100 outcomes fall short of the plan; the chance of a loss is less than 1 in 1,000."),
        ({"spread": 1e6}, "more than 999 of 1,000 outcomes fall short of the plan; none loses money."),
        (
            {"plan": 4e6, "middle": 1.2e6, "spread": 3e6},
            "82 of 100 outcomes fall short of the plan; one in ten saves more than £5.0m.",
        ),
        (
            {"plan": -1e6, "middle": -4e6, "spread": 2e6},
            "93 of 100 outcomes fall short of the plan; one in ten loses less than £1.4m.",
        ),
        ({"plan": -8e6, "middle": -9e6, "spread": 1e6}, "84 of 100 outcomes fall short of the plan; none saves any."),
    ],
)
def test_the_standfirst_says_how_many_outcomes_disappoint(section, case, standfirst):
    assert section(uncertain(**case)).opener.standfirst == (
        f"With every doubtful number drawn 10,000 times within its range, {standfirst} "
        "Two quotes lie 47% above should-cost; the odds assume that other prices will not."
    )


def test_without_a_simulation_the_section_says_why_and_stays_short(example, knowledge):
    reason = NotAssessed(reason="no process carries a cost.")
    assessment = replace(example, portfolio=replace(example.portfolio, uncertainty=reason))
    view = uncertainty_view(context_of(assessment, knowledge), summarised(assessment))
    assert view.opener.title == "How sure the saving is has not been worked out"
    assert view.opener.standfirst == "No process carries a cost."
    assert view.brief
    assert view.tornado is view.curve is view.caption is None


def test_where_nothing_moves_there_is_nothing_to_be_unsure_of(example, knowledge):
    stay = tuple(
        replace(one, sourcing=replace(one.sourcing, recommendation=Recommendation.RETAIN, wave=0))
        for one in example.processes
    )
    assessment = replace(told(example, uncertain(plan=0, middle=0, spread=0)), processes=stay)
    view = uncertainty_view(context_of(assessment, knowledge), summarised(assessment))
    assert view.brief
    assert view.opener.title == "Nothing moves, so there is no saving to be unsure of"


def test_without_spread_the_section_says_that_no_range_moves_the_result(section):
    view = section(uncertain(spread=0))
    assert view.brief
    assert view.opener.title == "No range moves the result of £35.9m"


def test_the_finding_over_the_drivers_says_who_can_settle_the_first_two(section):
    caption = section(uncertain()).tornado.caption
    assert (
        caption.finding == "Most turns on what is settled in the contract: provider rates when the contract is signed"
    )
    assert "Next comes what is settled at home: avoidable share of the cost of people, BPO. Each bar" in caption.unit
    assert section(uncertain(drivers=1)).tornado.caption.finding == (
        "All turns on what is settled in the contract: provider rates when the contract is signed"
    )


def test_two_drivers_of_one_kind_are_settled_together(example):
    swings = {one.parameter: one for one in uncertain().swings}
    settling = Settling(told(example, uncertain()).assumptions)
    following = settling.next_after([swings["rate_level"], swings["price_inflation"]])
    assert following.startswith("Next comes what is also settled in the contract: ")
    assert settling.next_after([swings["rate_level"]]) == ""


@pytest.mark.parametrize(
    ("parameter", "settled"),
    [
        ("rate_level", "settled in the contract"),
        ("currency_drift", "set by the market"),
        ("wage_inflation", "set by the market"),
        ("management_span", "settled at home"),
        ("avoidable_people_bpo", "settled at home"),
        ("knowledge_transfer_share_hybrid", "settled by how the move is run"),
        ("retained_team_share_bpo", "settled by how the contract is run"),
        ("wave1_live_month", "a matter of keeping dates"),
        ("vat_rate", "set by tax law"),
    ],
)
def test_each_kind_of_driver_is_settled_somewhere(example, parameter, settled):
    swing = next(one for one in uncertain().swings if one.parameter == parameter)
    assert Settling(told(example, uncertain()).assumptions).of(swing).one == settled


def test_every_group_of_parameters_says_where_it_is_settled(example, knowledge):
    first, swing = example.assumptions[0], uncertain().swings[0]
    used = [replace(first, id=one.id, group=one.group) for one in knowledge.parameters.values() if one.group != "Old"]
    settling = Settling(used)
    lost = {one.group for one in used if settling.of(replace(swing, parameter=one.id)).one == "to be watched"}
    assert lost == set()
    assert settling.of(replace(swing, parameter="unheard of")).one == "to be watched"


def test_the_drivers_values_stand_in_their_own_units_beside_their_bars(section):
    svg = section(uncertain()).tornado.svg
    for said in (
        ">0.85<",
        ">1.20<",
        ">85%<",
        ">month 5<",
        ">month 9<",
        ">2 months<",
        ">Plan, each number at its likely value: £35.9m<",
    ):
        assert said in svg
    assert "Rate of VAT" not in svg  # the twelfth is in the table only


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (0.035, "share a year", "3.5%"),
        (0.9, "ratio", "0.90"),
        (9, "months after the decision", "month\u00a09"),
        (1, "months", "1\u00a0month"),
        (2.8, "months", "2.8\u00a0months"),
        (12, "people", "12\u00a0people"),
        (65000, "currency a year", "65,000"),
    ],
)
def test_a_drivers_value_can_stand_alone(value, unit, said):
    assert driver_value(POUNDS, value, unit) == said


def test_drivers_without_effect_are_left_out_and_the_rest_is_added_up(section):
    found = uncertain()
    idle = replace(
        found.swings[-1], parameter="idle", label="Idle", saving_at_low=found.plan, saving_at_high=found.plan
    )
    view = section(replace(found, swings=(*found.swings, idle)))
    assert "Idle" not in [row.label for row in view.drivers]
    assert len(view.drivers) == 12
    spread, rest = view.settled[0], view.settled[1]
    assert spread.startswith("Of the spread of outcomes (its variance) 65% is settled in the contract, 12% is settled")
    assert spread.endswith("and 7% is each process’s own chance.")
    assert rest == "The ten drivers shown make up 93% of it, two further ones less than 1%."


def test_small_parts_of_the_doubt_are_told_together(section):
    found = uncertain()
    shares = dict(zip((one.parameter for one in found.swings), (0.9, 0.05, 0.03), strict=False))
    swings = tuple(replace(one, share_of_variance=shares.get(one.parameter, 0.001)) for one in found.swings)
    view = section(replace(found, swings=swings, own_share_of_variance=0.011))
    assert view.settled[0] == (
        "Of the spread of outcomes (its variance) 93% is settled in the contract, 5% is settled at home and 2% comes "
        "from elsewhere."
    )


def test_a_driver_named_by_what_it_buys_says_what_it_is_a_share_of(section):
    found = uncertain()
    swings = (replace(found.swings[0], label="Technology", unit="share of pay"), *found.swings[1:])
    view = section(replace(found, swings=swings))
    assert view.drivers[0].label == "Technology, share of pay"
    assert ">Technology, share of pay<" in view.tornado.svg
    assert "contract: technology, share of pay" in view.tornado.caption.finding


def test_the_table_lists_each_driver_and_its_shares_sum_to_the_whole(section):
    view = section(uncertain())
    first = view.drivers[0]
    assert (first.low, first.likely, first.high) == ("0.85", "1.00", "1.20")  # with the same decimals
    assert (first.at_low, first.at_high) == ("44.5", "25.3")
    shares = [float(row.share.rstrip("%")) for row in (*view.drivers, view.own)]
    assert sum(shares) == pytest.approx(100, abs=0.4)
    assert view.total.share == "100%"
    assert view.caption.finding == "Every number that moves the saving, the widest swing first"


def test_many_drivers_are_counted_where_the_table_is_full(section):
    found = uncertain()
    many = tuple(replace(found.swings[2], parameter=f"p{n}", share_of_variance=0.92 / 40) for n in range(40))
    view = section(replace(found, swings=many))
    assert len(view.drivers) == 26
    assert view.caption.finding == "The 26 numbers that move the saving most, the widest swing first"
    assert view.others.label == "14 further numbers"
    assert view.others.share == "32.2%"


def test_the_percentiles_are_told_by_what_they_mean(section):
    view = section(uncertain(target=40e6))
    assert [f"{one.mark} {one.lead} {one.text}" for one in view.words] == [
        "P10 £14.8m. A poor outcome: a 1 in 10 chance of saving less.",
        "P50 £23.3m. Even odds: as likely beaten as missed; the figure to budget.",
        "P90 £31.8m. A good outcome: a 1 in 10 chance of saving more.",
    ]
    assert view.chances == (
        "Chance of any saving: more than 999 in\u00a01,000.",
        "Chance of the £40.0m the client wants: 6 in\u00a01,000.",
        "The gap between plan and P50, £12.6m, is better held as a reserve than promised.",
    )


def test_the_gap_is_that_of_the_amounts_printed(section):
    """£17.14m is £17.1m and £13.96m is £14.0m: a gap of £3.1m, though it is £3.18m to the last digit."""
    view = section(uncertain(plan=17.14e6, middle=13.96e6))
    assert view.words[1].lead == "£14.0m."
    assert view.chances[-1].startswith("The gap between plan and P50, £3.1m,")


def test_a_loss_is_called_a_loss(section):
    poor, even, good = section(uncertain(plan=-8e6, middle=-9e6, spread=2e6)).words
    assert poor.text == "A poor outcome: a 1 in 10 chance of losing more."
    assert even.text == "Even odds: as likely beaten as missed."
    assert good.text == "A good outcome: still a loss, 1 in 10 that it is smaller."


def test_a_careful_plan_is_called_careful(section):
    view = section(uncertain(plan=18e6))
    assert view.curve.caption.finding == "The plan sits below 79 of 100 outcomes"
    assert view.chances[-1] == "Half of the outcomes beat the plan by £5.3m or more."


def test_the_note_says_what_was_drawn_and_how_sure_the_draws_are(section):
    note = section(uncertain()).note.replace("\N{NO-BREAK SPACE}", " ")
    assert "One draw of each assumption is common to all processes" in note
    assert "no uplift for optimism is put on top" in note
    assert "10,000 draws, seed 20260000. Standard errors: P10 £110k, P50 £82k and P90 £110k" in note
    assert "of the chance of any saving less than 0.1 percentage points" in note


def test_under_optimism_bias_the_note_names_the_uplift_and_holds_prices(section, example):
    note = section(uncertain(), risk_method=RiskMethod.OPTIMISM_BIAS).note
    assert "what drives them is held at likely" in note
    assert "no uplift" not in note
    used = [one for one in example.assumptions if one.id == "optimism_bias"]
    assert not used or "One uplift for optimism, 20% on outsourced cost" in note


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.0, "less than 1 in 1,000"),
        (0.0004, "less than 1 in 1,000"),
        (0.001, "1 in 1,000"),
        (0.0094, "9 in 1,000"),
        (0.01, "1 in 100"),
        (0.1, "1 in 10"),
        (0.123, "12 in 100"),
        (0.9, "9 in 10"),
        (0.984, "98 in 100"),
        (0.993, "993 in 1,000"),
        (0.9996, "more than 999 in 1,000"),
        (1.0, "more than 999 in 1,000"),
    ],
)
def test_odds_are_said_as_a_board_says_them(share, said):
    assert odds(POUNDS, share) == said


def test_a_range_in_one_line_for_a_process_and_for_the_portfolio(example):
    assessment = told(example, uncertain())
    assert range_words(POUNDS, assessment.portfolio) == (
        "1 in 10 that the net saving is below £14.8m, even odds of £23.3m, 1 in 10 that it is above £31.8m. "
        "Chance of any saving: more than 999 in 1,000."
    )
    cost = replace(
        example.processes[0].cost,
        savings_p10=Decimal(-300_000),
        savings_p50=Decimal(1_200_000),
        savings_p90=Decimal(2_900_000),
        probability_of_saving=0.84,
    )
    assert range_words(POUNDS, cost) == (
        "1 in 10 that the net saving is below −\u2060£300k, even odds of £1.2m, 1 in 10 that it is above £2.9m. "
        "Chance of any saving: 84 in 100."
    )
    same = replace(cost, savings_p10=Decimal(5000), savings_p50=Decimal(5000), savings_p90=Decimal(5000))
    assert range_words(POUNDS, same) == "Net saving £5,000: no range moves it."
    assert range_words(POUNDS, replace(cost, savings_p10=NotAssessed(reason="No cost."))) == ""


def test_the_decision_page_says_how_sure_its_saving_is():
    assert range_clause(POUNDS, uncertain()) == ", nine times in ten at least £14.8m; budget £23.3m"
    risky = uncertain(plan=4e6, middle=1.2e6, spread=3e6)
    assert range_clause(POUNDS, risky) == "; in 34 of 100 outcomes it is a loss; budget £1.2m"
    near_nought = uncertain(plan=4.6e6, middle=1e4, spread=7e6)
    assert range_clause(POUNDS, near_nought).endswith(" it is a loss; budget no saving")
    assert range_clause(POUNDS, uncertain(spread=0)) == ""
    assert range_clause(POUNDS, uncertain(plan=-1e6, middle=-2e6)) == ""
    assert range_clause(POUNDS, NotAssessed(reason="No simulation.")) == ""


def test_the_conventions_of_the_money_follow_the_simulation(example, knowledge):
    without = replace(example, portfolio=replace(example.portfolio, uncertainty=NotAssessed(reason="None.")))
    assert "No uncertainty simulation was run" in conventions(context_of(without, knowledge))
    assert f"section {WHOLE.number_of('uncertainty')} gives the range around them" in conventions(
        context_of(told(example, uncertain()), knowledge)
    )


def pages_of(assessment, knowledge, *templates):
    """Set the sections alone, with the styles of the whole report; return their HTML and the pages' texts."""
    brand = brand_of(assessment.engagement, None)
    html = document_html(assessment, knowledge, brand, None, Selection(templates=templates))
    sections = re.findall(r"<section class=\"section.*?</section>", html, re.DOTALL)
    anchors = [f'id="{one.replace("_", "-")}"' for one in templates]
    body = "".join(one for one in sections if any(anchor in one for anchor in anchors))
    head = html[: html.index("<section")]
    pdf = render_pdf(f"{head}{body}</body></html>", families=brand.families, folders=(templates_folder(),)).data
    return body, list(pdf_facts.boxes(pdf)), pdf_facts.texts(pdf)


@pytest.mark.parametrize(
    ("uncertainty", "engagement"),
    [
        (uncertain(plan=4e6, middle=1.2e6, spread=3e6, target=6e6), {"page_size": PageSize.LETTER}),
        (uncertain(target=40e6), {"locale": "de_DE", "brand_colour": "#7A1F5C"}),
    ],
)
def test_decision_and_uncertainty_are_composed_to_the_page(example, knowledge, uncertainty, engagement):
    assessment = told(example, uncertainty, **engagement)
    html, boxes, texts = pages_of(assessment, knowledge, "decision", "uncertainty")
    assert len(texts) == 3
    assert all(word in texts[0] for word in ("Poor", "Middle", "Good", "Plan", "All that moves ends at low risk"))
    assert all(word in texts[1] for word in ("Most turns on", "The plan sits above", "The same, in words"))
    assert all(word in texts[2] for word in ("Every number that moves the saving", "Standard errors"))
    for number, size, found in boxes:
        assert pdf_facts.overlaps(found) == [], number
        assert pdf_facts.outside(found, size) == [], number
    table = tables_of(html, "uncertainty")[-1]
    assert table[0] == ["Number", "Low", "Likely", "High", "Saving at low", "Saving at high", "Share of variance"]
    assert [row[0] for row in table[1:]] == [one[2] for one in DRIVERS] + ["Each process’s own chance", "All together"]


def test_without_a_simulation_the_section_follows_the_business_case(example, knowledge):
    without = replace(
        example, portfolio=replace(example.portfolio, uncertainty=NotAssessed(reason="No cost is given."))
    )
    _, _, texts = pages_of(without, knowledge, "business_case", "uncertainty")
    assert re.search(r"No cost is\sgiven\.", texts[-1])
    assert re.search(r"Improved\s+in", texts[-1])  # the head of the last table of the business case
