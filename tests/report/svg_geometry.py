"""A figure's SVG read back as geometry: every text with the box of its ink, every mark with its outline, in mm."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from xml.etree import ElementTree as ET

from fontTools.ttLib import TTFont

from reportgen.report.figures.svg import Box
from reportgen.report.figures.text_metrics import MM_PER_POINT, text_width

CUTS = {300: "Light", 400: "Regular", 600: "Semibold"}
Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)
NUMBER = r"-?[\d.]+(?:e-?\d+)?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A text: the box of its visible ink in mm, its size in pt, and when it is painted."""

    text: str
    box: Box
    size: float
    fill: str
    order: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A mark: its outlines as chains of points in mm, and its paint; "" where it has none."""

    outlines: tuple[tuple[Point, ...], ...]
    fill: str
    stroke: str
    stroke_width: float
    bounds: Box
    order: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A figure as it is painted."""

    frame: Box
    alt: str
    texts: tuple[Written, ...]
    shapes: tuple[Shape, ...]


def read(svg: str) -> Picture:
    """Read an SVG; text without any ink is left out."""
    root = ET.fromstring(svg)  # noqa: S314 - our own drawing
    left, top, width, height = (float(value) for value in root.attrib["viewBox"].split())
    painted = list(enumerate(_painted(root, UNMOVED)))
    typeface = "serif" if "Serif" in root.get("font-family", "") else "sans"
    texts = (_written(one, matrix, order, typeface) for order, (one, matrix) in painted if _name(one) == "text")
    shapes = (_shape(one, matrix, order) for order, (one, matrix) in painted if _name(one) != "text")
    return Picture(
        frame=Box(left=left, top=top, right=left + width, bottom=top + height),
        alt=root.get("aria-label", ""),
        texts=tuple(text for text in texts if text is not None),
        shapes=tuple(shapes),
    )


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _painted(element: ET.Element, matrix: Matrix) -> Iterator[tuple[ET.Element, Matrix]]:
    """Return what is painted, in order, each with what carries its points into the picture."""
    for child in element:
        inner = _times(matrix, _matrix(child.get("transform", "")))
        if _name(child) in {"rect", "circle", "line", "path", "text"}:
            yield child, inner
        elif _name(child) in {"g", "svg"}:
            yield from _painted(child, inner)
        else:
            assert _name(child) in {"title", "desc", "defs", "clipPath"}, f"{_name(child)} is not measured"


def _matrix(transform: str) -> Matrix:
    found = UNMOVED
    for kind, given in re.findall(r"(\w+)\(([^)]*)\)", transform):
        numbers = [float(number) for number in re.findall(NUMBER, given)]
        found = _times(found, _one_matrix(kind, numbers))
    return found


def _one_matrix(kind: str, numbers: Sequence[float]) -> Matrix:
    if kind == "translate":
        return (1, 0, 0, 1, numbers[0], numbers[1] if len(numbers) > 1 else 0)
    if kind == "scale":
        return (numbers[0], 0, 0, numbers[-1], 0, 0)
    assert kind == "rotate", f"{kind} is not measured"
    turn = math.radians(numbers[0])
    x, y = numbers[1:] or (0.0, 0.0)
    turned: Matrix = (math.cos(turn), math.sin(turn), -math.sin(turn), math.cos(turn), 0, 0)
    return _times(_times((1, 0, 0, 1, x, y), turned), (1, 0, 0, 1, -x, -y))


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f)


def _moved(matrix: Matrix, points: Sequence[Point]) -> tuple[Point, ...]:
    a, b, c, d, e, f = matrix
    return tuple((a * x + c * y + e, b * x + d * y + f) for x, y in points)


@cache
def _inks(typeface: str, weight: int) -> dict[int, tuple[int, int]]:
    """Return how far each glyph reaches below and above the base line, in thousandths of an em."""
    folder = files(f"font_source_{typeface}_pro") / "files"
    with TTFont(str(folder / f"Source{typeface.title()}Pro-{CUTS[weight]}.ttf")) as font:
        assert font["head"].unitsPerEm == 1000
        glyphs = {code: font["glyf"][name] for code, name in font.getBestCmap().items()}
        return {code: (one.yMin, one.yMax) for code, one in glyphs.items() if one.numberOfContours}


def _written(element: ET.Element, matrix: Matrix, order: int, typeface: str) -> Written | None:
    text = element.text or ""
    weight = int(element.get("font-weight", "400"))
    inks = _inks(typeface, weight)
    seen = [inks.get(ord(letter), (-200, 800)) for letter in text if not letter.isspace()]
    if not seen:
        return None
    height = float(element.attrib["font-size"])
    width = text_width(text, size=height / MM_PER_POINT, weight=weight, typeface=typeface)
    x, y = float(element.get("x", "0")), float(element.get("y", "0"))
    left = x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[element.get("text-anchor", "start")]
    top, bottom = y - max(one[1] for one in seen) * height / 1000, y - min(one[0] for one in seen) * height / 1000
    box = _box(_moved(matrix, ((left, top), (left + width, top), (left + width, bottom), (left, bottom))))
    size = height * math.hypot(matrix[0], matrix[1]) / MM_PER_POINT
    return Written(text=text, box=box, size=size, fill=element.attrib["fill"], order=order)


def _box(points: Sequence[Point]) -> Box:
    across, down = [x for x, _ in points], [y for _, y in points]
    return Box(left=min(across), top=min(down), right=max(across), bottom=max(down))


def _shape(element: ET.Element, matrix: Matrix, order: int) -> Shape:
    def paint(name: str) -> str:
        value = element.get(name, "none")
        return "" if value == "none" or (_name(element) == "line" and name == "fill") else value

    stroke_width = float(element.get("stroke-width", "0"))
    outlines = tuple(_moved(matrix, chain) for chain in _outlines(element))
    points = [point for chain in outlines for point in chain]
    return Shape(
        outlines=outlines,
        bounds=_box(points or [(0.0, 0.0)]),
        fill=paint("fill"),
        stroke=paint("stroke") if stroke_width else "",
        stroke_width=stroke_width,
        order=order,
    )


def _outlines(element: ET.Element) -> Iterator[tuple[Point, ...]]:
    if _name(element) == "path":
        yield from path_outlines(element.attrib["d"])
        return
    value = {key: float(text) for key, text in element.attrib.items() if re.fullmatch(NUMBER, text)}
    if _name(element) == "rect":
        left, top = value.get("x", 0), value.get("y", 0)
        right, bottom = left + value["width"], top + value["height"]
        yield (left, top), (right, top), (right, bottom), (left, bottom), (left, top)
    elif _name(element) == "circle":
        yield _round(value["cx"], value["cy"], value["r"], 0, 24)
    else:
        yield (value["x1"], value["y1"]), (value["x2"], value["y2"])


def _round(x: float, y: float, r: float, start: float, sides: int, *, part: float = 1.0) -> tuple[Point, ...]:
    turns = (start + 2 * math.pi * part * side / sides for side in range(sides + 1))
    return tuple((x + r * math.cos(turn), y + r * math.sin(turn)) for turn in turns)


def path_outlines(d: str) -> Iterator[tuple[Point, ...]]:
    """Return the chains of points of a path; of arcs, only half circles are known."""
    for part in re.findall(r"M[^M]*", d):
        chain: list[Point] = []
        for command, given in re.findall(r"([A-Za-z])([^A-Za-z]*)", part):
            n = [float(number) for number in re.findall(NUMBER, given)]
            x, y = chain[-1] if chain else (0.0, 0.0)
            chain += COMMANDS[command](n, x, y, chain)
        yield tuple(chain)


def _lines(n: Sequence[float], _x: float, _y: float, _chain: Sequence[Point]) -> list[Point]:
    return list(zip(n[::2], n[1::2], strict=True))


def _level(n: Sequence[float], _x: float, y: float, _chain: Sequence[Point]) -> list[Point]:
    return [(to, y) for to in n]


def _upright(n: Sequence[float], x: float, _y: float, _chain: Sequence[Point]) -> list[Point]:
    return [(x, to) for to in n]


def _closed(_n: Sequence[float], _x: float, _y: float, chain: Sequence[Point]) -> list[Point]:
    return [chain[0]]


def _curve(n: Sequence[float], x: float, y: float, _chain: Sequence[Point]) -> list[Point]:
    found, (ax, ay) = [], (x, y)
    for bx, by, cx, cy, dx, dy in zip(*(n[start::6] for start in range(6)), strict=True):
        for t in (step / 16 for step in range(1, 17)):
            u = 1 - t
            w = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
            found.append((w[0] * ax + w[1] * bx + w[2] * cx + w[3] * dx, w[0] * ay + w[1] * by + w[2] * cy + w[3] * dy))
        ax, ay = dx, dy
    return found


def _arc(n: Sequence[float], x: float, y: float, _chain: Sequence[Point]) -> list[Point]:
    r, to_x, to_y, sweep = n[0], n[5], n[6], n[4]
    assert math.isclose(math.hypot(to_x - x, to_y - y), 2 * r, abs_tol=0.02), "only half circles are measured"
    part = 0.5 if sweep else -0.5
    start = math.atan2(y - to_y, x - to_x)
    return list(_round((x + to_x) / 2, (y + to_y) / 2, r, start, 6, part=part))[1:]


def _arc_from_here(n: Sequence[float], x: float, y: float, chain: Sequence[Point]) -> list[Point]:
    return _arc((*n[:5], n[5] + x, n[6] + y), x, y, chain)


COMMANDS = {
    "M": _lines, "L": _lines, "H": _level, "V": _upright, "C": _curve, "A": _arc, "a": _arc_from_here, "Z": _closed,
}  # fmt: skip
