"""What the catalogues hold about cost, taxes and staff."""

from __future__ import annotations

import math

import pytest

from reportgen.knowledge.catalogues import load
from reportgen.model.verdict import NatureClass

KNOWLEDGE = load()


@pytest.mark.parametrize(("preset", "total"), [("lean", 0.152), ("heavy", 0.57)])
@pytest.mark.parametrize("nature", list(NatureClass))
def test_a_preset_adds_up_to_the_published_total_in_each_class(preset: str, total: float, nature: NatureClass):
    others = tuple(f"_{other.lower()}" for other in NatureClass if other is not nature)
    values = KNOWLEDGE.cost_presets[preset].values
    assert math.isclose(sum(one.likely for name, one in values.items() if not name.endswith(others)), total)


def test_the_lean_preset_has_the_published_categories():
    values = KNOWLEDGE.cost_presets["lean"].values
    assert {name: one.likely for name, one in values.items() if not name.endswith(("_hybrid", "_kpo"))} == {
        "selection_share": 0.002,
        "transition_share_bpo": 0.02,
        "knowledge_transfer_share_bpo": 0,
        "severance_share": 0.03,
        "lost_productivity_share": 0.03,
        "improvement_share": 0.01,
        "contract_management_share": 0.06,
        "retained_team_share_bpo": 0,
    }


def test_the_typical_preset_leaves_the_defaults_as_they_are():
    assert KNOWLEDGE.cost_presets["typical"].values == {}


def test_the_cost_of_people_goes_by_class_and_other_cost_does_not():
    components = KNOWLEDGE.cost_components
    assert [one.id for one in components.values() if one.is_people] == [
        "pay",
        "benefits",
        "recruitment",
        "training",
        "quality",
    ]
    assert components["pay"].avoidable_for(NatureClass.KPO) == "avoidable_people_kpo"
    assert components["premises"].avoidable_for(NatureClass.KPO) == "avoidable_premises"
    assert components["benefits"].falls_away == "falls_away_people"


def test_a_provider_brings_everything_but_the_overhead_of_the_client():
    components = KNOWLEDGE.cost_components.values()
    assert [one.id for one in components if not one.is_supplied_by_provider] == ["overhead"]
