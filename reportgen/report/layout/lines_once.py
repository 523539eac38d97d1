"""A line of text laid out once and written once, however often a report says it in the same type and room.

Half the lines of a report are repeated: the words in the cells of its tables, the letters of its drawings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from copy import copy
from typing import Any

from reportgen.report.layout.kept_lately import KeptLately
from reportgen.report.layout.layouts_once import layouts_once
from reportgen.report.layout.letters_once import Letters, Part
from reportgen.report.layout.release import with_known_release
from reportgen.report.layout.types_of_text import Types

_MOST_KEPT = 5_000  # lines, some 5 MiB, and as many before them
_WRITING = ("show_text", "set_font_size", "set_text_rise")


@with_known_release
@contextmanager
def lines_once(exchanged: Callable[..., Any]) -> Iterator[None]:
    """Keep lines; WeasyPrint must have been imported. `exchanged` lets a module have another value for a while."""
    from weasyprint.draw import text  # noqa: PLC0415 - as WeasyPrint itself, only when a PDF is made
    from weasyprint.layout import inline, preferred  # noqa: PLC0415
    from weasyprint.text import line_break  # noqa: PLC0415

    types, letters = Types(), Letters()
    lines = _Lines(line_break.split_first_line, types)
    with ExitStack() as stack:
        for owner, name, better in (
            (line_break, "Layout", layouts_once(line_break.Layout, types, letters)),
            (line_break, "split_first_line", lines),
            (inline, "split_first_line", lines),
            (preferred, "split_first_line", lines),
            (inline, "strut", _struts_once(inline.strut, types)),
            (text, "draw_first_line", _Writing(text.draw_first_line, types)),
        ):
            stack.enter_context(exchanged(owner, name, better))
        yield


class _Lines:
    """`split_first_line`, which remembers what it found; lines share a layout until one of them changes it."""

    def __init__(self, usual: Callable[..., Any], types: Types) -> None:
        self._usual, self._types = usual, types
        self._known = KeptLately[tuple[object, ...], Any](_MOST_KEPT)

    def __call__(self, text: str, style: Any, context: Any, *further: Any, **named: Any) -> Any:
        key = (text, self._types.of(style), further, *named.values())
        found = self._known.get(key)
        if found is None:
            found = self._known.keep(key, self._usual(text, style, context, *further, **named))
        return found


class _Writing:
    """`draw_first_line`, which writes again what it wrote for the same text in the same type."""

    def __init__(self, usual: Callable[..., Any], types: Types) -> None:
        self._usual, self._types = usual, types
        self._part = Part(None)
        self._known: dict[tuple[object, ...], list[tuple[str, tuple[object, ...]]]] = {}

    def __call__(self, stream: Any, textbox: Any, overflow: str, ellipsis: Any, matrix: Any) -> Any:
        layout = textbox.pango_layout
        if overflow == "ellipsis" or ellipsis != "none":
            layout = textbox.pango_layout = copy(layout)  # of its own, as its text is changed
            layout.shape()
            return self._usual(stream, textbox, overflow, ellipsis, matrix)
        if stream._fonts is not self._part.fonts or len(self._known) > _MOST_KEPT:  # noqa: SLF001 - no other way
            self._part = Part(stream._fonts)  # noqa: SLF001
            self._known.clear()
        kind = self._types.of(textbox.style)
        line = None if layout.justification_spacing else layout.letters
        if line and textbox.text.strip() and self._part.write(line, stream, matrix):
            return []
        key = (layout.text, textbox.text, layout.justification_spacing, kind)
        if key not in self._known:
            return self._first(key, stream, textbox, overflow, ellipsis, matrix)
        if self._known[key]:
            stream.set_text_matrix(*matrix.values)
        for name, given in self._known[key]:
            getattr(stream, name)(*given)
        return []

    def _first(self, key: tuple[object, ...], stream: Any, textbox: Any, *further: Any) -> Any:
        textbox.pango_layout.shape()
        noting = _Noting(stream)
        pictures = self._usual(noting, textbox, *further)
        if not pictures:
            self._known[key] = noting.written
        return pictures


class _Noting:
    """A stream that notes what is written to it."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self.written: list[tuple[str, tuple[object, ...]]] = []

    def __getattr__(self, name: str) -> Any:
        usual = getattr(self._stream, name)
        if name not in _WRITING:
            return usual

        def noted(*given: object) -> None:
            self.written.append((name, given))
            usual(*given)

        return noted


def _struts_once(usual: Callable[..., Any], types: Types) -> Callable[..., Any]:
    """Return `strut`, the height and baseline of an empty line, by the type of a style and its leading."""
    known: dict[tuple[int, Any], Any] = {}

    def strut(style: Any) -> Any:
        leading = style["line_height"]
        if not isinstance(leading, (str, float, tuple)):
            return usual(style)
        key = (types.of(style), leading)
        if key not in known:
            known[key] = usual(style)
        return known[key]

    return strut
