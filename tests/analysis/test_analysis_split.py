"""How mixed work would be split, in words: by its ratings, and in the analyst's own clauses where they lean clearly."""

import pytest
from analysis_cases import GUARDED, KNOWLEDGE, READY, ROUTINE, engagement, process, verdict
from hypothesis import given
from test_analysis_properties import FEW, WHOLE, processes

from reportgen.analysis.indices import Rating
from reportgen.analysis.nature_reasons import explained
from reportgen.analysis.ratings import judged
from reportgen.analysis.scales import scales_of
from reportgen.analysis.split import split_of
from reportgen.analysis.text_clauses import clauses_of
from reportgen.model.verdict import HybridKind, NotAssessed

MIXED = {**ROUTINE, "judgement": 5, "domain_expertise": 5, "analytical_complexity": 4}
ALERTS = "Most alerts are namesakes and close in minutes; the rest become an investigation that an expert leads."
SCALES = scales_of(engagement(), KNOWLEDGE)
RATINGS = {key: Rating(value=value) for key, value in {**MIXED, **READY}.items()}


def leaning(**sides):
    """Return a stub: the side of the first word that a clause holds, None where it holds none."""
    return lambda clause: next((side for word, side in sides.items() if word in clause), None)


def test_each_side_is_told_by_the_heaviest_ratings_that_stand_on_it():
    found = split_of(RATINGS, None, SCALES)
    assert found.routine == (
        "what is written down step by step, needs little formal qualification and comes out alike each time, "
        "for a trained team"
    )
    assert found.expert == (
        "what weighs incomplete evidence, takes years in the specialism and needs models, for named specialists"
    )


def test_the_analysts_own_clauses_are_quoted_on_the_side_they_lean_to():
    found = split_of(RATINGS, ALERTS, SCALES, lean=leaning(namesakes=0.1, minutes=0.2, investigation=0.9))
    assert found.routine.startswith("“Most alerts are namesakes” and “close in minutes”: what is written down")
    assert found.expert.startswith("“the rest become an investigation that an expert leads”: what weighs")


def test_a_clause_is_quoted_whole_or_not_at_all():
    """Of the two clauses the first has 121 characters, one more than may be quoted."""
    long, short = f"namesakes {'x' * 111}", "namesakes close in minutes"
    found = split_of(RATINGS, f"{long}. {short}.", SCALES, lean=leaning(namesakes=0.1))
    assert found.routine.startswith(f"“{short}”: what is")
    assert found.routine.count("“") == 1


@pytest.mark.parametrize(("side", "quoted"), [(0.39, "routine"), (0.40, ""), (0.59, ""), (0.60, "expert"), (None, "")])
def test_a_clause_is_quoted_only_where_it_leans_as_clearly_as_the_bands_ask(side, quoted):
    found = split_of(RATINGS, "Reports are written", SCALES, lean=lambda _: side)
    assert found.routine.startswith("“") is (quoted == "routine")
    assert found.expert.startswith("“") is (quoted == "expert")


def test_no_more_than_the_two_clearest_clauses_are_quoted_in_the_order_of_the_text():
    text = "Files are scanned; papers are sorted; letters are printed"
    found = split_of(RATINGS, text, SCALES, lean=leaning(Files=0.2, papers=0.3, letters=0.1))
    assert found.routine.startswith("“Files are scanned” and “letters are printed”: ")


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            "Claims are logged and checked against the policy, then an engineer investigates the cause and advises.",
            (
                "Claims are logged",
                "checked against the policy",
                "then an engineer investigates the cause and advises",
            ),
        ),
        ("Order status, simple faults and appointments.", ("Order status, simple faults and appointments",)),
        (
            "About 6,400 items: by rule, mostly; 3.5 % by hand",
            ("About 6,400 items", "by rule, mostly", "3.5 % by hand"),
        ),
        ("Round-the-clock operation", ("Round-the-clock operation",)),
        ("", ()),
        (" ; . ", ()),
    ],
)
def test_a_description_is_taken_apart_at_its_stops_and_verbs(text, clauses):
    assert clauses_of(text) == clauses


def test_only_mixed_work_has_a_split():
    assert verdict().classification.split is None
    assert verdict(process(ratings={**MIXED, **READY, **GUARDED})).classification.split is not None


@FEW
@given(processes(WHOLE))
def test_every_mixed_process_has_a_split_and_no_other(one):
    found = verdict(one).classification
    assert (found.split is not None) is (found.hybrid_kind is HybridKind.MIXED)
    if found.split is not None:
        assert found.split.routine.startswith("what ")
        assert found.split.expert.startswith("what ")


def test_the_text_model_plugs_in_where_the_class_is_explained():
    one = process(ratings={**MIXED, **READY, **GUARDED}, description=ALERTS)
    rated = judged(one, SCALES)
    plain = verdict(one).classification
    assert not isinstance(plain.nature, NotAssessed)
    found = explained(plain, rated, SCALES, lean=leaning(namesakes=0.1))
    assert found.split is not None
    assert "“Most alerts are namesakes”" in found.split.routine
