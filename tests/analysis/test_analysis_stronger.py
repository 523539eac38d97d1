"""A worse answer never eases a verdict: where a risk would be refused, the stronger measures are asked for first."""

from dataclasses import replace

import pytest
from analysis_cases import EXPERT, KNOWLEDGE, READY, ROUTINE, engagement, process, verdict
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from test_analysis_security_properties import ENGAGEMENTS, FEW, RISK, processes

from reportgen.analysis.assumptions import assumptions_of
from reportgen.analysis.judgement import judgements
from reportgen.analysis.scales import scales_of
from reportgen.model.engagement import ControlInPlace, PersonalData, RiskAppetite
from reportgen.model.verdict import Recommendation

WHOLE = st.fixed_dictionaries({key: st.integers(1, 5) for key in RISK})
UNKNOWN = sorted(set(RISK) - {"location_exposure"})  # a blank location is known: it follows the place that is chosen
EVERYBODY = st.none() | st.sampled_from(PersonalData)
SOURCED, REFUSED = Recommendation.OUTSOURCE, Recommendation.STABILISE


def judged(one, ratings, **facts):
    """Return what is concluded about a process with other ratings, and the risk that is accepted."""
    told = engagement(replace(one, ratings=ratings), **facts)
    scales = scales_of(told, KNOWLEDGE)
    return next(judgements(scales, assumptions_of(told, KNOWLEDGE))), scales.accepted


def without(ratings, fact):
    return {key: rating for key, rating in ratings.items() if key != fact}


def residual(one):
    return one.ruling.protection.residual.score


@settings(FEW, max_examples=60)
@given(processes(rated=WHOLE, personal=EVERYBODY), ENGAGEMENTS, st.sampled_from(RISK))
def test_a_worse_answer_never_leaves_less_risk_nor_eases_the_verdict(one, facts, fact):
    found = [judged(one, one.ratings | {fact: answer}, **facts) for answer in range(1, 6)]
    assume(len({each.ruling.site for each, _ in found}) == 1)  # a nearer place may well be safer
    left = [max(residual(each), accepted) for each, accepted in found]
    assert left == sorted(left)
    refused = [each.recommendation is REFUSED for each, _ in found]
    assert refused == sorted(refused)


@settings(FEW, max_examples=30)
@given(processes(rated=WHOLE, personal=EVERYBODY), ENGAGEMENTS, st.sampled_from(UNKNOWN))
def test_a_blank_is_never_judged_worse_than_its_worst_answer(one, facts, fact):
    blank, accepted = judged(one, without(one.ratings, fact), **facts)
    worst, _ = judged(one, one.ratings | {fact: 5}, **facts)
    assume(blank.ruling.site == worst.ruling.site)
    assert residual(blank) <= max(residual(worst), accepted)
    assert worst.recommendation is REFUSED or blank.recommendation is not REFUSED


def risks(*steps):
    """Return the ratings of risk in the order of the catalogue."""
    return dict(zip(RISK, steps, strict=True))


def added_to(found):
    return [one.name for one in found.security.controls if one.because.startswith("added")]


# With what its ratings call for, each would be refused for its risk; with its blank at the worst it would be sourced.
BLANKS = [
    ("access_scope", EXPERT, risks(3, 3, 2, 4, 3, 5, 3, 2, 2, 3), PersonalData.NONE, RiskAppetite.LOW, "IN"),
    ("access_scope", ROUTINE, risks(4, 3, 5, 3, 2, 2, 4, 5, 5, 2), PersonalData.PERSONAL, RiskAppetite.MODERATE, "GB"),
    ("data_sensitivity", ROUTINE, risks(3, 1, 3, 4, 5, 4, 4, 4, 5, 4), PersonalData.NONE, RiskAppetite.MODERATE, "DE"),
    ("ip_sensitivity", EXPERT, risks(2, 5, 3, 4, 3, 2, 4, 2, 2, 5), PersonalData.NONE, RiskAppetite.LOW, "DE"),
    ("regulatory_exposure", EXPERT, risks(4, 3, 2, 4, 1, 2, 3, 1, 5, 3), PersonalData.PERSONAL, RiskAppetite.LOW, "GB"),
    ("subcontracting_depth", ROUTINE, risks(1, 1, 5, 2, 4, 3, 5, 3, 3, 5), PersonalData.NONE, RiskAppetite.LOW, "IN"),
    ("customer_contact", ROUTINE, risks(3, 1, 3, 1, 4, 2, 3, 4, 4, 5), PersonalData.NONE, RiskAppetite.LOW, "IN"),
]


@pytest.mark.parametrize(("fact", "kind", "ratings", "personal", "appetite", "home"), BLANKS)
def test_a_blank_is_not_refused_where_measures_are_left_to_ask_for(fact, kind, ratings, personal, appetite, home):
    whole = process(ratings=kind | READY | ratings, personal_data=personal, annual_cost=None)
    blank = replace(whole, ratings=without(whole.ratings, fact))
    found = verdict(blank, risk_appetite=appetite, home_country=home)
    assert found.sourcing.recommendation is SOURCED
    assert found.security.is_accepted
    assert added_to(found)


# A client that accepts a score of 4, by data sensitivity: nothing to add at 1; from 2 to 4 more would be left than it
# accepts with what the ratings call for, so one measure is added; the most sensitive data calls for enough itself.
SENT, ADDED = "Only the data the task needs is sent", "added, since the risk would otherwise be above what is accepted"
INVOICES = {"business_criticality": 3, "regulatory_exposure": 3, "access_scope": 3, "remote_delivery": 3}


def invoices(data, appetite=RiskAppetite.LOW, **facts):
    one = process(ratings=ROUTINE | READY | INVOICES | {"data_sensitivity": data}, personal_data=PersonalData.NONE)
    return verdict(replace(one, annual_cost=None), risk_appetite=appetite, **facts)


@pytest.mark.parametrize(
    ("data", "before", "left", "added"), [(1, 6, 4, []), (2, 9, 4, [SENT]), (4, 9, 4, [SENT]), (5, 12, 3, [])]
)
def test_invoices_are_sourced_whatever_their_data_with_a_measure_added_where_the_risk_asks_for_it(
    data, before, left, added
):
    found = invoices(data)
    assert found.sourcing.recommendation is SOURCED
    assert (found.security.inherent.score, found.security.residual.score) == (before, left)
    assert added_to(found) == added


def test_what_is_added_stands_in_the_premises_and_in_the_list_with_its_reason():
    found = invoices(4)
    assert found.sourcing.premises[0] == (
        f"The measure “{SENT}” is added to what its ratings call for: 6 of 25 would remain without it, and the client "
        "accepts 4."
    )
    assert [one.because for one in found.security.controls if one.name == SENT] == [ADDED]


def test_nothing_is_added_for_a_client_that_accepts_the_risk_nor_where_what_is_in_place_is_tested():
    assert added_to(invoices(4, RiskAppetite.MODERATE)) == []
    tested = tuple(ControlInPlace(control_id=key, maturity=1.0) for key in KNOWLEDGE.controls)
    assert added_to(invoices(4, controls=tested)) == []


def test_work_that_the_stronger_measures_leave_too_risky_is_put_in_order_first():
    grave = process(ratings=ROUTINE | READY | dict.fromkeys(RISK, 5), annual_cost=None)
    found = verdict(grave, risk_appetite=RiskAppetite.LOW)
    assert found.sourcing.recommendation is REFUSED
    assert found.security.residual.score > found.security.accepted


def test_what_answers_an_exposure_that_the_work_has_not_is_not_asked_for_where_another_measure_is_enough():
    # Nobody has bulk access (access scope 1): a measure for it would count most, but would have nothing to do here.
    ratings = ROUTINE | READY | risks(2, 5, 5, 4, 2, 1, 4, 5, 2, 3)
    one = process(ratings=ratings, personal_data=PersonalData.NONE, annual_cost=None)
    found = verdict(one, risk_appetite=RiskAppetite.LOW, home_country="DE")
    bulk = {one.name for one in KNOWLEDGE.controls.values() if one.when == ("bulk_access",)}
    assert added_to(found)
    assert not bulk.intersection(added_to(found))
