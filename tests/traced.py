"""A trace held against the results and against itself: what is not traced, what does not follow, what does not end."""

from __future__ import annotations

from decimal import Decimal
from graphlib import CycleError, TopologicalSorter

from reportgen.analysis.tracing.evaluate import evaluate, is_evaluable
from reportgen.model.trace import FigureId, Given, Step

PLACES = {"share", "months", "years", "points", ""}


def numbers_in(data, path=""):
    """Yield each number of results with its path, such as "cash_flows[2].net"; years only tell rows apart."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key != "year":
                yield from numbers_in(value, f"{path}.{key}" if path else key)
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from numbers_in(value, f"{path}[{place}]")
    elif isinstance(data, int | float) and not isinstance(data, bool):
        yield path, data


def untraced(process, path, data, trace):
    """Return the numbers of some results that have no node, or one with another value."""
    return [
        (path, number)
        for path, number in numbers_in(data, path)
        if not _is(trace.nodes.get(FigureId(process, path)), number)
    ]


def unresolved(trace):
    """Return the ids that formulas name and that are no nodes."""
    steps = [node for node in trace.nodes.values() if isinstance(node, Step)]
    return {name for step in steps for name in trace.operands(step) if name not in trace.nodes}


def circular(trace):
    """Return the nodes of a circle, None where every node rests on others only."""
    rests = {name: trace.operands(node) for name, node in trace.nodes.items() if isinstance(node, Step)}
    try:
        TopologicalSorter(rests).prepare()
    except CycleError as error:
        return error.args[1]
    return None


def not_following(trace):
    """Return the steps whose formula, with the values of its operands, comes to something else than their value."""
    values = {name: node.value for name, node in trace.nodes.items()}
    return [
        (name, node.value)
        for name, node in trace.nodes.items()
        if isinstance(node, Step) and is_evaluable(node.formula) and not _follows(node, values)
    ]


def leaves(trace):
    """Return what was given."""
    return [node for node in trace.nodes.values() if isinstance(node, Given)]


def _follows(step, values):
    found, said = evaluate(step.formula, values), step.value
    if step.unit not in PLACES and isinstance(said, Decimal) and said.as_tuple().exponent >= -4:
        return Decimal(str(found)) == said or abs(Decimal(str(found)) - said) < Decimal("1e-9")
    return abs(float(found) - float(said)) <= 1e-9 * max(1.0, abs(float(said)))


def _is(node, number):
    return node is not None and round(float(node.value), 12) == round(float(number), 12)
