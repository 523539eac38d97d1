"""A process's scores on each criterion, with the portfolio's median as an upright mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.report.figures.hatch import hatch
from reportgen.report.figures.palette import Palette
from reportgen.report.figures.scale import LinearScale
from reportgen.report.figures.svg import Box, Drawing, Figure, Line, Mark, Path, Rect, Text, figure
from reportgen.report.figures.text_metrics import wrapped

_HEAD = 4.4
_ROW = 4.9
_TWO_LINES = 6.4
_BAR = 2.4
_LABEL_SHARE, _SCALE_END_SHARE = 0.49, 0.91
_LABEL, _LEADING, _VALUE = 7.5, 2.9, 7.8


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionBar:
    """A criterion's score and its median over all processes, 0-100; None where nothing was rated.

    A score that was inferred from the text is hatched.
    """

    label: str
    score: float | None
    median: float | None
    is_inferred: bool = False


def criteria_bars(rows: Sequence[CriterionBar], palette: Palette, *, width: float = 97.2) -> Figure:
    """Draw a row for each criterion."""
    left = width * _LABEL_SHARE
    scale = LinearScale(low=0, high=100, start=left, end=width * _SCALE_END_SHARE)
    labels = [wrapped(row.label, left - 3, lines=2, size=_LABEL) for row in rows]
    pitch = _TWO_LINES if any(len(lines) > 1 for lines in labels) else _ROW
    height = _HEAD + pitch * len(rows) + 0.4
    marks = list(_axis(scale, height, palette))
    for index, (row, lines) in enumerate(zip(rows, labels, strict=True)):
        marks += _row_marks(row, lines, _HEAD + (index + 0.5) * pitch, scale, width, palette)
    return figure(
        Drawing(width=width, height=height, marks=tuple(marks)),
        alt="Scores by criterion, 0 to 100: " + ", ".join(f"{row.label} {_said(row.score)}" for row in rows),
        table=(("Criterion", "Score", "Median"), *((row.label, _said(row.score), _said(row.median)) for row in rows)),
    )


def _axis(scale: LinearScale, height: float, palette: Palette) -> Iterator[Mark]:
    for score in (0, 50, 100):
        x = scale(score)
        yield Text(x=x, y=2.4, text=str(score), size=7.0, fill=palette.ink_2, anchor="middle")
        yield Line(x1=x, y1=_HEAD - 0.6, x2=x, y2=height, stroke=palette.hair, stroke_width=0.2)


def _row_marks(
    row: CriterionBar, lines: Sequence[str], y: float, scale: LinearScale, width: float, palette: Palette
) -> Iterator[Mark]:
    first = y + 0.95 - (len(lines) - 1) * _LEADING / 2
    for index, line in enumerate(lines):
        yield Text(x=0, y=first + index * _LEADING, text=line, size=_LABEL, fill=palette.ink)
    if row.score is not None:
        end = scale(min(100.0, max(0.0, row.score)))
        yield from _bar(Box(left=scale(0), top=y - _BAR / 2, right=end, bottom=y + _BAR / 2), row, palette)
    if row.median is not None:
        x = scale(min(100.0, max(0.0, row.median)))
        if row.score is not None and row.median < row.score:
            yield Line(x1=x, y1=y - 2.1, x2=x, y2=y + 2.1, stroke=palette.white, stroke_width=1.1)
        yield Line(x1=x, y1=y - 2.1, x2=x, y2=y + 2.1, stroke=palette.ink, stroke_width=0.5)
    colour = palette.ink_3 if row.score is None else palette.ink
    text = _said(row.score)
    yield Text(x=width, y=y + 0.95, text=text, size=_VALUE, weight=600, fill=colour, anchor="end")


def _bar(box: Box, row: CriterionBar, palette: Palette) -> Iterator[Mark]:
    length = box.right - box.left
    if not row.is_inferred:
        yield Rect(x=box.left, y=box.top, width=length, height=_BAR, fill=palette.primary)
        return
    yield Rect(
        x=box.left,
        y=box.top,
        width=length,
        height=_BAR,
        fill=palette.white,
        stroke=palette.p80,
        stroke_width=0.2,
    )
    yield Path(d=hatch(box), stroke=palette.p80, stroke_width=0.3)


def _said(score: float | None) -> str:
    return "–" if score is None else f"{score:.0f}"
