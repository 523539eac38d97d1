"""Reasons, the counter-argument and why a class is given: plain, true, and no fact twice."""

import re

import pytest
from analysis_cases import EXPERT, GUARDED, KNOWLEDGE, READY, ROUTINE, changed, process, verdict
from hypothesis import given
from test_analysis_premises import NAMES, random_verdicts
from test_analysis_properties import FEW, WHOLE, processes

from reportgen.model.engagement import PersonalData, RiskAppetite
from reportgen.model.verdict import HybridKind, NatureClass, NotAssessed, Recommendation

RATED = re.compile(rf"({'|'.join(map(re.escape, sorted(NAMES, key=len, reverse=True)))}) (rated|likely) (\d)")


def of(ratings=None, **facts):
    return verdict(process(ratings=changed() if ratings is None else ratings, **facts), risk_appetite=RiskAppetite.HIGH)


def test_related_ratings_are_told_in_one_sentence():
    assert of().sourcing.reasons[0] == (
        "the market of providers is deep, and providers are easily exchanged "
        "(supplier market depth rated 5, dependence and opportunism exposure rated 2 of 5)"
    )


@FEW
@given(processes(WHOLE))
def test_what_is_told_of_a_rating_is_what_was_rated(one):
    found = verdict(one)
    texts = [*found.sourcing.reasons, found.sourcing.counter_argument]
    if not isinstance(found.classification.nature, NotAssessed):
        texts += found.classification.reasons
    for text in texts:
        for label, _, rating in RATED.findall(text):
            assert one.ratings[NAMES[label]] == int(rating)


@FEW
@given(processes(WHOLE))
def test_no_rating_is_told_twice_among_reasons_and_counter_argument(one):
    found = verdict(one).sourcing
    told = [label for text in (*found.reasons, found.counter_argument) for label, _, _ in RATED.findall(text)]
    assert len(told) == len(set(told))


@FEW
@given(processes(WHOLE))
def test_reasons_pull_the_way_of_the_recommendation_and_the_counter_argument_the_other(one):
    found = verdict(one).sourcing
    towards = found.recommendation in {Recommendation.OUTSOURCE, Recommendation.SELECTIVE}
    parts = {part.label: part for part in found.contributions}
    labels = {label[:1].upper() + label[1:]: label for label in NAMES}
    if found.recommendation in {Recommendation.STABILISE, Recommendation.ASSESS_FURTHER}:
        return
    for texts, upwards in ((found.reasons, towards), ([found.counter_argument], not towards)):
        for text in texts:
            for label, _, _ in RATED.findall(text):
                part = parts.get(label[:1].upper() + label[1:]) or parts.get(label)
                assert part is not None, labels
                assert (part.points > 50 * part.weight) is upwards


def test_whoever_is_rated_differently_reads_other_reasons():
    found = [one.sourcing for one in random_verdicts()]
    assert len({one.reasons for one in found}) / len(found) >= 0.95


def test_a_grave_fact_and_the_strongest_rating_stand_together_against_a_move():
    found = of(changed(strategic_importance=4), personal_data=PersonalData.PERSONAL).sourcing
    assert found.counter_argument == (
        "personal data would be handled in India, under foreign law; besides, "
        "it helps to set the client apart (strategic importance rated 4 of 5)"
    )


@pytest.mark.parametrize(
    ("risk", "said"),
    [
        ({"ip_sensitivity": 5}, "whatever its likelihood, a failure would be grave with methods or models that"),
        (
            dict.fromkeys((*GUARDED, "ip_sensitivity", "access_scope"), 5),
            "a failure would be grave: the inherent risk is",
        ),
    ],
)
def test_a_failure_is_grave_by_its_score_or_by_what_is_at_stake(risk, said):
    given = {"override": "OUTSOURCE", "override_reason": "for the example"}
    one = process(ratings=changed(**risk), permitted_countries=("DE",), annual_cost=None, **given)
    found = verdict(one, risk_appetite=RiskAppetite.HIGH)
    assert found.sourcing.counter_argument.startswith(said)
    assert (found.security.tier_because == "") is ("inherent" in said)


def test_what_raises_the_risk_is_the_reason_to_treat_it_first():
    ratings = changed(data_sensitivity=5, access_scope=5, business_criticality=5)
    found = verdict(process(ratings=ratings), risk_appetite=RiskAppetite.LOW).sourcing
    assert found.recommendation is Recommendation.STABILISE
    assert "data sensitivity rated 5" in found.reasons[1]


@pytest.mark.parametrize(
    ("ratings", "opening"),
    [
        (ROUTINE, "routine work: cases follow one path with little discretion, and nearly every step can be written"),
        (EXPERT, "expert work: most cases need weighing of incomplete evidence, and it takes years in the specialism"),
    ],
)
def test_a_class_is_explained_by_its_two_strongest_ratings(ratings, opening):
    assert of({**ratings, **READY, **GUARDED}).classification.reasons[0].startswith(opening)


def test_a_strong_rating_for_the_other_side_is_told_too():
    found = of({**ROUTINE, "domain_expertise": 5, **READY, **GUARDED}).classification
    assert found.nature is NatureClass.BPO
    assert found.reasons[1].startswith("like expert work in one way: it takes years in the specialism")


def test_a_hybrid_is_explained_from_both_sides():
    mixed = {**ROUTINE, "judgement": 5, "domain_expertise": 5, "analytical_complexity": 4}
    found = of({**mixed, **READY, **GUARDED}).classification
    assert found.hybrid_kind is HybridKind.MIXED
    assert found.reasons[0].startswith("two kinds of work in one: most cases need weighing of incomplete evidence")
    assert "as in expert work; but " in found.reasons[0]
    assert found.reasons[0].endswith("as in routine work")


def test_even_ratings_are_said_to_stand_in_the_middle():
    found = of(changed(**dict.fromkeys(ROUTINE, 3))).classification
    assert found.reasons[0].endswith(": every rating stands in the middle")


@pytest.mark.parametrize(
    ("ratings", "ending"),
    [
        ({"credential_requirement": 4}, ", as in expert work; the other ratings stand in the middle"),
        (
            {"credential_requirement": 4, "domain_expertise": 4},
            ", as in expert work; no other rating pulls harder, and none towards routine work",
        ),
        ({"credential_requirement": 2}, ", as in routine work; the other ratings stand in the middle"),
    ],
)
def test_work_in_between_with_ratings_on_one_side_only_says_why_they_do_not_carry_it_there(ratings, ending):
    found = of(changed(**{**dict.fromkeys(ROUTINE, 3), **ratings})).classification
    assert found.hybrid_kind is HybridKind.INTERMEDIATE
    assert found.reasons[0].endswith(ending)


def test_an_inferred_class_is_called_likely():
    found = of({}, name="Accounts payable invoice processing").classification
    assert found.reasons[0].startswith("likely ")
    assert "judgement likely" in found.reasons[0] or "likely" in found.reasons[0]


def test_every_phrase_of_the_middle_is_a_whole_clause():
    for key in KNOWLEDGE.conditions:
        assert " " in KNOWLEDGE.conditions[key].at_least[1]
