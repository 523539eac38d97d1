"""A brand's own typefaces: from its files to the pages, and what keeps a family from them."""

import re
import unicodedata
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from brand_fonts import LATIN, cut, variable
from fontTools.ttLib import TTFont

from reportgen.errors import BrandOrTemplateError
from reportgen.model.engagement import Engagement
from reportgen.report.brand import Brand, brand_of
from reportgen.report.brand.weights import nearest, weight_of
from reportgen.report.figures.svg import Drawing, Text, svg
from reportgen.report.figures.text_metrics import fitted, house_style, set_in, text_width
from reportgen.report.fonts import built_in_families
from reportgen.report.pdf import render_pdf
from reportgen.report.words.glyphs import REPLACEMENT, code_points, without_missing_glyphs
from reportgen.report.words.signs import REPORT_SIGNS, WESTERN_LETTERS

FULL_WIDTH = "\uff00"  # looked for in cells, never printed
ROOT = Path(__file__).parents[2]
SANS, SERIF = built_in_families()


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def branded(folder: Path, text: str) -> Brand:
    (folder / "_brand.yml").write_text(text, encoding="utf-8")
    return brand_of(Engagement(client="N", title="T", date=date(2026, 1, 1)), folder / "_brand.yml")


def lumen(folder: Path, **changes) -> Brand:
    cut(folder / "fonts/Lumen-Regular.ttf", **changes)
    cut(folder / "fonts/Lumen-Bold.woff2", weight=700, **changes)
    return branded(
        folder,
        """
typography:
  fonts:
    - family: Lumen Text
      source: file
      files: [fonts/Lumen-Regular.ttf, {path: fonts/Lumen-Bold.woff2, weight: bold}]
  base: Lumen Text
""",
    )


def test_files_of_any_kind_become_one_static_file_a_weight_under_the_brands_name(tmp_path):
    family = lumen(tmp_path).typesetting.text
    assert family.name == "Lumen Text"
    for weight, source in ((300, 400), (400, 400), (600, 700)):
        with TTFont(family.face(weight)) as font:
            assert font.flavor is None
            assert font["OS/2"].usWeightClass == weight
            assert font["name"].getDebugName(16) == "Lumen Text"
        own = tmp_path / ("fonts/Lumen-Regular.ttf" if source == 400 else "fonts/Lumen-Bold.woff2")
        with TTFont(own) as given, TTFont(family.face(weight)) as made:
            assert given["hmtx"]["A"] == made["hmtx"]["A"]


def test_the_same_files_give_the_same_bytes(tmp_path, monkeypatch):
    first = lumen(tmp_path).typesetting.text.face(400).read_bytes()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "another"))
    assert lumen(tmp_path).typesetting.text.face(400).read_bytes() == first


def test_a_variable_font_is_set_at_each_weight(tmp_path):
    (tmp_path / "fonts").mkdir()
    variable(tmp_path / "fonts/Boxes.ttf")
    files = "[{path: fonts/Boxes.ttf, weight: 300..600}]"
    text = f"typography: {{fonts: [{{family: Boxes, source: file, files: {files}}}], base: Boxes}}"
    family = branded(tmp_path, text).typesetting.text
    widths = []
    for weight in (300, 400, 600):
        with TTFont(family.face(weight)) as font:
            assert "fvar" not in font
            widths.append(font["hmtx"]["u0041"][0])
    assert widths == [500, 600, 800]


def test_headings_follow_the_base_and_may_have_a_weight_of_their_own(tmp_path):
    assert lumen(tmp_path).display_family == "Lumen Text"
    brand = branded(tmp_path, "typography: {headings: {family: Source Sans Pro, weight: semi-bold}}")
    title = brand.typesetting.display
    with TTFont(title.face(300)) as light, TTFont(SANS.face(600)) as semibold:
        assert light["hmtx"]["A"] == semibold["hmtx"]["A"]
    assert (brand.display_family, brand.standfirst_family) == ("Source Sans Pro Headings", "Source Sans Pro")


def test_a_sign_that_heavy_titles_lack_is_as_heavy_in_ours(tmp_path):
    lumen(tmp_path)
    text = (tmp_path / "_brand.yml").read_text(encoding="utf-8") + "  headings: {weight: bold}\n"
    title = branded(tmp_path, text).typesetting.display
    assert (title.name, title.fallback.name) == ("Lumen Text Headings", "Source Sans Pro Headings")
    with TTFont(title.fallback.face(300)) as light, TTFont(SANS.folder / "SourceSansPro-Bold.ttf") as bold:
        assert light["hmtx"]["Euro"] == bold["hmtx"]["Euro"]


@pytest.mark.parametrize(
    ("x_height", "scale"),
    [(486, 1.0), (540, 0.9), (546, 0.9), (475, 0.98), (700, 0.8)],
    ids=["as ours", "taller", "rounded up", "no wider than the pages allow", "not below the least"],
)
def test_text_is_scaled_by_its_x_height_within_what_the_pages_allow(tmp_path, x_height, scale):
    brand = lumen(tmp_path, x_height=x_height)
    assert brand.scale == pytest.approx(min(scale, 0.98))
    assert brand.text_size(10) == f"{10 * brand.scale:.4g}pt"


@pytest.mark.parametrize(
    ("size", "factor", "is_said"),
    [("1rem", 1.0, False), ("16px", 1.0, False), ("96%", 0.96, False), ("9.2pt", 1.0, False), ("14pt", 1.04, True)],
)
def test_the_base_size_is_a_factor_within_bounds(tmp_path, size, factor, is_said):
    brand = branded(tmp_path, f"typography: {{base: {{family: Source Sans Pro, size: {size}}}}}")
    assert brand.scale == pytest.approx(factor)
    assert any("the pages have room for" in note for note in brand.notes) == is_said


def test_labels_are_measured_and_drawn_in_the_brands_own_files(tmp_path):
    ours = text_width("Annual cost", size=8)
    with set_in(lumen(tmp_path).typesetting):
        theirs = text_width("Annual cost", size=8)
        drawn = svg(Drawing(width=9, height=9, marks=(Text(x=0, y=0, text="A", size=10, fill="#000"),)), alt="A")
    assert theirs == pytest.approx(text_width("Annual cost", size=8, typeface="serif") * 0.98, abs=0.01)
    assert theirs != pytest.approx(ours, abs=0.1)
    assert 'font-family="Lumen Text"' in drawn
    assert 'font-size="3.46"' in drawn  # 10 pt, scaled by 0.98, in mm
    assert text_width("Annual cost", size=8) == ours


def test_a_sign_the_brand_lacks_is_set_and_measured_in_ours_and_said(tmp_path):
    brand = lumen(tmp_path)
    assert "Lumen Text has no sign for – — ‘ ’" in brand.notes[0]
    assert "these are set in Source Sans Pro" in brand.notes[0]
    assert without_missing_glyphs("€1 → 2", brand.families) == "€1 → 2"
    with set_in(brand.typesetting):
        assert text_width("→", size=10) == pytest.approx(text_width("→", size=10, typeface="sans"), abs=0.01)
        assert fitted("Source → keep", 60, size=8) == "Source → keep"
    assert house_style().text.fallback is None


def faulty(folder: Path, text: str) -> str:
    with pytest.raises(BrandOrTemplateError) as failure:
        branded(folder, text)
    return str(failure.value)


@pytest.mark.parametrize(
    ("source", "why"),
    [("google", "from Google Fonts, and a report is made without the network"),
     ("bunny", "from Bunny Fonts, and a report is made without the network"),
     ("system", "from the computer, and a report must look the same on every computer")],
)  # fmt: skip
def test_a_font_from_elsewhere_is_refused_with_the_files_to_put_and_the_line_to_write(tmp_path, source, why):
    said = faulty(tmp_path, f"typography:\n  fonts: [{{family: Inter, source: {source}}}]\n  base: Inter")
    assert f'line 3: typography.base asks for "Inter" {why}' in said
    assert "Put its weights 300, 400 and 600 into fonts/ beside the brand file" in said
    assert "{family: Inter, source: file, files: [fonts/Inter-Light.ttf, fonts/Inter-Regular.ttf" in said


def test_a_family_that_comes_with_the_product_is_taken_from_there_whatever_its_source(tmp_path):
    brand = branded(
        tmp_path, "typography: {fonts: [{family: Source Sans Pro, source: google}], headings: Source Sans Pro}"
    )
    assert brand.typesetting.display.folder == SANS.folder


def test_a_font_of_a_kind_of_text_that_the_report_does_not_have_is_nobodys_business(tmp_path):
    brand = branded(tmp_path, "typography: {fonts: [{family: Fira Code, source: google}], monospace: Fira Code}")
    assert brand.notes == ()


def test_a_family_without_basic_latin_is_refused(tmp_path):
    with pytest.raises(BrandOrTemplateError, match=r"Lumen-Regular\.ttf has no sign for 0, 1, 2"):
        lumen(tmp_path, letters=LATIN.translate({ord(digit): None for digit in "012"}))


FILE = "typography: {{fonts: [{{family: Lumen, source: file, files: [{0}]}}], base: Lumen}}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (FILE.format("fonts/none.ttf"), "the font fonts/none.ttf cannot be read: No such file"),
        (FILE.format("fonts/Lumen.pdf"), "is not a TTF, OTF, WOFF or WOFF2 file"),
        (FILE.format("fonts/words.ttf"), "is not a readable font"),
        (FILE.format("https://fonts.example/Lumen.woff2"), "is an address, and a report is made without the network"),
        (FILE.format("{weight: 400}"), "names no file"),
        (FILE.format("{path: fonts/Lumen.ttf, weight: heavy}"), 'weight is "heavy", which is no weight'),
        (FILE.format("{path: fonts/Lumen.ttf, style: italic}"), "has italic files only"),
        (
            FILE.format("{path: fonts/Lumen.ttf, style: slanted}"),
            'style is "slanted", which is no style; write normal or',
        ),
        (FILE.format("{pth: fonts/Lumen.ttf}"), 'fonts/Name-Regular.ttf. Did you mean "path"?'),
        (FILE.format("fonts/flat.ttf"), "the files of Lumen cannot be taken apart; get them again."),
        ("typography: {fonts: [{family: Lumen, source: flie, files: [a.ttf]}], base: Lumen}", 'Did you mean "file"?'),
        ("typography: {fonts: [{family: Lumen, source: file}], base: Lumen}", "has no files"),
        ("typography: {base: {size: big}}", "is no size"),
        ("typography: {headings: {weight: huge}}", "is no weight"),
    ],
)
def test_a_font_file_at_fault_says_what_and_what_to_do(tmp_path, text, said):
    cut(tmp_path / "fonts/Lumen.ttf")
    (tmp_path / "fonts/words.ttf").write_text("no font")
    with TTFont(tmp_path / "fonts/Lumen.ttf") as font:
        font["hmtx"].metrics = dict.fromkeys(font["hmtx"].metrics, (0, 0))
        font.save(tmp_path / "fonts/flat.ttf")
    assert said in faulty(tmp_path, text)


def test_a_font_that_may_not_be_embedded_and_one_without_bold_are_said(tmp_path):
    cut(tmp_path / "fonts/Lumen.ttf", restricted=True)
    notes = branded(tmp_path, FILE.format("fonts/Lumen.ttf")).notes
    assert any("documents may not hold it" in note for note in notes)
    assert any("nothing stands out as bold" in note for note in notes)


def test_a_damaged_font_is_refused_before_rendering(tmp_path):
    good = cut(tmp_path / "fonts/Lumen.woff2").read_bytes()
    (tmp_path / "fonts/Lumen.woff2").write_bytes(good[: len(good) // 2] + bytes(len(good) - len(good) // 2))
    assert "is not a readable font" in faulty(tmp_path, FILE.format("fonts/Lumen.woff2"))


def test_a_page_is_set_in_the_brands_files_and_only_missing_signs_in_ours(tmp_path):
    brand = lumen(tmp_path)
    html = f"""<html lang="en"><title>T</title><style>@page {{ size: 90mm 50mm; margin: 5mm }}
    html {{ font-family: "{brand.text_family}" }} strong {{ font-weight: 600 }}</style>
    <p>Annual cost <strong>12</strong></p><p>→</p>"""
    rendered = render_pdf(html, families=brand.families, folders=(tmp_path,))
    assert rendered.warnings == ()
    with pikepdf.open(BytesIO(rendered.data)) as pdf:
        fonts = {str(font.BaseFont).partition("+")[2] for font in pdf.pages[0].Resources.Font.values()}
    assert fonts == {"Lumen-Text", "Lumen-Text-Semi-Bold", "Source-Sans-Pro"}


@pytest.mark.parametrize(
    ("said", "weight"), [("600", 600), ("semi-bold", 600), ("SemiBold", 600), ("regular", 400), ("heavy", None)]
)
def test_weights_as_people_write_them(said, weight):
    assert weight_of(said) == weight


@pytest.mark.parametrize(
    ("offered", "wanted", "taken"),
    [
        ((400, 700), 600, 700),
        ((400, 700), 300, 400),
        ((300, 700), 400, 300),
        ((500, 300), 400, 500),
        ((100,), 900, 100),
    ],
)
def test_the_weight_that_stands_in_for_another(offered, wanted, taken):
    assert nearest(offered, wanted) == taken


def signs_in(folder: str, kinds: tuple[str, ...]) -> set[str]:
    """Return every sign beyond letters and basic Latin that the files of a folder hold, in the text or as an escape."""
    texts = [file.read_text(encoding="utf-8") for file in (ROOT / folder).rglob("*") if file.suffix in kinds]
    escaped = {chr(int(code, 16)) for text in texts for code in re.findall(r"\\u([0-9a-f]{4})", text)}
    return {
        sign
        for sign in escaped.union(*texts)
        if "~" < sign < FULL_WIDTH and not sign.isalpha() and unicodedata.category(sign) not in ("Zs", "Cf")
    }


def test_every_sign_that_the_report_prints_by_itself_is_looked_for_in_a_brands_fonts():
    printed = signs_in("templates", (".html", ".css", ".svg")) | signs_in("reportgen/knowledge", (".toml", ".csv"))
    written = signs_in("reportgen/report", (".py",)) | signs_in("reportgen/analysis", (".py",))
    assert "→" in written
    assert "×" in printed
    assert printed | written - {REPLACEMENT, "¤", "\u1100"} <= set(REPORT_SIGNS)


def test_every_sign_of_ours_is_in_the_house_families():
    for family in (SANS, SERIF):
        assert not [sign for sign in REPORT_SIGNS + WESTERN_LETTERS if ord(sign) not in code_points(family.face(400))]
