"""A process's two scores on one line: how far apart they are is how easily the work moves."""

from __future__ import annotations

from collections.abc import Callable

from reportgen.report.figures.palette import Palette
from reportgen.report.figures.scale import LinearScale
from reportgen.report.figures.svg import Circle, Drawing, Figure, Line, Mark, Path, diamond, figure

WIDTH, HEIGHT = 31.0, 3.6
_MIDDLE = HEIGHT / 2
_INSET = 1.5
_DIAMOND = 1.25
_DOT = 1.3
_DOT_ON_DIAMOND = 0.8
_TOGETHER = 6.0


def score_strip(
    palette: Palette, *, knowledge: float | None, sourceability: float | None, text: Callable[[float], str]
) -> Figure:
    """Draw a strip from 0 to 100: open diamond knowledge, filled dot sourceability; None is not drawn.

    `text` writes a score.
    """
    scale = LinearScale(low=0, high=100, start=_INSET, end=WIDTH - _INSET)
    marks: list[Mark] = [_hairline(0, WIDTH, palette.rule)]
    marks.append(Line(x1=scale(50), y1=0.7, x2=scale(50), y2=2.9, stroke=palette.ink_2, stroke_width=0.15))
    if knowledge is not None and sourceability is not None:
        marks.append(
            Line(
                x1=scale(knowledge),
                y1=_MIDDLE,
                x2=scale(sourceability),
                y2=_MIDDLE,
                stroke=palette.p30,
                stroke_width=0.7,
            )
        )
    if knowledge is not None:
        marks.append(
            Path(
                d=diamond(scale(knowledge), _MIDDLE, _DIAMOND), fill=palette.white, stroke=palette.ink, stroke_width=0.3
            )
        )
    if sourceability is not None:
        together = knowledge is not None and abs(knowledge - sourceability) < _TOGETHER
        radius = _DOT_ON_DIAMOND if together else _DOT
        marks.append(Circle(x=scale(sourceability), y=_MIDDLE, r=radius, fill=palette.primary))
    drawing = Drawing(width=WIDTH, height=HEIGHT, marks=tuple(marks))
    scores = tuple("not assessed" if one is None else text(one) for one in (knowledge, sourceability))
    return figure(
        drawing,
        alt=f"Knowledge {scores[0]}, sourceability {scores[1]}, each 0–100",
        table=(("Knowledge", "Sourceability"), scores),
    )


def _hairline(x1: float, x2: float, colour: str) -> Line:
    return Line(x1=x1, y1=_MIDDLE, x2=x2, y2=_MIDDLE, stroke=colour, stroke_width=0.15)
