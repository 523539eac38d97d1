"""The fourth question first: facts that override any score, each on its own and in their order."""

import pytest
from analysis_cases import EXPERT, READY, assessed, changed, process, verdict

from reportgen.model.engagement import Override, Range, RiskAppetite
from reportgen.model.finding import CellRef
from reportgen.model.verdict import Form, Place, Recommendation

CROWN_JEWEL = {"strategic_importance": 5, "relative_capability": 4}
NO_EXIT = {"business_criticality": 5, "opportunism_exposure": 5}
NO_MARKET = {"supplier_market_depth": 1}
DISORDER = {"documentation": 2, "process_stability": 2}
SENSITIVE = {"data_sensitivity": 5, "regulatory_exposure": 5, "business_criticality": 4, "access_scope": 5}
COUPLED = {"interdependence": 5}


def sourcing_of(ratings, **facts):
    appetite = facts.pop("risk_appetite", RiskAppetite.HIGH)
    return verdict(process(ratings=ratings, **facts), risk_appetite=appetite).sourcing


def gates_of(sourcing):
    return [gate.id for gate in sourcing.gates]


def deciding(sourcing):
    return [gate.id for gate in sourcing.gates if gate.decided]


def test_without_a_gate_the_index_decides():
    found = sourcing_of(changed())
    assert found.gates == ()
    assert found.recommendation is Recommendation.OUTSOURCE


def test_g1_a_decision_the_law_reserves_is_retained():
    found = sourcing_of(changed(**COUPLED), non_delegable=True)
    assert (gates_of(found), deciding(found)) == (["G1"], ["G1"])
    assert found.recommendation is Recommendation.RETAIN


def test_g1_leaves_separable_support_work_to_a_provider():
    assert sourcing_of(changed(interdependence=2), non_delegable=True).recommendation is Recommendation.SELECTIVE


def test_g1_does_not_apply_where_the_decision_may_be_delegated():
    assert gates_of(sourcing_of(changed(), non_delegable=False)) == []


@pytest.mark.parametrize("capability", [4, 5])
def test_g2_a_crown_jewel_is_retained_whatever_the_score(capability):
    found = sourcing_of(changed(**COUPLED, strategic_importance=5, relative_capability=capability))
    assert (gates_of(found), deciding(found)) == (["G2"], ["G2"])
    assert found.recommendation is Recommendation.RETAIN


@pytest.mark.parametrize("weaker", [{"strategic_importance": 4}, {"relative_capability": 3}])
def test_g2_needs_both_importance_and_capability(weaker):
    assert "G2" not in gates_of(sourcing_of(changed(**CROWN_JEWEL | weaker)))


def test_g3_residency_removes_places_and_leaves_the_class_and_verdict():
    free, bound = verdict(process()), verdict(process(permitted_countries=("DE", "PL")))
    assert free.sourcing.place is Place.OFFSHORE
    assert gates_of(bound.sourcing) == ["G3"]
    assert bound.sourcing.recommendation is free.sourcing.recommendation
    assert bound.classification.knowledge_index == free.classification.knowledge_index
    assert (bound.sourcing.place, bound.sourcing.location) == (Place.NEARSHORE, "PL")


def test_g3_with_home_alone_keeps_the_work_in_the_country():
    found = sourcing_of(changed(), permitted_countries=("DE",))
    assert (found.recommendation, found.place, found.location) == (Recommendation.OUTSOURCE, Place.ONSHORE, "DE")


def test_g3_with_no_place_left_retains():
    found = sourcing_of(changed(), permitted_countries=("AQ",))
    assert (deciding(found), found.recommendation) == (["G3"], Recommendation.RETAIN)


def test_g4_critical_work_without_exit_goes_to_several_providers_where_the_market_is_deep():
    found = sourcing_of(changed(**NO_EXIT, supplier_market_depth=5))
    assert (gates_of(found), deciding(found)) == (["G4"], ["G4"])
    assert found.recommendation is Recommendation.SELECTIVE


def test_g4_critical_work_without_exit_stays_where_the_market_is_thin():
    found = sourcing_of(changed(**NO_EXIT, supplier_market_depth=3))
    assert (deciding(found), found.recommendation) == (["G4"], Recommendation.RETAIN)


def test_g4_says_what_fits_whoever_does_the_work():
    centre = sourcing_of(changed(**NO_EXIT, supplier_market_depth=5))
    assert centre.form is Form.CAPTIVE
    assert centre.gates[0].effect == "it goes to the client's own centre, and to no outside provider alone"
    stays = sourcing_of(changed(**NO_EXIT, supplier_market_depth=3))
    assert "shared among several providers" in stays.gates[0].effect


def test_g4_several_providers_cost_a_premium():
    def price(ratings, premium):
        given = {"multi_source_premium": Range(low=premium, likely=premium, high=premium)}
        found = verdict(process(ratings=ratings), risk_appetite=RiskAppetite.HIGH, assumptions=given)
        return float(found.cost.price.annual)

    assert price(changed(**NO_EXIT), 0.05) == pytest.approx(price(changed(**NO_EXIT), 0.0) * 1.05, abs=0.01)
    alone = changed(business_criticality=5)
    assert price(alone, 0.05) == price(alone, 0.0)


def test_g5_without_a_market_the_work_stays():
    found = sourcing_of(changed(**NO_MARKET))
    assert (gates_of(found), deciding(found)) == (["G5"], ["G5"])
    assert (found.recommendation, found.form) == (Recommendation.RETAIN, Form.IN_HOUSE)


def test_g6_disorder_is_put_right_before_it_is_handed_over():
    found = sourcing_of(changed(**DISORDER))
    assert (gates_of(found), deciding(found)) == (["G6"], ["G6"])
    assert found.recommendation is Recommendation.STABILISE


@pytest.mark.parametrize("better", [{"documentation": 3}, {"process_stability": 3}])
def test_g6_needs_both_poor_documents_and_poor_stability(better):
    assert gates_of(sourcing_of(changed(**DISORDER | better))) == []


def test_g7_residual_risk_above_the_appetite_is_treated_first():
    careful = sourcing_of(changed(**SENSITIVE), risk_appetite=RiskAppetite.LOW)
    assert (gates_of(careful), deciding(careful)) == (["G7"], ["G7"])
    assert careful.recommendation is Recommendation.STABILISE
    assert "treat the risk first" in careful.gates[0].because


def test_g7_a_client_with_more_appetite_accepts_the_same_risk():
    assert gates_of(sourcing_of(changed(**SENSITIVE), risk_appetite=RiskAppetite.HIGH)) == []


def test_g8_too_little_evidence_is_assessed_further_with_a_provisional_view():
    found = sourcing_of({"judgement": 1, "domain_expertise": 2}, name="Payroll")
    assert (gates_of(found), deciding(found)) == (["G8"], ["G8"])
    assert found.recommendation is Recommendation.ASSESS_FURTHER
    assert found.provisional_recommendation in {Recommendation.OUTSOURCE, Recommendation.SELECTIVE}


def test_g8_with_three_tenths_blank_is_still_enough():
    # Both indices weigh alike, so leaving out .30 of each leaves out .30 of all.
    blank = {"judgement": None, "output_customisation": None}
    blank |= {"relative_capability": None, "measurability": None, "documentation": None, "demand_variability": None}
    assert gates_of(sourcing_of(changed(**blank))) == []
    assert gates_of(sourcing_of(changed(**blank, credential_requirement=None, process_stability=None))) == ["G8"]


def test_g8_inferred_ratings_are_no_evidence():
    named = sourcing_of({}, name="Accounts payable processing")
    assert named.recommendation is Recommendation.ASSESS_FURTHER
    assert all(part.inferred for part in named.contributions)


@pytest.mark.parametrize(
    ("ratings", "facts", "order"),
    [
        ({**CROWN_JEWEL, **DISORDER}, {"non_delegable": True}, ["G1", "G2", "G6"]),
        ({**CROWN_JEWEL, **NO_MARKET, **DISORDER}, {}, ["G2", "G6", "G5"]),
        ({**DISORDER, **NO_MARKET}, {}, ["G6", "G5"]),
        ({**NO_MARKET, **NO_EXIT}, {}, ["G5", "G4"]),
        ({**NO_EXIT}, {"permitted_countries": ("AQ",)}, ["G4", "G3"]),
        ({**DISORDER, **SENSITIVE}, {"risk_appetite": RiskAppetite.LOW}, ["G6", "G7"]),
        ({**SENSITIVE, **NO_MARKET}, {"risk_appetite": RiskAppetite.LOW}, ["G7", "G5"]),
    ],
)
def test_several_gates_all_name_themselves_and_the_first_in_order_decides(ratings, facts, order):
    found = sourcing_of(changed(**COUPLED, **ratings), **facts)
    assert gates_of(found) == order
    assert deciding(found) == order[:1]


def test_g3_that_only_removes_places_never_decides():
    found = sourcing_of(changed(**NO_MARKET), permitted_countries=("DE",))
    assert (gates_of(found), deciding(found)) == (["G5", "G3"], ["G5"])


def test_a_reserved_decision_comes_before_too_little_evidence():
    found = sourcing_of({}, name="Payroll", non_delegable=True)
    assert (gates_of(found), deciding(found)) == (["G1", "G8"], ["G1"])


def test_too_little_evidence_comes_before_the_rest_which_make_the_provisional_view():
    found = sourcing_of({**DISORDER, **NO_MARKET}, name="Payroll")
    assert (gates_of(found), deciding(found)) == (["G8", "G6", "G5"], ["G8"])
    assert found.provisional_recommendation is Recommendation.STABILISE


def test_a_gate_names_the_cells_of_its_facts():
    cells = {
        "documentation": CellRef(sheet="Processes", cell="R9"),
        "process_stability": CellRef(sheet="Processes", cell="S9"),
    }
    found = sourcing_of(changed(**DISORDER), cells=cells)
    assert [str(cell) for cell in found.gates[0].cells] == ["Processes!R9", "Processes!S9"]


def test_an_override_stands_with_the_engines_view_and_the_gates_beside_it():
    found = sourcing_of(changed(**NO_MARKET), override=Override.OUTSOURCE, override_reason="a provider opens in May")
    assert found.recommendation is Recommendation.OUTSOURCE
    assert found.engine_recommendation is Recommendation.RETAIN
    assert (found.overridden, found.override_reason) == (True, "a provider opens in May")
    assert gates_of(found) == ["G5"]
    assert found.sourced_share == 1.0
    assert found.wave > 0


def test_an_override_that_retains_moves_no_work_and_no_money():
    one = verdict(process(override=Override.RETAIN, override_reason="board decision"))
    assert one.sourcing.engine_recommendation is Recommendation.OUTSOURCE
    assert (one.sourcing.form, one.sourcing.sourced_share, one.sourcing.wave) == (Form.IN_HOUSE, 0.0, 0)
    assert one.cost.case.npv == 0


def test_without_an_override_the_engine_says_what_it_recommends():
    found = sourcing_of(changed())
    assert (found.overridden, found.engine_recommendation) == (False, found.recommendation)


def test_knowledge_work_may_be_outsourced_and_routine_work_retained():
    expert = sourcing_of({**EXPERT, **READY})
    held = changed(
        strategic_importance=5,
        relative_capability=3,
        opportunism_exposure=5,
        supplier_market_depth=2,
        measurability=1,
        interdependence=5,
        process_stability=1,
    )
    routine = sourcing_of(held)
    assert expert.recommendation is Recommendation.OUTSOURCE
    assert routine.recommendation is Recommendation.RETAIN
    assert deciding(routine) == []


def test_names_only_give_a_first_cut_for_every_row():
    names = ("Payroll", "Market research", "Patent analytics", "Email support")
    found = assessed(*(process(f"P{row}", name, ratings={}) for row, name in enumerate(names)))
    for one in found.processes:
        assert one.sourcing.recommendation is Recommendation.ASSESS_FURTHER
        assert one.sourcing.provisional_recommendation is not None
        assert one.classification.evidence == "indicative"
