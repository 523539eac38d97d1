"""What a brand file may say, what is pointed out, and what stops the report: all of it at once, with its line."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from reportgen.errors import BrandOrTemplateError
from reportgen.model.engagement import CellRef, Engagement, PageSize
from reportgen.report.brand import Brand, brand_of
from reportgen.report.brand.colours import as_hex
from reportgen.report.brand.standing import Standing

SAID = Engagement(client="Northwind", title="Which processes to source", date=date(2026, 11, 18), prepared_by="Alder")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 9">{0}</svg>'


def branded(folder: Path, text: str) -> Brand:
    (folder / "_brand.yml").write_text(text, encoding="utf-8")
    return brand_of(SAID, folder / "_brand.yml")


def faulty(folder: Path, text: str) -> str:
    with pytest.raises(BrandOrTemplateError) as failure:
        branded(folder, text)
    assert failure.value.exit_code == 4
    return str(failure.value)


@pytest.mark.parametrize("firm", ["harbour", "ember", "meadow"])
def test_the_example_brands_can_be_followed(firm):
    brand = brand_of(SAID, Path(__file__).parent / "brands" / firm / "_brand.yml")
    assert brand.logo is not None
    assert not any("does not know" in note or "Did you mean" in note for note in brand.notes)


def test_all_faults_are_said_at_once_each_with_its_line(tmp_path):
    said = faulty(
        tmp_path,
        """
color:
  palette: {plum: "#4B2A6B"}
  primary: plumm
logo: none.svg
typography:
  base: Inter
defaults:
  reportgen: {page_size: A3}
""",
    )
    first, *faults = said.splitlines()
    assert first.endswith("_brand.yml has 4 faults:")
    assert [fault.split(":")[0].strip() for fault in faults] == ["line 4", "line 5", "line 7", "line 9"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("color: {palette: {plum: '#4B2A6B'}, primary: plumm}", 'The palette has: plum. Did you mean "plum"?'),
        ("color: {palette: {a: b, b: c, c: a}, primary: a}", "lead back to themselves: a → b → c → a"),
        ("color: {palette: {plum: plumm}}", 'color.palette.plum is "plumm", which is neither a colour'),
        ("color:\n  primary: #0E4A5A", "line 2: color.primary is empty. A colour that starts with # stands in quotes"),
        ("color: {primary: '#0E4A5A80'}", "is no solid colour"),
        ("color: {primary: transparent}", "is no solid colour"),
        ("color: {warning: buoy}", "color.warning"),
        ("color: blue", "should hold names with their colours"),
        ("typography: {headings: {color: '#999999'}}", "with a contrast of 2.8 to 1 on white paper; text needs 4.5"),
        ("color: {palette: {sky: '#66AAFF'}}\ntypography: {link: {color: sky}}", "typography.link.color is #66AAFF"),
        ("color: {link: yellow}", "color.link is #FFFF00"),
    ],
)
def test_a_colour_at_fault(tmp_path, text, said):
    assert said in faulty(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("{primary: navy}", "#000080"),
        ("{primary: 'rgb(14, 74, 90)'}", "#0E4A5A"),
        ("{primary: 'hsl(193 73% 20%)'}", "#0E4858"),
        ("{primary: {light: '#0E4A5A', dark: '#FFFFFF'}}", "#0E4A5A"),
        ("{palette: {brand: deep, deep: '#0E4A5A'}, primary: brand}", "#0E4A5A"),
        ("{palette: {primary: '#0E4A5A'}, primary: primary}", "#0E4A5A"),
        ("{palette: {navy: navy}, primary: navy}", "#000080"),
        ("{dark: '#0E4A5A', primary: dark}", "#0E4A5A"),
    ],
)
def test_a_colour_is_followed_by_its_names(tmp_path, text, colour):
    assert branded(tmp_path, f"color: {text}").primary == colour


def test_a_colour_in_every_notation_of_css():
    assert [as_hex(text) for text in ("#abc", "#0e4a5a", "teal", "rgb(0 0 0)")] == [
        *("#AABBCC", "#0E4A5A", "#008080", "#000000")
    ]


def test_colours_of_titles_and_links_are_the_brands(tmp_path):
    brand = branded(
        tmp_path,
        "color: {palette: {moss: '#2F5D16'}, primary: '#7AC943'}\n"
        "typography: {headings: {color: moss}, link: {color: primary, decoration: underline}}",
    )
    assert (brand.heading_colour, brand.link_colour) == ("#2F5D16", brand.primary)
    assert brand.link_decoration == "underline"
    assert branded(tmp_path, "meta: {name: Alder}").heading_colour == "#1C2126"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Alder", "Alder"),
        ("{full: Alder & Oak LLP, short: Alder}", "Alder & Oak LLP"),
        ("{full: The Worshipful Company of Alder and Oak Advisers LLP, short: Alder}", "Alder"),
        ("{short: Alder}", "Alder"),
    ],
)
def test_the_name_in_full_where_there_is_room(tmp_path, said, name):
    assert branded(tmp_path, f"meta: {{name: {said}}}").name == name


def test_unknown_names_are_noted_and_near_misses_named(tmp_path):
    brand = branded(tmp_path, "colour: {primary: red}\nslogan: Onward\nlogo: {huge: a.svg}\nmeta: {founded: 1901}")
    file = tmp_path / "_brand.yml"
    assert brand.notes == (
        f"{file}: the report does not know slogan (line 2), logo.huge (line 3) and leaves this out.",
        f'{file}, line 1: the report does not know colour and leaves it out. Did you mean "color"?',
    )


@pytest.mark.parametrize(
    ("logo", "file"),
    [
        ("mark.svg", "mark"),
        ("{path: mark.svg, alt: Alder}", "mark"),
        ("{small: icon.svg, medium: mark.svg}", "mark"),
        ("{small: icon.svg, large: mark.svg}", "mark"),
        ("{images: {head: mark.svg}, medium: head}", "mark"),
        ("{images: {head: {path: mark.svg, alt: Alder}}, medium: {light: head, dark: icon.svg}}", "mark"),
        ("{medium: {dark: icon.svg}, small: {light: mark.svg}}", "mark"),
    ],
)
def test_the_logo_for_paper_is_found(tmp_path, logo, file):
    for name in ("mark", "icon"):
        (tmp_path / f"{name}.svg").write_text(SVG.format(f'<path d="{name}"/>'))
    brand = branded(tmp_path, f"meta: {{name: Firm}}\nlogo: {logo}")
    assert brand.logo == branded(tmp_path, f"logo: {file}.svg").logo
    assert brand.logo_alt == ("Alder" if "Alder" in logo else "Logo of Firm")


def test_a_logo_for_dark_ground_alone_is_not_put_on_paper(tmp_path):
    (tmp_path / "mark.svg").write_text(SVG.format(""))
    brand = branded(tmp_path, "logo: {medium: {dark: mark.svg}}")
    assert brand.logo is None
    assert "only for dark ground" in brand.notes[0]


@pytest.mark.parametrize(
    ("logo", "said"),
    [
        ("missing.svg", "cannot be read: No such file or directory"),
        ("mark.pdf", "is not a PNG, JPEG or SVG file"),
        ("https://alder.example/logo.svg", "write its path, such as logos/logo.svg"),
        ("{images: {header: mark.svg}, medium: heade}", 'logo.images has: header. Did you mean "header"?'),
        ("{medium: {light: }}", "names no picture"),
        ("words.png", "is not a readable PNG or JPEG picture"),
        ("words.svg", "is not a readable SVG drawing"),
        ("script.svg", "holds a <script>"),
        ("click.svg", "holds a script (onclick)"),
        ("outside.svg", 'refers to "https://x.example/a.png" outside itself'),
        ("style.svg", "refers in its style to something outside itself"),
        ("entity.svg", "declares entities"),
        ("sizeless.svg", "has no size"),
        ("share.svg", "has no size: it needs a viewBox, or a width and a height that are no shares (%)"),
        ("nothing.svg", "has no size"),
    ],
)
def test_a_logo_at_fault(tmp_path, logo, said):
    drawings = {
        "mark": SVG.format(""),
        "words": "no drawing",
        "script": SVG.format("<script>1</script>"),
        "click": SVG.format('<path onclick="go()"/>'),
        "outside": SVG.format('<image href="https://x.example/a.png"/>'),
        "style": SVG.format("<style>@import 'a.css'</style>"),
        "entity": '<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("&a;"),
        "sizeless": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "share": "<svg xmlns='http://www.w3.org/2000/svg' width='100%' height='100%'/>",
        "nothing": "<svg xmlns='http://www.w3.org/2000/svg' width='60' height='0.0mm'/>",
    }
    for name, drawing in drawings.items():
        (tmp_path / f"{name}.svg").write_text(drawing)
    (tmp_path / "words.png").write_text("no picture")
    assert said in faulty(tmp_path, f"logo: {logo}")


@pytest.mark.parametrize(
    "size", ["width='60' height='9'", "width='60.5mm' height='.9cm'", "viewBox='0 0 60 9' width='100%'"]
)
def test_a_drawing_with_a_size_is_taken(tmp_path, size):
    (tmp_path / "logo.svg").write_text(f"<svg xmlns='http://www.w3.org/2000/svg' {size}/>")
    assert branded(tmp_path, "logo: logo.svg").logo is not None


def test_an_empty_role_that_the_report_does_not_use_is_none(tmp_path):
    usual = branded(tmp_path, "color:\n  primary: '#0E4A5A'")
    assert branded(tmp_path, "color:\n  primary: '#0E4A5A'\n  tertiary:\n  light: {}") == usual


def test_a_logo_that_will_not_look_well_is_noted(tmp_path):
    Image.new("RGB", (60, 9), "#123456").save(tmp_path / "small.png")
    (tmp_path / "text.svg").write_text(SVG.format("<text>Alder</text>"))
    assert "60 by 9 pixels and will look coarse" in branded(tmp_path, "logo: small.png").notes[0]
    assert "convert it to outlines" in branded(tmp_path, "logo: text.svg").notes[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{page_size: A3}", "the report is set for A4 or Letter"),
        ("{locale: klingon}", "is no locale"),
        ("{marking: For the eyes of the named recipients only}", "there is room for 32"),
        ("{terms: '" + "word " * 40 + "'}", "there is room for 140"),
        ("{markings: Secret}", 'there are marking, page_size, locale, terms. Did you mean "marking"?'),
    ],
)
def test_a_standing_wish_at_fault(tmp_path, text, said):
    assert said in faulty(tmp_path, f"defaults: {{reportgen: {text}, quarto: {{anything: goes}}}}")


def test_a_standing_wish_holds_where_the_workbook_is_silent():
    wishes = Standing(marking="Client confidential", page_size=PageSize.LETTER, locale="en_US")
    silent = wishes.applied_to(SAID)
    assert (silent.marking, silent.page_size, silent.locale) == ("Client confidential", PageSize.LETTER, "en_US")
    spoken = Engagement(
        client="N", title="T", date=date(2026, 1, 1), cells={"marking": CellRef(sheet="Engagement", cell="B9")}
    )
    assert wishes.applied_to(spoken).marking == "Confidential"
    assert Standing().applied_to(SAID) == SAID


LAUGHS = "a: &a [1, 1, 1, 1, 1, 1, 1, 1]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 8)}]\n" for before, name in pairwise("abcdefg")
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: " * 3, "is not valid YAML"),
        ("[" * 40 + "]" * 40, "holds no brand"),
        ("x" * 300_000, "larger than 256 KB"),
        ("a: " + "{a: " * 20 + "1" + "}" * 20, "nested too deeply"),
        ("a: &a {b: *a}", "nested too deeply"),
        (LAUGHS, "nested too deeply"),
        ("color: {}\nmeta: {}\ncolor: {}", "line 3, says color: a second time"),
    ],
)
def test_a_file_that_is_no_brand(tmp_path, text, said):
    assert said in faulty(tmp_path, text)
