"""The results workbook: its rows are those of the JSON, text stays text, and only our own file is replaced."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from analysis_cases import assessed as engagement_assessed
from analysis_cases import process
from hypothesis import given, settings
from openpyxl import load_workbook
from random_engagements import FACTS, PORTFOLIOS, QUIET

from reportgen.analysis.assess import assess
from reportgen.knowledge.catalogues import load
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.engagement import ControlInPlace, Engagement, PersonalData, Process
from reportgen.model.protection import Security
from reportgen.model.verdict import NotAssessed
from reportgen.pipeline.ownership import made_by_reportgen
from reportgen.report.results.whole import results_json
from reportgen.workbook.results_fields import letter_of
from reportgen.workbook.results_figures import live_figures
from reportgen.workbook.results_rows import risk_rows
from reportgen.workbook.results_totals import total_rows
from reportgen.workbook.results_verdicts import VERDICTS
from reportgen.workbook.results_workbook import results_workbook
from reportgen.workbook.template import write_template

KNOWLEDGE = load()
SIDES = ("likelihood", "impact", "score")
NOTHING = NotAssessed(reason="No risk criterion is rated.")
UNKNOWN = Security(
    tier=NOTHING,
    inherent=NOTHING,
    today=NOTHING,
    residual=NOTHING,
    controls=(),
    regimes=(),
    clauses=(),
    evidence_required=(),
)
RATINGS = {
    "judgement": 2,
    "domain_expertise": 2,
    "codifiability": 5,
    "volume_repeatability": 5,
    "data_sensitivity": 4,
    "regulatory_exposure": 3,
    "business_criticality": 4,
}


def assessed(*names):
    processes = tuple(
        Process(
            id=f"P{row}",
            name=name,
            ratings=RATINGS,
            personal_data=PersonalData.PERSONAL,
            regimes=("sox",),
            row=row,
        )
        for row, name in enumerate(names, start=2)
    )
    engagement = Engagement(
        client="Brenner",
        title="Review",
        date=date(2026, 11, 2),
        home_country="DE",
        processes=processes,
        controls=(ControlInPlace(control_id="CTL-EN-01", maturity=0.5),),
    )
    return assess(engagement, (), KNOWLEDGE, workbook_sha256="ab" * 32)


def sheets(assessment):
    book = load_workbook(BytesIO(results_workbook(assessment)), data_only=True)
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets}


def test_every_measure_and_every_duty_is_a_row_as_in_the_json():
    assessment = assessed("Payroll", "Tax advice")
    written, told = sheets(assessment), results_json(assessment)["processes"]
    register, duties = written["Control register"][1:], written["Duties"][1:]
    measures = [(one["id"], duty["id"], duty["maturity"]) for one in told for duty in one["security"]["controls"]]
    assert [(row[0], row[3], row[10]) for row in register] == measures
    assert [(row[0], row[2], row[4]) for row in duties] == [
        (one["id"], regime["name"], duty)
        for one in told
        for regime in one["security"]["regimes"]
        for duty in regime["duties"]
    ]
    assert len(duties) > 20


def test_the_risks_are_those_of_the_json():
    assessment = assessed("Payroll", "Tax advice")
    rows, told = sheets(assessment)["Risks"][1:], results_json(assessment)["processes"]
    scores = [
        [one["security"][state][side] for state in ("inherent", "today", "residual") for side in SIDES] for one in told
    ]
    assert [row[3:12] for row in rows] == scores
    assert [(row[2], row[12], row[13]) for row in rows] == [
        (risk["tier"].capitalize(), risk["accepted"], "Yes" if risk["residual"]["score"] <= risk["accepted"] else "No")
        for risk in (one["security"] for one in told)
    ]


def test_a_risk_that_is_not_assessed_is_said_to_be():
    unknown = replace(assessed("Payroll").processes[0], security=replace(UNKNOWN, accepted=8))
    (row,) = risk_rows(replace(assessed("Payroll"), processes=(unknown,)))
    assert row[2:] == ("Not graded", *["Not assessed"] * 9, 8, "Not assessed", "", "")


def test_a_row_of_the_register_says_who_by_when_and_how_it_stands():
    rows = sheets(assessed("Payroll"))["Control register"]
    encryption = dict(zip(rows[0], next(row for row in rows if row[3] == "CTL-EN-01"), strict=True))
    assert encryption["Measure"] == "Encryption of data in transit"
    assert encryption["Guards against"] == "data read by outsiders on its way"
    assert (encryption["Owner"], encryption["By when"]) == ("Provider", "In operation")
    assert (encryption["State today"], encryption["Maturity"]) == ("Partial", 0.5)
    assert "NIST CSF PR.DS-02" in encryption["References"]


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)", '=HYPERLINK("x")'])
def test_a_name_that_looks_like_a_formula_stays_text(name):
    book = load_workbook(BytesIO(results_workbook(assessed(name))))
    for title in ("Control register", "Duties"):
        cell = book[title]["B2"]
        assert (cell.value, cell.data_type, cell.quotePrefix) == (name, "s", True)


@settings(max_examples=8, deadline=None, suppress_health_check=QUIET)
@given(PORTFOLIOS, FACTS)
def test_the_formulas_of_any_engagement_come_to_what_is_reported(members, facts):
    assessment = engagement_assessed(*members, **facts)
    for row, one in zip(total_rows(assessment), assessment.processes, strict=True):
        is_costed = isinstance(one.cost.case, MoneyCase)
        assert (row[-1].value if is_costed else row[-1]) == ("agrees" if is_costed else "not assessed")
    for figure in live_figures(assessment):
        assert figure.live.value == figure.reported, figure.label


@pytest.mark.parametrize(
    ("currency", "locale", "shown"),
    [
        ("EUR", "de_DE", "#,##0.00\N{NO-BREAK SPACE}[$€-407]"),
        ("JPY", "en_GB", "[$JP¥-809]#,##0"),
        ("KWD", "en_GB", "[$KWD-809]#,##0.000"),
    ],
)
def test_amounts_are_shown_in_the_currency_with_its_minor_unit(currency, locale, shown):
    written = results_workbook(engagement_assessed(process(), currency=currency, locale=locale))
    today = load_workbook(BytesIO(written))["Verdicts"][letter_of(VERDICTS, "Today's cost a year") + "2"]
    assert today.number_format == shown


@pytest.mark.parametrize(("text", "kept"), [("x" * 40_000, 32_767), ("😀" * 20_000, 16_383)])
def test_a_text_longer_than_a_cell_holds_is_cut_and_its_row_is_no_higher_than_excel_allows(text, kept):
    # Excel counts a pictograph as two letters, and shows no row higher than 409 points.
    sheet = load_workbook(BytesIO(results_workbook(assessed(text))))["Verdicts"]
    assert sheet["C2"].value == text[:kept]
    assert sheet.row_dimensions[2].height == 409


def test_what_no_workbook_may_hold_is_replaced():
    assert sheets(assessed("Pay\x00roll"))["Control register"][1][1] == "Pay�roll"


def test_the_heading_row_stays_in_sight_and_the_lists_are_tables():
    book = load_workbook(BytesIO(results_workbook(assessed("Payroll"))))
    assert book.sheetnames[:4] == ["Read me", "Portfolio", "Verdicts", "Cash flows"]
    for title, name, first in (
        ("Verdicts", "Verdicts", "D2"),
        ("Assumptions", "Assumptions", "D2"),
        ("Control register", "Register", "C2"),
        ("Duties", "Duties", "C2"),
    ):
        sheet = book[title]
        assert sheet.freeze_panes == first
        assert sheet.tables[name].ref == sheet.dimensions
        assert all(sheet.column_dimensions[letter].width > 5 for letter in "ABCDEFGH")


def test_the_read_me_says_where_it_comes_from():
    told = dict(sheets(assessed("Payroll"))["Read me"][1:])
    assert told["Client"] == "Brenner"
    assert told["Workbook, SHA-256"] == "ab" * 32
    assert told["Not legal advice"].startswith("Decision support")


def test_a_portfolio_without_processes_has_headings_and_no_rows():
    written = sheets(assessed())
    assert len(written["Control register"]) == len(written["Duties"]) == 1


def test_the_same_results_are_the_same_bytes():
    assert results_workbook(assessed("Payroll")) == results_workbook(assessed("Payroll"))


def test_only_results_as_they_were_written_are_ours(tmp_path):
    ours, changed, filled_in = (tmp_path / name for name in ("ours.xlsx", "changed.xlsx", "template.xlsx"))
    ours.write_bytes(results_workbook(assessed("Payroll")))
    book = load_workbook(ours)
    book["Duties"]["A2"] = "checked by counsel"
    book.save(changed)
    write_template(filled_in, KNOWLEDGE, example=False, rows=5)
    assert [made_by_reportgen(path) for path in (ours, changed, filled_in)] == [True, False, False]
