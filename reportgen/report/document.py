"""From an assessment to a PDF, a call a stage."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Unpack

from reportgen.errors import BrandOrTemplateError, RenderingError
from reportgen.knowledge.facts import Knowledge
from reportgen.model.assessment import Assessment
from reportgen.model.changes import Changes
from reportgen.model.remark import Remark
from reportgen.model.trace import Trace, Tracing, no_trace
from reportgen.report.attaching import NOTHING, Attaching
from reportgen.report.brand import Brand
from reportgen.report.cache.store import Store
from reportgen.report.composition import brand_for, composed_pieces
from reportgen.report.finish.attachments import AttachedFile
from reportgen.report.html_pieces import Piece, html_of
from reportgen.report.manifest import manifest_file, manifest_json, manifest_text, printed_json
from reportgen.report.press import Order, order_for, press
from reportgen.report.rendered import Further, RenderedPdf
from reportgen.report.results.plain import Json
from reportgen.report.templating.faults import blamed_on
from reportgen.report.templating.notes import notes_on_layout
from reportgen.report.view.printed import Printed, PrintedFigure, found_in, marked_in, printed_for
from reportgen.report.view.reading_order import WHOLE, Selection


def render(
    assessment: Assessment,
    knowledge: Knowledge,
    *,
    brand_file: Path | None = None,
    templates: Path | None = None,
    selection: Selection = WHOLE,
    attaching: Attaching = NOTHING,
    trace: Tracing = no_trace,
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
        trace: makes known how the figures were worked out; without it the pages lead to no calculations.
        changes: what changed since an earlier report, for a selection that prints it.
        jobs: how many processes lay out the sections at a time, None for as many as pay.
        store: where sections are kept that were laid out before.
        progress: told one line a stage.

    Raises:
        BrandOrTemplateError: the brand file or a template is at fault.
        EnvironmentIncompleteError: Pango or a font package is missing.
        RenderingError: the layout failed.
    """
    brand = brand_for(assessment, brand_file)
    composing = _Composing(
        partial(
            composed_pieces,
            assessment,
            knowledge,
            brand=brand,
            templates=templates,
            selection=selection,
            attached=attaching.names,
            changes=changes,
            progress=progress,
        ),
        trace,
        partial(printed_for, assessment=assessment, selection=selection),
    )
    manifest = _Manifest(
        attaching.stem,
        partial(_made_from, assessment, selection, brand, brand_file, templates, attaching, changes),
        composing.found,
    )

    with blamed_on(templates):
        rendered = _made(
            order_for(brand.families, templates=templates, jobs=jobs, store=store),
            composing.pieces(then=partial(progress, "Laying out the PDF")),
            files=lambda: attaching.files,
            day=assessment.engagement.date,
            manifest=manifest.file if attaching.names else None,
            placed=manifest.placed if attaching.names else lambda _: None,
        )
    _check(rendered, brand, templates, progress)
    return rendered.data


def _made(order: Order, pieces: Iterator[Piece], **further: Unpack[Further]) -> RenderedPdf:
    """Make a PDF, in the process that is at hand for it, else in this one."""
    elsewhere = press()
    if elsewhere is not None:
        return elsewhere.made(order, pieces, **further)
    from reportgen.report.pdf import making_pdf  # noqa: PLC0415 - only where this process lays out

    with making_pdf(**order._asdict()) as making:
        return making.render(making.read(pieces), **further)


@dataclass(slots=True)
class _Composing:
    """The HTML as it is composed, and the figures that are marked in it."""

    compose: Callable[..., Iterator[Piece]]
    trace: Tracing
    printed_for: Callable[[Trace | None], Printed]
    _marked: dict[str, str] = field(default_factory=dict)
    _figures: Sequence[PrintedFigure] = ()

    def pieces(self, then: Callable[[], None]) -> Iterator[Piece]:
        """Yield the HTML piece by piece, and do something at its end.

        The trace ends here: nothing after composing needs it, and laying out can use its room.
        """
        traced = self.trace()
        printed = self.printed_for(traced)
        for piece in self.compose(printed=printed):
            self._marked |= marked_in(html_of(piece))
            yield piece
        self._figures = printed.figures
        if traced is not None:
            traced.keep()
        then()

    def found(self) -> Sequence[PrintedFigure]:
        """Return the figures that were found, once all is composed."""
        return found_in(self._marked, self._figures)


@dataclass(slots=True)
class _Manifest:
    """The manifest: written as far as it goes when it is known where all stands, while the pages are put together."""

    stem: str
    made_from: Callable[[], dict[str, Json]]
    found: Callable[[], Sequence[PrintedFigure]]
    _text: str = ""

    def placed(self, pages: Mapping[str, int]) -> None:
        """Write all but the hashes of the pages; these are told where each figure stands."""
        self._text = manifest_text(self.made_from() | {"printed": printed_json(self.found(), pages)})

    def file(self, hashes: Sequence[str]) -> AttachedFile:
        """Return it as a file, complete."""
        return manifest_file(self.stem, self._text, hashes)


def _made_from(
    assessment: Assessment,
    selection: Selection,
    brand: Brand,
    brand_file: Path | None,
    templates: Path | None,
    attaching: Attaching,
    changes: Changes | None,
) -> dict[str, Json]:
    """Return what the report is made from, as it is before the layout."""
    since: dict[str, Json] = {"since": {"name": changes.file, "sha256": changes.file_sha256}} if changes else {}
    made_from = manifest_json(
        assessment, selection, brand, brand_file=brand_file, templates=templates, files=attaching.files
    )
    return made_from | since


def _check(rendered: RenderedPdf, brand: Brand, templates: Path | None, progress: Callable[[str], None]) -> None:
    """Refuse a report that the renderer complained about; with the user's own templates, say what it complained of."""
    if brand.logo is not None and any(brand.logo in warning for warning in rendered.warnings):
        raise BrandOrTemplateError(
            "The logo cannot be drawn: something in its file is written as no drawing should be, such as a transform "
            "or an opacity that is no number. Export it again as plain SVG, or as PNG."
        )
    if rendered.warnings and templates is None:
        raise RenderingError(f"The report was laid out with a fault: {rendered.warnings[0]}.")
    for note in notes_on_layout(rendered.warnings):
        progress(Remark(note))
