"""Charts, pictures and shapes on a sheet: which of them a copy cannot carry over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from openpyxl.worksheet.worksheet import Worksheet

from reportgen.workbook.container import Container
from reportgen.workbook.limits import Meter
from reportgen.workbook.markup import Handlers, scan
from reportgen.workbook.refusals import RefusedError

_SHAPES = frozenset({"sp", "cxnSp", "grpSp", "contentPart"})


def lost_drawings(container: Container, part: str, copy: Worksheet) -> Iterator[str]:
    """Yield what the drawing of a sheet holds and the copy of the sheet does not, or only in part."""
    counts = _counts(container, part)
    charts, pictures = (len(getattr(copy, name)) for name in ("_charts", "_images"))
    if counts["chart"] > charts:
        yield "charts"
    elif charts:
        yield "parts of the formatting of charts (the charts are kept)"
    if counts["pic"] > pictures:
        yield "pictures"
    if any(counts[kind] for kind in _SHAPES):
        yield "shapes, text boxes and lines"


def _counts(container: Container, part: str) -> Counter[str]:
    found: Counter[str] = Counter()

    def count(name: str, _text: str) -> None:
        found[name] += 1

    try:
        scan(container.pieces(part), Handlers(any_end=count), Meter(limits=container.limits))
    except RefusedError:
        found["chart"] += 1
    return found
