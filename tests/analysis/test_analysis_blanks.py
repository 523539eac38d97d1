"""Blanks are filled from text group by group, only where a group is short; what was entered always stands."""

import pytest
from analysis_cases import EXPERT, GUARDED, READY, ROUTINE, assessed, process, verdict

from reportgen.model.engagement import Override, PersonalData, Range
from reportgen.model.protection import RiskScore
from reportgen.model.verdict import Evidence, NotAssessed

UNKNOWN = "xqzv plmk"


def inferred(contributions):
    return {part.criterion for part in contributions if part.inferred}


def test_a_full_nature_is_not_filled_though_sourceability_is():
    one = verdict(process(name="Payroll", ratings=EXPERT))
    assert one.classification.evidence is Evidence.RATED
    assert inferred(one.classification.contributions) == set()
    assert inferred(one.sourcing.contributions) == {
        "strategic_importance",
        "interdependence",
        "supplier_market_depth",
        "measurability",
    }
    assert one.sourcing.index_coverage == pytest.approx(0.15)


def test_six_tenths_of_sourceability_are_enough_and_nothing_is_filled():
    entered = {key: READY[key] for key in ("relative_capability", "supplier_market_depth", "measurability")}
    entered |= {"opportunism_exposure": 2}  # .12 + .12 + .10 + .11, with codifiability .10 and volume .05: .60
    one = verdict(process(name="Payroll", ratings={**ROUTINE, **entered}))
    assert one.sourcing.index_coverage == pytest.approx(0.60)
    assert inferred(one.sourcing.contributions) == set()


def test_little_sourceability_and_an_unknown_text_give_no_index_but_a_reason():
    one = verdict(process(name=UNKNOWN, ratings={**ROUTINE, "strategic_importance": 2}))
    assert one.sourcing.index == NotAssessed(reason="Only 31 % of the weight of the sourceability criteria is rated.")
    assert one.sourcing.contributions == ()


def test_risk_is_inferred_only_where_no_criterion_of_impact_is_known():
    unrated = verdict(process(name="Payroll", ratings={**ROUTINE, **READY}, personal_data=None))
    rated = verdict(process(name="Payroll", ratings={**ROUTINE, **READY, "business_criticality": 1}))
    assert isinstance(unrated.security.inherent, RiskScore)
    assert rated.security.inherent.impact == 1


def test_an_inferred_risk_is_remarked():
    unrated = process(name="Payroll", ratings={**ROUTINE, **READY}, personal_data=None)
    dear = {"provider_margin": Range(low=0.3, likely=0.3, high=0.3)}  # else its saving were remarked on too
    assert [finding.code for finding in assessed(unrated, assumptions=dear).findings] == ["RG907"]
    assert "RG907" not in [finding.code for finding in assessed(process()).findings]


@pytest.mark.parametrize(("touched", "impact"), [(PersonalData.PERSONAL, 4), (PersonalData.SPECIAL, 5)])
def test_whose_data_is_touched_stands_in_for_a_blank_data_sensitivity(touched, impact):
    one = verdict(process(name=UNKNOWN, ratings={**ROUTINE, **READY}, personal_data=touched))
    assert one.security.inherent.impact == impact


@pytest.mark.parametrize(
    ("touched", "impact"), [(PersonalData.NONE, 1), (PersonalData.PERSONAL, 2), (PersonalData.SPECIAL, 4)]
)
def test_of_an_entered_data_sensitivity_and_whose_data_it_is_the_graver_counts(touched, impact):
    harmless = dict.fromkeys(("data_sensitivity", "regulatory_exposure", "business_criticality", "customer_contact"), 1)
    one = verdict(process(ratings={**ROUTINE, **READY, **harmless}, personal_data=touched))
    assert one.security.inherent.impact == impact


@pytest.mark.parametrize(
    ("ratings", "touched", "tier", "because"),
    [
        ({"data_sensitivity": 1}, PersonalData.NONE, "low", ""),
        ({"data_sensitivity": 1}, PersonalData.SPECIAL, "significant", "especially sensitive personal data"),
        ({"data_sensitivity": 5}, PersonalData.NONE, "significant", "data of the highest class of secrecy"),
        ({"data_sensitivity": 4}, PersonalData.NONE, "standard", "personal, financial or customer data in quantity"),
        ({"ip_sensitivity": 5, "data_sensitivity": 1}, PersonalData.NONE, "significant", "crown jewels"),
        ({"ip_sensitivity": 4, "data_sensitivity": 1}, PersonalData.NONE, "standard", "valuable methods or models"),
        ({"business_criticality": 5, "data_sensitivity": 1}, PersonalData.NONE, "standard", "within four hours"),
    ],
)
def test_what_is_grave_is_looked_at_closely_even_where_it_is_unlikely(ratings, touched, tier, because):
    unlikely = dict.fromkeys(
        ("access_scope", "subcontracting_depth", "location_exposure", "volume_of_records", "remote_delivery"), 1
    )
    found = verdict(process(ratings={**ROUTINE, **READY, **unlikely, **ratings}, personal_data=touched)).security
    assert found.inherent.likelihood == 1
    assert found.tier == tier
    assert because in found.tier_because
    assert bool(found.tier_because) is (tier != "low")


def test_half_a_nature_with_full_sourceability_is_too_little_evidence():
    half = {"judgement": 1, "domain_expertise": 2, "output_customisation": 1}  # .48 of the weight
    one = verdict(process(name="Payroll", ratings={**half, **READY, **GUARDED}))
    assert one.classification.evidence is Evidence.INDICATIVE
    assert [gate.id for gate in one.sourcing.gates if gate.decided] == ["G8"]


def test_work_whose_class_is_not_known_has_no_price_and_says_why():
    one = verdict(process(name=UNKNOWN, ratings=READY))
    assert one.sourcing.price_model == ""
    assert one.cost.case.npv == 0
    assert one.cost.what_if == NotAssessed(
        reason="The class of the work is not known, and the price of a provider follows it."
    )


def test_an_override_cannot_price_what_has_no_class():
    one = verdict(process(name=UNKNOWN, ratings=READY, override=Override.OUTSOURCE))
    assert isinstance(one.cost.case, NotAssessed)
    assert one.cost.what_if is None
