"""A section that the user wrote: its template filled, and the title it sets for itself."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from reportgen.report.templating.faults import told
from reportgen.report.templating.html import Templates
from reportgen.report.templating.own_sections import variable_of
from reportgen.report.view.own_section import OwnFactsView, OwnSectionView
from reportgen.report.view.parts import Opener

_TITLE = '{% set title = "What we would do first" %}'


def written(templates: Templates, template: str, facts: OwnFactsView) -> OwnSectionView:
    """Fill the template, which sees `facts` under its own name and sets `title`; `standfirst` and `name` if it likes.

    Raises:
        BrandOrTemplateError: the template has a fault, or sets no title.
    """
    file = f"sections/{template}.html"
    body, settings = templates.render_with_settings(file, {variable_of(template): facts})
    title = _text(settings, "title")
    if not title:
        raise told(file, None, f"it sets no title for the contents, so let it begin with {_TITLE}")
    name = _text(settings, "name") or facts.name
    opener = Opener(
        number=facts.number,
        name=name,
        running=name,
        bookmark=f"{facts.number} {name}",
        title=title,
        standfirst=_text(settings, "standfirst"),
    )
    return OwnSectionView(opener=opener, anchor=facts.anchor, body=body)


def _text(settings: Mapping[str, object], name: str) -> str:
    """Return what a template sets under a name, as plain words."""
    value = settings.get(name, "")
    return " ".join((value.striptags() if isinstance(value, Markup) else str(value)).split())
