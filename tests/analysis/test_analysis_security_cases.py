"""Security worked by hand: each file of tests/security_cases against what the engine concludes."""

from __future__ import annotations

from copy import deepcopy

import pytest
from analysis_cases import KNOWLEDGE
from written_security_cases import FILES, concluded, differences, read

from reportgen.model.verdict import NatureClass, Tier

CASES = {file.stem: read(file) for file in FILES}


@pytest.mark.parametrize("name", CASES)
def test_the_engine_concludes_what_was_worked_by_hand(name):
    found = differences(CASES[name], concluded(CASES[name]))
    assert not found, f"{name}.toml: " + "; ".join(found)


WRONG = {
    "class": "KPO",
    "recommendation": "RETAIN",
    "gates": ["G7"],
    "form": "captive",
    "country": "PL",
    "impact_index": "21",
    "likelihood_index": "47",
    "inherent": {"likelihood": 3, "impact": 3, "score": 9},
    "tier": "critical",
    "likelihood_left": 0.5269,
    "impact_left": 0.88,
    "residual": {"likelihood": 1, "impact": 1, "score": 1},
    "today": {"likelihood": 2, "impact": 2, "score": 4},
    "notice_hours": 24,
    "measures": 3,
    "listed": ["CTL-PR-01"],
    "not_listed": ["CTL-EN-01"],
    "regimes": {"gdpr": "triggered"},
    "duties": 4,
    "transfer": "instrument",
    "remarks": ["RG917"],
}


@pytest.fixture(scope="module")
def invoices():
    return concluded(CASES["01_supplier_invoices"])


@pytest.mark.parametrize("part", WRONG)
def test_a_wrong_expectation_is_noticed(part, invoices):
    wrong = deepcopy(CASES["01_supplier_invoices"])
    assert not differences(wrong, invoices)
    wrong["expected"][part] = WRONG[part]
    assert len(differences(wrong, invoices)) == 1


def test_the_cases_cover_what_a_committee_may_be_shown():
    expected = [case["expected"] for case in CASES.values()]
    assert len(CASES) >= 25
    assert {one["tier"] for one in expected} == {tier.value for tier in Tier}
    assert {one["class"] for one in expected} == {kind.value for kind in NatureClass}
    assert {"OUTSOURCE", "SELECTIVE", "RETAIN", "STABILISE"} <= {one["recommendation"] for one in expected}
    assert {"G7" in one["gates"] for one in expected} == {True, False}
    assert {key for one in expected for key in one["regimes"]} == set(KNOWLEDGE.regimes)
    assert {why for one in expected for why in one["regimes"].values()} == {"chosen", "triggered", "chosen, triggered"}
    routes = {"home", "same_law", "adequacy", "instrument", "open", "restricted"}
    assert routes <= {one["transfer"] for one in expected}
    assert {code for one in expected for code in one["remarks"]} == {"RG917", "RG918", "RG921"}
