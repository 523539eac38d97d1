"""A line of text laid out once and written once, however often a report says it in the same type and room.

Half the lines of a report are repeated: the words in the cells of its tables, the letters of its drawings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

_MOST_KEPT = 60_000  # lines, some 60 MiB; then all are forgotten
_OF_TYPE = (
    *(
        "font_family",
        "font_size",
        "font_style",
        "font_weight",
        "font_stretch",
        "font_kerning",
        "font_variant_ligatures",
    ),
    *("font_variant_position", "font_variant_caps", "font_variant_numeric", "font_variant_alternates"),
    *("font_variant_east_asian", "font_feature_settings", "font_variation_settings", "font_language_override", "lang"),
    *(
        "direction",
        "text_decoration_line",
        "letter_spacing",
        "word_spacing",
        "white_space",
        "overflow_wrap",
        "tab_size",
    ),
    *("hyphens", "hyphenate_character", "hyphenate_limit_chars", "hyphenate_limit_zone"),
)
_WRITING = ("show_text", "set_font_size", "set_text_rise")


@contextmanager
def lines_once(exchanged: Callable[..., Any]) -> Iterator[None]:
    """Keep lines; WeasyPrint must have been imported. `exchanged` lets a module have another value for a while."""
    from weasyprint.draw import text  # noqa: PLC0415 - as WeasyPrint itself, only when a PDF is made
    from weasyprint.layout import inline, preferred  # noqa: PLC0415
    from weasyprint.text import line_break  # noqa: PLC0415

    types = _Types()
    lines = _Lines(line_break.split_first_line, types)
    with ExitStack() as stack:
        for owner, name, better in (
            (line_break, "Layout", _shaped_when_drawn(line_break.Layout)),
            (line_break, "split_first_line", lines),
            (inline, "split_first_line", lines),
            (preferred, "split_first_line", lines),
            (inline, "strut", _struts_once(inline.strut)),
            (text, "draw_first_line", _Writing(text.draw_first_line, types)),
        ):
            stack.enter_context(exchanged(owner, name, better))
        yield


class _Types:
    """A number for each way that text is set, the same for styles that differ only otherwise."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[object, ...], int] = {}

    def of(self, style: Any) -> int:
        """Return the number of a style's type, which its style keeps."""
        kept: tuple[_Types, int] | None = vars(style).get("type_kept")
        if kept is None or kept[0] is not self:
            values = tuple(_hashable(style[name]) for name in _OF_TYPE)
            kept = style.type_kept = self, self._numbers.setdefault((style.font_config, *values), len(self._numbers))
        return kept[1]


def _hashable(value: object) -> object:
    if isinstance(value, set):
        return frozenset(value)
    return tuple(value) if isinstance(value, list) else value


class _Lines:
    """`split_first_line`, which remembers what it found; each line has a layout of its own, as it may be changed."""

    def __init__(self, usual: Callable[..., Any], types: _Types) -> None:
        self._usual, self._types = usual, types
        self._known: dict[tuple[object, ...], Any] = {}

    def __call__(self, text: str, style: Any, context: Any, *further: Any, **named: Any) -> Any:
        key = (text, self._types.of(style), further, *named.values())
        found = self._known.get(key)
        if found is None:
            if len(self._known) > _MOST_KEPT:
                self._known.clear()
            found = self._known[key] = self._usual(text, style, context, *further, **named)
        layout, *rest = found
        own = object.__new__(type(layout))
        vars(own).update(vars(layout))
        return own, *rest


def _shaped_when_drawn(usual: type) -> type:
    """Return the class of layouts, with one that is not shaped again for being drawn until it is asked to be."""

    class Layout(usual):  # type: ignore[misc]
        def reactivate(self, style: Any) -> None:
            self.style = style

        def deactivate(self) -> None:
            for name in ("layout", "language", "style"):
                self.__dict__.pop(name, None)

        def shape(self) -> None:
            super().reactivate(self.style)

    return Layout


class _Writing:
    """`draw_first_line`, which writes again what it wrote for the same text in the same type."""

    def __init__(self, usual: Callable[..., Any], types: _Types) -> None:
        self._usual, self._types = usual, types
        self._known: dict[tuple[object, ...], list[tuple[str, tuple[object, ...]]]] = {}
        self._fonts: object = None

    def __call__(self, stream: Any, textbox: Any, overflow: str, ellipsis: Any, matrix: Any) -> Any:
        layout = textbox.pango_layout
        if overflow == "ellipsis" or ellipsis != "none":
            layout.shape()
            return self._usual(stream, textbox, overflow, ellipsis, matrix)
        if stream._fonts is not self._fonts or len(self._known) > _MOST_KEPT:  # noqa: SLF001 - no other way
            self._fonts = stream._fonts  # noqa: SLF001
            self._known.clear()
        key = (layout.text, textbox.text, layout.justification_spacing, self._types.of(textbox.style))
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


def _struts_once(usual: Callable[..., Any]) -> Callable[..., Any]:
    """Return `strut`, the height and baseline of an empty line, by style and leading."""

    def strut(style: Any) -> Any:
        known = vars(style).setdefault("struts_kept", {})
        leading = style["line_height"]
        if leading not in known:
            known[leading] = usual(style)
        return known[leading]

    return strut
