"""The nodes of the next best question of a process: the rating in doubt, and the chance that it matters."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.analysis.doubt import chances_of
from reportgen.analysis.indices import Rating
from reportgen.analysis.tracing.formulas import added, by_rule
from reportgen.analysis.tracing.givens import known_given, rating_given, site_given
from reportgen.analysis.tracing.subject import Subject
from reportgen.model.classification import Question
from reportgen.model.trace import Given, Node

_RULE = "2"
_BASE = "sourcing.question"
_BESIDE = "a step beside it is entered"
_NOTE = "This answer, all else unchanged, gives another result."


def question_nodes(subject: Subject) -> Iterator[Node]:
    """Yield the figures of a process's question, none where nothing is worth asking."""
    asked = subject.one.sourcing.question
    if asked is None:
        return
    stands = _standing(subject, asked)
    if stands is not None and asked.rating is not None:
        yield stands
        yield subject.step(f"{_BASE}.rating", asked.label, asked.rating, stands.id, unit="step", rule=_RULE)
    odds = _odds(subject, asked)
    yield from odds.values()
    yield subject.step(
        f"{_BASE}.chance",
        "Chance that the answer changes the result",
        asked.chance,
        added(odds[answer].id for answer in asked.answers),
        unit="share",
        rule=_RULE,
    )
    premises = by_rule(subject.id(f"{_BASE}.rating")) if stands is not None else by_rule()
    for row, outcome in enumerate(asked.outcomes):
        for place, answer in enumerate(outcome.answers):
            path, label = f"{_BASE}.outcomes[{row}].answers[{place}]", f"Answer that gives {outcome.result}"
            yield subject.step(path, label, answer, premises, unit="step", rule=_RULE, note=_NOTE)


def _standing(subject: Subject, asked: Question) -> Given | None:
    """Return the rating that is used now, entered or standing in for a blank."""
    if asked.criterion in subject.judgement.judged.used:
        return rating_given(subject, asked.criterion)
    if asked.rating is None:
        return None
    return site_given(subject, subject.judgement.ruling.site, asked.criterion)


def _odds(subject: Subject, asked: Question) -> dict[int, Given]:
    """Return the probability of each answer: of a blank, around what stands in for it, or a step from what is there."""
    rating = None if asked.rating is None else Rating(value=asked.rating, inferred=asked.inferred)
    kind = "blank" if rating is None else f"inferred.{rating.value:.6g}" if rating.inferred else "entered"
    stands = (
        "nothing is entered" if rating is None else f"{rating.value:.3g} is inferred" if rating.inferred else _BESIDE
    )
    return {
        answer: known_given(
            f"doubt.{kind}.{answer}",
            f"Probability that the answer is {answer} where {stands}",
            chance,
            "Doubts about ratings (practitioner convention)",
            "share",
        )
        for answer, chance in chances_of(rating, subject.knowledge.doubt).items()
    }
