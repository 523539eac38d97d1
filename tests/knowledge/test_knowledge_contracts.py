"""What is known of contracts: enough of it, each entry with a source, and every wish of a regime met."""

import re
from dataclasses import fields

import pytest

from reportgen.knowledge.catalogues import load
from reportgen.knowledge.occasions import FACTS

KNOWLEDGE = load()
CONTRACTS = KNOWLEDGE.contracts
EVERY = (
    *CONTRACTS.clauses.values(),
    *CONTRACTS.proofs,
    *CONTRACTS.roles,
    *CONTRACTS.levels,
    *CONTRACTS.steps,
    *CONTRACTS.bodies,
    *CONTRACTS.kept_roles,
)
SUBJECTS = (
    "scope",
    "service_levels",
    "price",
    "audit",
    "security_schedule",
    "data_processing",
    "transfer_instrument",
    "location",
    "subcontracting",
    "screening",
    "non_disclosure",
    "ai_use",
    "breach_notice",
    "continuity",
    "liability",
    "insurance",
    "step_in",
    "distress",
    "termination",
    "exit_assistance",
    "disputes",
    "output_review",
    "clean_team",
)


def texts(one) -> list[str]:
    found = []
    for field in fields(one):
        value = getattr(one, field.name)
        if isinstance(value, str) and field.name not in {"id", "topic", "person"}:
            found.append(value)
        elif isinstance(value, dict):
            found.extend(value.values())
    return [text for text in found if text]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_subject_of_an_outsourcing_contract_has_its_clause(subject: str):
    assert subject in CONTRACTS.clauses


def test_every_clause_that_a_regime_asks_for_is_covered_by_one_of_the_checklist():
    wanted = {wish for regime in KNOWLEDGE.regimes.values() for wish in regime.clauses}
    assert wanted <= {wish for clause in CONTRACTS.clauses.values() for wish in clause.covers}


@pytest.mark.parametrize("one", EVERY, ids=lambda one: f"{type(one).__name__} {one.id}")
def test_every_entry_has_a_source_and_plain_words(one):
    assert one.origin.source
    assert one.origin.reviewed
    for text in texts(one):
        assert len(text) <= 330, text
        assert not re.search(r"\b(etc|leverage|robust|ensure|holistic|seamless)\b", text), text
        assert "  " not in text


def test_every_fact_calls_for_something():
    asked = {
        fact
        for one in EVERY
        for fact in (
            *one.occasion.when,
            *one.occasion.needs,
            *one.occasion.unless,
            *getattr(one, "adds", ()),
            *getattr(one, "asks_where", ()),
        )
    }
    assert set(FACTS) == asked


def test_a_role_has_one_name_wherever_it_stands():
    appointed = {one.role for one in CONTRACTS.roles}
    seats = {role for one in CONTRACTS.bodies for role in (*one.client_roles, *one.provider_roles)}
    of_the_programme = {"Contract manager", "Rules team", "Finance", "Account lead"}
    assert (seats | {one.role for one in CONTRACTS.kept_roles}) - appointed == of_the_programme
