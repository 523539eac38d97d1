"""Facts about the example report's PDF."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pdf_facts
import pytest

from reportgen.model.sections import PLACES


@pytest.fixture(scope="module")
def facts(example_pdf: bytes) -> pdf_facts.Structure:
    return pdf_facts.structure(example_pdf)


def test_every_font_is_embedded(facts):
    assert facts.fonts_not_embedded == ()


def test_every_link_lands_on_a_page(facts):
    assert len(facts.links) > 50
    assert [link for link in facts.links if link[2] is None] == []


def test_every_bookmark_lands_on_a_page_and_they_run_in_order(facts):
    pages = [page for _, page in facts.outline]
    assert None not in pages
    assert pages == sorted(pages)


def test_each_bookmark_leads_to_the_page_that_bears_its_words(facts, example_pdf):
    pages = pdf_facts.texts(example_pdf)
    for title, page in facts.outline:
        first_words = " ".join(title.split()[1:3]) if title != "Contents" else title
        assert first_words.split()[0] in pages[page - 1], title


@pytest.mark.parametrize("name", [place.name for place in PLACES.values() if place.template != "profiles"])
def test_each_contents_entry_prints_the_page_on_which_its_section_begins(name, example_pdf):
    """Also of a section that may begin where another ends, and finds no room there."""
    pages = pdf_facts.texts(example_pdf)
    entry = re.search(rf"^(\w+) {name}\b.*?\s(\d+)\r?$", pages[1], re.MULTILINE | re.DOTALL)
    number, page = entry.groups()
    opened = r"\s+".join((number, *name.split()))
    assert re.search(rf"^{opened}\s", pages[int(page) - 1], re.MULTILINE)


def test_every_page_says_which_of_how_many_and_its_marking(facts, example_pdf):
    for number, text in enumerate(pdf_facts.texts(example_pdf)[1:], start=2):
        assert f"{number} of {facts.pages}" in text
        assert "CONFIDENTIAL" in text


def test_text_that_covers_another_is_noticed():
    one = pdf_facts.Box("one", left=10, bottom=100, right=60, top=110)
    beside = replace(one, text="beside", left=60, right=90)
    over = replace(one, text="over", left=40, bottom=104, right=90, top=114)
    below = replace(one, text="below", bottom=80, top=99)
    assert pdf_facts.overlaps([one, beside, below]) == []
    assert {frozenset(pair) for pair in pdf_facts.overlaps([one, over, below])} == {frozenset({"one", "over"})}


def test_no_text_overlaps_another_or_leaves_the_page(example_pdf):
    faults = [
        (page, pdf_facts.overlaps(found), pdf_facts.outside(found, size))
        for page, size, found in pdf_facts.boxes(example_pdf)
        if page > 1
    ]
    assert [fault for fault in faults if fault[1] or fault[2]] == []


def test_the_contents_the_decision_and_each_profile_fill_one_page(facts, example):
    place = facts.destinations
    first_pages = ("contents", "decision", "objectives", "portfolio-map", "classification")
    assert [place[anchor] for anchor in first_pages] == [2, 3, 4, 5, 6]
    assert place["verdicts"] > place["classification"]
    first = place["process-1"]
    numbers = range(1, len(example.processes) + 1)
    assert [place[f"process-{number}"] for number in numbers] == [first + number - 1 for number in numbers]


def test_no_page_is_nearly_empty(example_pdf):
    assert [page for page, size, found in pdf_facts.boxes(example_pdf) if _filled(size, found) < 0.25] == []


def _filled(size, found) -> float:
    """Return how far down the page its text reaches, as a share of the room between running head and foot."""
    height, head, foot = size[1], 85.0, 71.0  # points: 30 and 25 mm
    within = [box.bottom for box in found if foot < box.bottom < height - head]
    return (height - head - min(within)) / (height - head - foot) if within else 0.0


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is installed by ./run test")
def test_qpdf_finds_no_fault(example_pdf, tmp_path: Path):
    path = tmp_path / "report.pdf"
    path.write_bytes(example_pdf)
    done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)  # noqa: S607
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No syntax or stream encoding errors" in done.stdout
