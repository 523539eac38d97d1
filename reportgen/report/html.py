"""Templates: the user's folder first, then ours; sandboxed, autoescaped, strict about missing names."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import (
    ChoiceLoader,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplatesNotFound,
    TemplateSyntaxError,
)
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from reportgen.errors import BrandOrTemplateError
from reportgen.report.resources import templates_folder


class Templates:
    """The report's templates: ours are compiled once, with the user's own an environment a run."""

    def __init__(self, own_folder: Path | None = None) -> None:
        if own_folder is not None and not os.path.isdir(own_folder):  # noqa: PTH112 - Path.is_dir fails on a long name
            raise BrandOrTemplateError(f"The template folder {own_folder} does not exist or is not a folder.")
        ours = templates_folder()
        self._environment = _compiled_once(ours) if own_folder is None else _environment(own_folder, ours)

    def render(self, template: str, view: Mapping[str, object]) -> Markup:
        """Fill one template with its view, each object under its own name.

        Raises:
            BrandOrTemplateError: the template has a fault; the message names file, line and what is wrong.
        """
        try:
            return Markup(self._environment.get_template(template).render(view))  # noqa: S704 - autoescaped above
        except TemplateSyntaxError as error:
            raise BrandOrTemplateError(_fault(error.filename or error.name or template, error.lineno, error)) from error
        except UnicodeDecodeError as error:
            raise BrandOrTemplateError(f"The template {template} is not UTF-8 text; save it as UTF-8.") from error
        except (TemplateError, SecurityError) as error:
            file, line = _place(error, template)
            raise BrandOrTemplateError(_fault(file, line, error)) from error
        except (TypeError, ValueError, ArithmeticError, AttributeError, LookupError) as error:
            file, line = _place(error, template)
            raise BrandOrTemplateError(_fault(file, line, error)) from error


def _environment(*folders: Path) -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([FileSystemLoader(folder, encoding="utf-8") for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _compiled_once(folder: Path) -> ImmutableSandboxedEnvironment:
    return _environment(folder)


def _fault(file: str, line: int | None, error: Exception) -> str:
    where = f", line {line}" if line else ""
    return f"The template {file}{where} has a fault: {_reason(error)}. Correct it, or take it out of the folder."


def _reason(error: Exception) -> str:
    if isinstance(error, TemplatesNotFound):
        return f"it includes one of {', '.join(map(str, error.templates))}, none of which exists"
    if isinstance(error, TemplateNotFound):
        return f"it includes {error.name}, which does not exist"
    said = str(error).strip()
    return said.splitlines()[0].rstrip(". ") if said else type(error).__name__


def _place(error: Exception, template: str) -> tuple[str, int | None]:
    """Return the innermost template frame of a failure."""
    place: tuple[str, int | None] = (template, None)
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith((".html", ".css", ".svg")):
            place = (file, trace.tb_lineno)
        trace = trace.tb_next
    return place
