"""What the security section and the sheets say of measures, and that they claim no more than the workbook says."""

from dataclasses import replace

import pytest
from filled_security import PARTS, REDUCTION, protected
from hypothesis import given, settings
from hypothesis import strategies as st
from section_cases import MOVES, STAYS, assessed, context_of, work

from reportgen.model.engagement import ControlInPlace
from reportgen.model.protection import RiskScore
from reportgen.report.view.contents import contents_view
from reportgen.report.view.security.kinds import _answer, kinds_view, stricter_in_kpo
from reportgen.report.view.security.lists import measure_lists
from reportgen.report.view.security.risk_arithmetic import arithmetic_of
from reportgen.report.view.security.risk_facts import NOTHING_SAID, is_silent
from reportgen.report.view.security.section import _standfirst, _title_by_limit, _watch_caption
from reportgen.report.view.security.tables import risk_groups
from reportgen.report.view.sheets.section import _title, protection_sheets_view
from reportgen.report.view.summary import summarised
from reportgen.report.words.formats import Formats
from reportgen.workbook.results_rows import REGISTER, register_rows

EXPERT = {
    "judgement": 5,
    "domain_expertise": 5,
    "codifiability": 1,
    "analytical_complexity": 5,
    "output_customisation": 5,
}
FORMATS = Formats(locale="en_GB", currency="EUR")


def test_a_workbook_silent_of_measures_is_not_read_as_one_that_lacks_them():
    silent = assessed(work(1, "Payroll"))
    told = assessed(work(1, "Payroll", control_maturity=0.5))
    listed = assessed(work(1, "Payroll"), controls=(ControlInPlace(control_id="CTL-EN-01", maturity=0.0),))
    assert [is_silent(one) for one in (silent, told, listed)] == [True, False, False]
    assert NOTHING_SAID in _standfirst(context_of(silent), silent.processes)
    assert NOTHING_SAID not in _standfirst(context_of(told), told.processes)
    assert NOTHING_SAID in protection_sheets_view(context_of(silent)).reading[1]
    assert "Open: not in place, or nothing said of it." in protection_sheets_view(context_of(told)).reading[1]


@pytest.mark.parametrize(
    ("now", "after", "said"),
    [
        (4, 2, "Four processes would exceed the accepted risk without measures; two with all agreed"),
        (1, 0, "One process would exceed the accepted risk without measures; none with all agreed"),
    ],
)
def test_where_nothing_is_said_of_measures_the_title_claims_nothing_of_today(now, after, said):
    assert _title_by_limit(now, after, is_silent=True) == said


@pytest.mark.parametrize(
    ("left", "ended", "said"),
    [
        (0.624975, 2, "4 × 62.498% = 2.4999, so 2."),
        (0.625, 3, "4 × 62.5% = 2.5, so 3."),
        (0.87496, 3, "4 × 87.496% = 3.4998, so 3."),
        (0.56, 2, "4 × 56.0% = 2.2, so 2."),
    ],
)
def test_a_share_near_a_half_is_printed_so_that_the_product_rounds_as_it_did(left, ended, said):
    assert after_of(left, ended) == said


@settings(deadline=None, max_examples=60)
@given(st.integers(150_000, 1_000_000).map(lambda millionths: millionths / 1e6))
def test_the_printed_share_leads_to_the_printed_score(left):
    share, product = after_of(left, int(4 * left + 0.5)).removeprefix("4 × ").split(", ")[0].split("% = ")
    assert 4 * float(share) / 100 == pytest.approx(
        float(product), abs=0.5 * 10 ** -len(product.partition(".")[2]) + 1e-9
    )
    assert int(4 * float(share) / 100 + 0.5 + 1e-9) == int(4 * left + 0.5)


def after_of(left, ended, found=[]):  # noqa: B006 - kept for all examples
    found = found or [*found, assessed(work(1, "Payroll")).processes[0]]
    security = protected(
        found[0],
        reduction=replace(REDUCTION, likelihood_left=left, at_floor=()),
        residual=RiskScore(likelihood=ended, impact=3, score=3 * ended),
    ).security
    return arithmetic_of(FORMATS, security)[0].after


def test_a_risk_accepted_on_inferred_ratings_is_accepted_if_they_hold():
    found = assessed(work(1, "Payroll"))
    guessed = tuple(replace(part, is_inferred=True) for part in PARTS)
    for parts, said in ((PARTS, "Yes"), (guessed, "Yes, as inferred")):
        one = protected(found.processes[0], parts=parts, accepted=8)
        ((row,),) = [group.rows for group in risk_groups(context_of(replace(found, processes=(one,))))]
        assert row.outcome == said


def test_where_nothing_adds_points_no_driver_is_named():
    found = assessed(work(1, "Payroll"))
    one = protected(found.processes[0], parts=tuple(replace(part, rating=1, points=0.0) for part in PARTS))
    ((row,),) = [group.rows for group in risk_groups(context_of(replace(found, processes=(one,))))]
    assert row.driver == "–"


def test_a_list_is_led_by_the_measures_that_it_has():
    found = assessed(work(1, "Payroll"))
    (listed,) = measure_lists(context_of(found), summarised(found))
    first, second = (row.name for row in listed.rows[:2])
    assert listed.lead.startswith(f"“{first}”, “{second}” and “")


def test_the_caption_of_a_list_says_how_many_need_its_first_measure():
    found = assessed(work(1, "Payroll"), work(2, "Invoices"))
    (listed,) = measure_lists(context_of(found), summarised(found))
    first = listed.rows[0]
    assert first.processes == "2 of 2"
    assert listed.caption.finding == f"Both sourced processes that lean to BPO need “{first.name}”"


@pytest.mark.parametrize(("experts", "is_said"), [(2, True), (3, False)])
def test_fewer_than_three_processes_of_a_kind_give_only_an_indication(experts, is_said):
    expert = [work(10 + number, f"Pricing {number}", MOVES | EXPERT) for number in range(experts)]
    found = assessed(*[work(number, f"Payroll {number}") for number in range(1, 4)], *expert)
    said = stricter_in_kpo(context_of(found))
    assert said.startswith("No. In this portfolio the risk before measures is")
    assert ("That is only an indication: two lean to KPO." in said) is is_said


@pytest.mark.parametrize(
    ("risk", "measures", "said"),
    [
        (1, 1, "Yes."),
        (0, 1, "Yes."),
        (-1, 0, "No."),
        (-1, -1, "No."),
        (0, 0, "No difference."),
        (1, -1, "No clear difference."),
        (-1, 1, "No clear difference."),
    ],
)
def test_whether_security_is_stricter_in_kpo_is_answered_in_a_word(risk, measures, said):
    assert _answer(risk, measures) == said


def test_the_measures_of_a_kind_add_up_as_printed():
    """A third of a measure each is 0.3 three times over, and yet one measure a process."""
    found = assessed(*[work(number, f"Payroll {number}") for number in range(1, 4)], work(9, "Pricing", MOVES | EXPERT))
    processes = [
        replace(one, security=replace(one.security, controls=(replace(one.security.controls[0], emphasis=emphasis),)))
        for one, emphasis in zip(found.processes, ("bpo", "kpo", "both", "both"), strict=True)
    ]
    table = kinds_view(context_of(replace(found, processes=tuple(processes)))).table
    assert table.heads[-4:] == ("Measures a process", "of these for volume", "for secrecy", "for any work")
    assert table.rows[0].cells[-4:] == ("1.0", "0.4", "0.3", "0.3")


@pytest.mark.parametrize(("accepted", "said"), [(8, "Here a score of up to 8 is accepted."), (25, "")])
def test_the_key_to_the_marks_names_what_this_client_accepts(accepted, said):
    found = assessed(work(1, "Payroll"))
    view = contents_view(context_of(found), (), {"low": "", "medium": "", "high": ""}, accepted=accepted)
    assert view.accepted.endswith(said)
    assert bool(view.accepted) == bool(said)
    assert [key.text for key in view.risks] == [
        "A score of 5 or less.",
        "A score of 6 to 9.",
        "A score of 10 or more; severe from 15.",
    ]


def test_the_register_writes_by_when_as_the_sheet_does_where_there_is_no_contract():
    found = assessed(work(1, "Payroll", STAYS | {"strategic_importance": 5, "relative_capability": 5}))
    one = found.processes[0]
    at = [field.header for field in REGISTER].index("By when")
    sheet = protection_sheets_view(context_of(found)).sheets[0].make()
    assert not one.sourcing.moves
    assert not one.security.clauses
    assert {row[at] for row in register_rows(found)} == {row.when for group in sheet.measures for row in group.rows}


def test_measures_stand_by_how_many_processes_need_them_as_the_caption_says():
    found = assessed(work(1, "Payroll", MOVES), work(2, "Claims", MOVES | {"data_sensitivity": 5}))
    (listed,) = measure_lists(context_of(found), summarised(found))
    needed = [int(row.processes.split()[0]) for row in listed.rows]
    assert len(set(needed)) > 1
    assert needed == sorted(needed, reverse=True)
    assert listed.rows[0].name in listed.caption.finding


@pytest.mark.parametrize(("printed", "which"), [(1, "one of two processes"), (2, "each of the two processes")])
def test_sheets_say_of_how_many_processes_they_are(printed, which):
    made = assessed(work(1, "Payroll", MOVES), work(2, "Claims", MOVES))
    assert _title(made.processes[:printed], len(made.processes)) == f"What must be in place for {which}, and why"


@pytest.mark.parametrize(("ratings", "said"), [(MOVES, ""), (STAYS, "should the work ever go to one.")])
def test_where_nothing_moves_the_watch_on_a_provider_is_for_the_case_that_it_does(ratings, said):
    made = assessed(work(1, "Pricing", ratings))
    unit = _watch_caption(context_of(made), summarised(made)).unit
    assert unit.endswith(said)
    assert bool(unit) is bool(said)
