"""What to look into in the money is printed with what to do about it, for each process its own."""

from dataclasses import replace

import pytest
from section_cases import MOVES, assessed, context_of, work

from reportgen.model.finding import Finding, Severity
from reportgen.report.view.money.checks import checks_of

MADE = assessed(*(work(number, f"Work {number}", MOVES) for number in (1, 2, 3)))
CONFIRM, WIDEN = "Have the price confirmed, or override it.", "Widen the permitted countries, or override it."


@pytest.mark.parametrize(
    ("remedies", "said"),
    [
        ((CONFIRM, CONFIRM, CONFIRM), CONFIRM),
        (
            (CONFIRM, WIDEN, CONFIRM),
            (
                "No.\u00a01 and 3: have the price confirmed, or override it. "
                "No.\u00a02: widen the permitted countries, or override it."
            ),
        ),
    ],
)
def test_a_remedy_that_is_not_the_same_for_all_names_whom_it_is_for(remedies, said):
    found = tuple(
        Finding(code="RG908", severity=Severity.WARNING, message="It loses.", remedy=remedy, row=one.process.row)
        for one, remedy in zip(MADE.processes, remedies, strict=True)
    )
    (check,) = checks_of(context_of(replace(MADE, findings=found)))
    assert check.remedy == said
