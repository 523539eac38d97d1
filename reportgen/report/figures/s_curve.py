"""How likely a result is: the share of outcomes at or below each amount."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from reportgen.report.figures.axis import SIZE, AmountText, axis_ticks, padded
from reportgen.report.figures.label_row import Slot, spread
from reportgen.report.figures.palette import Palette
from reportgen.report.figures.scale import LinearScale
from reportgen.report.figures.svg import Box, Circle, Drawing, Figure, Line, Mark, Path, Rect, Text, figure, path_data
from reportgen.report.figures.text_metrics import fitted, text_width

_LEFT, _RIGHT = 10.0, 1.0
_TOP, _FOOT = 8.6, 10.0
_LABEL = 7.4
_RING = 1.2
_SHARES = (0.0, 0.1, 0.5, 0.9, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Percentile:
    """A point of the curve that is named, such as P10."""

    name: str
    share: float
    amount: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Upright:
    """An amount marked by an upright line, with what stands over it; `is_plan` draws it in the signal's colour."""

    label: str
    amount: float
    is_plan: bool = False


def s_curve(
    curve: Sequence[tuple[float, float]],
    palette: Palette,
    *,
    percentiles: Sequence[Percentile],
    uprights: Sequence[Upright],
    unit: str,
    text: AmountText,
    percent: Callable[[float], str],
    width: float = 111.8,
    height: float = 74.0,
) -> Figure:
    """Draw the curve, shaded between its outer percentiles; nought is marked where it lies in the range.

    Args:
        curve: amount and share (0-1) of the outcomes at or below it, rising.
        palette: the report's colours.
        percentiles: the points to ring, rising.
        uprights: the plan, a target.
        unit: what the amounts are, under the axis.
        text: writes a mark of the axis.
        percent: writes a share.
        width: in mm.
        height: in mm.
    """
    line = _line(curve, percentiles)
    amounts = [*(amount for amount, _ in line), *(one.amount for one in uprights)]
    low, high = padded(min(amounts), max(amounts))
    across = LinearScale(low=low, high=high, start=_LEFT, end=width - _RIGHT)
    up = LinearScale(low=0, high=1, start=height - _FOOT, end=_TOP)
    marked = [*uprights, *([Upright(label="no saving", amount=0.0)] if low < 0 < high else [])]
    marks: list[Mark] = [*_shares(up, percent, width, palette), *_band(line, percentiles, across, up, palette)]
    marks += _uprights(marked, across, up, width, palette)
    path = path_data("M", *_joined((across(amount), up(share)) for amount, share in line))
    marks.append(Path(d=path, stroke=palette.gain, stroke_width=0.8))
    uprights_at = [across(one.amount) for one in marked]
    marks += _rings(percentiles, _standing(percentiles, uprights_at, across, up), across, up, palette)
    marks += _axis(across, unit, text, up(0), width, palette)
    told = [*(f"{one.name} {one.text}" for one in percentiles), *(one.label for one in uprights)]
    return figure(
        Drawing(width=width, height=height, marks=tuple(marks)),
        alt=f"Share of outcomes at or below each {unit}: " + ", ".join(told),
        table=(("Point", "Amount"), *((one.name, one.text) for one in percentiles)),
    )


def _line(curve: Sequence[tuple[float, float]], percentiles: Sequence[Percentile]) -> list[tuple[float, float]]:
    """Return the curve with the percentiles on it, never falling."""
    points = sorted([*curve, *((one.amount, one.share) for one in percentiles)])
    shares = accumulate((share for _, share in points), max)
    return [(amount, share) for (amount, _), share in zip(points, shares, strict=True)]


def _joined(points: Iterator[tuple[float, float]]) -> Iterator[str | float]:
    for place, (x, y) in enumerate(points):
        if place:
            yield "L"
        yield x
        yield y


def _shares(up: LinearScale, percent: Callable[[float], str], width: float, palette: Palette) -> Iterator[Mark]:
    for share in _SHARES:
        y = up(share)
        if share:
            yield Line(x1=_LEFT, y1=y, x2=width, y2=y, stroke=palette.hair, stroke_width=0.2)
        yield Text(x=_LEFT - 1.4, y=y + 0.9, text=percent(share), size=SIZE, fill=palette.ink_2, anchor="end")


def _band(
    line: Sequence[tuple[float, float]],
    percentiles: Sequence[Percentile],
    across: LinearScale,
    up: LinearScale,
    palette: Palette,
) -> Iterator[Mark]:
    """Shade under the curve between the outer percentiles, each with a line to the foot."""
    if not percentiles:
        return
    first, last = percentiles[0], percentiles[-1]
    inner = [(across(amount), up(share)) for amount, share in line if first.share <= share <= last.share]
    if inner:
        left, right = inner[0][0], inner[-1][0]
        outline = path_data("M", left, up(0), "L", *_joined(iter(inner)), "L", right, up(0), "Z")
        yield Path(d=outline, fill=palette.gain_p14)
    for one in percentiles:
        x = across(one.amount)
        yield Line(x1=x, y1=up(one.share), x2=x, y2=up(0), stroke=palette.gain, stroke_width=0.3)


def _uprights(
    marked: Sequence[Upright], across: LinearScale, up: LinearScale, width: float, palette: Palette
) -> Iterator[Mark]:
    """Draw each marked amount from the foot to its label over the plot; labels stand side by side."""
    labels = [fitted(one.label, width / max(1, len(marked)) - 2, size=_LABEL, weight=600) for one in marked]
    slots = [
        Slot(centre=across(one.amount), width=text_width(label, size=_LABEL, weight=600))
        for one, label in zip(marked, labels, strict=True)
    ]
    lefts = spread(slots, low=0, high=width, gap=2.0)
    for one, label, left, slot in zip(marked, labels, lefts, slots, strict=True):
        colour = palette.signal if one.is_plan else palette.ink
        x, foot = across(one.amount), _TOP - 4.2
        yield Line(
            x1=x,
            y1=up(0),
            x2=x,
            y2=_TOP - 2.4,
            stroke=colour,
            stroke_width=0.4 if _dash(one) else 0.25,
            dash=_dash(one),
        )
        aim = min(max(x, left), left + slot.width)
        yield Line(x1=x, y1=_TOP - 2.4, x2=aim, y2=foot + 0.5, stroke=colour, stroke_width=0.2)
        yield Text(x=left, y=foot - 0.6, text=label, size=_LABEL, weight=600, fill=colour)


def _dash(one: Upright) -> str | None:
    if one.is_plan:
        return "1.2 0.9"
    return "0.5 0.9" if one.amount else None


def _standing(
    percentiles: Sequence[Percentile], uprights: Sequence[float], across: LinearScale, up: LinearScale
) -> list[tuple[float, float]]:
    """Return every upright line as its place across and its upper end: those of amounts and those of percentiles."""
    return [*((x, 0.0) for x in uprights), *((across(one.amount), up(one.share) + _RING) for one in percentiles)]


def _rings(
    percentiles: Sequence[Percentile],
    uprights: Sequence[tuple[float, float]],
    across: LinearScale,
    up: LinearScale,
    palette: Palette,
) -> Iterator[Mark]:
    for one in percentiles:
        x, y = across(one.amount), up(one.share)
        label = _clear(_candidates(one, x, y, palette), uprights, across)
        if _crossed(label, uprights):
            box = label.box
            yield Rect(
                x=box.left - 0.4, y=box.top - 0.3, width=label.width + 0.8, height=box.bottom - box.top + 0.4,
                fill=palette.white,
            )  # fmt: skip
        yield Circle(x=x, y=y, r=_RING, fill=palette.white, stroke=palette.gain, stroke_width=0.6)
        yield label


def _candidates(one: Percentile, x: float, y: float, palette: Palette) -> tuple[Text, Text]:
    """Return where a label may stand: at the upper left of its point, or at the lower right; clear of the curve."""
    text = f"{one.name} {one.text}"
    return (
        Text(x=x - 1.8, y=y - 1.2, text=text, size=_LABEL, weight=600, fill=palette.gain, anchor="end"),
        Text(x=x + 1.8, y=y + 3.2, text=text, size=_LABEL, weight=600, fill=palette.gain),
    )


def _clear(candidates: Sequence[Text], uprights: Sequence[tuple[float, float]], across: LinearScale) -> Text:
    """Return the first label inside the plot that no upright crosses, else the first inside it."""
    plot = Box(left=across.start + 0.4, top=0, right=across.end + _RIGHT, bottom=1e6)
    inside = [one for one in candidates if plot.holds(one.box)] or list(candidates[:1])
    return next((one for one in inside if not _crossed(one, uprights)), inside[0])


def _crossed(label: Text, uprights: Sequence[tuple[float, float]]) -> bool:
    box = label.box
    return any(box.left - 0.5 <= x <= box.right + 0.5 and top < box.bottom for x, top in uprights)


def _axis(
    across: LinearScale, unit: str, text: AmountText, foot: float, width: float, palette: Palette
) -> Iterator[Mark]:
    yield Line(x1=_LEFT, y1=foot, x2=width, y2=foot, stroke=palette.ink_2, stroke_width=0.3)
    for tick in axis_ticks(across, text):
        x = across(tick.amount)
        yield Line(x1=x, y1=foot, x2=x, y2=foot + 1.2, stroke=palette.ink_2, stroke_width=0.3)
        half = text_width(tick.text, size=SIZE) / 2
        placed = min(x, width - half)
        yield Text(x=placed, y=foot + 4.4, text=tick.text, size=SIZE, fill=palette.ink_2, anchor="middle")
    title = fitted(unit, width - _LEFT, size=SIZE, weight=600)
    yield Text(x=width, y=foot + 8.6, text=title, size=SIZE, weight=600, fill=palette.ink_2, anchor="end")
