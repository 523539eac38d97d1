"""A profile stands on one page, whatever it has to say, and every sentence on it is whole."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from html import unescape

import pytest
from profile_pages import fullest, profiles_after, with_profiles
from section_cases import assessed, work
from sections_alone import composing_only
from test_report_kind_of_work import section_text
from whole_html import document_html

from reportgen.model.business_case import Baseline
from reportgen.model.engagement import PageSize
from reportgen.report import composition, pdf
from reportgen.report.brand import brand_of
from reportgen.report.document import render
from reportgen.report.fonts import built_in_families, use_only
from reportgen.report.pdf import making_pdf
from reportgen.report.view.money.prices import price_words
from reportgen.report.view.parts import Link
from reportgen.report.view.places.words import ground_of
from reportgen.report.view.profiles.kind_of_work import kind_of_work
from reportgen.report.view.profiles.options import money_finding, more_options, option_scale, options_of
from reportgen.report.view.profiles.room import _ALL, _arranged, _columns, _given_way, _ruler, fitted_profile, lines_of
from reportgen.report.view.profiles.section import profile_view
from reportgen.report.view.profiles.section import words_of as words_typed
from reportgen.report.view.profiles.sourceability import sourceability_strip
from reportgen.report.view.reading_order import Selection
from reportgen.report.view.wording import whole_sentences
from reportgen.report.words.formats import Formats, sentence_start
from reportgen.report.words.sentences import in_locale, told_in_locale

LONG = "Management and continuous improvement of cross-border reconciliation and dispute resolution for subsidiaries"
FORMATS = Formats(locale="en_GB", currency="EUR")
LETTER_MM = 238.4  # between the margins


def on_letter(example):
    return replace(example, engagement=replace(example.engagement, page_size=PageSize.LETTER))


def talkative(example):
    """Give every process a long name, description and comment."""
    processes = tuple(
        replace(
            one,
            process=replace(
                one.process,
                name=f"{one.process.name} {LONG}",
                description=f"{one.process.description} {'More is to be said of it. ' * 20}",
                analyst_comment="The gain came from clearing, which could move first. " * 8,
            ),
        )
        for one in example.processes
    )
    return replace(example, processes=processes)


def pages_of_anchors(assessment, knowledge, monkeypatch):
    """Return the page each anchor first stands on, laid out but not drawn, which takes half the time."""
    place = {}

    def remembered(laid_out, **_):
        for number, page in enumerate(laid_out.pages, start=1):
            place.update(dict.fromkeys(page.anchors.keys() - place.keys(), number))
        return b""

    use_only(built_in_families())  # before WeasyPrint is loaded
    monkeypatch.setattr("weasyprint.document.Document.write_pdf", remembered)
    monkeypatch.setattr(pdf, "making_pdf", partial(making_pdf, apart=False))
    render(assessment, knowledge, selection=profiles_after(), progress=lambda _: None)
    return place


@pytest.mark.parametrize("changed", [on_letter, talkative], ids=["letter", "talkative"])
def test_each_profile_fills_one_page(changed, example, example_html, knowledge, monkeypatch):
    assessment = changed(fullest(example, example_html))
    composing_only(monkeypatch, with_profiles)  # the other pages show nothing here
    place = pages_of_anchors(assessment, knowledge, monkeypatch)
    first, count = place["process-1"], len(assessment.processes)
    assert [place[f"process-{number}"] for number in range(1, count + 1)] == list(range(first, first + count))
    assert place["protection-sheets"] == first + count


def test_every_profile_prints_at_least_two_premises_and_all_its_reasons_whole(example, example_html):
    for number, one in enumerate(example.processes, start=1):
        page = unescape(section_text(example_html, f"process-{number}"))
        printed = [text for text in one.sourcing.premises if in_locale(text, FORMATS) in page]
        assert printed == list(one.sourcing.premises[: len(printed)])
        assert len(printed) >= 2
        for reason in one.classification.reasons:
            assert in_locale(reason, FORMATS)[1:] in page
        assert in_locale(ground_of(one), FORMATS)[1:] in page
        for text in (
            (one.classification.split.routine, one.classification.split.expert) if one.classification.split else ()
        ):
            assert text in page


def test_no_sentence_of_the_engine_is_cut(example, knowledge):
    silent = replace(
        example,
        processes=tuple(
            replace(one, process=replace(one.process, description=None, analyst_comment=None))
            for one in example.processes
        ),
    )
    html = document_html(silent, knowledge, brand_of(silent.engagement, None), None, Selection(templates=("profiles",)))
    for number in range(1, len(example.processes) + 1):
        assert "…" not in section_text(html, f"process-{number}")


def words_of(one):
    """Return how the price of a process comes about in its profile, by its numbers, up to the bid it may come from."""
    formats = FORMATS.in_scale(option_scale(FORMATS, one.cost.options))
    return price_words(formats, one.cost.price, has_formula=False).partition(" in a steady year")[0].partition(" ")[2]


SAME = (  # what every profile says, in this order
    "annual cost",
    "knowledge and sourceability",
    "(?:saved|more) in a steady year|no saving:",
    "risk before and after",
    "How sure",
    "(?i:break-even)",
    "(?i:today’s cost)",
    "(?i:price:)",
    "What to ask next",
    "Must-haves:",
    "Rules:",
)


def test_every_profile_says_the_same_in_the_same_order_and_why_not_where_it_is_not_known(example_html, example):
    count = len(example.processes)
    pages = [unescape(section_text(example_html, f"process-{number}")) for number in range(1, count + 1)]
    for page in pages:
        assert re.search(".*?".join(f"(?:{said})" for said in SAME), page)
    stays, of_unknown_cost = pages[13], pages[34]
    assert "– no saving: the work stays" in stays
    assert "How sure: n/a; the work stays." in stays
    assert "Price: n/a; the client’s own centre is paid what it costs." in stays
    assert "€8.49 per good unit, €0.38 of it on errors" in pages[8]
    assert "per unit of volume" in pages[9]
    assert "– annual cost not given" in of_unknown_cost
    assert "– no saving: not ready to move" in of_unknown_cost
    assert "How sure, break-even, today’s cost, price: n/a without a cost." in of_unknown_cost


def test_every_profile_tells_how_its_price_comes_about_and_what_its_cost_is_made_of(example, example_html):
    told = told_in_locale(example, FORMATS).processes
    pages = [unescape(section_text(example_html, f"process-{number}")) for number in range(1, len(told) + 1)]
    priced = [(one, page) for one, page in zip(told, pages, strict=True) if one.cost.price and one.cost.price.formula]
    costed = [page for one, page in zip(told, pages, strict=True) if isinstance(one.cost.baseline, Baseline)]
    assert all("Price: " in page for _, page in priced)
    assert sum(words_of(one) in page for one, page in priced) >= 0.95 * len(priced)
    assert all("Today’s cost:" in page for page in costed)


def test_what_gives_way_first_comes_back_last():
    """Of the first four steps three are needed; the reason goes after half a point of the letters and the price."""
    needed = ({"better": 0}, {"price": "brief"}, {"reason": False})

    def fits(amount):
        return all(getattr(amount, name) == value for one in needed for name, value in one.items())

    assert _given_way(fits) == [*needed]
    assert _given_way(lambda _: True) == []


def fitted_on_letter(example, knowledge):
    """Return each profile as it is fitted to Letter, and with as much as any page prints."""
    assessment = on_letter(example)
    context = composition.context_of(assessment, knowledge, brand_of(assessment.engagement, None))
    for one in assessment.processes:
        composed = profile_view(context, one, kind=kind_of_work(context, one), strip=sourceability_strip(context, one))
        yield fitted_profile(composed, room=LETTER_MM), composed(_ALL)


def test_the_analysts_words_are_cut_only_where_lines_stand_closest(example, knowledge):
    """On looser pages there is room for them: closer lines make it."""
    cut = [fitted for fitted, whole in fitted_on_letter(example, knowledge) if fitted.words != whole.words]
    assert {fitted.density for fitted in cut} <= {"denser", "densest"}
    assert len(cut) <= 2


def test_the_columns_are_as_high_as_each_arrangement_measured_alone(example, knowledge):
    for fitted, whole in fitted_on_letter(example, knowledge):
        for profile in (fitted, whole):
            ruler = _ruler(profile)
            alone = [next(_columns(one, ruler)) for one in _arranged(profile)]
            assert [*_columns(profile, ruler)] == pytest.approx(alone)


def test_where_options_are_left_out_sourcing_stays_beside_the_finding_that_tells_of_it(example, knowledge):
    """For no. 14, "Sourced, it would cost €96k in NPV", though improving and automating in-house bring more."""
    context = composition.context_of(example, knowledge, brand_of(example.engagement, None))
    stays = example.processes[13]
    assert money_finding(FORMATS, stays) == "Sourced, it would cost €96k in NPV; not recommended"
    assert [row.name for row in options_of(context, stays).first(3, better=0)] == [
        "As is",
        "Automated in-house",
        "Own centre offshore in India",
    ]


def test_an_option_better_than_the_recommended_one_is_printed_or_counted(example, example_html):
    said_of_better = 0
    for number, one in enumerate(example.processes, start=1):
        if not one.cost.options:
            continue
        page = unescape(section_text(example_html, f"process-{number}"))
        chosen = next(option for option in one.cost.options if option.is_recommended)
        better = [option for option in one.cost.options if option.case.npv > chosen.case.npv]
        left_out = [option for option in better if sentence_start(option.label) not in page]
        assert not left_out or re.search(
            r"More options: [a-z]+, ((?!none|not)[a-z ]+ )?better in NPV; net savings in Table", page
        )
        said_of_better += len(better)
    assert said_of_better > 20


def test_options_left_out_are_counted_with_a_link_to_the_table_of_all(example, knowledge):
    context = composition.context_of(example, knowledge, brand_of(example.engagement, None))
    stays, where = options_of(context, example.processes[13]), Link(text="Table 11", anchor="table-11")
    assert stays.left_out(3, better=2) == (1, 0)
    assert stays.left_out(3, better=0) == (2, 1)
    context.numbering.ways = where
    assert more_options(context, 0, 0) is None
    assert [note_of(context, *left_out) for left_out in ((1, 0), (1, 1), (2, 0), (3, 2), (2, 2))] == [
        "one, in Table 11",
        "one, better in NPV; net savings in Table 11",
        "two, in Table 11",
        "three, two better in NPV; net savings in Table 11",
        "two, both better in NPV; net savings in Table 11",
    ]
    context.numbering.ways = None  # a report without the business case
    assert more_options(context, 2, 0).lines[0].text == "two, in the full report"


def note_of(context, left_out, better):
    note = more_options(context, left_out, better)
    return f"{note.lines[0].text} {note.link.text}"


def test_the_analysts_words_end_with_a_sentence():
    text = "It is done in Graz. It moved there in 2019, e.g. for tax. The rest stays."
    assert whole_sentences(text, 200) == text
    assert whole_sentences(text, 30) == "It is done in Graz."
    assert whole_sentences("word " * 100, 30) == "word word word word word…"


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (60, "Slips are checked. It runs monthly."),
        (20, 'Slips are checked… <a href="#text-1">In full in appendix C.</a>'),
    ],
)
def test_words_that_are_cut_say_where_they_stand_in_full(limit, said):
    (payroll,) = assessed(work(1, "Payroll", description="Slips are checked. It runs monthly.")).processes
    where = Link(text="In full in appendix C.", anchor="text-1")
    assert words_typed(payroll, limit, in_full=where).html == f"<p>{said}</p>"


def test_lines_are_counted_as_they_break():
    assert lines_of("Payroll", 97.2) == 1
    assert [lines_of(" ".join(["payroll"] * count), 97.2) for count in (8, 15, 30)] == [1, 2, 3]
    assert lines_of("x" * 400, 97.2) >= 5
