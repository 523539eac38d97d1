"""The portfolio map: how much judgement against how easily bought, a disc for each process."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportgen.report.contrast import channels
from reportgen.report.figures.bubbles import Bubble, Place, Sizes, Zone, crowded, moved, numbered, settled
from reportgen.report.figures.label_spots import LabelForm
from reportgen.report.figures.map_key import KeyContent, corner_box, key_content, key_marks
from reportgen.report.figures.map_zones import (
    LOWER,
    UPPER,
    ZoneName,
    is_hidden,
    name_text,
    named_zones,
    zone_borders,
    zone_fills,
    zones,
)
from reportgen.report.figures.palette import Palette
from reportgen.report.figures.placement import PlacedLabel, Surroundings, placed_labels
from reportgen.report.figures.risk_disc import RiskTier, risk_colours, tier_name
from reportgen.report.figures.scale import LinearScale
from reportgen.report.figures.svg import Box, Circle, Drawing, Figure, Line, Mark, Text, svg
from reportgen.report.figures.text_metrics import balanced, plain, size_in_mm, text_width, wrapped
from reportgen.report.figures.ties import tie_marks, ties
from reportgen.report.words.formats import processes

Kind = Literal["bpo", "kpo", "hybrid"]

_LABEL, _LEADING = 7.2, 3.0
_WIDEST, _CUT_AT = 46.0, 36.0
_CUT = 4.0  # what it costs not to say a name in full, beside what a place costs
_NAMED_AT_MOST = 70
_LEFT, _TOP, _FOOT = 11.0, 0.6, 11.4
_MARGIN = 5.4
_SMALL_DISC = 3.0
_SHEER = 0.6
_SOURCEABILITY = ("Sourceability: hard to buy and control", "Sourceability: hard to buy", "Sourceability")
_BETWEEN_TITLES = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MapItem:
    """A process on the map; both scores are 0-100, `cost` a year in any one unit."""

    number: int
    name: str
    knowledge: float
    sourceability: float
    cost: float | None
    risk: RiskTier
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioMapFigure(Figure):
    """The map, and the numbers whose name found no room.

    A dense map shows where processes lie, not which is which: no numbers, no names, every disc at its true place.
    """

    numbered_only: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axes:
    """The plot and what maps scores into it."""

    plot: Box
    across: LinearScale
    up: LinearScale

    @property
    def verticals(self) -> tuple[float, float]:
        return self.across(LOWER), self.across(UPPER)

    @property
    def horizontals(self) -> tuple[float, float]:
        return self.up(UPPER), self.up(LOWER)

    def zone(self) -> Zone:
        """Return what tells the zone of a point: its column and its row."""
        (left, right), (high, low) = self.verticals, self.horizontals

        def zone(x: float, y: float) -> tuple[int, int]:
            return (x >= left) + (x >= right), (y > high) + (y > low)

        return zone


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """Everything on the map in its place."""

    axes: _Axes
    bubbles: tuple[Bubble, ...]
    sizes: Sizes
    key: KeyContent
    key_box: Box
    names: tuple[ZoneName, ...]
    labels: tuple[PlacedLabel, ...]
    is_dense: bool


def portfolio_map(
    items: Sequence[MapItem],
    palette: Palette,
    *,
    cost_text: Callable[[float], str],
    score_text: Callable[[float], str],
    width: float = 170.0,
    height: float = 148.0,
) -> PortfolioMapFigure:
    """Draw the map.

    Args:
        items: the processes that have both scores.
        palette: the colours.
        cost_text: writes a round amount for the key.
        score_text: writes an index for the table.
        width: of the drawing, mm.
        height: of the drawing, mm.
    """
    layout = _laid_out(items, palette, cost_text, width, height)
    drawing = Drawing(width=width, height=height, marks=tuple(_marks(layout, items, palette)))
    alt = _alt(items, shows_cost=bool(layout.key.costs))
    named = {label.number for label in layout.labels}
    unnamed = () if layout.is_dense else tuple(sorted(item.number for item in items if item.number not in named))
    return PortfolioMapFigure(
        svg=svg(drawing, alt=alt),
        width_mm=width,
        height_mm=height,
        alt=alt,
        table=tuple(_table(items, cost_text, score_text)),
        drawing=drawing,
        numbered_only=unnamed,
        moved=moved(layout.bubbles),
        is_dense=layout.is_dense,
        is_tied=not layout.is_dense and bool(ties(layout.bubbles)),
    )


def _laid_out(
    items: Sequence[MapItem], palette: Palette, cost_text: Callable[[float], str], width: float, height: float
) -> _Layout:
    axes = _axes(width, height - _FOOT)
    bubbles, sizes, is_dense = _discs(items, axes)
    key = key_content([item.cost for item in items], [item.risk for item in items], sizes, cost_text)
    key_box = corner_box(key, sizes, axes.plot, bubbles)
    if key_box is None and all(item.cost is not None for item in items):
        key = replace(key, note="")
        key_box = corner_box(key, sizes, axes.plot, bubbles)
    if key_box is None:
        room = key.height(sizes) + 5
        axes = _axes(width, height - _FOOT - room)
        bubbles, sizes, is_dense = _discs(items, axes)
        key = key_content([item.cost for item in items], [item.risk for item in items], sizes, cost_text)
        left = axes.plot.left - 2.4
        key_box = Box(left=left, top=height - room, right=left + key.width(sizes) + 4.8, bottom=height)
    parts = zones(axes.plot, axes.verticals, axes.horizontals, palette)
    names = named_zones(parts, bubbles, (key_box,))
    hidden = tuple(name.box for name in names if is_hidden(name, bubbles))
    if hidden and not is_dense:
        cleared = _apart(_places(items, axes), axes, (*hidden, key_box))
        if cleared is None:
            names = tuple(name for name in names if name.box not in hidden)
        else:
            bubbles, sizes = cleared
    labels = () if is_dense else _labels(items, bubbles, axes, (key_box, *(name.box for name in names)))
    return _Layout(
        axes=axes,
        bubbles=bubbles,
        sizes=sizes,
        key=key,
        key_box=key_box,
        names=names,
        labels=labels,
        is_dense=is_dense,
    )


def _discs(items: Sequence[MapItem], axes: _Axes) -> tuple[tuple[Bubble, ...], Sizes, bool]:
    """Return the discs, and whether there are too many to draw them apart."""
    places = _places(items, axes)
    apart = _apart(places, axes)
    return (*crowded(places), True) if apart is None else (*apart, False)


def _apart(
    places: Sequence[Place], axes: _Axes, keep_clear: Sequence[Box] = ()
) -> tuple[tuple[Bubble, ...], Sizes] | None:
    """Return the discs as large as their cost, else all of one size; None where neither stand apart."""
    by_cost = settled(places, axes.plot, axes.zone(), keep_clear)
    return by_cost or numbered(places, axes.plot, axes.zone(), keep_clear)


def _labels(
    items: Sequence[MapItem], bubbles: Sequence[Bubble], axes: _Axes, keep_clear: tuple[Box, ...]
) -> tuple[PlacedLabel, ...]:
    around = Surroundings(
        frame=axes.plot,
        keep_clear=keep_clear,
        horizontals=axes.horizontals,
        verticals=axes.verticals,
        ties=ties(bubbles),
    )
    named = [item for item in items if plain(item.name)] if len(items) <= _NAMED_AT_MOST else []
    return placed_labels({item.number: _forms(item.name) for item in named}, bubbles, around)


def _axes(width: float, bottom: float) -> _Axes:
    plot = Box(left=_LEFT, top=_TOP, right=width - 0.2, bottom=bottom)
    return _Axes(
        plot=plot,
        across=LinearScale(low=0, high=100, start=plot.left + _MARGIN, end=plot.right - _MARGIN),
        up=LinearScale(low=0, high=100, start=plot.bottom - _MARGIN, end=plot.top + _MARGIN),
    )


def _places(items: Sequence[MapItem], axes: _Axes) -> tuple[Place, ...]:
    return tuple(
        Place(number=item.number, x=axes.across(item.knowledge), y=axes.up(item.sourceability), cost=item.cost)
        for item in items
    )


def _forms(name: str) -> tuple[LabelForm, ...]:
    """Return the ways to write a name: on one line, on two, on three; one too long for two may also be cut."""
    words = len(plain(name).split(" "))
    forms = [_form(balanced(name, lines=lines, size=_LABEL)) for lines in range(1, min(3, words) + 1)]
    fitting = tuple(form for form in forms if form.width <= _WIDEST)
    if any(len(form.lines) <= 2 for form in fitting):  # noqa: PLR2004 - lines of a label
        return fitting
    return (*fitting, _form(wrapped(name, _CUT_AT, lines=2, size=_LABEL), cost=_CUT))


def _form(lines: tuple[str, ...], *, cost: float = 0.0) -> LabelForm:
    return LabelForm(
        lines=lines,
        widths=tuple(text_width(line, size=_LABEL) for line in lines),
        leading=_LEADING,
        cost=cost + 1.2 * (len(lines) - 1),
    )


def _alt(items: Sequence[MapItem], *, shows_cost: bool) -> str:
    """Say what is shown, and how many processes stand in each band."""
    area = "area is annual cost, " if shows_cost else ""
    bands = (
        ("readily bought", sum(1 for one in items if one.sourceability >= UPPER)),
        ("bought in part", sum(1 for one in items if LOWER <= one.sourceability < UPPER)),
        ("hard to buy", sum(1 for one in items if one.sourceability < LOWER)),
    )
    told = ", ".join(f"{count} {name}" for name, count in bands)
    expert = sum(1 for one in items if one.knowledge >= UPPER)
    return (
        f"Map of {processes(len(items))} by knowledge index and sourceability: {told}; {expert} expert work; "
        f"{area}colour is residual risk"
    )


def _marks(layout: _Layout, items: Sequence[MapItem], palette: Palette) -> Iterator[Mark]:
    axes = layout.axes
    parts = zones(axes.plot, axes.verticals, axes.horizontals, palette)
    yield from zone_fills(parts)
    words = [row for label in layout.labels for row in label.rows]
    names = [layout.key_box, *words] if axes.plot.overlaps(layout.key_box) else words
    yield from zone_borders(axes.plot, axes.verticals, axes.horizontals, palette, names)
    yield from _axis_marks(axes, palette)
    yield from key_marks(layout.key, layout.sizes, palette, layout.key_box)
    risks = {item.number: item.risk for item in items}
    if layout.is_dense:
        yield from (_dense_disc(bubble, risks[bubble.number], palette) for bubble in layout.bubbles)
    yield from (name_text(name, palette) for name in layout.names)
    if layout.is_dense:
        return
    yield from tie_marks(ties(layout.bubbles), palette)
    for bubble in layout.bubbles:
        yield from _disc(bubble, risks[bubble.number], palette)
    for label in layout.labels:
        yield from _label_texts(label, palette)


def _axis_marks(axes: _Axes, palette: Palette) -> Iterator[Mark]:
    plot = axes.plot
    yield Line(x1=plot.left, y1=plot.bottom, x2=plot.right, y2=plot.bottom, stroke=palette.ink_2, stroke_width=0.3)
    for score in range(0, 101, 20):
        x, y = axes.across(score), axes.up(score)
        yield Line(x1=x, y1=plot.bottom, x2=x, y2=plot.bottom + 1.2, stroke=palette.ink_2, stroke_width=0.2)
        yield _tick(x, plot.bottom + 4.3, score, palette, anchor="middle")
        yield Line(x1=plot.left - 1.2, y1=y, x2=plot.left, y2=y, stroke=palette.ink_2, stroke_width=0.2)
        yield _tick(plot.left - 2, y + 0.85, score, palette, anchor="end")
    foot = plot.bottom + 10.2
    yield _title("Knowledge index: rules", plot.left, foot, palette)
    yield _title("judgement →", plot.right, foot, palette, anchor="end")
    upper = _title("easy →", 2.2, plot.top, palette, anchor="end", upward=True)
    told = [_title(text, 2.2, plot.bottom, palette, upward=True) for text in _SOURCEABILITY]
    yield upper
    yield next((one for one in told if one.box.top >= upper.box.bottom + _BETWEEN_TITLES), told[-1])


def _tick(x: float, y: float, score: int, palette: Palette, *, anchor: Literal["middle", "end"]) -> Text:
    return Text(x=x, y=y, text=str(score), size=7.0, fill=palette.ink_2, anchor=anchor)


def _title(
    text: str, x: float, y: float, palette: Palette, *, anchor: Literal["start", "end"] = "start", upward: bool = False
) -> Text:
    return Text(x=x, y=y, text=text, size=7.4, weight=600, fill=palette.ink, anchor=anchor, upward=upward)


def _disc(bubble: Bubble, risk: RiskTier, palette: Palette) -> tuple[Mark, Mark]:
    colours = risk_colours(risk, palette)
    size = 7.6 if bubble.r > _SMALL_DISC else 6.6
    return (
        Circle(x=bubble.x, y=bubble.y, r=bubble.r, fill=colours.fill, stroke=colours.stroke, stroke_width=0.3),
        Text(
            x=bubble.x,
            y=bubble.y + 0.33 * size_in_mm(size),
            text=str(bubble.number),
            size=size,
            weight=600,
            fill=colours.text,
            anchor="middle",
        ),
    )


def _dense_disc(bubble: Bubble, risk: RiskTier, palette: Palette) -> Circle:
    colours = risk_colours(risk, palette)
    return Circle(
        x=bubble.x,
        y=bubble.y,
        r=bubble.r,
        fill=_sheer(colours.fill),
        stroke=colours.stroke,
        stroke_width=0.2,
    )


def _sheer(colour: str) -> str:
    """Return a colour that what lies under it shows through."""
    red, green, blue = (round(255 * part) for part in channels(colour))
    return f"rgba({red}, {green}, {blue}, {_SHEER})"


def _label_texts(label: PlacedLabel, palette: Palette) -> Iterator[Text]:
    middle = (label.box.left + label.box.right) / 2
    x = {"start": label.box.left, "middle": middle, "end": label.box.right}[label.anchor]
    for index, line in enumerate(label.lines):
        y = label.box.top + 2.25 + index * _LEADING
        yield Text(x=x, y=y, text=line, size=_LABEL, fill=palette.ink, anchor=label.anchor)


def _table(
    items: Sequence[MapItem], cost_text: Callable[[float], str], score_text: Callable[[float], str]
) -> Iterator[tuple[str, ...]]:
    yield "No.", "Process", "Class", "Knowledge", "Sourceability", "Annual cost", "Residual risk"
    for item in items:
        yield (
            str(item.number),
            item.name,
            "Hybrid" if item.kind == "hybrid" else item.kind.upper(),
            score_text(item.knowledge),
            score_text(item.sourceability),
            "–" if item.cost is None else cost_text(item.cost),
            tier_name(item.risk),
        )
