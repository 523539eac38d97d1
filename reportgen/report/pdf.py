"""From HTML to PDF, in one document or in parts that are put together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from reportgen.errors import RenderingError
from reportgen.report.cache.store import Store
from reportgen.report.finish.attachments import AttachedFile
from reportgen.report.finish.finisher import VARIANT, Listing, finisher, finishing
from reportgen.report.finish.sealing import sealed, whole
from reportgen.report.fonts import FontFamily, use_only
from reportgen.report.layout.engine import complaints, drawing_well, engine, source_of
from reportgen.report.layout.places import pages_of
from reportgen.report.merging.binding import Binder
from reportgen.report.merging.cutting import Cut, cut
from reportgen.report.merging.keeping import keeping
from reportgen.report.merging.pieces import NotApartError
from reportgen.report.merging.renderer import renderer_for
from reportgen.report.merging.runs import in_runs, runs_of
from reportgen.report.merging.squeezed import Squeezed, squeezed
from reportgen.report.merging.styles import styles_heard, styles_parsed_once
from reportgen.report.merging.together import put_together
from reportgen.report.merging.whole import Drawn, drawn_apart

_IN_MEMORY = 16 * 2**20  # bytes of a file that is being put together
_FAILURES = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RecursionError,
    OSError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedPdf:
    """A PDF, its number of pages, and what the renderer complained of (empty when all is well)."""

    data: bytes
    pages: int
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """A report to be laid out, with the files that it carries."""

    html: Squeezed
    families: tuple[FontFamily, ...]
    folders: tuple[Path, ...]
    files: tuple[AttachedFile, ...]
    day: date
    manifest: Listing | None
    placed: Callable[[Mapping[str, int]], None]


def render_pdf(
    html: str | Squeezed,
    *,
    families: tuple[FontFamily, ...],
    folders: tuple[Path, ...],
    files: tuple[AttachedFile, ...] = (),
    day: date = date(2000, 1, 1),
    manifest: Listing | None = None,
    placed: Callable[[Mapping[str, int]], None] = lambda _: None,
    jobs: int | None = None,
    apart: bool = True,
    store: Store | None = None,
) -> RenderedPdf:
    """Render one HTML document as PDF/A-3a and PDF/UA-1; it may open only files under `folders` and data URIs.

    `files` are attached, dated with `day`, and what `manifest` makes of the hashes of the pages. `placed` is told on
    which page, counted from 1, each element with an id begins. Sections are laid out `apart` where they can be, in as
    many processes as `jobs`, None for as many as pay, and taken from `store` where they are kept there; the report is
    the same.

    Raises:
        EnvironmentIncompleteError: Pango is not installed.
        RenderingError: the renderer failed.
    """
    use_only(families)
    engine()
    job = _Job(
        html=squeezed(html) if isinstance(html, str) else html,
        families=families,
        folders=folders,
        files=files,
        day=day,
        manifest=manifest,
        placed=placed,
    )
    try:
        rendered = (apart and _in_parts(job, jobs, store)) or _in_one_piece(job)
    except _FAILURES as error:
        raise RenderingError(
            "The report could not be laid out. Try again without --templates and --brand; if it still fails, the "
            "workbook holds something the layout cannot take, and the details are shown with -v."
        ) from error
    return rendered


def _in_one_piece(job: _Job) -> RenderedPdf:
    with complaints() as said, drawing_well():
        document = source_of(in_runs(str(job.html)), job.folders).render(pdf_variant=VARIANT)
        job.placed(pages_of(document.pages))
        data = document.write_pdf(pdf_variant=VARIANT, finisher=finisher(job.files, job.day, job.manifest))
    return _rendered(job, BytesIO(data), len(document.pages), said)


def _in_parts(job: _Job, jobs: int | None, store: Store | None) -> RenderedPdf | None:
    """Render the sections apart, None where the report cannot be cut or its links do not all lead somewhere."""
    with complaints() as said, styles_heard():
        found = cut(job.html.pieces(), partial(source_of, folders=job.folders), runs_of)
    if found is None or len(found.parts) < 2:  # noqa: PLR2004
        return None
    renderer = renderer_for(found, jobs, job.families, job.folders)
    try:
        keeper, binder = keeping(renderer, store, job.families, job.folders)
        with drawn_apart(found, keeper) as drawn:
            return _put_together(job, found, drawn, binder, said)
    except NotApartError:
        return None


def _put_together(job: _Job, found: Cut, drawn: Drawn, binder: Binder, said: list[str]) -> RenderedPdf:
    job.placed(drawn.places)

    def finish(pdf: Any, hashes: Sequence[str]) -> None:
        finishing(pdf, job.files, job.day, () if job.manifest is None else (job.manifest(hashes),))

    def deflated() -> None:
        for file in job.files:
            _ = file.deflated

    with SpooledTemporaryFile(_IN_MEMORY) as file:
        with complaints() as also_said, drawing_well(), styles_parsed_once():
            put_together(found, drawn, partial(source_of, folders=job.folders), binder, finish, deflated, file)
        return _rendered(job, file, drawn.pages, [*said, *drawn.complaints, *also_said])


def _rendered(job: _Job, file: IO[bytes], pages: int, said: list[str]) -> RenderedPdf:
    data = whole(file) if job.manifest is None else sealed(file)
    return RenderedPdf(data=data, pages=pages, warnings=tuple(dict.fromkeys(said)))
