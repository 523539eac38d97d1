"""What is wrong with a template: its file, the line and a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateNotFound, TemplatesNotFound, TemplateSyntaxError

from reportgen.errors import BrandOrTemplateError, RenderingError
from reportgen.report.templating.imported_faults import imported_fault, unread_template

_UNKNOWN_FIELD = re.compile(r"'[\w.]*?(\w+) object' has no attribute '(\w+)'")
_ENDINGS = (".html", ".css", ".svg")


def fault(error: BaseException, template: str, folder: Path | None = None) -> BrandOrTemplateError:
    """Return the failure that tells the user what stopped a template; `folder` holds those of the user's own."""
    if isinstance(error, UnicodeDecodeError):
        read = unread_template(error) or template
        return BrandOrTemplateError(f"The template {read} is not UTF-8 text; save it as UTF-8.")
    if isinstance(error, OSError) and not isinstance(error, TemplateNotFound):
        return BrandOrTemplateError(
            f"The template {template} cannot be read: {(error.strerror or str(error)).lower()}."
        )
    if isinstance(error, TemplateSyntaxError):
        return told(error.filename or error.name or template, error.lineno, _reason(error))
    file, line = _place(error, template)
    imported = imported_fault(error, folder, file)
    if imported is not None:
        return told(str(imported.file), imported.line, imported.reason)
    return told(file, line, _reason(error))


@contextmanager
def blamed_on(folder: Path | None) -> Iterator[None]:
    """Say of a layout that fails with the user's own templates that these are the likely cause.

    Raises:
        BrandOrTemplateError: the layout failed, and `folder` holds the user's templates.
    """
    try:
        yield
    except RenderingError as error:
        if folder is None:
            raise
        raise BrandOrTemplateError(
            f"The pages could not be laid out with the templates of {folder}; do elements stand in one another without "
            "end? Take out the template that you changed last."
        ) from error


def told(file: str, line: int | None, reason: str) -> BrandOrTemplateError:
    """Return the failure for a file, a line where one is known, and a reason."""
    where = f", line {line}" if line else ""
    return BrandOrTemplateError(
        f"The template {file}{where} has a fault: {reason}. Correct it, or take it out of the folder."
    )


def _reason(error: BaseException) -> str:
    if isinstance(error, TemplatesNotFound):
        return f"it includes one of {', '.join(map(str, error.templates))}, none of which exists"
    if isinstance(error, TemplateNotFound):
        return f"it includes {error.name}, which does not exist"
    if isinstance(error, RecursionError):
        return "it includes or calls itself without end"
    if isinstance(error, MemoryError):
        return "it needs more memory than there is"
    said = str(error).strip()
    unknown = _UNKNOWN_FIELD.search(said)
    if unknown:
        return f"{unknown[1]} has no field {unknown[2]}; docs/templates.md lists the fields"
    return said.splitlines()[0].rstrip(". ") if said else type(error).__name__


def _place(error: BaseException, template: str) -> tuple[str, int | None]:
    """Return the innermost template frame of a failure."""
    place: tuple[str, int | None] = (template, None)
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(_ENDINGS):
            place = (file, trace.tb_lineno)
        trace = trace.tb_next
    return place
