"""What kind of work a process is and how to source it, as JSON."""

from __future__ import annotations

from reportgen.model.classification import Classification, Contribution, Flip, PortfolioQuestion, Question
from reportgen.model.outlook import Outlook
from reportgen.model.sourcing import Expectations, Sourcing
from reportgen.model.verdict import NotAssessed
from reportgen.report.results.plain import Json, known, number, present


def classification_json(one: Classification) -> dict[str, Json]:
    """Return what kind of work a process is, and why."""
    return {
        "class": one.nature.value if not isinstance(one.nature, NotAssessed) else known(one.nature),
        "hybrid_kind": one.hybrid_kind.value if one.hybrid_kind else None,
        "leaning": one.leaning.value if not isinstance(one.leaning, NotAssessed) else known(one.leaning),
        "knowledge_index": known(one.knowledge_index),
        "probability_kpo": known(one.probability_kpo),
        "evidence": one.evidence.value,
        "coverage": round(one.coverage, 12),
        "stability": known(one.stability),
        "contributions": [_contribution(part) for part in one.contributions],
        "resembles": [
            {"id": near.id, "name": near.name, "class": near.nature.value, "similarity": round(near.similarity, 12)}
            for near in one.resembles
        ],
        "flips": [_flip(flip) for flip in one.flips],
        "text_probability": None if one.text_probability is None else round(one.text_probability, 12),
        "speaking": [{"word": said.word, "pull": said.pull} for said in one.speaking],
        "reasons": list(one.reasons),
        "split": {"routine": one.split.routine, "expert": one.split.expert} if one.split else None,
    }


def sourcing_json(one: Sourcing) -> dict[str, Json]:
    """Return whether, how, where and when to source a process."""
    return {
        "recommendation": one.recommendation.value,
        "provisional_recommendation": one.provisional_recommendation.value if one.provisional_recommendation else None,
        "engine_recommendation": one.engine_recommendation.value if one.overridden else None,
        "override_reason": one.override_reason if one.overridden else None,
        "index": known(one.index),
        "index_coverage": round(one.index_coverage, 12),
        "contributions": [_contribution(part) for part in one.contributions],
        "gates": [
            {
                "id": gate.id,
                "name": gate.name,
                "effect": gate.effect,
                "because": gate.because,
                "decided": gate.decided,
                "cells": [str(cell) for cell in gate.cells],
            }
            for gate in one.gates
        ],
        "form": one.form.value,
        "place": one.place.value,
        "location": one.location or None,
        "site_reason": one.site_reason or None,
        "price_model": one.price_model or None,
        "price_model_reason": one.price_model_reason,
        "sourced_share": one.sourced_share,
        "wave": one.wave,
        "reasons": list(one.reasons),
        "counter_argument": one.counter_argument,
        "flip": _flip(one.flip) if one.flip else None,
        "question": _question(one.question) if one.question else None,
        "automation_fit": known(one.automation_fit),
        "in_house_alternative": one.in_house_alternative,
        "automate_first": one.automate_first,
        "premises": list(one.premises),
        "expectations": _expectations(one.expectations) if one.expectations else None,
    }


def outlook_json(one: Outlook) -> dict[str, Json]:
    """Return what the next years are likely to change about a process."""
    return present(
        {
            "automation_exposure": known(one.automation_exposure),
            "coverage": round(one.coverage, 12),
            "reach": known(one.reach) if isinstance(one.reach, NotAssessed) else one.reach.value,
            "is_held_back": one.is_held_back,
            "pays_back_late": one.pays_back_late,
            "niche": [ground.value for ground in one.niche],
            "contributions": [_contribution(part) for part in one.contributions],
        }
    )


def portfolio_question_json(one: PortfolioQuestion) -> dict[str, Json]:
    """Return a question ranked among those of all processes, with its stake."""
    return present(
        {
            "process": one.process,
            "name": one.name,
            "stake": None if one.stake is None else number(one.stake),
            **_question(one.question),
        }
    )


def _question(one: Question) -> dict[str, Json]:
    return present(
        {
            "criterion": one.criterion,
            "label": one.label,
            "rating": None if one.rating is None else round(one.rating, 12),
            "inferred": one.inferred,
            "chance": one.chance,
            "outcomes": [{"result": found.result, "answers": list(found.answers)} for found in one.outcomes],
            "cell": str(one.cell) if one.cell else None,
        }
    )


def _contribution(part: Contribution) -> dict[str, Json]:
    return present(
        {
            "criterion": part.criterion,
            "label": part.label,
            "rating": round(part.rating, 12),
            "weight": part.weight,
            "points": part.points,
            "reversed": part.reversed,
            "inferred": part.inferred,
            "cell": str(part.cell) if part.cell else None,
        }
    )


def _flip(flip: Flip) -> dict[str, Json]:
    return {
        "criterion": flip.criterion,
        "label": flip.label,
        "rating": flip.rating,
        "needed": flip.needed,
        "result": flip.result,
    }


def _expectations(one: Expectations) -> dict[str, Json]:
    return {"skills": list(one.skills), "value": list(one.value)}
