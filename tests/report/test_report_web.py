"""The HTML report in a browser: it loads nothing, everybody can use it, and its figures are those of the PDF."""

import re
from collections import Counter

import pdf_facts
import pytest
from web_pages import BROWSER, NO_BROWSER, browser, from_elsewhere, numbers, sections, seen

from reportgen.pipeline.ownership import made_by_reportgen

needs_browser = pytest.mark.skipif(BROWSER is None, reason=NO_BROWSER)
MEGABYTE = 1024 * 1024


@pytest.fixture(scope="module")
def web_file(example_outputs):
    return example_outputs / "example.html"


@pytest.fixture(scope="module")
def web_html(web_file):
    return web_file.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def chromium():
    with browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def report(chromium, web_file):
    return seen(chromium, web_file)


def test_it_is_one_small_file_without_a_script(web_file, web_html):
    assert web_file.stat().st_size < 3 * MEGABYTE
    assert not re.search(r"<script|<link (?!rel=\"icon\" href=\"data:,\")|<iframe|\son\w+=|javascript:", web_html)
    assert re.findall(r'(?:src|srcset|data)="(?!data:)[^"]*"|url\((?!"?(?:data:|#))', web_html) == []


def test_it_is_known_as_ours(web_file):
    assert made_by_reportgen(web_file)


@needs_browser
def test_no_request_leaves_and_the_browser_has_nothing_to_complain_of(report, web_file):
    assert (from_elsewhere(report.asked, web_file), report.complaints) == ([], [])


@needs_browser
def test_a_picture_from_elsewhere_would_be_seen_and_is_refused(chromium, web_html, tmp_path):
    path = tmp_path / "altered.html"
    head = web_html[: web_html.index("<main")]
    path.write_text(head + '<main><img src="http://localhost:9/a.png" alt=""></main></body></html>', encoding="utf-8")
    refused, let_in = seen(chromium, path), seen(chromium, path, trusting=True)
    assert any("Content Security Policy" in line for line in refused.complaints)
    assert from_elsewhere(let_in.asked, path) == ["http://localhost:9/a.png"]
    refused.page.close()
    let_in.page.close()


@needs_browser
def test_axe_finds_nothing_on_a_wide_screen_or_on_a_phone(chromium, web_file):
    found = seen(chromium, web_file, trusting=True)
    found.keep_one_of_each()
    assert found.faults() == []
    found.at(360)
    assert found.faults(contrast=False) == []
    found.page.evaluate("""() => { document.querySelector('main').innerHTML =
        '<img src="data:,"><p style="color: #ccc">Pale</p>' }""")
    assert {line.partition(":")[0] for line in found.faults()} >= {"image-alt", "color-contrast"}
    found.page.close()


@needs_browser
def test_a_phone_scrolls_tables_and_figures_but_never_the_page(report):
    page = report.at(360)
    assert report.overflow() <= 0
    scrolling = "[...document.querySelectorAll('.scroll')].filter(one => one.scrollWidth > one.clientWidth).length"
    assert page.evaluate(scrolling) > 50
    page.evaluate("document.querySelector('.scroll').style.overflowX = 'visible'")
    assert report.overflow() > 0
    page.evaluate("document.querySelector('.scroll').style.overflowX = ''")


@needs_browser
def test_a_wide_screen_needs_no_scrolling_sideways(report):
    page = report.at(1280)
    assert report.overflow() <= 0
    assert (
        page.evaluate("""[...document.querySelectorAll('.scroll')]
        .filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.getAttribute('aria-label'))""")
        == []
    )


@needs_browser
def test_every_link_leads_somewhere_and_every_id_is_one(report):
    links, ids = report.page.evaluate("""() => [
        [...document.querySelectorAll('a[href^="#"]')].map(one => one.getAttribute('href').slice(1)),
        [...document.querySelectorAll('[id]')].map(one => one.id)]""")
    assert len([one for one in links if one.startswith("c-")]) > 1000
    assert set(links) - set(ids) == set()
    assert [one for one, times in Counter(ids).items() if times > 1] == []


@needs_browser
def test_the_keyboard_reaches_the_skip_link_the_contents_and_a_table_that_scrolls(report):
    page, focused = report.at(360), "document.activeElement"
    reached = []
    for _ in range(3):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(f"{focused}.className || {focused}.tagName.toLowerCase()"))
    assert reached == ["skip", "top-link", "summary"]
    page.locator(".verdicts .scroll").first.focus()
    page.keyboard.press("ArrowRight")
    for _ in range(100):  # it glides; the report lets no script wait for it
        if page.evaluate(f"{focused}.scrollLeft > 0"):
            break
        page.wait_for_timeout(50)
    assert page.evaluate(f"{focused}.scrollLeft > 0")
    assert page.evaluate(f"getComputedStyle({focused}).outlineStyle") == "solid"
    page.keyboard.press("Tab")
    assert page.evaluate(f"{focused}.closest('.verdicts') !== null")


@needs_browser
def test_the_link_to_the_contents_opens_them_on_a_phone(report):
    page = report.at(360)
    shown = "document.querySelector('#menu').checkVisibility()"
    assert not page.evaluate(shown)
    page.locator(".top-link").click()
    assert page.evaluate(shown)


@needs_browser
def test_the_skip_link_leads_past_the_contents(report):
    page = report.at(1280)
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "report"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def pages_of(pdf, anchors):
    """Return the text of the pages of each section; a page may end one and begin the next."""
    texts, places = pdf_facts.texts(pdf), pdf_facts.structure(pdf).destinations
    found = {anchor: places[anchor] for anchor in anchors if anchor in places}
    starts = sorted(set(found.values()))
    ends = dict(zip(starts, [*starts[1:], len(texts)], strict=True))
    return {anchor: " ".join(texts[start - 1 : ends[start]]) for anchor, start in found.items()}


_HASH = re.compile(r"\b[0-9a-f]{64}\b")  # its digits are no figures, and the PDF breaks it over two lines


def unlike(html, pdf):
    """Return the numbers that the HTML prints in a section and the PDF does not print there."""
    said = sections(html)
    printed = pages_of(pdf, said)
    assert len(printed) > 50
    return {
        anchor: missing
        for anchor, text in printed.items()
        if (missing := set(numbers(_HASH.sub("", said[anchor]))) - set(numbers(text)))
    }


def test_its_figures_are_those_of_the_pdf_section_by_section(web_html, example_pdf):
    assert unlike(web_html, example_pdf) == {}
    assert unlike(web_html.replace("17.1m", "17.2m"), example_pdf).keys() >= {"decision"}


def test_it_leaves_no_figure_of_the_decision_page_out(web_html, example_pdf):
    page = pdf_facts.structure(example_pdf).destinations["decision"]
    foot = numbers(f"{page} of {len(pdf_facts.texts(example_pdf))}")
    printed = Counter(numbers(pdf_facts.texts(example_pdf)[page - 1]))
    assert printed - Counter(foot) == Counter(numbers(sections(web_html)["decision"]))
