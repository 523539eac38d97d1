"""What law a place stands under, what work that stays needs, and captive centres."""

from decimal import Decimal

import pytest
from analysis_cases import EXPERT, GUARDED, KNOWLEDGE, READY, ROUTINE, assessed, changed, process, verdict

from reportgen.analysis.controls import CONTRACT_FAMILIES, CONTRACT_ONLY
from reportgen.analysis.place import exposure
from reportgen.model.business_case import OptionKind
from reportgen.model.engagement import Override, PersonalData, RiskAppetite
from reportgen.model.finding import CellRef, Severity
from reportgen.model.verdict import Form, Place, Recommendation, Tier

PLACES = KNOWLEDGE.locations


@pytest.mark.parametrize(
    ("home", "country", "expected"),
    [
        ("DE", "DE", 1),  # at home
        ("DE", "PL", 2),  # the same law
        ("DE", "JP", 3),  # law that home recognises: adequacy
        ("GB", "PL", 3),
        ("DE", "IN", 4),  # a transfer instrument is needed
        ("US", "MX", 3),  # a neighbour
        ("US", "IN", 4),
    ],
)
def test_legal_exposure_follows_home_and_country(home, country, expected):
    assert exposure(PLACES[home], PLACES[country], KNOWLEDGE) == expected


def test_nearshore_from_the_european_union_stays_under_its_law():
    judged = {**EXPERT, **READY, **GUARDED, "measurability": 2}
    found = verdict(process(ratings=judged, override=Override.OUTSOURCE), risk_appetite=RiskAppetite.HIGH).sourcing
    assert found.place is Place.NEARSHORE
    assert exposure(PLACES["DE"], PLACES[found.location], KNOWLEDGE) == 2


def test_where_home_is_not_permitted_the_nearest_permitted_country_is_taken():
    found = verdict(process(permitted_countries=("US", "FR", "DK"))).sourcing
    assert (found.place, found.location) == (Place.NEARSHORE, "FR")


def test_a_home_without_rates_is_remarked_and_priced_as_home():
    found = assessed(process(), home_country="NZ")
    assert found.processes[0].sourcing.location == "NZ"
    assert {one.code for one in found.findings if one.severity is Severity.WARNING} == {"RG904", "RG908"}


def residency(*permitted, **facts):
    found = assessed(process(permitted_countries=permitted), **facts).findings
    return {one.code: one.message for one in found if one.code in {"RG909", "RG910"}}


def test_work_that_may_not_stay_at_home_but_has_nowhere_to_go_is_remarked():
    messages = residency("IS", "FJ")
    assert 'Home, Germany, is not among the permitted countries of "Supplier invoice entry"' in messages["RG909"]
    assert "Iceland and Fiji, permitted for" in messages["RG910"]


@pytest.mark.parametrize(
    ("permitted", "home", "codes"),
    [
        ((), "DE", set()),
        (("DE", "IN"), "DE", set()),
        (("DE", "IS"), "DE", {"RG910"}),
        (("IN",), "DE", {"RG909"}),
        (("IN",), None, set()),
        (("NZ",), "NZ", set()),
    ],
)
def test_permitted_countries_are_remarked_only_where_they_do_not_fit(permitted, home, codes):
    assert set(residency(*permitted, home_country=home)) == codes


def test_a_residency_remark_points_to_its_cell():
    cell = CellRef(sheet="Processes", cell="AQ7")
    one = process(permitted_countries=("IS",), cells={"permitted_countries": cell})
    assert {found.place for found in assessed(one).findings if found.code in {"RG909", "RG910"}} == {"Processes!AQ7"}


def test_the_residency_gate_names_countries_rather_than_codes():
    gate = verdict(process(permitted_countries=("PL", "IS"))).sourcing.gates[0]
    assert (gate.id, gate.because) == ("G3", "the work may be done only in Poland and Iceland")


def kept(**facts):
    return verdict(process(override=Override.RETAIN, personal_data=PersonalData.PERSONAL, **facts))


def test_work_that_stays_needs_no_contract():
    found = kept().security
    assert found.clauses == ()
    assert found.controls
    assert not [duty.id for duty in found.controls if duty.family in CONTRACT_FAMILIES or duty.id in CONTRACT_ONLY]


def test_the_measures_that_live_in_a_contract_are_in_the_catalogue():
    assert set(KNOWLEDGE.controls) >= CONTRACT_ONLY
    assert {control.family for control in KNOWLEDGE.controls.values()} >= CONTRACT_FAMILIES


def test_work_that_stays_carries_less_risk_than_the_same_work_abroad():
    moved = verdict(process(personal_data=PersonalData.PERSONAL))
    assert moved.sourcing.place is Place.OFFSHORE
    assert kept().security.inherent.likelihood < moved.security.inherent.likelihood


def test_the_law_of_the_country_where_the_work_is_done_applies_too():
    moved = verdict(process(personal_data=PersonalData.PERSONAL))
    assert moved.sourcing.location == "IN"
    assert [one.id for one in moved.security.regimes] == ["gdpr", "india_dpdp"]
    assert [one.id for one in kept().security.regimes] == ["gdpr"]


@pytest.mark.parametrize(("people", "form"), [(50, Form.CAPTIVE), (49, Form.IN_HOUSE)])
def test_without_a_market_a_large_team_is_worth_a_captive_centre(people, form):
    found = verdict(process(ratings=changed(supplier_market_depth=1), fte=people))
    assert (found.sourcing.recommendation, found.sourcing.form) == (Recommendation.RETAIN, form)
    assert found.cost.case.npv == 0


@pytest.mark.parametrize(
    ("ratings", "other"),
    [(EXPERT, ["CTL-EN-01", "CTL-AC-01"]), (ROUTINE, ["CTL-NA-01", "CTL-NA-02", "CTL-AC-08"])],
)
def test_the_first_measures_of_the_other_kind_of_work_join_one_tier_later(ratings, other):
    def measures(sensitivity, tier):
        risk = dict.fromkeys(("data_sensitivity", "regulatory_exposure", "business_criticality"), sensitivity)
        one = verdict(process(ratings={**ratings, **READY, **risk}, override=Override.OUTSOURCE))
        assert one.security.tier is tier
        return [duty.id for duty in one.security.controls]

    assert not set(other) & set(measures(1, Tier.LOW))
    assert set(other) <= set(measures(2, Tier.STANDARD))


def test_what_a_law_asks_for_is_never_cut_off():
    one = verdict(process(personal_data=PersonalData.PERSONAL, regimes=("gdpr", "dora", "pci_dss", "hipaa")))
    asked = {control for duty in one.security.regimes for control in duty.controls}
    assert asked <= {duty.id for duty in one.security.controls}


def test_an_override_against_a_gate_is_remarked_with_its_cell():
    cell = CellRef(sheet="Processes", cell="AT7")
    one = process(non_delegable=True, override=Override.OUTSOURCE, cells={"override": cell})
    remark = next(finding for finding in assessed(one).findings if finding.code == "RG906")
    assert remark.place == "Processes!AT7"
    assert "G1" in remark.message


def test_drivers_are_assumptions_of_the_report_and_rates_stand_among_them():
    found = assessed(process(ratings={**ROUTINE, **READY, **GUARDED}))
    ids = {one.id for one in found.assumptions}
    drivers = {one.parameter for one in found.processes[0].cost.drivers}
    assert "provider_margin" in drivers
    assert drivers <= ids
    assert {"rate_DE_transactional", "rate_IN_transactional"} <= ids


def test_the_rates_of_places_that_were_only_compared_stand_among_the_assumptions_too():
    found = assessed(process(ratings={**ROUTINE, **READY, **GUARDED}))
    one = found.processes[0]
    compared = {option.country for option in one.cost.places if not option.is_chosen and option.country}
    assert compared - {one.sourcing.location, "DE"}
    assert {f"rate_{country}_transactional" for country in compared} <= {used.id for used in found.assumptions}


@pytest.mark.parametrize(
    ("facts", "who"),
    [
        ({}, "a provider"),
        ({"ratings": changed(supplier_market_depth=1), "fte": 200}, "the client's own centre"),  # no provider is priced
    ],
)
def test_the_own_team_has_to_save_what_those_would_who_would_do_the_work(facts, who):
    one = verdict(process(annual_cost=10_000_000, **facts))
    (sourced,) = (option.case for option in one.cost.options if option.kind is OptionKind.SOURCED)
    saved = 1 - sourced.outsourced_annual / Decimal(10_000_000)
    assert one.sourcing.in_house_alternative.endswith(
        f"To match {who}, the team would have to cut its own cost by {round(saved * 100)} %."
    )


def test_no_team_is_compared_where_a_provider_does_the_work_today():
    one = verdict(process(annual_cost=10_000_000, current_provider="Nordwerk"))
    assert one.sourcing.in_house_alternative
    assert "the team" not in one.sourcing.in_house_alternative


@pytest.mark.parametrize(
    ("rating", "permitted", "is_said"),
    [
        (1, (), True),  # rated as at home, recommended for India
        (3, (), True),
        (4, (), False),
        (None, (), False),  # blank: the risk follows the place
        (1, ("DE",), False),  # it stays at home
        (1, ("PL",), True),  # the same law, and yet another country
    ],
)
def test_work_that_goes_farther_than_it_was_rated_for_is_remarked_on(rating, permitted, is_said):
    one = process(ratings=changed(location_exposure=rating), permitted_countries=permitted)
    found = [finding.message for finding in assessed(one).findings if finding.code == "RG923"]
    assert bool(found) is is_said
    assert all(f"rated {rating} for Location exposure" in message for message in found)
