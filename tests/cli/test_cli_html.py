"""The HTML report is made, named and replaced as the PDF is, and needs no layout library."""

from __future__ import annotations

import sys
from pathlib import Path

from reportgen.pipeline.outputs import OutputFormat, plan_outputs
from reportgen.pipeline.ownership import made_by_reportgen

HTML, PDF = OutputFormat.HTML, OutputFormat.PDF


def test_it_stands_beside_the_workbook_and_bears_the_pack():
    assert plan_outputs(Path("in/acme.xlsx"), None, [PDF, HTML], pack="provider") == {
        PDF: Path("in/acme-provider.pdf"),
        HTML: Path("in/acme-provider.html"),
    }
    assert plan_outputs(Path("acme.xlsx"), Path("board.html"), [HTML]) == {HTML: Path("board.html")}


def test_the_command_makes_it_keeps_one_that_somebody_changed_and_makes_it_anew_the_same(reportgen, workbook, tmp_path):
    made = tmp_path / "acme.html"
    asked = ("generate", workbook(), "--format", "html", "--sections", "glossary", "-q")
    before = "weasyprint" in sys.modules
    ended = reportgen(*asked)
    assert (ended.exit_code, ended.out) == (0, f"{made}\n")
    assert ("weasyprint" in sys.modules) is before
    first = made.read_bytes()
    assert made_by_reportgen(made)
    noted = first.replace(b"</main>", b"<p>Ask Jo</p></main>")
    made.write_bytes(noted)
    assert reportgen(*asked).exit_code == 2
    assert made.read_bytes() == noted
    assert reportgen(*asked, "--force").exit_code == 0
    assert made.read_bytes() == first
