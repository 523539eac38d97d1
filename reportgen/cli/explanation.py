"""How an explanation is written: a tree or a list for people, an object for programs."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from textwrap import wrap
from typing import TextIO

from reportgen import pipeline
from reportgen.cli.text import Colour, coloured, printable
from reportgen.model.trace import Given, Node

_SCHEMA = 1
_PIPED_WIDTH, _LEAST_WIDTH = 100, 40
_INDENT = 2
_PORTFOLIO = "portfolio"
_STANDING = frozenset({"default", "knowledge"})  # what was delivered, and stands in its cell
_JOINER = "\u2060"  # keeps a minus beside its amount on a printed page
_PLAIN = str.maketrans({"×": "x", "−": "-", "…": "...", "€": "EUR ", "£": "GBP ", "\u00a0": " ", _JOINER: ""})


def as_text(found: pipeline.Explanation, depth: int | None, stream: TextIO) -> str:
    """Return an explanation as lines that fit the stream: as wide as the terminal, 100 characters where there is none.

    Colour marks the cells where the stream is a terminal that wants it; what its encoding lacks is spelt out.
    """
    width = max(_LEAST_WIDTH, shutil.get_terminal_size((_PIPED_WIDTH, 0)).columns if _is_wide(stream) else _PIPED_WIDTH)
    title = found.name if not found.process else f"{found.name} ({found.process})"
    lines = [printable(title), *_body(found, depth, width, stream)]
    return _sayable("".join(f"{line}\n" for line in lines), stream)


def _is_wide(stream: TextIO) -> bool:
    return stream.isatty() or bool(os.environ.get("COLUMNS"))


def _sayable(text: str, stream: TextIO) -> str:
    """Spell out the signs that the stream's encoding does not have."""
    try:
        text.encode(getattr(stream, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return text.translate(_PLAIN)
    return text


def _body(found: pipeline.Explanation, depth: int | None, width: int, stream: TextIO) -> Iterator[str]:
    if found.reason:
        yield from _wrapped(f"{found.figure} was not assessed: {found.reason}", width, 0)
    if found.tree is not None:
        yield from _branch(found.tree, 0, width, stream)
        if _is_cut(found.tree):
            what = "What ends in … is made from more" if depth else "There is more below"
            yield from _wrapped(f"{what}: --depth {(depth or 0) + 1} tells it.", width, 0)
    longest = max(
        (len(path) for path in (*(one.id.path for one in found.listed), *dict(found.not_assessed))), default=0
    )
    for one in found.listed:
        yield from _line(one, longest, width)
    for path, reason in found.not_assessed:
        yield from _wrapped(f"{path:<{longest}}  not assessed: {reason}", width, 0, hanging=longest + 2)


def _line(one: pipeline.Listed, longest: int, width: int) -> Iterator[str]:
    """Return a figure of a list: its path, its value, its rule and what tells most about it."""
    told = one.line
    rule = f"method {told.rule}" if told.rule else told.origin
    said = "; ".join(filter(None, (rule, one.inputs)))
    yield from _wrapped(f"{one.id.path:<{longest}}  {told.label}: {told.value} ({said})", width, 0, hanging=longest + 2)


def _branch(one: pipeline.Branch, level: int, width: int, stream: TextIO) -> Iterator[str]:
    """Return a figure with its formula, and below it what it is made from."""
    indent, told = level * _INDENT, one.line
    if isinstance(one.node, Given):
        yield from _given(one, indent, width, stream)
        return
    again = " (told above)" if one.is_told else " …" if one.is_cut and level else ""
    yield from _wrapped(f"{told.label} = {told.value}{again}", width, indent)
    if one.is_told or (one.is_cut and level):
        return
    deeper = indent + 2 * _INDENT
    sign = "" if told.is_choice else "= "
    if told.formula != told.worked:
        yield from _wrapped(f"{sign}{told.formula}", width, deeper, hanging=deeper + 2)
    if told.worked not in {told.formula, told.value}:
        yield from _wrapped(f"{sign}{told.worked}", width, deeper, hanging=deeper + 2)
    yield from _wrapped(f"method {told.rule}" + (f": {told.note}" if told.note else ""), width, deeper)
    for branch in one.branches:
        yield from _branch(branch, level + 1, width, stream)


def _given(one: pipeline.Branch, indent: int, width: int, stream: TextIO) -> Iterator[str]:
    """Return where a figure was read, or what stands in for a cell."""
    told = one.line
    if told.origin == "cell" and told.cell:
        lines = list(_wrapped(f"{told.label}: {told.cell} = {told.value}", width, indent))
        yield from (line.replace(told.cell, coloured(told.cell, Colour.GREEN, stream), 1) for line in lines)
        return
    said = f"{told.origin}: {told.source}" + (f"; {told.cell}" if told.cell else "")
    if told.cell and told.origin in _STANDING:
        said = f"{told.origin}, {told.cell}: {told.source}"
    yield from _wrapped(f"{told.label} = {told.value} ({said})", width, indent)


def _wrapped(text: str, width: int, indent: int, *, hanging: int | None = None) -> list[str]:
    """Return a text in lines; long ones go on deeper in, and no word is cut."""
    after = indent + 2 * _INDENT if hanging is None else hanging
    room = max(width, after + _LEAST_WIDTH)
    return wrap(
        printable(text.replace(_JOINER, "")),
        room,
        initial_indent=" " * indent,
        subsequent_indent=" " * after,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _is_cut(one: pipeline.Branch) -> bool:
    return one.is_cut or any(_is_cut(branch) for branch in one.branches)


def as_json(found: pipeline.Explanation, workbook: Path) -> str:
    """Return an explanation as an object, schema 1: a tree, or the figures of a list."""
    data: dict[str, object] = {
        "schema": _SCHEMA,
        "workbook": str(workbook),
        "process": found.process or _PORTFOLIO,
        "figure": found.figure or None,
    }
    if found.reason:
        data["not_assessed"] = found.reason
    elif found.tree is not None:
        data["tree"] = _branch_json(found.tree)
    else:
        data["figures"] = [_node_json(one) for one in found.listed]
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _branch_json(one: pipeline.Branch) -> dict[str, object]:
    """Return a figure with its operands; told_above stands for what is told in full before."""
    data = _node_json(one)
    if one.is_told:
        return {**data, "told_above": True}
    return {**data, "operands": [_branch_json(branch) for branch in one.branches]}


def _node_json(one: pipeline.Branch | pipeline.Listed) -> dict[str, object]:
    told = one.line
    texts = ("formula", "worked", "rule", "note", "cell", "source", "origin")
    return {
        "id": {"process": one.id.process or _PORTFOLIO, "path": one.id.path},
        "label": told.label,
        "value": _value(one.node),
        "unit": one.node.unit,
        **{name: getattr(told, name).replace(_JOINER, "") or None for name in texts},
    }


def _value(node: Node) -> float | str | bool:
    value = node.value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
