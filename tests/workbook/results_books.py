"""Results workbooks as tests need them: without the values stored beside formulas, changed, or full of hostile text."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from io import BytesIO
from itertools import cycle

from openpyxl import load_workbook

from reportgen.model.assessment import Assessment

HOSTILE = ("=1+1", "+2+3", "-5+1", "@SUM(A1)", "\t=4+4", "\r=4+4", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x.org")')
_KEYS = {("Engagement", "currency"), ("Engagement", "locale"), ("ControlDuty", "owner"), ("ControlDuty", "phase")}
_STORED = re.compile(rb"(</f>)<v>[^<]*</v>")


def unstored(content: bytes) -> bytes:
    """Return a workbook whose formulas carry no values, so that whoever opens it has to work them out."""
    with zipfile.ZipFile(BytesIO(content)) as source, BytesIO() as target:
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in source.namelist():
                archive.writestr(name, _STORED.sub(rb"\1", source.read(name)))
        return target.getvalue()


def changed(content: bytes, sheet: str, cell: str, by: float) -> bytes:
    """Return a workbook, also without stored values, in which the number in a cell is larger."""
    book = load_workbook(BytesIO(content))
    book[sheet][cell] = book[sheet][cell].value + by
    with BytesIO() as target:
        book.save(target)
        return target.getvalue()


def hostile(assessment: Assessment) -> Assessment:
    """Return an assessment in which every text that is no key begins like a formula, each kind in turn."""
    return _poisoned(assessment, cycle(HOSTILE))


def _poisoned(one, prefixes: Iterator[str]):
    if isinstance(one, str) and not isinstance(one, Enum):
        return next(prefixes) + one
    if isinstance(one, tuple):
        return tuple(_poisoned(part, prefixes) for part in one)
    if not is_dataclass(one):
        return one
    kind = type(one).__name__
    kept = {field.name: getattr(one, field.name) for field in fields(one) if (kind, field.name) not in _KEYS}
    return replace(one, **{name: _poisoned(part, prefixes) for name, part in kept.items()})
