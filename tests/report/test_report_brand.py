from base64 import b64decode
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from reportgen.errors import BrandOrTemplateError
from reportgen.model.engagement import Engagement
from reportgen.report.brand import LEGIBLE, brand_of
from reportgen.report.contrast import WHITE, contrast, darkened, parsed

SAID = Engagement(client="Northwind", title="Which processes to source", date=date(2026, 11, 18), prepared_by="Alder")


def written(folder: Path, text: str) -> Path:
    path = folder / "_brand.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_black_on_white_has_the_greatest_contrast():
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert contrast("#0E4A5A", WHITE) == pytest.approx(9.8, abs=0.1)


@pytest.mark.parametrize(
    ("text", "colour"), [("#0e4a5a", "#0E4A5A"), ("abc", "#AABBCC"), ("teal", None), ("#12345", None)]
)
def test_what_is_a_colour(text, colour):
    assert parsed(text) == colour


def test_a_pale_brand_colour_is_darkened_until_legible_and_said():
    brand = brand_of(Engagement(client="N", title="T", date=date(2026, 1, 1), brand_colour="#E8A33D"), None)
    assert contrast(brand.primary, WHITE) >= LEGIBLE
    assert "#E8A33D" in brand.notes[0]
    assert darkened("#0E4A5A", ratio=LEGIBLE) == "#0E4A5A"


def test_a_brand_file_gives_name_colour_and_logo(tmp_path):
    Image.new("RGB", (60, 9), "#123456").save(tmp_path / "mark.png")
    brand = brand_of(
        SAID,
        written(
            tmp_path,
            """
meta: {name: Lumen Ridge}
logo: {medium: mark.png}
color: {palette: {plum: "#4B2A6B"}, primary: plum}
""",
        ),
    )
    assert (brand.name, brand.primary) == ("Lumen Ridge", "#4B2A6B")
    assert brand.logo is not None
    assert brand.logo.startswith("data:image/png;base64,")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("color: {primary: bluish}", "neither a colour"),
        ("color: {palette: {a: '#000'}, primary: b}", "The palette has: a"),
        ("meta: [", "not valid YAML"),
        ("just words", "holds no brand"),
        ("logo: missing.png", "cannot be read"),
        ("logo: mark.exe", "not a PNG, JPEG or SVG"),
        ("typography: {base: Comic Sans}", "does not come with reportgen"),
    ],
)
def test_a_brand_file_at_fault_says_what_and_where(tmp_path, text, said):
    with pytest.raises(BrandOrTemplateError, match=said) as failure:
        brand_of(SAID, written(tmp_path, text))
    assert failure.value.exit_code == 4


def test_a_logo_that_is_no_picture_is_refused(tmp_path):
    (tmp_path / "mark.png").write_bytes(b"not a picture")
    with pytest.raises(BrandOrTemplateError, match="not a readable PNG or JPEG"):
        brand_of(SAID, written(tmp_path, "logo: mark.png"))


def test_a_missing_brand_file_is_one_sentence(tmp_path):
    with pytest.raises(BrandOrTemplateError, match="cannot be read"):
        brand_of(SAID, tmp_path / "none.yml")


def test_a_logo_in_the_inks_of_print_is_shown_in_the_colours_of_a_screen(tmp_path):
    """PDF/A with a screen's output intent holds no CMYK picture."""
    Image.new("CMYK", (200, 80), (255, 0, 0, 0)).save(tmp_path / "mark.jpg")
    brand = brand_of(SAID, written(tmp_path, "logo: mark.jpg"))
    kind, _, data = brand.logo.partition(",")
    assert kind == "data:image/png;base64"
    with Image.open(BytesIO(b64decode(data))) as shown:
        assert shown.mode == "RGB"
