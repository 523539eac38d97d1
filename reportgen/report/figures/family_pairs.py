"""Which families of measures weigh more for which kind of work: two marks a row on one scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.report.figures.grid_lines import upright_line
from reportgen.report.figures.palette import Palette
from reportgen.report.figures.scale import LinearScale, ticks
from reportgen.report.figures.svg import Circle, Drawing, Figure, Line, Mark, Rect, Text, figure
from reportgen.report.figures.text_metrics import fitted, text_width

_SIZE = 7.4
_HEAD, _PITCH, _FOOT = 6.0, 4.5, 4.2
_NAME, _END = 30.0, 12.0
_DOT, _SQUARE = 1.15, 2.1


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyPair:
    """A family of measures, and its share of all measures needed, in per cent, by what the work leans to."""

    family: str
    bpo: float
    kpo: float
    bpo_text: str
    kpo_text: str


def family_pairs(pairs: Sequence[FamilyPair], palette: Palette, *, width: float = 111.8) -> Figure:
    """Draw a row for each family in the order given: a filled square for routine work, an open ring for expert work."""
    highest = max((max(pair.bpo, pair.kpo) for pair in pairs), default=1.0)
    marked = [value for value in ticks(0, max(highest, 1.0), about=5) if float(value).is_integer()]
    scale = LinearScale(low=0, high=max(marked[-1], highest), start=_NAME, end=width - _END)
    foot = _HEAD + len(pairs) * _PITCH
    rows = [
        mark for index, pair in enumerate(pairs) for mark in _row(pair, _HEAD + (index + 0.5) * _PITCH, scale, palette)
    ]
    written = [mark for mark in rows if isinstance(mark, Text)]
    marks: list[Mark] = []
    for value in marked:
        x = scale(value)
        marks += upright_line(x, _HEAD - 0.4, foot, written, palette)
        marks.append(Text(x=x, y=foot + 3.0, text=f"{value:.0f}", size=7.0, fill=palette.ink_2, anchor="middle"))
    marks += [*_key(palette), *rows]
    shares = "; ".join(f"{pair.family} {pair.bpo_text} and {pair.kpo_text}" for pair in pairs)
    return figure(
        Drawing(width=width, height=foot + _FOOT, marks=tuple(marks)),
        alt=f"Share of the measures needed, by family, for work that leans to BPO and to KPO: {shares}",
        table=(("Family", "BPO", "KPO"), *((pair.family, pair.bpo_text, pair.kpo_text) for pair in pairs)),
    )


def _key(palette: Palette) -> Iterator[Mark]:
    y, base = 1.9, 2.75
    yield _square(_NAME, y, palette)
    yield Text(x=_NAME + 2.2, y=base, text="leans to BPO", size=_SIZE, weight=600, fill=palette.ink)
    x = _NAME + 2.2 + text_width("leans to BPO", size=_SIZE, weight=600) + 5.0
    yield _ring(x, y, palette)
    yield Text(x=x + 2.2, y=base, text="leans to KPO", size=_SIZE, weight=600, fill=palette.ink)


def _square(x: float, y: float, palette: Palette) -> Rect:
    return Rect(x=x - _SQUARE / 2, y=y - _SQUARE / 2, width=_SQUARE, height=_SQUARE, fill=palette.primary)


def _ring(x: float, y: float, palette: Palette) -> Circle:
    return Circle(x=x, y=y, r=_DOT, fill=palette.white, stroke=palette.primary, stroke_width=0.45)


def _row(pair: FamilyPair, y: float, scale: LinearScale, palette: Palette) -> Iterator[Mark]:
    base = y + 0.9
    yield Text(x=0, y=base, text=fitted(pair.family, _NAME - 7.0, size=_SIZE), size=_SIZE, fill=palette.ink)
    low, high = sorted((scale(pair.bpo), scale(pair.kpo)))
    yield Line(x1=low, y1=y, x2=high, y2=y, stroke=palette.p30, stroke_width=0.8)
    yield _square(scale(pair.bpo), y, palette)
    yield _ring(scale(pair.kpo), y, palette)
    is_bpo_low = pair.bpo <= pair.kpo
    left, right = (pair.bpo_text, pair.kpo_text) if is_bpo_low else (pair.kpo_text, pair.bpo_text)
    yield Text(x=low - 1.9, y=base, text=left, size=_SIZE, fill=palette.ink_2, anchor="end")
    yield Text(x=high + 1.9, y=base, text=right, size=_SIZE, weight=600, fill=palette.ink)
