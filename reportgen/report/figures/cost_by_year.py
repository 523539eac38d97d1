"""What each year costs as it is and as recommended: two stacks a year, and the difference in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reportgen.model.cash_flow import Line as Cost
from reportgen.model.cost_names import COLUMN_NAMES, LINE_NAMES, STRANDED
from reportgen.report.figures.grid_lines import level_line
from reportgen.report.figures.hatch import hatch
from reportgen.report.figures.palette import Palette
from reportgen.report.figures.scale import LinearScale, ticks
from reportgen.report.figures.svg import Drawing, Figure, Line, Mark, Path, Rect, Text, figure
from reportgen.report.figures.text_metrics import balanced, fitted, text_width

_LEFT, _LEGEND_WIDTH = 9.0, 34.0
_TOP, _PLOT_HEIGHT, _FOOT = 6.6, 70.0, 10.0
_BAR, _BAR_GAP = 9.6, 1.0
_GROUP_SHARE = 0.80
_WIDEST_PITCH = 34.0
_SEAM = 0.25
_THINNEST = 0.9
_HATCH = 0.9
_VALUE, _TICK, _WORD = 7.4, 7.0, 7.2
_TALLEST_ROW = 4.0
_LEADING = 3.2
_APART = 0.9
_NOUGHTS = re.compile(r"[.,]0{1,2}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class YearCost:
    """One year in any one unit: `baseline` and `avoided_capital` as it is, the others as recommended.

    `difference` says in words what the two differ by.
    """

    label: str
    baseline: float
    charges: float
    governance: float
    retained: float
    one_off: float
    difference: str
    saves: bool
    avoided_capital: float = 0.0
    stranded: float = 0.0
    tax: float = 0.0

    @property
    def as_it_is(self) -> float:
        """Return the whole of the year as it is."""
        return self.baseline + self.avoided_capital

    @property
    def recommended(self) -> float:
        """Return the whole of the recommended year."""
        return sum(self.parts)

    @property
    def parts(self) -> tuple[float, ...]:
        """Return the parts of the recommended year, bottom to top."""
        return self.retained, self.stranded, self.charges, self.governance, self.one_off, self.tax


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    name: str
    fill: str
    text: str
    hatched: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """The plot: where the years stand and how amounts become heights."""

    up: LinearScale
    marks: tuple[float, ...]
    left: float
    right: float
    pitch: float
    bar: float

    def left_bar(self, index: int) -> float:
        return self.left + (index + 0.5) * self.pitch - self.bar - _BAR_GAP / 2

    def right_bar(self, index: int) -> float:
        return self.left_bar(index) + self.bar + _BAR_GAP


def cost_by_year(
    years: Sequence[YearCost], palette: Palette, *, text: Callable[[float], str], width: float = 170.0
) -> Figure:
    """Draw the years.

    Args:
        years: in order.
        palette: the colours.
        text: writes an amount for axis and bars.
        width: of the drawing, mm.
    """
    frame = _framed(years, text, width)
    before, parts = _as_is_parts(years, palette), _parts(palette)
    marks: list[Mark] = []
    totals: list[Text] = []
    for index, year in enumerate(years):
        marks += _stack(frame, frame.left_bar(index), before, (year.baseline, year.avoided_capital), None)
        marks += _stack(frame, frame.right_bar(index), parts, year.parts, text)
        marks += _year_words(frame, index, year, palette)
        tops = _top(frame, (year.baseline, year.avoided_capital)), _top(frame, year.parts)
        totals += _totals(frame, index, year, tops, palette, text)
    told = _clear(totals, [mark for mark in marks if isinstance(mark, Rect)])
    marks = [*_grid(frame, told, palette, text), *marks, _base(frame, palette), *told]
    marks += _legend(frame, _used(parts, [year.parts for year in years]), before, palette, width)
    most_lines = max((len(_foot_lines(year.difference, frame.pitch)) for year in years), default=1)
    height = _TOP + _PLOT_HEIGHT + _FOOT + _LEADING * max(0, most_lines - 1)
    drawing = Drawing(width=width, height=height, marks=tuple(marks))
    alt = "Cost by year, as it is and as recommended: " + "; ".join(f"{year.label} {year.difference}" for year in years)
    return figure(drawing, alt=alt, table=tuple(_table(years, palette, text)))


def _framed(years: Sequence[YearCost], text: Callable[[float], str], width: float) -> _Frame:
    highest = max(
        (max(_above((year.baseline, year.avoided_capital)), _above(year.parts)) for year in years), default=0.0
    )
    marks = _ticks(0.0, highest, text)
    left = max(_LEFT, max(text_width(label, size=_TICK) for label in _tick_labels(marks, text)) + 2.4)
    right = width - _LEGEND_WIDTH
    pitch = min(_WIDEST_PITCH, (right - left) / max(1, len(years)))
    return _Frame(
        up=LinearScale(low=marks[0], high=marks[-1] if len(marks) > 1 else 1.0, start=_TOP + _PLOT_HEIGHT, end=_TOP),
        marks=marks,
        left=left,
        right=right,
        pitch=pitch,
        bar=min(_BAR, (pitch * _GROUP_SHARE - _BAR_GAP) / 2),
    )


def _ticks(low: float, high: float, text: Callable[[float], str]) -> tuple[float, ...]:
    """Return as many ticks as differ in words; nought alone where there is no amount."""
    if low == high:
        return (0.0,)
    choices = (ticks(low, high, about=about) for about in (5, 4, 3, 2))
    clear = (marks for marks in choices if len({text(mark) for mark in marks}) == len(marks))
    return next(clear, ticks(low, high, about=2))


def _above(amounts: Sequence[float]) -> float:
    return sum(max(0.0, amount) for amount in amounts)


def _as_is_parts(years: Sequence[YearCost], palette: Palette) -> tuple[_Part, ...]:
    """Return the looks of a year as it is, bottom to top; avoided capital spending only where there is any."""
    return _all_as_is(palette)[: 2 if any(year.avoided_capital for year in years) else 1]


def _all_as_is(palette: Palette) -> tuple[_Part, _Part]:
    baseline = _Part(name=LINE_NAMES[Cost.AS_IS], fill=palette.as_is[0], text=palette.ink)
    capital = _Part(name=LINE_NAMES[Cost.AVOIDED_CAPITAL], fill=palette.as_is[2], text=palette.ink)
    return baseline, capital


def _parts(palette: Palette) -> tuple[_Part, ...]:
    """Return the looks of the recommended year's parts, bottom to top."""
    return (
        _Part(name="Not moved or in parallel", fill=palette.as_is[1], text=palette.ink),
        _Part(name=STRANDED, fill=palette.white, text=palette.ink, hatched=palette.signal),
        _Part(name=COLUMN_NAMES["charges"], fill=palette.primary, text=palette.white),
        _Part(name=COLUMN_NAMES["governance"], fill=palette.p55, text=palette.ink),
        _Part(name=COLUMN_NAMES["one_off"], fill=palette.signal, text=palette.white),
        _Part(name=COLUMN_NAMES["tax"], fill=palette.ink_2, text=palette.white),
    )


def _used(parts: Sequence[_Part], years: Sequence[Sequence[float]]) -> tuple[_Part, ...]:
    """Return the parts that any year has an amount of."""
    return tuple(part for place, part in enumerate(parts) if any(amounts[place] for amounts in years))


def _grid(frame: _Frame, told: Sequence[Text], palette: Palette, text: Callable[[float], str]) -> Iterator[Mark]:
    for mark, label in zip(frame.marks, _tick_labels(frame.marks, text), strict=True):
        y = frame.up(mark)
        if mark != 0:
            yield from level_line(y, frame.left, frame.right, told, palette)
        yield Text(x=frame.left - 2, y=y + 0.85, text=label, size=_TICK, fill=palette.ink_2, anchor="end")


def _base(frame: _Frame, palette: Palette) -> Line:
    """Draw the line that the bars stand on, over their feet."""
    y = frame.up(0)
    return Line(x1=frame.left, y1=y, x2=frame.right, y2=y, stroke=palette.ink_2, stroke_width=0.3)


def _tick_labels(marks: Sequence[float], text: Callable[[float], str]) -> tuple[str, ...]:
    """Write the ticks, without decimals where all of them are nought."""
    labels = tuple(text(mark) for mark in marks)
    cut = tuple(_NOUGHTS.sub("", label) for label in labels)
    return cut if all(short != label for short, label in zip(cut, labels, strict=True)) else labels


def _stack(
    frame: _Frame, x: float, parts: Sequence[_Part], amounts: Sequence[float], text: Callable[[float], str] | None
) -> Iterator[Mark]:
    """Stack the amounts on the line; `text` writes them into the blocks that are tall enough, None into none.

    What would vanish in the line is drawn as thin as can be seen.
    """
    top, whole = frame.up(0), frame.up.length(_above(amounts))
    scale = (top - _top(frame, amounts)) / whole if whole > 0 else 1.0
    for part, amount in zip(parts, amounts, strict=False):
        height = scale * frame.up.length(max(0.0, amount))
        if height > 0:
            top -= height
            yield from _block(frame, x, top, height, part, text(amount) if text else "")


def _top(frame: _Frame, amounts: Sequence[float]) -> float:
    """Return where a stack of these amounts ends."""
    whole = frame.up.length(_above(amounts))
    return frame.up(0) - (max(_THINNEST, whole) if whole > 0 else 0.0)


def _year_words(frame: _Frame, index: int, year: YearCost, palette: Palette) -> Iterator[Mark]:
    middle = frame.left + (index + 0.5) * frame.pitch
    foot = _TOP + _PLOT_HEIGHT
    colour = palette.gain if year.saves else palette.signal
    yield from _foot_texts(year.label, middle, foot + 4.2, palette.ink, frame.pitch)
    yield from _foot_texts(year.difference, middle, foot + 8.6, colour, frame.pitch)


def _block(frame: _Frame, x: float, top: float, height: float, part: _Part, label: str) -> Iterator[Mark]:
    seam = _SEAM if height > 2 * _SEAM else 0.0
    block = Rect(x=x, y=top + seam, width=frame.bar, height=height - seam, fill=part.fill)
    yield from _filled(block, part)
    if part.hatched is None and height > _TALLEST_ROW and text_width(label, size=_TICK) < frame.bar - 0.4:
        yield Text(
            x=x + frame.bar / 2,
            y=top + height / 2 + 0.85,
            text=label,
            size=_TICK,
            fill=part.text,
            anchor="middle",
        )


def _filled(block: Rect, part: _Part) -> Iterator[Mark]:
    """Fill a block, with slanted lines where the part has them."""
    yield block
    if part.hatched is not None:
        yield Path(d=hatch(block.box, pitch=_HATCH), stroke=part.hatched, stroke_width=0.3)


def _totals(
    frame: _Frame,
    index: int,
    year: YearCost,
    tops: tuple[float, float],
    palette: Palette,
    text: Callable[[float], str],
) -> Iterator[Text]:
    """Write the totals above their bars; where bars are narrower than the words, the taller's alone."""
    totals = (
        (year.as_it_is, frame.left_bar(index), tops[0], palette.ink_2),
        (year.recommended, frame.right_bar(index), tops[1], palette.gain),
    )
    widest = max(text_width(text(amount), size=_VALUE, weight=600) for amount, *_ in totals)
    shown = totals if widest <= frame.bar + _BAR_GAP else (min(totals, key=lambda one: one[2]),)
    for amount, x, top, colour in shown:
        if amount != 0:
            middle, label = x + frame.bar / 2, text(amount)
            yield Text(x=middle, y=top - 1.3, text=label, size=_VALUE, weight=600, fill=colour, anchor="middle")


def _clear(texts: Sequence[Text], bars: Sequence[Rect]) -> tuple[Text, ...]:
    """Leave out what would touch a bar, or a text to its left; the table beside the figure has every number."""
    kept: list[Text] = []
    for text in texts:
        is_on_bar = any(text.box.overlaps(bar.box, gap=0.2) for bar in bars)
        if not is_on_bar and not any(text.box.overlaps(other.box, gap=_APART) for other in kept):
            kept.append(text)
    return tuple(kept)


def _foot_texts(text: str, x: float, y: float, colour: str, pitch: float) -> Iterator[Text]:
    """Write text under a year, on as many lines as it needs."""
    for index, line in enumerate(_foot_lines(text, pitch)):
        yield Text(x=x, y=y + index * _LEADING, text=line, size=_WORD, weight=600, fill=colour, anchor="middle")


def _foot_lines(text: str, pitch: float) -> tuple[str, ...]:
    """Return the text on up to three lines, or nothing where its words are too long; the table has it."""
    for lines in (1, 2, 3):
        broken = balanced(text, lines=lines, size=_WORD, weight=600)
        if all(text_width(line, size=_WORD, weight=600) <= pitch - 0.6 for line in broken):
            return broken
    return ()


def _legend(
    frame: _Frame, parts: Sequence[_Part], before: Sequence[_Part], palette: Palette, width: float
) -> Iterator[Mark]:
    """Write the legend beside the last bars, in the order of the stack."""
    x, y = frame.right + 3.0, _TOP + 4.0
    for head, colour, stack in (
        ("As recommended", palette.gain, parts),
        ("As it is", palette.ink_2, before),
    ):
        yield _legend_head(head, x, y, colour, width - x)
        for index, part in enumerate(reversed(stack)):
            yield from _legend_row(part, x, y + 4.2 * (index + 1), palette, width - x)
        y += 4.2 * (len(stack) + 1) + 4.5


def _legend_head(text: str, x: float, y: float, colour: str, room: float) -> Text:
    return Text(x=x, y=y, text=fitted(text, room, size=7.4, weight=600), size=7.4, weight=600, fill=colour)


def _legend_row(part: _Part, x: float, y: float, palette: Palette, room: float) -> Iterator[Mark]:
    yield from _filled(Rect(x=x, y=y - 2.0, width=2.4, height=2.4, fill=part.fill), part)
    name = fitted(part.name, room - 3.6, size=_WORD)
    yield Text(x=x + 3.6, y=y, text=name, size=_WORD, fill=palette.ink_2)


def _table(years: Sequence[YearCost], palette: Palette, text: Callable[[float], str]) -> Iterator[tuple[str, ...]]:
    yield ("Year", *(part.name for part in (*_all_as_is(palette), *_parts(palette))), "Difference")
    for year in years:
        amounts = (year.baseline, year.avoided_capital, *year.parts)
        yield (year.label, *(text(amount) for amount in amounts), year.difference)
