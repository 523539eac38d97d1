"""What each verdict costs a year, as one bar of 100 per cent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from reportgen.report.figures.label_row import Slot, spread
from reportgen.report.figures.palette import Palette
from reportgen.report.figures.svg import Drawing, Figure, Line, Mark, Rect, Text, figure
from reportgen.report.figures.text_metrics import fitted, text_width

VerdictKind = Literal["bpo", "kpo", "hybrid", "fix", "assess", "retain"]

_SIZE = 8.2
_TOP, _HEIGHT = 4.6, 8.6
_GAP = 0.5
_INSET = 2.0
_NARROWEST = 1.6
_FOOT = 5.6
_OUTLINE = 0.5
_BELOW = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictSegment:
    """A verdict, its yearly cost in any one unit (0 or less where none is given) and that cost as text."""

    label: str
    amount: float
    amount_text: str
    kind: VerdictKind


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    segment: VerdictSegment
    x: float
    width: float

    @property
    def label_fits(self) -> bool:
        return text_width(self.segment.label, size=_SIZE, weight=600) <= self.width

    @property
    def amount_fits(self) -> bool:
        return text_width(self.segment.amount_text, size=_SIZE, weight=600) + 2.4 <= self.width


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    fill: str
    text: str
    stroke: str | None = None


def cost_by_verdict(segments: Sequence[VerdictSegment], palette: Palette, *, width: float = 170.0) -> Figure:
    """Draw the bar, in the order given; what is too narrow for its words has them below."""
    placed = _placed(segments, width)
    lifted = _lifted(placed)
    below = [one for one in placed if not one.label_fits and one not in lifted]
    marks = [mark for one in placed for mark in _segment_marks(one, palette)]
    marks += [_label_above(one, _words(one), x, palette) for one, x in lifted.items()]
    if not any(segment.amount > 0 for segment in segments):
        marks = [Rect(x=0, y=_TOP, width=width, height=_HEIGHT, fill=palette.paper)]
    marks += _labels_below(below, palette, width)
    height = _TOP + _HEIGHT + (_FOOT if below else 0.4)
    return figure(
        Drawing(width=width, height=height, marks=tuple(marks)),
        alt="Annual cost by verdict: " + "; ".join(f"{one.label}: {one.amount_text}" for one in segments),
        table=(("Verdict", "Annual cost"), *((one.label, one.amount_text) for one in segments)),
    )


def _placed(segments: Sequence[VerdictSegment], width: float) -> tuple[_Placed, ...]:
    """Share the width in proportion to cost; a cost that is small still shows."""
    shown = [segment for segment in segments if segment.amount > 0]
    total = sum(segment.amount for segment in shown)
    room = width - _GAP * max(0, len(shown) - 1)
    raw = [max(_NARROWEST, room * (segment.amount / total)) for segment in shown]
    widths = iter([one * room / sum(raw) for one in raw])
    placed, x = [], 0.0
    for segment in segments:
        own = next(widths) if segment.amount > 0 else 0.0
        placed.append(_Placed(segment=segment, x=x, width=own))
        x += own + (_GAP if own else 0.0)
    return tuple(placed)


def _looks(palette: Palette) -> Mapping[VerdictKind, _Look]:
    return {
        "bpo": _Look(fill=palette.primary, text=palette.white),
        "kpo": _Look(fill=palette.p30, text=palette.ink),
        "hybrid": _Look(fill=palette.p55, text=palette.ink),
        "fix": _Look(fill=palette.white, text=palette.ink, stroke=palette.signal),
        "assess": _Look(fill=palette.white, text=palette.ink, stroke=palette.ink_3),
        "retain": _Look(fill=palette.grey, text=palette.ink),
    }


def _label_colour(kind: VerdictKind, palette: Palette) -> str:
    return palette.signal if kind == "fix" else palette.ink


def _segment_marks(one: _Placed, palette: Palette) -> Iterator[Mark]:
    if not one.width:
        return
    look = _looks(palette)[one.segment.kind]
    inset = _OUTLINE / 2 if look.stroke else 0.0
    yield Rect(
        x=one.x + inset,
        y=_TOP + inset,
        width=max(0.2, one.width - 2 * inset),
        height=_HEIGHT - 2 * inset,
        fill=look.fill,
        stroke=look.stroke,
        stroke_width=_OUTLINE,
    )
    if one.amount_fits:
        roomy = text_width(one.segment.amount_text, size=_SIZE, weight=600) + 2 * _INSET <= one.width
        yield Text(
            x=one.x + (_INSET if roomy else one.width / 2),
            y=_TOP + _HEIGHT / 2 + 1,
            text=one.segment.amount_text,
            size=_SIZE,
            weight=600,
            fill=look.text,
            anchor="start" if roomy else "middle",
        )
    if one.label_fits:
        yield _label_above(one, one.segment.label, one.x, palette)


def _label_above(one: _Placed, text: str, x: float, palette: Palette) -> Text:
    return Text(x=x, y=_TOP - 1.5, text=text, size=_SIZE, weight=600, fill=_label_colour(one.segment.kind, palette))


def _lifted(placed: Sequence[_Placed]) -> dict[_Placed, float]:
    """Return the narrow segments whose words end above them, with their left end, while more than two are below."""
    narrow = [one for one in placed if not one.label_fits and one.width]
    lifted: dict[_Placed, float] = {}
    edge = 0.0
    for one in placed:
        width = text_width(_words(one), size=_SIZE, weight=600)
        left = one.x + one.width - width
        if one.label_fits:
            edge = one.x + width + 2.5
        elif one in narrow and len(narrow) - len(lifted) > _BELOW and left > edge:
            lifted[one] = left
            edge = one.x + one.width + 2.5
    return lifted


def _labels_below(below: Sequence[_Placed], palette: Palette, width: float) -> Iterator[Mark]:
    """Write labels under their segments, each with a tick; a verdict without cost has the words alone."""
    room = width / max(1, len(below)) - 2.5
    texts = [fitted(_words(one), room, size=_SIZE, weight=600) for one in below]
    widths = [text_width(text, size=_SIZE, weight=600) for text in texts]
    slots = [Slot(centre=one.x + one.width / 2, width=own) for one, own in zip(below, widths, strict=True)]
    lefts = spread(slots, low=0, high=width, gap=2.5)
    foot = _TOP + _HEIGHT
    for one, text, own, left in zip(below, texts, widths, lefts, strict=True):
        colour = _label_colour(one.segment.kind, palette)
        if one.width:
            x = min(max(one.x + one.width / 2, left + 0.3), left + own - 0.3)
            yield Line(x1=one.x + one.width / 2, y1=foot + 0.4, x2=x, y2=foot + 1.7, stroke=colour, stroke_width=0.25)
        yield Text(x=left, y=foot + 4.6, text=text, size=_SIZE, weight=600, fill=colour)


def _words(one: _Placed) -> str:
    return one.segment.label if one.amount_fits else f"{one.segment.label}: {one.segment.amount_text}"
