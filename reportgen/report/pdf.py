"""From HTML to PDF, in one document or in parts that are put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Any, Unpack

from reportgen.errors import RenderingError
from reportgen.report.cache.store import Store
from reportgen.report.finish.finisher import VARIANT, finisher, finishing
from reportgen.report.finish.sealing import sealed, whole
from reportgen.report.fonts import FontFamily
from reportgen.report.html_pieces import Piece
from reportgen.report.layout.engine import complaints, drawing_well, source_of
from reportgen.report.layout.places import pages_of
from reportgen.report.merging.ahead import Ahead, Foresight, foresight, remember
from reportgen.report.merging.binding import Binder, PlainBinder
from reportgen.report.merging.cutting import Cut, Sections, begins_of, cut, read
from reportgen.report.merging.drawer import Drawer, drawer_for
from reportgen.report.merging.helpers import Helpers, helpers_for
from reportgen.report.merging.keeping import Keeping, KeepingBinder, KeepingRenderer, keeping_in
from reportgen.report.merging.pieces import NotApartError
from reportgen.report.merging.rehearsing import keep_for_rehearsal, rehearse, rehearse_styles
from reportgen.report.merging.renderer import Renderer, SharedRenderer, helpers_that_pay
from reportgen.report.merging.runs import runs_of
from reportgen.report.merging.squeezed import Squeezed
from reportgen.report.merging.styles import styles_heard, styles_parsed_once
from reportgen.report.merging.together import put_together
from reportgen.report.merging.whole import Drawn, drawn_apart
from reportgen.report.rendered import A_DAY, Files, Further, Listing, RenderedPdf

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
class _Job:
    """A report to be laid out, with the files that it carries."""

    report: Sections
    folders: tuple[Path, ...]
    files: Files
    day: date
    manifest: Listing | None
    placed: Callable[[Mapping[str, int]], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """A PDF in the making: first its HTML is read, then it is rendered."""

    drawer: Drawer
    jobs: int | None
    apart: bool
    helpers: Helpers
    keeping: Keeping | None
    known: Foresight | None
    ahead: Ahead | None

    def read(self, pieces: Iterable[Piece]) -> Sections:
        """Read one HTML document, piece by piece; what the helpers can draw of it meanwhile, they draw."""
        return read(pieces, runs_of) if self.ahead is None else read(pieces, runs_of, self.ahead)

    def render(
        self,
        report: Sections,
        *,
        files: Files = tuple,
        day: date = A_DAY,
        manifest: Listing | None = None,
        placed: Callable[[Mapping[str, int]], None] = lambda _: None,
    ) -> RenderedPdf:
        """Render what was read as PDF/A-3a and PDF/UA-1.

        `files` are attached, dated with `day`, and what `manifest` makes of the hashes of the pages. `placed` is told
        on which page, counted from 1, each element with an id begins.

        Raises:
            EnvironmentIncompleteError: Pango is not installed.
            RenderingError: the renderer failed.
        """
        job = _Job(report=report, folders=self.drawer.folders, files=files, day=day, manifest=manifest, placed=placed)
        try:
            return (self.apart and self._in_parts(job)) or _in_one_piece(job)
        except _FAILURES as error:
            raise RenderingError(
                "The report could not be laid out. Try again without --templates and --brand; if it still fails, the "
                "workbook holds something the layout cannot take, and the details are shown with -v."
            ) from error

    def _in_parts(self, job: _Job) -> RenderedPdf | None:
        """Render the sections apart, None where the report cannot be cut or its links do not all lead somewhere."""
        with complaints() as said, styles_heard():
            found = cut(job.report, partial(self._begins, said))
        if found is None or len(found.parts) < 2:  # noqa: PLR2004
            return None
        try:
            renderer = self._renderer(found)
            with drawn_apart(found, renderer) as drawn:
                self.helpers.end()
                if self.keeping is not None:
                    remember(found, drawn.places, self.keeping, self.known)
                if isinstance(renderer, KeepingRenderer):
                    keep_for_rehearsal(found, renderer.made, renderer.keeping, self.known)
                binder = PlainBinder() if self.keeping is None else KeepingBinder(keeping=self.keeping)
                return _put_together(job, found, drawn, self.drawer, binder, said)
        except NotApartError:
            return None

    def _begins(self, said: Sequence[str], skeleton: str) -> tuple[bool, ...] | None:
        """Return for each section of a document of empty ones whether it begins a page, as is kept where it is."""
        kept: Any = None if self.keeping is None else self.keeping.told(skeleton)
        if kept is not None:
            return tuple(kept)
        begins = begins_of(self.drawer.source_of(skeleton))
        if self.keeping is not None and begins is not None and not said:
            self.keeping.tell(skeleton, begins)
        return begins

    def _renderer(self, found: Cut) -> Renderer:
        count = helpers_that_pay(found.length, self.jobs)
        shared = SharedRenderer(drawer=self.drawer, helpers=self.helpers, count=count)
        if self.keeping is None:
            return shared
        coming = self.ahead.asked if self.ahead else ()
        return KeepingRenderer(renderer=shared, keeping=self.keeping, coming=coming)


@contextmanager
def making_pdf(
    *,
    families: tuple[FontFamily, ...],
    folders: tuple[Path, ...],
    jobs: int | None = None,
    store: Store | None = None,
    apart: bool = True,
) -> Iterator[Making]:
    """Make a PDF, which may open only files under `folders` and data URIs.

    Its sections are laid out `apart` where they can be, in as many processes as `jobs`, None for as many as pay, and
    taken from `store` where they are kept there; the report is the same. Where something is kept of an earlier report,
    helpers are at hand from the beginning, and draw what they can while the report is read.
    """
    keeping = keeping_in(store, families, folders) if apart else None
    known = None if keeping is None else foresight(keeping)
    drawer = drawer_for(families, folders, None if keeping is None else keeping.basis)
    with helpers_for(drawer) as helpers:
        ahead = None
        if keeping is not None and known is not None and (count := helpers_that_pay(known.length, jobs)):
            with suppress(*_FAILURES):  # what fails is met again, and told, by what is drawn in earnest
                rehearse_styles(known, drawer)
            ahead = Ahead(known=known, keeping=keeping, helpers=helpers) if helpers.hire(count) else None
        yield Making(
            drawer=drawer,
            jobs=jobs,
            apart=apart,
            helpers=helpers,
            keeping=keeping,
            known=known,
            ahead=ahead,
        )


def get_ready(
    *,
    families: tuple[FontFamily, ...],
    folders: tuple[Path, ...],
    jobs: int | None,
    store: Store | None,
    is_wanted: Callable[[], bool],
) -> None:
    """Draw what the last report shows that the next will most likely have to draw, until this process is wanted.

    That pays only where all that is worked out meanwhile stays, see `engine.drawing_well`.
    """
    keeping = keeping_in(store, families, folders)
    known = None if keeping is None else foresight(keeping)
    if keeping is not None and known is not None and helpers_that_pay(known.length, jobs):
        drawer = drawer_for(families, folders, keeping.basis)
        rehearse_styles(known, drawer)
        rehearse(known, keeping, drawer, is_wanted)


def render_pdf(
    html: str | Squeezed,
    *,
    families: tuple[FontFamily, ...],
    folders: tuple[Path, ...],
    jobs: int | None = None,
    store: Store | None = None,
    apart: bool = True,
    **further: Unpack[Further],
) -> RenderedPdf:
    """Make a PDF of one HTML document that is there already; see `making_pdf` and `Making.render`."""
    with making_pdf(families=families, folders=folders, jobs=jobs, store=store, apart=apart) as making:
        return making.render(making.read((html,) if isinstance(html, str) else html.pieces()), **further)


def _in_one_piece(job: _Job) -> RenderedPdf:
    with complaints() as said, drawing_well():
        document = source_of("".join(job.report.pieces()), job.folders).render(pdf_variant=VARIANT)
        job.placed(pages_of(document.pages))
        data = document.write_pdf(pdf_variant=VARIANT, finisher=finisher(job.files(), job.day, job.manifest))
    return _rendered(job, BytesIO(data), len(document.pages), said)


def _put_together(job: _Job, found: Cut, drawn: Drawn, drawer: Drawer, binder: Binder, said: list[str]) -> RenderedPdf:
    job.placed(drawn.places)
    files = job.files()

    def finish(pdf: Any, hashes: Sequence[str]) -> None:
        finishing(pdf, files, job.day, () if job.manifest is None else (job.manifest(hashes),))

    def deflated() -> None:
        for file in files:
            _ = file.deflated

    with SpooledTemporaryFile(_IN_MEMORY) as file:
        with complaints() as also_said, drawing_well(), styles_parsed_once():
            put_together(found, drawn, drawer.source_of, drawer.fonts, binder, finish, deflated, file)
        return _rendered(job, file, drawn.pages, [*said, *drawn.complaints, *also_said])


def _rendered(job: _Job, file: IO[bytes], pages: int, said: list[str]) -> RenderedPdf:
    data = whole(file) if job.manifest is None else sealed(file)
    return RenderedPdf(data=data, pages=pages, warnings=tuple(dict.fromkeys(said)))
