"""Templates: the user's folder first, then ours; sandboxed, autoescaped, strict about missing names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined, TemplateError, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from reportgen.report.resources import require_folder, templates_folder
from reportgen.report.templating import bounded
from reportgen.report.templating.bounded import BoundedEnvironment
from reportgen.report.templating.compiled import CompiledTemplates
from reportgen.report.templating.faults import fault
from reportgen.report.view.entries import Entry

_FAULTS = (
    *(TemplateError, TypeError, ValueError, ArithmeticError, AttributeError, LookupError, NameError),
    *(AssertionError, RuntimeError, MemoryError, SyntaxError, OSError),
)
_HERE = Markup("\0")  # where an entry stands that is written apart; no text has that sign
_WAITING = "_waiting"


@dataclass(frozen=True, slots=True)
class Waiting:
    """The place of an entry in a section, and the template that writes it."""

    template: str
    entry: Entry[object]

    @property
    def name(self) -> str:
        """Return the name under which the template sees the entry's view."""
        return Path(self.template).stem


class Templates:
    """The report's templates: ours are compiled once for all runs, with the user's own anew for each."""

    def __init__(self, own_folder: Path | None = None) -> None:
        if own_folder is not None:
            require_folder(own_folder)
        ours = templates_folder()
        self._own_folder = own_folder
        self._environment = _compiled_once(ours) if own_folder is None else _environment(own_folder, ours)

    @property
    def are_ours(self) -> bool:
        """Return whether none can be the user's."""
        return self._own_folder is None

    def is_own(self, template: str) -> bool:
        """Return whether a template is taken from the user's folder."""
        return self._own_folder is not None and (self._own_folder / template).is_file()

    def render(self, template: str, view: Mapping[str, object]) -> Markup:
        """Fill one template with its view, each object under its own name.

        Raises:
            BrandOrTemplateError: the template has a fault; the message names file, line and what is wrong.
        """
        return self.render_with_settings(template, view)[0]

    def pieces(self, template: str, view: Mapping[str, object]) -> tuple[Markup | Waiting, ...]:
        """Fill one template of a section, but for its entries: these are to be written in their places.

        Raises:
            BrandOrTemplateError: see `render`.
        """
        waiting: list[Waiting] = []
        texts = self.render(template, {**view, _WAITING: waiting}).split(_HERE)
        between = [piece for one, text in zip(waiting, texts[1:], strict=True) for piece in (one, text)]
        return (texts[0], *between)

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
    made = BoundedEnvironment(
        trusted=trusted,
        loader=ChoiceLoader([FileSystemLoader(folder, encoding="utf-8") for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=kept,
    )
    made.filters["entry"] = _entry
    return made


@pass_context
def _entry(context: Context, one: object, name: str) -> Markup:
    """Write an entry of a section by its own template; where its HTML is written apart, leave its place."""
    file, waiting = f"entries/{name}.html", context.get(_WAITING)
    if isinstance(one, Entry) and waiting is not None:
        waiting.append(Waiting(file, one))
        return _HERE
    view = one.make() if isinstance(one, Entry) else one
    environment = cast("BoundedEnvironment", context.environment)
    template = environment.get_template(file)
    return Markup(environment.text_of(template.root_render_func(template.new_context({name: view}))))  # noqa: S704 - as above


@cache
def _compiled_once(folder: Path) -> BoundedEnvironment:
    made_by = (Path(__file__), Path(bounded.__file__))
    return _environment(folder, trusted=True, kept=CompiledTemplates(Path(__file__).parent / "__pycache__", made_by))
