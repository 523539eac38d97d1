"""What a provider must show and a client may expect: enough of both, for any process, each with its source."""

from collections import Counter

import pytest

from reportgen.knowledge.catalogues import load
from reportgen.knowledge.expectations import FACTS, MEASURES, SKILL_SEEDS, VALUE_SEEDS
from reportgen.model.verdict import NatureClass

KNOWLEDGE = load()
EVERY = (*KNOWLEDGE.skills, *KNOWLEDGE.values)


def test_there_are_enough_skills_and_values_for_both_kinds_of_work():
    assert len(KNOWLEDGE.skills) >= 25
    assert len(KNOWLEDGE.values) >= 14
    by_nature = Counter(one.nature for one in KNOWLEDGE.skills)
    assert min(by_nature[NatureClass.BPO], by_nature[NatureClass.KPO]) >= 12


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.id)
def test_every_entry_is_a_short_phrase_with_a_source(one):
    assert one.text[0].islower()
    assert not one.text.endswith(".")
    assert len(one.text) <= 110
    assert one.origin.source
    assert one.origin.reviewed


def test_no_text_stands_there_twice():
    assert len({one.text for one in EVERY}) == len(EVERY)


@pytest.mark.parametrize("nature", [NatureClass.BPO, NatureClass.KPO])
def test_whatever_the_process_there_are_three_skills_and_two_values(nature):
    skills = [one for one in KNOWLEDGE.skills if one.nature is nature and one.is_general]
    values = [one for one in KNOWLEDGE.values if one.nature is nature and one.is_general]
    assert {one.topic for one in skills} == set(SKILL_SEEDS[nature])
    assert len({one.topic for one in values}) >= 2
    assert set(VALUE_SEEDS[nature]) <= {one.topic for one in values}


def test_every_fact_and_measure_is_asked_for_by_some_entry():
    asked = {name for one in EVERY for name in (*one.facts, *one.at_least, *one.at_most)}
    assert set(FACTS) | set(MEASURES) <= asked
