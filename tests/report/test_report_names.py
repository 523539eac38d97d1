"""Two different processes never look the same, however little room a table, a list or a key has for their names."""

from dataclasses import replace
from functools import partial

import pytest
from section_cases import assessed, context_of, work

from reportgen.report.figures.place_comparison import in_room
from reportgen.report.figures.text_metrics import fitted, text_width
from reportgen.report.view.compose import composed
from reportgen.report.view.money.ways import ways_table
from reportgen.report.view.names import told_apart
from reportgen.report.view.page import in_running_head, page_view
from reportgen.report.view.portfolio_map import MapDrawing, map_view
from reportgen.report.view.profiles.section import ProfilesView
from reportgen.report.view.summary import summarised
from reportgen.report.view.wording import clipped

ALIKE = (
    "Preparation of statutory accounts of the subsidiaries in Austria",
    "Preparation of statutory accounts of the subsidiaries in Norway",
    "Preparation of statutory accounts of the holding companies",
)
MIDDLE = (
    "Handling of incoming claims of private customers, first and second level",
    "Handling of incoming claims of business customers, first and second level",
)
CODES = ("PROC_FIN_ACCOUNTS_PAYABLE_INVOICES_EUROPE_01", "PROC_FIN_ACCOUNTS_PAYABLE_INVOICES_EUROPE_02")


def cut(names, limit):
    return [told_apart(name, names, partial(clipped, limit=limit)) for name in names]


@pytest.mark.parametrize(
    ("names", "limit", "printed"),
    [
        (("Payroll", "Payroll of temporary staff"), 40, ["Payroll", "Payroll of temporary staff"]),  # all fit
        (("Supplier invoice processing", "Travel expense claims"), 20, ["Supplier invoice…", "Travel expense…"]),
        (ALIKE, 34, ["Preparation of… in Austria", "Preparation of… in Norway", "Preparation of… holding companies"]),
        (MIDDLE, 34, ["Handling… private customers…", "Handling… business customers…"]),
        (CODES, 20, ["PROC_FIN_A…EUROPE_01", "PROC_FIN_A…EUROPE_02"]),
        (("Payroll", "Payroll, pensions and travel"), 10, ["Payroll", "Payro…avel"]),  # "Payroll…" would be the other
        (
            ("Payroll in “Northern” Norway", "Payroll in “Northern” Sweden"),
            20,
            ["Payroll in… Norway", "Payroll in… Sweden"],
        ),
    ],
)
def test_names_are_cut_where_they_can_be_told_apart(names, limit, printed):
    assert cut(names, limit) == printed
    assert all(len(one) <= limit for one in printed)


@pytest.mark.parametrize("limit", [24, 28, 34, 40, 60])
@pytest.mark.parametrize("names", [ALIKE, MIDDLE, CODES, ALIKE + MIDDLE + CODES])
def test_no_two_look_the_same_at_any_limit(names, limit):
    printed = cut(names, limit)
    assert len({"".join(filter(str.isalnum, one)) for one in printed}) == len(names)
    assert len({clipped(one, 24) for one in ALIKE}) == 1, "cut at the end they would"


def test_names_are_told_apart_where_the_room_is_in_millimetres():
    printed = [told_apart(name, ALIKE, partial(fitted, width=40, size=8)) for name in ALIKE]
    assert len(set(printed)) == 3
    assert all(fitted(one, 40, size=8) == one for one in printed)


@pytest.fixture(scope="module")
def context():
    return context_of(assessed(*(work(number, name) for number, name in enumerate(ALIKE + MIDDLE, start=1))))


def test_tables_and_the_key_of_the_map_print_names_that_differ(context):
    drawn = MapDrawing(drawing=None, numbered_only=(1, 2, 3, 4, 5), has_key_page=False)
    key = [entry.link.text for entry in map_view(context, summarised(context.assessment), drawn).key]
    ways = [row.link.text for row in ways_table(context).rows]
    for names in (key, ways):
        assert len(names) == len(set(names)) == 5


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("What to source", "Sheet 14: Operation of the remote-service platform"),
        (
            "Which work of the whole group to keep and which to source, in which places and what it takes",
            "Sheet 14: Operation of the remote-service…",
        ),
    ],
)
def test_the_running_head_leaves_a_name_the_room_that_the_title_does_not_take(context, title, printed):
    engagement = replace(context.assessment.engagement, title=title)
    titled = replace(context, assessment=replace(context.assessment, engagement=engagement))
    assert in_running_head(titled, "Sheet 14: Operation of the remote-service platform") == printed


def test_the_head_of_a_profile_is_one_line_in_capitals_too():
    name = "WAREHOUSE MOVEMENTS, WORKSHOP WORKFLOWS AND WORLDWIDE WARRANTY HANDLING"
    title = "Which work of the whole group to keep and which to source, in which places and how"
    context = context_of(assessed(work(1, name), title=title))
    page = page_view(context)
    (profiles,) = (one.view for one in composed(context, page) if isinstance(one.view, ProfilesView))
    running = profiles.profiles[0].make().opener.running
    assert running.startswith("1 WAREHOUSE MOVEMENTS")
    assert text_width(running, size=7.6, weight=600) < page.section_mm


def test_names_are_whole_where_a_table_and_a_figure_have_room():
    """What was cut in the table of ways and beside the bars of the places, in the standard brand's letters."""
    name = "Tax compliance and transfer pricing files"
    found = context_of(assessed(work(1, name), work(2, "Payroll")))
    assert ways_table(found).rows[0].link.text == name
    assert in_room(name) == name
