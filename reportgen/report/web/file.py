"""From an assessment to one HTML file that needs nothing beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from reportgen.knowledge.facts import Knowledge
from reportgen.model.assessment import Assessment
from reportgen.model.changes import Changes
from reportgen.model.remark import Remark
from reportgen.model.trace import Tracing, no_trace
from reportgen.report.brand import Brand
from reportgen.report.composition import composed_html
from reportgen.report.figures.palette import Palette
from reportgen.report.resources import templates_folder
from reportgen.report.templating.html import Templates
from reportgen.report.view.printed import printed_for
from reportgen.report.view.reading_order import WHOLE, Selection
from reportgen.report.web.embedding import Pictures, with_pictures
from reportgen.report.web.faces import ScreenFace, faces_of
from reportgen.report.web.lengths import for_screen
from reportgen.report.web.listening import ContentsPlace
from reportgen.report.web.rewriting import ForScreen, for_the_screen
from reportgen.report.web.seal import sealed
from reportgen.report.words.unbroken import HELD_HYPHEN

_FRAME = "Contents Skip to the report All sections"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenView:
    """What the frame around the report sees; head, styles and body are HTML and CSS that are ready."""

    language: str
    head: Markup
    styles: Markup
    body: Markup
    title: str
    marking: str
    places: tuple[ContentsPlace, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenStyles:
    """What the looks of the screen see besides the brand and its colours; lengths are in rem."""

    faces: tuple[ScreenFace, ...]


def web_report(
    assessment: Assessment,
    knowledge: Knowledge,
    *,
    brand_file: Path | None = None,
    templates: Path | None = None,
    selection: Selection = WHOLE,
    changes: Changes | None = None,
    trace: Tracing = no_trace,
    progress: Callable[[str], None],
) -> bytes:
    """Make the report for the screen, of the same words and figures as the PDF.

    Raises:
        BrandOrTemplateError: the brand file or a template is at fault.
        EnvironmentIncompleteError: a font package is missing.
    """
    html, brand = composed_html(
        assessment,
        knowledge,
        brand_file=brand_file,
        templates=templates,
        selection=selection,
        changes=changes,
        printed=printed_for(trace(), assessment, selection),
        progress=progress,
    )
    progress("Putting the report into one HTML file")
    html = html.replace(HELD_HYPHEN, "-")  # a browser's search is to find in-house
    pictures = Pictures(tuple(folder for folder in (templates, templates_folder()) if folder is not None))
    taken = for_the_screen(html, pictures.embedded)
    page = framed(taken, brand, Templates(templates), pictures)
    for address in dict.fromkeys(pictures.missing):
        progress(Remark(f"The picture {address} is not in the template folder, so the HTML report leaves it out."))
    return sealed(page)


def framed(taken: ForScreen, brand: Brand, templates: Templates, pictures: Pictures) -> str:
    """Return the report within its frame: head, contents and styles."""
    view = ScreenView(
        language=taken.language,
        head=Markup(taken.head),  # noqa: S704 - composed by our templates, which escape
        styles=_styles(taken, brand, templates, pictures),
        body=Markup(taken.body),  # noqa: S704 - likewise
        title=taken.title,
        marking=taken.marking,
        places=taken.places,
    )
    return str(templates.render("screen.html", {"screen": view}))


def _styles(taken: ForScreen, brand: Brand, templates: Templates, pictures: Pictures) -> Markup:
    faces = tuple(faces_of(brand.families, taken.body + taken.styles + _FRAME))
    colours = Palette.from_primary(brand.primary)
    view = {"screen": ScreenStyles(faces=faces), "brand": brand, "colours": colours}
    own = with_pictures(for_screen(taken.styles), pictures.embedded)
    return Markup("\n").join((Markup(own), templates.render("screen.css", view)))  # noqa: S704 - likewise
