"""The HTML report in a browser: it loads nothing, everybody can use it, and its figures are those of the PDF."""

import re
from collections import Counter

import pdf_facts
import pytest
from web_pages import BROWSER, NO_BROWSER, browser, from_elsewhere, numbers, sections, seen

from reportgen.report.brand import brand_of
from reportgen.report.glyphs import without_missing_glyphs
from reportgen.report.html import Templates
from reportgen.report.web.embedding import Pictures
from reportgen.report.web.file import framed
from reportgen.report.web.rewriting import for_the_screen
from reportgen.report.web.seal import sealed

needs_browser = pytest.mark.skipif(BROWSER is None, reason=NO_BROWSER)
MEGABYTE = 1024 * 1024


@pytest.fixture(scope="module")
def web_html(example, example_html):
    brand = brand_of(example.engagement, None)
    pictures = Pictures(())
    taken = for_the_screen(without_missing_glyphs(example_html, brand.families), pictures.embedded)
    return framed(taken, brand, Templates(), pictures)


@pytest.fixture(scope="module")
def web_file(web_html, tmp_path_factory):
    path = tmp_path_factory.mktemp("web") / "example.html"
    path.write_bytes(sealed(web_html))
    return path


@pytest.fixture(scope="module")
def chromium():
    with browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def wide(chromium, web_file):
    return seen(chromium, web_file)


@pytest.fixture(scope="module")
def phone(chromium, web_file):
    return seen(chromium, web_file, width=360)


def altered(web_file, tmp_path, old, new):
    """Return the report with something put in the place of its first `old`."""
    path = tmp_path / "altered.html"
    text = web_file.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_it_is_one_small_file_without_a_script(web_file, web_html):
    assert web_file.stat().st_size < 3 * MEGABYTE
    assert not re.search(r"<script|<link (?!rel=\"icon\" href=\"data:,\")|<iframe|\son\w+=|javascript:", web_html)
    assert re.findall(r'(?:src|srcset|data)="(?!data:)[^"]*"|url\("?(?!data:|#)', web_html) == []


@needs_browser
def test_no_request_leaves_and_the_browser_has_nothing_to_complain_of(wide, phone, web_file):
    for one in (wide, phone):
        assert (from_elsewhere(one.asked, web_file), one.complaints) == ([], [])


@needs_browser
def test_a_picture_from_elsewhere_would_be_seen_and_is_refused(chromium, web_file, tmp_path):
    picture = '<main id="report" tabindex="-1"><img src="http://localhost:9/a.png" alt="">'
    path = altered(web_file, tmp_path, '<main id="report" tabindex="-1">', picture)
    found = seen(chromium, path)
    assert any("Content Security Policy" in line for line in found.complaints)
    trusted = seen(chromium, path, trusting=True)
    assert from_elsewhere(trusted.asked, path) == ["http://localhost:9/a.png"]
    found.page.close()
    trusted.page.close()


@needs_browser
def test_axe_finds_nothing_on_a_wide_screen_or_on_a_phone(chromium, web_file):
    found = seen(chromium, web_file, trusting=True)
    found.keep_one_of_each()
    assert found.faults() == []
    found.page.set_viewport_size({"width": 360, "height": 740})
    assert found.faults(contrast=False) == []
    found.page.evaluate("""() => {
        document.querySelector('main').innerHTML += '<img src="data:,"><p style="color: #ccc">Pale</p>';
    }""")
    found.page.evaluate("() => document.querySelectorAll('main > section').forEach(one => one.remove())")
    assert {line.partition(":")[0] for line in found.faults()} >= {"image-alt", "color-contrast"}
    found.page.close()


@needs_browser
def test_a_phone_scrolls_tables_and_figures_but_never_the_page(phone):
    assert phone.overflow() <= 0
    assert (
        phone.page.evaluate("""() => [...document.querySelectorAll('.scroll')]
        .filter(one => one.scrollWidth > one.clientWidth).length""")
        > 50
    )
    phone.page.evaluate("document.querySelector('.scroll').style.overflowX = 'visible'")
    assert phone.overflow() > 0
    phone.page.evaluate("document.querySelector('.scroll').style.overflowX = ''")


@needs_browser
def test_every_link_leads_somewhere_and_every_id_is_one(wide):
    links, ids = wide.page.evaluate("""() => [
        [...document.querySelectorAll('a[href^="#"]')].map(one => one.getAttribute('href').slice(1)),
        [...document.querySelectorAll('[id]')].map(one => one.id)]""")
    assert len(links) > 300
    assert set(links) - set(ids) == set()
    assert [one for one, times in Counter(ids).items() if times > 1] == []


@needs_browser
def test_the_keyboard_reaches_the_skip_link_the_contents_and_a_table_that_scrolls(phone):
    page, focused = phone.page, "document.activeElement"
    page.evaluate("scrollTo(0, 0)")
    reached = []
    for _ in range(4):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(f"{focused}.className || {focused}.tagName.toLowerCase()"))
    assert reached[:3] == ["skip", "top-link", "summary"]
    page.locator("#verdicts .scroll").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('#verdicts .scroll').scrollLeft > 0", timeout=2000)
    assert page.evaluate(f"getComputedStyle({focused}).outlineStyle") == "solid"
    page.keyboard.press("Tab")
    assert page.evaluate(f"{focused}.closest('#verdicts') !== null")


@needs_browser
def test_the_skip_link_leads_past_the_contents(wide):
    wide.page.keyboard.press("Tab")
    wide.page.keyboard.press("Enter")
    assert wide.page.evaluate("document.activeElement.id") == "report"
    wide.page.keyboard.press("Tab")
    assert wide.page.evaluate("document.activeElement.closest('main') !== null")


def pages_of(pdf):
    """Return the text of the pages of each section that a link leads to; a page may end one and begin the next."""
    texts, places = pdf_facts.texts(pdf), pdf_facts.structure(pdf).destinations
    starts = sorted(set(places.values()))
    ends = dict(zip(starts, [*starts[1:], len(texts)], strict=True))
    return {anchor: " ".join(texts[start - 1 : ends[start]]) for anchor, start in places.items()}


def unlike(html, pdf):
    """Return the numbers that the HTML prints in a section and the PDF does not print there."""
    printed, said = pages_of(pdf), sections(html)
    shared = printed.keys() & said.keys()
    assert len(shared) > 50
    return {
        anchor: missing
        for anchor in sorted(shared)
        if (missing := set(numbers(said[anchor])) - set(numbers(printed[anchor])))
    }


def test_its_figures_are_those_of_the_pdf_section_by_section(web_html, example_pdf):
    assert unlike(web_html, example_pdf) == {}
    assert unlike(web_html.replace("17.1m", "17.2m"), example_pdf).keys() >= {"decision"}


def test_it_leaves_no_figure_of_the_decision_page_out(web_html, example_pdf):
    page = pdf_facts.structure(example_pdf).destinations["decision"]
    foot = numbers(f"{page} of {len(pdf_facts.texts(example_pdf))}")
    printed = Counter(numbers(pdf_facts.texts(example_pdf)[page - 1]))
    assert printed - Counter(foot) == Counter(numbers(sections(web_html)["decision"]))
