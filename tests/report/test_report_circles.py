"""What a part was laid out from goes as soon as it is drawn, and what is drawn is the same."""

from __future__ import annotations

import gc
from contextlib import nullcontext

import pytest

from reportgen.report.fonts import built_in_families
from reportgen.report.layout import circles
from reportgen.report.merging import drawer
from reportgen.report.merging.drawer import Drawer
from reportgen.report.merging.pieces import PartWanted

PICTURE = (
    "%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E%3Cdefs%3E%3ClinearGradient id='g'/%3E%3C/defs%3E"
    "%3Crect width='9' height='9' fill='url(%23g)'/%3E%3C/svg%3E"
)
HTML = f"""<html lang="en"><title>Advice</title><style>body {{ font-family: "Source Sans Pro" }}
h2 {{ break-before: page }} .note {{ float: footnote }} col {{ background: #eee }}</style>
<h1>One</h1><p>A note.<span class="note">There.</span><table><col><col><tr><td>Class<td>BPO</table>
<h2>Two</h2><img alt="A square" src="data:image/svg+xml,{PICTURE}"></html>"""


def drawn() -> tuple[bytes, list[str]]:
    """Draw a part, and return it with the kinds of what is left of it, were nothing looked for."""
    from tinyhtml5.treebuilder import Element
    from weasyprint.formatting_structure.boxes import Box
    from weasyprint.svg import SVG

    pen = Drawer(families=built_in_families(), folders=(built_in_families()[0].folder,))
    with pen.at_work():
        gc.collect()
        part = pen.part(PartWanted(body=HTML, pages_elsewhere={}))
        left = [type(one).__name__ for one in gc.get_objects() if isinstance(one, (Box, Element, SVG))]
    gc.collect()
    return part, left


def test_nothing_is_left_without_a_search():
    assert drawn()[1] == []


def test_else_pages_columns_drawings_and_elements_are_left(monkeypatch):
    part, _ = drawn()
    monkeypatch.setattr(drawer, "circles_cut", lambda _: nullcontext())
    as_ever, left = drawn()
    assert as_ever == part
    assert {"PageBox", "TableColumnBox", "SVG", "Element", "TextBox"} <= set(left)


def test_with_another_release_all_is_left_to_the_search(monkeypatch):
    import weasyprint
    from weasyprint.svg import SVG

    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    usual = SVG.__init__
    with circles.circles_cut(pytest.fail):
        assert SVG.__init__ is usual
