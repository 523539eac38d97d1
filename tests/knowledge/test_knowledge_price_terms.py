"""What a price model says it is worked out with is what the engine works it out with."""

from __future__ import annotations

import pytest

from reportgen.analysis.money.charges import Year, charge_of
from reportgen.knowledge.catalogues import load
from reportgen.model.verdict import NatureClass

KNOWLEDGE = load()
ELSEWHERE = {"price_inflation", "build_share", "transfer_share"}  # indexation and one-off fees: not part of the charge


class Asked:
    """Parameters at their likely value, which remember the ids that were asked for."""

    own = 1.0

    def __init__(self):
        self.ids: set[str] = set()

    def __getitem__(self, parameter: str) -> float:
        self.ids.add(parameter)
        value = KNOWLEDGE.parameters[parameter].value
        assert value is not None
        return float(value.likely)

    def optional(self, parameter: str) -> float:
        return self[parameter]

    def for_class(self, parameter: str, nature: NatureClass | None) -> float:
        assert nature is not None
        return self[f"{parameter}_{nature.lower()}"]


@pytest.mark.parametrize("model", KNOWLEDGE.price_models)
def test_a_price_model_names_the_assumptions_its_charge_is_worked_out_with(model: str):
    asked = Asked()
    for nature in NatureClass:
        charge_of(model, Year(price=100.0, volume=1.2, year=2, freed=150.0, cost_share=0.87, nature=nature), asked)
    assert asked.ids == set(KNOWLEDGE.price_models[model].parameters) - ELSEWHERE
