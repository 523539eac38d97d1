"""Pictures that people hand in as their logo: what cannot be printed is refused, what will not look well is said."""

from base64 import b64encode
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from reportgen.errors import BrandOrTemplateError
from reportgen.model.engagement import Engagement
from reportgen.report.brand import Brand, brand_of

SAID = Engagement(client="Northwind", title="Which processes to source", date=date(2026, 11, 18), prepared_by="Alder")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" {1}>{0}</svg>'
VIEW = 'viewBox="0 0 60 9"'


def with_logo(folder: Path, name: str, data: bytes) -> Brand:
    (folder / name).write_bytes(data)
    (folder / "_brand.yml").write_text(f"logo: {name}")
    return brand_of(SAID, folder / "_brand.yml")


def refused(folder: Path, name: str, data: bytes) -> str:
    with pytest.raises(BrandOrTemplateError) as failure:
        with_logo(folder, name, data)
    assert f"line 1: logo: the logo {name} " in str(failure.value)
    return str(failure.value)


def picture(mode="RGB", size=(600, 90), colour=None, kind="PNG") -> bytes:
    made = BytesIO()
    Image.new(mode, size, colour if colour is not None else 0).save(made, kind)
    return made.getvalue()


def drawing(body="", attributes=VIEW) -> bytes:
    return SVG.format(body, attributes).encode()


def embedded(data: bytes, media_type: str) -> bytes:
    return drawing(f'<image width="9" height="9" href="data:{media_type};base64,{b64encode(data).decode()}"/>')


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9])
def test_a_picture_that_is_cut_off_is_refused_also_when_the_pdf_engine_has_been_loaded(tmp_path, monkeypatch, kept):
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", True)
    photo = BytesIO()
    Image.effect_noise((600, 90), 80).save(photo, "JPEG")
    cut = photo.getvalue()[: int(kept * len(photo.getvalue()))]
    assert "is not a readable PNG or JPEG picture; export it again." in refused(tmp_path, "logo.jpg", cut)


@pytest.mark.parametrize("size", [(8000, 8000), (20_000, 20_000)])
def test_a_picture_with_more_pixels_than_memory_should_hold_is_refused(tmp_path, size):
    assert "has more pixels than a logo can need" in refused(tmp_path, "logo.png", picture("1", size))


@pytest.mark.parametrize(
    "data", [picture("RGBA"), picture(colour="white"), picture("LA"), picture("CMYK", kind="JPEG")]
)
def test_a_logo_of_which_paper_shows_nothing_is_said(tmp_path, data):
    (note,) = with_logo(tmp_path, "logo.jpg" if data.startswith(b"\xff") else "logo.png", data).notes
    assert "line 1: The logo is white or transparent all over: on paper nothing of it is seen." in note


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "I;16"])
def test_a_dark_logo_of_any_kind_is_taken_without_a_word(tmp_path, mode):
    assert with_logo(tmp_path, "logo.png", picture(mode)).notes == ()


@pytest.mark.parametrize("size", [(20, 4000), (9000, 30)])
def test_a_logo_that_would_be_a_line_is_said(tmp_path, size):
    (note,) = with_logo(tmp_path, "logo.png", picture(size=size)).notes
    assert "in the 60 by 11 mm that a logo has it is a mere line." in note


@pytest.mark.parametrize("view", ["0 0 foo 9", "0 0 0 9", "0 0 -5 9", "0 0 5", ""])
def test_a_drawing_whose_ground_has_no_size_is_refused(tmp_path, view):
    said = refused(tmp_path, "logo.svg", drawing(attributes=f'viewBox="{view}" width="60" height="9"'))
    assert f'has no size: its viewBox is "{view}" and should hold four numbers, such as 0 0 600 90.' in said


@pytest.mark.parametrize("view", ["0,0,60,9", "-1.5 .5 6e1 9", " 0  0 60 9 "])
def test_numbers_of_a_ground_are_read_in_every_notation(tmp_path, view):
    assert with_logo(tmp_path, "logo.svg", drawing(attributes=f'viewBox="{view}"')).logo


@pytest.mark.parametrize(
    "body",
    [
        '<g id="a"><use href="#a"/></g>',
        '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
        '<mask id="a"><rect mask="url(#a)"/></mask>',
        "<marker id='a'><path style='marker-start: url(\"#a\")'/></marker>",
    ],
)
def test_a_drawing_that_is_made_of_itself_is_refused(tmp_path, body):
    assert 'refers from "a" back to itself; export it as plain SVG.' in refused(tmp_path, "logo.svg", drawing(body))


def test_a_drawing_may_use_a_part_of_itself_often(tmp_path):
    body = (
        '<g id="a"><use href="#c"/></g><g id="b"><use href="#a"/><use href="#c"/></g><path id="c"/><use href="#none"/>'
    )
    assert with_logo(tmp_path, "logo.svg", drawing(body)).notes == ()


def test_a_drawing_nested_without_end_is_refused(tmp_path):
    said = refused(tmp_path, "logo.svg", drawing("<g>" * 3000 + "</g>" * 3000))
    assert "is nested too deeply; export it as plain SVG, with its groups dissolved." in said


@pytest.mark.parametrize(
    ("data", "media_type", "said"),
    [
        (b"\0\0\0", "image/png", "holds a picture that is not a readable PNG or JPEG; export it again."),
        (picture(kind="GIF"), "image/gif", "holds a picture that is not a readable PNG or JPEG; export it again."),
        (drawing("<script/>"), "image/svg+xml", "holds a drawing that holds a <script>"),
        (drawing('<image href="https://x.example/a.png"/>'), "image/svg+xml", "holds a drawing that refers to"),
    ],
)
def test_a_picture_within_a_drawing_is_to_be_as_sound_as_one_alone(tmp_path, data, media_type, said):
    assert said in refused(tmp_path, "logo.svg", embedded(data, media_type))
    assert with_logo(tmp_path, "logo.svg", embedded(picture(), "image/png")).logo


def test_a_drawing_of_millions_of_parts_is_refused(tmp_path):
    tenfold = "".join(f'<g id="a{one + 1}">' + f'<use href="#a{one}"/>' * 10 + "</g>" for one in range(7))
    said = refused(tmp_path, "logo.svg", drawing(f'<path id="a0"/>{tenfold}<use href="#a7"/>'))
    assert "draws more than 20,000 parts; export it as PNG." in said
    chain = "".join(f'<g id="a{one + 1}"><use href="#a{one}"/></g>' for one in range(5000))
    assert "draws more than 20,000 parts" in refused(tmp_path, "logo.svg", drawing(f'{chain}<use href="#a5000"/>'))
    assert with_logo(tmp_path, "logo.svg", drawing("<path/>" * 5000)).notes == ()


def test_a_frame_without_its_picture_is_refused(tmp_path):
    assert "holds a frame without its picture" in refused(
        tmp_path, "logo.svg", drawing('<image width="9" height="9"/>')
    )


def test_folders_parted_by_the_wrong_stroke_are_said(tmp_path):
    (tmp_path / "_brand.yml").write_text("logo: 'logos\\mark.svg'")
    with pytest.raises(BrandOrTemplateError, match=r"Correct the path. Write / between folders."):
        brand_of(SAID, tmp_path / "_brand.yml")


@pytest.mark.parametrize(
    ("gradient", "is_said"),
    [
        ('<linearGradient id="g"/>', True),
        ('<radialGradient id="g" gradientUnits="objectBoundingBox"/>', True),
        ('<linearGradient id="g" gradientUnits="userSpaceOnUse"/>', False),
        ('<linearGradient id="g" href="#h"/><linearGradient id="h" gradientUnits="userSpaceOnUse"/>', False),
        ('<linearGradient id="h"/><linearGradient id="g" href="#h" gradientUnits="userSpaceOnUse"/>', False),
        ('<linearGradient id="h"/><clipPath id="g"/>', False),
    ],
)
@pytest.mark.parametrize("fill", ['<path fill="url(#g)"/>', "<style>path {{ fill: url('#g') }}</style>"])
def test_a_gradient_of_which_some_readers_show_nothing_is_said(tmp_path, gradient, is_said, fill):
    notes = with_logo(tmp_path, "logo.svg", drawing(gradient + fill)).notes
    assert ["a gradient measured by the shape it fills" in note for note in notes] == [True] * is_said
