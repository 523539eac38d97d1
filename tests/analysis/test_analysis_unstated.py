"""A security rating that is not stated is never judged worse than its worst answer."""

from dataclasses import replace

import pytest
from analysis_cases import EXPERT, KNOWLEDGE, READY, ROUTINE, engagement, process, verdict
from hypothesis import given, settings
from hypothesis import strategies as st
from test_analysis_security_properties import ENGAGEMENTS, FEW, RISK, processes

from reportgen.analysis.assumptions import assumptions_of
from reportgen.analysis.judgement import judgements
from reportgen.analysis.scales import scales_of
from reportgen.model.engagement import PersonalData, RiskAppetite
from reportgen.model.verdict import Recommendation

UNKNOWN = sorted(set(RISK) - {"location_exposure"})  # a blank location is known: it follows the place that is chosen
WHOLE = st.fixed_dictionaries({key: st.integers(1, 5) for key in RISK})


def judged(one, ratings, **facts):
    """Return what is concluded about a process with other ratings, and the risk that is accepted."""
    told = engagement(replace(one, ratings=ratings), **facts)
    scales = scales_of(told, KNOWLEDGE)
    return next(judgements(scales, assumptions_of(told, KNOWLEDGE))), scales.accepted


def without(ratings, fact):
    return {key: rating for key, rating in ratings.items() if key != fact}


@settings(FEW, max_examples=40)
@given(processes(rated=WHOLE), ENGAGEMENTS, st.sampled_from(UNKNOWN))
def test_a_blank_is_never_judged_worse_than_its_worst_answer(one, facts, fact):
    blank, accepted = judged(one, without(one.ratings, fact), **facts)
    worst, _ = judged(one, one.ratings | {fact: 5}, **facts)
    left, most = (each.ruling.protection.residual.score for each in (blank, worst))
    assert left <= max(most, accepted)
    assert worst.recommendation is not Recommendation.OUTSOURCE or blank.recommendation is Recommendation.OUTSOURCE


def risks(*steps):
    """Return the ratings of risk in the order of the catalogue."""
    return dict(zip(RISK, steps, strict=True))


# Each would be refused for its risk if its blank were left out, and go to a provider with the blank at its worst.
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
def test_a_blank_that_decides_is_assumed_at_its_worst_and_said_to_be(fact, kind, ratings, personal, appetite, home):
    whole = process(ratings=kind | READY | ratings, personal_data=personal, annual_cost=None)
    blank = replace(whole, ratings=without(whole.ratings, fact))
    found = verdict(blank, risk_appetite=appetite, home_country=home)
    assert found.sourcing.recommendation is Recommendation.OUTSOURCE
    assert [part.rating for part in found.security.parts if part.is_assumed] == [5.0]
    assert "not stated" in found.sourcing.premises[0]


def test_a_blank_that_decides_nothing_is_left_out():
    found = verdict(process(annual_cost=None))  # access scope and five others are blank
    assert found.security.is_accepted
    assert not any(part.is_assumed for part in found.security.parts)
