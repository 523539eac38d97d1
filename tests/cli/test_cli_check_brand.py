"""What a brand file does to a report is known before it is made: `check --brand` says it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from reportgen.report.fonts import built_in_families

BILLING = {"Process name": "請 Billing", "FTE": 4, "Annual cost": 200_000}


@pytest.fixture
def brand(tmp_path: Path) -> Path:
    """Write a brand whose typeface has the sign that the built-in ones lack."""
    sans, _ = built_in_families()
    with TTFont(sans.face(400)) as font:
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[ord("請")] = "A"
        font.save(tmp_path / "alder.ttf")
    (tmp_path / "_brand.yml").write_text(
        "colour: navy\ntypography: {fonts: [{family: Alder, source: file, files: [alder.ttf]}], base: Alder}"
    )
    return tmp_path / "_brand.yml"


def test_a_sign_that_no_typeface_has_is_found_by_check_and_by_generate_alike(reportgen, workbook):
    path = workbook([BILLING])
    said = f"{path}  Processes!A2  warning RG951  The report's typefaces have no sign for 請 (U+8ACB)"
    assert said in reportgen("check", path).out
    made = reportgen("generate", path, "--sections", "verdicts")
    assert made.exit_code == 0
    assert made.err.count("請 (U+8ACB)") == 1
    assert said in made.err


def test_it_stops_where_warnings_do(reportgen, workbook):
    told = {"Client": "Acme", "Title": "Sourcing", "Home country": "Austria"}
    plain, foreign = workbook([BILLING | {"Process name": "Billing"}], told, "a.xlsx"), workbook([BILLING], told)
    codes = [
        {one["code"] for one in json.loads(reportgen("check", path, "--json").out)["findings"]}
        for path in (plain, foreign)
    ]
    assert codes[1] - codes[0] == {"RG951"}
    assert reportgen("generate", foreign, "--strict", "--format", "json").exit_code == 1


def test_typefaces_of_the_brand_that_have_it_leave_nothing_to_say(reportgen, workbook, brand):
    path = workbook([BILLING])
    checked = reportgen("check", path, "--brand", brand)
    assert checked.exit_code == 0
    assert "RG951" not in checked.out
    assert f'{brand}, line 1: the report does not know colour and leaves it out. Did you mean "color"?' in checked.err
    assert "RG951" not in reportgen("generate", path, "--brand", brand, "--format", "json").err


def test_a_review_copy_is_made_with_the_brand_in_mind_too(reportgen, workbook, brand):
    path = workbook([BILLING])
    assert "RG951" in reportgen("check", path, "--review").out
    assert "RG951" not in reportgen("check", path, "--review", "--brand", brand).out


@pytest.mark.parametrize("as_json", [False, True])
def test_a_brand_file_at_fault_ends_the_check(reportgen, workbook, tmp_path, as_json):
    (tmp_path / "_brand.yml").write_text("color: {primary: plumm}")
    options = ("--json",) if as_json else ()
    ended = reportgen("check", workbook(), "--brand", tmp_path / "_brand.yml", *options)
    assert ended.exit_code == 4
    assert 'color.primary is "plumm"' in ended.err
    assert not as_json or json.loads(ended.out)["exit_code"] == 4
