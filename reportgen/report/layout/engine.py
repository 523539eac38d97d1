"""WeasyPrint as the report uses it: imported late, shut in, and heard."""

from __future__ import annotations

import ctypes.util
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import urlparse
from urllib.request import url2pathname

from reportgen.errors import EnvironmentIncompleteError
from reportgen.report.finish.finisher import ready_to_finish
from reportgen.report.layout.captions_again import captions_repeated
from reportgen.report.layout.figures_that_wait import figures_waiting
from reportgen.report.layout.first_lines import whole_first_lines
from reportgen.report.layout.group_heads import heads_repeated
from reportgen.report.layout.last_pages import fuller_last_pages
from reportgen.report.layout.loaded_later import loaded_later
from reportgen.report.layout.quicker import exchanged, quicker
from reportgen.report.layout.texts_of_drawings import texts_of_drawings
from reportgen.report.resources import is_inside

_SELDOM_CALLED = ("fontTools.subset", "fontTools.varLib.instancer")
PANGO_MISSING = (
    "Pango, the text layout library, is not installed, so no PDF can be made; run ./run report once to install it, "
    "or see reportgen doctor."
)


def engine() -> Any:
    """Return WeasyPrint.

    Raises:
        EnvironmentIncompleteError: Pango is not installed.
    """
    try:
        with redirect_stdout(StringIO()):
            return _loaded()
    except OSError as error:
        raise EnvironmentIncompleteError(PANGO_MISSING) from error


def _loaded() -> Any:
    """Load WeasyPrint; on Linux its libraries by the names of their files, if they have those.

    It tries names of other systems first, and Python starts compiler, linker and the like to look for each: some fifty
    of them, which take longer than WeasyPrint itself. What it loads for typefaces that vary and for systems whose
    HarfBuzz makes no subsets, takes half the time of all.
    """
    with loaded_later(*_SELDOM_CALLED):
        if sys.platform == "linux":
            with suppress(OSError), exchanged(ctypes.util, "find_library", lambda _: None):
                return import_module("weasyprint")
        return import_module("weasyprint")


def source_of(html: str, folders: tuple[Path, ...]) -> Any:
    """Return a document to be laid out, which may open only files under `folders` and data URIs."""
    weasyprint = engine()
    return weasyprint.HTML(string=html, base_url=str(folders[0]), url_fetcher=_fetcher(weasyprint, folders))


def _fetcher(weasyprint: Any, folders: tuple[Path, ...]) -> Any:
    class OwnFilesOnly(weasyprint.urls.URLFetcher):  # type: ignore[misc]
        """Opens data URIs and files under the given folders; nothing else, and never the network."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            parts = urlparse(url)
            if parts.scheme == "file" and not is_inside(Path(url2pathname(parts.path)), folders):
                raise ValueError(f"outside the template and brand folders: {url}")
            return super().fetch(url, headers)

    return OwnFilesOnly(allowed_protocols={"data", "file"}, allow_redirects=False)


_is_drawing_well: list[bool] = []


@contextmanager
def drawing_well() -> Iterator[None]:
    """Let WeasyPrint draw as the report needs it, with what it works out again and again kept until the end of this.

    Within itself it does nothing: what was worked out by then is at hand.
    """
    if _is_drawing_well:
        yield
        return
    _is_drawing_well.append(True)
    try:
        with _drawing_well():
            yield
    finally:
        _is_drawing_well.clear()


@contextmanager
def _drawing_well() -> Iterator[None]:
    with (
        quicker(),
        whole_first_lines(),
        heads_repeated(),
        captions_repeated(),
        figures_waiting(),
        fuller_last_pages(),
        texts_of_drawings(exchanged),
        ready_to_finish(),
    ):
        yield


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def complaints() -> Iterator[list[str]]:
    """Collect what WeasyPrint logs as warnings and errors."""
    logger = logging.getLogger("weasyprint")
    collector = _Collector()
    before = logger.handlers[:], logger.propagate
    logger.handlers, logger.propagate = [collector], False
    try:
        yield collector.messages
    finally:
        logger.handlers, logger.propagate = before
