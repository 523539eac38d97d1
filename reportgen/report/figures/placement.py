"""Names beside discs: where each can stand without touching a disc, a name or a key; deterministic."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from reportgen.report.figures.bubbles import Bubble, Tie
from reportgen.report.figures.label_spots import LabelForm, Spot, crosses, spots, strikes
from reportgen.report.figures.svg import Anchor, Box

_NEAR_DISC, _NEAR_LABEL, _BESIDE = 0.5, 1.2, 1.8
_INSET = 0.8
_BOX_HIT, _LABEL_NEAR = 60.0, 1.6
_RUNS_ON, _READS_ON = 12.0, 9.0
_ACROSS_UPRIGHT = 12.0  # each line of a name
_AMBIGUOUS, _AMBIGUOUS_WITHIN, _NEARLY_AS_NEAR = 7.0, 2.5, 0.5
_OVER = 3.0
_LEVEL, _AT_SIDE = 0.6, 2.0  # of a disc's radius round its middle, and mm from its edge: there one reads its name
_ASTRAY = 3.5  # mm: so near another disc's side a line is read as its, where its own disc is farther still
_ON_BORDER = 1e-6  # mm: a disc whose middle is on a border has its name on either side
_REFUSED = 40.0
_PER_RADIUS = 2.0  # what it costs more not to name a disc, each mm of its radius; the largest has 6.6
_LEFT_OUT = -1
_SEED, _STEPS = 1, 500
_HOT, _COLD = 12.0, 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedLabel:
    """A name and where it stands; its lines are set from `anchor`'s side of the box, each covering one of `rows`."""

    number: int
    lines: tuple[str, ...]
    box: Box
    anchor: Anchor
    rows: tuple[Box, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What labels must heed: the plot, boxes to keep clear, lines that part zones, and ties from disc to true place."""

    frame: Box
    keep_clear: tuple[Box, ...]
    horizontals: tuple[float, ...]
    verticals: tuple[float, ...]
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    number: int
    spot: Spot
    cost: float

    @property
    def label(self) -> PlacedLabel:
        spot = self.spot
        return PlacedLabel(number=self.number, lines=spot.lines, box=spot.box, rows=spot.rows, anchor=spot.anchor)


def placed_labels(
    forms: Mapping[int, Sequence[LabelForm]], bubbles: Sequence[Bubble], around: Surroundings
) -> tuple[PlacedLabel, ...]:
    """Place as many names as can stand clear of everything, each as near its disc's better sides as that allows.

    Args:
        forms: by number, the ways its name may be written.
        bubbles: every disc; those without an entry in `forms` stay unnamed.
        around: the plot.
    """
    named = sorted((one for one in bubbles if one.number in forms), key=lambda one: one.number)
    choices = [
        tuple(one for one in _costed(bubble, forms[bubble.number], bubbles, around) if one.cost < _REFUSED)
        for bubble in named
    ]
    chosen = _Search(choices, [_REFUSED + _PER_RADIUS * bubble.r for bubble in named]).settled()
    return tuple(candidates[index].label for candidates, index in zip(choices, chosen, strict=True) if index >= 0)


class _Search:
    """Looks for the cheapest choice of all labels together by simulated annealing, the same on every run.

    A label left out costs less than two that touch, so the outcome never has labels that touch; the larger its disc,
    the more it costs.
    """

    def __init__(self, choices: Sequence[Sequence[_Candidate]], left_out: Sequence[float]) -> None:
        self._choices = choices
        self._left_out = left_out
        self._chosen = [_LEFT_OUT] * len(choices)
        self._touching = _touching(choices)

    def settled(self) -> Sequence[int]:
        """Return the index of the candidate chosen for each label, or -1."""
        movable = [label for label, candidates in enumerate(self._choices) if candidates]
        chance = random.Random(_SEED)  # noqa: S311 - a repeatable search, not a secret
        steps = _STEPS * len(movable)
        for step in range(steps):
            heat = _HOT * (_COLD / _HOT) ** (step / steps)
            label = movable[chance.randrange(len(movable))]
            option = chance.randrange(-1, len(self._choices[label]))
            rise = self._cost(label, option) - self._cost(label, self._chosen[label])
            if rise <= 0 or chance.random() < math.exp(-rise / heat):
                self._chosen[label] = option
        while any([self._improve(label) for label in movable]):  # noqa: C419 - every label has its turn
            pass
        return self._chosen

    def _improve(self, label: int) -> bool:
        options = range(_LEFT_OUT, len(self._choices[label]))
        best = min(options, key=lambda option: (self._cost(label, option), option))
        better = self._cost(label, best) < self._cost(label, self._chosen[label]) - 1e-9
        if better:
            self._chosen[label] = best
        return better

    def _cost(self, label: int, option: int) -> float:
        if option == _LEFT_OUT:
            return self._left_out[label]
        others = self._touching[label, option]
        near = sum(cost for (other, choice), cost in others.items() if self._chosen[other] == choice)
        return self._choices[label][option].cost + near


def _touching(
    choices: Sequence[Sequence[_Candidate]],
) -> Mapping[tuple[int, int], Mapping[tuple[int, int], float]]:
    """Return, for each candidate, those of other labels that it would touch or crowd, and what that costs."""
    everyone = [
        (label, option, one.spot.box)
        for label, candidates in enumerate(choices)
        for option, one in enumerate(candidates)
    ]
    found: dict[tuple[int, int], dict[tuple[int, int], float]] = {(label, option): {} for label, option, _ in everyone}
    for (label, option, box), (other, choice, other_box) in combinations(everyone, 2):
        if label != other and box.overlaps(other_box, gap=_BESIDE) and (cost := crowding(box, other_box)):
            found[label, option][other, choice] = found[other, choice][label, option] = cost
    return found


def crowding(box: Box, other: Box) -> float:
    """Return what it costs that two names stand close: side by side, or one right under the other, they read as one."""
    is_beside = box.top < other.bottom and other.top < box.bottom
    if box.overlaps(other, gap=_NEAR_LABEL if is_beside else _NEAR_DISC):
        return _BOX_HIT
    if is_beside and box.overlaps(other, gap=_BESIDE):
        return _RUNS_ON
    if box.left < other.right and other.left < box.right and box.overlaps(other, gap=_NEAR_LABEL):
        return _READS_ON
    return _LABEL_NEAR if box.overlaps(other, gap=_NEAR_LABEL) else 0.0


def _costed(
    bubble: Bubble, forms: Sequence[LabelForm], bubbles: Sequence[Bubble], around: Surroundings
) -> Iterator[_Candidate]:
    for form in forms:
        for spot in spots(bubble, form, horizontals=around.horizontals, verticals=around.verticals):
            if not _is_taken(spot, around) and not _is_parted(spot, bubble, around):
                crossed = sum(1 for row in spot.rows for x in around.verticals if crosses(row, x))
                cost = spot.cost + _ACROSS_UPRIGHT * crossed + _foreign(spot, bubble, bubbles)
                yield _Candidate(number=bubble.number, spot=spot, cost=cost)


def _is_taken(spot: Spot, around: Surroundings) -> bool:
    """Return whether a name would leave the plot, or strike a box, a level border or a tie."""
    return (
        not around.frame.holds(spot.box, slack=-_INSET)
        or any(strikes(row, y) for y in around.horizontals for row in spot.rows)
        or any(spot.box.overlaps(other, gap=_NEAR_DISC) for other in around.keep_clear)
        or any(row.is_crossed(*line) for line in around.ties for row in spot.rows)
    )


def _is_parted(spot: Spot, own: Bubble, around: Surroundings) -> bool:
    """Return whether the middle of a name and that of its disc stand on two sides of a border."""
    x, y = (spot.box.left + spot.box.right) / 2, (spot.box.top + spot.box.bottom) / 2
    return any(_lies_between(border, own.y, y) for border in around.horizontals) or any(
        _lies_between(border, own.x, x) for border in around.verticals
    )


def _lies_between(border: float, middle: float, other: float) -> bool:
    """Return whether a border has one point on one side and another on the other."""
    return abs(middle - border) > _ON_BORDER and (middle < border) != (other < border)


def _foreign(spot: Spot, own: Bubble, bubbles: Sequence[Bubble]) -> float:
    """Return what it costs that a name stands so near another disc that it could be taken for that one's.

    A place that touches another disc, or that is read as another's, is refused.
    """
    own_distance = spot.distance(own)
    reach, cost = own_distance + _AMBIGUOUS_WITHIN, 0.0
    for one in bubbles:
        if one is own or spot.box.distance(one.x, one.y) > one.r + reach:
            continue
        farther = spot.distance(one) - own_distance
        is_read_as_its = _is_as_near(one, spot, own) or _is_centred_on(one, spot, own) or _is_at_side_of(one, spot, own)
        if farther < _NEARLY_AS_NEAR or spot.gap(one) < _NEAR_DISC or is_read_as_its:
            return _REFUSED
        cost += _AMBIGUOUS * max(0.0, 1 - farther / _AMBIGUOUS_WITHIN)
    return cost


def _is_as_near(other: Bubble, spot: Spot, own: Bubble) -> bool:
    """Return whether the nearest line of a name is as near to another disc as to its own, or nearly so.

    Beside its own disc it may be nearly so: there one reads its name.
    """
    nearly = 0.0 if _has_line_at_side(spot, own) else _NEARLY_AS_NEAR
    return spot.gap(other) <= spot.gap(own) + nearly


def _is_centred_on(other: Bubble, spot: Spot, own: Bubble) -> bool:
    """Return whether a name over or under discs is centred nearer to another's middle than to its own."""
    if spot.box.top <= own.y <= spot.box.bottom or not spot.box.left <= other.x <= spot.box.right:
        return False
    middle = (spot.box.left + spot.box.right) / 2
    return spot.gap(other) < _OVER and abs(middle - other.x) < abs(middle - own.x)


def _is_at_side_of(other: Bubble, spot: Spot, own: Bubble) -> bool:
    """Return whether a line of a name stands beside another disc, level with its middle, rather than at its own.

    So it does where no line stands so at its own disc, and where the line itself is nearer to the other.
    """
    if _has_line_at_side(spot, other) and not _has_line_at_side(spot, own):
        return True
    astray = (row for row in spot.rows if _gap(row, other) < min(_ASTRAY, _gap(row, own)))
    return any(_is_level(row, other) for row in astray)


def _has_line_at_side(spot: Spot, bubble: Bubble) -> bool:
    return any(_is_level(row, bubble) and _gap(row, bubble) < _AT_SIDE for row in spot.rows)


def _is_level(row: Box, bubble: Bubble) -> bool:
    level = _LEVEL * bubble.r
    return row.top < bubble.y + level and bubble.y - level < row.bottom


def _gap(row: Box, bubble: Bubble) -> float:
    return row.distance(bubble.x, bubble.y) - bubble.r
