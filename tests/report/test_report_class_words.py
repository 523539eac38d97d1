"""A class in words: how likely, on what evidence, how firm, and what would change it."""

from dataclasses import replace

import pytest

from reportgen.model.assessment import Assessment
from reportgen.model.classification import Contribution, Flip, Outcome, Question, Resemblance, Split, WordPull
from reportgen.model.verdict import Evidence, HybridKind, NatureClass, NotAssessed
from reportgen.report.view.classes.words import (
    change_sentence,
    class_finding,
    class_sentence,
    evidence_sentence,
    firmness_sentence,
    is_firm,
    resemblance_sentence,
    split_points,
    text_sentence,
    words_sentence,
)
from reportgen.report.view.questions import question_sentence
from reportgen.report.words.formats import Formats

FORMATS = Formats(locale="en_GB", currency="GBP")
SPLIT = Split(routine="collecting the papers and filling the form", expert="signing the opinion.")


def contributions(count, *, inferred):
    return tuple(
        Contribution(
            criterion=f"c{n}", label=f"C{n}", rating=3, weight=1 / 7, points=7, reversed=False, inferred=n < inferred
        )
        for n in range(count)
    )


@pytest.fixture(scope="module")
def found(example: Assessment):
    """Return the first class of the example, to be varied."""
    return replace(
        example.processes[0].classification,
        nature=NatureClass.BPO,
        leaning=NatureClass.BPO,
        knowledge_index=12.0,
        probability_kpo=0.02,
        stability=0.957,
    )


def hybrid(found, kind, index=44.0):
    return replace(found, nature=NatureClass.HYBRID, hybrid_kind=kind, knowledge_index=index, probability_kpo=0.4)


def test_the_class_and_how_far_it_is_from_another(found):
    assert class_finding(FORMATS, found) == "Routine work: 12 of 100 points, 28 below the hybrid band"
    expert = replace(found, nature=NatureClass.KPO, knowledge_index=84.0)
    assert class_finding(FORMATS, expert) == "Expert work: 84 of 100 points, 24 above the hybrid band"
    assert class_finding(FORMATS, hybrid(found, HybridKind.MIXED)) == "Routine and expert work in one: 44 of 100 points"
    unknown = replace(found, nature=NotAssessed(reason="too little"))
    assert class_finding(FORMATS, unknown) == "What kind of work it is remains open"


def test_the_class_with_its_probability_which_is_never_a_certainty(found):
    assert class_sentence(FORMATS, found) == "BPO with a probability of 98%."
    assert class_sentence(FORMATS, replace(found, probability_kpo=0.0)) == "BPO with a probability of over 99%."
    assert class_sentence(FORMATS, hybrid(found, HybridKind.MIXED)) == (
        "Hybrid, leaning BPO with a probability of 60%; mixed: two kinds of work in one process, to be run apart."
    )


@pytest.mark.parametrize(
    ("evidence", "coverage", "entered", "inferred", "said"),
    [
        (Evidence.RATED, 1.0, 7, 0, "All seven criteria are rated."),
        (Evidence.RATED, 0.9, 6, 0, "Six criteria with 90% of the weight are rated."),
        (Evidence.PARTIAL, 0.68, 5, 0, "Five criteria with 68% of the weight are rated: partly rated."),
        (Evidence.INDICATIVE, 0.2, 1, 6, "Only one criterion is rated, so name and description decide: indicative."),
        (Evidence.INDICATIVE, 0.0, 0, 7, "No criterion is rated, so name and description decide: indicative."),
    ],
)
def test_what_the_class_rests_on(found, evidence, coverage, entered, inferred, said):
    parts = contributions(entered + inferred, inferred=inferred)
    one = replace(found, evidence=evidence, coverage=coverage, contributions=parts)
    assert evidence_sentence(FORMATS, one) == said


def test_how_firm_the_class_is(found):
    assert firmness_sentence(FORMATS, found, 2_000) == "It holds in 95% of 2,000 other weightings."
    assert firmness_sentence(FORMATS, replace(found, stability=1.0), 2_000).startswith("It holds in all of 2,000")
    assert [is_firm(replace(found, stability=share)) for share in (0.90, 0.899)] == [True, False]


def test_whether_the_text_points_the_same_way_as_the_ratings(found):
    same, other = replace(found, text_probability=0.1), replace(found, text_probability=0.7)
    assert text_sentence(FORMATS, same) == "Name and description alone point the same way (BPO, 90%)."
    assert text_sentence(FORMATS, other) == "Name and description alone point the other way (KPO, 70%)."
    assert text_sentence(FORMATS, replace(found, text_probability=None)) == ""
    assert text_sentence(FORMATS, replace(same, evidence=Evidence.INDICATIVE)) == ""


def test_what_an_inferred_class_resembles_and_which_words_told(found):
    near = Resemblance(id="T1", name="Vendor invoices", nature=NatureClass.BPO, similarity=0.82)
    read = replace(
        found,
        evidence=Evidence.INDICATIVE,
        resembles=(near, replace(near, name="Cost audit", nature=NatureClass.HYBRID, similarity=0.5)),
        speaking=(WordPull(word="invoice", pull=-1.2), WordPull(word="opinion", pull=0.4)),
    )
    assert resemblance_sentence(FORMATS, read) == (
        "Resembles Vendor invoices (BPO, 82% alike) and Cost audit (hybrid, 50% alike)."
    )
    assert words_sentence(read) == "Words that told: “invoice” for routine work, “opinion” for expert work."
    assert words_sentence(replace(read, evidence=Evidence.RATED)) == ""
    assert words_sentence(replace(read, speaking=())) == ""


def test_flips_and_split_in_words(found):
    flip = Flip(criterion="judgement", label="Judgement", rating=3, needed=4, result="HYBRID")
    same, other = replace(flip, label="Credential", needed=5), replace(flip, label="Credential", result="BPO", needed=1)
    of_three = "of\N{NO-BREAK SPACE}3"
    first = f"It would be a hybrid with judgement at 4 instead {of_three}"
    assert change_sentence([flip]) == f"{first}."
    assert change_sentence([flip, same]) == f"{first}, or with credential at 5 instead {of_three}."
    assert change_sentence([flip, other]) == f"{first}, or BPO with credential at 1 instead {of_three}."
    assert change_sentence([]) == ""
    assert [(point.lead, point.text) for point in split_points(replace(found, split=SPLIT))] == [
        ("Routine part:", "collecting the papers and filling the form."),
        ("Expert part:", "signing the opinion."),
    ]
    moved = split_points(replace(found, split=SPLIT), is_priced_apart=True)
    assert [point.lead for point in moved] == ["Routine part, by the unit:", "Expert part, by time:"]
    assert split_points(found) == ()


@pytest.mark.parametrize(
    ("rating", "outcomes", "said"),
    [
        (
            None,
            {"RETAIN": (1, 2)},
            "Output, now blank: an answer of 1 or 2 (34% likely) would make it “retain”.",
        ),
        (
            3.0,
            {"KPO": (5,)},
            "Output, now 3: an answer of 5 (34% likely) would make it KPO.",
        ),
        (
            2.5,
            {"HYBRID": (1, 2, 3), "RETAIN": (5,)},
            "Output, now 2.5: an answer of 1 to 3 would make it a hybrid and 5 “retain” (together 34% likely).",
        ),
    ],
)
def test_a_question_says_what_each_answer_would_make_of_it(rating, outcomes, said):
    found = tuple(Outcome(result=result, answers=answers) for result, answers in outcomes.items())
    question = Question(criterion="o", label="Output", rating=rating, chance=0.34, outcomes=found)
    assert question_sentence(FORMATS, question) == said


def test_a_question_about_a_blank_says_what_stands_in_for_it():
    found = (Outcome(result="KPO", answers=(5,)),)
    question = Question(criterion="o", label="Output", rating=2.46, chance=0.34, outcomes=found, inferred=True)
    assert question_sentence(FORMATS, question).startswith("Output, now blank, taken as 2.5: an answer of 5")


def test_a_change_that_any_answer_brings_is_not_called_likely():
    found = (Outcome(result="OUTSOURCE", answers=(1, 2, 3, 4, 5)),)
    question = Question(criterion="o", label="Access", rating=None, chance=1.0, outcomes=found)
    assert question_sentence(FORMATS, question) == "Access, now blank: any answer would make it “source”."
