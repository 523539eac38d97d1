"""The workbook template, written."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from reportgen.errors import OutputExistsError
from reportgen.pipeline.writing import require_writable, write_by


def write_blank(
    path: Path, *, example: bool, rows: int, currency: str, locale: str, force: bool, progress: Callable[[str], None]
) -> None:
    """Write the workbook template, blank or filled with the example.

    Raises:
        OutputExistsError: something stands there already, without `force`.
        OutputNotWritableError: the folder is missing or cannot be written.
    """
    from reportgen.knowledge import catalogues  # noqa: PLC0415 - loaded when a run starts, not with --help
    from reportgen.workbook.template import write_template  # noqa: PLC0415 - openpyxl

    require_writable(path)
    if path.exists() and not force:
        raise OutputExistsError(path, "is never replaced unasked")
    progress(f"Writing {path}")
    knowledge = catalogues.load()
    write_by(
        path, partial(write_template, knowledge=knowledge, example=example, rows=rows, currency=currency, locale=locale)
    )
