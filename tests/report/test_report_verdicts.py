"""The table of verdicts: a reason is cut by the lines a row has, not by a number of letters."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
from section_cases import MOVES, assessed, context_of, work

from reportgen.model.engagement import Override
from reportgen.report.view.portfolio_map import _judged, _numbered
from reportgen.report.view.process_numbers import numbered_at_most
from reportgen.report.view.summary import summarised
from reportgen.report.view.verdicts.by_function import function_table
from reportgen.report.view.verdicts.section import telling_reason

EXPERT = dict.fromkeys(("judgement", "domain_expertise", "analytical_complexity"), 5) | {"codifiability": 1}
SHORT = "The works council has agreed to nothing yet, and the three brands merge in the summer."


@pytest.mark.parametrize(
    ("said", "end"),
    [
        (SHORT, "merge in the summer."),
        (f"{SHORT} Then the work may move, with all of it.", "with all of it."),  # 149 letters take the four lines
        (" ".join([SHORT] * 9), "…"),
    ],
)
def test_a_reason_is_told_in_full_where_its_row_has_the_lines(said, end):
    (one,) = assessed(work(1, "Payroll", override=Override.RETAIN, override_reason=said)).processes
    assert telling_reason(one, Counter()).endswith(end)


def test_the_readings_of_the_map_name_processes_in_order_and_say_how_many_more():
    found = assessed(*(work(number, f"Payroll {number}") for number in range(1, 12)))
    backwards = found.processes[::-1]
    assert _numbered(context_of(found), backwards[-3:]) == "No.\N{NO-BREAK SPACE}1–3"
    assert _numbered(context_of(found), backwards) == "No.\N{NO-BREAK SPACE}1–11"
    assert numbered_at_most([1, 3, 5, 6, 7, 9, 11], 3) == "No.\N{NO-BREAK SPACE}1, 3, 5–7 and two more"
    assert numbered_at_most([1, 3, 5, 6, 7, 9], 3) == "No.\N{NO-BREAK SPACE}1, 3, 5–7 and 9"


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (4, 5, "yet specialists offer it, and the result can be measured."),
        (4, 3, "yet specialists offer it; the result can be measured for No.\N{NO-BREAK SPACE}1."),
        (3, None, "yet specialists offer it."),
    ],
)
def test_the_map_says_that_a_result_can_be_measured_where_it_is_rated_so(first, second, said):
    rated = [MOVES | EXPERT | {"measurability": first}, MOVES | EXPERT | {"measurability": second}]
    rated = [{key: value for key, value in one.items() if value is not None} for one in rated]
    found = assessed(*(work(number, f"Pricing {number}", one) for number, one in enumerate(rated, start=1)))
    (reading,) = _judged(context_of(found), replace(summarised(found), sourced=found.processes))
    assert reading.text.endswith(said)


def by_function(*functions, moved=Override.OUTSOURCE, **facts):
    """Return the table by function of processes that cost 100,000 a year, every other of which stays."""
    found = assessed(
        *(
            work(
                number,
                f"Work {number}",
                function=function,
                annual_cost=Decimal(100_000),
                override=Override.RETAIN if number % 2 else moved,
                **facts,
            )
            for number, function in enumerate(functions, start=1)
        )
    )
    return function_table(context_of(found), summarised(found))


def test_verdicts_are_summed_up_by_function_so_that_they_add_up():
    table = by_function("Finance", "Finance", "Finance", "Law", "Law", None)
    assert table.heads == ("Source", "Retain")
    assert [(row.name, row.counts, row.cost, row.moving) for row in table.rows] == [
        ("Finance", ("3", "1", "2"), "300", "100"),
        ("Law", ("2", "1", "1"), "200", "100"),
        ("No function given", ("1", "1", "–"), "100", "100"),
        ("All processes", ("6", "3", "3"), "600", "300"),
    ]
    assert table.caption.finding == "Most moves in Finance: €100k of €300k a year"


def test_of_a_process_sourced_in_part_that_part_moves():
    table = by_function("Finance", "Finance", "Finance", "Law", "Law", None, moved=Override.SELECTIVE)
    assert table.heads == ("Source", "Retain")
    assert [(row.name, row.cost, row.moving) for row in table.rows] == [
        ("Finance", "300", "60"),
        ("Law", "200", "60"),
        ("No function given", "100", "60"),
        ("All processes", "600", "180"),
    ]
    assert "60 of 300 moves" in table.rows[0].bar
    assert table.caption.finding == "Most moves in Finance: €60k of €300k a year"


@pytest.mark.parametrize("functions", [(None, None, None), ("Law", "Law"), ("Law", "Finance", "Sales")])
def test_no_function_one_or_almost_as_many_as_processes_are_not_summed_up(functions):
    assert by_function(*functions) is None


def test_of_very_many_functions_the_last_stand_together():
    table = by_function(*(f"Function {number // 2:02}" for number in range(50)))
    assert [table.rows[18].name, table.rows[19].name, table.rows[20].name, table.rows[19].counts[0]] == [
        "Function 18", "6 other functions", "All processes", "12",
    ]  # fmt: skip
