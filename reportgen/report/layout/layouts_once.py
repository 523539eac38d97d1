"""Pango's layouts used again for the next text that is set in the same type, rather than made anew for each line.

To make one takes a context, a description of the font, a list of features and two dozen calls; to use it again, none.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from reportgen.report.layout.letters_once import Letters, Run
from reportgen.report.layout.types_of_text import Types

_OF_LAYOUT = ("layout", "language")
_OF_TYPE = ("ascent", "underline_position", "strikethrough_position", "underline_thickness", "strikethrough_thickness")
_NO_WIDTH, _AT_WORDS = -1, 0  # as Pango sets out


def layouts_once(usual: Any, types: Types, letters: Letters) -> Any:
    """Return WeasyPrint's class of layouts, with one that is not shaped again for being drawn until it is asked to be.

    `types` numbers the ways to set text, and `letters` reads each line before the next text takes its place.
    """
    from weasyprint.text.ffi import pango  # noqa: PLC0415 - only when a PDF is made

    ready: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)

    class Layout(usual):  # type: ignore[misc]
        is_altered = False  # in a way that no other text must have
        letters: tuple[Run, ...] | None = None  # as they were read; they stay for as long as the line does

        def setup(self, style: Any) -> None:
            waiting = ready[types.of(style)]
            if waiting:
                self.__dict__.update(waiting.pop(), style=style, first_line_direction=0)
            else:
                super().setup(style)

        def set_text(self, text: str, justify: bool = False) -> None:  # noqa: FBT001, FBT002 - as it is called
            super().set_text(text, justify)
            if "\t" in text or self.style["word_spacing"]:
                self.is_altered = True

        def reactivate(self, style: Any) -> None:
            self.style = style

        def shape(self) -> None:
            super().reactivate(self.style)
            self.is_altered = True  # as it is drawn: in one paragraph, shortened or justified

        def deactivate(self) -> None:
            own = self.__dict__
            style = own.pop("style", None)
            used = {name: own.pop(name) for name in _OF_LAYOUT if name in own}
            if "layout" not in used or self.is_altered:
                return
            kind = types.of(style)
            is_kept = letters.read(used["layout"], self.text, kind)
            self.letters = letters.of(self.text, kind)
            if is_kept:
                return
            pango.pango_layout_set_width(used["layout"], _NO_WIDTH)
            pango.pango_layout_set_wrap(used["layout"], _AT_WORDS)
            ready[kind].append(used | {name: own[name] for name in _OF_TYPE if name in own})

    return Layout
