"""The second and third questions: source it or not, by whom, how far away, at what kind of price, and when."""

from dataclasses import replace

import pytest
from analysis_cases import (
    EXPERT,
    GUARDED,
    KNOWLEDGE,
    READY,
    ROUTINE,
    SOURCEABILITY,
    assessed,
    changed,
    process,
    verdict,
)

from reportgen.analysis.in_house import in_house_alternative
from reportgen.model.engagement import Override, PersonalData, RiskAppetite
from reportgen.model.verdict import Form, NatureClass, Place, Recommendation, Tier

LOW, MODERATE, HIGH = 1, 3, 5


def sourcing_of(ratings, **facts):
    return verdict(process(ratings=ratings, **facts), risk_appetite=RiskAppetite.HIGH).sourcing


def test_the_sourceability_of_invoice_entry_worked_by_hand():
    # importance, capability, exposure and interdependence count reversed:
    # .16 x .75 + .12 x .75 + .11 x .75 + .12 x 1 + .10 x 1 + .10 x .75 + .06 x .75 + .05 x .75 + .03 x .5 = .685
    # and from the nature ratings codifiability .10 x 1 + volume .05 x 1 = .150
    found = sourcing_of({**ROUTINE, **READY})
    assert found.index == pytest.approx(83.5, abs=1e-9)
    assert {part.criterion for part in found.contributions} == set(SOURCEABILITY)
    assert {part.criterion for part in found.contributions if part.reversed} == {
        "strategic_importance",
        "relative_capability",
        "opportunism_exposure",
        "interdependence",
    }


@pytest.mark.parametrize(
    ("weight", "recommendation"),
    [
        (0.3999, Recommendation.RETAIN),
        (0.40, Recommendation.SELECTIVE),
        (0.5999, Recommendation.SELECTIVE),
        (0.60, Recommendation.OUTSOURCE),
    ],
)
def test_the_sourceability_bands_include_their_lower_edge(weight, recommendation):
    # Measurability alone speaks for sourcing, so its weight is the index. Codifiability (.10) and volume (.05) give
    # nothing at 1; the ratings at 3 have no weight and only keep the gates away.
    against = {"strategic_importance": 5, "opportunism_exposure": 5, "interdependence": 5, "demand_variability": 1}
    neutral = {"relative_capability": 3, "supplier_market_depth": 3, "process_stability": 3, "documentation": 3}
    ratings = {**EXPERT, "codifiability": 1, "volume_repeatability": 1, "measurability": 5, **against, **neutral}
    weights = dict.fromkeys(against, (0.85 - weight) / 4) | dict.fromkeys(neutral, 0.0) | {"measurability": weight}
    found = verdict(process(ratings=ratings), criteria_weights=weights).sourcing
    assert found.index == pytest.approx(100 * weight, abs=1e-9)
    assert found.gates == ()
    assert found.recommendation is recommendation


@pytest.mark.parametrize(
    ("operational", "structural", "form", "place"),
    [
        (LOW, LOW, Form.THIRD_PARTY, Place.OFFSHORE),
        (LOW, MODERATE, Form.THIRD_PARTY, Place.OFFSHORE),
        (LOW, HIGH, Form.CAPTIVE, Place.OFFSHORE),
        (MODERATE, LOW, Form.THIRD_PARTY, Place.OFFSHORE),
        (MODERATE, MODERATE, Form.JOINT, Place.NEARSHORE),
        (MODERATE, HIGH, Form.CAPTIVE, Place.NEARSHORE),
        (HIGH, LOW, Form.THIRD_PARTY, Place.NEARSHORE),
        (HIGH, MODERATE, Form.CAPTIVE, Place.NEARSHORE),
        (HIGH, HIGH, Form.CAPTIVE, Place.ONSHORE),
    ],
)
def test_form_and_place_follow_operational_and_structural_risk(operational, structural, form, place):
    ratings = changed(
        judgement=operational,
        codifiability=6 - operational,
        measurability=6 - operational,
        opportunism_exposure=structural,
        ip_sensitivity=structural,
        subcontracting_depth=structural,
        location_exposure=structural,
    )
    found = sourcing_of(ratings, override=Override.OUTSOURCE, override_reason="to see the place")
    assert (found.form, found.place) == (form, place)


def test_the_matrix_is_data_and_its_ground_is_printed_with_the_risks():
    cells = {key: replace(cell, form=Form.JOINT) for key, cell in KNOWLEDGE.site_cells.items()}
    joint = assessed(process(ratings=changed()), knowledge=replace(KNOWLEDGE, site_cells=cells)).processes[0].sourcing
    found = sourcing_of(changed())
    assert (found.form, joint.form) == (Form.THIRD_PARTY, Form.JOINT)
    ground = KNOWLEDGE.site_cells["low", "low"].ground
    country = "India has the lowest rate of the countries that Kearney ranks among its first 10"
    assert found.site_reason == f"operational and structural risk are both low: {ground}; {country}"
    assert sourcing_of(changed(supplier_market_depth=1)).site_reason == ""


def test_a_place_nearer_than_the_risks_suggest_is_explained():
    found = sourcing_of(changed(), permitted_countries=("DE", "PL"))
    assert found.place is Place.NEARSHORE
    assert found.site_reason.endswith(
        "no cheaper country that may be used lies offshore; Poland has the lowest rate of the near permitted "
        "countries whose law is closest"
    )


def test_work_that_stays_is_done_in_house_at_home():
    found = sourcing_of(changed(supplier_market_depth=1))
    assert (found.form, found.place, found.location) == (Form.IN_HOUSE, Place.ONSHORE, "DE")


@pytest.mark.parametrize("permitted", [("DE", "PL"), ("DE", "IN"), ("PT",), ("DE",), ("IN", "PH", "DE")])
def test_work_goes_only_where_it_is_permitted(permitted):
    assert sourcing_of(changed(), permitted_countries=permitted).location in permitted


def test_the_country_is_cheaper_than_home_for_the_skill_the_class_needs():
    for ratings, tier in ((changed(), "rate_transactional"), ({**EXPERT, **READY, **GUARDED}, "rate_specialist")):
        found = sourcing_of(ratings)
        assert found.place is Place.OFFSHORE
        rates = KNOWLEDGE.locations
        assert getattr(rates[found.location], tier) < getattr(rates["DE"], tier)


def test_a_client_at_home_in_the_cheapest_country_gains_nothing_from_distance():
    cheapest = min(KNOWLEDGE.locations.values(), key=lambda one: one.rate_transactional)
    found = verdict(home_country=cheapest.country).sourcing
    assert (found.place, found.location) == (Place.ONSHORE, cheapest.country)


@pytest.mark.parametrize(
    ("ratings", "facts", "model"),
    [
        (changed(volume_repeatability=4), {}, "per_transaction"),
        (changed(volume_repeatability=3), {"fte": 60}, "managed_service"),
        (changed(volume_repeatability=3), {"fte": 49}, "fixed_price"),
        (changed(volume_repeatability=3), {}, "fixed_price"),
        ({**EXPERT, **READY, "measurability": 3}, {}, "fixed_price"),
        ({**EXPERT, **READY, "measurability": 2}, {}, "retainer"),
        ({**EXPERT, **READY, "codifiability": 1}, {}, "t_and_m"),
        (changed(**dict.fromkeys(ROUTINE, 3)), {}, "per_fte"),
        (changed(**dict.fromkeys(ROUTINE, 3) | {"volume_repeatability": 4}), {}, "split"),
    ],
)
def test_the_price_model_follows_class_and_situation(ratings, facts, model):
    found = sourcing_of(ratings, **facts)
    assert found.price_model == model
    assert found.price_model_name == KNOWLEDGE.price_models[model].name
    assert found.price_model_reason


def test_routine_work_is_priced_fixed_or_by_the_unit_and_expert_work_is_customised():
    routine = {rule.price_model for rule in KNOWLEDGE.price_model_rules if rule.nature is NatureClass.BPO}
    expert = [rule for rule in KNOWLEDGE.price_model_rules if rule.nature is NatureClass.KPO]
    assert {"fixed_price", "per_transaction"} <= routine
    assert "per_transaction" not in {rule.price_model for rule in expert}
    milestones = next(rule for rule in expert if rule.price_model == "fixed_price")
    assert "made to its complexity" in milestones.reason


def test_easy_routine_work_goes_in_the_first_wave_and_expert_work_later():
    assert sourcing_of(changed()).wave == 1
    assert sourcing_of({**EXPERT, **READY, **GUARDED}).wave == 2


def test_split_and_closely_guarded_expert_work_goes_last():
    hard = {**EXPERT, **READY, **GUARDED, "data_sensitivity": 5, "business_criticality": 5, "interdependence": 4}
    one = verdict(
        process(ratings=hard, override=Override.SELECTIVE, override_reason="split"), risk_appetite=RiskAppetite.HIGH
    )
    assert one.security.tier is Tier.CRITICAL
    assert one.sourcing.wave == 3


def test_the_roadmap_opens_with_what_must_be_put_in_order_and_leaves_out_what_stays():
    found = assessed(
        process("P1"),
        process("P2", ratings=changed(documentation=1, process_stability=1)),
        process("P3", ratings=changed(supplier_market_depth=1)),
        process("P4", ratings={**EXPERT, **READY, **GUARDED}),
    )
    assert [(plan.wave, plan.process_ids) for plan in found.waves] == [(0, ("P2",)), (1, ("P1",)), (2, ("P4",))]
    first, second = found.waves[1:]
    assert (first.start_month, second.start_month) == (0, 9)
    assert "confidentiality" in second.gate
    assert "confidentiality" not in first.gate


def test_every_verdict_gives_reasons_and_the_strongest_counter_argument():
    found = sourcing_of(changed(strategic_importance=4))
    assert len(found.reasons) == 3
    assert found.reasons[0].startswith("the market of providers is deep")
    assert "strategic importance rated 4 of 5" in found.counter_argument


STEADY = {"demand_variability": 1}  # pulls the index by 1.5 points against sourcing


@pytest.mark.parametrize(
    ("ratings", "facts", "argument"),
    [
        (STEADY, {"personal_data": PersonalData.PERSONAL}, "personal data would be handled in India"),
        (STEADY, {}, "the data would be handled in India"),
        (STEADY | {"data_sensitivity": 4}, {}, "restricted data would be handled in India"),
        ({"strategic_importance": 4}, {"personal_data": PersonalData.PERSONAL}, "personal data would be"),
        ({"strategic_importance": 4}, {}, "strategic importance rated 4 of 5"),
        (STEADY, {"permitted_countries": ("PT",)}, "demand variability rated 1 of 5"),
    ],
)
def test_no_trivial_rating_goes_before_foreign_law(ratings, facts, argument):
    assert argument in sourcing_of(changed(**ratings), **facts).counter_argument


def test_a_grave_risk_goes_before_any_rating():
    risky = dict.fromkeys(("business_criticality", "regulatory_exposure", "customer_contact"), 5) | {
        "volume_of_records": 5,
        "access_scope": 5,
    }
    ratings = changed(strategic_importance=4, data_sensitivity=3, **risky)
    found = sourcing_of(ratings, permitted_countries=("PT",), override=Override.OUTSOURCE)
    assert found.counter_argument.startswith("a failure would be grave")


def test_the_deciding_gate_is_the_first_reason():
    found = sourcing_of(changed(supplier_market_depth=1), permitted_countries=("DE",))
    assert found.reasons[0].startswith("No market")


def test_the_smallest_change_that_would_flip_the_verdict_is_named():
    flip = sourcing_of(changed(documentation=2, process_stability=3)).flip
    assert (flip.criterion, flip.rating, flip.needed, flip.result) == ("process_stability", 3, 2, "STABILISE")


def test_automation_is_weighed_against_sourcing():
    ready = {"input_digitisation": 5, "input_structure": 5, "system_accessibility": 4}
    found = sourcing_of(changed(**ready))
    # .30 x 1 + .30 x 1 + .40 x .75
    assert found.automation_fit == pytest.approx(90.0)
    assert found.in_house_alternative.startswith("Automate first")
    assert found.automate_first
    assert "not rated" in sourcing_of(changed()).in_house_alternative
    assert not sourcing_of(changed()).automate_first


@pytest.mark.parametrize(("fit", "told"), [(69.6, "69.6"), (52.5, "53"), (39.5, "39.5"), (24.5, "25"), (70.0, "70")])
def test_an_automation_fit_is_told_on_its_side_of_the_limits(fit, told):
    assert f"utomation fit is {told}: " in in_house_alternative(fit, NatureClass.KPO, KNOWLEDGE, moves=True)


@pytest.mark.parametrize(
    ("ratings", "facts", "said"),
    [
        (changed(), {}, "much of this routine work may need no provider at all"),
        (changed(supplier_market_depth=1), {}, "software may do much of this routine work, wherever it is done"),
        (changed(**dict.fromkeys(ROUTINE, 3)), {}, "let software take the routine part"),
        ({**EXPERT, **READY, **GUARDED}, {}, "before an expert sees them"),
    ],
)
def test_automation_comes_first_only_for_routine_work(ratings, facts, said):
    ready = {"input_digitisation": 5, "input_structure": 5, "system_accessibility": 4}
    found = sourcing_of({**ratings, **ready}, **facts)
    assert said in found.in_house_alternative
    assert found.automate_first is found.in_house_alternative.startswith("Automate first")


def test_the_threshold_of_automation_is_data():
    ready = changed(input_digitisation=5, input_structure=5, system_accessibility=4)
    stricter = replace(KNOWLEDGE.thresholds["automate_first"], value=95)
    knowledge = replace(KNOWLEDGE, thresholds={**KNOWLEDGE.thresholds, "automate_first": stricter})
    assert not assessed(process(ratings=ready), knowledge=knowledge).processes[0].sourcing.automate_first
