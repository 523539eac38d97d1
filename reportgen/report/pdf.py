"""From HTML to PDF: with `quicker` and `first_lines`, the only room that knows WeasyPrint."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import urlparse
from urllib.request import url2pathname

from reportgen.errors import EnvironmentIncompleteError, RenderingError
from reportgen.report.finish.attachments import AttachedFile
from reportgen.report.finish.finisher import VARIANT, Listing, finisher, ready_to_finish
from reportgen.report.finish.sealing import sealed
from reportgen.report.first_lines import whole_first_lines
from reportgen.report.fonts import FontFamily, use_only
from reportgen.report.last_pages import fuller_last_pages
from reportgen.report.quicker import quicker
from reportgen.report.resources import is_inside
from reportgen.report.view.printed import FIGURE_ANCHOR

PANGO_MISSING = (
    "Pango, the text layout library, is not installed, so no PDF can be made; run ./run report once to install it, "
    "or see reportgen doctor."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedPdf:
    """A PDF, its number of pages, and what the renderer complained of (empty when all is well)."""

    data: bytes
    pages: int
    warnings: tuple[str, ...]


def render_pdf(
    html: str,
    *,
    families: tuple[FontFamily, ...],
    folders: tuple[Path, ...],
    files: tuple[AttachedFile, ...] = (),
    day: date = date(2000, 1, 1),
    manifest: Listing | None = None,
    placed: Callable[[Mapping[str, int]], None] = lambda _: None,
) -> RenderedPdf:
    """Render one HTML document as PDF/A-3a and PDF/UA-1; it may open only files under `folders` and data URIs.

    `files` are attached, dated with `day`, and what `manifest` makes of the hashes of the pages. `placed` is told on
    which page, counted from 1, each element with an id begins.

    Raises:
        EnvironmentIncompleteError: Pango is not installed.
        RenderingError: the renderer failed.
    """
    use_only(families)
    engine = _engine()
    with _complaints() as warnings, quicker(), whole_first_lines(), fuller_last_pages(), ready_to_finish():
        try:
            source = engine.HTML(string=html, base_url=str(folders[0]), url_fetcher=_fetcher(engine, folders))
            document = source.render(pdf_variant=VARIANT)
            placed(_pages_of(document.pages))
            data = document.write_pdf(pdf_variant=VARIANT, finisher=finisher(files, day, manifest))
        except (
            ValueError,
            TypeError,
            LookupError,
            AttributeError,
            ArithmeticError,
            AssertionError,
            RecursionError,
            OSError,
        ) as error:
            raise RenderingError(
                "The report could not be laid out. Try again without --templates and --brand; if it still fails, the "
                "workbook holds something the layout cannot take, and the details are shown with -v."
            ) from error
    data = data if manifest is None else sealed(data)
    return RenderedPdf(data=data, pages=len(document.pages), warnings=tuple(warnings))


def _pages_of(pages: Sequence[Any]) -> dict[str, int]:
    """Return the page of each element with an id; those of figures are then forgotten, since no link leads to them."""
    found: dict[str, int] = {}
    for number, page in enumerate(pages, start=1):
        for name in page.anchors:
            found.setdefault(name, number)
        page.anchors = {name: place for name, place in page.anchors.items() if not name.startswith(FIGURE_ANCHOR)}
    return found


def _engine() -> Any:
    try:
        with redirect_stdout(StringIO()):
            import weasyprint  # noqa: PLC0415 - 0.9 s and Pango, only when a PDF is made
    except OSError as error:
        raise EnvironmentIncompleteError(PANGO_MISSING) from error
    return weasyprint


def _fetcher(engine: Any, folders: tuple[Path, ...]) -> Any:
    class OwnFilesOnly(engine.urls.URLFetcher):  # type: ignore[misc]
        """Opens data URIs and files under the given folders; nothing else, and never the network."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            parts = urlparse(url)
            if parts.scheme == "file" and not is_inside(Path(url2pathname(parts.path)), folders):
                raise ValueError(f"outside the template and brand folders: {url}")
            return super().fetch(url, headers)

    return OwnFilesOnly(allowed_protocols={"data", "file"}, allow_redirects=False)


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """Collect what WeasyPrint logs as warnings and errors."""
    logger = logging.getLogger("weasyprint")
    collector = _Collector()
    before = logger.handlers[:], logger.propagate
    logger.handlers, logger.propagate = [collector], False
    try:
        yield collector.messages
    finally:
        logger.handlers, logger.propagate = before
