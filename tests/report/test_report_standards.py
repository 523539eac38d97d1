"""PDF/A-3a and PDF/UA-1 in one file, for the whole report and each pack; and that a fault would be seen."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import partial
from pathlib import Path

import judge
import made_faults
import pytest
from page import ValidationProfile, validate_pdf_bytes
from tag_facts import faults

from reportgen.analysis.assess import assess
from reportgen.model.assessment import Assessment
from reportgen.model.engagement import PageSize
from reportgen.model.sections import PACKS
from reportgen.report.attaching import NOTHING, Attaching
from reportgen.report.document import render
from reportgen.report.results.whole import results_bytes
from reportgen.report.view.reading_order import Selection, selected

STANDARDS = (ValidationProfile.PDF_UA_1, ValidationProfile.PDF_A_3A)
FEW_OF_FINANCE = replace(selected(PACKS["finance"]), templates=("decision", "verdicts", "method"))
KINDS = {
    "executive": (selected(PACKS["executive"]), "de_DE", PageSize.LETTER),
    "finance": (FEW_OF_FINANCE, "en_GB", PageSize.A4),
    "provider": (selected(PACKS["provider"]), "en_US", PageSize.LETTER),
}
WHOLE = "REPORTGEN_JUDGE_WHOLE"


@pytest.fixture(scope="module")
def packs(example: Assessment, knowledge) -> dict[str, bytes]:
    """Return a small report of each pack: two processes, several locales and papers; two that carry results."""
    two = replace(example.engagement, processes=example.engagement.processes[:2])
    small = assess(two, (), knowledge, workbook_sha256="0" * 64, draws=100)
    return {name: _made(small, knowledge, *how) for name, how in KINDS.items()}


def _made(small: Assessment, knowledge, selection: Selection, locale: str, paper: PageSize) -> bytes:
    told = replace(small, engagement=replace(small.engagement, locale=locale, page_size=paper))
    carried = Attaching(stem="small", results=partial(results_bytes, told))
    return render(
        told,
        knowledge,
        selection=selection,
        attaching=NOTHING if selection.is_for_providers else carried,
        progress=lambda _: None,
    )


def found_by_page_validation(data: bytes) -> list[str]:
    reports = [validate_pdf_bytes(data, profile=standard) for standard in STANDARDS]
    return [f"{one.rule_id} {one.message}" for report in reports for one in report.failures]


def test_the_whole_report_conforms(example_pdf):
    assert faults(example_pdf) == []
    assert found_by_page_validation(example_pdf) == []


@pytest.mark.parametrize("name", KINDS)
def test_each_pack_conforms(packs, name):
    assert faults(packs[name]) == []
    assert found_by_page_validation(packs[name]) == []


@pytest.mark.skipif(bool(judge.missing()), reason=judge.missing() or "it is there")
def test_verapdf_finds_no_fault_in_any_pack_and_finds_those_made_on_purpose(packs, tmp_path: Path):
    (tmp_path / "broken.pdf").write_bytes(
        made_faults.broken(packs["executive"], made_faults.without_scope, made_faults.without_declaration)
    )
    for name, data in packs.items():
        (tmp_path / f"{name}.pdf").write_bytes(data)
    verdicts = judge.judged(*sorted(tmp_path.iterdir()))
    found = {rule.split()[0] for rule in verdicts.pop(("broken.pdf", "ua1"))}
    assert verdicts.pop(("broken.pdf", "3a")) == []
    assert found >= {"5-1", "7.5-1"}
    assert {key: rules for key, rules in verdicts.items() if rules} == {}


@pytest.mark.skipif(bool(judge.missing()) or WHOLE not in os.environ, reason=f"a minute of Java: set {WHOLE}=1")
def test_verapdf_finds_no_fault_in_the_whole_report(example_outputs: Path):
    assert set(map(tuple, judge.judged(example_outputs / "example.pdf").values())) == {()}


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (made_faults.without_scope, "has no scope"),
        (made_faults.with_a_header_as_mere_cell, "leads to no header"),
        (made_faults.without_alt, "has no alt"),
        (made_faults.without_declaration, "pdfuaid:part"),
        (made_faults.without_description_of_a_link, "has no description"),
        (made_faults.with_the_name_of_a_place_for_a_description, "has no description"),
        (made_faults.with_running_heads_as_text, "belongs to no tag"),
        (made_faults.with_unmarked_running_heads, "no running heads set apart"),
        (made_faults.with_a_second_title, "2 headings of level 1"),
        (made_faults.with_a_level_left_out, "level 5 after"),
        (made_faults.with_a_head_said_again, "a head in its middle"),
        (made_faults.without_order_of_tabs, "no order of tabs"),
        (made_faults.without_title, "the title is not shown"),
        (made_faults.with_a_tag_lost, "belongs to no tag"),
    ],
)
def test_a_fault_made_on_purpose_is_found(packs, fault, said):
    found = faults(made_faults.broken(packs["finance"], fault))
    assert any(said in one for one in found), found
