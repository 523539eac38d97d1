"""Names beside discs: where each can stand without touching a disc, a name or a key; deterministic."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from reportgen.report.figures.bubbles import Bubble
from reportgen.report.figures.svg import Anchor, Box

CLEARANCE = 0.9
_NEAR_DISC, _NEAR_LABEL = 0.3, 1.2
_DISC_HIT, _BOX_HIT, _LABEL_NEAR, _OUTSIDE = 40.0, 60.0, 1.6, 100.0
_RUNS_ON = 12.0
_ACROSS_HORIZONTAL, _ACROSS_VERTICAL = 3.0, 6.0
_AMBIGUOUS, _AMBIGUOUS_WITHIN = 7.0, 2.5
_REFUSED = 40.0
_LEFT_OUT = -1
_SEED, _STEPS = 1, 500
_HOT, _COLD = 12.0, 0.4


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
    chosen = _Search(choices).settled()
    return tuple(candidates[index].label for candidates, index in zip(choices, chosen, strict=True) if index >= 0)


class _Search:
    """Looks for the cheapest choice of all labels together by simulated annealing, the same on every run.

    A label left out costs less than two that touch, so the outcome never has labels that touch.
    """

    def __init__(self, choices: Sequence[Sequence[_Candidate]]) -> None:
        self._choices = choices
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
            return _REFUSED
        others = self._touching[label, option]
        near = sum(cost for (other, choice), cost in others.items() if self._chosen[other] == choice)
        return self._choices[label][option].cost + near


def _touching(
    choices: Sequence[Sequence[_Candidate]],
) -> Mapping[tuple[int, int], Mapping[tuple[int, int], float]]:
    """Return, for each candidate, those of other labels that it would touch or crowd, and what that costs."""
    everyone = [
        (label, option, one.label.box)
        for label, candidates in enumerate(choices)
        for option, one in enumerate(candidates)
    ]
    found: dict[tuple[int, int], dict[tuple[int, int], float]] = {(label, option): {} for label, option, _ in everyone}
    for (label, option, box), (other, choice, other_box) in combinations(everyone, 2):
        if label != other and box.overlaps(other_box, gap=_NEAR_LABEL):
            found[label, option][other, choice] = found[other, choice][label, option] = crowding(box, other_box)
    return found


def crowding(box: Box, other: Box) -> float:
    """Return what it costs that two names stand close: side by side they read as one."""
    if box.overlaps(other, gap=_NEAR_DISC):
        return _BOX_HIT
    is_beside = box.top < other.bottom and other.top < box.bottom
    return _RUNS_ON if is_beside else _LABEL_NEAR


def _costed(
    bubble: Bubble, forms: Sequence[LabelForm], bubbles: Sequence[Bubble], around: Surroundings
) -> Iterator[_Candidate]:
    for form in forms:
        for box, anchor, base in _positions(bubble, form):
            label = PlacedLabel(number=bubble.number, lines=form.lines, box=box, anchor=anchor)
            yield _Candidate(label=label, cost=base + form.cost + _fixed_cost(box, bubble, bubbles, around))


def _positions(bubble: Bubble, form: LabelForm) -> Iterator[tuple[Box, Anchor, float]]:
    """Yield the places round a disc: beside it, over and under it, at its corners, and what lies between."""
    reach = bubble.r + CLEARANCE
    slant = bubble.r * math.sqrt(0.5) + CLEARANCE
    width, height = form.width, form.height
    x, y = bubble.x, bubble.y
    right, left, above, below = x + reach, x - reach - width, y - reach - height, y + reach
    places: tuple[tuple[float, float, Anchor, float], ...] = (
        (right, y - height / 2, "start", 0.0),
        (left, y - height / 2, "end", 0.6),
        (x - width / 2, below, "middle", 1.0),
        (x - width / 2, above, "middle", 1.1),
        (x + slant, y - slant - height + 1, "start", 1.4),
        (x + slant, y + slant - 1, "start", 1.4),
        (x - slant - width, y - slant - height + 1, "end", 1.8),
        (x - slant - width, y + slant - 1, "end", 1.8),
        (right, y - height, "start", 1.2),
        (right, y, "start", 1.2),
        (left, y - height, "end", 1.6),
        (left, y, "end", 1.6),
        (x - bubble.r, below, "start", 1.5),
        (x - bubble.r, above, "start", 1.6),
        (x + bubble.r - width, below, "end", 1.9),
        (x + bubble.r - width, above, "end", 2.0),
    )
    for start, top, anchor, base in places:
        yield Box(left=start, top=top, right=start + width, bottom=top + height), anchor, base


def _fixed_cost(box: Box, own: Bubble, bubbles: Sequence[Bubble], around: Surroundings) -> float:
    """Add up what a place costs whatever the other labels do."""
    others = [(one, box.distance(one.x, one.y)) for one in bubbles if one is not own]
    discs = sum(1 for one, distance in others if distance < one.r + _NEAR_DISC)
    ambiguity = sum(_ambiguity(distance - one.r) for one, distance in others)
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


def _ambiguity(gap: float) -> float:
    """Return what it costs that a name stands so near another disc that it could be taken for that one's."""
    return _AMBIGUOUS * max(0.0, 1 - max(gap, 0.0) / _AMBIGUOUS_WITHIN)
