"""The cover's drawing: every process a line, and those that go to providers cross the edge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from reportgen.report.figures.cover_courses import EDGE, LEFT, RETAINED_TO, Course, OpenEnd, open_ends
from reportgen.report.figures.cover_lines import CoverItem, CoverLayout, CoverLine, laid_out
from reportgen.report.figures.palette import Palette, tint
from reportgen.report.figures.svg import (
    Box,
    Circle,
    Clipped,
    Drawing,
    Figure,
    Line,
    Mark,
    Path,
    Rect,
    Text,
    figure,
)
from reportgen.report.figures.text_metrics import fitted, text_width
from reportgen.report.words.formats import processes

__all__ = ["EDGE", "CoverItem", "cover_flow"]

_LONGEST_LEAD = 26.0
_TOP, _BELOW = 128.0, 40.0
_FUNCTION, _WAVE = 7.0, 7.8
_HALO = 0.5
_KPO_TINT, _HYBRID_TINT = 0.38, 0.17


def cover_flow(items: Sequence[CoverItem], palette: Palette, *, width: float = 210.0, height: float = 297.0) -> Figure:
    """Draw the whole page's background: paper, the field of brand colour, and a line for each process."""
    layout = laid_out(items, _TOP, height - _BELOW)
    paper = Box(left=0, top=0, right=EDGE, bottom=height)
    field = Box(left=EDGE, top=0, right=width, bottom=height)
    crossing = [line for line in layout.lines if line.y_right is not None]
    has_room = layout.pitch > 4 * _HALO
    bend_from = _bend_from(layout)
    courses = [Course(line=line, bend_from=bend_from, width=width) for line in crossing]
    ends = tuple(open_ends(layout.lines, courses, layout.pitch))
    marks: list[Mark] = [
        Rect(x=0, y=0, width=EDGE, height=height, fill=palette.paper),
        Rect(x=EDGE, y=0, width=width - EDGE, height=height, fill=palette.primary),
        *_stopping(layout, ends, palette),
        Clipped(name="cover-paper", window=paper, marks=tuple(_on_paper(courses, palette, has_room=has_room))),
        Clipped(name="cover-field", window=field, marks=tuple(_in_field(courses, palette, has_room=has_room))),
        *_rings(ends, palette),
        *_headings(layout, palette, width),
    ]
    fates = Counter(item.fate for item in items)
    alt = (
        f"{processes(len(items))} as lines: {fates['wave']} cross to providers, {fates['fix']} wait for a fix, "
        f"{fates['assess']} for evidence, {fates['retain']} stay"
    )
    table = (("Function", "Fate", "Wave"), *((item.function, item.fate, str(item.wave)) for item in items))
    return figure(Drawing(width=width, height=height, marks=tuple(marks)), alt=alt, table=table)


def _bend_from(layout: CoverLayout) -> float:
    """Return where lines begin to bend: past most of the functions' names, so that none is struck through."""
    longest = max((text_width(one.text, size=_FUNCTION) for one in layout.functions), default=0.0)
    return LEFT + min(_LONGEST_LEAD, longest)


def _on_paper(courses: Sequence[Course], palette: Palette, *, has_room: bool) -> Iterator[Path]:
    for course in sorted(courses, key=lambda one: -one.line.thickness):
        if has_room:
            yield Path(d=course.d, stroke=palette.paper, stroke_width=course.line.thickness + _HALO)
        yield Path(d=course.d, stroke=palette.primary, stroke_width=course.line.thickness)


def _in_field(courses: Sequence[Course], palette: Palette, *, has_room: bool) -> Iterator[Path]:
    colours = {
        "bpo": palette.white,
        "hybrid": tint(palette.primary, _HYBRID_TINT),
        "kpo": tint(palette.primary, _KPO_TINT),
    }
    for course in sorted(courses, key=lambda one: -one.line.thickness):
        if has_room:
            yield Path(d=course.d, stroke=palette.primary, stroke_width=course.line.thickness + _HALO)
        yield Path(d=course.d, stroke=colours[course.line.item.kind], stroke_width=course.line.thickness)


def _stopping(layout: CoverLayout, ends: Sequence[OpenEnd], palette: Palette) -> Iterator[Mark]:
    for line in layout.lines:
        if line.item.fate == "retain":
            yield _straight(line, RETAINED_TO, palette.as_is[0])
            yield Line(
                x1=RETAINED_TO,
                y1=line.y,
                x2=RETAINED_TO + 0.9,
                y2=line.y,
                stroke=palette.ink_2,
                stroke_width=line.thickness,
            )
    for end in ends:
        dash = palette.signal_dash if end.line.item.fate == "fix" else None
        yield _straight(end.line, end.x - end.r, _waiting_colour(end.line, palette), dash)


def _waiting_colour(line: CoverLine, palette: Palette) -> str:
    return palette.signal if line.item.fate == "fix" else palette.ink_3


def _rings(ends: Sequence[OpenEnd], palette: Palette) -> Iterator[Circle]:
    """Draw the open ends before the edge, above the lines that pass."""
    for end in ends:
        colour, width = _waiting_colour(end.line, palette), min(0.55, 0.4 * end.r)
        yield Circle(x=end.x, y=end.line.y, r=end.r, fill=palette.paper, stroke=colour, stroke_width=width)


def _straight(line: CoverLine, to: float, colour: str, dash: str | None = None) -> Line:
    return Line(x1=LEFT, y1=line.y, x2=to, y2=line.y, stroke=colour, stroke_width=line.thickness, dash=dash)


def _headings(layout: CoverLayout, palette: Palette, width: float) -> Iterator[Text]:
    for heading in layout.functions:
        text = fitted(heading.text, RETAINED_TO - LEFT, size=_FUNCTION)
        yield Text(x=LEFT, y=heading.y, text=text, size=_FUNCTION, fill=palette.ink_2)
    edge = 0.0
    for heading in layout.waves:
        if heading.y > edge:
            yield Text(
                x=width - 8, y=heading.y, text=heading.text, size=_WAVE, weight=600, fill=palette.white, anchor="end"
            )
            edge = heading.y + 3.0
