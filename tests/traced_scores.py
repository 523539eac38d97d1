"""A trace held against itself: every step follows from what its formula names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isclose

from reportgen.analysis.tracing.evaluate import NotEvaluableError, evaluate
from reportgen.model.trace import Given, Step, Trace, Value

CLOSE = 1e-9


def numbers(value: object, path: str = "") -> Iterator[tuple[str, float]]:
    """Yield every number of plain data with its path: "cost.cash_flows[2].net"."""
    if isinstance(value, Mapping):
        for name, part in value.items():
            yield from numbers(part, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for place, part in enumerate(value):
            yield from numbers(part, f"{path}[{place}]")
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield path, value


def is_close(one: Value, other: Value) -> bool:
    """Return whether two values are one, but for the last digits of a float."""
    if isinstance(one, (str, bool)) or isinstance(other, (str, bool)):
        return one == other
    return isclose(float(one), float(other), rel_tol=CLOSE, abs_tol=CLOSE)


def astray(trace: Trace, but: tuple[str, ...] = ()) -> list[str]:
    """Return what does not follow: steps whose formula gives another value, in words.

    Those whose path begins as in `but` are left out.
    """
    values = {one: node.value for one, node in trace.nodes.items()}
    found = []
    for node in trace.nodes.values():
        if isinstance(node, Step) and not (but and node.id.path.startswith(but)):
            try:
                made = evaluate(node.formula, values)
            except NotEvaluableError:
                continue
            if not is_close(node.value, made):
                found.append(f"{node.id}: {node.value}, but its formula gives {made}")
    return found


def unresolved(trace: Trace) -> list[str]:
    """Return the ids that a formula names and no node has."""
    steps = [node for node in trace.nodes.values() if isinstance(node, Step)]
    return [f"{step.id}: {one}" for step in steps for one in trace.operands(step) if one not in trace.nodes]


def circles(trace: Trace) -> list[str]:
    """Return a figure that is made from itself, none where every way down ends at something given."""
    done = {one for one, node in trace.nodes.items() if isinstance(node, Given)}
    left = {one: set(trace.operands(node)) for one, node in trace.nodes.items() if isinstance(node, Step)}
    while left:
        ready = [one for one, operands in left.items() if operands <= done]
        if not ready:
            return [str(next(iter(left)))]
        done.update(ready)
        for one in ready:
            del left[one]
    return []
