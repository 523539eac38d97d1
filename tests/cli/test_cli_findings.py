from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from reportgen.cli.findings import as_json, as_text, summary
from reportgen.model.finding import Finding, Severity

MISSPELT = Finding(
    severity=Severity.ERROR,
    code="RG204",
    message='"Confidental" is not a choice for Data sensitivity.',
    remedy="Choose one from the list in the cell.",
    sheet="Processes",
    cell="F12",
    row=12,
    column="Data sensitivity",
    field="data_sensitivity",
    suggestion="Confidential",
)
NO_PROCESSES = Finding(severity=Severity.WARNING, code="RG101", message="No processes.", remedy="")
NOTE = Finding(severity=Severity.INFO, code="RG900", message="Read 3 rows.", remedy="", sheet="Processes")


def printed(*findings: Finding) -> list[str]:
    return as_text(findings, Path("acme.xlsx"), io.StringIO()).splitlines()


def test_a_finding_says_where_what_and_what_to_do():
    assert printed(MISSPELT) == [
        f'acme.xlsx  Processes!F12  error RG204  {MISSPELT.message} Did you mean "Confidential"?',
        "    Choose one from the list in the cell.",
    ]


def test_a_place_that_is_not_known_is_left_out():
    assert printed(NO_PROCESSES, NOTE) == [
        "acme.xlsx  warning RG101  No processes.",
        "acme.xlsx  Processes  note RG900  Read 3 rows.",
    ]


def test_a_message_that_asks_itself_is_not_asked_again():
    asking = Finding(severity=Severity.ERROR, code="RG1", message='Did you mean "FTE"?', remedy="", suggestion="FTE")
    assert printed(asking) == ['acme.xlsx  error RG1  Did you mean "FTE"?']


def test_a_hostile_cell_stays_on_its_line():
    hostile = Finding(severity=Severity.ERROR, code="RG1", message="a\n\x1b[31mb", remedy="c\r\nd", sheet="S\x07")
    assert printed(hostile) == [r"acme.xlsx  S\x07  error RG1  a \x1b[31mb", "    c d"]


@pytest.mark.parametrize(
    ("findings", "said"),
    [
        ((), "Nothing to correct."),
        ((NOTE,), "1 note."),
        ((MISSPELT, MISSPELT, NOTE), "2 errors and 1 note."),
        ((NOTE, MISSPELT, NO_PROCESSES), "1 error, 1 warning and 1 note."),
    ],
)
def test_the_summary_counts_by_severity(findings: tuple[Finding, ...], said: str):
    assert summary(findings) == said


def test_programs_get_every_part_of_a_finding():
    assert json.loads(as_json((MISSPELT,), Path("acme.xlsx"), exit_code=1)) == {
        "schema": 1,
        "workbook": "acme.xlsx",
        "findings": [
            {
                "severity": "error",
                "code": "RG204",
                "sheet": "Processes",
                "cell": "F12",
                "row": 12,
                "column": "Data sensitivity",
                "field": "data_sensitivity",
                "message": '"Confidental" is not a choice for Data sensitivity.',
                "remedy": "Choose one from the list in the cell.",
                "suggestion": "Confidential",
            }
        ],
        "exit_code": 1,
    }
