"""The example's pages look as they did when somebody last looked at them: three brands, two papers, two locales."""

from pathlib import Path

import pytest
from looks import BRANDS, LOCALES, PAPERS, Look, difference, looks, pictures, sheet
from PIL import Image, ImageDraw

from reportgen.model.sections import PLACES

TOLERANCE = 0.04  # a letter that is smoothed otherwise comes to 0.01, a lost chip to 0.1


@pytest.mark.slow
@pytest.mark.parametrize("look", tuple(looks()), ids=lambda look: look.name)
def test_the_pages_are_as_they_were_when_looked_at(look: Look, example, knowledge, tmp_path: Path):
    seen = sheet(pictures(example, knowledge, look))
    seen.save(tmp_path / look.reference.name)
    with Image.open(look.reference) as kept:
        apart = difference(seen, kept.convert("RGB"))
    assert apart < TOLERANCE, (
        f"{tmp_path / look.reference.name} is not as {look.reference}. If the change was meant, make the pictures anew "
        "with tests/report/looks.py and look at every one."
    )


def test_every_brand_paper_and_locale_shows_every_section():
    for part in (*BRANDS, *PAPERS, *LOCALES):
        shown = {
            section for look in looks() if part in {look.brand, look.paper, look.locale} for section in look.sections
        }
        assert shown == PLACES.keys(), part


@pytest.fixture
def page() -> Image.Image:
    page = Image.new("RGB", (160, 240), "white")
    ImageDraw.Draw(page).text((20, 40), "Supplier invoices", fill="black")
    return page


def test_a_page_is_like_itself_and_like_one_that_is_smoothed_otherwise(page):
    assert difference(page, page) == 0
    assert difference(page.point(lambda value: max(0, value - 4)), page) < TOLERANCE


@pytest.mark.parametrize(
    ("fault", "spoilt"),
    [
        ("a label is lost", lambda page: page.paste("white", (20, 40, 60, 52))),
        ("a line is drawn over the text", lambda page: page.paste("black", (0, 44, 160, 46))),
        ("a chip has lost its colour", lambda page: page.paste("#A63E1B", (100, 100, 108, 104))),
    ],
)
def test_a_fault_is_seen(fault, spoilt, page):
    seen = page.copy()
    spoilt(seen)
    assert difference(seen, page) > TOLERANCE, fault


def test_a_page_more_is_seen(page):
    assert difference(sheet([page] * 9), sheet([page] * 8)) == 1
