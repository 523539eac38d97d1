"""The texts of a drawing, each written as one line where it stands.

WeasyPrint lays out and writes each letter by itself, and makes a drawing of its own of each text that is centred or
ends at its place, to move it there once it knows how wide it is. A line without kerning and ligatures is as wide as its
letters, so it can be put there straight away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from reportgen.report.layout.release import with_known_release

_WEIGHTS = {"normal": 400, "bold": 700}
_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}  # share of a line that stands before its place
_PLAIN = frozenset(
    {"x", "y", "text-anchor", "font-family", "font-size", "font-style", "font-weight", "fill", "transform", "class"}
    | {"id", "role", "aria-label", "{http://www.w3.org/2000/xmlns/}xmlns"}
)


@with_known_release
@contextmanager
def texts_of_drawings(exchanged: Callable[..., Any]) -> Iterator[None]:
    """Write them so; WeasyPrint must have been imported. `exchanged` lets a class have another value for a while."""
    from weasyprint.svg import SVG  # noqa: PLC0415 - only when a PDF is made

    with exchanged(SVG, "draw_node", _with_plain_texts(SVG.draw_node)):
        yield


def _with_plain_texts(usual: Callable[..., None]) -> Callable[..., None]:
    """Return `draw_node`, which draws what an element of an SVG shows."""
    from weasyprint.svg.utils import size  # noqa: PLC0415 - only when a PDF is made

    write = _Lines()

    def draw_node(
        svg: Any,
        node: Any,
        font_size: float,
        fill_stroke: bool = True,  # noqa: FBT001, FBT002 - as it is called
        context: Any = None,
    ) -> None:
        if not fill_stroke or node.tag != "text" or not _is_plain(node):
            usual(svg, node, font_size, fill_stroke, context)
            return
        write(svg, node, size(node.get("font-size", "1em"), font_size, font_size))

    return draw_node


def _is_plain(node: Any) -> bool:
    """Return whether a text is one line in one type and colour, at one place."""
    given = node.attrib
    return (
        given.keys() <= _PLAIN
        and bool(node.text and node.text.strip())
        and given.get("text-anchor", "start") in _BEFORE
        and not given.get("fill", "").startswith("url")
        and _is_number(given.get("x", "0"))
        and _is_number(given.get("y", "0"))
        and _is_number(given.get("font-weight", "normal").replace("normal", "400").replace("bold", "700"))
        and not any(True for _ in node)
    )


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


class _Lines:
    """Writes lines; a style for each type is kept, so that WeasyPrint lays out the same text once."""

    def __init__(self) -> None:
        from weasyprint.css.properties import INITIAL_VALUES  # noqa: PLC0415 - only when a PDF is made
        from weasyprint.draw import text as drawing  # noqa: PLC0415
        from weasyprint.matrix import Matrix  # noqa: PLC0415
        from weasyprint.svg.text import Style, TextBox  # noqa: PLC0415
        from weasyprint.text import line_break  # noqa: PLC0415

        self._initial, self._style, self._box, self._matrix = INITIAL_VALUES, Style, TextBox, Matrix
        self._drawing, self._breaking = drawing, line_break
        self._styles: dict[tuple[object, ...], Any] = {}

    def __call__(self, svg: Any, node: Any, font_size: float) -> None:
        """Write a text that is plain, on its baseline."""
        style = self._style_of(svg, node, font_size)
        layout, _, _, width, _, baseline = self._breaking.split_first_line(node.text, style, svg.context, None, 0)
        x = float(node.get("x", 0)) - width * _BEFORE[node.get("text-anchor", "start")]
        y = float(node.get("y", 0))
        stream = svg.stream
        stream.push_state()
        svg.transform(node, font_size)
        fill, stroke = svg.set_graphical_state(node, font_size)
        stream.begin_text()
        layout.reactivate(style)
        svg.fill_stroke(fill, stroke, text=True)
        box = self._box(layout, style)
        box.baseline = baseline
        pictures = self._drawing.draw_first_line(stream, box, "none", "none", self._matrix(d=-1, e=x, f=y))
        stream.end_text()
        self._drawing.draw_emojis(stream, style, x, y, pictures)
        stream.pop_state()

    def _style_of(self, svg: Any, node: Any, font_size: float) -> Any:
        family, slant = node.get("font-family", "sans-serif"), node.get("font-style", "normal")
        weight = node.get("font-weight", "normal")
        key = (svg.font_config, family, slant, weight, font_size)
        if key not in self._styles:
            style = self._styles[key] = self._style(self._initial)
            style.font_config = svg.font_config
            style |= {
                "font_family": [name.strip().strip("\"'") for name in family.split(",")],
                "font_style": slant,
                "font_weight": _WEIGHTS.get(weight) or int(weight),
                "font_size": font_size,
                "font_kerning": "none",
                "font_variant_ligatures": "none",
            }
        return self._styles[key]
