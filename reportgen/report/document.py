"""From an assessment to a PDF, a call a stage."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from markupsafe import Markup

from reportgen.errors import RenderingError
from reportgen.knowledge.facts import Knowledge
from reportgen.model.assessment import Assessment
from reportgen.model.changes import Changes
from reportgen.model.trace import Trace
from reportgen.report.attaching import NOTHING, Attaching
from reportgen.report.brand import Brand, brand_of
from reportgen.report.cache.store import Store
from reportgen.report.exports_plain import Json
from reportgen.report.figures.palette import Palette
from reportgen.report.figures.text_metrics import set_in
from reportgen.report.formats import Formats
from reportgen.report.glyphs import note_on_missing_glyphs, without_missing_glyphs
from reportgen.report.html import Templates
from reportgen.report.last_words import with_last_words_together
from reportgen.report.manifest import manifest_file, manifest_json, printed_json
from reportgen.report.own_writing import written
from reportgen.report.pdf import RenderedPdf, render_pdf
from reportgen.report.resources import templates_folder
from reportgen.report.sentences import told_in_locale
from reportgen.report.spelling import language_of, spelled
from reportgen.report.table_heads import with_whole_compounds
from reportgen.report.template_faults import blamed_on, told
from reportgen.report.template_notes import notes_on_folder, notes_on_layout
from reportgen.report.view.compose import Section, composed
from reportgen.report.view.context import Context, numbers_by_row
from reportgen.report.view.objectives import OBJECTIVES, has_objectives
from reportgen.report.view.page import PageView, page_view
from reportgen.report.view.parts import Numbering
from reportgen.report.view.printed import Printed, found_in, printed_for
from reportgen.report.view.provider.requirements import TITLE
from reportgen.report.view.reading_order import WHOLE, Selection
from reportgen.report.view.room import shares_pages
from reportgen.report.view.wording import clipped

_STYLES = ("styles/page.css", "styles/style.css", "styles/sections.css", "styles/money.css", "styles/protection.css")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """What the document template sees; in a short one, sections share pages."""

    language: str
    title: str
    author: str
    description: str
    keywords: str
    generator: str
    created: str
    is_short: bool
    styles: Markup
    sections: tuple[Markup, ...]


def render(
    assessment: Assessment,
    knowledge: Knowledge,
    *,
    brand_file: Path | None = None,
    templates: Path | None = None,
    selection: Selection = WHOLE,
    attaching: Attaching = NOTHING,
    trace: Trace | None = None,
    changes: Changes | None = None,
    jobs: int | None = None,
    store: Store | None = None,
    progress: Callable[[str], None],
) -> bytes:
    """Make the report.

    Args:
        assessment: what follows from the workbook.
        knowledge: what the report explains its method with.
        brand_file: a `_brand.yml`, else the Engagement sheet's colour and logo are used.
        templates: a folder whose files replace the built-in templates of the same name.
        selection: which sections are printed, in which order.
        attaching: the files the report carries; their manifest is added.
        trace: how the figures were worked out; without it the pages lead to no calculations.
        changes: what changed since an earlier report, for a selection that prints it.
        jobs: how many processes lay out the sections at a time, None for as many as pay.
        store: where sections are kept that were laid out before.
        progress: told one line a stage.

    Raises:
        BrandOrTemplateError: the brand file or a template is at fault.
        EnvironmentIncompleteError: Pango or a font package is missing.
        RenderingError: the layout failed.
    """
    printed = printed_for(trace, assessment, selection)
    html, brand = composed_html(
        assessment,
        knowledge,
        brand_file=brand_file,
        templates=templates,
        selection=selection,
        attached=attaching.names,
        changes=changes,
        printed=printed,
        progress=progress,
    )
    progress("Laying out the PDF")
    folders = tuple(folder for folder in (templates, templates_folder()) if folder is not None)
    files, day = attaching.files, assessment.engagement.date
    listing, manifest = None, dict[str, Json]()

    def placed(pages: Mapping[str, int]) -> None:
        manifest["printed"] = printed_json(found_in(html, printed.figures), pages)

    if files:
        manifest |= manifest_json(assessment, selection, brand, brand_file=brand_file, templates=templates, files=files)
        manifest |= {"since": {"name": changes.file, "sha256": changes.file_sha256}} if changes else {}
        listing = partial(manifest_file, attaching.stem, manifest)
    with blamed_on(templates):
        rendered = render_pdf(
            html,
            families=brand.families,
            folders=folders,
            files=files,
            day=day,
            manifest=listing,
            placed=placed,
            jobs=jobs,
            store=store,
        )
    _check(rendered, templates, progress)
    return rendered.data


def composed_html(
    assessment: Assessment,
    knowledge: Knowledge,
    *,
    brand_file: Path | None,
    templates: Path | None,
    selection: Selection,
    attached: tuple[str, ...] = (),
    changes: Changes | None = None,
    printed: Printed | None = None,
    progress: Callable[[str], None],
) -> tuple[str, Brand]:
    """Return the report as HTML in the signs that its typefaces have, and its brand; say what had to be adjusted.

    Raises:
        BrandOrTemplateError: the brand file or a template is at fault.
        EnvironmentIncompleteError: a font package is missing.
    """
    progress("Composing the pages")
    brand = brand_of(assessment.engagement, brand_file)
    brand = replace(brand, notes=(*brand.notes, *note_on_missing_glyphs(assessment.engagement, brand.families)))
    for note in (*brand.notes, *notes_on_folder(templates, selection)):
        progress(note)
    html, _ = composition(assessment, knowledge, brand, templates, selection, attached, changes, printed)
    return without_missing_glyphs(html, brand.families), brand


def document_html(
    assessment: Assessment,
    knowledge: Knowledge,
    brand: Brand,
    own_templates: Path | None,
    selection: Selection = WHOLE,
    attached: tuple[str, ...] = (),
    changes: Changes | None = None,
) -> str:
    """Return the report as one HTML document."""
    return composition(assessment, knowledge, brand, own_templates, selection, attached, changes)[0]


def composition(
    assessment: Assessment,
    knowledge: Knowledge,
    brand: Brand,
    own_templates: Path | None,
    selection: Selection = WHOLE,
    attached: tuple[str, ...] = (),
    changes: Changes | None = None,
    printed: Printed | None = None,
) -> tuple[str, tuple[Section, ...]]:
    """Return the report as one HTML document, and the sections it was made from; `printed` marks its figures."""
    templates = Templates(own_templates)
    formats = Formats(locale=assessment.engagement.locale, currency=assessment.engagement.currency)
    context = Context(
        assessment=told_in_locale(assessment, formats),
        knowledge=knowledge,
        brand=brand,
        palette=Palette.from_primary(brand.primary),
        formats=formats,
        numbering=Numbering(),
        numbers=numbers_by_row(assessment),
        selection=selection if has_objectives(assessment.engagement) else selection.without(OBJECTIVES),
        attached=attached,
        changes=changes,
        printed=printed or Printed(),
    )
    with set_in(brand.typesetting):
        page = page_view(context)
        sections = composed(context, page, partial(written, templates))
        view = _document(context, _styles(templates, context, page), _filled(templates, sections))
    html = str(templates.render("document.html", {"document": view}))
    if not html.strip():
        raise told("document.html", None, "it writes nothing")
    in_spelling = spelled(html, assessment.engagement, knowledge.spelling)
    return with_last_words_together(with_whole_compounds(in_spelling)), sections


def _filled(templates: Templates, sections: tuple[Section, ...]) -> tuple[Markup, ...]:
    return tuple(templates.render(f"sections/{one.template}.html", {one.template: one.view}) for one in sections)


def _styles(templates: Templates, context: Context, page: PageView) -> Markup:
    view: Mapping[str, object] = {"page": page, "brand": context.brand, "colours": context.palette}
    return Markup("\n").join(templates.render(name, view) for name in _STYLES)


def _document(context: Context, styles: Markup, sections: tuple[Markup, ...]) -> DocumentView:
    engagement, provenance = context.assessment.engagement, context.assessment.provenance
    title, author, description, keywords = _about(context)
    return DocumentView(
        language=language_of(engagement.locale, context.knowledge.spelling),
        title=clipped(f"{title}: {engagement.client}", 200),
        author=clipped(author, 120),
        description=description,
        keywords=keywords,
        generator=f"{provenance.tool} {provenance.version}",
        created=engagement.date.isoformat(),
        is_short=shares_pages(context),
        styles=styles,
        sections=sections,
    )


def _about(context: Context) -> tuple[str, str, str, str]:
    """Return title, author, description and keywords; a provider is told nothing of who advises, and on what."""
    engagement, selection = context.assessment.engagement, context.selection
    if selection.is_for_providers:
        return TITLE, "", "Scope, service levels, controls, clauses and duties", "outsourcing, requirements"
    about = f"Sourcing advice on {context.assessment.portfolio.process_count} business processes"
    return (
        engagement.title,
        engagement.prepared_by or "",
        f"{about}; {selection.title.lower()}" if selection.title else about,
        "BPO, KPO, outsourcing, sourcing, business case, security",
    )


def _check(rendered: RenderedPdf, templates: Path | None, progress: Callable[[str], None]) -> None:
    """Refuse a report that the renderer complained about; with the user's own templates, say what it complained of."""
    if rendered.warnings and templates is None:
        raise RenderingError(f"The report was laid out with a fault: {rendered.warnings[0]}.")
    for note in notes_on_layout(rendered.warnings):
        progress(note)
