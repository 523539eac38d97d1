"""JSON as `json.dumps` writes it with an indent of two, sooner: that does without its C where there is an indent."""

from __future__ import annotations

from collections.abc import Iterator
from json.encoder import encode_basestring
from math import isfinite

from reportgen.report.results.plain import Json

_STEP = "  "
_WORDS = {None: "null", True: "true", False: "false"}


class Written(str):
    """A part of a document that is JSON already, with the indent of its place."""

    __slots__ = ()


def json_text(value: Json, indent: str = "") -> str:
    """Return JSON whose lines after the first begin with `indent`.

    Raises:
        ValueError: a number is none that JSON has.
    """
    if isinstance(value, dict):
        step = indent + _STEP
        return _block("{}", [f"{encode_basestring(key)}: {json_text(one, step)}" for key, one in value.items()], indent)
    if isinstance(value, list | tuple):
        return _block("[]", [json_text(one, indent + _STEP) for one in value], indent)
    if isinstance(value, str):
        return value if isinstance(value, Written) else encode_basestring(value)
    return _word(value)


def json_pieces(value: Json, indent: str = "") -> Iterator[str]:
    """Yield the same JSON piece by piece; where a list is an iterator, no two of its entries need be there at once."""
    inner, before = f"\n{indent}{_STEP}", ""
    if isinstance(value, dict) and value:
        for key, one in value.items():
            yield f"{before or '{'}{inner}{encode_basestring(key)}: "
            yield from json_pieces(one, indent + _STEP)
            before = ","
        yield f"\n{indent}}}"
    elif isinstance(value, Iterator):
        for one in value:
            yield f"{before or '['}{inner}{json_text(one, indent + _STEP)}"
            before = ","
        yield f"\n{indent}]" if before else "[]"
    else:
        yield json_text(value, indent)


def _block(brackets: str, parts: list[str], indent: str) -> str:
    inner = f"\n{indent}{_STEP}"
    return "".join((brackets[0], inner, f",{inner}".join(parts), "\n", indent, brackets[1])) if parts else brackets


def _word(value: Json) -> str:
    if value is None or isinstance(value, bool):
        return _WORDS[value]
    if isinstance(value, float):
        if not isfinite(value):
            raise ValueError(value)
        return float.__repr__(value)
    if isinstance(value, int):
        return int.__repr__(value)
    raise TypeError(type(value).__name__)
