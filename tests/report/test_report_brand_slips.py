"""Slips of the pen in a brand file: each is said with its file, its line and what to write."""

from datetime import date
from pathlib import Path

import pytest

from reportgen.errors import BrandOrTemplateError
from reportgen.model.engagement import CellRef, Engagement
from reportgen.report.brand import Brand, brand_of

SAID = Engagement(client="Northwind", title="Which processes to source", date=date(2026, 11, 18), prepared_by="Alder")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 9"><path d="M0 0h9v9z"/></svg>'


def branded(folder: Path, text: str | bytes) -> Brand:
    (folder / "logo.svg").write_text(SVG)
    (folder / "_brand.yml").write_bytes(text if isinstance(text, bytes) else text.encode())
    return brand_of(SAID, folder / "_brand.yml")


def faulty(folder: Path, text: str | bytes) -> str:
    with pytest.raises(BrandOrTemplateError) as failure:
        branded(folder, text)
    return str(failure.value)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (
            "meta: {name: Firm, nmae: F}\ncolor:\n  primary: {light: '#0E4A5A', drak: '#111111'}",
            3,
            "color.primary.drak",
        ),
        ("color:\n  palette:\n    deep: {light: '#0E4A5A', drak: '#111111'}", 3, "color.palette.deep.drak"),
        ("typography:\n  headings: {color: {light: '#0E4A5A', drak: white}}", 2, "typography.headings.color.drak"),
        ("logo:\n  medium: {light: logo.svg, drak: logo.svg}", 2, "logo.medium.drak"),
        ("logo:\n  medium: head\n  images: {head: {path: logo.svg, atl: Alder}}", 3, "logo.images.head.atl"),
        ("meta: {name: {full: Alder LLP, shrt: Alder}}", 1, "meta.name.shrt"),
        ("meta: {nmae: Alder}", 1, "meta.nmae"),
        ("defaults: {reprotgen: {page_size: A4}}", 1, "defaults.reprotgen"),
    ],
)
def test_a_misspelt_name_is_said_however_deep_it_stands(tmp_path, text, line, said):
    notes = branded(tmp_path, text).notes
    place = f"{tmp_path / '_brand.yml'}, line {line}: the report does not know {said} and leaves it out. Did you mean "
    assert any(note.startswith(place) for note in notes)


def test_what_other_tools_read_is_no_slip(tmp_path):
    text = "meta: {name: Alder, founded: 1901, link: {home: x}}\ndefaults: {quarto: {a: b}, shiny: {c: d}}"
    assert branded(tmp_path, text).notes == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("color: {palette: {deep: {dark: '#0E4A5A'}}, primary: deep}", "color.palette.deep"),
        ("color: {primary: {dark: '#0E4A5A'}}", "color.primary"),
    ],
)
def test_a_colour_for_dark_ground_only_is_taken_and_said(tmp_path, text, place):
    brand = branded(tmp_path, text)
    assert brand.primary == "#0E4A5A"
    (note,) = brand.notes
    assert note == (
        f"{tmp_path / '_brand.yml'}, line 1: {place} has a colour for dark ground only; the report takes it, though it "
        "is printed on white paper. Add light: with the one for paper."
    )


def test_a_colour_for_dark_ground_that_the_report_does_not_use_is_not_worth_a_word(tmp_path):
    text = "color: {palette: {night: {dark: black}}, primary: navy, secondary: {dark: night}}"
    assert branded(tmp_path, text).notes == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "color:\n  primary: {drak: '#0E4A5A'}",
            "line 2: color.primary has no colour under light: or dark:. Did you mean",
        ),
        (
            "color: {palette: {deep: {ligth: navy}}, primary: deep}",
            "color.palette.deep has no colour under light: or dark:",
        ),
        ("color: {primary: 0E4A5A}", 'Did you mean "#0E4A5A"?'),
        (
            "logo: {medium: {lihgt: logo.svg}}",
            "logo.medium names no picture: write its path, such as logos/logo.svg. Did",
        ),
        ("logo: {images: {a: {pth: logo.svg}}, medium: a}", "logo.images.a names no picture"),
    ],
)
def test_a_name_that_leaves_nothing_to_print_is_a_fault(tmp_path, text, said):
    assert said in faulty(tmp_path, text)


def test_pictures_of_which_none_is_the_logo_are_said(tmp_path):
    (note,) = branded(tmp_path, "logo: {images: {head: logo.svg}}").notes
    assert note.endswith(
        "nothing says which is the logo; the name stands there instead. Write such as medium: head below logo:."
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("meta: Alder", "meta is a text; it should hold names with values, such as name."),
        ("meta: {name: [Alder]}", "meta.name is a list; it should hold the firm's name, or short: and full: with it."),
        ("logo: [logo.svg]", "logo is a list; it should hold the path of a picture"),
        ("logo: {medium: [logo.svg]}", "logo.medium is a list"),
        ("color: {palette: [navy]}", "color.palette is a list; it should hold names with their colours."),
        ("typography: Inter", "typography is a text"),
        (
            "typography: {fonts: {family: A, files: [a.ttf]}, base: A}",
            "each begins with a dash, as in - family: Acme",
        ),
        ("typography: {base: {size: [1, 2]}}", "typography.base.size is a list; it should hold one text."),
        ("typography: {headings: {weight: [400, 700]}}", "typography.headings.weight is a list"),
        ("defaults: Letter", "defaults is a text"),
        ("defaults: {reportgen: [Letter]}", "defaults.reportgen is a list; it should hold names with values: marking,"),
        (
            "defaults: {reportgen: {marking: [Internal]}}",
            "defaults.reportgen.marking is a list; it should hold one text.",
        ),
        ("meta: !!python/object/apply:os.system [ls]", "meta is a list"),
    ],
)
def test_what_is_written_in_another_way_than_it_can_be_read_is_one_fault(tmp_path, text, said):
    fault = faulty(tmp_path, text)
    assert said in fault
    assert "faults:" not in fault


@pytest.mark.parametrize(
    ("said", "printed", "meant"),
    [
        ("Confidental", "Confidental", 'Did you mean "Confidential"?'),
        ("Commercial in confidence", "Commercial in confidence", "every page bears it as it is written."),
        ("strictly confidential", "Strictly confidential", None),
        ("Internal", "Internal", None),
    ],
)
def test_a_marking_that_the_workbook_does_not_offer_is_printed_and_said(tmp_path, said, printed, meant):
    brand = branded(tmp_path, f"defaults: {{reportgen: {{marking: {said}}}}}")
    assert brand.standing.marking == printed
    assert [note.endswith(meant) for note in brand.notes] == ([] if meant is None else [True])


def test_a_country_that_there_is_not_is_no_locale(tmp_path):
    assert "is no locale" in faulty(tmp_path, "defaults: {reportgen: {locale: en_ZZ}}")
    assert branded(tmp_path, "defaults: {reportgen: {locale: de-at}}").standing.locale == "de_AT"


def test_what_is_merged_in_by_yaml_is_read_as_if_it_stood_there(tmp_path):
    text = "house: &house {family: Source Sans Pro, size: 2rem}\ntypography: {headings: {<<: [*house], size: 1rem}}"
    assert branded(tmp_path, text).display_family == "Source Sans Pro"


def test_a_family_goes_by_its_name_in_small_letters_too(tmp_path):
    assert branded(tmp_path, "typography: {base: source serif pro}").text_family == "Source Serif Pro"


def test_files_of_a_family_are_read_though_nothing_says_that_they_are_files(tmp_path):
    text = "typography: {fonts: [{family: Alder Text, files: [alder.ttf]}], base: Alder Text}"
    assert "files[1]: the font alder.ttf cannot be read" in faulty(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"meta:\n\tname: Alder", "line 2, is not valid YAML: found character '\\t' that cannot start any token."),
        (b"meta: {a: b}\n---\nmeta: {a: b}", "line 2, is not valid YAML: but found another document."),
        ("meta: {name: Alder}".encode("utf-16"), "is not valid YAML: save it as UTF-8 text."),
        (b"? [a, b]\n: c", "line 1, has a list where a name should stand."),
        (b'meta: {name: "A\\u202eB"}', "line 1: meta.name holds U+202E, which cannot be printed. Take it out."),
        (b"", "holds no brand"),
        (b"# only a remark", "holds no brand"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path, text, said):
    assert said in faulty(tmp_path, text)


def test_a_folder_is_no_brand_file(tmp_path):
    with pytest.raises(BrandOrTemplateError, match=r"is a folder. Name the file in it, such as .*_brand.yml"):
        brand_of(SAID, tmp_path)


def test_a_mark_of_bytes_and_the_lines_of_windows_are_read(tmp_path):
    assert branded(tmp_path, "\ufeffmeta: {name: Alder}\r\ncolor: {primary: navy}\r\n".encode()).primary == "#000080"


def test_a_pale_colour_is_said_with_the_place_where_it_stands(tmp_path):
    (note,) = branded(tmp_path, "color:\n  palette: {sun: '#E8A33D'}\n  primary: sun").notes
    assert note.startswith(f"{tmp_path / '_brand.yml'}, line 3: The brand colour #E8A33D has a contrast of 2.2 to 1")
    entered = Engagement(
        client="N",
        title="T",
        date=date(2026, 1, 1),
        brand_colour="#E8A33D",
        cells={"brand_colour": CellRef(sheet="Engagement", cell="B40")},
    )
    (note,) = brand_of(entered, None).notes
    assert note.startswith("Engagement!B40: The brand colour #E8A33D")


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("meta: {name: 請 Advisory}", "meta.name"),
        ("meta: {name: {short: 請, full: Alder LLP}}", "meta.name.short"),
        ("defaults: {reportgen: {terms: 請}}", "defaults.reportgen.terms"),
    ],
)
def test_signs_of_the_firms_own_texts_that_cannot_be_printed_are_said(tmp_path, text, path):
    (note,) = branded(tmp_path, text).notes
    assert f"line 1: The report's typefaces have no sign for 請 (U+8ACB) in {path}; what has no plain form" in note
    assert branded(tmp_path, "meta: {name: Łódź & Ärzte}").notes == ()


def test_a_name_that_the_cover_cuts_is_said_where_no_logo_stands_for_it(tmp_path):
    long = "The Worshipful Company of Alder and Oak Advisers LLP"
    (note,) = branded(tmp_path, f"meta: {{name: {long}}}").notes
    assert "line 1: The firm's name has 52 characters and the cover has room for 44, so it is cut. Give short:" in note
    assert branded(tmp_path, f"meta: {{name: {long}}}\nlogo: logo.svg").notes == ()
    assert branded(tmp_path, f"meta: {{name: {{full: {long}, short: Alder}}}}").notes == ()
