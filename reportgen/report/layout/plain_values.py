"""What a style takes over from its parent, or from the standard, as it is: most of its values, not worked out."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

_WORKED_OUT = frozenset({"float", "display", "position", "page"})
_FLOWING = ("block", "inline", "_start", "_end")  # parts of the names of what follows the direction of the text
_AS_THEY_ARE = (str, int, float, tuple)


def plain_values(usual: Callable[..., Any]) -> Callable[..., Any]:
    """Return `ComputedStyle.__missing__`, which leaves what is declared, or needs working out, to the usual one."""
    from weasyprint.css import properties  # noqa: PLC0415 - as WeasyPrint itself, only when a PDF is made
    from weasyprint.css.functions import check_math  # noqa: PLC0415

    plain = _plain(properties, check_math)
    inherited, initial = properties.INHERITED, properties.INITIAL_VALUES

    def __missing__(self: Any, key: str) -> Any:  # noqa: N807 - the name that Python looks for
        parent = self.parent_style
        if key not in plain or parent is None or key in self.cascaded or _flows(self):
            return usual(self, key)
        if key not in inherited:
            value = self[key] = initial[key]
            return value
        value = parent[key]
        if not isinstance(value, _AS_THEY_ARE) or check_math(value):
            return usual(self, key)
        self[key] = value
        return value

    return __missing__


def remembered(usual: Callable[..., Any]) -> Callable[..., Any]:
    """Return `AnonymousStyle.__missing__`, which keeps all that it works out, and not all but the lines on text."""

    def __missing__(self: Any, key: str) -> Any:  # noqa: N807 - the name that Python looks for
        value = self[key] = usual(self, key)
        return value

    return __missing__


def _plain(properties: Any, check_math: Callable[[object], object]) -> frozenset[str]:
    """Return the properties whose value, where none is declared, needs no working out."""
    return frozenset(
        name
        for name, value in properties.INITIAL_VALUES.items()
        if name not in _WORKED_OUT
        and not name.startswith("text_decoration_")
        and (name in properties.INHERITED or name not in properties.INITIAL_NOT_COMPUTED)
        and not check_math(value)
    )


def _flows(style: Any) -> bool:
    """Return whether a style declares lengths by the direction of the text, which stand for others."""
    kept = vars(style)
    if "flows_kept" not in kept:
        kept["flows_kept"] = any(map(_is_flowing, style.cascaded))
    return bool(kept["flows_kept"])


@cache
def _is_flowing(name: str) -> bool:
    """Return whether a property is named by the direction of the text."""
    return any(part in name for part in _FLOWING)
