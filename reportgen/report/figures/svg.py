"""What a drawing is made of, and how it becomes an SVG: the geometry from here, the markup from one template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import ClassVar, Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from reportgen.report.figures.text_metrics import ASCENT, DESCENT, plain, size_in_mm, text_width, typesetting
from reportgen.report.resources import templates_folder

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """An upright rectangle in mm, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box, *, gap: float = 0.0) -> bool:
        """Return whether the two come nearer than `gap`; touching is not overlapping."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )

    def holds(self, other: Box, *, slack: float = 0.0) -> bool:
        """Return whether the other lies within this one."""
        return (
            other.left >= self.left - slack
            and other.top >= self.top - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def is_crossed(self, x1: float, y1: float, x2: float, y2: float) -> bool:
        """Return whether a straight line passes through the inside (Liang and Barsky's clipping)."""
        enter, leave = 0.0, 1.0
        for step, room in (
            (x1 - x2, x1 - self.left),
            (x2 - x1, self.right - x1),
            (y1 - y2, y1 - self.top),
            (y2 - y1, self.bottom - y1),
        ):
            if step < 0:
                enter = max(enter, room / step)
            elif step > 0:
                leave = min(leave, room / step)
            elif room <= 0:
                return False
        return enter < leave

    def distance(self, x: float, y: float) -> float:
        """Return how far a point is from the box, 0 inside."""
        across = max(self.left - x, 0.0, x - self.right)
        down = max(self.top - y, 0.0, y - self.bottom)
        return float((across * across + down * down) ** 0.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rect:
    """A rectangle; `stroke` None draws no outline."""

    shape: ClassVar[str] = "rect"
    x: float
    y: float
    width: float
    height: float
    fill: str = "none"
    stroke: str | None = None
    stroke_width: float = 0.0
    radius: float = 0.0

    @property
    def box(self) -> Box:
        """Return what the rectangle covers."""
        return Box(left=self.x, top=self.y, right=self.x + self.width, bottom=self.y + self.height)


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """A disc."""

    shape: ClassVar[str] = "circle"
    x: float
    y: float
    r: float
    fill: str = "none"
    stroke: str | None = None
    stroke_width: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A straight line; `dash` is such as "1 0.8"."""

    shape: ClassVar[str] = "line"
    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str
    stroke_width: float
    dash: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A path in SVG's own notation, which `path_data` writes."""

    shape: ClassVar[str] = "path"
    d: str
    fill: str = "none"
    stroke: str | None = None
    stroke_width: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One line of text. `x` and `y` are its anchor on the base line; `size` is in pt; `upward` turns it by -90."""

    shape: ClassVar[str] = "text"
    x: float
    y: float
    text: str
    size: float
    fill: str
    weight: int = 400
    anchor: Anchor = "start"
    upward: bool = False

    @property
    def font_size(self) -> float:
        """Return the size in mm."""
        return size_in_mm(self.size)

    @property
    def width(self) -> float:
        """Return the length of the line in mm."""
        return text_width(self.text, size=self.size, weight=self.weight)

    @property
    def box(self) -> Box:
        """Return what the text covers, from the top of its capitals to the foot of its descenders."""
        before = self.width * {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]
        after, up, down = self.width - before, ASCENT * self.font_size, DESCENT * self.font_size
        if self.upward:
            return Box(left=self.x - up, top=self.y - after, right=self.x + down, bottom=self.y + before)
        return Box(left=self.x - before, top=self.y - up, right=self.x + after, bottom=self.y + down)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clipped:
    """Marks of which only what lies in `window` shows; `name` is unique in the document."""

    shape: ClassVar[str] = "clipped"
    name: str
    window: Box
    marks: tuple[Path, ...]


Mark = Rect | Circle | Line | Path | Text | Clipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A figure's geometry in mm, marks in the order they are painted."""

    width: float
    height: float
    marks: tuple[Mark, ...]

    @property
    def texts(self) -> tuple[Text, ...]:
        """Return every line of text."""
        return tuple(mark for mark in self.marks if isinstance(mark, Text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A drawing ready to place. `table` holds the same facts as rows of text, the first being the heads.

    One that `is_dense` shows where things lie, not which is which; `unnamed` are the numbers whose names found no room,
    `moved` those drawn beside their true place. In one that `is_tied` lines lead to such places.
    """

    svg: Markup
    width_mm: float
    height_mm: float
    alt: str
    table: tuple[tuple[str, ...], ...]
    drawing: Drawing
    is_dense: bool = False
    unnamed: tuple[int, ...] = ()
    moved: tuple[int, ...] = ()
    is_tied: bool = False


def figure(
    drawing: Drawing,
    *,
    alt: str,
    table: Sequence[tuple[str, ...]],
    is_dense: bool = False,
    unnamed: tuple[int, ...] = (),
    moved: tuple[int, ...] = (),
    is_tied: bool = False,
) -> Figure:
    """Write a drawing as SVG."""
    return Figure(
        svg=svg(drawing, alt=alt),
        width_mm=drawing.width,
        height_mm=drawing.height,
        alt=plain(alt),
        table=tuple(table),
        drawing=drawing,
        is_dense=is_dense,
        unnamed=unnamed,
        moved=moved,
        is_tied=is_tied,
    )


def svg(drawing: Drawing, *, alt: str) -> Markup:
    """Return the SVG of a drawing; one user unit is one mm."""
    view = {"drawing": drawing, "alt": plain(alt), "family": typesetting().text.name}
    return Markup(_template().render(view))  # noqa: S704 - the template escapes


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(templates_folder(), encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"mm": mm, "plain": plain}
    return environment.get_template("figures/drawing.svg")


def mm(value: float) -> str:
    """Write a length with up to two decimals, a hundredth of a millimetre, the same on every computer."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def path_data(*parts: str | float) -> str:
    """Join commands and coordinates, such as "M", 0, 1.5, "H", 3, into path notation."""
    return " ".join(part if isinstance(part, str) else mm(part) for part in parts)


def diamond(x: float, y: float, r: float) -> str:
    """Return the path of a square on its corner, `r` from centre to corner."""
    return path_data("M", x, y - r, "L", x + r, y, "L", x, y + r, "L", x - r, y, "Z")


def dot(x: float, y: float, r: float) -> str:
    """Return the path of a disc, so that many dots can share one element."""
    return path_data("M", x - r, y, "a", r, r, 0, 1, 0, 2 * r, 0, "a", r, r, 0, 1, 0, -2 * r, 0, "Z")
