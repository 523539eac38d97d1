"""Ratings, conditions and verdicts in the words of a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.analysis.ruling import Ruling
from reportgen.analysis.turns import view_of
from reportgen.knowledge.facts import Knowledge
from reportgen.model.verdict import Recommendation

_SHOULD = {
    Recommendation.OUTSOURCE: "all of it may move",
    Recommendation.SELECTIVE: "only a part of it should move",
    Recommendation.RETAIN: "it should stay",
    Recommendation.STABILISE: "it has to be put in order first",
    Recommendation.ASSESS_FURTHER: "more has to be found out first",
}
_MAY = {**_SHOULD, Recommendation.SELECTIVE: "a part of it may move"}
_BEST, _WORST = 5, 1
_BY_RISK = "its risk has to be treated first"


def in_sentence(name: str) -> str:
    """Return a name with a small first letter, unless it begins with an abbreviation."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def sentence(text: str) -> str:
    """Return a clause as a sentence."""
    return f"{text[:1].upper()}{text[1:]}."


def joined(parts: Sequence[str], word: str = "and") -> str:
    """Return parts as a list in a sentence: "a", "a and b", "a, b and c"."""
    *others, last = parts
    return f"{', '.join(others)} {word} {last}" if others else last


def percent(share: float) -> str:
    """Return a share as a whole percentage."""
    return f"{round(share * 100)} %"


def should(ruling: Ruling) -> str:
    """Say what a ruling leaves to be done, as a limit."""
    return _by_risk(ruling) or _SHOULD[view_of(ruling)]


def may(ruling: Ruling) -> str:
    """Say what a ruling leaves to be done, as a permission."""
    return _by_risk(ruling) or _MAY[view_of(ruling)]


def may_by(recommendation: Recommendation) -> str:
    """Say what a recommendation leaves to be done, as a permission."""
    return _MAY[recommendation]


def _by_risk(ruling: Ruling) -> str:
    is_by_risk = any(gate.id == "G7" and gate.decided for gate in ruling.decision.outcomes)
    return _BY_RISK if is_by_risk else ""


def or_beyond(step: int, *, at_least: bool) -> str:
    """Write a rating and those beyond it: "4 or more", "2 or less", or the end of the scale by itself."""
    if step == (_BEST if at_least else _WORST):
        return str(step)
    return f"{step} or {'more' if at_least else 'less'}"


def condition(criterion: str, step: int, knowledge: Knowledge, *, at_least: bool) -> str:
    """Return the clause for a rating of a step or more, or of a step or less; the ends of the scale have none."""
    clauses = knowledge.conditions[criterion]
    return clauses.at_least[step - 2] if at_least else clauses.at_most[step - 1]
