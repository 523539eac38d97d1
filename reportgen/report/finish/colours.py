"""The colour profile that PDF/A wants named: the one that comes with WeasyPrint, its file closed after reading."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reportgen.report.layout.quicker import exchanged


@contextmanager
def profile_closed() -> Iterator[None]:
    """Let WeasyPrint leave no file open."""
    from weasyprint import pdf  # noqa: PLC0415 - only when a PDF is made

    usual = pdf.ColorProfile

    def profile(file: Any, *further: Any) -> Any:
        with file:
            return usual(file, *further)

    with exchanged(pdf, "ColorProfile", profile):
        yield
