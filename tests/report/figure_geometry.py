"""What is wrong with a figure, found in its SVG alone, with the real glyphs, whatever drew it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
from svg_geometry import Picture, Shape, Written, read

from reportgen.report.contrast import WHITE, channels, contrast
from reportgen.report.figures.svg import Box

FLOOR_PT = 6.4
TEXT_CONTRAST = 4.5
SLACK = 0.05  # mm that rounding and the smoothing of edges may take
STEP = 1.2  # of contrast between bars side by side
SEAM = 0.6  # mm
FAINT = 1.45  # an edge of less contrast does not disturb what stands on it: bands
UNSEEN = 1.05  # nor does a line; the hairlines of a grid have more, and make way for words


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with which text, and what it strikes against."""

    kind: str
    text: str
    other: str = ""


def faults(svg: str) -> tuple[Fault, ...]:
    """Return everything that is wrong with the texts of a figure."""
    picture = read(svg)
    lines = _Lines.of(picture.shapes)
    return (
        *_outside(picture),
        *_small(picture),
        *_overlaps(picture),
        *(fault for text in picture.texts for fault in _on_its_ground(text, picture, lines)),
    )


def _outside(picture: Picture) -> Iterator[Fault]:
    for text in picture.texts:
        if not picture.frame.holds(text.box, slack=SLACK):
            yield Fault(kind="outside", text=text.text)


def _small(picture: Picture) -> Iterator[Fault]:
    for text in picture.texts:
        if text.size < FLOOR_PT - 0.01:
            yield Fault(kind="small", text=text.text, other=f"{text.size:.2f} pt")


def _overlaps(picture: Picture) -> Iterator[Fault]:
    """Find texts on one another; each is reported once, with the one painted before it."""
    boxes = np.array([_corners(text.box) for text in picture.texts]).reshape(-1, 4)
    for index, (left, top, right, bottom) in enumerate(boxes):
        earlier = boxes[:index]
        hit = (
            (earlier[:, 0] < right - SLACK)
            & (left < earlier[:, 2] - SLACK)
            & (earlier[:, 1] < bottom - SLACK)
            & (top < earlier[:, 3] - SLACK)
        )
        for other in np.flatnonzero(hit):
            yield Fault(kind="overlap", text=picture.texts[index].text, other=picture.texts[other].text)


def _corners(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.top, box.right, box.bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lines:
    """Every straight piece of every outline as x1, y1, x2, y2, and the shape it belongs to."""

    pieces: np.ndarray
    owners: np.ndarray

    @classmethod
    def of(cls, shapes: Sequence[Shape]) -> _Lines:
        found = [
            (*start, *end, index)
            for index, shape in enumerate(shapes)
            for chain in shape.outlines
            for start, end in pairwise(chain)
        ]
        table = np.array(found, dtype=float).reshape(-1, 5)
        return cls(pieces=table[:, :4], owners=table[:, 4].astype(int))

    def through(self, box: Box) -> set[int]:
        """Return the shapes of which a line or an edge passes through the box (Liang and Barsky's clipping)."""
        x, y = self.pieces[:, 0], self.pieces[:, 1]
        across, down = self.pieces[:, 2] - x, self.pieces[:, 3] - y
        enter, leave = np.zeros(len(x)), np.ones(len(x))
        for step, room in (
            (-across, x - box.left - SLACK),
            (across, box.right - SLACK - x),
            (-down, y - box.top - SLACK),
            (down, box.bottom - SLACK - y),
        ):
            with np.errstate(divide="ignore", invalid="ignore"):
                at = room / step
            enter = np.where(step < 0, np.maximum(enter, at), enter)
            leave = np.where(step > 0, np.minimum(leave, at), leave)
            leave = np.where((step == 0) & (room < 0), -1.0, leave)
        return set(self.owners[enter < leave].tolist())


def _on_its_ground(text: Written, picture: Picture, lines: _Lines) -> Iterator[Fault]:
    """Find what lies on a text, what crosses it, and a ground that it cannot be read on."""
    crossing = lines.through(text.box)
    ground, since = WHITE, -1
    for index, shape in enumerate(picture.shapes):
        if index not in crossing and shape.fill and _covers(shape, text.box):
            if shape.order > text.order:
                yield Fault(kind="hidden", text=text.text, other=_said(shape))
            else:
                ground, since = blended(shape.fill, ground), shape.order
    if contrast(text.fill, ground) < TEXT_CONTRAST:
        yield Fault(kind="pale", text=text.text, other=f"{text.fill} on {ground}")
    for index in sorted(crossing):
        shape = picture.shapes[index]
        if shape.order > since and _shows(shape, ground):
            yield Fault(kind="crossed", text=text.text, other=_said(shape))


def _shows(shape: Shape, ground: str) -> bool:
    paints = [paint for paint in (shape.fill, shape.stroke) if paint]
    least = FAINT if shape.fill else UNSEEN
    return any(contrast(blended(paint, ground), ground) >= least for paint in paints)


def _covers(shape: Shape, box: Box) -> bool:
    """Return whether the middle of the box lies in the shape, by counting the edges at its right."""
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    bounds = shape.bounds
    if not (bounds.left <= x <= bounds.right and bounds.top <= y <= bounds.bottom):
        return False
    crossed = 0
    for chain in shape.outlines:
        for (ax, ay), (bx, by) in pairwise(chain):
            if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
                crossed += 1
    return crossed % 2 == 1


def alike(svg: str) -> tuple[tuple[str, str], ...]:
    """Return the colours of bars side by side that only hue tells apart, for a reader in grey or blind to hues.

    Told apart are bars that differ in luminance, have an outline, a hatching or a word each, or a line between them;
    grounds that are nearly white are no bars.
    """
    picture = read(svg)
    bars = [one for one in picture.shapes if _is_bar(one) and not one.stroke and not _is_hatched(one, picture)]
    pairs = ((one, other) for one, other in combinations(bars, 2) if one.fill != other.fill)
    found = {
        (one.fill, other.fill)
        for one, other in pairs
        if contrast(blended(one.fill, WHITE), blended(other.fill, WHITE)) < STEP
        and _adjoin(one.bounds, other.bounds)
        and not (_holds_text(one, picture) and _holds_text(other, picture))
        and not _is_parted(one.bounds, other.bounds, picture)
    }
    return tuple(sorted(found))


def _is_bar(shape: Shape) -> bool:
    is_rectangle = len(shape.outlines) == 1 and len(shape.outlines[0]) == 5
    return bool(shape.fill) and is_rectangle and contrast(blended(shape.fill, WHITE), WHITE) >= FAINT


def _is_hatched(bar: Shape, picture: Picture) -> bool:
    lines = (one for one in picture.shapes if one.stroke and not one.fill)
    return any(bar.bounds.holds(one.bounds, slack=SLACK) for one in lines)


def _holds_text(bar: Shape, picture: Picture) -> bool:
    return any(bar.bounds.holds(text.box) for text in picture.texts)


def _adjoin(one: Box, other: Box) -> bool:
    """Return whether two boxes touch, or a seam parts them, without one lying in the other."""
    return one.overlaps(other, gap=SEAM) and not one.overlaps(other, gap=-SEAM)


def _is_parted(one: Box, other: Box, picture: Picture) -> bool:
    """Return whether a line runs between two bars, along their common side."""
    joint = Box(
        left=max(one.left, other.left) - SEAM,
        top=max(one.top, other.top) - SEAM,
        right=min(one.right, other.right) + SEAM,
        bottom=min(one.bottom, other.bottom) + SEAM,
    )
    lines = (shape.bounds for shape in picture.shapes if shape.stroke and not shape.fill)
    return any(line.overlaps(joint, gap=0.01) and not _leaves_sideways(line, joint) for line in lines)


def _leaves_sideways(line: Box, joint: Box) -> bool:
    """Return whether a line runs across the joint, not along it."""
    is_upright = joint.bottom - joint.top > joint.right - joint.left
    if is_upright:
        return line.left < joint.left or line.right > joint.right
    return line.top < joint.top or line.bottom > joint.bottom


def blended(paint: str, ground: str) -> str:
    """Return a colour as it looks on a ground; "rgba(...)" lets the ground through."""
    found = re.fullmatch(r"rgba\((\d+), (\d+), (\d+), ([\d.]+)\)", paint)
    if not found:
        return paint
    share = float(found[4])
    mixed = (
        round(share * int(part) + (1 - share) * 255 * under)
        for part, under in zip(found.groups()[:3], channels(ground), strict=True)
    )
    return "#" + "".join(f"{part:02X}" for part in mixed)


def _said(shape: Shape) -> str:
    x, y = shape.outlines[0][0] if shape.outlines else (0.0, 0.0)
    return f"{shape.fill or '-'} {shape.stroke or '-'} at {x:.1f} {y:.1f}"
