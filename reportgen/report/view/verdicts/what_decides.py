"""The title of the verdicts: how many follow from the scores, and what decides the others."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.model.assessment import ProcessAssessment
from reportgen.report.view.parts import joined
from reportgen.report.words.formats import all_of, in_like_words, in_words


def what_decides(processes: Sequence[ProcessAssessment]) -> str:
    """Return "Scores decide 25 of 35 verdicts, facts nine and the analyst one"."""
    whole = len(processes)
    by_analyst = sum(one.sourcing.overridden for one in processes)
    by_fact = sum(_is_outranked(one) for one in processes)
    by_score = whole - by_analyst - by_fact
    if whole == 1:
        decided = "the scores decide" if by_score else "a fact decides" if by_fact else "the analyst sets"
        return f"One verdict, and {decided} it"
    if by_score == whole:
        return f"The scores decide {all_of(whole, 'verdicts')}"
    if not by_score and whole in {by_fact, by_analyst}:
        return f"{'Facts decide' if by_fact else 'The analyst sets'} {all_of(whole, 'verdicts')}"
    others = [f"{'a fact' if by_fact == 1 else 'facts'} {in_words(by_fact)}"] if by_fact else []
    others += [f"the analyst {in_words(by_analyst)}"] if by_analyst else []
    some, of_all = in_like_words((by_score, whole))
    return f"Scores decide {some if by_score else 'none'} of {of_all} verdicts, {joined(others)}"


def _is_outranked(one: ProcessAssessment) -> bool:
    return not one.sourcing.overridden and any(gate.decided for gate in one.sourcing.gates)
