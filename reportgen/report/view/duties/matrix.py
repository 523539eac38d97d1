"""The map of duties: which body of rules reaches which process, and whether the workbook, its facts or both say so.

It tells apart what `why` tells apart: rules that facts call for, that may apply, and that no fact speaks for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.protection import RegimeDuty
from reportgen.report.figures.rule_matrix import RuleRow, rule_matrix
from reportgen.report.figures.state_marks import State
from reportgen.report.view.classes.words import ended
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Drawing, worded
from reportgen.report.words.formats import counted, in_words, sentence_start

MOST_COLUMNS = 40
_FEWEST = 2
Reached = Sequence[tuple[ProcessAssessment, RegimeDuty]]
_IN_WORDS = {
    "whole": "named and called for",
    "half": "called for by the facts alone",
    "dotted": "named, may apply",
    "none": "named, no fact speaks for it",
    "blank": "",
}
_LEGEND: Mapping[State, str] = {
    "whole": "disc: named in the workbook and called for by the facts",
    "half": "half: called for by the facts alone",
    "dotted": "ringed dot: named, and some facts speak for it, so it may apply",
    "none": "ring: named, and no fact speaks for it",
}


def duties_map(context: Context, by_label: Mapping[str, Reached]) -> Drawing | None:
    """Draw the map; None where there are too many processes for columns, or too little to compare."""
    processes = sorted(context.assessment.processes, key=context.number)
    if not _FEWEST <= len(processes) <= MOST_COLUMNS or len(by_label) < _FEWEST:
        return None
    numbers = [context.number(one) for one in processes]
    rows = [_row(context, label, reached, numbers) for label, reached in by_label.items()]
    caption = context.numbering.figure(_finding(by_label), _legend(rows))
    figure = rule_matrix(numbers, rows, context.palette)
    return Drawing(caption=caption, svg=figure.svg, height=figure.height_mm, numbers=worded(figure.table, _IN_WORDS))


def _row(context: Context, label: str, reached: Reached, numbers: Sequence[int]) -> RuleRow:
    states = {context.number(one): _state(duty) for one, duty in reached}
    return RuleRow(name=label, states=tuple(states.get(number, "blank") for number in numbers), total=len(reached))


def _state(duty: RegimeDuty) -> State:
    if duty.chosen == duty.triggered:
        return "whole"
    if duty.triggered:
        return "half"
    return "dotted" if duty.fits else "none"


def _legend(rows: Iterable[RuleRow]) -> str:
    """Say what the marks mean that are drawn."""
    drawn = {state for row in rows for state in row.states}
    return sentence_start(ended("; ".join(words for state, words in _LEGEND.items() if state in drawn)))


def _finding(by_label: Mapping[str, Reached]) -> str:
    """Count where workbook and facts disagree; where they do not, where rules only may apply."""
    states = Counter(_state(duty) for reached in by_label.values() for _, duty in reached)
    if states["half"] or states["none"]:
        return sentence_start("; ".join(_disagreeing(states)))
    cases = f"Rules reach processes in {counted(states.total(), 'case')}"
    if not states["dotted"]:
        return f"{cases}, and in all of them workbook and facts agree"
    which = "in all of them they" if states["dotted"] == states.total() else f"in {in_words(states['dotted'])} they"
    return f"{cases}; {which} may apply, as the facts alone do not call for them"


def _disagreeing(states: Counter[State]) -> Iterator[str]:
    if states["half"]:
        yield f"in {counted(states['half'], 'case')} rules apply that the workbook does not name"
    if states["none"]:
        cases = in_words(states["none"]) if states["half"] else counted(states["none"], "case")
        yield f"in {cases} {'it' if states['half'] else 'the workbook'} names rules that no fact speaks for"
