"""How far each measure is in place, as a bar of the processes that need it: for more processes than columns fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reportgen.report.figures.hatch import hatch
from reportgen.report.figures.palette import Palette
from reportgen.report.figures.state_marks import count_colours
from reportgen.report.figures.svg import Box, Drawing, Figure, Line, Mark, Path, Rect, Text, figure
from reportgen.report.figures.text_metrics import fitted

WIDTH = 170.0
PITCH, HEAD = 3.1, 7.0
_SIZE = 7.0
_FAMILY, _NAME, _TOTAL = 17.0, 63.0, 8.6
_BAR, _SEAM, _THIN = 2.1, 0.25, 0.25
_TOTALS = ("in place", "to show", "partial", "open")


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageBar:
    """A measure, and how many of the processes that need it have it in each state."""

    family: str
    name: str
    in_place: int
    to_show: int
    partial: int
    missing: int

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """Return the counts in the order they are drawn."""
        return self.in_place, self.to_show, self.partial, self.missing


def coverage_bars(bars: Sequence[CoverageBar], palette: Palette, *, most: int) -> Figure:
    """Draw a row for each measure; `most` is the number of processes at the full length of a bar."""
    first, last = _FAMILY + _NAME, WIDTH - len(_TOTALS) * _TOTAL - 2.0
    scale = (last - first) / max(1, most)
    marks: list[Mark] = [*_heads(first, palette), *_families(bars, palette)]
    for index, bar in enumerate(bars):
        marks += _row(bar, index, first, scale, palette)
    return figure(
        Drawing(width=WIDTH, height=HEAD + len(bars) * PITCH + 0.6, marks=tuple(marks)),
        alt=f"{len(bars)} measures, each counted once for every process that needs it: {_in_all(bars)}",
        table=(("Family", "Measure", *_TOTALS), *((bar.family, bar.name, *map(str, bar.counts)) for bar in bars)),
    )


def _in_all(bars: Sequence[CoverageBar]) -> str:
    counts = [sum(column) for column in zip(*(bar.counts for bar in bars), strict=True)]
    return ", ".join(f"{count} {word}" for count, word in zip(counts, _TOTALS, strict=False))


def _heads(first: float, palette: Palette) -> Iterator[Mark]:
    base = HEAD - 1.9
    yield Text(x=_FAMILY, y=base, text="Measure", size=_SIZE, weight=600, fill=palette.ink_2)
    yield Text(x=first, y=base, text="Processes that need it", size=_SIZE, weight=600, fill=palette.ink_2)
    for place, word in enumerate(_TOTALS):
        yield Text(x=_total_x(place), y=base, text=word, size=6.4, weight=600, fill=palette.ink_2, anchor="end")
    yield Line(x1=0, y1=HEAD - 0.6, x2=WIDTH, y2=HEAD - 0.6, stroke=palette.ink, stroke_width=0.3)


def _total_x(place: int) -> float:
    return WIDTH - (len(_TOTALS) - 1 - place) * _TOTAL


def _families(bars: Sequence[CoverageBar], palette: Palette) -> Iterator[Mark]:
    start = 0
    for family, members in groupby(bars, key=lambda bar: bar.family):
        top = HEAD + start * PITCH
        if start:
            yield Line(x1=0, y1=top, x2=WIDTH, y2=top, stroke=palette.p30, stroke_width=0.25)
        text = fitted(family, _FAMILY - 1.0, size=_SIZE, weight=600)
        yield Text(x=0, y=_base(start), text=text, size=_SIZE, weight=600, fill=palette.primary)
        start += len(list(members))
    foot = HEAD + start * PITCH
    yield Line(x1=0, y1=foot, x2=WIDTH, y2=foot, stroke=palette.ink, stroke_width=0.3)


def _base(index: int) -> float:
    return HEAD + (index + 0.5) * PITCH + 0.85


def _segment(x: float, top: float, width: float, fill: str, stroke: str | None) -> Rect:
    inset = _THIN / 2 if stroke else 0.0
    return Rect(
        x=x + inset,
        y=top + inset,
        width=max(0.2, width - 2 * inset),
        height=_BAR - 2 * inset,
        fill=fill,
        stroke=stroke,
        stroke_width=_THIN if stroke else 0.0,
    )


def _row(bar: CoverageBar, index: int, first: float, scale: float, palette: Palette) -> Iterator[Mark]:
    y, top = _base(index), HEAD + (index + 0.5) * PITCH - _BAR / 2
    yield Text(x=_FAMILY, y=y, text=fitted(bar.name, _NAME - 2.0, size=_SIZE), size=_SIZE, fill=palette.ink)
    x = first
    fills = (
        (palette.gain, None),
        (palette.white, palette.gain),
        (palette.gain_p55, None),
        (palette.white, palette.signal),
    )
    for count, (fill, stroke) in zip(bar.counts, fills, strict=True):
        if count:
            width = max(0.2, count * scale - _SEAM)
            yield _segment(x, top, width, fill, stroke)
            if stroke == palette.gain:
                yield Path(
                    d=hatch(Box(left=x, top=top, right=x + width, bottom=top + _BAR)), stroke=stroke, stroke_width=_THIN
                )
        x += count * scale
    for place, (count, colour) in enumerate(zip(bar.counts, count_colours(palette), strict=True)):
        text, fill = (str(count), colour) if count else ("–", palette.ink_3)
        yield Text(x=_total_x(place), y=y, text=text, size=_SIZE, weight=600, fill=fill, anchor="end")
