"""Which measures come first, and how many there are."""

from __future__ import annotations

import pytest

from reportgen.knowledge.catalogues import load
from reportgen.knowledge.control_facts import Control
from reportgen.knowledge.controls import REFERENCE
from reportgen.knowledge.frameworks import load_references
from reportgen.knowledge.reading import DATA

KNOWLEDGE = load()
TIERS = ("low", "standard", "significant", "critical")


def _list(emphasis: str, tier: str, facts: frozenset[str] = frozenset()) -> list[Control]:
    tiers = TIERS[: TIERS.index(tier) + 1]
    return sorted(
        (
            control
            for control in KNOWLEDGE.controls.values()
            if control.emphasis in {emphasis, "both"} and (control.lowest_tier in tiers or facts & set(control.when))
        ),
        key=lambda control: control.rank,
    )


def test_routine_work_is_protected_by_encryption_access_control_and_audits_first():
    assert [control.name for control in _list("bpo", "significant")[:6]] == [
        "Encryption of data in transit",
        "Encryption of stored data",
        "Access by role, no wider than the task",
        "Conflicting duties kept apart",
        "Regular security audit by an independent firm",
        "Right to audit and inspect, in the contract",
    ]


def test_expert_work_is_protected_by_non_disclosure_and_restricted_access_first():
    assert [control.name for control in _list("kpo", "significant")[:4]] == [
        "Non-disclosure agreement with the provider",
        "Non-disclosure undertaking by each person",
        "Access restricted to a named team",
        "Barrier between teams serving competitors",
    ]


@pytest.mark.parametrize("emphasis", ["bpo", "kpo"])
@pytest.mark.parametrize(
    ("tier", "facts", "least", "most"),
    [
        ("low", frozenset(), 4, 6),
        ("standard", frozenset({"personal_data"}), 9, 13),
        ("significant", frozenset({"personal_data"}), 14, 19),
        ("critical", frozenset({"personal_data", "offshore"}), 22, 29),
    ],
)
def test_the_list_grows_with_the_tier(emphasis: str, tier: str, facts: frozenset[str], least: int, most: int):
    assert least <= len(_list(emphasis, tier, facts)) <= most


def test_personal_data_calls_for_a_processing_agreement_whatever_the_tier():
    names = [control.id for control in _list("bpo", "low", frozenset({"personal_data"}))]
    assert "CTL-PR-01" in names
    assert "CTL-PR-01" not in [control.id for control in _list("bpo", "critical")]


def test_there_are_84_controls_with_ids_of_their_own():
    assert len(KNOWLEDGE.controls) == 84


@pytest.mark.parametrize("reference", sorted({r for c in KNOWLEDGE.controls.values() for r in c.references}))
def test_a_reference_is_an_id_only(reference: str):
    assert REFERENCE.fullmatch(reference)


@pytest.mark.parametrize("text", ["NIST CSF", "ISO/IEC 27001 A.9.1", "SOC 2 CC6.7 Encryption", "PCI DSS 12.8", ""])
def test_anything_else_is_no_reference(text: str):
    assert not REFERENCE.fullmatch(text)


@pytest.mark.parametrize("regime", list(KNOWLEDGE.regimes))
def test_a_regime_names_controls_that_exist(regime: str):
    assert set(KNOWLEDGE.regimes[regime].controls) <= set(KNOWLEDGE.controls)


def test_the_lists_of_ids_are_as_long_as_the_frameworks():
    references = load_references(DATA)
    counts = {
        name: sum(1 for one in references if one.startswith(f"{name} "))
        for name in ("NIST CSF", "ISO/IEC 27001", "SOC 2")
    }
    # 106 subcategories, 93 controls of Annex A, 33 common criteria and 28 of the other four categories.
    assert counts == {"NIST CSF": 106, "ISO/IEC 27001": 93, "SOC 2": 61}


@pytest.mark.parametrize("reference", sorted({r for c in KNOWLEDGE.controls.values() for r in c.references}))
def test_every_reference_exists_in_its_framework(reference: str):
    assert reference in load_references(DATA)


@pytest.mark.parametrize(
    "reference",
    ["NIST CSF PR.DS-03", "NIST SP 800-53 SA-12", "NIST SP 800-53 AC-26", "ISO/IEC 27001 A.8.35", "SOC 2 CC6.9"],
)
def test_an_id_that_no_framework_holds_is_found_out(reference: str):
    assert REFERENCE.fullmatch(reference)
    assert reference not in load_references(DATA)


def test_expert_work_with_secret_material_has_measures_of_its_own():
    called = {control.id for control in _list("kpo", "low", frozenset({"secret_data"}))}
    assert {"CTL-AC-13", "CTL-QA-05", "CTL-AC-08", "CTL-NA-05"} <= called
    assert "CTL-PR-01" not in called


def test_administrator_rights_call_for_recorded_access_and_work_from_home_for_its_rules():
    assert "CTL-AC-05" in {control.id for control in _list("bpo", "low", frozenset({"admin_access"}))}
    assert "CTL-PH-04" in {control.id for control in _list("kpo", "low", frozenset({"remote_work"}))}
    assert "CTL-PR-02" in {control.id for control in _list("bpo", "low", frozenset({"personal_abroad"}))}
    assert "CTL-PR-02" not in {control.id for control in _list("bpo", "critical", frozenset({"offshore"}))}


def test_people_who_touch_no_data_and_no_systems_need_no_log_in_and_no_encryption():
    facts = frozenset({"client_premises"})
    assert {one.id for one in _list("bpo", "low", facts) if "systems" in one.needs} == {
        "CTL-EN-01",
        "CTL-AC-01",
        "CTL-AC-02",
        "CTL-AC-12",
    }
    assert {one.id for one in _list("bpo", "low", facts) if not one.needs} == {"CTL-SC-10", "CTL-SC-04", "CTL-PH-05"}


def test_what_a_law_asks_for_across_borders_presupposes_that_something_crosses_them():
    assert KNOWLEDGE.controls["CTL-PR-02"].needs == ("personal_abroad",)
    assert "offshore" in KNOWLEDGE.controls["CTL-EN-12"].needs


def test_what_a_measure_guards_against_is_said_in_three_to_nine_words():
    assert [one.id for one in KNOWLEDGE.controls.values() if not 3 <= len(one.against.split()) <= 9] == []
