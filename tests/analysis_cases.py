"""Processes as a sourcing analyst would describe them, and the shortest way to their assessment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from reportgen.analysis.assess import DEFAULT_SEED, assess
from reportgen.analysis.assumptions import assumptions_of
from reportgen.analysis.judgement import judgements
from reportgen.analysis.scales import scales_of
from reportgen.knowledge.catalogues import load
from reportgen.model.engagement import Engagement, PersonalData, Process

KNOWLEDGE = load()
FEW_DRAWS = 100
NATURE = tuple(key for key, one in KNOWLEDGE.criteria.items() if "knowledge_index" in one.weights)
SOURCEABILITY = tuple(key for key, one in KNOWLEDGE.criteria.items() if "sourceability" in one.weights)

ROUTINE = {
    "judgement": 1,
    "domain_expertise": 2,
    "codifiability": 5,
    "analytical_complexity": 1,
    "output_customisation": 1,
    "volume_repeatability": 5,
    "credential_requirement": 1,
}
EXPERT = {
    "judgement": 5,
    "domain_expertise": 5,
    "codifiability": 2,
    "analytical_complexity": 5,
    "output_customisation": 4,
    "volume_repeatability": 2,
    "credential_requirement": 4,
}
READY = {
    "strategic_importance": 2,
    "relative_capability": 2,
    "opportunism_exposure": 2,
    "supplier_market_depth": 5,
    "measurability": 5,
    "interdependence": 2,
    "process_stability": 4,
    "documentation": 4,
    "demand_variability": 3,
}
GUARDED = {"data_sensitivity": 2, "regulatory_exposure": 2, "business_criticality": 2, "customer_contact": 1}


def process(identifier="P1", name="Supplier invoice entry", ratings=None, **facts):
    """Return a routine process that the market does well, as changed by `facts`; amounts may be plain numbers."""
    amounts = {key: facts[key] for key in ("annual_cost", "annual_volume", "fte") if facts.get(key) is not None}
    money = {key: Decimal(str(amount)) for key, amount in amounts.items()}
    given = {"annual_cost": Decimal(400_000), "personal_data": PersonalData.NONE, "row": 5, **facts, **money}
    chosen = {**ROUTINE, **READY, **GUARDED} if ratings is None else ratings
    return Process(id=identifier, name=name, ratings=chosen, **given)


def changed(**ratings):
    """Return the ratings of the routine process with some changed; None blanks one."""
    whole = {**ROUTINE, **READY, **GUARDED, **ratings}
    return {key: value for key, value in whole.items() if value is not None}


def engagement(*processes, **facts):
    """Return a German client's engagement."""
    given = {"home_country": "DE", "currency": "EUR", **facts}
    return Engagement(
        client="Brenner Maschinenbau", title="Sourcing review", date=date(2026, 11, 2), processes=processes, **given
    )


def assessed(*processes, seed=DEFAULT_SEED, knowledge=KNOWLEDGE, draws=FEW_DRAWS, **facts):
    """Assess processes of one engagement; few draws, since most tests do not look at odds."""
    given = engagement(*processes, **facts)
    return assess(given, (), knowledge, workbook_sha256="0" * 64, seed=seed, draws=draws)


def verdict(one=None, **facts):
    """Assess a single process and return what was concluded about it."""
    return assessed(one if one is not None else process(), **facts).processes[0]


def recommended(one, **facts):
    """Return what is recommended for a single process, by the same chain, but without its money."""
    given = engagement(one, **facts)
    return next(judgements(scales_of(given, KNOWLEDGE), assumptions_of(given, KNOWLEDGE))).recommendation


def classified(one, **facts):
    """Return the class of a single process, which its cost does not touch and which is quicker found without it."""
    return verdict(replace(one, annual_cost=None), **facts).classification
