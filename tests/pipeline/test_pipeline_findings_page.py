"""The page of the docs that lists every finding, of reading and of the assessment."""

from pathlib import Path

from reportgen.analysis.messages import MESSAGES as REMARKS
from reportgen.pipeline.findings_page import findings_page
from reportgen.report.words.missing_signs import MESSAGES as PRINTING
from reportgen.workbook.messages import CATALOGUE

_DOCS = Path(__file__).parents[2] / "docs" / "findings.md"


def test_the_docs_list_every_finding_as_it_is():
    assert _DOCS.read_text(encoding="utf-8") == findings_page()


def test_every_finding_has_its_section():
    headings = [line for line in findings_page().splitlines() if line.startswith("### ")]
    assert headings == [f"### {message.code} {message.about}" for message in (*CATALOGUE, *REMARKS, *PRINTING)]
