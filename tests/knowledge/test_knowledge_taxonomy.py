"""The reference catalogue agrees with itself, and says where it does not."""

from __future__ import annotations

from collections import Counter

import pytest

from reportgen.knowledge.catalogues import load
from reportgen.knowledge.facts import ReferenceProcess

KNOWLEDGE = load()
INDEX = "knowledge_index"

# The market calls these something else than their ratings do; they stay visible instead of being rated to fit.
DISAGREE = {
    "Technical support tier 2-3": ("HYBRID", "KPO"),
    "Expert data annotation": ("HYBRID", "KPO"),
    "Data engineering pipelines": ("HYBRID", "KPO"),
    "Application maintenance": ("HYBRID", "KPO"),
    "Security operations monitoring": ("HYBRID", "KPO"),
    "Utilisation review support": ("HYBRID", "KPO"),
    "Clinical data management": ("HYBRID", "KPO"),
    "Assessment marking": ("HYBRID", "BPO"),
}

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


def test_ratings_lead_to_the_class_of_the_market_but_for_the_known_disagreements():
    found = {
        process.name: (process.nature.value, _class_by_ratings(process))
        for process in KNOWLEDGE.reference_processes
        if process.nature.value != _class_by_ratings(process)
    }
    assert found == DISAGREE


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
        ("O2C", "Accounts receivable and cash application"),
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
    assert all(by_class[nature] >= 50 for nature in ("BPO", "HYBRID", "KPO"))
    assert {process.function for process in KNOWLEDGE.reference_processes} == set(KNOWLEDGE.functions)
    assert len(KNOWLEDGE.functions) == 26


def test_a_reference_process_is_rated_on_nature_and_on_what_protection_needs():
    rated = {criterion.id for criterion in KNOWLEDGE.criteria.values() if criterion.group == "nature"}
    rated |= {"customer_contact", "data_sensitivity", "strategic_importance", "regulatory_exposure"}
    rated |= {"ip_sensitivity", "interdependence"}
    assert all(set(process.ratings) == rated for process in KNOWLEDGE.reference_processes)
