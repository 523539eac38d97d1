"""What the impact of a failure is at the least: one grave fact is not averaged away by harmless ones.

The numbers stand in knowledge: impact_floors.toml. Where data sensitivity is blank it follows from whose data it is
(personal 4, special 5: see ratings), so that the impact is 3 or 4 at the least; the other ratings alone set a floor
too, so that naming personal data never lowers the impact. Where both were entered the graver of the two counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from math import floor

from reportgen.analysis.indices import Rating
from reportgen.analysis.scales import IMPACT, Scales
from reportgen.model.engagement import PersonalData, Process
from reportgen.model.verdict import Form

SENSITIVITY = "data_sensitivity"
PERSONAL_DATA = "personal_data"
COST = "annual_cost"
_PROVIDERS = frozenset((Form.THIRD_PARTY, Form.JOINT))
_PERSONAL = frozenset((PersonalData.PERSONAL, PersonalData.SPECIAL))


def step_of(index: float) -> int:
    """Turn an index 0-100 into a step 1-5: 1 + 4 * index / 100, halves up."""
    return floor(1 + 4 * index / 100 + 0.5)


def least_impact(process: Process, ratings: Mapping[str, Rating], form: Form, scales: Scales) -> int:
    """Return the impact 1-5 at the least; it is not below 1."""
    return max(1, *impact_floors(process, ratings, form, scales).values())


def impact_floors(process: Process, ratings: Mapping[str, Rating], form: Form, scales: Scales) -> dict[str, int]:
    """Return what sets the impact at the least, by criterion or by field of the process; 0 sets nothing."""
    rated = {
        one.criterion: floor(ratings[one.criterion].value - one.below + 0.5)
        for one in scales.knowledge.impact_floors.ratings
        if one.criterion in ratings and (form in _PROVIDERS or not one.contracted_only)
    }
    return {**rated, PERSONAL_DATA: _by_personal_data(process, ratings, scales), COST: _by_cost(process, scales)}


def _by_personal_data(process: Process, ratings: Mapping[str, Rating], scales: Scales) -> int:
    """Grade by whose data it is; where its sensitivity was not entered, no lower than by the other ratings alone."""
    if process.personal_data is None:
        return 0
    return max(
        scales.knowledge.impact_floors.data.get(process.personal_data, 0), _by_the_others(process, ratings, scales)
    )


def _by_the_others(process: Process, ratings: Mapping[str, Rating], scales: Scales) -> int:
    if process.personal_data not in _PERSONAL or SENSITIVITY not in ratings or not ratings[SENSITIVITY].inferred:
        return 0
    others = scales.value(IMPACT, {key: rating for key, rating in ratings.items() if key != SENSITIVITY})
    return 0 if others is None else step_of(others)


def _by_cost(process: Process, scales: Scales) -> int:
    """Grade the money at stake by a year's cost; a currency without a working rate grades nothing."""
    cost = process.annual_cost if process.annual_cost is not None else sum(process.cost_components.values(), Decimal(0))
    dollars = float(cost) * scales.knowledge.working_rates.get(scales.engagement.currency, 0.0)
    return max((step for least, step in scales.knowledge.impact_floors.money if dollars >= least), default=0)
