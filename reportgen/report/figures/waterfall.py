"""How one total becomes another, a step at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from reportgen.report.figures.palette import Palette
from reportgen.report.figures.scale import LinearScale
from reportgen.report.figures.svg import Drawing, Figure, Line, Mark, Rect, Text, figure
from reportgen.report.figures.text_metrics import text_width, wrapped

StepKind = Literal["total", "gain", "cost"]

_BAR_SHARE, _WIDEST_BAR, _WIDEST_PITCH = 0.66, 12.4, 30.0
_TOP = 4.6
_LABEL, _LEADING = 7.2, 3.2
_VALUE, _SMALLEST_VALUE = 7.6, 6.4
_MOST_LINES = 5
_THINNEST = 0.6
_BELOW = 4.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step in any one unit; `amount` is signed, a total's is where the steps have arrived."""

    label: str
    amount: float
    amount_text: str
    kind: StepKind


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bar:
    step: Step
    start: float
    end: float

    @property
    def is_below(self) -> bool:
        """Return whether the bar lies wholly under the line, so that its amount stands below it."""
        return self.start <= 0 and self.end < 0


def waterfall(steps: Sequence[Step], palette: Palette, *, width: float = 170.0, height: float = 62.0) -> Figure:
    """Draw the steps; gains and costs hang from where the one before ended, totals stand on the line."""
    bars = tuple(_bars(steps))
    pitch = min(_WIDEST_PITCH, width / max(1, len(steps)))
    lines = [_lines(step, pitch) for step in steps]
    foot = height - _LEADING * max((len(one) for one in lines), default=1) - 1.6
    up = _vertical(bars, foot)
    inset = (width - pitch * len(steps)) / 2
    marks: list[Mark] = []
    for index, (bar, label) in enumerate(zip(bars, lines, strict=True)):
        middle = inset + (index + 0.5) * pitch
        marks += _bar_marks(bar, middle, pitch, up, palette)
        marks += _label_marks(label, bar.step, middle, foot, palette)
        if index + 1 < len(bars):
            marks.append(_connector(bar, middle, pitch, up, palette))
    marks.append(Line(x1=0, y1=up(0), x2=width, y2=up(0), stroke=palette.ink_2, stroke_width=0.3))
    return figure(
        Drawing(width=width, height=height, marks=tuple(marks)),
        alt="Step by step: " + ", ".join(f"{step.label} {step.amount_text}" for step in steps),
        table=(("Step", "Amount"), *((step.label, step.amount_text) for step in steps)),
    )


def _bars(steps: Sequence[Step]) -> Iterator[_Bar]:
    level = 0.0
    for step in steps:
        start = 0.0 if step.kind == "total" else level
        level = step.amount if step.kind == "total" else level + step.amount
        yield _Bar(step=step, start=start, end=level)


def _vertical(bars: Sequence[_Bar], foot: float) -> LinearScale:
    levels = [0.0, *(bar.start for bar in bars), *(bar.end for bar in bars)]
    low, high = min(levels), max(levels)
    room = _BELOW if any(bar.is_below for bar in bars) else 0.4
    return LinearScale(low=low, high=high if high > low else low + 1, start=foot - room, end=_TOP)


def _lines(step: Step, pitch: float) -> tuple[str, ...]:
    return wrapped(step.label, pitch - 1.2, lines=_MOST_LINES, size=_LABEL, weight=_weight(step))


def _weight(step: Step) -> int:
    return 600 if step.kind == "total" else 400


def _bar_width(pitch: float) -> float:
    return min(_WIDEST_BAR, pitch * _BAR_SHARE)


def _bar_marks(bar: _Bar, middle: float, pitch: float, up: LinearScale, palette: Palette) -> Iterator[Mark]:
    width = _bar_width(pitch)
    tall = max(_THINNEST, abs(up(bar.start) - up(bar.end)))
    top = up(bar.start) if bar.end < bar.start else up(bar.start) - tall
    total = palette.gain if bar.step.amount >= 0 else palette.signal
    fill = {"total": total, "gain": palette.gain_p55, "cost": palette.signal}[bar.step.kind]
    colour = palette.gain if bar.step.kind == "gain" else fill
    yield Rect(x=middle - width / 2, y=top, width=width, height=tall, fill=fill)
    size = _VALUE if text_width(bar.step.amount_text, size=_VALUE, weight=600) < pitch - 0.8 else _SMALLEST_VALUE
    y = top + tall + 3.2 if bar.is_below else top - 1.3
    yield Text(x=middle, y=y, text=bar.step.amount_text, size=size, weight=600, fill=colour, anchor="middle")


def _connector(bar: _Bar, middle: float, pitch: float, up: LinearScale, palette: Palette) -> Line:
    half = _bar_width(pitch) / 2
    y = up(bar.end)
    return Line(x1=middle + half, y1=y, x2=middle + pitch - half, y2=y, stroke=palette.ink_2, stroke_width=0.2)


def _label_marks(lines: Sequence[str], step: Step, middle: float, foot: float, palette: Palette) -> Iterator[Text]:
    for index, line in enumerate(lines):
        y = foot + 3.6 + index * _LEADING
        yield Text(x=middle, y=y, text=line, size=_LABEL, weight=_weight(step), fill=palette.ink, anchor="middle")
