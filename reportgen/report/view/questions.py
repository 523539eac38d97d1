"""What to ask next, in words: which rating, what answer would change the result, and how likely that is."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.model.classification import Question
from reportgen.model.verdict import NatureClass
from reportgen.report.view.parts import joined
from reportgen.report.view.wording import verdict_words
from reportgen.report.words.formats import Formats

_RUN = 3
_ALL = 5  # steps of a rating
_CLASSES = {NatureClass.BPO.value: "BPO", NatureClass.KPO.value: "KPO", NatureClass.HYBRID.value: "a hybrid"}


def question_sentence(formats: Formats, question: Question) -> str:
    """Say a question and its consequence in a sentence; its cell stands in the list of questions."""
    return f"{question.label}, {now_words(formats, question)}: {consequence(formats, question)}."


def now_words(formats: Formats, question: Question) -> str:
    """Say what the cell holds today."""
    if question.rating is None:
        return "now blank"
    decimals = 0 if round(float(question.rating), 1).is_integer() else 1
    held = formats.number(question.rating, decimals)
    return f"now blank, taken as {held}" if question.inferred else f"now {held}"


def consequence(formats: Formats, question: Question) -> str:
    """Say which answers would change the result into what, and how likely these answers are."""
    first, *others = question.outcomes
    asked = "any answer" if len(set(first.answers)) == _ALL else f"an answer of {_listed(first.answers)}"
    chance = formats.percent(question.chance)
    likely = "" if chance == formats.percent(1) else f"{chance} likely"
    if likely and not others:
        return f"{asked} ({likely}) would make it {result_words(first.result)}"
    said = [f"{asked} would make it {result_words(first.result)}"]
    said += [f"{_listed(outcome.answers)} {result_words(outcome.result)}" for outcome in others]
    return f"{joined(said)} (together {likely})" if likely else joined(said)


def result_words(result: str) -> str:
    """Return the words for a class or, in quotation marks, a recommendation that is given by its value."""
    return _CLASSES.get(result) or f"“{verdict_words(result)}”"


def _listed(answers: Sequence[int]) -> str:
    """Write answers such as "1 or 2", and a run of three and more as "1 to 3"."""
    ordered = sorted(set(answers))
    if len(ordered) >= _RUN and ordered[-1] - ordered[0] == len(ordered) - 1:
        return f"{ordered[0]} to {ordered[-1]}"
    if len(ordered) == 1:
        return str(ordered[0])
    return f"{', '.join(str(answer) for answer in ordered[:-1])} or {ordered[-1]}"
