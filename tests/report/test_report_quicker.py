"""Laying out in less time gives the very bytes that WeasyPrint gives by itself, and leaves it as it was."""

from __future__ import annotations

import gc
from contextlib import nullcontext

import pytest

from reportgen.report.fonts import built_in_families, use_only
from reportgen.report.layout import engine, letters_once, lines_once
from reportgen.report.layout.quicker import quicker
from reportgen.report.pdf import render_pdf

FIGURE = """<svg xmlns="http://www.w3.org/2000/svg" width="300" height="80" role="img"><title>Saved</title>
<text x="5" y="20" font-family="Source Sans Pro" font-size="12">Saved: letters, letters</text>
<text x="5" y="40" font-family="Source Sans Pro" font-size="12" font-weight="700">Saved: letters</text>
<text x="5" y="60" font-family="Source Serif Pro" font-size="9" text-anchor="middle">AVAVA, fi and é</text></svg>"""
PAGE = "<section><h1 id='p{0}'>Part {0} &amp; more</h1><p><a href='#p1'>Back</a> to the <b>first</b>.</p>{1}</section>"
KINDS = (
    """<style>.justified { text-align: justify; width: 60mm; hyphens: auto } .wide { letter-spacing: .1em }
.short { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; width: 20mm }
.clamped { width: 30mm; max-lines: 2; block-ellipsis: auto; continue: discard }
.share { margin-left: 10%; width: 40%; padding: 1mm; box-sizing: border-box }
.flowing { margin-inline-start: 9mm; padding-block: 2mm; inline-size: 50mm; line-height: calc(4mm + 10%) }
.spaced { word-spacing: 2mm } .tabs { white-space: pre; tab-size: 3 }
li::before { content: "– " }
.note { float: footnote } table { border-collapse: collapse; width: 80mm } td { border: .2mm solid; padding: 1mm }
</style>"""
    + "".join(
        f"<p class='{kind}'>Half the lines of a report are <u>said again</u>, and <b>many words</b> of them"
        "<span class='note'>As in a table.</span>.</p><ul><li>Said again<li>Said again</ul><p>a\u0301\u0323 e\ufb01</p>"
        f"<p class='{kind}'>Said\tagain and\u00a0again</p><p>Said again and\u00a0again</p>"
        for kind in (
            "plain",
            "plain",
            "justified",
            "justified",
            "wide",
            "short",
            "short",
            "clamped",
            "clamped",
            "share",
            "flowing",
        )
    )
    + "".join(
        f"<p class='{kind}'>Half the lines</p><p>Half the lines</p>"
        f"<p class='{kind}'>Of\ta\treport</p><p>Of\ta\treport</p>"
        for kind in ("spaced", "tabs", "spaced")
    )
)
HTML = (
    "<!DOCTYPE html><html lang='en-GB'><head><meta charset='utf-8'><title>Advice</title><style>"
    "body { font-family: 'Source Sans Pro' } section { break-after: page }</style></head><body>"
    + "".join(PAGE.format(number, FIGURE) for number in range(1, 6))
    + KINDS
    + "<table><tr><th>Class<td>BPO<tr><th>Index<td>12<tr><th>Class<td>BPO</table></body></html>"
)


def made(html: str = HTML) -> bytes:
    return render_pdf(html, families=built_in_families(), folders=(built_in_families()[0].folder,)).data


def test_no_byte_differs(monkeypatch):
    quick = made()
    monkeypatch.setattr(engine, "quicker", nullcontext)
    assert made() == quick
    assert len(quick) > 10_000


def test_no_byte_differs_where_lines_are_forgotten_before_they_are_written(monkeypatch):
    sizes = "".join(f"<p style='font-size: {size / 10}pt'>‘We supply’ “Vary parts”</p>" for size in range(61, 99))
    kept = made(HTML + sizes)
    for room in (lines_once, letters_once):
        monkeypatch.setattr(room, "_MOST_KEPT", 1)
    assert made(HTML + sizes) == kept


def test_afterwards_everything_is_as_it_was():
    use_only(built_in_families())
    import pydyf
    from tinyhtml5 import inputstream
    from weasyprint.css import ComputedStyle, StyleFor
    from weasyprint.draw import text
    from weasyprint.layout import block, inline, percent, preferred, table
    from weasyprint.text import line_break

    def state():
        return (
            pydyf.PDF.page_references,
            inputstream.characters_until_regex,
            ComputedStyle.__missing__,
            StyleFor.__init__,
            line_break.Layout,
            line_break.split_first_line,
            inline.split_first_line,
            preferred.split_first_line,
            inline.strut,
            text.draw_first_line,
            percent.resolve_percentages,
            block.resolve_percentages,
            table.resolve_percentages,
            gc.isenabled(),
        )

    before = state()
    with quicker():
        assert not set(map(id, state())) & set(map(id, before))
    assert state() == before
    with pytest.raises(ZeroDivisionError), quicker():
        _ = 1 / 0
    assert state() == before


def test_within_itself_it_begins_nothing_anew():
    use_only(built_in_families())
    from weasyprint.text import line_break

    usual = line_break.split_first_line
    with engine.drawing_well():
        remembering = line_break.split_first_line
        with engine.drawing_well():
            assert line_break.split_first_line is remembering
        assert line_break.split_first_line is remembering
    assert line_break.split_first_line is usual


def test_what_another_release_does_without_is_left_alone(monkeypatch):
    use_only(built_in_families())
    from tinyhtml5 import inputstream

    monkeypatch.delattr(inputstream, "characters_until_regex")
    with quicker():
        assert not hasattr(inputstream, "characters_until_regex")


def test_objects_made_meanwhile_are_not_looked_through_at_once():
    use_only(built_in_families())
    import weasyprint  # noqa: F401 - what it makes as it is imported is none of these

    searches: list[int] = []

    def noted(_phase: str, about: dict[str, int]) -> None:
        searches.append(about["generation"])

    with quicker():
        gc.callbacks.append(noted)
        made_meanwhile = [[place] for place in range(100_000)]
    made_after = [[place] for place in range(10)]
    gc.callbacks.remove(noted)
    assert searches == []
    assert (len(made_meanwhile), len(made_after)) == (100_000, 10)
