"""Small drawings for the decision page: net by year, the running total, and the risks before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportgen.report.figures.heat_steps import step_of, text_on
from reportgen.report.figures.label_row import every
from reportgen.report.figures.palette import Palette
from reportgen.report.figures.scale import LinearScale
from reportgen.report.figures.svg import Box, Circle, Drawing, Figure, Line, Mark, Path, Rect, Text, figure, path_data
from reportgen.report.figures.text_metrics import fitted, text_width
from reportgen.report.words.formats import processes

_VALUE, _TICK = 7.0, 7.0
_HEIGHT = 25.0
_PLOT_TOP, _PLOT_FOOT, _LINE_FOOT = 4.4, 19.6, 16.6
_LABEL_Y = 23.6
_LABEL_GAP = 1.2
_BESIDE = 0.3
_BAR_SHARE = 0.70
_WIDEST_BAR = 7.6

_HEADS = 10.6
_CELL_HEIGHT, _CELL_GAP, _ROW_PITCH = 4.8, 0.3, 7.0
_NARROWEST_CELL, _WIDEST_CELL = 3.3, 5.4
_BANDS = {"severe": 4, "high": 3, "medium": 2, "low": 0}  # the step of a heat map that each is painted as


@dataclass(frozen=True, slots=True, kw_only=True)
class YearAmount:
    """An amount of one year, with its text."""

    label: str
    amount: float
    amount_text: str


def net_by_year(years: Sequence[YearAmount], palette: Palette, *, width: float = 53.6) -> Figure:
    """Draw a bar a year, above the line what is saved, below it what is spent."""
    up = _vertical([year.amount for year in years], foot=_PLOT_FOOT)
    pitch = width / max(1, len(years))
    bar = min(_WIDEST_BAR, pitch * _BAR_SHARE)
    widest = max((text_width(year.amount_text, size=_VALUE, weight=600) for year in years), default=0.0)
    marks: list[Mark] = []
    texts: list[tuple[Text, ...]] = []
    for index, year in enumerate(years):
        x = (index + 0.5) * pitch
        top = min(up(year.amount), up(0))
        colour = palette.signal if year.amount < 0 else palette.gain
        marks.append(Rect(x=x - bar / 2, y=top, width=bar, height=abs(up(year.amount) - up(0)), fill=colour))
        aside = (text_width(year.amount_text, size=_VALUE, weight=600) - bar) / 2
        shifts = (0.0, -aside, aside) if aside > 0 else (0.0,)
        texts.append(
            tuple(_centred(year.amount_text, x + shift, top - 1.1, colour, width, weight=600) for shift in shifts)
        )
    bars = [mark.box for mark in marks if isinstance(mark, Rect)]
    told = range(len(years)) if widest + _LABEL_GAP <= pitch else _telling(years)
    marks += _first_free((texts[index] for index in told), bars)
    marks.append(_base(up(0), width, palette))
    marks += _year_labels(years, pitch, width, palette)
    alt = "Net by year: " + _listed(years)
    return figure(Drawing(width=width, height=_HEIGHT, marks=tuple(marks)), alt=alt, table=_year_table(years, "Net"))


def cumulative_cash(
    years: Sequence[YearAmount],
    palette: Palette,
    *,
    crossing: float | None,
    crossing_text: str = "",
    width: float = 53.6,
) -> Figure:
    """Draw the running total; `crossing`, in years from the first point on, is ringed where the money is back."""
    up = _vertical([year.amount for year in years], foot=_LINE_FOOT)
    pitch = width / max(1, len(years))
    across = LinearScale(low=0, high=max(1, len(years) - 1), start=pitch / 2, end=width - pitch / 2)
    places = [(across(index), up(year.amount)) for index, year in enumerate(years)]
    marks: list[Mark] = [_base(up(0), width, palette)]
    marks += _running_line(places, up(0), palette)
    marks += _turning_texts(years, places, up(0), palette, width)
    if crossing is not None and 0 <= crossing <= len(years) - 1:
        x = across(crossing)
        marks.append(Circle(x=x, y=up(0), r=1.1, fill=palette.white, stroke=palette.ink, stroke_width=0.4))
        texts = [mark for mark in marks if isinstance(mark, Text)]
        marks += _free_text(crossing_text, (x, up(0)), texts, places, palette, width)
    marks += _year_labels(years, pitch, width, palette)
    alt = (
        "Running total by year: "
        + _listed(years)
        + (f"; the money is back in {crossing_text}" if crossing_text else "")
    )
    return figure(
        Drawing(width=width, height=_HEIGHT, marks=tuple(marks)), alt=alt, table=_year_table(years, "Running total")
    )


def risk_rows(
    before: Sequence[float], after: Sequence[float], palette: Palette, *, floors: Sequence[float], width: float = 53.6
) -> Figure:
    """Draw a cell for each score, worst first; where they are many, how many are severe, high, medium and low.

    `floors` are the lowest scores of the four bands, at which the tints change.
    """
    counted = max(len(before), len(after)) * _NARROWEST_CELL > width - _HEADS
    marks: list[Mark] = []
    for row, (name, scores) in enumerate((("Before", before), ("After", after))):
        top = 1.0 + row * _ROW_PITCH
        marks.append(Text(x=0, y=top + _CELL_HEIGHT / 2 + 0.9, text=name, size=7.4, weight=600, fill=palette.ink))
        ranked = sorted(scores, reverse=True)
        draw = _band_cells if counted else _score_cells
        marks += draw(ranked, top, palette, width, floors)
    foot, start = f"scores; {floors[-1]:.0f} or more is severe", _HEADS
    if counted:
        low_to, medium_to, high_to = (floor - 1 for floor in floors[1:])
        foot, start = f"low to {low_to:.0f}, medium to {medium_to:.0f}, high to {high_to:.0f}, then severe", 0.0
    marks.append(Text(x=start, y=2 * _ROW_PITCH + 4.0, text=foot, size=7.0, fill=palette.ink_2))
    rows = tuple((f"{one:.0f}", f"{other:.0f}") for one, other in zip(sorted(before), sorted(after), strict=False))
    severe = [sum(1 for score in scores if _band(score, floors) == "severe") for scores in (before, after)]
    return figure(
        Drawing(width=width, height=2 * _ROW_PITCH + 5.0, marks=tuple(marks)),
        alt=f"Risk scores of {processes(len(before))}: {severe[0]} severe before measures, "
        f"{severe[1]} with them agreed",
        table=(("Today", "After"), *rows),
    )


def _vertical(amounts: Sequence[float], *, foot: float) -> LinearScale:
    low, high = min(0.0, *amounts, 0.0), max(0.0, *amounts, 0.0)
    return LinearScale(low=low, high=high if high > low else low + 1, start=foot, end=_PLOT_TOP)


def _base(y: float, width: float, palette: Palette) -> Line:
    return Line(x1=0, y1=y, x2=width, y2=y, stroke=palette.ink_2, stroke_width=0.3)


def _centred(text: str, x: float, y: float, colour: str, width: float, *, weight: int = 400) -> Text:
    """Centre text on a place, but keep it inside the drawing."""
    text = fitted(text, width, size=_VALUE, weight=weight)
    half = text_width(text, size=_VALUE, weight=weight) / 2
    x = min(max(x, half), width - half)
    return Text(x=x, y=y, text=text, size=_VALUE, weight=weight, fill=colour, anchor="middle")


def _telling(years: Sequence[YearAmount]) -> tuple[int, ...]:
    """Return the years whose amounts say most where there is no room for all: lowest, highest, last and first."""
    if not years:
        return ()
    ranked = sorted(range(len(years)), key=lambda index: (years[index].amount, index))
    return tuple(dict.fromkeys((ranked[0], ranked[-1], len(years) - 1, 0)))


def _first_free(choices: Iterable[Sequence[Text]], bars: Sequence[Box] = ()) -> list[Text]:
    """Of each text's places, keep the first that lies on no bar and on no earlier text, if there is one."""
    kept: list[Text] = []
    for places in choices:
        taken = (*bars, *(other.box for other in kept))
        free = (text for text in places if not any(text.box.overlaps(other, gap=_BESIDE) for other in taken))
        kept += [text for text in (next(free, None),) if text is not None]
    return kept


def _shown(count: int, step: int) -> set[int]:
    """Return which of `count` labels to show, always the last."""
    return set(range(count - 1, -1, -step))


def _year_labels(years: Sequence[YearAmount], pitch: float, width: float, palette: Palette) -> Iterator[Text]:
    widest = max((text_width(year.label, size=_TICK) for year in years), default=0.0)
    shown = sorted(_shown(len(years), every(widest + _LABEL_GAP, pitch)))
    labels = [_centred(years[index].label, (index + 0.5) * pitch, _LABEL_Y, palette.ink_2, width) for index in shown]
    if labels:
        named = _centred(f"Year {labels[0].text}", (shown[0] + 0.5) * pitch, _LABEL_Y, palette.ink_2, width)
        is_free = not any(named.box.overlaps(one.box, gap=_LABEL_GAP) for one in labels[1:])
        labels[0] = named if is_free else labels[0]
    yield from labels


def _running_line(places: Sequence[tuple[float, float]], base: float, palette: Palette) -> Iterator[Mark]:
    """Draw the line, in the signal's colour where it runs below zero."""
    for (x1, y1), (x2, y2) in pairwise(places):
        if (y1 - base) * (y2 - base) < 0:
            x = x1 + (x2 - x1) * (base - y1) / (y2 - y1)
            stretches = [(x1, y1, x, base), (x, base, x2, y2)]
        else:
            stretches = [(x1, y1, x2, y2)]
        for ax, ay, bx, by in stretches:
            colour = palette.signal if max(ay, by) > base + 1e-9 else palette.gain
            yield Path(d=path_data("M", ax, ay, "L", bx, by), stroke=colour, stroke_width=0.8)
    for x, y in places:
        yield Circle(x=x, y=y, r=0.8, fill=palette.signal if y > base + 1e-9 else palette.gain)


def _turning_texts(
    years: Sequence[YearAmount], places: Sequence[tuple[float, float]], base: float, palette: Palette, width: float
) -> list[Mark]:
    """Write the lowest and the last amount, below and above their points."""
    if not years:
        return []
    lowest = min(range(len(years)), key=lambda index: (years[index].amount, index))
    axis = ((0.0, base), (width, base))
    texts: list[Text] = []
    for index in sorted({lowest, len(years) - 1}):
        x, y = places[index]
        colour = palette.signal if years[index].amount < 0 else palette.gain
        heights = (y + 3.6, y - 1.7) if y > base else (y - 1.7, y + 3.6)
        tried = [_centred(years[index].amount_text, x, height, colour, width, weight=600) for height in heights]
        texts += [one for one in tried if not any(_lies_on(one.box, line) for line in (places, axis))][:1]
    return list(_first_free((text,) for text in texts))


def _free_text(
    text: str,
    ring: tuple[float, float],
    others: Sequence[Text],
    line: Sequence[tuple[float, float]],
    palette: Palette,
    width: float,
) -> Iterator[Text]:
    """Write what the ring means beside it, where nothing else is written and no line runs."""
    half = text_width(text, size=_VALUE, weight=600) / 2
    x, base = ring
    for middle, y in ((x, base - 2.2), (x, base + 4.0), (x - 1.4 - half, base - 1.6), (x + 1.4 + half, base + 3.6)):
        placed = _centred(text, middle, y, palette.ink, width, weight=600)
        is_taken = any(placed.box.overlaps(other.box) for other in others) or _lies_on(placed.box, line)
        if text and not is_taken and y < _LABEL_Y - 2.2:
            yield placed
            return


def _lies_on(box: Box, line: Sequence[tuple[float, float]]) -> bool:
    """Return whether the running line passes through the box, or within half its breadth of it."""
    wide = Box(left=box.left - 0.5, top=box.top - 0.5, right=box.right + 0.5, bottom=box.bottom + 0.5)
    return any(wide.is_crossed(*start, *end) for start, end in pairwise(line))


def _score_cells(
    scores: Sequence[float], top: float, palette: Palette, width: float, floors: Sequence[float]
) -> Iterator[Mark]:
    if not scores:
        return
    pitch = min(_WIDEST_CELL, (width - _HEADS) / len(scores))
    for index, score in enumerate(scores):
        x = _HEADS + index * pitch
        yield from _cell(f"{score:.0f}", x, top, pitch - _CELL_GAP, step_of(score, floors), palette)


def _band_cells(
    scores: Sequence[float], top: float, palette: Palette, width: float, floors: Sequence[float]
) -> Iterator[Mark]:
    """Draw a bar of the bands, worst first, each as long as it has processes, and named where there is room."""
    x = _HEADS
    for band, step in _BANDS.items():
        count = sum(1 for score in scores if _band(score, floors) == band)
        if count:
            length = (width - _HEADS) * count / len(scores)
            named = f"{count} {band}"
            text = named if _fits(named, length) else str(count)
            yield from _cell(text, x, top, max(0.3, length - _CELL_GAP), step, palette)
            x += length


def _band(score: float, floors: Sequence[float]) -> str:
    """Return the band of a score, rounded as it is printed."""
    mildest_first = tuple(reversed(_BANDS))
    return mildest_first[sum(score >= floor - 0.5 for floor in floors[1:])]


def _fits(text: str, length: float) -> bool:
    return text_width(text, size=6.6, weight=600) + 2 * _CELL_GAP <= length


def _cell(text: str, x: float, top: float, length: float, step: int, palette: Palette) -> Iterator[Mark]:
    yield Rect(x=x, y=top, width=length, height=_CELL_HEIGHT, fill=palette.heat[step])
    if text_width(text, size=6.6, weight=600) + _CELL_GAP <= length:
        y = top + _CELL_HEIGHT / 2 + 0.78
        colour = text_on(step, palette)
        yield Text(x=x + length / 2, y=y, text=text, size=6.6, weight=600, fill=colour, anchor="middle")


def _listed(years: Sequence[YearAmount]) -> str:
    return ", ".join(f"{year.label} {year.amount_text}" for year in years)


def _year_table(years: Sequence[YearAmount], head: str) -> tuple[tuple[str, ...], ...]:
    return (("Year", head), *((year.label, year.amount_text) for year in years))
