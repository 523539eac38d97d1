"""From an assessment to one HTML document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from markupsafe import Markup

from reportgen.knowledge.facts import Knowledge
from reportgen.model.assessment import Assessment
from reportgen.model.changes import Changes
from reportgen.model.memory import basis
from reportgen.model.remark import Remark
from reportgen.report.brand import Brand, brand_of
from reportgen.report.figures.palette import Palette
from reportgen.report.figures.text_metrics import set_in
from reportgen.report.html_pieces import Awaited, Late, Piece, in_order
from reportgen.report.section_html import Writing
from reportgen.report.templating.faults import told
from reportgen.report.templating.html import Templates
from reportgen.report.templating.notes import notes_on_folder
from reportgen.report.templating.own_writing import written
from reportgen.report.view.balanced import with_balanced_titles
from reportgen.report.view.compose import Composing, Section, composed, composing
from reportgen.report.view.context import Context, numbers_by_row, others_of
from reportgen.report.view.last_words import with_last_words_together
from reportgen.report.view.objectives import OBJECTIVES, has_objectives
from reportgen.report.view.page import PageView, page_view
from reportgen.report.view.parts import Numbering
from reportgen.report.view.printed import Printed
from reportgen.report.view.provider.requirements import TITLE
from reportgen.report.view.reading_order import WHOLE, Selection
from reportgen.report.view.room import shares_pages
from reportgen.report.view.wording import clipped
from reportgen.report.words.formats import Formats
from reportgen.report.words.glyphs import without_missing_glyphs
from reportgen.report.words.sentences import told_in_locale
from reportgen.report.words.short_ends import with_no_short_ends
from reportgen.report.words.spelling import Speller, language_of, speller
from reportgen.report.words.table_heads import with_whole_compounds
from reportgen.report.words.unbroken import with_whole_figures

_DOCUMENT = "document.html"
_HERE = Markup("\0")  # where a section stands; no text has that sign
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
    brand = brand_for(assessment, brand_file)
    pieces = composed_pieces(
        assessment,
        knowledge,
        brand=brand,
        templates=templates,
        selection=selection,
        attached=attached,
        changes=changes,
        printed=printed,
        progress=progress,
    )
    return "".join(in_order(pieces)), brand


def brand_for(assessment: Assessment, brand_file: Path | None) -> Brand:
    """Return the brand of a report.

    Raises:
        BrandOrTemplateError: the brand file is at fault.
        EnvironmentIncompleteError: a font package is missing.
    """
    return brand_of(assessment.engagement, brand_file)


def composed_pieces(
    assessment: Assessment,
    knowledge: Knowledge,
    *,
    brand: Brand,
    templates: Path | None,
    selection: Selection,
    attached: tuple[str, ...] = (),
    changes: Changes | None = None,
    printed: Printed | None = None,
    progress: Callable[[str], None],
) -> Iterator[Piece]:
    """Compose the HTML of `composed_html`, and yield it piece by piece, each section as soon as it is made.

    Raises:
        BrandOrTemplateError: a template is at fault.
    """
    progress("Composing the pages")
    for note in (*brand.notes, *notes_on_folder(templates, selection)):
        progress(Remark(note))
    context = context_of(assessment, knowledge, brand, _printable(selection, assessment), attached, changes, printed)
    in_spelling = speller(assessment.engagement, knowledge.spelling)
    with set_in(brand.typesetting):
        own = Templates(templates)
        page = _page(context, own)
        writing = Writing(
            templates=own,
            words=lambda html: _finished(html, in_spelling, brand),
            rests_on=basis(brand.families, in_spelling.rests_on),
        )
        yield from _pieces(context, writing, page, composing(context, page, partial(written, own)))


def _finished(html: str, in_spelling: Speller, brand: Brand) -> str:
    whole = with_no_short_ends(with_whole_figures(_worded(html, in_spelling, brand)))
    return without_missing_glyphs(whole, brand.families)


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
    context = context_of(assessment, knowledge, brand, _printable(selection, assessment), attached, changes, printed)
    in_spelling = speller(assessment.engagement, knowledge.spelling)
    with set_in(brand.typesetting):
        page = _page(context, templates)
        sections = composed(context, page, partial(written, templates))
        made = Composing(count=len(sections), late=None, sections=iter(enumerate(sections)))
        writing = Writing(
            templates=templates,
            words=lambda html: _worded(html, in_spelling, brand),
            rests_on=basis("as it is worded", brand.families, in_spelling.rests_on),
        )
        return "".join(in_order(_pieces(context, writing, page, made))), sections


def _page(context: Context, templates: Templates) -> PageView:
    return page_view(context, has_our_looks=not any(map(templates.is_own, _STYLES)))


def _printable(selection: Selection, assessment: Assessment) -> Selection:
    return selection if has_objectives(assessment.engagement) else selection.without(OBJECTIVES)


def _worded(html: str, in_spelling: Speller, brand: Brand) -> str:
    with set_in(brand.typesetting):
        return with_last_words_together(with_balanced_titles(with_whole_compounds(in_spelling(html))))


def _pieces(context: Context, writing: Writing, page: PageView, made: Composing) -> Iterator[Piece]:
    """Yield the document, a section at a time, and let go of each; whole where the document's template is the user's.

    Only our own template is known to do nothing with a section but to print it, once and in its place.
    """
    templates = writing.templates
    styles = styles_of(templates, context, page)
    frame = _written(templates, _document(context, styles, (_HERE,) * made.count)).split(_HERE)
    if templates.is_own(_DOCUMENT) or len(frame) != made.count + 1:
        filled = {place: writing.whole(section) for place, section in made.sections}
        whole = _written(templates, _document(context, styles, tuple(filled[place] for place in sorted(filled))))
        yield writing.words(whole)
        return
    yield from _in_frame(writing, frame, made)
    yield writing.words(frame[-1])


def _in_frame(writing: Writing, frame: Sequence[str], made: Composing) -> Iterator[Piece]:
    """Yield each section, and what stands before it, as soon as those before it are there; the late one at its end."""
    place, waiting = 0, dict[int, str]()
    for one, section in made.sections:
        html = writing.section(section, before=frame[one])
        if one == made.late:
            yield Late(html)
            continue
        waiting[one] = html
        while place in waiting or place == made.late:
            yield Awaited() if place == made.late else waiting.pop(place)
            place += 1


def _written(templates: Templates, view: DocumentView) -> str:
    html = str(templates.render(_DOCUMENT, {"document": view}))
    if not html.strip():
        raise told(_DOCUMENT, None, "it writes nothing")
    return html


def context_of(
    assessment: Assessment,
    knowledge: Knowledge,
    brand: Brand,
    selection: Selection = WHOLE,
    attached: tuple[str, ...] = (),
    changes: Changes | None = None,
    printed: Printed | None = None,
) -> Context:
    """Return what the sections are composed from, told in the report's locale."""
    formats = Formats(locale=assessment.engagement.locale, currency=assessment.engagement.currency)
    return Context(
        assessment=told_in_locale(assessment, formats),
        knowledge=knowledge,
        brand=brand,
        palette=Palette.from_primary(brand.primary),
        formats=formats,
        numbering=Numbering(),
        numbers=numbers_by_row(assessment),
        others=others_of(assessment),
        selection=selection,
        attached=attached,
        changes=changes,
        printed=printed or Printed(),
    )


def styles_of(templates: Templates, context: Context, page: PageView) -> Markup:
    """Return the report's own styles, in the brand's colours and typefaces."""
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
