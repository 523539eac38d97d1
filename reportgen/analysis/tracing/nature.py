"""The nodes of a process's nature: index, class, how firmly it stands, and what the text says."""

from __future__ import annotations

from collections.abc import Iterator
from math import e

from reportgen.analysis.classify import Probability, probability_of
from reportgen.analysis.nature import MIDDLE
from reportgen.analysis.ratings import ENOUGH, RATED_FROM
from reportgen.analysis.scales import KNOWLEDGE
from reportgen.analysis.sensitivity import drawn_indices
from reportgen.analysis.tracing.expressions import ONE, minus, over, power
from reportgen.analysis.tracing.formulas import added, by_rule, multiplied
from reportgen.analysis.tracing.givens import draws_given, edge_given, field_given, known_given, threshold_given
from reportgen.analysis.tracing.indexed import Part, Scored, counted_share, coverage_node, index_nodes, parts_of
from reportgen.analysis.tracing.subject import Subject
from reportgen.model.classification import Classification, Flip
from reportgen.model.trace import Constant, FigureId, Given, Node, Operation, Operator, Origin
from reportgen.model.verdict import NotAssessed

_RULE = "2"
_TEXT_RULE = "3"
_INDEX = "classification.knowledge_index"


def nature_nodes(subject: Subject) -> Iterator[Node]:
    """Yield the figures of a process's classification."""
    one, entered = subject.one.classification, subject.process.ratings
    rated = [key for key in subject.scales.weights[KNOWLEDGE] if key in entered]
    yield from coverage_node(
        subject, "classification.coverage", "Weight of the nature ratings entered", one.coverage, KNOWLEDGE, rated
    )
    yield from _text(subject)
    yield from _flips(subject)
    if not isinstance(one.knowledge_index, NotAssessed):
        parts = parts_of(subject, "classification", one.contributions)
        label = "Knowledge index"
        scored = Scored(index=KNOWLEDGE, path=_INDEX, label=label, value=one.knowledge_index, parts=parts)
        yield from index_nodes(subject, scored)
        yield from _firmness(subject, parts)
        yield from _probability(subject, one, one.knowledge_index)
        yield from _class(subject)


def _firmness(subject: Subject, parts: tuple[Part, ...]) -> Iterator[Node]:
    """Yield how far the ratings differ, and how many draws of the weights leave the class as it is."""
    one, draws = subject.one.classification, subject.made.weight_draws
    if isinstance(one.spread, NotAssessed) or isinstance(one.stability, NotAssessed):
        return
    spread = Operation(Operator.SPREAD, tuple(counted_share(part) for part in parts))
    note = "Population standard deviation of the ratings as they count, each 0 to 1."
    yield subject.step("working.spread", "Spread of the nature ratings", one.spread, spread, rule=_RULE, note=note)
    kept = Given(
        id=subject.id("given.draws_in_class"),
        label="Draws in which the class holds",
        value=round(one.stability * draws),
        unit="draws",
        origin=Origin.DRAWS,
        source=f"{draws:,} draws of the weights around those used, seed {subject.made.seed}",
    )
    drawn = draws_given(subject.made)
    yield from (kept, drawn)
    yield subject.step(
        "classification.stability",
        "Stability of the class",
        one.stability,
        over(kept.id, drawn.id),
        unit="share",
        rule=_RULE,
    )


def _probability(subject: Subject, one: Classification, index: float) -> Iterator[Node]:
    """Yield the probability of KPO: the logistic curve, and the text's where ratings are missing."""
    slope = threshold_given("probability_slope", subject.knowledge)
    found = probability_of(
        index, drawn_indices(one.contributions, subject.made.seed), subject.judgement.judged, slope=float(slope.value)
    )
    yield slope
    yield from _curve(subject, found, slope.id)
    ratings, coverage = subject.id("working.probability.ratings"), subject.id("classification.coverage")
    is_joined = found.value != found.by_ratings
    text = multiplied(minus(ONE, coverage), subject.id("classification.text_probability"))
    yield subject.step(
        "classification.probability_kpo",
        "Probability of KPO",
        found.value,
        added((multiplied(coverage, ratings), text)) if is_joined else ratings,
        unit="share",
        rule=_RULE,
        note="The text counts for the part of the weight that was not entered." if is_joined else "",
    )


def _curve(subject: Subject, found: Probability, slope: FigureId) -> Iterator[Node]:
    distance = over(minus(Constant(MIDDLE), subject.id(_INDEX)), slope)
    exact = over(ONE, added((ONE, power(Constant(e), distance))))
    drawn = Given(
        id=subject.id("given.probability.drawn"),
        label="The curve, averaged over the draws of the weights",
        value=found.drawn,
        unit="share",
        origin=Origin.DRAWS,
        source=f"{subject.made.weight_draws:,} draws of the weights around those used, seed {subject.made.seed}",
    )
    yield drawn
    is_drawn = found.by_ratings == found.drawn
    yield subject.step(
        "working.probability.ratings",
        "Probability of KPO by the ratings",
        found.by_ratings,
        drawn.id if is_drawn else exact,
        unit="share",
        rule=_RULE,
        note="" if is_drawn else "The draws fall on the other side of 50, so the curve is taken at the index itself.",
    )


def _class(subject: Subject) -> Iterator[Node]:
    """Yield class, kind of hybrid, leaning and evidence: words that follow from numbers."""
    one, bands = subject.one.classification, subject.knowledge.knowledge_bands
    if isinstance(one.nature, NotAssessed) or isinstance(one.leaning, NotAssessed):
        return
    edges = [edge_given("knowledge_index", band) for band in bands[1:]]
    limits = [threshold_given(name, subject.knowledge) for name in ("mixed_spread", "stable_share")]
    known = [
        known_given("evidence.partial", "Partial evidence from", ENOUGH, "Method, section 2", "share"),
        known_given("evidence.rated", "Rated from", RATED_FROM, "Method, section 2", "share"),
    ]
    yield from (*edges, *limits, *known)
    index, ids = subject.id(_INDEX), [edge.id for edge in edges]
    said = ", ".join(f"{band.name} from {band.low:g}" for band in bands)
    yield subject.step(
        "classification.class", "Class", one.nature.value, by_rule(index, *ids), rule=_RULE, note=f"{said}."
    )
    if one.hybrid_kind:
        told = (subject.id("working.spread"), limits[0].id, subject.id("classification.stability"), limits[1].id)
        yield subject.step(
            "classification.hybrid_kind",
            "Kind of hybrid",
            one.hybrid_kind.value,
            by_rule(*told),
            rule=_RULE,
            note="MIXED where the spread is above its limit, BOUNDARY where the class holds in too few draws.",
        )
    yield subject.step(
        "classification.leaning",
        "Leaning",
        one.leaning.value,
        by_rule(index),
        rule=_RULE,
        note="KPO from 50.",
    )
    covered = by_rule(subject.id("classification.coverage"), *(limit.id for limit in known))
    yield subject.step("classification.evidence", "Evidence", one.evidence.value, covered, rule=_RULE)


def _text(subject: Subject) -> Iterator[Node]:
    """Yield what the text says: its probability, the words that weigh most, and what it resembles."""
    one = subject.one.classification
    read = [field_given(subject, name) for name in ("name", "description", "function")]
    yield from read
    words = by_rule(*(given.id for given in read if given.value))
    if one.text_probability is not None:
        yield subject.step(
            "classification.text_probability",
            "Probability of KPO by the text",
            one.text_probability,
            words,
            unit="share",
            rule=_TEXT_RULE,
            note="A regression over the words, calibrated on texts that it was not made from.",
        )
    for place, said in enumerate(one.speaking):
        path = f"classification.speaking[{place}].pull"
        yield subject.step(path, f'Pull of the word "{said.word}"', said.pull, words, unit="log odds", rule=_TEXT_RULE)
    for place, near in enumerate(one.resembles):
        path, label = f"classification.resembles[{place}].similarity", f"Likeness to {near.name} ({near.id})"
        yield subject.step(path, label, near.similarity, words, unit="share", rule=_TEXT_RULE)


def _flips(subject: Subject) -> Iterator[Node]:
    for place, flip in enumerate(subject.one.classification.flips):
        yield from flip_nodes(subject, flip, f"classification.flips[{place}]", "classification.class")


def flip_nodes(subject: Subject, flip: Flip, path: str, about: str) -> Iterator[Node]:
    """Yield the rating of a flip, and the step at which the figure `about` would be another."""
    rating = subject.id(f"given.{flip.criterion}")
    yield subject.step(f"{path}.rating", flip.label, flip.rating, rating, unit="step", rule=_RULE)
    yield subject.step(
        f"{path}.needed",
        f"{flip.label} that would give {flip.result}",
        flip.needed,
        by_rule(rating, subject.id(about)),
        unit="step",
        rule=_RULE,
        note="The nearest step that, all else unchanged, gives another result.",
    )
