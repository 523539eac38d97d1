"""The folder of figures: its files by name, with an index of what they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from reportgen.knowledge.facts import Knowledge
from reportgen.model.assessment import Assessment
from reportgen.report.brand import brand_of
from reportgen.report.composition import composition
from reportgen.report.slides.as_printed import as_printed
from reportgen.report.slides.columns import as_columns
from reportgen.report.slides.csv_text import csv_bytes
from reportgen.report.slides.numbered import Numbered, numbered
from reportgen.report.slides.png_file import png_files
from reportgen.report.slides.printed_tables import Rows, printed_tables
from reportgen.report.slides.svg_file import alt_of, svg_file
from reportgen.report.view.reading_order import WHOLE, Selection
from reportgen.report.words.formats import Formats
from reportgen.report.words.glyphs import without_missing_glyphs
from reportgen.report.words.spelling import spelled

INDEX = "index.csv"
SUMS = "files.sha256"
_HEADS = ("Number", "Finding", "Unit", "Section", "Description", "Files")


def figures_folder(
    assessment: Assessment,
    knowledge: Knowledge,
    *,
    brand_file: Path | None = None,
    templates: Path | None = None,
    selection: Selection = WHOLE,
    progress: Callable[[str], None],
) -> Mapping[str, bytes]:
    """Return every figure that the report prints as SVG, PNG and CSV, every table as CSV, by path in their folder.

    Raises:
        BrandOrTemplateError: the brand file or a template is at fault.
        EnvironmentIncompleteError: Pango or a font package is missing.
        RenderingError: the layout failed.
    """
    brand = brand_of(assessment.engagement, brand_file)
    progress("Composing the figures and tables")
    html, sections = composition(assessment, knowledge, brand, templates, selection)
    anchors, tables = printed_tables(html)
    printed = as_printed(
        [one for one in numbered(sections) if one.caption.anchor in anchors or not one.caption.label],
        lambda text: without_missing_glyphs(spelled(text, assessment.engagement, knowledge.spelling), brand.families),
    )
    drawings = [one.drawing.svg for one in printed if one.drawing is not None]
    progress(f"Drawing {len(drawings)} figures")
    pictures = png_files(drawings, brand.families)
    formats = Formats(locale=assessment.engagement.locale, currency=assessment.engagement.currency)
    files: dict[str, bytes] = {}
    index: list[tuple[str, ...]] = [_HEADS]
    for one in printed:
        made = dict(_files(one, pictures, tables.get(one.caption.anchor, ()), formats))
        index.append(_line(one, tuple(made)))
        files |= made
    files[INDEX] = csv_bytes(index, formats.locale)
    provenance = assessment.provenance
    return files | {SUMS: sums(files, f"{provenance.tool} {provenance.version}")}


def _files(
    one: Numbered, pictures: Iterator[bytes], tables: tuple[Rows, ...], formats: Formats
) -> Iterator[tuple[str, bytes]]:
    if one.drawing is not None:
        yield f"{one.file}.svg", svg_file(one.drawing)
        yield f"{one.file}.png", next(pictures)
        yield f"{one.file}.csv", csv_bytes(one.drawing.numbers, formats.locale)
    for place, rows in enumerate(tables, start=1 if one.drawing is None else 2):
        yield f"{one.file}{f'-{place}' if place > 1 else ''}.csv", csv_bytes(as_columns(rows, formats), formats.locale)


def _line(one: Numbered, files: tuple[str, ...]) -> tuple[str, ...]:
    caption = one.caption
    shown = "" if one.drawing is None else alt_of(one.drawing)
    return caption.label, caption.finding, caption.unit, one.section, shown, "; ".join(files)


def sums(files: Mapping[str, bytes], maker: str) -> bytes:
    """Return the list of files with their SHA-256, as `sha256sum --check` reads it; it begins with who made them."""
    lines = (f"{sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
    return "".join(
        (f"# Made by {maker}. A folder with other files or other contents is not replaced.\n", *lines)
    ).encode()
