"""What the report says of places, of those whose work moves, and what it leaves unsaid when numbers are missing."""

import re
from dataclasses import replace
from decimal import Decimal

import place_cases
import pytest
import section_cases
from figure_checks import PALETTE, collisions, is_sound, outside
from html_tables import tables_of
from hypothesis import given, settings
from hypothesis import strategies as st
from section_cases import context_of
from test_report_portfolios import EASY, HARD, SLIPS, portfolio, work

from reportgen.analysis.assess import assess
from reportgen.model.classification import Classification
from reportgen.model.engagement import PageSize
from reportgen.model.verdict import NatureClass, Place
from reportgen.report.figures.place_comparison import (
    PITCH,
    PlaceCell,
    PlaceRow,
    PlaceTotal,
    place_comparison,
    place_totals,
)
from reportgen.report.view.places.tables import tells_routes
from reportgen.report.view.places.words import ground_of, site_sentence
from reportgen.report.words.formats import Formats

BRITISH = Formats(locale="en_GB", currency="EUR")
NEAR, FAR, HOME = Place.NEARSHORE, Place.OFFSHORE, Place.ONSHORE


def assessed(knowledge, *processes, **facts):
    return assess(portfolio(*processes, **facts), (), knowledge, workbook_sha256="0" * 64)


def moved(assessment, *places):
    """Send the processes to the places given, in order."""
    country = {HOME: ("GB", "United Kingdom"), NEAR: ("BG", "Bulgaria"), FAR: ("IN", "India")}
    processes = tuple(
        replace(
            one,
            sourcing=replace(one.sourcing, place=place, location=country[place][0], location_name=country[place][1]),
        )
        for one, place in zip(assessment.processes, places, strict=True)
    )
    return replace(assessment, processes=processes)


def section(assessment, knowledge):
    return place_cases.section_of(assessment, knowledge, "place_and_form")


def title(html):
    return re.search(r"<h2[^>]*>(.*?)</h2>", html)[1]


def apart(one, other):
    """Return the difference of two bars as they are printed, in millions with one decimal."""
    return f"€{round(one / 10**6, 1) - round(other / 10**6, 1)}m"


@pytest.fixture(scope="module")
def three(knowledge):
    return assessed(knowledge, *(work(row, EASY, 100_000 * row, fte=Decimal(row)) for row in (2, 3, 4)))


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ((FAR, FAR, FAR), "All three processes go offshore; all onshore would cost"),
        ((FAR, FAR, NEAR), "Two processes go offshore, one nearshore; all onshore would cost"),
        ((FAR, NEAR, HOME), "One process goes offshore, one nearshore; all onshore would cost"),
        ((FAR, HOME, HOME), "One process goes offshore, two stay onshore; all onshore would cost"),
        ((NEAR, HOME, NEAR), "Two processes go nearshore, one stays onshore; all onshore would cost"),
        ((HOME, HOME, HOME), "All three processes stay onshore, although offshore would save"),
    ],
)
def test_the_title_counts_the_places_and_says_what_home_would_cost(places, said, three, knowledge):
    html = section(place_cases.told(moved(three, *places)), knowledge)
    assert title(html).startswith(said)
    assert ("One stays onshore." in html) is (set(places) == {HOME, NEAR, FAR})


def test_what_home_would_cost_is_the_difference_of_the_sums(three, knowledge):
    """Each saves 30 % at home of what it saves where it goes: 70 % of the whole would be given up."""
    told = place_cases.told(three)
    whole = sum(one.cost.case.net_saving for one in told.processes)
    home = sum(option.case.net_saving for one in told.processes for option in one.cost.places if option.place is HOME)
    words = place_cases.words_of(section(told, knowledge))
    assert f"all onshore would cost {apart(whole, home)} more" in words


def test_a_barred_process_counts_where_it_is_recommended(three, knowledge):
    """Of three processes nearshore one may not go offshore: "where open", and the sum keeps its own saving."""
    near = moved(three, NEAR, NEAR, NEAR)
    told = place_cases.told(near, worth={HOME: Decimal("0.3"), NEAR: Decimal("0.8"), FAR: Decimal(1)})
    barred = place_cases.placed(near.processes[0], {HOME: Decimal("0.3"), NEAR: Decimal("0.8"), FAR: None})
    told = replace(told, processes=(barred, *told.processes[1:]))
    html = section(told, knowledge)
    assert "All offshore, where open" in html
    assert "1 barred" not in html
    assert "one barred" in html
    assert "not permitted" in html
    row = next(row for row in tables_of(html, "place-and-form")[1] if row[0] == "1")
    assert row[4:] == [
        "Onshore, United Kingdom",
        row[5],
        "It saves less. Offshore: only the United Kingdom and Bulgaria permitted.",
    ]


def test_a_quoted_process_keeps_its_own_saving_at_every_place(three, knowledge):
    """A quote holds for one place: at home the other two lose 70 % of what they save, the quoted one nothing."""
    told = place_cases.told(three, quotes=1)
    whole = sum(one.cost.case.net_saving for one in told.processes)
    lost = sum(one.cost.case.net_saving for one in told.processes[1:]) * Decimal("0.7")
    html = section(told, knowledge)
    assert title(html).endswith(f"; all onshore would cost {apart(whole, whole - lost)} more")
    said = "One has a quote, which holds only where it goes now: the sum for all onshore leaves it there."
    assert said in html
    assert "No. 1: the price at the place chosen is a quote; elsewhere it is priced by the assumptions" in html
    assert "Quoted: not compared." in html
    assert "quote" not in place_cases.words_of(section(place_cases.told(three), knowledge))


def test_where_every_price_is_a_quote_no_places_are_compared(three, knowledge):
    html = section(place_cases.told(three, quotes=3), knowledge)
    assert title(html) == "All three processes go offshore"
    assert "ask for quotes from a second place to compare" in html
    assert "<svg" not in html


def test_where_another_place_saves_more_the_figure_says_so(three, knowledge):
    html = section(place_cases.told(moved(three, NEAR, FAR, FAR)), knowledge)
    assert "For one of three processes another place would save more; Table 1 says why not" in html
    best = section(place_cases.told(moved(three, FAR, FAR, FAR)), knowledge)
    assert "Each process goes where it saves most of the places open to it" in best


def test_quoted_processes_are_no_part_of_what_the_figure_finds_and_give_nothing_up(three, knowledge):
    """Nearshore, a process would save more offshore; by its quote that cannot be said of the first."""
    html = section(place_cases.told(moved(three, NEAR, NEAR, FAR), quotes=1), knowledge)
    assert "For one of two processes without a quote another place would save more; Table 1 says why not" in html
    gives_up = {row[0]: row[5] for row in tables_of(html, "place-and-form")[1] if row[0] in {"1", "2", "3"}}
    assert gives_up["1"] == "quoted"
    assert gives_up["2"].startswith("−")
    alone = section(place_cases.told(moved(three, NEAR, NEAR, FAR), quotes=2), knowledge)
    assert "The one process without a quote goes where it saves most of the places open to it" in alone


def test_the_gap_in_rates_is_told_by_kind_of_work(three, knowledge):
    """Offshore an hour costs 41 % of home for routine work and 55 % for expert work in this portfolio."""
    routine, _, expert = three.processes
    expert = replace(expert, classification=with_nature(expert.classification, NatureClass.KPO))
    words = place_cases.words_of(section(place_cases.told(replace(three, processes=(routine, expert))), knowledge))
    assert "The more knowledge, the less there is to gain from distance" in words
    assert "Offshore an hour costs 41% of home for routine work and 55% of home for expert work" in words
    assert "That is 14 points less to gain" in words


def with_nature(classification: Classification, nature: NatureClass) -> Classification:
    return replace(classification, nature=nature)


def test_one_kind_of_work_makes_no_claim_about_knowledge(three, knowledge):
    words = place_cases.words_of(section(place_cases.told(three), knowledge))
    assert "What an hour costs abroad" in words
    assert "less to gain" not in words


def test_each_reason_is_printed_once_with_the_processes_it_holds_for(three, knowledge):
    html = section(place_cases.told(three), knowledge)
    reason = three.processes[0].sourcing.site_reason
    assert html.count(reason[1:60]) == 1
    assert "Offshore, India, third party: three processes" in html


def test_why_a_country_was_chosen_is_told_once_in_the_section_and_pointed_to_by_the_profiles(three, knowledge):
    told = place_cases.told(three)
    html = section(told, knowledge)
    why = three.processes[0].sourcing.country_reason
    assert why.startswith("India has the lowest rate")
    assert sum(one.sourcing.country_reason == why for one in three.processes) == 3
    assert html.count(why) == 1
    context = context_of(told)
    said = site_sentence(context, told.processes[0])
    assert why not in said
    assert said.endswith("Why India: section\N{NO-BREAK SPACE}8.")


def test_work_that_stays_in_the_country_has_its_reason_whole(knowledge):
    home = assessed(knowledge, work(2, EASY, permitted_countries=("GB",)), home_country="GB").processes[0]
    assert home.sourcing.country_reason == ""
    assert ground_of(home) == home.sourcing.site_reason
    assert "; " in ground_of(home)


def test_the_countries_used_stand_with_their_rates(three, knowledge):
    rows = tables_of(html := section(place_cases.told(three), knowledge), "place-and-form")[2]
    india = knowledge.locations["IN"]
    found = next(row for row in rows if row[0].startswith("India"))
    assert found[1:4] == [
        f"{india.rate_transactional:.0f}",
        f"{india.rate_skilled:.0f}",
        f"{india.rate_specialist:.0f}",
    ]
    assert found[6] == india.eu_transfer_route
    assert [row[0] for row in rows[1:]] == ["United Kingdom", "India", "Bulgaria"]
    assert india.origin.source.rstrip(".") in place_cases.words_of(html)


@pytest.mark.parametrize(("home", "tells"), [("DE", True), ("GB", True), (None, True), ("US", False), ("JP", False)])
def test_how_data_leaves_europe_is_told_only_where_some_may_come_from_there(home, tells):
    work_abroad = section_cases.work(1, "Invoices", personal_data=None)
    assert tells_routes(section_cases.assessed(work_abroad, home_country=home)) is tells


def test_people_are_told_by_wave_and_place_with_what_is_missing(three, knowledge):
    html = section(place_cases.told(three), knowledge)
    words = place_cases.words_of(html)
    assert "96.5 full-time equivalents are affected" in words
    assert "Two processes that move give no headcount and are not in it." in words
    table = next(rows for rows in tables_of(html, "place-and-form") if rows[0][0] == "Wave")
    assert table == [
        ["Wave", "Processes", "Nearshore", "Offshore", "In all"],
        ["Wave 1", "3", "–", "64.5", "64.5"],
        ["Wave 2", "3", "20.0", "12.0", "32.0"],
        ["All waves", "6", "20.0", "76.5", "96.5"],
    ]
    assert "Decision support, not legal advice" in words
    assert "One rule applies where the people work today: the United Kingdom" in words


@pytest.mark.parametrize(
    ("processes", "heading", "said"),
    [
        ((work(2, HARD),), "Nothing moves, so no place is chosen", "Places are compared for processes that move."),
        (
            (work(2, EASY, None), work(3, EASY, None)),
            "Both processes go offshore; without a cost no place can be priced",
            "give a yearly cost or a headcount on the Processes sheet",
        ),
    ],
    ids=["nothing moves", "no cost"],
)
def test_without_numbers_the_section_says_what_is_missing_and_stays_short(processes, heading, said, knowledge):
    html = section(assessed(knowledge, *processes), knowledge)
    assert title(html) == heading
    assert said in html
    assert "<svg" not in html
    assert "Lost there" not in html


def test_a_section_without_a_table_does_not_take_a_page_of_its_own(knowledge):
    assert 'class="section place-and-form brief"' in section(assessed(knowledge, work(2, HARD)), knowledge)


def test_one_process_is_drawn_once(knowledge):
    html = section(place_cases.told(assessed(knowledge, work(2, EASY, 600_000))), knowledge)
    assert html.count("<svg") == 1
    assert title(html).startswith("The one process that moves goes offshore; onshore it would cost")


@pytest.mark.parametrize("page_size", [PageSize.A4, PageSize.LETTER])
def test_sixty_processes_are_drawn_in_parts_of_one_figure(page_size, knowledge):
    """No part is a scrap, none is higher than a page, and each process is drawn once."""
    names = ["Reconciliation of intercompany balances and preparation of the supporting schedules", "Short"]
    many = assessed(
        knowledge,
        *(work(row, EASY, 1_000 * row * row, name=f"{names[row % 2]} {row}") for row in range(2, 62)),
        page_size=page_size,
    )
    html = section(place_cases.told(many), knowledge)
    heights = [float(height) for height in re.findall(r'<svg[^>]*height="([\d.]+)mm"', html)][1:]
    assert len(heights) == 2
    assert all(30 < height < 215 for height in heights)
    assert html.count("Figure 2</span>") == 1
    assert html.count("Figure 2, continued") == 1
    ids = re.findall(r'id="(figure-[^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_no_page_stumbles_over_its_words(three, knowledge):
    for assessment in (
        three,
        place_cases.told(three),
        place_cases.told(moved(three, HOME, HOME, HOME)),
        place_cases.told(assessed(knowledge, work(2, EASY))),
    ):
        assert SLIPS.findall(place_cases.words_of(section(assessment, knowledge))) == []


def test_the_analysts_words_are_printed_as_text(knowledge):
    name = "<b>{{ 7*7 }}</b> & co"
    html = section(place_cases.told(assessed(knowledge, work(2, EASY, name=name), work(3, EASY))), knowledge)
    assert "&lt;b&gt;{{ 7*7 }}&lt;/b&gt; &amp; co" in html
    assert "<b>" not in html


AMOUNTS = st.one_of(st.none(), st.floats(min_value=-1e7, max_value=1e7, allow_nan=False))


def cell(amount, *, is_chosen):
    if amount is None:
        return PlaceCell(amount=None, text="none cheaper")
    return PlaceCell(amount=amount, text=f"{amount:,.0f}", is_chosen=is_chosen)


@settings(deadline=None)
@given(
    rows=st.lists(
        st.tuples(AMOUNTS, AMOUNTS, AMOUNTS, st.integers(0, 2), st.text(max_size=90)), min_size=1, max_size=12
    ),
    pitch=st.sampled_from((4.3, PITCH)),
)
def test_the_figure_is_sound_whatever_the_amounts(rows, pitch):
    drawn = place_comparison(
        [
            PlaceRow(
                number=index,
                name=name,
                cells=tuple(cell(amount, is_chosen=place == chosen) for place, amount in enumerate(amounts)),
            )
            for index, (*amounts, chosen, name) in enumerate(rows, start=1)
        ],
        PALETTE,
        pitch=pitch,
    )
    assert is_sound(drawn.svg)
    assert outside(drawn.drawing) == []
    assert collisions(drawn.drawing) == []
    assert len(drawn.table) == len(rows) + 1


def test_the_chosen_place_is_told_by_fill_and_by_word():
    rows = [
        PlaceRow(
            number=1,
            name="Payroll",
            cells=(cell(-5.0, is_chosen=False), cell(10.0, is_chosen=True), cell(None, is_chosen=False)),
        )
    ]
    drawn = place_comparison(rows, PALETTE)
    assert drawn.table[1] == ("1", "Payroll", "-5", "10", "none cheaper", "Nearshore")
    bars = [mark for mark in drawn.drawing.marks if mark.shape == "rect"]
    assert [bar.fill for bar in bars] == [PALETTE.white, PALETTE.primary]
    assert bars[0].stroke == PALETTE.signal


@settings(deadline=None)
@given(amounts=st.lists(st.floats(min_value=-1e7, max_value=1e7, allow_nan=False), min_size=1, max_size=4))
def test_the_totals_are_sound_whatever_the_amounts(amounts):
    totals = [
        PlaceTotal(
            label="All offshore, where open", amount=one, text=f"{one:,.0f}", remark="1,000,000 less; two barred"
        )
        for one in amounts
    ]
    drawn = place_totals(totals, PALETTE)
    assert is_sound(drawn.svg)
    assert outside(drawn.drawing) == []
    assert collisions(drawn.drawing) == []
