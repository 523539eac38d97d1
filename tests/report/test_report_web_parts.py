"""What the HTML report changes in the paged one, a case a rule."""

import base64
import re
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from reportgen.report.fonts import built_in_families
from reportgen.report.web.embedding import NO_PICTURE, Pictures, with_pictures
from reportgen.report.web.faces import faces_of
from reportgen.report.web.lengths import for_screen, rem
from reportgen.report.web.levels import Levels
from reportgen.report.web.listening import ContentsPlace
from reportgen.report.web.rewriting import for_the_screen
from reportgen.report.web.seal import is_untouched, sealed

OPENER = (
    '<section class="section" id="roadmap"><div class="running" aria-hidden="true">Roadmap</div><header class="opener">'
    '<div class="rail"><div class="number">13</div></div><h2 data-bookmark="13 Roadmap">Three waves</h2></header>'
)


def rewritten(body):
    taken = for_the_screen(
        f'<html lang="de"><head><style>p {{ margin: 1mm }}</style></head><body>{body}</body></html>', str
    )
    return taken.body


@pytest.mark.parametrize(
    ("paper", "screen"),
    [
        ("font-size: 9.2pt", "font-size: 1rem"),
        ("width: 170mm", "width: 52.38rem"),
        ("margin: -.5mm auto 0 1.5em", "margin: -0.1541rem auto 0 1.5em"),
        ("@page { margin: 30mm; @top-left { padding: 7mm } } p { margin: 1mm }", None),
        ("color: #12mmff; .w3mm { top: 0 }", "color: #12mmff; .w3mm { top: 0 }"),
    ],
)
def test_lengths_follow_the_readers_text_size_and_pages_keep_theirs(paper, screen):
    expected = (
        "@page { margin: 30mm; @top-left { padding: 7mm } } p { margin: 0.3081rem }" if screen is None else screen
    )
    assert for_screen(paper) == expected


def test_what_is_said_of_the_report_is_found_while_it_is_read():
    cover = '<section class="cover"><h1>Cost &amp; <b>risk</b></h1><p class="marking">SECRET</p></section>'
    body = f"<body>{cover}{OPENER}</section></body>"
    taken = for_the_screen(f'<html lang="de"><head><title>T</title></head>{body}</html>', str)
    assert (taken.language, taken.head, taken.title, taken.marking) == (
        "de",
        "<title>T</title>",
        "Cost & risk",
        "SECRET",
    )
    assert taken.places == (ContentsPlace(anchor="roadmap", number="13", name="Roadmap"),)


def test_a_section_is_named_by_its_title():
    body = rewritten(f"<h1>Which work</h1>{OPENER}</section>")
    name = re.search(r'<section[^>]* aria-labelledby="([^"]+)">', body)[1]
    assert f'<h2 data-bookmark="13 Roadmap" id="{name}">Three waves</h2>' in body


@pytest.mark.parametrize(
    ("widths", "scrolls"),
    [((40, 40, 40), True), ((20, 20, 20), False), ((30, 140), False)],
    ids=["wide", "small", "words"],
)
def test_a_wide_table_of_figures_scrolls_in_a_region_with_a_name(widths, scrolls):
    columns = "".join(f'<col style="width: {width}mm">' for width in widths)
    cells = "<td>1</td>" * len(widths)
    caption = '<p class="finding" id="table-9"><span class="label">Table 9</span>All move</p>'
    body = rewritten(f"{caption}<table><colgroup>{columns}</colgroup><tbody><tr>{cells}</tr></tbody></table>")
    region = (
        f'<div class="scroll" role="region" tabindex="0" aria-label="Table 9" style="--natural: {rem(120)}"><table>'
    )
    assert (region in body, body.endswith("</table></div>")) == (scrolls, scrolls)
    assert re.findall(r"width: ([\d.]+)%", body) == [f"{100 * width / sum(widths):.2f}" for width in widths]


def test_two_regions_never_have_one_name():
    table = "<h3>Rates</h3><table><tr><td>1</td><td>2</td><td>3</td></tr></table>"
    assert re.findall('aria-label="([^"]*)"', rewritten(2 * table)) == ["Table: Rates", "Table: Rates (2)"]


def test_a_table_that_lists_is_a_list_all_the_way_down():
    body = rewritten('<table role="list"><tr><td>A</td><td>One</td></tr></table>')
    cells = '<td role="none">A</td><td role="none">One</td>'
    assert body == f'<table role="list"><tbody role="none"><tr role="listitem">{cells}</tr></table>'


def test_a_head_without_words_is_no_head():
    assert rewritten('<table><tr><th scope="col" class="gap"></th></tr></table>').count('<td class="gap"></td>') == 1


def test_a_drawing_keeps_its_shape_and_a_mark_its_size():
    wide = '<svg aria-label="Map" width="170mm" height="85mm" viewBox="0 0 170 85"><clipPath id="a"/></svg>'
    drawn = rewritten(wide)
    assert 'viewBox="0 0 170 85" class="fluid"><clipPath id="a"/></svg></div>' in drawn
    assert 'aria-label="Map" style=' in drawn
    assert rewritten('<svg width="3.2mm" height="3.2mm"></svg>') == '<svg width="0.986rem" height="0.986rem"></svg>'


@pytest.mark.parametrize(("paper_mm", "share"), [(210, "60.952%"), (215.9, "59.287%")], ids=["A4", "Letter"])
def test_the_cover_knows_where_its_drawing_changes_colour(paper_mm, share):
    drawing = f'<div class="drawing" aria-hidden="true"><svg width="{paper_mm}mm" height="297mm"></svg></div>'
    body = rewritten(f'<section class="cover" id="cover">{drawing}<h1>Title</h1></section>')
    assert body.startswith(f'<section class="cover" id="cover" style="--paper: {share}"')


def test_headings_leave_no_level_out():
    levels = Levels()
    assert [levels.of(level) for level in (1, 2, 4, 4, 3, 2, 3)] == [1, 2, 3, 3, 3, 2, 3]


def test_faces_hold_the_signs_of_the_text_and_are_the_same_each_time():
    sans = built_in_families()[0]
    light, regular, semibold = faces_of((sans,), "Saving &euro;17")
    assert [face.weight for face in (light, regular, semibold)] == [300, 400, 600]
    assert [face.uri for face in faces_of((sans,), "Saving &euro;17")] == [
        face.uri for face in (light, regular, semibold)
    ]
    with TTFont(BytesIO(base64.b64decode(regular.uri.partition(",")[2]))) as font:
        assert {chr(sign) for sign in font.getBestCmap()} == set("Saving €17")


def test_a_picture_of_the_templates_is_put_in_and_any_other_left_out(tmp_path):
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "stamp.png").write_bytes(b"png")
    (tmp_path / "secret.png").write_bytes(b"no")
    pictures = Pictures((folder,))
    assert pictures.embedded("stamp.png") == "data:image/png;base64,cG5n"
    assert with_pictures("a { background: url('stamp.png') }", pictures.embedded).count("data:image/png") == 1
    for address in ("../secret.png", "http://localhost/a.png", "file:///etc/hostname", "none.png"):
        assert pictures.embedded(address) == NO_PICTURE
    assert len(pictures.missing) == 4


def test_a_report_that_somebody_changed_is_theirs():
    ours = sealed("<!DOCTYPE html>\n<p>€17.1m</p>\n")
    assert is_untouched(ours)
    assert not is_untouched(ours.replace(b"17.1", b"17.2"))
    assert not is_untouched(ours + b"<!-- noted -->")
    assert not is_untouched(b"<!DOCTYPE html>\n<p>Mine</p>")
