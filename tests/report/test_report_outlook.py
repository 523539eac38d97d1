"""The outlook: titles and tables made from the numbers, and nothing where there is nothing to say."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from section_cases import KNOWLEDGE, MOVES, STAYS, assessed, context_of, words_of, work

from reportgen.model.outlook import NicheGround, Outlook, Reach
from reportgen.model.verdict import NatureClass, NotAssessed, Place
from reportgen.report.view.outlook.market import _finding, bears_on
from reportgen.report.view.outlook.section import outlook_view


@pytest.fixture(scope="module")
def portfolio():
    kept = [work(number, f"Tax {number}", STAYS) for number in (3, 4)]
    return assessed(work(1, "Payroll"), work(2, "Invoices"), *kept)


def foreseen(one, reach, *, exposure=80.0, late=None, niche=(), **facts):
    """Return a process with another outlook, and with what the outlook rests on."""
    outlook = Outlook(automation_exposure=exposure, coverage=1.0, reach=reach, pays_back_late=late, niche=niche)
    return replace(one, outlook=replace(outlook, **facts))


def view_of(assessment, *processes):
    return outlook_view(context_of(replace(assessment, processes=processes)))


def test_the_title_counts_what_is_next_and_says_to_buy_results(portfolio):
    payroll, invoices, *kept = portfolio.processes
    rest = [foreseen(one, Reach.FAR, exposure=20.0) for one in kept]
    found = view_of(
        portfolio, foreseen(payroll, Reach.NEXT, late=False), foreseen(invoices, Reach.NEXT, late=True), *rest
    )
    assert found.opener.title == "Two of four processes are next to be automated: buy results, not heads"
    assert found.opener.standfirst.startswith(
        "One of two that move may be overtaken: it does not break even within three"
    )
    row = found.reach.rows[0]
    assert (row.name, row.processes, row.term) == (
        "Next to be automated",
        "1, 2",
        "Three years at most, with a way out before",
    )
    assert row.break_even.startswith("Within three years; No.\u00a02 does not: automate")
    assert row.volume == "No minimum after the first year"


def test_a_price_by_head_is_named_where_software_comes_next(portfolio):
    payroll, *_ = portfolio.processes
    by_head = replace(payroll, sourcing=replace(payroll.sourcing, price_model="per_fte"))
    price = view_of(portfolio, foreseen(by_head, Reach.NEXT, late=False)).reach.rows[0].price
    assert price == "By result, falling as software takes over; not by head, as for No.\u00a01"
    by_unit = replace(payroll, sourcing=replace(payroll.sourcing, price_model="per_transaction"))
    price = view_of(portfolio, foreseen(by_unit, Reach.NEXT, late=False)).reach.rows[0].price
    assert price == "By result, as proposed, falling as software takes over"


def test_what_stays_and_is_next_needs_no_contract(portfolio):
    *_, kept = portfolio.processes
    found = view_of(portfolio, foreseen(kept, Reach.NEXT))
    assert found.opener.title == "This work is next to be automated, before anybody is asked to take it over"
    assert found.reach.rows[0].term == "No contract now: see first what software can do"
    assert found.drawing is None


@pytest.mark.parametrize(
    ("reach", "exposure", "title"),
    [
        (Reach.LATER, 50.0, "Nothing is next to be automated; software takes part of two processes"),
        (Reach.FAR, 20.0, "People decide; software prepares"),
        (
            NotAssessed(reason="None"),
            NotAssessed(reason="None"),
            "How far software reaches into the work is not rated yet",
        ),
    ],
)
def test_the_title_where_nothing_is_next(portfolio, reach, exposure, title):
    both = [foreseen(one, reach, exposure=exposure) for one in portfolio.processes[:2]]
    assert view_of(portfolio, *both).opener.title == title


def test_where_nothing_is_rated_no_table_stands_and_no_class_brings_no_market_figure(portfolio):
    nothing = NotAssessed(reason="No name to go by.")
    one = portfolio.processes[0]
    blank = replace(one, outlook=None, classification=replace(one.classification, leaning=nothing))
    found = view_of(portfolio, blank)
    assert (found.drawing, found.reach, found.exposure, found.niches, found.market) == (None,) * 5
    html = words_of("outlook", found)
    assert '<section class="section outlook brief"' in html
    assert "<table" not in html
    assert "Seven ratings say it, from codifiability to documentation; fill them in." in html


def spread(moves):
    """Return moves that break even half a year after each other."""
    cases = [replace(one.cost.case, payback_years=0.5 * index) for index, one in enumerate(moves, 1)]
    return [replace(one, cost=replace(one.cost, case=case)) for one, case in zip(moves, cases, strict=True)]


def test_a_figure_is_drawn_from_five_moves_on_and_says_what_it_leaves_out(portfolio):
    payroll = portfolio.processes[0]
    moves = [replace(payroll, process=replace(payroll.process, row=row)) for row in range(2, 8)]
    never = replace(payroll.cost.case, payback_years=NotAssessed(reason="never"))
    moves[5] = replace(moves[5], cost=replace(payroll.cost, case=never))
    found = view_of(portfolio, *(foreseen(one, Reach.NEXT, late=one is moves[5]) for one in moves))
    finding = "Five of six moves that are next to be automated pay back before software comes"
    assert found.drawing.caption.finding == finding
    assert "Not drawn: No.\u00a06, which does not break even within the horizon." in found.drawing.source
    assert (
        "Discs that would hide one another were moved, none across a dashed line." in found.drawing.source
    )  # all five are alike
    apart = view_of(portfolio, *(foreseen(one, Reach.NEXT, late=False) for one in spread(moves[:5])))
    assert "moved" not in apart.drawing.source
    assert view_of(portfolio, *(foreseen(one, Reach.NEXT, late=False) for one in moves[:4])).drawing is None


def test_a_line_from_a_disc_to_its_place_is_explained_below_the_figure(portfolio):
    """Five moves about as exposed and about as late: for one of them there is room only at some distance."""
    payroll = portfolio.processes[0]

    def move(row, exposure, years):
        case = replace(payroll.cost.case, payback_years=years)
        named = replace(payroll, process=replace(payroll.process, row=row), cost=replace(payroll.cost, case=case))
        return foreseen(named, Reach.NEXT, late=False, exposure=exposure)

    said = "A line from a disc ends where it belongs."
    close = [move(row, 80 + row % 3, 1.4 + 0.17 * (row % 2)) for row in range(1, 6)]
    assert said in view_of(portfolio, *close).drawing.source
    apart = [move(row, 10 * row, 0.5 * row) for row in range(1, 6)]
    assert said not in view_of(portfolio, *apart).drawing.source


def test_the_numbers_stand_in_a_table_the_most_exposed_first(portfolio):
    payroll, invoices, tax, other = portfolio.processes
    found = view_of(
        portfolio,
        foreseen(payroll, Reach.LATER, exposure=60.0),
        foreseen(invoices, Reach.NEXT, exposure=90.0, late=False),
        foreseen(tax, NotAssessed(reason="few"), exposure=NotAssessed(reason="few")),
        foreseen(other, Reach.FAR, exposure=10.0),
    )
    cells = [[(one.number, one.exposure) for one in row] for row in found.exposure.rows]
    assert cells == [[("2", "90"), ("4", "10")], [("1", "60"), ("3", "–")]]
    assert found.exposure.caption.finding == "Invoices is the most exposed, Tax 4 the least"


def test_those_equally_exposed_are_counted_and_none_of_them_is_named_the_most(portfolio):
    payroll, invoices, tax, other = portfolio.processes

    def finding(*exposures: float) -> str:
        ones = zip((payroll, invoices, tax, other), exposures, strict=True)
        found = view_of(portfolio, *(foreseen(one, Reach.NEXT, exposure=value, late=False) for one, value in ones))
        return found.exposure.caption.finding

    assert finding(90.0, 90.0, 90.0, 90.0) == "All four rated processes have an exposure of 90"
    assert finding(90.0, 90.2, 80.0, 10.0) == "Two processes are the most exposed, Tax 4 the least"
    assert finding(90.0, 20.0, 10.0, 10.1).endswith("is the most exposed, two the least")


def test_niches_are_grouped_by_the_depth_of_their_market(portfolio):
    grounds = (NicheGround.EXPERTISE, NicheGround.THIN_MARKET)
    payroll, _, tax, other = portfolio.processes

    def niche(one, depth):
        rated = replace(one, process=replace(one.process, ratings={"supplier_market_depth": depth}))
        return foreseen(rated, Reach.FAR, exposure=10.0, niche=grounds)

    found = view_of(portfolio, niche(payroll, 3), niche(tax, 1), niche(other, 2))
    assert (
        found.niches.caption.finding == "Three processes are specialist niches, two of them with two providers at most"
    )
    assert found.niches.caption.unit == "Work that takes years in the specialism, from few providers."
    assert [row.market for row in found.niches.rows] == ["None", "One or two", "Three to five"]
    alone = view_of(portfolio, niche(tax, 1))
    assert alone.niches.caption.finding == "One process is a specialist niche without a known provider"
    assert alone.opener.standfirst.endswith("One process is a specialist niche without a known provider.")
    assert found.niches.rows[2].meaning.startswith("Ask all of them, and several boutiques")
    assert found.niches.rows[1].meaning.startswith("Keep it")


@pytest.mark.parametrize(
    ("second_hand", "said"),
    [
        ((True, False), "One of two figures on the market is second-hand"),
        ((True, True, False), "Two of three figures on the market are second-hand"),
        ((True, True), "What publishers say of the market, in two figures, all second-hand"),
    ],
)
def test_the_figures_that_others_quote_are_called_second_hand_as_in_their_rows(second_hand, said):
    assert _finding([SimpleNamespace(secondary=one) for one in second_hand]) == said


def test_a_market_figure_is_printed_only_where_it_bears_on_the_portfolio(portfolio):
    figures = {one.id: one for one in KNOWLEDGE.market_figures}
    payroll = portfolio.processes[0]
    home = replace(payroll, sourcing=replace(payroll.sourcing, place=Place.ONSHORE))
    expert = replace(home, classification=replace(home.classification, leaning=NatureClass.KPO))
    contact = replace(home, process=replace(home.process, ratings=MOVES | {"customer_contact": 4}))
    assert bears_on(figures["bpo_market"], [home])
    assert not bears_on(figures["bpo_market"], [expert])
    assert bears_on(figures["kpo_market"], [expert])
    assert not bears_on(figures["ai_contact_centres"], [home])
    assert bears_on(figures["ai_contact_centres"], [contact])
    assert not bears_on(figures["locations"], [home])
    assert bears_on(figures["locations"], [replace(home, sourcing=replace(home.sourcing, place=Place.OFFSHORE))])


def test_a_market_figure_says_who_published_it_when_and_whether_it_is_second_hand(portfolio):
    html = words_of("outlook", outlook_view(context_of(portfolio)))
    assert "Deloitte; 2024; second-hand" in html
    assert "Real Time Data Stats; Mordor Intelligence; 2025 and 2026</td>" in html
    assert "The world market for KPO" not in html
