"""Processes by chance, for portfolios of any size: each like one of the catalogue, with ratings and amounts drawn."""

from __future__ import annotations

import random
from decimal import Decimal

from reportgen.knowledge.facts import Knowledge
from reportgen.model.engagement import PersonalData, Process


def by_chance(place: int, knowledge: Knowledge, chance: random.Random) -> Process:
    """Return the process that stands at a place, counted from 0; costs are in the engagement's currency a year."""
    like = chance.choice(knowledge.reference_processes)
    return Process(
        id=f"P-{place:05d}",
        name=f"{like.name} {place}",
        function=like.function,
        description=like.description,
        ratings={criterion: chance.randint(1, 5) for criterion in knowledge.criteria},
        personal_data=chance.choice(list(PersonalData)),
        annual_cost=Decimal(chance.randint(50_000, 5_000_000)),
        annual_volume=Decimal(chance.randint(100, 1_000_000)),
        fte=Decimal(chance.randint(1, 60)),
        row=place + 6,
    )
