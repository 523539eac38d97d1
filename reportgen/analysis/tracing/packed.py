"""Nodes as plain data, such as `marshal` writes, and back: numbers, texts, and tuples and lists of these."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, TypeAlias

from reportgen.model.finding import CellRef
from reportgen.model.trace import Constant, Expression, FigureId, Given, Node, Operation, Operator, Origin, Step

Plain: TypeAlias = Any
_AS_IT_IS = frozenset({float, int, bool, str})
_GIVEN, _STEP = "given", "step"
_OPERATORS: Mapping[str, Operator] = {one.value: one for one in Operator}
_ORIGINS: Mapping[str, Origin] = {one.value: one for one in Origin}


def packed(node: Node) -> Plain:
    """Return a node as plain data.

    Raises:
        TypeError: its value is of a kind that plain data do not tell.
    """
    about = (*node.id, node.label, _value(node.value), node.unit)
    if isinstance(node, Step):
        return (_STEP, *about, node.rule, _formula(node.formula), node.note)
    cell = node.cell and (node.cell.sheet, node.cell.cell)
    return (_GIVEN, *about, node.origin.value, node.source, cell)


def unpacked(data: Plain) -> Node:
    """Return the node that plain data tell of."""
    kind, process, path, label, value, unit, *further = data
    return _MAKING[kind](FigureId(process, path), label, _of_value(value), unit, *further)


def _step(figure: FigureId, label: str, value: Any, unit: str, rule: str, formula: Plain, note: str) -> Step:
    return Step(id=figure, label=label, value=value, unit=unit, rule=rule, formula=_of_formula(formula), note=note)


def _given(figure: FigureId, label: str, value: Any, unit: str, origin: str, source: str, cell: Plain) -> Given:
    place = None if cell is None else CellRef(sheet=cell[0], cell=cell[1])
    return Given(id=figure, label=label, value=value, unit=unit, origin=_ORIGINS[origin], source=source, cell=place)


_MAKING: Mapping[str, Callable[..., Node]] = {_STEP: _step, _GIVEN: _given}


def _value(value: Any) -> Plain:
    """Return a value as it is, an exact amount as a tuple of its digits."""
    if type(value) in _AS_IT_IS:
        return value
    if type(value) is Decimal:
        return (str(value),)
    raise TypeError(type(value).__name__)


def _of_value(value: Plain) -> Any:
    return Decimal(value[0]) if type(value) is tuple else value


def _formula(formula: Expression) -> Plain:
    """Return a list for an operation, a tuple of one for a constant, of two for the figure that stands there."""
    if isinstance(formula, Operation):
        return [formula.operator.value, *map(_formula, formula.operands)]
    return (_value(formula.value),) if isinstance(formula, Constant) else tuple(formula)


def _of_formula(data: Plain) -> Expression:
    if type(data) is list:
        return Operation(_OPERATORS[data[0]], tuple(map(_of_formula, data[1:])))
    return Constant(_of_value(data[0])) if len(data) == 1 else FigureId(*data)
