"""The reference catalogue agrees with itself, and says where it does not."""

from __future__ import annotations

from collections import Counter

import pytest

from reportgen.knowledge.catalogues import load
from reportgen.knowledge.facts import ReferenceProcess

KNOWLEDGE = load()
INDEX = "knowledge_index"

SERVICES_OF_THE_LITERATURE = {
    "Data processing": "BPO",
    "Basic data entry": "BPO",
    "Setting up a bank account": "BPO",
    "Department outsourcing": "BPO",
    "Technical support": "BPO",
    "Email support to customers": "BPO",
    "Granular market and customer segmentation": "KPO",
    "Predictive response and propensity/cross-sell modelling": "KPO",
    "Precision marketing, churn prediction and management": "KPO",
    "Store and shelf space management": "KPO",
    "Promotional efficiency tracking": "KPO",
    "Category and brand performance measurement": "KPO",
    "Market mix modelling": "KPO",
    "Dynamic pricing, promotion and portfolio optimisation": "KPO",
    "Primary, secondary and web-based market research": "KPO",
    "IP and patent monetisation and portfolio management": "KPO",
    "Analytics and optimisation algorithm R&D for ISVs": "KPO",
}


def _class_by_ratings(process: ReferenceProcess) -> str:
    index = 0.0
    for criterion in KNOWLEDGE.criteria.values():
        if INDEX in criterion.weights:
            share = (process.ratings[criterion.id] - 1) / 4
            index += 100 * criterion.weights[INDEX] * (1 - share if INDEX in criterion.reversed_in else share)
    return [band.name for band in KNOWLEDGE.knowledge_bands if band.low <= round(index, 6)][-1]


def test_ratings_lead_to_the_class_of_the_market_or_to_the_one_beside_it():
    # Where market and ratings part they stay so, instead of being rated to fit: marking by a key is BPO by its ratings,
    # but both trades sell it.
    steps = {"BPO": 0, "HYBRID": 1, "KPO": 2}
    parted = {
        process.name: steps[process.nature.value] - steps[_class_by_ratings(process)]
        for process in KNOWLEDGE.reference_processes
        if process.nature.value != _class_by_ratings(process)
    }
    assert parted["Assessment marking"] == 1
    assert set(parted.values()) == {-1, 1}
    assert len(parted) <= 0.06 * len(KNOWLEDGE.reference_processes)


def test_every_entry_says_what_it_rests_on_and_the_same_in_other_words():
    sources = Counter(process.origin.source for process in KNOWLEDGE.reference_processes)
    assert len(sources) > 0.9 * len(KNOWLEDGE.reference_processes)
    assert all(process.paraphrase != process.description for process in KNOWLEDGE.reference_processes)


def test_the_share_of_lists_that_say_kpo_goes_with_the_class():
    by_class = {
        nature: [process.market_kpo for process in KNOWLEDGE.reference_processes if process.nature.value == nature]
        for nature in ("BPO", "HYBRID", "KPO")
    }
    assert all(share <= 0.45 for share in by_class["BPO"])
    assert all(0.2 <= share <= 0.8 for share in by_class["HYBRID"])
    assert all(share >= 0.55 for share in by_class["KPO"])


@pytest.mark.parametrize(
    ("name", "process"),
    [
        ("Kreditorenbuchhaltung", "Accounts payable invoice processing"),
        ("Comptabilité fournisseurs", "Accounts payable invoice processing"),
        ("Cuentas por pagar", "Accounts payable invoice processing"),
        ("Contas a pagar", "Accounts payable invoice processing"),
        ("Lohn- und Gehaltsabrechnung", "Payroll processing"),
    ],
)
def test_the_commonest_processes_are_known_in_four_more_languages(name: str, process: str):
    assert [one.name for one in KNOWLEDGE.reference_processes if name in one.foreign_names] == [process]
    assert sum(1 for one in KNOWLEDGE.reference_processes if one.foreign_names) >= 100


@pytest.mark.parametrize(("service", "nature"), SERVICES_OF_THE_LITERATURE.items())
def test_the_services_the_literature_names_are_in_the_catalogue(service: str, nature: str):
    found = [
        process.nature.value
        for process in KNOWLEDGE.reference_processes
        if service.casefold() in {name.casefold() for name in (process.name, *process.aliases)}
    ]
    assert found == [nature]


@pytest.mark.parametrize(
    ("abbreviation", "name"),
    [
        ("AP", "Accounts payable invoice processing"),
        ("AR", "Accounts receivable and cash application"),
        ("O2C", "Order-to-cash management"),
        ("FP&A", "Financial planning and analysis"),
        ("KYC", "KYC file refresh"),
        ("SOC", "Security operations monitoring"),
        ("RPO", "Recruitment process outsourcing, end to end"),
        ("RCM", "Medical billing and claims submission"),
    ],
)
def test_an_abbreviation_leads_to_its_process(abbreviation: str, name: str):
    assert [one.name for one in KNOWLEDGE.reference_processes if abbreviation in one.aliases] == [name]


def test_every_class_and_every_function_has_examples():
    by_class = Counter(process.nature.value for process in KNOWLEDGE.reference_processes)
    assert all(by_class[nature] >= 200 for nature in ("BPO", "HYBRID", "KPO"))
    assert {process.function for process in KNOWLEDGE.reference_processes} == set(KNOWLEDGE.functions)
    assert len(KNOWLEDGE.functions) == 31
    assert len(KNOWLEDGE.reference_processes) >= 1_200


def test_a_reference_process_is_rated_on_nature_and_most_on_what_protection_needs():
    nature = {criterion.id for criterion in KNOWLEDGE.criteria.values() if criterion.group == "nature"}
    protection = {"customer_contact", "data_sensitivity", "strategic_importance", "regulatory_exposure"}
    assert all(nature <= set(process.ratings) for process in KNOWLEDGE.reference_processes)
    rated = sum(protection <= set(process.ratings) for process in KNOWLEDGE.reference_processes)
    assert rated >= 0.9 * len(KNOWLEDGE.reference_processes)
