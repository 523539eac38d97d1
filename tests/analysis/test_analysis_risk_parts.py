"""What the inherent risk is made of: parts that sum to the index, and facts that set the impact at the least."""

from dataclasses import replace

import pytest
from analysis_cases import EXPERT, GUARDED, KNOWLEDGE, READY, ROUTINE, changed, engagement, process, verdict
from hypothesis import assume, given
from hypothesis import strategies as st
from test_analysis_properties import FEW, RATING, processes

from reportgen.analysis.impact_floor import least_impact, step_of
from reportgen.analysis.nature import nature_of
from reportgen.analysis.place import home_site
from reportgen.analysis.ratings import judged
from reportgen.analysis.scales import scales_of
from reportgen.analysis.security import protection_at
from reportgen.analysis.tiers import TIERS
from reportgen.model.engagement import PersonalData, RiskAppetite
from reportgen.model.finding import CellRef
from reportgen.model.protection import RiskScore
from reportgen.model.verdict import Form, Tier

IMPACT = [key for key, one in KNOWLEDGE.criteria.items() if "inherent_impact" in one.weights]
HARMLESS = dict.fromkeys(IMPACT, 1)


def security_of(ratings, appetite=RiskAppetite.HIGH, **facts):
    return verdict(process(ratings={**ROUTINE, **READY, **ratings}, **facts), risk_appetite=appetite).security


def protection_of(one, **facts):
    """Grade a process as its team does it at home, whatever would be recommended."""
    scales = scales_of(engagement(one, **facts), KNOWLEDGE)
    used = judged(one, scales).used
    return protection_at(home_site("DE", KNOWLEDGE), one, used, nature_of(used, scales), scales)


def part_of(found, criterion):
    return next(part for part in found.parts if part.criterion == criterion)


def test_the_issues_criteria_all_count_in_the_risk():
    weighed = {key: one.weights for key, one in KNOWLEDGE.criteria.items()}
    floors = {one.criterion for one in KNOWLEDGE.impact_floors.ratings}
    for key in (
        "data_sensitivity",
        "regulatory_exposure",
        "business_criticality",
        "customer_contact",
        "ip_sensitivity",
    ):
        assert "inherent_impact" in weighed[key]
    for key in ("access_scope", "subcontracting_depth", "location_exposure", "volume_of_records", "remote_delivery"):
        assert "inherent_likelihood" in weighed[key]
    assert floors == {"data_sensitivity", "ip_sensitivity", "opportunism_exposure"}


def test_parts_worked_by_hand():
    # Impact over what is rated: .35 + .25 = .60. Sensitivity 4: .75 x .35 / .60 = 43.75;
    # criticality 2: .25 x .25 / .60 = 10.42.
    found = security_of({"data_sensitivity": 4, "business_criticality": 2})
    sensitivity, criticality = part_of(found, "data_sensitivity"), part_of(found, "business_criticality")
    assert (sensitivity.axis, sensitivity.rating, sensitivity.least) == ("impact", 4, 3)
    assert sensitivity.weight == pytest.approx(0.35 / 0.60)
    assert sensitivity.points == pytest.approx(43.75)
    assert criticality.points == pytest.approx(10.4166667)
    # 54.17 -> 1 + 4 x .5417 = 3.17 -> 3
    assert found.inherent.impact == 3


def test_location_and_subcontracting_follow_from_the_site_where_they_are_blank():
    found = security_of(GUARDED | {"access_scope": 3, "location_exposure": 5})
    assert part_of(found, "subcontracting_depth").from_site
    assert not part_of(found, "location_exposure").from_site
    assert not part_of(found, "access_scope").from_site


def test_an_entered_rating_names_its_cell():
    cell = CellRef(sheet="Processes", cell="Q7")
    found = security_of(GUARDED, cells={"data_sensitivity": cell})
    assert part_of(found, "data_sensitivity").cell == cell


@FEW
@given(processes())
def test_parts_sum_to_the_index_and_the_axis_follows_from_them(one):
    found = verdict(one).security
    for axis in ("likelihood", "impact") if isinstance(found.inherent, RiskScore) else ():
        parts = [part for part in found.parts if part.axis == axis]
        assert sum(part.weight for part in parts) == pytest.approx(1)
        index = round(sum(part.points for part in parts), 9)
        assert getattr(found.inherent, axis) == max(step_of(index), *(part.least for part in parts))
        assert [part.points for part in parts] == sorted((part.points for part in parts), reverse=True)


@pytest.mark.parametrize(
    ("ratings", "facts", "least"),
    [
        ({"ip_sensitivity": 5}, {}, 4),
        ({"ip_sensitivity": 3}, {}, 2),
        ({}, {"annual_cost": 10_000_000}, 3),
        ({}, {"annual_cost": 100_000_000}, 4),
        ({}, {"annual_cost": 1_000_000}, 1),
    ],
)
def test_a_grave_fact_sets_the_impact_at_the_least(ratings, facts, least):
    found = security_of({**HARMLESS, **ratings}, **facts)
    assert found.inherent.impact == least


def test_dependence_on_one_provider_counts_where_there_is_one():
    scales = scales_of(engagement(), KNOWLEDGE)
    one = process(ratings=changed(opportunism_exposure=5))
    used = judged(one, scales).used
    assert least_impact(one, used, Form.THIRD_PARTY, scales) == 3
    assert least_impact(one, used, Form.IN_HOUSE, scales) == 1


def test_money_in_an_unknown_currency_sets_nothing():
    one = process(ratings={**ROUTINE, **READY, **HARMLESS}, annual_cost=900_000_000)
    assert protection_of(one, currency="XXX").inherent.impact == 1
    assert protection_of(one).inherent.impact == 4


def test_personal_data_counts_where_data_sensitivity_is_blank():
    bare = {"business_criticality": 1, "regulatory_exposure": 1}
    none, personal, special = (security_of(bare, personal_data=kind).inherent.impact for kind in PersonalData)
    assert (none, personal, special) == (1, 3, 4)


@FEW
@given(processes(), RATING, RATING)
def test_raising_sensitivity_never_lowers_score_or_tier(one, low, high):
    assume(low < high)
    less, more = (
        verdict(replace(one, ratings={**one.ratings, "data_sensitivity": step})).security for step in (low, high)
    )
    assert more.inherent.impact >= less.inherent.impact
    assert more.inherent.score >= less.inherent.score
    assert TIERS.index(more.tier) >= TIERS.index(less.tier)


@FEW
@given(processes(), st.sampled_from(IMPACT), RATING)
def test_naming_personal_data_never_lowers_score_or_tier(one, rated, rating):
    given_ratings = {rated: rating, **one.ratings}
    found = [protection_of(replace(one, ratings=given_ratings, personal_data=kind)) for kind in PersonalData]
    scores = [one.inherent.score for one in found]
    assert scores == sorted(scores)
    tiers = [TIERS.index(one.tier) for one in found]
    assert tiers == sorted(tiers)


def test_secrecy_of_method_makes_expert_work_as_grave_as_sensitive_data():
    found = verdict(process(ratings={**EXPERT, **READY, **HARMLESS, "ip_sensitivity": 5, "access_scope": 4})).security
    assert found.inherent.impact == 4
    assert found.tier is not Tier.LOW


def test_personal_data_does_not_water_down_what_the_other_ratings_say():
    # Customer contact 5 alone: index 100, impact 5. With sensitivity 4 for personal data: (.08 + .2625) / .43 -> 4.
    alone = {"customer_contact": 5}
    found = security_of(alone, personal_data=PersonalData.PERSONAL)
    assert found.inherent.impact == security_of(alone, personal_data=PersonalData.NONE).inherent.impact == 5
    assert part_of(found, "personal_data").least == 5
