"""A formula in writing: with the names of what it is made from, or with the numbers put in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reportgen.model.trace import Constant, Expression, FigureId, Operation, Operator
from reportgen.report.calculation.values import number
from reportgen.report.words.formats import MINUS, Formats

Say = Callable[[FigureId], str]
_LOOSE, _COMPARED, _SUM, _PRODUCT, _POWER, _ATOM = range(6)
_SIGNS: Mapping[Operator, tuple[str, int]] = {
    Operator.ADD: (" + ", _SUM),
    Operator.SUBTRACT: (f" {MINUS} ", _SUM),
    Operator.MULTIPLY: (" × ", _PRODUCT),
    Operator.DIVIDE: (" / ", _PRODUCT),
    Operator.POWER: ("^", _POWER),
    Operator.ABOVE: (" > ", _COMPARED),
    Operator.BELOW: (" < ", _COMPARED),
    Operator.AT_MOST: (" ≤ ", _COMPARED),
}
_NAMES: Mapping[Operator, str] = {
    Operator.NEAREST: "nearest whole number",
    Operator.LEAST: "the least of",
    Operator.GREATEST: "the greatest of",
    Operator.SPREAD: "standard deviation of",
    Operator.COUNT: "number of",
}
_GUARDS: Mapping[Operator, str] = {Operator.GREATEST: "greater", Operator.LEAST: "lesser"}
_LISTED = 12
_PAIR = 2
_NOTHING, _WHOLE = Constant(0.0), Constant(1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A piece of a formula and how tightly it holds together."""

    text: str
    binding: int

    def inside(self, binding: int) -> str:
        """Return the piece as an operand of something that binds as tightly, in brackets where it must be."""
        is_negative = self.binding == _ATOM and self.text.startswith(MINUS) and binding > _LOOSE
        return f"({self.text})" if self.binding < binding or is_negative else self.text


def written(expression: Expression, say: Say, formats: Formats) -> str:
    """Write a formula; `say` gives the text of each figure in it, its name or its value."""
    return _written(expression, say, formats).text


def _written(expression: Expression, say: Say, formats: Formats) -> _Text:
    if isinstance(expression, FigureId):
        return _Text(text=say(expression), binding=_ATOM)
    if isinstance(expression, Constant):
        return _Text(text=number(expression.value, formats), binding=_ATOM)
    operands = [_written(one, say, formats) for one in expression.operands]
    if expression.operator is Operator.PERCENTILE:
        operands[1] = _Text(text=_share(expression.operands[1], operands[1].text, formats), binding=_ATOM)
    if expression.operator in _GUARDS and len(operands) == _PAIR and sum(map(_is_constant, expression.operands)) == 1:
        return _guarded(expression, operands)
    if expression.operator in _SIGNS:
        return _in_a_row(expression.operator, operands)
    if expression.operator is Operator.CHOOSE:
        condition, then, other = (one.text for one in operands)
        return _Text(text=f"{then} if {condition}, else {other}", binding=_LOOSE)
    return _called(expression, [one.text for one in operands])


def _in_a_row(operator: Operator, operands: list[_Text]) -> _Text:
    """Join operands by a sign; those after the first of a difference or a quotient bind more tightly."""
    sign, binding = _SIGNS[operator]
    after = binding + (operator in {Operator.SUBTRACT, Operator.DIVIDE, Operator.POWER})
    first = binding + (operator is Operator.POWER)
    terms = [operands[0].inside(first) if operands else "", *(one.inside(after) for one in operands[1:])]
    return _Text(text=sign.join(_shortened(terms)), binding=binding)


def _is_constant(expression: Expression) -> bool:
    return isinstance(expression, Constant)


def _guarded(operation: Operation, operands: list[_Text]) -> _Text:
    """Write a number that a constant bounds: "the months left, at least 0", "the greater of the volume and 1"."""
    bounded, bound = sorted(zip(operation.operands, operands, strict=True), key=lambda one: _is_constant(one[0]))
    text = f"the {_GUARDS[operation.operator]} of {bounded[1].inside(_COMPARED)} and {bound[1].text}"
    if operation.operator is Operator.GREATEST and bound[0] == _NOTHING:
        text = f"{bounded[1].inside(_COMPARED)}, at least {bound[1].text}"
    return _Text(text=text, binding=_LOOSE)


def _share(expression: Expression, text: str, formats: Formats) -> str:
    return formats.percent(expression.value) if isinstance(expression, Constant) else text


def _called(operation: Operation, operands: list[str]) -> _Text:
    """Write a procedure with what it is given."""
    if operation.operator is Operator.COUNT and not operands:
        return _Text(text="none", binding=_ATOM)
    said = _SAID.get(operation.operator)
    if said is not None:
        return _Text(text=said(operands), binding=_LOOSE)
    if operation.operator is Operator.ROUND and operation.operands[1] == _WHOLE:
        return _Text(text=f"{operands[0]}, rounded", binding=_LOOSE)
    name = _NAMES.get(operation.operator, operation.operator.value)
    listed = _listed(operands)
    return _Text(text=f"{name} ({listed})" if " " in name else f"{name}({listed})", binding=_ATOM)


def _listed(operands: list[str]) -> str:
    return "; ".join(_shortened(operands))


_SAID: Mapping[Operator, Callable[[list[str]], str]] = {
    Operator.RULE: lambda premises: f"from {_listed(premises)}" if premises else "by the method",
    Operator.PERCENTILE: lambda given: "what {1} of the draws fall short of ({0} around {2})".format(*given),
    Operator.SHARE_OF_DRAWS: lambda given: _reaching(*given),
    Operator.PAYBACK: lambda given: f"time until {_listed(given[1:])} have paid back for good ({_live(given[0])})",
    Operator.IRR: lambda flows: f"yearly rate at which {_listed(flows)} are worth nothing together",
}


def _reaching(draws: str, plan: str, least: str = "") -> str:
    """Return of which draws a chance is the share: of those above nothing, or of those that reach an amount."""
    counted = f"that reach {least}" if least else "above nothing"
    return f"share of the draws {counted} ({draws} around {plan})"


def _live(month: str) -> str:
    """Return since when savings come in, by the name of the month or by its number."""
    return f"live in month {month} after the decision" if month[:1].isdigit() else month


def _shortened(terms: list[str]) -> list[str]:
    """Leave out the middle of a row that nobody would read to its end."""
    if len(terms) <= _LISTED:
        return terms
    return [*terms[: _LISTED - 2], f"… {len(terms) - _LISTED + 1} more …", terms[-1]]
