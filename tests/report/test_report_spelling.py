"""The report is spelled as its locale spells, its own words and not the client's; and no text mixes the two."""

from __future__ import annotations

import re
from functools import cache

import pytest
from analysis_cases import KNOWLEDGE, engagement, process
from markupsafe import Markup
from our_texts import our_texts

from reportgen.analysis.words import each
from reportgen.report.slides.as_printed import as_printed
from reportgen.report.slides.numbered import Numbered
from reportgen.report.view.parts import Caption, Drawing
from reportgen.report.words.spelling import is_american, language_of, spelled

SPELLING = KNOWLEDGE.spelling
# Endings that British and American English spell differently, and words that do so by themselves.
BRITISH = re.compile(
    r"\w+(?:[a-z]our(?:s|ed|ing|able|ably|al|ite|ful|er|hood|less)?|is(?:e|es|ed|ing|er|ers|able|ation|ations|ational)"
    r"|ys(?:e|ed|ing|er)|ogue|ogues|[^aeiou]tre|[^aeiou]tres|eng?tre|tred|[aeiou]ll(?:ed|ing|er|ers)|lments?|lful|fils?|rols?"
    r"|gements|[df]gement|dgement|dgements|ence|ences)|programmes?|cheques?|ageing|greys?|whilst|amongst|towards|"
    r"afterwards|\w*learnt|\w*spelt|licences?|practis\w+|defences?|offences?|enquir\w+|tyres?|moulds?|metres?|litres?"
)
AMERICAN = re.compile(
    r"(?:col|lab|fav|hon|behavi|neighb|harb|rig)or(?:s|ed|ing|al|able)?|\w+[^aeiou]iz(?:e|es|ed|ing|er|ers|ation|ations)"
    r"|\w+yz(?:e|ed|ing|er)|centers?|programs?|catalogs?|\w+dgment|gray|defense|offense|licens(?:e|es)|fulfill\w*|enroll\w*"
)
# Spelled alike on both sides, or a word of its own: "program" of a computer, the verb "to license", CSS's "color".
ALIKE = frozenset(
    each(
        "advertising advise advised adviser advises arrangements billing called caller callers calling confidence "
        "confidences consequence consequences control controlled controller controllers controls dependence "
        "difference differences diligence evidence exercise exercises experience expertise falling filled fuller "
        "glise indifference inference installed intelligence interdependence likewise negligence noise otherwise "
        "precise premise premises promise promised promises raise raised raises recalled reference references "
        "resilience respelled revise revised rise rises rising sciences selling sentence sentences sequence skilled "
        "smaller spelled spelling supervise supervised supervises supervising taller telling uncontrolled "
        "unsupervised among check checks color drafting learned practice practices prize program while licenses hour "
        "four our your tour pour "
    )
)
# Words that are looked for in a client's text, names, and a filter of Jinja.
THEIRS = frozenset({"center", "defense", "labor"})


def respelled(html, locale="en_US", name="Invoices", **facts):
    return spelled(html, engagement(process(name=name, **facts), locale=locale), SPELLING)


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        *(("en_US", "en-US"), ("en_PH", "en-US"), ("es_PR", "en-US"), ("es_US", "en-US")),
        *(
            ("en_GB", "en-GB"),
            ("en_CA", "en-GB"),
            ("en_IN", "en-GB"),
            ("en_AU", "en-GB"),
            ("de_DE", "en-GB"),
            ("en", "en-GB"),
        ),
    ],
)
def test_the_territory_decides(locale, language):
    """As in the Unicode locales; Canada and all others stay with British spelling, whatever their language."""
    assert language_of(locale, SPELLING) == language
    assert is_american(locale, SPELLING) is (language == "en-US")


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("<p>Labour in a captive centre</p>", "<p>Labor in a captive center</p>"),
        ("<p>CENTRE, Organised and analysed</p>", "<p>CENTER, Organized and analyzed</p>"),
        (
            '<svg aria-label="by colour"><title>Colour</title></svg>',
            '<svg aria-label="by color"><title>Color</title></svg>',
        ),
        ('<h2 data-bookmark="The programme">', '<h2 data-bookmark="The program">'),
        ('<meta name="description" content="a catalogue">', '<meta name="description" content="a catalog">'),
        (
            '<a class="centre" id="centre" href="#programme">judgement</a>',
            '<a class="centre" id="centre" href="#programme">judgment</a>',
        ),
        ("<style>.centre { colour: red }</style>", "<style>.centre { colour: red }</style>"),
        ("<td>Labour Code, article 23-1: labour</td>", "<td>Labour Code, article 23-1: labor</td>"),
        ("<p>Trade Union and Labour Relations Act</p>", "<p>Trade Union and Labour Relations Act</p>"),
        ("<p>advise, exercise, four, hour</p>", "<p>advise, exercise, four, hour</p>"),
    ],
)
def test_only_what_is_read_is_respelled(british, american):
    """Text, descriptions, titles and bookmarks; not styles, names of parts, addresses, or titles of laws."""
    assert respelled(british) == american
    assert respelled(british, locale="en_GB") == british
    assert respelled(british, locale="de_DE") == british


def test_the_clients_own_words_stay_with_all_their_forms():
    """Where the workbook says "Service Centre", no centre of the report is a center; other words still change."""
    html = "<p>Service Centre, two centres, labour</p>"
    assert respelled(html, name="Service Centre of the north") == "<p>Service Centre, two centres, labor</p>"


def test_the_clients_own_sentences_stay_and_ours_change_beside_them():
    said = "Decides after judgement of the file."
    html = f"<p>{said}</p><p>How much judgement it needs</p><td>Decides after judgement…</td>"
    assert respelled(html, description=said) == html.replace("much judgement it", "much judgment it")


def test_our_sentence_that_begins_as_the_clients_goes_on_is_ours():
    said = "Follows a manual, with judgement on provisions."
    html = "<li>Judgement on incomplete evidence</li><b>judgement on provisions</b>"
    assert respelled(html, description=said) == html.replace("Judgement on inc", "Judgment on inc")


def test_days_of_our_texts_are_written_the_american_way():
    html = "<p>In force since 25 May 2018, see the audit of 3 March 2025</p>"
    said = "After the audit of 3 March 2025."
    assert respelled(html, description=said) == html.replace("25 May 2018", "May 25, 2018")


@cache
def words_of_the_texts():
    """Return the words of our texts, each with a place it stands in."""
    found = {}
    for name, text in our_texts().items():
        found |= dict.fromkeys(words_in(text), name)
    return found


def words_in(text):
    text = re.sub(r"https?:\S+|<[^>]*>|\{[%#].*?[%#]\}|\{\{.*?\}\}|\w*_\w+", " ", text)
    return {word.lower() for word in re.findall(r"[A-Za-z]+", text)}


def test_every_british_spelling_in_our_texts_has_its_american_form():
    """Each word with a British ending is in spelling.csv or is spelled alike on both sides of the ocean."""
    british = {word: place for word, place in words_of_the_texts().items() if BRITISH.fullmatch(word)}
    assert len(british) > 100
    assert {word: place for word, place in british.items() if word not in SPELLING.american and word not in ALIKE} == {}


def test_no_text_of_ours_is_spelled_the_american_way():
    """The texts are written in British English, so that one table leads to the other."""
    american = {word: place for word, place in words_of_the_texts().items() if AMERICAN.fullmatch(word)}
    assert {word: place for word, place in american.items() if word not in ALIKE | THEIRS} == {}
    assert not set(words_of_the_texts()) & (set(SPELLING.american.values()) - ALIKE - THEIRS)


def test_the_patterns_find_what_they_are_for():
    """Both nets hold: they catch the plain cases."""
    assert all(
        map(BRITISH.fullmatch, each("favour organisation analysed catalogue centre labelled fulfil licence towards"))
    )
    assert all(map(AMERICAN.fullmatch, each("favor organization analyzed center judgment program color labor")))


def test_a_figure_in_the_folder_is_spelled_as_in_the_report():
    """Drawing, finding, unit and numbers change; the file keeps its name, so that folders can be compared."""
    caption = Caption(label="Figure 1", finding="The programme pays", unit="by colour", anchor="figure-1")
    drawing = Drawing(caption=caption, svg=Markup("<svg><title>Labour</title></svg>"), numbers=(("Centre", "1"),))
    given = Numbered(caption=caption, file="figure-01-programme", section="Retained organisation", drawing=drawing)
    (made,) = as_printed([given], respelled)
    assert (made.file, made.section) == ("figure-01-programme", "Retained organization")
    assert (made.caption.finding, made.caption.unit) == ("The program pays", "by color")
    assert made.drawing.svg == Markup("<svg><title>Labor</title></svg>")
    assert made.drawing.numbers == (("Center", "1"),)
