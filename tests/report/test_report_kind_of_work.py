"""What the report says of the kind of work: the section, and the block of each profile."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pdf_facts
import pytest
from html_tables import tables_of
from profile_pages import FULLEST, fullest, profiles_after, with_profiles
from sections_alone import composing_only
from whole_html import document_html

from reportgen.knowledge.points import points_told
from reportgen.model.assessment import Assessment
from reportgen.model.classification import Outcome, PortfolioQuestion, Question, Split, WordPull
from reportgen.model.sourcing import Expectations
from reportgen.model.verdict import HybridKind
from reportgen.report.brand import brand_of
from reportgen.report.document import render
from reportgen.report.results.whole import results_json
from reportgen.report.view.reading_order import Selection

TOLD_IN = Selection(templates=("classification", "profiles"))
SPLIT = Split(
    routine="collecting the papers, filling the form and chasing what is missing",
    expert="weighing the evidence and signing the opinion",
)


def told(example: Assessment) -> Assessment:
    """Fill every field that the words of a profile rest on, at the length to expect."""
    processes = tuple(_told(one) for one in example.processes)
    questions = tuple(
        PortfolioQuestion(process=one.process.id, name=one.process.name, question=one.sourcing.question, stake=stake)
        for one, stake in zip(processes, (Decimal(400_000), None, Decimal(90_000)), strict=False)
    )
    return replace(example, processes=processes, portfolio=replace(example.portfolio, questions=questions))


def _told(one):
    found = replace(
        one.classification,
        text_probability=0.2,
        speaking=(WordPull(word="invoices", pull=-1.0), WordPull(word="opinion", pull=0.5)),
        split=SPLIT if one.classification.hybrid_kind is HybridKind.MIXED else None,
    )
    cell = next((part.cell for part in one.sourcing.contributions if part.cell), None)
    sourcing = replace(
        one.sourcing,
        premises=(
            "At least three providers bid at the assumed price.",
            "The records may leave the country.",
            "The manual is complete before work moves.",
        ),
        question=Question(
            criterion="m",
            label="Output measurability",
            rating=None,
            chance=0.3,
            outcomes=(Outcome(result="RETAIN", answers=(1,)),),
            cell=cell,
        ),
        expectations=Expectations(
            skills=(
                "native or fluent speakers for every language the work is done in, tested before they start",
                "experience with the same systems",
            ),
            value=("a shorter cycle, priced by the unit", "cover at peaks"),
        ),
    )
    return replace(one, classification=found, sourcing=sourcing)


@pytest.fixture(scope="module")
def told_html(example, knowledge) -> str:
    return document_html(told(example), knowledge, brand_of(example.engagement, None), None, TOLD_IN)


@pytest.fixture(scope="module")
def told_pdf(example, example_html, knowledge) -> bytes:
    """Lay out what the kind of work is told in, and the fullest profiles; the other pages show nothing of it."""
    with pytest.MonkeyPatch.context() as patch:
        composing_only(patch, with_profiles)
        selection = profiles_after("classification")
        return render(told(fullest(example, example_html)), knowledge, selection=selection, progress=lambda _: None)


def section_text(html: str, anchor: str) -> str:
    """Return the words of a section, without its drawings."""
    body = re.search(rf'<(?:header|section)[^>]*id="{anchor}".*?</section>', html, flags=re.DOTALL)[0]
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"<svg.*?</svg>", " ", body, flags=re.DOTALL)).split())


def test_the_section_opens_with_the_counts_of_the_results(example, example_html):
    classes = results_json(example)["portfolio"]["by_class"]
    opening = section_text(example_html, "classification")
    assert f"{classes['BPO']} of {sum(classes.values())} processes are routine" in opening


def test_the_table_of_classes_agrees_with_the_results(example, example_html):
    table = tables_of(example_html, "classification")[0]
    rows = {int(row[0]): row for row in table if row and row[0].isdigit()}
    results = results_json(example)["processes"]
    assert len(rows) == len(results)
    for number, one in enumerate(results, start=1):
        found = one["classification"]
        _, name, chip, index, probability, _, holds, change = rows[number]
        assert name[:40] in one["name"]
        assert chip.upper() == found["class"]
        assert index == points_told(found["knowledge_index"], (40, 60))
        likely = found["probability_kpo"] if found["leaning"] == "KPO" else 1 - found["probability_kpo"]
        assert probability == ("over 99%" if likely > 0.995 else f"{likely:.0%}")
        assert holds == f"{int(found['stability'] * 100)}%"
        if found["flips"]:
            assert change.startswith(found["flips"][0]["label"])


def test_what_is_not_filled_leaves_no_empty_heading(example, knowledge):
    bare = replace(
        example,
        processes=tuple(
            replace(one, sourcing=replace(one.sourcing, premises=(), question=None, expectations=None))
            for one in example.processes
        ),
        portfolio=replace(example.portfolio, questions=()),
    )
    html = document_html(bare, knowledge, brand_of(bare.engagement, None), None, TOLD_IN)
    assert "What to ask next" not in section_text(html, "classification")
    profile = section_text(html, "process-1")
    for heading in ("What would have to be true", "What to look for in a provider"):
        assert heading not in profile
    assert "What to ask next Nothing: no single answer is likely to change the result." in profile


def test_the_questions_stand_with_their_cell_and_their_stake(told_html):
    table = tables_of(told_html, "classification")[1]
    assert [row[0] for row in table[1:]] == ["1", "2", "3"]
    assert [row[4] for row in table[1:]] == ["400", "–", "90"]
    assert "Three answers would do most to settle the results; €490k a year is at stake" in told_html


def test_a_profile_defends_its_verdict(told_html, example):
    """Class and why, recommendation and why, what must hold, what would turn it: all on the page."""
    mixed = next(
        number
        for number, one in enumerate(example.processes, start=1)
        if one.classification.hybrid_kind is HybridKind.MIXED
    )
    page_text = section_text(told_html, f"process-{mixed}")
    for said in (
        "What kind of work it is",
        "with a probability of",
        "criteria are rated",
        "other weightings",
        "What would change the class:",
        f"Routine part: {SPLIT.routine}.",
        "Why this verdict",
        "The strongest argument against",
        "What would turn the verdict",
        "What would have to be true At least three providers bid",
        "What to ask next Output measurability, now blank",
        "Price and the in-house alternative",
        "Skills: Native or fluent speakers",
        "protection",
    ):
        assert said in page_text, said


def test_what_a_client_may_expect_stands_wherever_the_page_has_room(told_html, example):
    """On the fullest pages the money goes before it."""
    moving = [number for number, one in enumerate(example.processes, start=1) if one.sourcing.wave]
    told = [number for number in moving if "Value in " in section_text(told_html, f"process-{number}")]
    assert len(told) >= 0.8 * len(moving)


def test_each_told_profile_fills_one_page_and_nothing_overlaps(told_pdf):
    place = pdf_facts.structure(told_pdf).destinations
    first = place["process-1"]
    assert [place[f"process-{number}"] for number in range(1, FULLEST + 1)] == list(range(first, first + FULLEST))
    assert place["protection-sheets"] == first + FULLEST
    for number, size, found in pdf_facts.boxes(told_pdf):
        assert not pdf_facts.overlaps(found), number
        assert not pdf_facts.outside(found, size), number


def test_every_drawing_says_what_it_shows(told_html):
    for anchor, words in (("classification", "processes on the knowledge index"), ("process-1", "Index 13 of 100")):
        section = re.search(rf'<(?:header|section)[^>]*id="{anchor}".*?</section>', told_html, flags=re.DOTALL)[0]
        titles = re.findall(r"<title>(.*?)</title>", section)
        assert len(titles) == section.count("<svg")
        assert any(words in title for title in titles)
