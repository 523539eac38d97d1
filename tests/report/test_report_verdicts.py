"""The table of verdicts: a reason is cut by the lines a row has, not by a number of letters."""

from collections import Counter

import pytest
from section_cases import assessed, context_of, work

from reportgen.model.engagement import Override
from reportgen.report.view.portfolio_map import _numbered
from reportgen.report.view.process_numbers import numbered_at_most
from reportgen.report.view.verdicts.section import telling_reason

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
