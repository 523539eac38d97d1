"""The next best question: the blank or doubtful cell whose answer could change a process's result most.

For every answer 1-5 to every rating the chain is run again (`variants`). A criterion's chance is the summed probability
of the answers after which the recommendation or the class is another; a call for more evidence counts as what stands
behind it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum

from reportgen.analysis.doubt import chances_of
from reportgen.analysis.indices import Rating
from reportgen.analysis.judgement import Judgement
from reportgen.analysis.risk import site_ratings
from reportgen.analysis.spots import cell_of
from reportgen.analysis.variants import Variants
from reportgen.knowledge.rating_facts import Criterion
from reportgen.model.classification import Outcome, Question

_ASKED_GROUPS = ("nature", "sourceability", "risk")
_DECIMALS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A rating that could be asked for.

    `chances` gives the probability of each answer that is possible and says something new; `rating` is None where
    nothing stands in for the blank.
    """

    criterion: Criterion
    rating: Rating | None
    chances: Mapping[int, float]


def question_of(judgement: Judgement, variants: Variants) -> Question | None:
    """Return the question whose answer changes the result most likely, None where none is likely enough to.

    Of equal ones a blank comes first, then what something stands in for, then the heavier weight. Under an analyst's
    override the recommendation stands whatever is answered, so only the class counts.
    """
    best, most = None, variants.scales.knowledge.threshold("least_chance")
    for candidate in _candidates(judgement, variants):
        chance = _chance(candidate, judgement, variants, above=most)
        if chance > most:
            best, most = candidate, chance
    return None if best is None else _asked(best, most, judgement, variants)


def _candidates(judgement: Judgement, variants: Variants) -> list[_Candidate]:
    """Return the ratings the result rests on, the first of equals first.

    The site that is likely stands in for blank ratings of place and subcontracting.
    """
    knowledge, used = variants.scales.knowledge, judgement.judged.used
    by_site = {key: Rating(value=value, inferred=True) for key, value in site_ratings(judgement.ruling.site).items()}
    found = []
    for criterion in variants.scales.by_weight:
        if criterion.group in _ASKED_GROUPS:
            rating = used.get(criterion.id) or by_site.get(criterion.id)
            chances = chances_of(rating, knowledge.doubt)
            found.append(_Candidate(criterion=criterion, rating=rating, chances=chances))
    return sorted(found, key=lambda one: _state(one.rating))


def _state(rating: Rating | None) -> int:
    """Return 0 for a blank, 1 where something stands in for it, 2 where it is entered."""
    return 0 if rating is None else 1 if rating.inferred else 2


def _chance(candidate: _Candidate, judgement: Judgement, variants: Variants, *, above: float) -> float:
    """Return the probability of the answers that change the result, or 0 as soon as it cannot be above a limit."""
    answers = _answers(candidate, variants)
    left, changing = fsum(candidate.chances.values()), 0.0
    for answer, chance in candidate.chances.items():
        if round(left, _DECIMALS) <= above:
            return 0.0
        if _change(candidate.criterion.id, answer, answers, judgement) is None:
            left -= chance
        else:
            changing += chance
    return round(changing, _DECIMALS)


def _asked(candidate: _Candidate, chance: float, judgement: Judgement, variants: Variants) -> Question:
    """Write a question out, with the answers that change the result."""
    key, rating, answers = candidate.criterion.id, candidate.rating, _answers(candidate, variants)
    results = {
        answer: result
        for answer in sorted(candidate.chances)
        if (result := _change(key, answer, answers, judgement)) is not None
    }
    return Question(
        criterion=key,
        label=candidate.criterion.name,
        rating=None if rating is None else rating.value,
        chance=chance,
        outcomes=_outcomes(results, candidate.chances),
        cell=cell_of(judgement.process, key, variants.scales.engagement.process_columns),
        inferred=rating is not None and rating.inferred,
    )


def _answers(candidate: _Candidate, variants: Variants) -> Variants:
    is_entered = candidate.rating is not None and not candidate.rating.inferred
    return variants if is_entered else variants.answering(candidate.criterion.id)


def _change(criterion: str, answer: int, answers: Variants, judgement: Judgement) -> str | None:
    """Return the other recommendation after an answer, else the other class, None where both stay."""
    now = judgement.ruling
    advice = answers.settlement(criterion, answer).advice
    if judgement.process.override is None and advice is not now.decision.advice:
        return advice.value
    kind = answers.nature(criterion, answer).kind
    return kind.value if kind is not None and kind is not now.nature.kind else None


def _outcomes(results: Mapping[int, str], chances: Mapping[int, float]) -> tuple[Outcome, ...]:
    """Put answers with the same result together, the greatest summed chance first, of equal ones the lowest answer."""
    answers: defaultdict[str, list[int]] = defaultdict(list)
    for answer, result in results.items():
        answers[result].append(answer)
    summed = {result: round(fsum(chances[answer] for answer in found), _DECIMALS) for result, found in answers.items()}
    ordered = sorted(answers, key=lambda result: (-summed[result], answers[result][0]))
    return tuple(Outcome(result=result, answers=tuple(answers[result])) for result in ordered)
