"""Borders that collapse are those that WeasyPrint finds by itself, and colours are looked at once a style."""

from __future__ import annotations

from contextlib import nullcontext

import pytest

from reportgen.report.fonts import built_in_families, use_only
from reportgen.report.layout.borders_of_tables import borders_of_tables
from reportgen.report.layout.quicker import exchanged

HTML = """<style>table { border-collapse: collapse } .all td { border: 1px solid } td.inset { border: 3px inset blue }
td.outset { border-bottom: 3px outset } .none { border-top: 9px none } td.hidden { border-left: 2px hidden }
tr.line { border-bottom: 2px dotted red } tbody.group { border-top: 2px dashed } col.side { border-right: 4px double }
table.frame { border: 1px solid currentcolor; color: green } .rtl { direction: rtl }</style>
<table class="all"><tr><td>One<td class="inset">Two<td>Three<tr><td class="hidden" colspan=2>Four<td>Five</table>
<table class="frame"><colgroup><col><col class="side"></colgroup><thead><tr class="line"><th>One<th>Two<th>Three</thead>
<tbody class="group"><tr><td rowspan=2 class="outset">Four<td>Five<td class="none">Six<tr class="line">
<td>Seven<td>Eight</table><table class="all rtl"><tr><td>One<td class="inset">Two</table><table></table>"""
SIDES = ("top", "right", "bottom", "left")


def borders(way):
    """Return the borders of all tables: the grids, and what each box has of them."""
    use_only(built_in_families())
    import weasyprint

    with way:
        (page,) = weasyprint.HTML(string=HTML).render().pages
    boxes = list(page._page_box.descendants())  # noqa: SLF001 - no other way
    grids = [one.collapsed_border_grid for one in boxes if hasattr(one, "collapsed_border_grid")]
    return grids, [(one.element_tag, *(getattr(one, f"border_{side}_width", 0) for side in SIDES)) for one in boxes]


def test_all_borders_are_the_same():
    grids, widths = borders(borders_of_tables(exchanged))
    assert (grids, widths) == borders(nullcontext())
    looks = {look for grid in grids for lines in grid for line in lines for _, (look, _, _) in line}
    assert looks == {"none", "solid", "ridge", "groove", "hidden", "dotted", "dashed", "double"}
    assert ("tr", 0, 0, 0, 0) in widths
    assert ("td", 1.5, 1.5, 1.5, 1.5) in widths


@pytest.mark.parametrize(("release", "times"), [("70.0", range(1, 60)), ("71.0", range(60, 1_000))])
def test_each_style_is_looked_at_once_with_the_known_release(release, times, monkeypatch):
    use_only(built_in_families())
    import weasyprint
    from weasyprint.draw import color

    monkeypatch.setattr(weasyprint, "__version__", release)
    usual, looked_at = color.get_color, []

    def noted(style, key):
        looked_at.append(key)
        return usual(style, key)

    monkeypatch.setattr(color, "get_color", noted)
    borders(borders_of_tables(exchanged))
    assert sum(key.startswith("border") for key in looked_at) in times
