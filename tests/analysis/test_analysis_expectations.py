"""What the provider of a process must show, and the value to expect, fitted by the facts of the process."""

from decimal import Decimal

import pytest
from analysis_cases import EXPERT, GUARDED, KNOWLEDGE, READY, assessed, changed, process, verdict
from hypothesis import given
from test_analysis_properties import FEW, WHOLE, processes

from reportgen.knowledge.expectations import SKILL_SEEDS
from reportgen.model.engagement import PersonalData
from reportgen.model.verdict import NatureClass, NotAssessed

BY_TEXT = {one.text: one for one in (*KNOWLEDGE.skills, *KNOWLEDGE.values)}
MIDDLE = dict.fromkeys(EXPERT, 3)


def expected(ratings=None, **facts):
    return verdict(process(ratings=changed() if ratings is None else ratings, **facts)).sourcing.expectations


def topics(texts, nature=None):
    return [BY_TEXT[text].topic for text in texts if nature is None or BY_TEXT[text].nature is nature]


def test_routine_work_asks_for_communication_problem_solving_and_time_management():
    found = expected()
    assert set(SKILL_SEEDS[NatureClass.BPO]) <= set(topics(found.skills))
    assert {"efficiency", "cost"} <= set(topics(found.value))


def test_expert_work_asks_for_analytics_research_method_and_industry_knowledge():
    found = expected({**EXPERT, **READY, **GUARDED})
    assert set(SKILL_SEEDS[NatureClass.KPO]) <= set(topics(found.skills))
    assert {"insight", "innovation"} <= set(topics(found.value))


def test_a_hybrid_asks_for_both_sides():
    found = expected(changed(**MIDDLE))
    for nature in (NatureClass.BPO, NatureClass.KPO):
        assert len(set(topics(found.skills, nature)) & set(SKILL_SEEDS[nature])) == 2
        assert topics(found.value, nature)


def test_work_of_no_known_kind_asks_for_nothing_yet():
    assert expected({}, name="xqzv plmk") is None


@pytest.mark.parametrize(
    ("ratings", "facts", "skill"),
    [
        ({"customer_contact": 4}, {}, "communication with customers all day"),
        ({"interdependence": 4}, {}, "communication both ways with the teams that stay"),
        ({}, {"description": "Mail in eleven languages."}, "native or fluent speakers"),
        ({}, {"name": "Payroll"}, "command of pay, leave and tax rules"),
        ({}, {"function": "Procurement"}, "buyers who keep to catalogues"),
        ({}, {"seasonal_peak": Decimal("0.4")}, "time management through peaks"),
        ({}, {"error_rate": Decimal("0.03")}, "problem-solving at the root"),
        ({"documentation": 2}, {}, "problem-solving where little is written down"),
        ({"data_sensitivity": 4}, {"personal_data": PersonalData.PERSONAL}, "care with personal data"),
        ({}, {"personal_data": PersonalData.SPECIAL}, "discipline with health, card"),
    ],
)
def test_the_facts_of_a_process_choose_the_skills(ratings, facts, skill):
    assert any(text.startswith(skill) for text in expected(changed(**ratings), **facts).skills)


@pytest.mark.parametrize(
    ("ratings", "facts", "skill"),
    [
        ({"analytical_complexity": 5}, {}, "analytics at the edge"),
        ({"analytical_complexity": 4}, {"function": "Finance and accounting"}, "analytics in financial models"),
        ({}, {"function": "legal"}, "research method in law"),
        ({"credential_requirement": 5}, {}, "named people with the professional licence"),
        ({"ip_sensitivity": 4, "judgement": 3}, {}, "discretion with methods and models"),
        ({"regulatory_exposure": 4, "strategic_importance": 2}, {}, "industry knowledge of what the supervisor"),
    ],
)
def test_the_facts_of_expert_work_choose_its_skills(ratings, facts, skill):
    found = expected({**EXPERT, **READY, **GUARDED, **ratings}, **facts)
    assert any(text.startswith(skill) for text in found.skills)


@pytest.mark.parametrize(
    ("importance", "knowledge"),
    [
        (5, "industry knowledge from years in the specialism, shown by named people's past cases"),
        (2, "industry knowledge at specialist level, shown by references from work of the same kind"),
    ],
)
def test_work_that_sets_a_firm_apart_asks_for_people_and_other_expert_work_for_references(importance, knowledge):
    found = expected({**EXPERT, **READY, **GUARDED, "regulatory_exposure": 1, "strategic_importance": importance})
    said = [text for text in found.skills if text.startswith("industry knowledge")]
    assert said == [knowledge]


def test_no_lower_cost_is_promised_where_a_provider_costs_more():
    at_home = verdict(process(ratings=changed()), home_country="IN")
    assert at_home.cost.case.outsourced_annual > at_home.cost.case.baseline_annual
    assert "cost" not in topics(at_home.sourcing.expectations.value)


def test_without_a_known_cost_only_the_wages_are_spoken_of():
    found = expected(annual_cost=None)
    assert "cost: lower pay where the work would be done; how much lower in all depends on the offers" in found.value


@FEW
@given(processes(WHOLE))
def test_every_process_of_a_known_kind_has_three_to_five_skills_and_two_or_three_values(one):
    found = verdict(one)
    if isinstance(found.classification.nature, NotAssessed):
        assert found.sourcing.expectations is None
        return
    skills, value = found.sourcing.expectations.skills, found.sourcing.expectations.value
    assert 3 <= len(skills) == len(set(skills)) <= 5
    assert 2 <= len(value) == len(set(value)) <= 3
    assert len(set(topics(skills))) == len(skills)


def test_two_processes_with_other_facts_ask_for_other_skills():
    first, second = (
        one.sourcing.expectations
        for one in assessed(
            process("P1", name="Payroll"), process("P2", name="Email support", ratings=changed(customer_contact=5))
        ).processes
    )
    assert first.skills != second.skills
