"""An index as one strip from 0 to 100: what each criterion adds to it, against the bands of the classes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum

from reportgen.report.figures.grid_lines import stretches
from reportgen.report.figures.hatch import hatch
from reportgen.report.figures.label_row import Slot, spread
from reportgen.report.figures.map_zones import LOWER, UPPER
from reportgen.report.figures.palette import Palette
from reportgen.report.figures.scale import LinearScale
from reportgen.report.figures.svg import Box, Drawing, Figure, Line, Mark, Path, Rect, Text, figure
from reportgen.report.figures.text_metrics import balanced, text_width, wrapped

_SIZE, _END_SIZE = 7.2, 9.6
_LEADING = 2.9
_TOP, _BAR = 4.2, 7.4
_SEAM = 0.25
_PADDING = 0.9
_BESIDE = 1.0  # between a criterion and its points, in mm
_GAP = 2.2
_OFF_EDGE = 0.6
_LEADER = 2.6
_STEP = 0.7
_WELL_WITHIN = 0.25  # of a label's first line, from either end: there a leader may come straight down
_LEAST_ROOM, _BESIDE_LABELS = 24.0, 6.0  # of a remark, and before it
_FOOT = 1.0
_FOOT_LINES, _FOOT_LEADING = 3, 3.2
KNOWLEDGE_BANDS = ("BPO: routine work", "Hybrid", "KPO: expert work")


@dataclass(frozen=True, slots=True, kw_only=True)
class StripPart:
    """A criterion's points of 100, None where it was not rated; `text` writes them."""

    label: str
    points: float | None
    text: str
    is_inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Segment:
    part: StripPart
    box: Box
    lines: tuple[str, ...]

    @property
    def middle(self) -> float:
        return (self.box.left + self.box.right) / 2


def points_strip(
    parts: Sequence[StripPart],
    palette: Palette,
    *,
    end_text: str,
    bands: tuple[str, str, str] = KNOWLEDGE_BANDS,
    width: float = 170.0,
) -> Figure:
    """Draw the strip, its parts in the order given; `end_text` is the index, which stands at its end.

    `bands` names what the index means below 40, between, and from 60.
    """
    scale = LinearScale(low=0, high=100, start=0, end=width)
    segments = _segments(parts, scale)
    end = segments[-1].box.right if segments else 0.0
    below, small = _parted([one for one in segments if not one.lines], width)
    labels = _labels(below, width, palette)
    words = [text for text in labels if isinstance(text, Text)]
    height = max([_TOP + _BAR + _FOOT, *(text.box.bottom + 0.4 for text in words)])
    marks: list[Mark] = [*_bands(scale, end, bands, palette)]
    for index, one in enumerate(segments):
        marks += _segment_marks(one, palette, is_dark=index % 2 == 0)
    number = _end_number(end, end_text, scale, palette)
    marks += [*_edges(scale, end, number, palette), *number, *labels]
    remark = _remark(parts, small)
    beside = _beside(labels, remark, width, palette)
    marks += beside
    for line in wrapped(remark, width, lines=_FOOT_LINES, size=_SIZE) if remark and not beside else ():
        height += _FOOT_LEADING
        marks.append(Text(x=0, y=height - 0.8, text=line, size=_SIZE, fill=palette.ink_2))
    return figure(
        Drawing(width=width, height=height, marks=tuple(marks)),
        alt=f"Index {end_text} of 100, by criterion: " + ", ".join(_said(part) for part in parts),
        table=(("Criterion", "Points", "Rests on"), *((one.label, one.text, _basis(one)) for one in parts)),
    )


def _said(part: StripPart) -> str:
    inferred = " inferred" if part.is_inferred else ""
    return f"{part.label} not rated" if part.points is None else f"{part.label} {part.text}{inferred}"


def _basis(part: StripPart) -> str:
    return "not rated" if part.points is None else "text" if part.is_inferred else "rating"


def _segments(parts: Sequence[StripPart], scale: LinearScale) -> list[_Segment]:
    drawn = [part for part in parts if part.points is not None and part.points > 0]
    segments = []
    for place, part in enumerate(drawn):
        left, right = (scale(fsum(one.points or 0.0 for one in drawn[:upto])) for upto in (place, place + 1))
        box = Box(left=left, top=_TOP, right=right, bottom=_TOP + _BAR)
        segments.append(_Segment(part=part, box=box, lines=() if part.is_inferred else _inside(part, right - left)))
    return segments


def _inside(part: StripPart, room: float) -> tuple[str, ...]:
    """Return the words that fit into a segment on one line or two, the points after the last; none where not."""
    for lines in (1, 2):
        *before, last = _label_rows(part, lines)
        words = (*before, f"{last} {part.text}".lstrip())
        if max(text_width(line, size=_SIZE, weight=600) for line in words) + 2 * _PADDING <= room:
            return words
    return ()


def _parted(below: Sequence[_Segment], width: float) -> tuple[list[_Segment], list[_Segment]]:
    """Tell the segments whose labels fit beneath the strip from the smallest, which do not."""
    kept, small = [*below], list[_Segment]()
    while kept and sum(_width(_label_rows(one.part, 2), one.part) for one in kept) + _GAP * (len(kept) - 1) > width:
        least = min(kept, key=lambda one: one.part.points or 0.0)
        kept.remove(least)
        small.append(least)
    return kept, sorted(small, key=lambda one: one.box.left)


def _bands(scale: LinearScale, end: float, names: Sequence[str], palette: Palette) -> Iterator[Mark]:
    """Draw the track behind the strip, and name the bands above it; the band the index lies in is the bold one."""
    limits = ((0, LOWER), (LOWER, UPPER), (UPPER, 100))
    fills = (palette.p06, palette.paper, palette.p14)
    for name, (low, high), fill in zip(names, limits, fills, strict=True):
        left, right = scale(low), scale(high)
        is_here = left <= end < right or (high == 100 and end >= right)  # noqa: PLR2004 - the end of the scale
        yield Rect(x=left, y=_TOP, width=right - left, height=_BAR, fill=fill)
        yield Text(
            x=(left + right) / 2,
            y=2.5,
            text=name,
            size=_SIZE,
            weight=600 if is_here else 400,
            fill=palette.primary if is_here else palette.ink_2,
            anchor="middle",
        )


def _segment_marks(one: _Segment, palette: Palette, *, is_dark: bool) -> Iterator[Mark]:
    box = Box(left=one.box.left, top=one.box.top, right=max(one.box.left, one.box.right - _SEAM), bottom=one.box.bottom)
    if one.part.is_inferred:
        yield Rect(
            x=box.left,
            y=box.top + 0.1,
            width=box.right - box.left,
            height=_BAR - 0.2,
            fill=palette.white,
            stroke=palette.p80,
            stroke_width=0.2,
        )
        yield Path(d=hatch(box), stroke=palette.p80, stroke_width=0.3)
        return
    fill = palette.primary if is_dark else palette.p55
    yield Rect(x=box.left, y=box.top, width=box.right - box.left, height=_BAR, fill=fill)
    colour = palette.white if is_dark else palette.ink
    first = one.box.top + _BAR / 2 + 0.85 - (len(one.lines) - 1) * _LEADING / 2
    for index, line in enumerate(one.lines):
        y = first + index * _LEADING
        yield Text(x=one.middle, y=y, text=line, size=_SIZE, weight=600, fill=colour, anchor="middle")


def _edges(scale: LinearScale, end: float, number: Sequence[Text], palette: Palette) -> Iterator[Mark]:
    """Mark where the bands meet: a tick above the strip, and a dashed line through what lies behind its end.

    The line is broken where it would meet the number there.
    """
    foot = _TOP + _BAR
    for score in (LOWER, UPPER):
        x = scale(score)
        yield Text(x=x, y=2.5, text=f"{score:.0f}", size=_SIZE, fill=palette.ink, anchor="middle")
        yield Line(x1=x, y1=_TOP - 1.0, x2=x, y2=_TOP, stroke=palette.ink, stroke_width=0.3)
        if x <= end:
            continue
        met = [one.box for one in number if one.box.left - _OFF_EDGE < x < one.box.right + _OFF_EDGE]
        for y1, y2 in stretches(_TOP, foot, [(box.top, box.bottom) for box in met], gap=_OFF_EDGE):
            yield Line(x1=x, y1=y1, x2=x, y2=y2, stroke=palette.primary, stroke_width=0.25, dash="1 0.8")


def _remark(parts: Sequence[StripPart], small: Sequence[_Segment]) -> str:
    """Say what the strip does not show."""
    nought = [part.label.lower() for part in parts if part.points is not None and part.points <= 0]
    unrated = [part.label.lower() for part in parts if part.points is None]
    said = [f"Besides: {'; '.join(f'{one.part.label.lower()} {one.part.text}' for one in small)}."] if small else []
    said += [f"No points from {_either(nought)}."] if nought else []
    said += [f"Not rated: {', '.join(unrated)}."] if unrated else []
    said += ["Hatched: inferred from the text."] if any(part.is_inferred for part in parts) else []
    return " ".join(said)


def _either(names: Sequence[str]) -> str:
    """Join names as after a no: "a, b or c"."""
    return f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]


def _beside(labels: Sequence[Line | Text], remark: str, width: float, palette: Palette) -> list[Mark]:
    """Write a remark behind the labels and their leaders, no lower than they; nothing where it has no room there.

    On the strip it would be read as a remark on the band that it stands in.
    """
    feet = sorted({one.y for one in labels if isinstance(one, Text)})
    lines = [feet[0] - _LEADING, *feet] if feet else []
    room = width - max((one.box.right if isinstance(one, Text) else one.x2 for one in labels), default=width)
    room -= _BESIDE_LABELS
    rows = wrapped(remark, room, lines=len(lines), size=_SIZE) if remark and room >= _LEAST_ROOM else ()
    if " ".join(rows) != remark:
        return []
    rows = balanced(remark, lines=len(rows), size=_SIZE) if rows else ()
    left = width - max((text_width(row, size=_SIZE) for row in rows), default=0.0)
    return [
        Text(x=left, y=y, text=row, size=_SIZE, fill=palette.ink_2)
        for y, row in zip(lines[len(lines) - len(rows) :], rows, strict=True)
    ]


def _end_number(end: float, end_text: str, scale: LinearScale, palette: Palette) -> tuple[Text, ...]:
    """Write the index behind the strip, where it has room."""
    wide = text_width(end_text, size=_END_SIZE, weight=600)
    if end + 1.4 + wide > scale.end:
        return ()
    x, y = _off_edges(end, wide, scale), _TOP + _BAR / 2 + 1.2
    return (Text(x=x, y=y, text=end_text, size=_END_SIZE, weight=600, fill=palette.primary),)


def _off_edges(end: float, wide: float, scale: LinearScale) -> float:
    """Return where the index starts behind the strip: nearer to it where it would else meet the edge of a band."""
    for edge in (scale(LOWER), scale(UPPER)):
        before = edge - _OFF_EDGE - wide
        if end + _OFF_EDGE <= before < end + 1.4:
            return before
    return end + 1.4


def _labels(below: Sequence[_Segment], width: float, palette: Palette) -> list[Line | Text]:
    """Write under the strip what did not fit into it, each with a leader to its segment."""
    for lines in (1, 2):
        rows = [_label_rows(one.part, lines) for one in below]
        widths = [_width(names, one.part) for names, one in zip(rows, below, strict=True)]
        if sum(widths) + _GAP * (len(below) - 1) <= width:
            break
    slots = [Slot(centre=one.middle, width=own) for one, own in zip(below, widths, strict=True)]
    lefts = spread(slots, low=0, high=width, gap=_GAP)
    aims = [
        _aim(one.middle, left, _first_width(names, one.part))
        for one, names, left in zip(below, rows, lefts, strict=True)
    ]
    depths = _depths([(one.middle, aim) for one, aim in zip(below, aims, strict=True)])
    base = _TOP + _BAR + max([_LEADER, *(depth + _STEP for depth in depths)]) + 2.6
    marks: list[Line | Text] = []
    for one, names, left, aim, depth in zip(below, rows, lefts, aims, depths, strict=True):
        marks += _leader(one.middle, aim, depth, base - 2.6, palette)
        marks += _label(one.part, names, left, base, palette)
    return marks


def _aim(middle: float, left: float, width: float) -> float:
    """Return where a leader meets its label's first line: straight below where that is well within it, else halfway."""
    is_within = left + _WELL_WITHIN * width <= middle <= left + (1 - _WELL_WITHIN) * width
    return middle if is_within else left + width / 2


def _depths(ways: Sequence[tuple[float, float]]) -> list[float]:
    """Return how far below the strip each leader turns aside, so that none crosses another.

    Of those that turn right the last turns first, of those that turn left the first.
    """
    depths = [_STEP] * len(ways)
    for index in range(len(ways) - 2, -1, -1):
        (_, aim), (later, later_aim) = ways[index], ways[index + 1]
        if ways[index][0] < aim and later < later_aim and aim > later - _STEP:
            depths[index] = depths[index + 1] + _STEP
    for index in range(1, len(ways)):
        (earlier, earlier_aim), (middle, aim) = ways[index - 1], ways[index]
        if aim < middle and earlier_aim < earlier and aim < earlier + _STEP:
            depths[index] = depths[index - 1] + _STEP
    return depths


def _leader(middle: float, aim: float, depth: float, end: float, palette: Palette) -> Iterator[Line]:
    """Lead from a segment down to its label, aside where the label does not stand under it."""
    foot = _TOP + _BAR
    corners = [(middle, foot + 0.3), (middle, foot + depth), (aim, foot + depth), (aim, end)]
    if middle == aim:
        corners = [corners[0], corners[-1]]
    for (x1, y1), (x2, y2) in pairwise(corners):
        yield Line(x1=x1, y1=y1, x2=x2, y2=y2, stroke=palette.ink_3, stroke_width=0.2)


def _label_rows(part: StripPart, lines: int) -> tuple[str, ...]:
    """Return the name of a criterion on one line or two, with the points after its last word as narrow as may be.

    On two lines the points of a name of one word have the second to themselves.
    """
    words = part.label.split(" ")
    if lines == 1:
        return (part.label,)
    if len(words) == 1:
        return (part.label, "")
    ways = ((" ".join(words[:place]), " ".join(words[place:])) for place in range(1, len(words)))
    return min(ways, key=lambda rows: _width(rows, part))


def _width(rows: Sequence[str], part: StripPart) -> float:
    *before, last = (text_width(row, size=_SIZE) for row in rows)
    return max(*before, last + _BESIDE + text_width(part.text, size=_SIZE, weight=600), 0.0)


def _first_width(rows: Sequence[str], part: StripPart) -> float:
    """Return the width of a label's first line, which has the points where it is the only one."""
    return _width(rows, part) if len(rows) == 1 else text_width(rows[0], size=_SIZE)


def _label(part: StripPart, rows: Sequence[str], left: float, base: float, palette: Palette) -> Iterator[Text]:
    """Write a criterion, its points after its last word, which ends there however it is spelled later."""
    for place, row in enumerate(rows[:-1]):
        yield Text(x=left, y=base + place * _LEADING, text=row, size=_SIZE, fill=palette.ink)
    foot, after = base + (len(rows) - 1) * _LEADING, left
    if rows[-1]:
        after += text_width(rows[-1], size=_SIZE) + _BESIDE
        yield Text(x=after - _BESIDE, y=foot, text=rows[-1], size=_SIZE, fill=palette.ink, anchor="end")
    yield Text(x=after, y=foot, text=part.text, size=_SIZE, weight=600, fill=palette.ink)
