"""A report put together from its parts."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import IO, Any

from reportgen.report.finish.finisher import VARIANT
from reportgen.report.merging.binding import Binder, Binding, Finish
from reportgen.report.merging.contents import Contents, contents_of
from reportgen.report.merging.cutting import Cut
from reportgen.report.merging.frame import Frame
from reportgen.report.merging.margins import page_numbers_alone
from reportgen.report.merging.pieces import Numbers
from reportgen.report.merging.uniting import fonts_united
from reportgen.report.merging.whole import Drawn


class _FramedError(Exception):
    """Stops WeasyPrint once the frame is there, before it writes a file."""


def put_together(
    cut: Cut,
    drawn: Drawn,
    source_of: Callable[[str], Any],
    fonts: Any,
    binder: Binder,
    finish: Finish,
    ahead: Callable[[], None],
    file: IO[bytes],
) -> None:
    """Write a report as one PDF into a file; `finish` is given it when all pages are there, with their hashes.

    `fonts` is WeasyPrint's set of fonts, which the parts were drawn with. `ahead` makes ready what it needs, in another
    thread, while the parts are written.

    Raises:
        NotApartError: something is not as it was expected to be.
    """
    whole = contents_of(drawn.parts.parts(), drawn.sheets.parts())
    frame = frame_of(source_of(cut.document("<div></div>")), fonts, whole)
    with ThreadPoolExecutor(2) as beside:
        beside.submit(ahead)
        Binding(whole, frame, binder, file).bind(drawn.parts, drawn.sheets, finish, beside)


def frame_of(source: Any, fonts: Any, whole: Contents) -> Frame:
    """Let WeasyPrint make what holds the parts together, with the fonts of all."""
    done: list[Frame] = []

    def capture(_document: Any, pdf: Any) -> None:
        done.append(Frame(pdf))
        raise _FramedError

    with page_numbers_alone(Numbers(before=0, whole=len(whole.pages))), fonts_united(whole.fonts, fonts):
        document = source.render(pdf_variant=VARIANT, font_config=fonts)
        try:
            document.write_pdf(pdf_variant=VARIANT, finisher=capture)
        except _FramedError:
            return done[0]
    raise AssertionError
