"""What the catalogues hold."""

from __future__ import annotations

import math
import re
import shutil
from pathlib import Path

import pytest

from reportgen.knowledge.catalogues import load, load_from
from reportgen.knowledge.criteria import INDICES
from reportgen.knowledge.reading import DATA
from reportgen.model.verdict import NatureClass

KNOWLEDGE = load()

ESSENTIAL_HEADERS = {
    "judgement": "Judgement",
    "domain_expertise": "Domain expertise",
    "codifiability": "Codifiability",
    "analytical_complexity": "Analytical complexity",
    "output_customisation": "Customisation",
    "volume_repeatability": "Volume and repeatability",
    "credential_requirement": "Credential",
    "strategic_importance": "Strategic importance",
    "relative_capability": "Relative capability",
    "opportunism_exposure": "Dependence and opportunism exposure",
    "supplier_market_depth": "Supplier market depth",
    "measurability": "Output measurability",
    "interdependence": "Process interdependence",
    "documentation": "Documentation",
    "process_stability": "Process stability",
    "data_sensitivity": "Data sensitivity",
}
DETAIL_HEADERS = {
    "demand_variability": "Demand variability",
    "regulatory_exposure": "Regulatory exposure",
    "business_criticality": "Business criticality",
    "customer_contact": "Customer contact",
    "ip_sensitivity": "IP sensitivity",
    "access_scope": "Access scope",
    "subcontracting_depth": "Subcontracting depth",
    "location_exposure": "Location exposure",
    "volume_of_records": "Volume of records",
    "remote_delivery": "Remote or uncontrolled premises",
    "input_digitisation": "Input digitisation",
    "input_structure": "Input structure",
    "system_accessibility": "System accessibility",
}


def test_each_criterion_has_the_header_the_workbook_shows():
    headers = {criterion.id: criterion.name for criterion in KNOWLEDGE.criteria.values()}
    assert headers == ESSENTIAL_HEADERS | DETAIL_HEADERS


def test_the_knowledge_index_weighs_judgement_most():
    weights = {one.id: one.weights["knowledge_index"] for one in KNOWLEDGE.criteria.values() if one.group == "nature"}
    assert weights == {
        "judgement": 0.20,
        "domain_expertise": 0.18,
        "codifiability": 0.18,
        "analytical_complexity": 0.14,
        "output_customisation": 0.10,
        "volume_repeatability": 0.10,
        "credential_requirement": 0.10,
    }


@pytest.mark.parametrize(
    ("index", "reversed_criteria"),
    [
        ("knowledge_index", {"codifiability", "volume_repeatability"}),
        (
            "sourceability",
            {"strategic_importance", "relative_capability", "opportunism_exposure", "interdependence"},
        ),
        ("operational_risk", {"codifiability", "measurability"}),
        ("structural_risk", set()),
        ("inherent_impact", set()),
        ("inherent_likelihood", set()),
        ("automation_fit", set()),
        ("automation_exposure", {"judgement", "analytical_complexity", "output_customisation"}),
    ],
)
def test_a_high_rating_lowers_an_index_only_where_it_should(index: str, reversed_criteria: set[str]):
    assert {one.id for one in KNOWLEDGE.criteria.values() if index in one.reversed_in} == reversed_criteria


@pytest.mark.parametrize("index", INDICES)
def test_the_weights_of_an_index_add_up_to_one(index: str):
    assert math.isclose(sum(one.weights.get(index, 0) for one in KNOWLEDGE.criteria.values()), 1)


def test_data_sensitivity_is_chosen_by_words():
    assert KNOWLEDGE.criteria["data_sensitivity"].choices == (
        "Public",
        "Internal",
        "Confidential",
        "Restricted",
        "Special category or crown jewel",
    )


def test_a_reason_reads_as_a_sentence():
    phrase = KNOWLEDGE.criteria["judgement"].high_phrase
    assert f"Transfer pricing is KPO, because {phrase}." == (
        "Transfer pricing is KPO, because most cases need weighing of incomplete evidence."
    )


@pytest.mark.parametrize("phrase", [p for c in KNOWLEDGE.criteria.values() for p in (c.high_phrase, c.low_phrase)])
def test_a_phrase_is_one_short_clause(phrase: str):
    assert re.fullmatch(r"[a-z][^.;:]{9,79}", phrase)


@pytest.mark.parametrize(
    ("score", "tier"),
    [
        (1, "low"),
        (5, "low"),
        (6, "standard"),
        (9, "standard"),
        (10, "significant"),
        (14, "significant"),
        (15, "critical"),
    ],
)
def test_the_inherent_score_gives_the_tier(score: int, tier: str):
    assert [band.name for band in KNOWLEDGE.tier_bands if band.low <= score < band.high] == [tier]


def test_bands_cut_the_indices_where_the_method_says():
    assert [(band.name, band.low, band.high) for band in KNOWLEDGE.knowledge_bands] == [
        ("BPO", 0, 40),
        ("HYBRID", 40, 60),
        ("KPO", 60, 100),
    ]
    assert [(band.name, band.low) for band in KNOWLEDGE.sourceability_bands] == [
        ("RETAIN", 0),
        ("SELECTIVE", 40),
        ("OUTSOURCE", 60),
    ]
    assert [(band.name, band.low) for band in KNOWLEDGE.risk_bands] == [("low", 0), ("moderate", 40), ("high", 65)]


def test_a_bolder_client_accepts_more_residual_risk():
    assert KNOWLEDGE.appetite_limits == {"low": 4, "moderate": 8, "high": 12}


def test_gates_decide_in_their_order():
    assert list(KNOWLEDGE.gates) == ["G1", "G2", "G8", "G6", "G7", "G5", "G4", "G3"]


def test_every_class_has_a_price_model_for_any_situation():
    assert {
        (rule.nature.value, rule.price_model) for rule in KNOWLEDGE.price_model_rules if rule.situation == "any"
    } == {("BPO", "fixed_price"), ("HYBRID", "per_fte"), ("KPO", "retainer")}


def test_routine_work_in_steady_volume_is_priced_by_the_transaction():
    rule = next(rule for rule in KNOWLEDGE.price_model_rules if rule.nature is NatureClass.BPO)
    assert (rule.situation, rule.price_model) == ("stable_volume", "per_transaction")


def test_places_carry_rates_against_the_united_states():
    assert len(KNOWLEDGE.locations) == 47
    india = KNOWLEDGE.locations["IN"]
    assert (india.rate_transactional, india.rate_skilled, india.rate_specialist) == (28, 36, 46)
    assert (india.wage_growth, india.attrition) == (0.092, 0.177)
    assert KNOWLEDGE.locations["IE"].attrition is None


def test_the_gain_from_cheaper_places_shrinks_as_work_needs_more_skill():
    offshore = [place for place in KNOWLEDGE.locations.values() if place.region in {"South Asia", "Latin America"}]
    assert all(place.rate_transactional < place.rate_skilled < place.rate_specialist for place in offshore)


BY_CLASS = (
    "avoidable_people",
    "provider_efficiency",
    "onsite_share",
    "committed_productivity",
    "transition_share",
    "knowledge_transfer_share",
    "parallel_months",
    "retained_team_share",
)
BY_COST = ("people", "management", "premises", "technology", "overhead")
LOADINGS = ("benefits", "premises", "technology", "recruitment", "training", "quality", "overhead")
ONCE = """
pay_per_fte loaded_cost_per_fte management_span manager_pay_ratio baseline_accuracy wage_inflation other_inflation
volume_growth provider_margin rate_level price_inflation currency_drift quote_accuracy hours_per_fte own_variation
optimism_bias multi_source_premium selective_share captive_set_up_share captive_overhead change_request_share
minimum_volume_share
dead_band arc_share rrc_over_arc band_from_edge time_cap_share open_book_margin target_share target_cap gain_share
outcome_floor outcome_cap retainer_included call_off_premium routine_share build_share transfer_share selection_share
severance_share improvement_share lost_productivity_share exit_share ramp_months contract_management_share vat_rate
irrecoverable_vat_share tax_rate capital_life improvement_saving improvement_effort automation_reach automation_effort
automation_running in_house_live_month
"""


def test_every_assumption_the_cost_model_needs_is_there():
    needed = {f"{name}_{nature}" for name in BY_CLASS for nature in ("bpo", "hybrid", "kpo")}
    needed |= {f"{cost}_loading" for cost in LOADINGS}
    needed |= {f"avoidable_{cost}" for cost in BY_COST if cost != "people"}
    needed |= {f"falls_away_{cost}" for cost in BY_COST}
    needed |= {f"wave{wave}_{moment}_month" for wave in (1, 2, 3) for moment in ("start", "live")}
    needed |= set(ONCE.split())
    assert {one.id for one in KNOWLEDGE.parameters.values() if one.group != "Old"} == needed


def test_what_depends_on_country_and_client_has_no_default():
    assert [one.id for one in KNOWLEDGE.parameters.values() if one.value is None] == [
        "pay_per_fte",
        "loaded_cost_per_fte",
        "vat_rate",
        "irrecoverable_vat_share",
    ]


def test_no_two_assumptions_share_a_label():
    labels = [one.label.casefold() for one in KNOWLEDGE.parameters.values()]
    assert len(set(labels)) == len(labels)


def test_only_ranges_that_somebody_published_are_called_published():
    assert {one.id for one in KNOWLEDGE.parameters.values() if one.origin.basis == "published"} == {
        "selection_share",
        "severance_share",
        "contract_management_share",
        "ramp_months",
        "optimism_bias",
    }


def test_a_wave_starts_before_it_is_live():
    for wave in (1, 2, 3):
        start = KNOWLEDGE.parameters[f"wave{wave}_start_month"].value
        live = KNOWLEDGE.parameters[f"wave{wave}_live_month"].value
        assert start is not None
        assert live is not None
        assert start.high < live.low


def test_regimes_have_the_short_names_analysts_type():
    labels = (
        "GDPR, UK GDPR, HIPAA, PCI DSS, SOX, GLBA, US interagency, NYDFS, DORA, EBA, NIS2, India DPDP, RBI, MAS, "
        "APRA CPS 230, PRA SS2/21, CCPA, LGPD, PIPL, Philippines DPA, Export control, GxP, Legal privilege, EU AI Act, "
        "Swiss FADP, FINMA outsourcing, Solvency II, German social data, PIPEDA, OSFI B-10, Australia Privacy Act, "
        "Singapore PDPA, Japan APPI, POPIA, UAE PDPL, UAE health data law, US bulk data rule, US tax information, "
        "MAR, UK MAR"
    )
    assert [regime.label for regime in KNOWLEDGE.regimes.values()] == labels.split(", ")


def test_a_regime_says_whether_its_duties_were_checked():
    assert KNOWLEDGE.regimes["dora"].confidence == "checked against the published text"
    assert KNOWLEDGE.regimes["ccpa"].confidence == "general knowledge, needs legal review"


def test_every_outlook_figure_is_dated_and_says_who_published_it():
    assert {figure.subject for figure in KNOWLEDGE.market_figures} == {"BPO", "KPO", "both"}
    assert all(re.search(r"20\d\d", figure.dated) and figure.publisher for figure in KNOWLEDGE.market_figures)


def test_every_outlook_figure_says_what_it_bears_on_and_what_it_means():
    assert {figure.bears_on for figure in KNOWLEDGE.market_figures} == {"any", "contact", "abroad"}
    assert all(figure.meaning and not figure.meaning.endswith(".") for figure in KNOWLEDGE.market_figures)


def test_figures_read_in_a_quotation_are_marked():
    assert {figure.id for figure in KNOWLEDGE.market_figures if figure.secondary} == {
        "ai_contact_centres",
        "ai_reality",
        "insourcing",
    }


def test_knowledge_is_loaded_once():
    assert load() is load()


def test_the_hash_changes_with_any_data_file(tmp_path: Path):
    copy = shutil.copytree(DATA, tmp_path / "data")
    assert load_from(copy).sha256 == KNOWLEDGE.sha256
    with (copy / "regimes.toml").open("a", encoding="utf-8") as file:
        file.write("# a remark\n")
    assert load_from(copy).sha256 != KNOWLEDGE.sha256
