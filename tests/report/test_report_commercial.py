"""What the report says of price models, clauses, quotes, volume and the room to negotiate."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import place_cases
import pytest
from html_tables import tables_of
from hypothesis import given, settings
from hypothesis import strategies as st
from test_report_portfolios import EASY, HARD, SLIPS, portfolio, work

from reportgen.analysis.assess import assess
from reportgen.knowledge import catalogues
from reportgen.model.business_case import BreakEven, Price
from reportgen.model.verdict import Form, NotAssessed
from reportgen.report.view.contract.benchmarks import WHAT
from reportgen.report.view.contract.volume_rules import NEEDED, charge_at, rule_of
from reportgen.report.view.money.volumes import VolumePays, volume_pays
from reportgen.report.view.money.worked_prices import term_words, worked_words
from reportgen.report.words.formats import Formats

TERMS = {
    "minimum_volume_share": 0.8, "dead_band": 0.1, "arc_share": 0.9, "rrc_over_arc": 0.8, "band_from_edge": 0.0,
    "routine_share": 0.6, "time_cap_share": 1.2, "retainer_included": 0.8, "call_off_premium": 0.1,
}  # fmt: skip
BRITISH = Formats(locale="en_GB", currency="EUR")


def assessed(knowledge, *processes, **facts):
    return assess(portfolio(*processes, **facts), (), knowledge, workbook_sha256="0" * 64)


def section(assessment, knowledge):
    return place_cases.section_of(assessment, knowledge, "commercial")


def title(html):
    return re.search(r"<h2[^>]*>(.*?)</h2>", html)[1]


def with_price(one, *, model=None, annual=None, **facts):
    """Change the made-up price of a process."""
    price = one.cost.price
    changed = {"model": model or price.model, "annual": Decimal(annual) if annual else price.annual, **facts}
    return replace(one, cost=replace(one.cost, price=replace(price, **changed)))


def with_room(one, **facts):
    """Change the made-up break-even of a process."""
    return replace(one, cost=replace(one.cost, break_even=replace(one.cost.break_even, **facts)))


def changed(assessment, *changes):
    """Change the processes one by one."""
    return replace(
        assessment, processes=tuple(change(one) for change, one in zip(changes, assessment.processes, strict=True))
    )


@pytest.fixture(scope="module")
def three(knowledge):
    units = Decimal(10_000)
    return place_cases.told(
        assessed(knowledge, *(work(row, EASY, 100_000 * row, annual_volume=units) for row in (2, 3, 4))), quotes=0
    )


def test_the_title_says_which_model_carries_what_share(three, knowledge):
    """600 of 1,000 thousand a year are charged per transaction, 300 and 100 by two other models."""
    told = changed(
        three,
        lambda one: with_price(one, model="per_transaction", annual=600_000),
        lambda one: with_price(one, model="t_and_m", annual=300_000),
        lambda one: with_price(one, model="target_cost", annual=100_000),
    )
    html = section(told, knowledge)
    assert title(html) == "Price per transaction carries 60% of €1.0m in yearly charges"
    words = place_cases.words_of(html)
    assert "Two other models carry the rest." in words
    assert "lies with the provider for 60%, the client for 30% and both together for 10% of the charges" in words
    rows = tables_of(html, "commercial")[0][1:]
    assert [row[0] for row in rows] == [
        "Price per transaction",
        "Time and materials with a cap",
        "Target cost with a ceiling",
    ]
    assert [(row[2], row[3], row[4]) for row in rows] == [
        ("600", "60%", "Provider"),
        ("300", "30%", "Client"),
        ("100", "10%", "Shared"),
    ]


def test_a_single_model_carries_all(three, knowledge):
    told = changed(three, *[lambda one: with_price(one, model="fixed_price", annual=200_000)] * 3)
    assert title(section(told, knowledge)) == "One price model, fixed price, carries all €600k of yearly charges"


def test_an_example_shows_the_formula_with_the_numbers_of_the_largest_process(three, knowledge):
    """10,000 units at 18 euros: 180,000 a year, 45 % of a cost of 400,000."""
    words = place_cases.words_of(section(three, knowledge))
    assert "No. 3: unit price €18.00 × volume 10,000 units a year = €180k a year" in words


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (3.1, "EUR", "€3.10"),
        (64_000.0, "EUR a year", "€64k a year"),
        (0.125, "share", "12.5%"),
        (24.0, "people", "24 people"),
        (1_650.5, "hours", "1,650.5 hours"),
        (2.5, "months", "2.5 months"),
    ],
)
def test_terms_are_written_with_their_units(value, unit, said):
    assert term_words(BRITISH, value, unit) == said


@pytest.mark.parametrize(
    ("model", "volume", "charge"),
    [
        ("per_transaction", 1.2, 1.2),
        ("per_transaction", 0.9, 0.9),
        ("per_transaction", 0.6, 0.8),  # the minimum volume is paid
        ("band_arc_rrc", 1.1, 1.0),  # within the dead-band
        ("band_arc_rrc", 1.2, 1.18),  # 0.2 x 0.9
        ("band_arc_rrc", 0.8, 0.856),  # 0.2 x 0.9 x 0.8
        ("split", 1.4, 1.32),  # 0.6 x 1.4 + 0.4 x 1.2, the cap
        ("split", 0.6, 0.72),  # 0.6 x 0.8, the minimum, + 0.4 x 0.6
        ("t_and_m", 1.4, 1.2),
        ("retainer", 0.8, 0.8 / 1.02),  # today: 0.8 + 0.2 x 1.1
        ("retainer", 0.6, 0.8 / 1.02),
        ("retainer", 1.2, 1.24 / 1.02),
    ],
)
def test_the_charge_follows_volume_by_the_rule(model, volume, charge):
    assert charge_at(model, volume, TERMS) == pytest.approx(charge)


def test_counted_from_the_edge_the_difference_is_shorter_by_the_dead_band():
    terms = {**TERMS, "band_from_edge": 1.0}
    assert charge_at("band_arc_rrc", 1.2, terms) == pytest.approx(1 + 0.1 * 0.9)
    assert charge_at("band_arc_rrc", 0.8, terms) == pytest.approx(1 - 0.1 * 0.9 * 0.8)
    assert "counted from the edge of the dead-band" in rule_of(BRITISH, "band_arc_rrc", terms)


@settings(deadline=None)
@given(model=st.sampled_from(sorted(NEEDED)), less=st.floats(0.1, 3), more=st.floats(0, 2))
def test_more_volume_never_costs_less_and_todays_costs_todays(model, less, more):
    assert charge_at(model, less + more, TERMS) >= charge_at(model, less, TERMS) - 1e-9
    assert charge_at(model, 1.0, TERMS) == pytest.approx(1.0)


def test_volume_is_worked_through_for_the_largest_process_that_has_bands(three, knowledge):
    """180,000 a year for 10,000 units: 20 % more cost 216,000; 40 % less still cost the minimum of 80 %."""
    table = next(rows for rows in tables_of(section(three, knowledge), "commercial") if rows[0][0] == "Volume")
    assert table[1] == ["40% less", "6,000", "144", "36 less", "133%"]
    assert table[3] == ["As today", "10,000", "180", "–", "100%"]
    assert table[4] == ["20% more", "12,000", "216", "36 more", "100%"]


def test_a_fifth_more_and_a_fifth_less_change_the_charge_alike(three, knowledge):
    """A fifth of 1,743,584 is 348,717; in thousands the rows would differ by 349 one way and by 348 the other."""
    told = changed(three, *[lambda one: with_price(one, annual="1743584")] * 3)
    table = next(rows for rows in tables_of(section(told, knowledge), "commercial") if rows[0][0] == "Volume")
    assert table[2][2:4] == ["1,394,867", "348,717 less"]
    assert table[3][2:4] == ["1,743,584", "–"]
    assert table[4][2:4] == ["2,092,301", "348,717 more"]


def test_a_fixed_price_has_no_bands(three, knowledge):
    told = changed(three, *[lambda one: with_price(one, model="fixed_price")] * 3)
    assert "less volume" not in section(told, knowledge)


@pytest.mark.parametrize(
    ("share", "said", "heading"),
    [
        (1.234, "may cost up to 23% more", "The tightest price may rise by 23% before nothing is saved"),
        (1.23, "may cost up to 23% more", "The tightest price may rise by 23% before nothing is saved"),
        (1.0, "no room", "The tightest price has no room left"),
        (0.934, "must cost 7% less", "To save anything, one process must come in below the price assumed"),
    ],
)
def test_the_room_is_rounded_towards_safety(share, said, heading, three, knowledge):
    told = changed(three, lambda one: with_room(one, charge_share=share), lambda one: one, lambda one: one)
    html = section(told, knowledge)
    assert said in html
    if share != 1.234:
        assert heading in html


@pytest.mark.parametrize(
    ("shares", "rows", "said"),
    [
        ([1.2] * 12, range(1, 9), "Shown: the eight largest of 12"),
        ([1.2] * 11 + [1.1], [*range(1, 8), 12], "Shown: the tightest and the seven largest besides, of 12"),
        (
            [0.9] + [1.2] * 9 + [0.8, 0.7],
            [*range(1, 7), 11, 12],
            "Shown: the three that must come in below and the five largest besides, of 12",
        ),
        ([1.2] * 2 + [0.9] * 10, range(3, 13), "Shown: the ten that must come in below, of 12"),
    ],
)
def test_the_rows_hold_every_process_that_the_title_of_the_box_speaks_of(shares, rows, said, knowledge):
    """Twelve processes, the dearest first; their prices may rise to `shares` of those assumed."""
    many = assessed(knowledge, *(work(row, EASY, 900_000 - 10_000 * row) for row in range(2, 14)))
    shared = zip(place_cases.told(many).processes, shares, strict=True)
    told = replace(many, processes=tuple(with_room(one, charge_share=share) for one, share in shared))
    html = section(told, knowledge)
    table = next(table for table in tables_of(html, "commercial") if "Room in the price" in table[0])
    assert [row[0] for row in table[1:]] == [str(number) for number in rows]
    assert said in place_cases.words_of(html)


def test_where_no_break_even_exists_the_box_says_so(three, knowledge):
    none = NotAssessed(reason="No price makes it pay.")
    always = NotAssessed(reason="It saves at any volume.")
    even = BreakEven(annual_charge=none, charge_share=none, volume_share=always)
    told = changed(three, *[lambda one: replace(one, cost=replace(one.cost, break_even=even))] * 3)
    words = place_cases.words_of(section(told, knowledge))
    assert "No price was found at which these moves break even" in words
    assert "no such price" in words
    assert "at any volume" not in words


@pytest.mark.parametrize(("share", "said"), [(1.5, "at any volume"), (0.7, "at no volume")])
def test_a_move_that_pays_at_every_volume_or_at_none_says_which(share, said, three, knowledge):
    none = NotAssessed(reason="At no volume does the move break even.")
    told = changed(three, *[lambda one: with_room(one, charge_share=share, volume_share=none, volume=None)] * 3)
    assert said in section(told, knowledge)


def test_a_centre_of_the_companys_own_has_no_price_model(three, knowledge):
    def own(one):
        return replace(one, sourcing=replace(one.sourcing, form=Form.CAPTIVE))

    words = place_cases.words_of(section(changed(three, own, lambda one: one, lambda one: one), knowledge))
    assert "No. 1: done in the client’s own centre at what it costs, €90k a year; no price model applies." in words
    assert "Three" not in words
    alone = section(changed(three, own, own, own), knowledge)
    assert title(alone) == "No provider is paid: the work goes to the client’s own centre"
    assert "Break-even" not in alone


def test_a_quote_is_held_against_the_should_cost(three, knowledge):
    """Quoted 220,000 against 200,000: 10 % above."""
    told = changed(
        three,
        lambda one: with_price(one, annual=220_000, is_quoted=True, quoted_by="Acme", should_cost=Decimal(200_000)),
        lambda one: one,
        lambda one: one,
    )
    html = section(told, knowledge)
    assert "One of three processes rests on a quote, 10% above what the work should cost" in html
    row = next(rows for rows in tables_of(html, "commercial") if rows[0][2] == "Quoted by, and the bid")[1]
    assert row == ["1", "Work 2", "Acme", "220", "200", "10% above"]


def test_without_quotes_there_is_no_table_of_quotes(three, knowledge):
    assert "Quoted by" not in section(three, knowledge)


def test_clauses_are_those_of_the_models_in_use_and_no_others(three, knowledge):
    told = changed(three, *[lambda one: with_price(one, model="t_and_m")] * 3)
    words = place_cases.words_of(section(told, knowledge))
    for clause in knowledge.price_models["t_and_m"].clauses:
        assert clause in words
    assert knowledge.price_models["per_transaction"].clauses[0] not in words
    assert "Clauses on security, personal data and supervision stand in sections 11 and 17." in words


def test_benchmarks_say_what_and_by_which_month(three, knowledge):
    """Wave 1 is live six months after December 2026, so two years of running end in June 2029."""
    words = place_cases.words_of(section(three, knowledge))
    assert "Price per transaction: the unit price at the volume then reached." in words
    assert "Two years after going live: wave 1 in June 2029" in words
    assert "Pay grows by 9.2% a year in India, against 4.0% at home" in words


def test_every_price_model_has_something_to_benchmark():
    assert set(WHAT) == set(catalogues.load().price_models)


@pytest.mark.parametrize(
    ("processes", "heading", "said"),
    [
        ((work(2, HARD),), "Nothing moves, so no price is agreed", "Price models are chosen for processes that move."),
        (
            (work(2, EASY, None), work(3, EASY, None)),
            "One price model fits; without a cost none can be priced",
            "give a yearly cost, a headcount or a quoted price on the Processes sheet",
        ),
    ],
    ids=["nothing moves", "no cost"],
)
def test_without_numbers_the_section_says_what_is_missing(processes, heading, said, knowledge):
    html = section(assessed(knowledge, *processes), knowledge)
    assert title(html) == heading
    assert said in html
    assert "Break-even" not in html
    assert SLIPS.findall(place_cases.words_of(html)) == []


def test_no_page_stumbles_over_its_words(three, knowledge):
    assert SLIPS.findall(place_cases.words_of(section(three, knowledge))) == []


def test_a_providers_name_is_printed_as_text(three, knowledge):
    told = changed(
        three, lambda one: with_price(one, is_quoted=True, quoted_by="<i>Acme</i>"), lambda one: one, lambda one: one
    )
    assert "&lt;i&gt;Acme&lt;/i&gt;" in section(told, knowledge)


@pytest.mark.parametrize(
    ("charge_share", "volume_share", "pays"),
    [
        (1.28, 0.6, VolumePays.DOWN_TO),
        (0.75, 1.37, VolumePays.FROM),
        (1.28, 1.37, VolumePays.UP_TO),
        (0.75, 0.6, VolumePays.ONLY_TO),
    ],
)
def test_a_move_pays_on_one_side_of_its_break_even_volume(charge_share, volume_share, pays):
    """A move that pays today pays down to a lower volume; one that does not begins to pay at a higher one."""
    point = BreakEven(annual_charge=Decimal(1), charge_share=charge_share, volume_share=volume_share)
    assert volume_pays(point) is pays


def term(text):
    """Read "Unit price 2.1644 EUR a unit" apart."""
    label, value, unit = re.fullmatch(r"([^\d]+) ([\d.]+) (.*)", text).groups()
    return label, float(value), unit


@pytest.mark.parametrize(
    ("terms", "annual", "worked", "bounds"),
    [
        (
            ["Unit price 2.1644 EUR a unit", "Volume 58000 units a year", "Minimum volume 46400 units a year"],
            125_536,
            "unit price €2.1644 × volume 58,000 units a year =",
            "minimum volume 46,400 units a year",
        ),
        (
            ["Agreed sum 405876 EUR a year", "Change requests 0.1 share"],
            446_464,
            "agreed sum €405,876 a year + change requests 10% =",
            "",
        ),
        (
            [
                "Base fee 200000 EUR a year",
                "Provider's share of the saving 0.3 share",
                "Proven saving 100000 EUR a year",
            ],
            230_000,
            "base fee €200k a year + provider's share of the saving 30% × proven saving €100k a year =",
            "",
        ),
        (["Team 9 FTE", "Rate 46425 EUR a person and year"], 500_000, "team 9 FTE × rate €46,425 a year:", ""),
        (
            ["Base charge 200000 EUR a year", "Dead-band 0.1 share"],
            200_000,
            "base charge €200k a year:",
            "dead-band 10%",
        ),
        ([], 200_000, "", ""),
    ],
)
def test_a_charge_can_be_worked_out_from_what_is_printed(terms, annual, worked, bounds):
    """Amounts are written as finely as needed; where another term counts too, nothing is said to be equal."""
    price = Price(model="", annual=Decimal(annual), formula="", terms=tuple(map(term, terms)))
    assert worked_words(BRITISH, price) == (worked, bounds)
