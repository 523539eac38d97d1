"""Where the cover's lines run: one for each process, by function at the left, by wave at the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Fate = Literal["wave", "fix", "assess", "retain"]
Kind = Literal["bpo", "kpo", "hybrid"]

OTHER = "Other functions"
_MOST_FUNCTIONS = 12
_LABEL_ROOM = 4.6
_AFTER_FUNCTION = 1.2
_INK_SHARE = 0.55
_NEGLIGIBLE_COST = 1e-6  # below it a division would overflow, and nothing could be seen
_WIDEST_LINE, _THINNEST_LINE, _THIN_SHARE = 9.0, 0.6, 0.30
_WIDEST_GAP, _BUNDLE_GAP = 2.6, 0.9
_WAVE_LABEL_ROOM = 5.6
_WIDEST_BETWEEN_WAVES = 40.0
_FILLED = 0.96


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverItem:
    """A process on the cover; `wave` counts from 1 and matters only where its fate is a wave."""

    function: str
    cost: float | None
    kind: Kind
    fate: Fate
    wave: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverLine:
    """A process as a line: its middle at the left, and at the right where it leaves."""

    item: CoverItem
    thickness: float
    y: float
    y_right: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A label and its base line."""

    text: str
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverLayout:
    """Every line, the functions' names at the left and the waves' at the right; `pitch` is the mean row at the left."""

    lines: tuple[CoverLine, ...]
    functions: tuple[Heading, ...]
    waves: tuple[Heading, ...]
    pitch: float


def laid_out(items: Sequence[CoverItem], top: float, bottom: float) -> CoverLayout:
    """Place every line between two heights, mm from the page's top."""
    if not items:
        return CoverLayout(lines=(), functions=(), waves=(), pitch=_WIDEST_GAP)
    groups = _by_function(items)
    room = (bottom - top) * _FILLED - len(groups) * (_LABEL_ROOM + _AFTER_FUNCTION)
    thickness = _Thickness.fitting(items, room * _INK_SHARE)
    ink = sum(thickness.of(item) for item in items)
    gap = min(_WIDEST_GAP, (room - ink) / len(items))
    used = ink + gap * len(items) + len(groups) * (_LABEL_ROOM + _AFTER_FUNCTION)
    y = top + (bottom - top - used) * 0.4
    functions, lines = [], []
    for name, members in groups.items():
        if name:
            functions.append(Heading(text=name, y=y + _LABEL_ROOM - 1.8))
        y += _LABEL_ROOM
        for item in members:
            own = thickness.of(item)
            lines.append(CoverLine(item=item, thickness=own, y=y + own / 2))
            y += own + gap
        y += _AFTER_FUNCTION
    bundled, waves = _bundled(lines, top, bottom, min(_BUNDLE_GAP, gap))
    return CoverLayout(lines=bundled, functions=tuple(functions), waves=waves, pitch=(ink + gap) / len(items) + gap)


def _by_function(items: Sequence[CoverItem]) -> Mapping[str, list[CoverItem]]:
    """Group by function in the order given; beyond a dozen, the functions with the fewest share one group."""
    counts = Counter(item.function for item in items)
    order = list(dict.fromkeys(item.function for item in items))
    kept = set(order)
    if len(order) > _MOST_FUNCTIONS:
        ranked = sorted(order, key=lambda name: (-counts[name], order.index(name)))
        kept = set(ranked[: _MOST_FUNCTIONS - 1])
    groups: dict[str, list[CoverItem]] = {name: [] for name in order if name in kept}
    for item in items:
        groups.setdefault(item.function if item.function in kept else OTHER, []).append(item)
    return groups


@dataclass(frozen=True, slots=True, kw_only=True)
class _Thickness:
    per_cost: float
    thinnest: float

    @classmethod
    def fitting(cls, items: Sequence[CoverItem], ink: float) -> _Thickness:
        """Return a scale by which all lines together are no thicker than `ink` mm."""
        costs = [_cost(item) for item in items]
        thinnest = min(_THINNEST_LINE, _THIN_SHARE * ink / len(items))
        left = ink - thinnest * len(items)
        per_cost = min(left / sum(costs), _WIDEST_LINE / max(costs)) if max(costs) > _NEGLIGIBLE_COST else 0.0
        return cls(per_cost=per_cost, thinnest=thinnest)

    def of(self, item: CoverItem) -> float:
        return max(self.thinnest, self.per_cost * _cost(item))


def _cost(item: CoverItem) -> float:
    return max(0.0, item.cost or 0.0)


def _bundled(
    lines: Sequence[CoverLine], top: float, bottom: float, gap: float
) -> tuple[tuple[CoverLine, ...], tuple[Heading, ...]]:
    """Lead the lines of each wave into a bundle; bundles spread over the height, first wave highest."""
    waves = sorted({line.item.wave for line in lines if line.item.fate == "wave"})
    members = {wave: [line for line in lines if line.item.fate == "wave" and line.item.wave == wave] for wave in waves}
    heights = {wave: sum(line.thickness for line in own) + gap * (len(own) - 1) for wave, own in members.items()}
    free = bottom - top - sum(heights.values()) - _WAVE_LABEL_ROOM * len(waves)
    between = min(_WIDEST_BETWEEN_WAVES, max(0.0, free) / max(1, len(waves) - 1))
    y = top + max(0.0, free - between * (len(waves) - 1)) * 0.4
    placed: dict[int, float] = {}
    headings = []
    for wave in waves:
        count = len(members[wave])
        headings.append(Heading(text=f"Wave {wave}: {count} {'process' if count == 1 else 'processes'}", y=y + 3.2))
        y += _WAVE_LABEL_ROOM
        for line in members[wave]:
            placed[id(line)] = y + line.thickness / 2
            y += line.thickness + gap
        y += between - gap
    return tuple(_led(lines, placed)), tuple(headings)


def _led(lines: Sequence[CoverLine], placed: Mapping[int, float]) -> Iterator[CoverLine]:
    for line in lines:
        yield CoverLine(item=line.item, thickness=line.thickness, y=line.y, y_right=placed.get(id(line)))
