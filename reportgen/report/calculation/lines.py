"""A figure and how it was worked out, as texts: what the appendix prints in a line and `explain` in a branch."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.model.trace import FigureId, Given, Node, Step, Trace
from reportgen.report.calculation.choices import is_choice, premises_of, reason_of
from reportgen.report.calculation.expressions import written
from reportgen.report.calculation.values import in_formula, with_unit
from reportgen.report.calculation.words import in_printed_words
from reportgen.report.words.formats import Formats


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A figure in words and numbers; what does not apply is "".

    `formula` names what it is made from, `worked` has the numbers put in; of a choice (`is_choice`) it is the reason.
    `rule` is a section of the method. `cell` is where it stands in the workbook, `source` and `origin` where it comes
    from if it was not worked out.
    """

    label: str
    value: str
    formula: str = ""
    worked: str = ""
    rule: str = ""
    note: str = ""
    cell: str = ""
    source: str = ""
    origin: str = ""
    is_choice: bool = False


def line_of(node: Node, trace: Trace, formats: Formats) -> Line:
    """Write a figure out."""
    label, value = in_printed_words(node.label), with_unit(node.value, node.unit, formats)
    if isinstance(node, Given):
        cell = str(node.cell) if node.cell else ""
        return Line(label=label, value=value, cell=cell, source=node.source, origin=node.origin.value)
    return Line(
        label=label,
        value=value,
        formula=written(node.formula, lambda one: named(one, node.id.process, trace), formats),
        worked=reason(node, trace, formats) or written(node.formula, lambda one: valued(one, trace, formats), formats),
        rule=node.rule,
        note=in_printed_words(node.note),
        is_choice=is_choice(node.formula),
    )


def reason(step: Step, trace: Trace, formats: Formats) -> str:
    """Return why a figure that follows by a rule is what it is, "" where that is no sentence."""
    if not is_choice(step.formula):
        return ""
    premises = premises_of(step.formula, trace.nodes.get)
    return reason_of(step, premises, lambda one: in_formula(one.value, one.unit, formats), lambda _: "")


def named(one: FigureId, process: str, trace: Trace) -> str:
    """Return the name of a figure, with its process where that is another than the one told of."""
    label = in_printed_words(trace.nodes[one].label)
    return f"{label} of {one.process}" if one.process not in {"", process} else label


def valued(one: FigureId, trace: Trace, formats: Formats) -> str:
    """Return the value of a figure as it stands in a formula."""
    node = trace.nodes[one]
    return in_formula(node.value, node.unit, formats)
