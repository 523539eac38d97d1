"""What a firm settles in its brand file for all its reports: it stands in new workbooks, or it is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

HOUSE = "defaults: {reportgen: {marking: internal, page_size: letter, locale: de-at}}"
OWN = "defaults: {reportgen: {marking: Commercial in confidence}}"


def settings(path: Path) -> dict[object, object]:
    rows = load_workbook(path)["Engagement"].iter_rows(max_col=2, values_only=True)
    return {label: value for label, value in rows if label in {"Marking", "Page size", "Locale"}}


@pytest.fixture
def made(reportgen, tmp_path: Path):
    """Make a workbook with a brand file, and return its settings and what was said."""

    def made(brand: str, *options: str) -> tuple[dict[object, object], str]:
        (tmp_path / "_brand.yml").write_text(brand)
        ended = reportgen("new", tmp_path / "acme.xlsx", "--rows", "3", "--brand", tmp_path / "_brand.yml", *options)
        assert ended.exit_code == 0, ended.err
        return settings(tmp_path / "acme.xlsx"), ended.err

    return made


def test_a_new_workbook_has_the_settings_of_the_firm(made):
    assert made(HOUSE)[0] == {"Marking": "Internal", "Page size": "Letter", "Locale": "de_AT"}


def test_a_locale_that_is_asked_for_goes_before_that_of_the_firm(made):
    assert made(HOUSE, "--locale", "en_GB")[0]["Locale"] == "en_GB"


def test_what_the_firm_does_not_settle_is_as_usual(made):
    usual = {"Marking": "Confidential", "Page size": "A4", "Locale": "en_GB"}
    assert made("meta: {name: Alder}")[0] == usual


def test_a_marking_that_the_workbook_does_not_offer_is_left_to_the_brand_file(made):
    written, said = made(OWN)
    assert written["Marking"] is None
    assert (
        'Marking is left blank: the brand file\'s "Commercial in confidence" is printed wherever it is given.' in said
    )


def test_a_brand_file_at_fault_leaves_no_workbook(reportgen, tmp_path):
    (tmp_path / "_brand.yml").write_text("defaults: {reportgen: {page_size: A3}}")
    ended = reportgen("new", tmp_path / "acme.xlsx", "--brand", tmp_path / "_brand.yml")
    assert ended.exit_code == 4
    assert "the report is set for A4 or Letter" in ended.err
    assert not (tmp_path / "acme.xlsx").exists()


def test_the_example_has_settings_of_its_own(made):
    written, said = made(HOUSE, "--example")
    assert written["Page size"] == "A4"
    assert "The example brings its own settings, so --brand is not used." in said


def test_a_wish_that_gives_way_to_the_workbook_is_said_with_the_cell(reportgen, workbook, tmp_path):
    (tmp_path / "_brand.yml").write_text(HOUSE)
    entered = workbook(engagement={"Page size": "A4", "Marking": "Internal"})
    ended = reportgen("generate", entered, "--format", "json", "--brand", tmp_path / "_brand.yml")
    (given_way,) = [line for line in ended.err.splitlines() if "the brand file" in line]
    assert given_way == (
        "Engagement!B3: the workbook says A4 for the page size, the brand file Letter; the workbook's is used. "
        "Clear the cell to have the brand file's."
    )
