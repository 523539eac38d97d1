"""The types of ratings and of what decides by them; part of `Knowledge` (facts.py)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.knowledge.origin import Origin
from reportgen.model.verdict import Form, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One rating, 1-5, with its five behavioural anchors.

    `name` is the column header. `group` is nature, sourceability, risk or digital. `weights` maps an index
    (knowledge_index, sourceability, operational_risk, structural_risk, inherent_impact, inherent_likelihood,
    automation_fit, automation_exposure) to a weight above 0; `reversed_in` names the indices where a high rating lowers
    the score. `routine_part` and `expert_part` finish "what ..." for the two parts of mixed work; "" but for nature
    criteria. `choices` are labels that stand for 1-5 where the criterion has them (data sensitivity), else empty.
    """

    id: str
    name: str
    group: str
    question: str
    anchors: tuple[str, str, str, str, str]
    weights: Mapping[str, float]
    reversed_in: frozenset[str]
    high_phrase: str
    low_phrase: str
    routine_part: str
    expert_part: str
    evidence: str
    choices: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A named interval of an index: low <= index < high (the last band includes 100)."""

    name: str
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """The steps of a criterion put as conditions: a rating of 2, 3, 4, 5 or more, and of 1, 2, 3, 4 or less."""

    at_least: tuple[str, str, str, str]
    at_most: tuple[str, str, str, str]
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """How likely each answer is when a rating is asked for.

    `blank` gives the probabilities of the answers 1-5 where nothing is known, `inferred_deviation` the standard
    deviation around an inferred rating in steps of the scale, `entered_step` the probability that an entered rating
    is one step off, each way.
    """

    blank: tuple[float, ...]
    inferred_deviation: float
    entered_step: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A fact that overrides any score.

    `order` is the order of deciding, 1 first; `lifting` are ids of measures that can lift it, the best first.
    `effect_own_centre` says the effect where the client's own centre does the work, "" where that makes no difference,
    `effect_at_provider` where a provider does it today and keeps it.
    """

    id: str
    name: str
    order: int
    test: str
    effect: str
    origin: Origin
    lifting: tuple[str, ...] = ()
    effect_own_centre: str = ""
    effect_at_provider: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A limit at which advice turns; `meaning` is a clause that says what it is for."""

    id: str
    value: float
    unit: str
    meaning: str
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteCell:
    """Who does the work and how far from home at a pair of risk levels (low, moderate, high), and why, in a clause."""

    operational: str
    structural: str
    form: Form
    distance: Place
    ground: str
    origin: Origin
