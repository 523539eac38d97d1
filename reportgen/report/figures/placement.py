"""Names beside discs: where each can stand without touching a disc, a name or a key; deterministic."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.report.figures.bubbles import Bubble
from reportgen.report.figures.svg import Anchor, Box

CLEARANCE = 0.9
_NEIGHBOURHOOD = 26.0
_NEAR_DISC, _NEAR_LABEL = 0.3, 1.2
_DISC_HIT, _BOX_HIT, _LABEL_NEAR, _OUTSIDE = 40.0, 60.0, 1.6, 100.0
_ACROSS_HORIZONTAL, _ACROSS_VERTICAL = 3.0, 6.0
_AMBIGUOUS, _AMBIGUOUS_WITHIN = 7.0, 2.5
_REFUSED = 40.0
_SWEEPS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelForm:
    """One way to write a name: its lines, the space they take in mm, and what choosing this form costs."""

    lines: tuple[str, ...]
    width: float
    height: float
    cost: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedLabel:
    """A name and where it stands; its lines are set from `anchor`'s side of the box."""

    number: int
    lines: tuple[str, ...]
    box: Box
    anchor: Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What labels must heed: the plot, boxes to keep clear, and lines better not crossed."""

    frame: Box
    keep_clear: tuple[Box, ...]
    horizontals: tuple[float, ...]
    verticals: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    label: PlacedLabel
    cost: float


def placed_labels(
    forms: Mapping[int, Sequence[LabelForm]], bubbles: Sequence[Bubble], around: Surroundings
) -> tuple[PlacedLabel, ...]:
    """Place what can be placed, most crowded first, then try again with all others in place.

    Args:
        forms: by number, the ways its name may be written.
        bubbles: every disc; those without an entry in `forms` stay unnamed.
        around: the plot.
    """
    order = sorted(
        (one for one in bubbles if one.number in forms), key=lambda one: (-_crowding(one, bubbles), one.number)
    )
    board = _Board({one.number: tuple(_costed(one, forms[one.number], bubbles, around)) for one in order})
    for _ in range(_SWEEPS):
        for bubble in order:
            board.place(bubble.number)
        for bubble in order:
            board.make_room(bubble.number)
    return tuple(board.places[number] for number in sorted(board.places))


class _Board:
    """The labels placed so far, and what each could still choose."""

    def __init__(self, candidates: Mapping[int, Sequence[_Candidate]]) -> None:
        self._candidates = candidates
        self.places: dict[int, PlacedLabel] = {}

    def place(self, number: int) -> bool:
        """Give a label its cheapest place beside all others; leave it out if even that hits something."""
        others = [label for key, label in self.places.items() if key != number]
        cost, best = min(
            ((one.cost + _label_cost(one.label.box, others), one) for one in self._candidates[number]),
            key=lambda pair: pair[0],
        )
        if cost >= _REFUSED:
            self.places.pop(number, None)
            return False
        self.places[number] = best.label
        return True

    def make_room(self, number: int) -> None:
        """Move the labels in the way of one that was left out, if they find places elsewhere."""
        if number in self.places:
            return
        before = dict(self.places)
        for candidate in sorted(self._candidates[number], key=lambda one: one.cost):
            if candidate.cost >= _REFUSED:
                return
            in_the_way = [
                key for key, label in self.places.items() if candidate.label.box.overlaps(label.box, gap=_NEAR_DISC)
            ]
            for key in in_the_way:
                del self.places[key]
            self.places[number] = candidate.label
            if all(self.place(key) for key in in_the_way):
                return
            self.places = dict(before)


def _crowding(bubble: Bubble, bubbles: Sequence[Bubble]) -> int:
    return sum(1 for other in bubbles if math.hypot(other.x - bubble.x, other.y - bubble.y) < _NEIGHBOURHOOD)


def _costed(
    bubble: Bubble, forms: Sequence[LabelForm], bubbles: Sequence[Bubble], around: Surroundings
) -> Iterator[_Candidate]:
    for form in forms:
        for box, anchor, base in _positions(bubble, form):
            label = PlacedLabel(number=bubble.number, lines=form.lines, box=box, anchor=anchor)
            yield _Candidate(label=label, cost=base + form.cost + _fixed_cost(box, bubble, bubbles, around))


def _positions(bubble: Bubble, form: LabelForm) -> Iterator[tuple[Box, Anchor, float]]:
    """Yield the eight places round a disc, the best first."""
    reach = bubble.r + CLEARANCE
    slant = bubble.r * math.sqrt(0.5) + CLEARANCE
    half_width, half_height = form.width / 2, form.height / 2
    x, y = bubble.x, bubble.y
    places: tuple[tuple[float, float, Anchor, float], ...] = (
        (x + reach, y - half_height, "start", 0.0),
        (x - reach - form.width, y - half_height, "end", 0.6),
        (x - half_width, y + reach, "middle", 1.0),
        (x - half_width, y - reach - form.height, "middle", 1.1),
        (x + slant, y - slant - form.height + 1, "start", 1.4),
        (x + slant, y + slant - 1, "start", 1.4),
        (x - slant - form.width, y - slant - form.height + 1, "end", 1.8),
        (x - slant - form.width, y + slant - 1, "end", 1.8),
    )
    for left, top, anchor, base in places:
        yield Box(left=left, top=top, right=left + form.width, bottom=top + form.height), anchor, base


def _fixed_cost(box: Box, own: Bubble, bubbles: Sequence[Bubble], around: Surroundings) -> float:
    """Add up what a place costs whatever the other labels do."""
    discs = sum(1 for one in bubbles if one is not own and box.distance(one.x, one.y) < one.r + _NEAR_DISC)
    ambiguity = sum(_ambiguity(box, one) for one in bubbles if one is not own)
    origins = sum(1 for one in bubbles if one.displacement > 0 and box.distance(one.true_x, one.true_y) < _NEAR_DISC)
    hits = sum(1 for other in around.keep_clear if box.overlaps(other, gap=_NEAR_DISC))
    horizontals = sum(1 for y in around.horizontals if box.top < y < box.bottom)
    verticals = sum(1 for x in around.verticals if box.left < x < box.right)
    outside = 0 if around.frame.holds(box) else 1
    return (
        _DISC_HIT * (discs + origins)
        + ambiguity
        + _BOX_HIT * hits
        + _ACROSS_HORIZONTAL * horizontals
        + _ACROSS_VERTICAL * verticals
        + _OUTSIDE * outside
    )


def _ambiguity(box: Box, other: Bubble) -> float:
    """Return what it costs that a name stands so near another disc that it could be taken for that one's."""
    gap = box.distance(other.x, other.y) - other.r
    return _AMBIGUOUS * max(0.0, 1 - max(gap, 0.0) / _AMBIGUOUS_WITHIN)


def _label_cost(box: Box, others: Sequence[PlacedLabel]) -> float:
    return sum(
        _BOX_HIT if box.overlaps(other.box, gap=_NEAR_DISC) else _LABEL_NEAR
        for other in others
        if box.overlaps(other.box, gap=_NEAR_LABEL)
    )
