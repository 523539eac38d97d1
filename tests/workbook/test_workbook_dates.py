"""Dates as text are read where they mean one day, and never as another day than the one meant."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.model.finding import CellRef
from reportgen.workbook.column import Column, Kind
from reportgen.workbook.date_text import read_date
from reportgen.workbook.located import Cell
from reportgen.workbook.parsed import Conventions
from reportgen.workbook.parser import parse_cell

NOVEMBER = dt.date(2026, 11, 16)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en_GB", "2026-11-16"),
        ("en_GB", " 2026-11-16T09:30:00Z "),
        ("en_GB", "2026/11/16"),
        ("en_GB", "16.11.2026"),
        ("en_US", "16.11.2026"),
        ("de_AT", "16. 11. 2026"),
        ("en_GB", "16 November 2026"),
        ("en_GB", "Nov 16, 2026"),
        ("en_GB", "16-Nov-2026"),
        ("en_GB", "16th of NOVEMBER 2026"),
        ("de_AT", "16. Nov. 2026"),
        ("fr_FR", "16 novembre 2026"),
        ("es_ES", "16 de noviembre de 2026"),
        ("pl_PL", "16 listopada 2026"),
        ("pl_PL", "16 November 2026"),
        ("en_GB", "16/11/2026"),
        ("en_GB", "16-11-2026"),
        ("en_US", "11/16/2026"),
        ("en_GB", "16/11/2026 00:00"),
        ("en_US", "11/16/2026 9:30 AM"),
    ],
)
def test_one_day_without_doubt(locale: str, text: str):
    assert read_date(text, locale).day == NOVEMBER


@pytest.mark.parametrize(
    ("locale", "text", "readings"),
    [
        ("en_GB", "03/04/2026", ["2026-04-03", "2026-03-04"]),
        ("en_US", "03/04/2026", ["2026-03-04", "2026-04-03"]),
        ("en_GB", "11/16/2026", ["2026-11-16"]),
        ("en_US", "16/11/2026", ["2026-11-16"]),
        ("sv_SE", "16/11/2026", ["2026-11-16"]),
        ("en_GB", "11.16.2026", ["2026-11-16"]),
        ("en_GB", "16.11.26", ["2026-11-16"]),
        ("en_GB", "03/04/26", ["2026-04-03", "2026-03-04"]),
        ("en_GB", "16 Nov 26", ["2026-11-16"]),
        ("en_GB", "16 Nov '26", ["2026-11-16"]),
        ("en_GB", "30 February 2026", []),
        ("en_GB", "November 2026", []),
        ("en_GB", "16 Novembro 2026", []),
        ("en_GB", "2026-02-30", []),
        ("en_GB", "2026-11", []),
        ("en_GB", "Q4 2026", []),
        ("en_GB", "end of 2026", []),
        ("en_GB", "16 11 2026", []),
    ],
)
def test_a_doubt_shows_the_days_that_could_be_meant(locale: str, text: str, readings: list[str]):
    read = read_date(text, locale)
    assert read.day is None
    assert [day.isoformat() for day in read.readings] == readings


def test_the_same_day_in_both_orders_is_no_doubt():
    assert read_date("5/5/2026", "en_GB").day == dt.date(2026, 5, 5)


@given(
    day=st.dates(min_value=dt.date(1990, 1, 1), max_value=dt.date(2199, 12, 31)),
    written=st.sampled_from(
        [
            ("en_GB", "%d/%m/%Y"),
            ("en_US", "%m/%d/%Y"),
            ("en_GB", "%d.%m.%Y"),
            ("de_DE", "%d.%m.%Y"),
            ("en_US", "%B %d, %Y"),
            ("en_GB", "%d-%b-%Y"),
            ("ja_JP", "%Y/%m/%d"),
            ("en_GB", "%d/%m/%y"),
        ]
    ),
)
def test_a_date_is_read_as_the_day_it_was_written_for_or_not_at_all(day: dt.date, written: tuple[str, str]):
    locale, pattern = written
    assert read_date(day.strftime(pattern), locale).day in {day, None}


@pytest.mark.parametrize("text", ["2026-02-30", "2026", "Q3 2026"])
def test_what_is_no_day_is_not_said_to_have_several_readings(text: str):
    column = Column(header="Contract end", field="contract_end", kind=Kind.DATE, help="")
    cell = Cell(ref=CellRef(sheet="Processes", cell="C2"), row=2, column=3, value=text)
    (finding,) = parse_cell(cell, column, Conventions()).findings
    assert finding.message == f'"{text}" is no day of the calendar.'
