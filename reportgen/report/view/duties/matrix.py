"""The map of duties: which body of rules reaches which process, and whether the workbook, its facts or both say so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.protection import RegimeDuty
from reportgen.report.figures.rule_matrix import RuleRow, rule_matrix
from reportgen.report.figures.state_marks import State
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Drawing, worded
from reportgen.report.words.formats import counted, in_words, sentence_start

MOST_COLUMNS = 40
_FEWEST = 2
Reached = Sequence[tuple[ProcessAssessment, RegimeDuty]]
_IN_WORDS = {
    "whole": "named and called for",
    "half": "called for by the facts alone",
    "none": "named alone",
    "blank": "",
}


def duties_map(context: Context, by_label: Mapping[str, Reached]) -> Drawing | None:
    """Draw the map; None where there are too many processes for columns, or too little to compare."""
    processes = sorted(context.assessment.processes, key=context.number)
    if not _FEWEST <= len(processes) <= MOST_COLUMNS or len(by_label) < _FEWEST:
        return None
    numbers = [context.number(one) for one in processes]
    rows = [_row(context, label, reached, numbers) for label, reached in by_label.items()]
    caption = context.numbering.figure(
        _finding(by_label),
        "Disc: named in the workbook and called for by its facts; half: by its facts alone; ring: named alone.",
    )
    figure = rule_matrix(numbers, rows, context.palette)
    return Drawing(caption=caption, svg=figure.svg, height=figure.height_mm, numbers=worded(figure.table, _IN_WORDS))


def _row(context: Context, label: str, reached: Reached, numbers: Sequence[int]) -> RuleRow:
    states = {context.number(one): _state(duty) for one, duty in reached}
    return RuleRow(name=label, states=tuple(states.get(number, "blank") for number in numbers), total=len(reached))


def _state(duty: RegimeDuty) -> State:
    if duty.chosen == duty.triggered:
        return "whole"
    return "half" if duty.triggered else "none"


def _finding(by_label: Mapping[str, Reached]) -> str:
    """Count where workbook and facts disagree."""
    duties = [duty for reached in by_label.values() for _, duty in reached]
    facts = sum(1 for duty in duties if duty.triggered and not duty.chosen)
    named = sum(1 for duty in duties if duty.chosen and not duty.triggered)
    if not facts and not named:
        return f"Rules reach processes in {counted(len(duties), 'case')}, and in all of them workbook and facts agree"
    said = []
    if facts:
        said.append(f"in {counted(facts, 'case')} rules apply that the workbook does not name")
    if named:
        cases = in_words(named) if facts else counted(named, "case")
        said.append(f"in {cases} it names rules its facts do not call for")
    return sentence_start("; ".join(said))
