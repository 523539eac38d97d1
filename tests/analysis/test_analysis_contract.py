"""What a contract must hold: in proportion to the protection, fitted to the work, each line with its reason."""

from collections import Counter
from decimal import Decimal
from functools import cache

import pytest
from analysis_cases import EXPERT, KNOWLEDGE, READY, ROUTINE, process, verdict

from reportgen.model.engagement import PersonalData, RiskAppetite
from reportgen.model.verdict import Form, Recommendation, Tier

HARMLESS = {"data_sensitivity": 1, "regulatory_exposure": 1, "business_criticality": 1, "customer_contact": 1}
GRAVE = {
    "data_sensitivity": 5,
    "regulatory_exposure": 5,
    "business_criticality": 5,
    "customer_contact": 3,
    "ip_sensitivity": 5,
    "access_scope": 5,
    "volume_of_records": 5,
    "subcontracting_depth": 4,
}
IMPACT = ("data_sensitivity", "regulatory_exposure", "business_criticality", "customer_contact", "ip_sensitivity")
LIKELIHOOD = ("access_scope", "subcontracting_depth", "volume_of_records", "remote_delivery")


def conclusion(kind=ROUTINE, risk=HARMLESS, engagement=None, **facts):
    """Return what is concluded on sourced work; the risk itself is accepted."""
    given = {"risk_appetite": RiskAppetite.HIGH, **(engagement or {})}
    work = process(ratings={**kind, **READY, **risk}, override="OUTSOURCE", override_reason="for the example", **facts)
    return verdict(work, **given)


def contract(*args, **facts):
    return conclusion(*args, **facts).security.contract


def at(tier, kind=ROUTINE):
    level = {Tier.LOW: 1, Tier.STANDARD: 3, Tier.SIGNIFICANT: 4, Tier.CRITICAL: 5}[tier]
    return conclusion(kind, dict.fromkeys((*IMPACT, *LIKELIHOOD), level))


def ids(found) -> list[str]:
    return [clause.id for clause in found.checklist]


@cache
def low_routine():
    return contract(ROUTINE, HARMLESS)


@cache
def grave_expert():
    return conclusion(EXPERT, GRAVE, personal_data=PersonalData.PERSONAL)


def test_routine_work_on_public_data_gets_a_short_list():
    assert conclusion(ROUTINE, HARMLESS).security.tier is Tier.LOW
    everyday = ["scope", "service_levels", "price", "confidentiality", "return_of_data"]
    carries_the_measures, offshore = "security_schedule", "location"
    assert ids(low_routine()) == [*everyday, carries_the_measures, offshore]
    (schedule,) = (one for one in low_routine().checklist if one.id == carries_the_measures)
    assert schedule.asks.endswith("reports at every renewal which of them work, and a breach within 72 hours.")
    assert len(low_routine().evidence) <= 6
    assert len(low_routine().appointments) == 2


def test_critical_expert_work_gets_a_long_one_with_what_experts_call_for():
    found = grave_expert().security.contract
    assert grave_expert().security.tier is Tier.CRITICAL
    by_law = [clause for clause in grave_expert().security.clauses if "(" in clause]
    assert 16 <= len(found.checklist) <= 20 + len(by_law)
    assert {"non_disclosure", "clean_team", "output_review", "ai_use", "audit", "distress"} <= set(ids(found))
    assert {"confidentiality", "step_in", "return_of_data"}.isdisjoint(ids(found)), "replaced, or for routine work"
    assert {"Second expert", "Exit manager", "Executive owner"} <= {one.role for one in found.appointments}


@pytest.mark.parametrize("kind", [ROUTINE, EXPERT], ids=["routine", "expert"])
def test_every_part_grows_with_the_tier(kind):
    found = [at(tier, kind) for tier in (Tier.LOW, Tier.STANDARD, Tier.CRITICAL)]
    contracts = [one.security.contract for one in found]
    assert found[0].security.tier is Tier.LOW
    assert found[-1].security.tier is Tier.CRITICAL
    for part in ("checklist", "evidence", "appointments", "service_levels", "exit_steps"):
        sizes = [len(getattr(one, part)) for one in contracts]
        assert sizes == sorted(sizes), part
        assert sizes[0] < sizes[-1], part


@pytest.mark.parametrize("made", [low_routine, lambda: grave_expert().security.contract], ids=["low", "critical"])
def test_every_line_says_why_or_for_what(made):
    one = made()
    assert all(clause.because and clause.asks.endswith(".") for clause in one.checklist)
    assert all(level.because and level.target and level.measured and level.miss for level in one.service_levels)
    assert all(item.text and item.when in {"before_contract", "in_operation"} for item in one.evidence)
    assert all(role.task and role.side in {"client", "provider"} for role in one.appointments)
    assert all(step.text and step.owner for step in one.exit_steps)
    for part in (ids(one), [item.text for item in one.evidence], [step.text for step in one.exit_steps]):
        assert max(Counter(part).values()) == 1
    written = " ".join((*(clause.asks for clause in one.checklist), *(step.text for step in one.exit_steps)))
    assert "{" not in written


def test_work_that_stays_needs_no_contract():
    found = verdict(process(override="RETAIN", override_reason="for the example"))
    assert found.sourcing.recommendation is Recommendation.RETAIN
    assert found.security.contract is None
    assert found.security.clauses == ()


def test_notice_of_breaches_gives_the_hours_of_the_tier():
    for tier, hours in ((Tier.STANDARD, 72), (Tier.CRITICAL, 24)):
        found = at(tier).security
        notice = next(one for one in found.contract.checklist if one.id == "breach_notice")
        assert found.tier is tier
        assert f"within {hours} hours" in notice.title
        assert f"within {hours} hours" in notice.asks
        assert notice.title in " ".join(found.clauses)


def test_facts_give_a_clause_its_reason_and_its_words():
    plain = contract(ROUTINE, HARMLESS)
    watched = contract(ROUTINE, {**HARMLESS, "regulatory_exposure": 4})
    assert "audit" not in ids(plain)
    audit = next(one for one in watched.checklist if one.id == "audit")
    assert audit.because == "a supervisor watches the work"
    assert "Supervisors and the external auditor have the same right." in audit.asks


def test_what_law_asks_for_joins_the_clause_on_the_same_subject_and_names_the_law():
    found = conclusion(ROUTINE, HARMLESS, personal_data=PersonalData.PERSONAL, regimes=("gdpr", "dora", "eba")).security
    titles = [clause.title for clause in found.contract.checklist]
    assert max(Counter(titles).values()) == 1
    audit = next(clause for clause in found.contract.checklist if clause.id == "audit")
    labels = [KNOWLEDGE.regimes[one].label for one in ("gdpr", "eba")]
    assert all(label in audit.because for label in labels)
    assert f"Audit and access ({', '.join(labels)})" in found.clauses
    for regime in found.regimes:
        label = KNOWLEDGE.regimes[regime.id].label
        assert any(label in clause.because for clause in found.contract.checklist), label


def reasons(**facts):
    """Return why each clause is asked for, by its id."""
    return {clause.id: clause.because for clause in contract(ROUTINE, HARMLESS, **facts).checklist}


def test_every_law_that_asks_for_notice_of_a_breach_is_named_for_it():
    card = {"personal_data": PersonalData.PERSONAL, "regimes": ("pci_dss", "eba", "dora", "nis2")}
    found = reasons(**card, permitted_countries=("IN",))["breach_notice"]
    assert "GDPR, PCI DSS, DORA, EBA and NIS2 ask for it" in found
    british = reasons(personal_data=PersonalData.PERSONAL, engagement={"home_country": "GB"})
    assert "UK GDPR asks for it" in british["breach_notice"]


@pytest.mark.parametrize(
    ("home", "country", "said"),
    [
        ("DE", "IN", "once the instrument that the law asks for is signed"),
        ("DE", "GB", "the United Kingdom, whose law is recognised in Germany"),
        ("US", "IN", "The law of the United States asks for no set instrument before personal data goes to India"),
        ("US", "CN", "only once the condition that the law of the United States sets is met"),
        ("CR", "IN", "before the client's counsel has confirmed the route"),
    ],
)
def test_the_clause_on_transfers_says_what_the_law_at_home_asks_for(home, country, said):
    given = {"personal_data": PersonalData.PERSONAL, "permitted_countries": (country,)}
    found = contract(ROUTINE, HARMLESS, engagement={"home_country": home}, **given)
    assert said in next(one.asks for one in found.checklist if one.id == "transfer_instrument")
    asked_to_assess = any("transfer assessment" in item.text for item in found.evidence)
    assert asked_to_assess is ((country == "IN" and home != "US") or country == "CN")


SENSITIVE = {**HARMLESS, "data_sensitivity": 5, "access_scope": 5, "volume_of_records": 5, "subcontracting_depth": 5}


def test_nobody_is_told_that_work_cannot_wait_where_an_interruption_hurts_after_days():
    patient = conclusion(ROUTINE, {**SENSITIVE, "business_criticality": 3}, personal_data=PersonalData.SPECIAL)
    urgent = conclusion(ROUTINE, {**SENSITIVE, "business_criticality": 4}, personal_data=PersonalData.SPECIAL)
    assert patient.security.tier is urgent.security.tier is Tier.CRITICAL
    for one, is_urgent in ((patient, False), (urgent, True)):
        found = one.security.contract
        assert ("step_in" in ids(found)) is is_urgent
        assert any("cannot wait" in clause.because for clause in found.checklist) is is_urgent
        assert ("available" in [level.id for level in found.service_levels]) is is_urgent


def test_continuity_is_in_the_contract_where_it_is_among_the_measures_or_an_interruption_hurts():
    for level in (1, 2, 3, 4, 5):
        found = conclusion(ROUTINE, {**SENSITIVE, "business_criticality": level}).security
        is_measure = any(control.id.startswith("CTL-BC-") for control in found.controls)
        assert ("continuity" in ids(found.contract)) is (is_measure or level >= 4)
    cut = {**HARMLESS, "data_sensitivity": 4, "access_scope": 5, "volume_of_records": 5}
    unlisted = conclusion(ROUTINE, cut, personal_data=PersonalData.PERSONAL).security
    assert unlisted.tier is Tier.SIGNIFICANT
    assert not any(control.id.startswith("CTL-BC-") for control in unlisted.controls)
    assert "continuity" not in ids(unlisted.contract)


def test_an_own_centre_charges_across_a_border_only():
    exposed = {**READY, "strategic_importance": 4, "relative_capability": 1, "opportunism_exposure": 5}
    given = {"override": "OUTSOURCE", "override_reason": "for the example"}
    abroad, at_home = (
        verdict(process(ratings={**ROUTINE, **exposed, **GRAVE}, permitted_countries=(country,), **given))
        for country in ("PL", "DE")
    )
    assert (abroad.sourcing.form, at_home.sourcing.form) == (Form.CAPTIVE, Form.CAPTIVE)
    assert "group_charges" in ids(abroad.security.contract)
    assert at_home.security.contract is None or "group_charges" not in ids(at_home.security.contract)


def test_experts_of_the_clients_own_centre_are_not_taken_over_from_a_provider():
    grave = {**HARMLESS, **GRAVE, "opportunism_exposure": 5, "relative_capability": 1, "strategic_importance": 4}
    given = {"override": "OUTSOURCE", "override_reason": "for the example"}
    bought, own = (
        verdict(process(ratings={**EXPERT, **READY, **more}, permitted_countries=("PL",), **given))
        for more in ({}, grave)
    )
    assert (bought.sourcing.form, own.sourcing.form) == (Form.THIRD_PARTY, Form.CAPTIVE)
    taken_over = [any("taken over" in step.text for step in one.security.contract.exit_steps) for one in (bought, own)]
    assert taken_over == [True, False]
    names = [{each.name for each in one.security.controls if each.id == "CTL-NA-01"} for one in (bought, own)]
    assert names == [{"Non-disclosure agreement with the provider"}, {"Non-disclosure agreement with the centre"}]


def test_the_protection_of_work_that_would_go_to_an_own_centre_says_so_while_the_work_stays():
    grave = {**HARMLESS, **GRAVE, "opportunism_exposure": 5, "relative_capability": 1, "strategic_importance": 4}
    disorder = {"documentation": 1, "process_stability": 1}
    found = [
        verdict(process(ratings={**ROUTINE, **READY, **more, **disorder}, permitted_countries=("PL",)))
        for more in (grave, HARMLESS)
    ]
    assert [one.sourcing.may_move_later for one in found] == [True, True]
    assert [one.security.is_of_centre for one in found] == [True, False]


def test_the_contract_of_an_own_centre_speaks_of_no_provider():
    sensitive = {**GRAVE, "data_sensitivity": 4, "opportunism_exposure": 5, "relative_capability": 1}
    facts = {"override": "OUTSOURCE", "override_reason": "for the example", "personal_data": PersonalData.SPECIAL}
    for ratings in (ROUTINE, EXPERT):
        rated = {**ratings, **READY, **sensitive, "strategic_importance": 4}
        one = verdict(process(ratings=rated, permitted_countries=("PH",), regimes=("gdpr",), **facts))
        assert one.sourcing.form is Form.CAPTIVE
        contract = one.security.contract
        said = [duty.asks for duty in contract.checklist] + [item.text for item in contract.evidence]
        said += [f"{level.measured}; {level.miss}" for level in contract.service_levels]
        said += [step.text for step in contract.exit_steps] + [role.task for role in contract.appointments]
        assert len(said) > 40
        assert [text for text in said if "provider" in text.lower()] == []


def test_an_agreement_on_american_health_data_rests_on_the_law_of_america_not_of_india():
    found = reasons(
        personal_data=PersonalData.SPECIAL,
        permitted_countries=("IN",),
        engagement={"home_country": "US", "industry": "Hospitals"},
    )
    assert found["data_processing"].startswith("HIPAA asks for it")
    assert found["business_associate"].startswith("HIPAA asks for it")
    assert "India" not in found["breach_notice"]
    assert "India DPDP asks for it" in found["security_schedule"], "safeguards stay"


def test_health_data_under_the_law_of_the_european_union_is_assessed_before_work_begins():
    duties = conclusion(ROUTINE, HARMLESS, personal_data=PersonalData.SPECIAL).security.regimes[0].duties
    assert any("art. 9(2)" in duty for duty in duties)
    assert any("Assess the impact" in duty and "art. 35" in duty for duty in duties)


def test_a_clause_without_law_has_no_law_in_its_title():
    assert "Scope and what is left out" in conclusion(ROUTINE, HARMLESS).security.clauses


def test_the_plain_lists_say_the_same_as_the_contract():
    security = grave_expert().security
    assert len(security.clauses) == len(security.contract.checklist)
    for plain, clause in zip(security.clauses, security.contract.checklist, strict=True):
        assert plain.startswith(clause.title)
    assert set(security.evidence_required) >= {item.text for item in security.contract.evidence}


def test_critical_work_asks_for_independent_proof_and_low_work_for_a_statement():
    low, grave = low_routine().evidence, grave_expert().security.contract.evidence
    assert any("signed statement" in item.text for item in low)
    assert not any("signed statement" in item.text for item in grave)
    assert any("SOC 2 Type II" in item.text for item in grave)
    assert any("by somebody independent of the " in item.text for item in grave)
    assert not any("SOC 2" in item.text for item in low)


def test_a_provider_is_not_asked_to_prove_what_the_client_runs():
    needed = {control.id: control for control in grave_expert().security.controls}
    shown = {control for item in grave_expert().security.contract.evidence for control in item.shows}
    assert shown
    assert shown <= set(needed)
    by_measure = {needed[control].evidence for control in shown if needed[control].owner == "client"}
    assert by_measure.isdisjoint(item.text for item in grave_expert().security.contract.evidence)


@pytest.mark.parametrize(
    "made",
    [
        lambda: conclusion(ROUTINE, HARMLESS),
        lambda: at(Tier.STANDARD),
        lambda: at(Tier.SIGNIFICANT, EXPERT),
        lambda: at(Tier.CRITICAL),
        grave_expert,
    ],
)
def test_every_measure_that_the_provider_runs_is_shown_by_some_evidence(made):
    one = made()
    run = {control.id for control in one.security.controls if control.owner != "client"}
    shown = [control for item in one.security.contract.evidence for control in item.shows]
    assert run <= set(shown)


def test_who_handles_card_data_shows_its_attestation_of_compliance():
    given = {"personal_data": PersonalData.PERSONAL, "risk": GRAVE}
    card = contract(ROUTINE, **given, description="Settles card payments.").evidence
    assert any("Attestation of compliance with PCI DSS" in item.text for item in card)
    assert not any("PCI DSS" in item.text for item in contract(ROUTINE, **given).evidence)


def test_the_workbook_names_the_people_it_knows():
    found = contract(EXPERT, GRAVE, owner="Ms Vogt", engagement={"decision_owner": "Mr Brenner"})
    people = {one.role: one.person for one in found.appointments}
    assert people["Service owner"] == "Ms Vogt"
    assert people["Executive owner"] == "Mr Brenner"
    assert people["Exit manager"] == ""


def test_expert_work_is_measured_by_whether_the_judgement_holds_and_comes_in_time():
    levels = grave_expert().security.contract.service_levels
    assert 3 <= len(levels) <= 6
    assert [one.id for one in levels][:2] == ["accepted_first", "turnaround"]
    assert "review_passed" in [one.id for one in levels]
    assert not [one for one in levels if "click" in one.measured or "keystroke" in one.measured]


def test_routine_work_is_held_to_todays_errors_where_they_are_known():
    levels = contract(ROUTINE, HARMLESS, error_rate=Decimal("0.015")).service_levels
    assert levels[0].id == "errors_known"
    assert levels[0].target.startswith("no more than 15 errors in a thousand")
    assert "workbook" in levels[0].target
    unknown = contract(ROUTINE, HARMLESS).service_levels[0]
    assert unknown.id == "right_first_time"
    assert "rule of thumb" in unknown.target


@pytest.mark.parametrize(
    ("function", "level"),
    [("Customer service", "answered_in_time"), ("Finance and accounting", "close_in_time"), (None, "on_time")],
)
def test_service_levels_follow_the_function(function, level):
    assert level in [one.id for one in contract(ROUTINE, HARMLESS, function=function).service_levels]


@pytest.mark.parametrize(
    ("model", "level"),
    [("per_transaction", "units_counted"), ("per_fte", "team_complete"), ("outcome", "outcome_reached")],
)
def test_service_levels_follow_the_price_model(model, level):
    assert level in [one.id for one in contract(ROUTINE, HARMLESS, price_model=model).service_levels]


def test_a_miss_costs_more_the_higher_the_tier():
    low, critical = (at(tier).security.contract.service_levels[0].miss for tier in (Tier.LOW, Tier.CRITICAL))
    assert "executives" in critical
    assert "executives" not in low
    assert "credit" in low


def test_an_exit_is_prepared_before_signature_kept_current_and_rehearsed():
    steps = grave_expert().security.contract.exit_steps
    assert list(dict.fromkeys(step.when for step in steps)) == ["before_signature", "in_service", "at_exit"]
    assert any("Rehearse the exit" in step.text for step in steps)
    assert not any("Rehearse" in step.text for step in low_routine().exit_steps)


@pytest.mark.parametrize("made", [low_routine, lambda: grave_expert().security.contract], ids=["low", "critical"])
def test_only_appointed_roles_own_a_step_of_the_exit(made):
    one = made()
    assert {step.owner for step in one.exit_steps} <= {"Provider", *(role.role for role in one.appointments)}


def test_mixed_work_is_measured_on_both_sides():
    mixed = {**EXPERT, "codifiability": 5, "volume_repeatability": 5, "credential_requirement": 1, "judgement": 2}
    found = conclusion(mixed, GRAVE)
    assert found.classification.nature.value == "HYBRID"
    emphasis = {level.id: level.occasion.emphasis for level in KNOWLEDGE.contracts.levels}
    assert {emphasis[level.id] for level in found.security.contract.service_levels} == {"bpo", "kpo"}
