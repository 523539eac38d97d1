"""A sandbox that also bounds how much a template may do, so that a fault in one never hangs a run or fills the memory.

The bounds are counts, not times: the same template ends the same way on every computer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from jinja2 import Environment, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

MOST_STEPS: Final = (
    2_000_000  # turns of loops and calls, in one file; the largest of ours takes 60,000 for 60 processes
)
MOST_TEXT: Final = 32_000_000  # characters that one file writes; a report on 500 processes has 25 million in all
_LARGEST_VALUE: Final = 2_000_000  # characters of one text
_WIDEST: Final = 1_000  # the columns that a text is padded or indented to
_LARGEST_NUMBER: Final = 10**18
_PADDING = ("center", "indent")


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """Counts steps since `begin`, and refuses values that are too large.

    With templates of ours alone it is `trusted` to take as many steps, and to write as much, as a portfolio needs.
    """

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self, *, trusted: bool = False, **options: Any) -> None:
        super().__init__(**options)
        self._trusted = trusted
        self._steps = 0
        self.filters |= {"__turns": self._turns, "__bounded": _bounded}
        self.filters |= {name: _narrow(self.filters[name]) for name in _PADDING}

    def begin(self) -> None:
        """Count from nought again."""
        self._steps = 0

    def text_of(self, parts: Iterable[str]) -> str:
        """Join what a template writes.

        Raises:
            SecurityError: it is more than a report can hold.
        """
        kept, size = [], 0
        for part in parts:
            size += len(part)
            if size > MOST_TEXT and not self._trusted:
                raise SecurityError(f"it writes more than {MOST_TEXT // 1_000_000} million characters")
            kept.append(part)
        return "".join(kept)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Work out a product, a power or a text with places to fill."""
        if operator == "**" and isinstance(left, int) and isinstance(right, int) and abs(right) > 64:  # noqa: PLR2004
            raise SecurityError("it works out a number that is too large")
        for text, times in ((left, right), (right, left)):
            if operator == "*" and hasattr(text, "__len__") and isinstance(times, int):
                _require_small(len(text) * times)
        return _bounded(super().call_binop(context, operator, left, right))

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return what a template names; our own need no guard, which would take longer than all else they do."""
        return Environment.getattr(self, obj, attribute) if self._trusted else super().getattr(obj, attribute)

    def call(self, context: Context, called: Any, /, *given: Any, **named: Any) -> Any:
        """Call a macro or a method."""
        self._step()
        for value in (*given, *named.values()):
            if isinstance(value, int) and not hasattr(called, "arguments"):
                _require_small(abs(value))
        return super().call(context, called, *given, **named)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for loop in list(tree.find_all(nodes.For)):
            loop.iter = _filtered(loop.iter, "__turns")
        for joined in list(tree.find_all(nodes.Concat)):
            joined.nodes = [_filtered(part, "__bounded") for part in joined.nodes]
        return tree

    def _step(self) -> None:
        self._steps += 1
        if self._steps > MOST_STEPS and not self._trusted:
            raise SecurityError(
                f"it takes more than {MOST_STEPS // 1_000_000} million steps, as a loop that never ends does"
            )

    def _turns(self, items: Iterable[object]) -> Iterable[object]:
        if isinstance(items, Mapping) or not hasattr(items, "__iter__"):
            return items
        return self._counted(items)

    def _counted(self, items: Iterable[object]) -> Iterator[object]:
        for item in items:
            self._step()
            yield item


def _filtered(node: nodes.Node, name: str) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno, environment=node.environment)


def _narrow(usual: Any) -> Any:
    def narrow(value: Any, *given: Any, **named: Any) -> Any:
        if any(isinstance(one, int) and one > _WIDEST for one in (*given, *named.values())):
            raise SecurityError(f"it pads a text to more than {_WIDEST} characters")
        return usual(value, *given, **named)

    return narrow


def _bounded(value: Any) -> Any:
    if isinstance(value, str):
        _require_small(len(value))
    if isinstance(value, int) and abs(value) > _LARGEST_NUMBER:
        raise SecurityError("it works out a number that is too large")
    return value


def _require_small(size: int) -> None:
    if size > _LARGEST_VALUE:
        raise SecurityError(f"it makes a text or a list of more than {_LARGEST_VALUE // 1_000_000} million parts")
