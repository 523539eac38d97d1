"""Templates: the user's folder first, then ours; sandboxed, autoescaped, strict about missing names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined, TemplateError
from markupsafe import Markup

from reportgen.report.resources import require_folder, templates_folder
from reportgen.report.templating import bounded
from reportgen.report.templating.bounded import BoundedEnvironment
from reportgen.report.templating.compiled import CompiledTemplates
from reportgen.report.templating.faults import fault

_FAULTS = (
    *(TemplateError, TypeError, ValueError, ArithmeticError, AttributeError, LookupError, NameError),
    *(AssertionError, RuntimeError, MemoryError, SyntaxError, OSError),
)


class Templates:
    """The report's templates: ours are compiled once for all runs, with the user's own anew for each."""

    def __init__(self, own_folder: Path | None = None) -> None:
        if own_folder is not None:
            require_folder(own_folder)
        ours = templates_folder()
        self._own_folder = own_folder
        self._environment = _compiled_once(ours) if own_folder is None else _environment(own_folder, ours)

    def is_own(self, template: str) -> bool:
        """Return whether a template is taken from the user's folder."""
        return self._own_folder is not None and (self._own_folder / template).is_file()

    def render(self, template: str, view: Mapping[str, object]) -> Markup:
        """Fill one template with its view, each object under its own name.

        Raises:
            BrandOrTemplateError: the template has a fault; the message names file, line and what is wrong.
        """
        return self.render_with_settings(template, view)[0]

    def render_with_settings(self, template: str, view: Mapping[str, object]) -> tuple[Markup, Mapping[str, object]]:
        """Fill one template; return also what it sets at its top level, as `{% set title = "Our view" %}` does.

        Raises:
            BrandOrTemplateError: the template has a fault; the message names file, line and what is wrong.
        """
        try:
            return self._rendered(template, view)
        except _FAULTS as error:
            raise fault(error, template, self._own_folder) from error

    def _rendered(self, template: str, view: Mapping[str, object]) -> tuple[Markup, Mapping[str, object]]:
        loaded = self._environment.get_template(template)
        context = loaded.new_context(dict(view))
        self._environment.begin()
        try:
            text = self._environment.text_of(loaded.root_render_func(context))
        except _FAULTS:
            self._environment.handle_exception()  # gives the failure the template's own line, and raises it again
        return Markup(text), context.get_exported()  # noqa: S704 - autoescaped above


def _environment(*folders: Path, trusted: bool = False, kept: CompiledTemplates | None = None) -> BoundedEnvironment:
    return BoundedEnvironment(
        trusted=trusted,
        loader=ChoiceLoader([FileSystemLoader(folder, encoding="utf-8") for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=kept,
    )


@cache
def _compiled_once(folder: Path) -> BoundedEnvironment:
    made_by = (Path(__file__), Path(bounded.__file__))
    return _environment(folder, trusted=True, kept=CompiledTemplates(Path(__file__).parent / "__pycache__", made_by))
