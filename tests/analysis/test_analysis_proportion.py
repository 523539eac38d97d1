"""Measures in proportion: expert work without personal data is guarded, routine work on public data is not buried."""

import pytest
from analysis_cases import EXPERT, KNOWLEDGE, READY, ROUTINE, assessed, process
from hypothesis import given
from test_analysis_properties import FEW, WHOLE, processes

from reportgen.analysis.controls import CONTRACT_FAMILIES
from reportgen.model.engagement import PersonalData, RiskAppetite
from reportgen.model.verdict import Tier

EXPERT_NAMES = ("Patent analytics", "Equity research", "Actuarial modelling", "Merger support")
ROUTINE_NAMES = ("Catalogue entry", "Web directory upkeep", "Transcription of public records", "Price list upkeep")
PUBLIC = {"data_sensitivity": 1, "regulatory_exposure": 1, "business_criticality": 2, "customer_contact": 1}
SECRETS = {"data_sensitivity": 3, "regulatory_exposure": 2, "business_criticality": 2, "ip_sensitivity": 4}
LISTED = {Tier.LOW: 6, Tier.STANDARD: 11, Tier.SIGNIFICANT: 17, Tier.CRITICAL: 26}
FIXED = 3  # the first three of the other kind of work join beyond the number


def portfolio(names, ratings):
    members = [
        process(f"P{place}", name, ratings={**ratings, **READY}, personal_data=PersonalData.NONE, row=place + 5)
        for place, name in enumerate(names)
    ]
    return [one.security for one in assessed(*members, risk_appetite=RiskAppetite.HIGH).processes]


def test_a_portfolio_of_expert_work_without_personal_data_gets_confidentiality():
    for found in portfolio(EXPERT_NAMES, EXPERT | SECRETS):
        names = {control.id for control in found.controls}
        assert {"CTL-NA-01", "CTL-NA-02", "CTL-AC-08"} <= names
        assert any("methods or models" in control.because for control in found.controls)
        assert not {control.id for control in found.controls if control.family == "privacy"}
        assert "CTL-PR-02" not in names


@pytest.mark.parametrize(
    ("name", "control", "is_listed"),
    [
        ("Merger support", "CTL-NA-07", True),  # an insider list makes sense where a decision is pending,
        ("Equity research", "CTL-NA-07", True),
        ("Patent analytics", "CTL-NA-07", False),  # not for every secret
        ("Payment runs", "CTL-QA-01", True),  # two people for what moves money
        ("Picture tagging", "CTL-QA-01", False),
        ("Test of software before release", "CTL-VM-04", True),
        ("Patent analytics", "CTL-VM-04", False),
        ("Python scripts for forecasts", "CTL-VM-04", True),  # but the script of a call is no software
        ("Forecasts by call scripts", "CTL-VM-04", False),
    ],
)
def test_a_measure_for_one_kind_of_work_waits_for_its_words(name, control, is_listed):
    (found,) = portfolio((name,), EXPERT | SECRETS | {"data_sensitivity": 5, "access_scope": 5})
    assert (control in {one.id for one in found.controls}) is is_listed


def test_expert_work_on_secrets_gets_a_clean_team_and_reviewed_outputs():
    for found in portfolio(EXPERT_NAMES, EXPERT | SECRETS | {"data_sensitivity": 5}):
        by_id = {control.id: control for control in found.controls}
        assert {"CTL-AC-13", "CTL-QA-05"} <= by_id.keys()
        assert "highest class of secrecy" in by_id["CTL-AC-13"].because
        assert "CTL-PR-01" not in by_id


def test_very_many_confidential_records_call_for_encryption_and_audits():
    many = {"volume_of_records": 5, "business_criticality": 1}
    for found in portfolio(ROUTINE_NAMES, ROUTINE | {"data_sensitivity": 3} | many):
        because = {control.id: control.because for control in found.controls}
        for control in ("CTL-EN-02", "CTL-AU-01"):
            assert because[control] == "it handles confidential records in very great number"
    for found in portfolio(ROUTINE_NAMES, ROUTINE | PUBLIC | many):
        assert not [control for control in found.controls if "in very great number" in control.because]


def test_a_portfolio_of_routine_work_on_public_data_is_not_buried():
    for found in portfolio(ROUTINE_NAMES, ROUTINE | PUBLIC):
        assert found.tier is Tier.LOW
        assert 3 <= len(found.controls) <= LISTED[Tier.LOW]
        assert {control.cost_tier for control in found.controls} <= {"low", "medium"}
        assert not [control for control in found.controls if control.emphasis == "kpo"]


@FEW
@given(processes(WHOLE))
def test_the_list_is_as_long_as_the_tier_calls_for_and_every_measure_says_why(one):
    found = assessed(one).processes[0].security
    by_law = {control for regime in found.regimes for control in regime.controls}
    by_tier = [control for control in found.controls if "needs it" in control.because and control.id not in by_law]
    assert len(by_tier) <= LISTED[found.tier] + FIXED
    for control in found.controls:
        assert control.because
        assert control.because[0].islower() or control.because[:2].isupper() or "asks for it" in control.because


def test_the_numbers_by_tier_are_those_of_the_data():
    assert {tier: KNOWLEDGE.threshold(f"listed_{tier.value}") for tier in Tier} == LISTED


@pytest.mark.parametrize("control", KNOWLEDGE.controls.values(), ids=lambda one: one.id)
def test_who_runs_a_measure_and_by_when_go_together(control):
    # What is signed with the contract is signed by both, or is the provider's or the client's undertaking in it.
    if control.family == "contract":
        assert control.phase == "in_contract"
    if control.phase == "before_contract" and control.owner == "client":
        assert control.family in CONTRACT_FAMILIES | {"access", "location"}
