"""How far software reaches into what moves, against when the move has paid back: a disc for each process."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor

from reportgen.report.figures.bubbles import Bubble, Place, Thresholds, crowded, moved, numbered, settled
from reportgen.report.figures.label_spots import LabelForm
from reportgen.report.figures.map_zones import Zone, is_hidden, name_text, named_zones, zone_borders, zone_fills
from reportgen.report.figures.palette import Palette
from reportgen.report.figures.placement import PlacedLabel, Surroundings, placed_labels
from reportgen.report.figures.scale import LinearScale
from reportgen.report.figures.svg import Anchor, Box, Circle, Drawing, Figure, Line, Mark, Text, figure
from reportgen.report.figures.text_metrics import balanced, plain, size_in_mm, text_width, wrapped
from reportgen.report.figures.ties import tie_marks, ties

_LABEL, _LEADING = 7.2, 3.0
_WIDEST, _CUT_AT = 42.0, 34.0
_NAMED_AT_MOST = 60
_LEFT, _TOP, _FOOT = 11.0, 0.6, 11.4
_MARGIN = 4.6
_LEAST_SPAN = 20
_STEP = 10
_DISC = 2.15
_NUMBER = 6.6
_APART = 1.6
_GAP, _RIM = 0.15, 0.5  # round a disc, of a ring


@dataclass(frozen=True, slots=True, kw_only=True)
class ExposureItem:
    """A process that moves: its exposure 0-100, and the years until its move has paid back."""

    number: int
    name: str
    exposure: float
    years: float
    is_late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axes:
    """The plot, what maps values into it, and where software comes: from which exposure, and within which years."""

    plot: Box
    across: LinearScale
    up: LinearScale
    first_score: int
    top_year: int
    edge: float
    limit: float

    @property
    def corner(self) -> tuple[float, float]:
        """Return where the zone of moves that pay back late begins."""
        return self.across(self.edge), self.up(self.limit)


def exposure_map(
    items: Sequence[ExposureItem],
    palette: Palette,
    *,
    edge: float,
    limit: float,
    text: Callable[[float, int], str] = "{:.{}f}".format,
    width: float = 170.0,
    height: float = 78.0,
) -> Figure:
    """Draw the processes.

    Args:
        items: the processes.
        palette: the colours.
        edge: the exposure from which work is next to be automated.
        limit: the years within which software may take it over.
        text: writes a number for the table with so many decimals.
        width: of the drawing, mm.
        height: of the drawing, mm.
    """
    axes = _axes(items, edge, limit, width, height)
    bubbles, is_dense = _discs(items, axes)
    zones = _zones(axes, palette)
    names = tuple(name for name in named_zones(zones, bubbles, ()) if not is_hidden(name, bubbles))
    labels = () if is_dense else _labels(items, bubbles, axes, tuple(name.box for name in names))
    frame = (
        *zone_fills(zones),
        *_frame(axes, palette, [row for label in labels for row in label.rows]),
        *(name_text(name, palette) for name in names),
    )
    lines = () if is_dense else tuple(tie_marks(ties(bubbles), palette))
    marks = (*frame, *lines, *_disc_marks(items, bubbles, palette, is_dense=is_dense))
    texts = tuple(text for label in labels for text in _label_texts(label, palette))
    drawing = Drawing(width=width, height=height, marks=(*marks, *texts))
    alt = f"{len(items)} processes by automation exposure from 0 to 100 and years until their move has paid back"
    named = {label.number for label in labels}
    unnamed = () if is_dense else tuple(sorted(item.number for item in items if item.number not in named))
    return figure(
        drawing,
        alt=alt,
        table=tuple(_table(items, text)),
        is_dense=is_dense,
        unnamed=unnamed,
        moved=moved(bubbles),
        is_tied=bool(lines),
    )


def _axes(items: Sequence[ExposureItem], edge: float, limit: float, width: float, height: float) -> _Axes:
    plot = Box(left=_LEFT, top=_TOP, right=width - 0.2, bottom=height - _FOOT)
    top_year = max(ceil(limit) + 1, *(ceil(item.years) for item in items))
    lowest = min(edge - _LEAST_SPAN, *(item.exposure for item in items))
    start = max(0, _STEP * floor(lowest / _STEP))
    return _Axes(
        plot=plot,
        across=LinearScale(low=start, high=100, start=plot.left + _MARGIN, end=plot.right - _MARGIN),
        up=LinearScale(low=0, high=top_year, start=plot.bottom, end=plot.top + _MARGIN),
        first_score=start,
        top_year=top_year,
        edge=edge,
        limit=limit,
    )


def _discs(items: Sequence[ExposureItem], axes: _Axes) -> tuple[tuple[Bubble, ...], bool]:
    """Return the discs, and whether there are too many to draw them apart."""
    places = tuple(
        Place(number=item.number, x=axes.across(item.exposure), y=axes.up(item.years), cost=1.0) for item in items
    )
    x, y = axes.corner

    def zone(left: float, top: float) -> tuple[bool, bool]:
        return left >= x - 1e-6, top < y - 1e-6

    dashed = Thresholds(verticals=(x,), horizontals=(y,))
    apart = settled(places, axes.plot, zone, at_most=_DISC, thresholds=dashed) or numbered(
        places, axes.plot, zone, move=axes.plot.right - axes.plot.left, thresholds=dashed
    )
    return (crowded(places)[0], True) if apart is None else (apart[0], False)


def _labels(
    items: Sequence[ExposureItem], bubbles: Sequence[Bubble], axes: _Axes, keep_clear: tuple[Box, ...]
) -> tuple[PlacedLabel, ...]:
    x, y = axes.corner
    around = Surroundings(frame=axes.plot, keep_clear=keep_clear, horizontals=(y,), verticals=(x,), ties=ties(bubbles))
    named = [item for item in items if plain(item.name)] if len(items) <= _NAMED_AT_MOST else []
    return placed_labels({item.number: _forms(item.name) for item in named}, bubbles, around)


def _forms(name: str) -> tuple[LabelForm, ...]:
    """Return the ways to write a name: on one line, on two, on three; one too long for all is cut."""
    words = len(plain(name).split(" "))
    forms = tuple(_form(balanced(name, lines=lines, size=_LABEL)) for lines in range(1, min(3, words) + 1))
    fitting = tuple(form for form in forms if form.width <= _WIDEST)
    return fitting or (_form(wrapped(name, _CUT_AT, lines=2, size=_LABEL)),)


def _form(lines: tuple[str, ...]) -> LabelForm:
    widths = tuple(text_width(line, size=_LABEL) for line in lines)
    return LabelForm(lines=lines, widths=widths, leading=_LEADING, cost=1.2 * (len(lines) - 1), apart=_APART)


def _frame(axes: _Axes, palette: Palette, names: Sequence[Box]) -> Iterator[Mark]:
    plot, (x, y) = axes.plot, axes.corner
    yield from zone_borders(plot, (x,), (y,), palette, names, foot=plot.bottom)
    yield Line(x1=plot.left, y1=plot.bottom, x2=plot.right, y2=plot.bottom, stroke=palette.ink_2, stroke_width=0.3)
    yield from _ticks(axes, palette)


def _ticks(axes: _Axes, palette: Palette) -> Iterator[Mark]:
    plot, foot = axes.plot, axes.plot.bottom + 10.2
    for score in range(axes.first_score, 101, _STEP):
        x = axes.across(score)
        yield Line(x1=x, y1=plot.bottom, x2=x, y2=plot.bottom + 1.2, stroke=palette.ink_2, stroke_width=0.2)
        yield _tick(x, plot.bottom + 4.3, score, palette, anchor="middle")
    for year in range(0, axes.top_year + 1, max(1, ceil(axes.top_year / 6))):
        y = axes.up(year)
        yield Line(x1=plot.left - 1.2, y1=y, x2=plot.left, y2=y, stroke=palette.ink_2, stroke_width=0.2)
        yield _tick(plot.left - 2, y + 0.85, year, palette, anchor="end")
    yield _title("Automation exposure, 0 to 100", plot.left, foot, palette)
    yield _title("higher →", plot.right, foot, palette, anchor="end")
    yield _title("Years to break even →", 2.2, plot.top, palette, anchor="end", upward=True)


def _tick(x: float, y: float, value: int, palette: Palette, *, anchor: Anchor) -> Text:
    return Text(x=x, y=y, text=str(value), size=7.0, fill=palette.ink_2, anchor=anchor)


def _title(text: str, x: float, y: float, palette: Palette, *, anchor: Anchor = "start", upward: bool = False) -> Text:
    return Text(x=x, y=y, text=text, size=7.4, weight=600, fill=palette.ink, anchor=anchor, upward=upward)


def _zones(axes: _Axes, palette: Palette) -> tuple[Zone, Zone, Zone]:
    """Return the three zones: not next, paid back before software comes, and paid back after."""
    plot, (x, y) = axes.plot, axes.corner
    rest = Box(left=plot.left, top=plot.top, right=x, bottom=plot.bottom)
    soon = Box(left=x, top=y, right=plot.right, bottom=plot.bottom)
    late = Box(left=x, top=plot.top, right=plot.right, bottom=y)
    return (
        Zone(name="Not next", box=rest, fill=palette.paper),
        Zone(name="Pays back first", box=soon, fill=palette.p14),
        Zone(name="Software comes first", box=late, fill=palette.grey),
    )


def _disc_marks(
    items: Sequence[ExposureItem], bubbles: Sequence[Bubble], palette: Palette, *, is_dense: bool
) -> Iterator[Mark]:
    """Yield a disc for each process, and a ring for one that pays back late, which grey print tells apart, too."""
    late = {item.number for item in items if item.is_late}
    for bubble in bubbles:
        is_late = bubble.number in late
        fill, ink = (palette.white, palette.signal) if is_late else (palette.primary, palette.white)
        radius, rim = (bubble.r - _RIM / 2, _RIM) if is_late else (bubble.r, _GAP)
        yield Circle(x=bubble.x, y=bubble.y, r=radius, fill=fill, stroke=ink, stroke_width=rim)
        if not is_dense:
            yield Text(
                x=bubble.x,
                y=bubble.y + 0.33 * size_in_mm(_NUMBER),
                text=str(bubble.number),
                size=_NUMBER,
                weight=600,
                fill=ink,
                anchor="middle",
            )


def _label_texts(label: PlacedLabel, palette: Palette) -> Iterator[Text]:
    middle = (label.box.left + label.box.right) / 2
    x = {"start": label.box.left, "middle": middle, "end": label.box.right}[label.anchor]
    for index, line in enumerate(label.lines):
        y = label.box.top + 2.25 + index * _LEADING
        yield Text(x=x, y=y, text=line, size=_LABEL, fill=palette.ink, anchor=label.anchor)


def _table(items: Sequence[ExposureItem], text: Callable[[float, int], str]) -> Iterator[tuple[str, ...]]:
    yield "No.", "Process", "Automation exposure", "Years to break even"
    for item in items:
        yield str(item.number), item.name, text(item.exposure, 0), text(item.years, 1)
