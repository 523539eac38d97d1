"""One process's criteria as bars, each with the portfolio's median for comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.report.figures.palette import Palette
from reportgen.report.figures.scale import LinearScale
from reportgen.report.figures.svg import Drawing, Figure, Line, Mark, Rect, Text, figure
from reportgen.report.figures.text_metrics import fitted

_PITCH = 5.9
_BAR = 2.7
_MEDIAN = 4.4
_HEAD = 6.4
_FOOT = 0.6
_LABEL_SHARE = 0.42
_VALUE = 11.0
_LABEL_SIZE = 7.8
_TICK_SIZE = 7.0
_TEXT_DROP = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionBar:
    """A criterion's score and the portfolio's median, each 0-100; None is not assessed."""

    label: str
    score: float | None
    median: float | None


def criteria_bars(rows: Sequence[CriterionBar], palette: Palette, *, width: float = 111.8) -> Figure:
    """Draw a bar a criterion from 0 to 100, an upright mark at the median, and the score at the right."""
    scale = LinearScale(low=0, high=100, start=width * _LABEL_SHARE, end=width - _VALUE - 2)
    height = _HEAD + _PITCH * len(rows) + _FOOT
    marks = _axis(scale, palette, height)
    for index, row in enumerate(rows):
        marks += _row_marks(row, _HEAD + _PITCH * (index + 0.5), scale, palette, width)
    return figure(Drawing(width=width, height=height, marks=tuple(marks)), alt=_alt(rows), table=_table(rows))


def _axis(scale: LinearScale, palette: Palette, height: float) -> list[Mark]:
    marks: list[Mark] = []
    for value in (0, 50, 100):
        x = scale(value)
        marks.append(Line(x1=x, y1=_HEAD - 1.6, x2=x, y2=height, stroke=palette.hair, stroke_width=0.2))
        marks.append(Text(x=x, y=_HEAD - 3.2, text=str(value), size=_TICK_SIZE, anchor="middle", fill=palette.ink_2))
    return marks


def _row_marks(row: CriterionBar, middle: float, scale: LinearScale, palette: Palette, width: float) -> list[Mark]:
    label = fitted(row.label, scale.start - 3, size=_LABEL_SIZE)
    marks: list[Mark] = [Text(x=0, y=middle + _TEXT_DROP, text=label, size=_LABEL_SIZE, fill=palette.ink)]
    if row.score is not None:
        marks.append(
            Rect(
                x=scale.start,
                y=middle - _BAR / 2,
                width=scale.length(row.score),
                height=_BAR,
                fill=palette.primary,
            )
        )
    if row.median is not None:
        x = scale(row.median)
        top, foot = middle - _MEDIAN / 2, middle + _MEDIAN / 2
        marks.append(Line(x1=x, y1=top, x2=x, y2=foot, stroke=palette.white, stroke_width=0.9))
        marks.append(Line(x1=x, y1=top, x2=x, y2=foot, stroke=palette.ink, stroke_width=0.5))
    marks.append(_value(row.score, middle, palette, width))
    return marks


def _value(score: float | None, middle: float, palette: Palette, width: float) -> Text:
    is_known = score is not None
    return Text(
        x=width,
        y=middle + _TEXT_DROP,
        text=_said(score),
        size=7.8 if is_known else _TICK_SIZE,
        weight=600 if is_known else 400,
        anchor="end",
        fill=palette.ink if is_known else palette.ink_3,
    )


def _said(value: float | None) -> str:
    return "not rated" if value is None else f"{value:.0f}"


def _alt(rows: Sequence[CriterionBar]) -> str:
    scores = "; ".join(f"{row.label} {_said(row.score)}" for row in rows)
    return f"Scores by criterion, 0–100: {scores}" if rows else "No criterion was rated"


def _table(rows: Sequence[CriterionBar]) -> tuple[tuple[str, ...], ...]:
    head = ("Criterion", "Score", "Median of the portfolio")
    return head, *((row.label, _said(row.score), "–" if row.median is None else f"{row.median:.0f}") for row in rows)
