"""Headers that are almost right: slips of typing are, other words and opposites never."""

from __future__ import annotations

import pytest

from reportgen.knowledge import catalogues
from reportgen.workbook.header_match import almost, header_names
from reportgen.workbook.schema import process_columns

NAMES = header_names(process_columns(catalogues.load()))


def nearest(header: str) -> str | None:
    column = almost(header, NAMES)
    return None if column is None else column.header


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Judgemnt", "Judgement"),
        ("Jdugement", "Judgement"),
        ("Proces name", "Process name"),
        ("Process nmae", "Process name"),
        ("ProcessName", "Process name"),
        ("Anual cost", "Annual cost"),
        ("Anual cost EUR", "Annual cost"),
        ("Annual costs", "Annual cost"),
        ("Costs", "Annual cost"),
        ("Casses", "Annual volume"),
        ("Onwer", "Owner"),
        ("Documentatoin", "Documentation"),
        ("Non-delegabel decision", "Non-delegable decision"),
        ("Permited countries", "Permitted countries"),
    ],
)
def test_a_slip_of_typing_is_taken_for_the_header(header, column):
    assert nearest(header) == column


@pytest.mark.parametrize(
    "header",
    [
        "Delegable decision",
        "Undocumented",
        "Instability",
        "Unstructured input",
        "Independence",
        "Incapability",
        "Data insensitivity",
        "Unmeasurability",
        "Non-personal data",
        "No personal data",
        "Disallowed countries",
        "Non-permitted countries",
        "Not permitted countries",
        "Impermitted countries",
        "Suitability",
        "Usability",
        "Scalability",
        "Causes",
        "Process order",
        "Level 4",
    ],
)
def test_an_opposite_or_another_word_is_not(header):
    assert nearest(header) is None


@pytest.mark.parametrize("header", ["Number of FTEs", "No. of FTE", "# FTE", "FTE count"])
def test_a_count_of_full_time_equivalents_is_fte(header):
    assert nearest(header) == "FTE"
