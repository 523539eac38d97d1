"""A process of its own that makes PDFs: it gets ready while a workbook is read, and lays out while pages are composed.

It is light to load: what lays out is loaded by that process alone.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Unpack

from reportgen.errors import RenderingError, ReportgenError
from reportgen.report.cache.store import Store
from reportgen.report.finish.attachments import AttachedFile
from reportgen.report.fonts import FontFamily, built_in_families
from reportgen.report.html_pieces import Piece
from reportgen.report.processes import cores, may_copy_itself
from reportgen.report.rendered import A_DAY, Further, RenderedPdf
from reportgen.report.resources import templates_folder

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

_DIED = (
    "The process that lays out the report ended unexpectedly, most likely because this computer's memory was not "
    "enough. Close other windows and try again."
)
_AT_REST = 1.0  # seconds without work after which a process looks for garbage


class Order(NamedTuple):
    """How a PDF is to be made; see `pdf.making_pdf`."""

    families: tuple[FontFamily, ...]
    folders: tuple[Path, ...]
    jobs: int | None
    store: Store | None


def order_for(
    families: tuple[FontFamily, ...] | None = None, *, templates: Path | None, jobs: int | None, store: Store | None
) -> Order:
    """Return how a report is made in typefaces, our own unless others are given, from the user's templates and ours.

    Raises:
        EnvironmentIncompleteError: a font package is not installed.
    """
    folders = tuple(folder for folder in (templates, templates_folder()) if folder is not None)
    return Order(families=families or built_in_families(), folders=folders, jobs=jobs, store=store)


class _Expected(NamedTuple):
    """How the next PDF will most likely be made."""

    order: Order


class _Carried(NamedTuple):
    """What a PDF carries beside its files, which follow when they are made."""

    day: date
    has_manifest: bool


class _Placed(NamedTuple):
    """On which page each element with an id begins."""

    pages: Mapping[str, int]


class _Hashed(NamedTuple):
    """The hashes of all pages, of which a manifest is wanted."""

    pages: Sequence[str]


class _Failed(NamedTuple):
    """A failure, and how it came about in words for a log."""

    error: Exception
    details: str


class _ElsewhereError(Exception):
    """How a failure came about in another process; its text is the traceback there."""


@dataclass(slots=True)
class Press:
    """The process and the link to it; none before it is started, where none can be, and after a failure."""

    process: BaseProcess | None = None
    _link: Connection[Any, Any] | None = None

    def start(self, expected: Order | None = None) -> bool:
        """Start the process, unless it is there; return whether it is. It gets ready for the order it may expect."""
        if self._link is not None and self.process is not None and (self._link.closed or not self.process.is_alive()):
            self.end()
        if self.process is None and _is_of_use():
            way: Any = multiprocessing.get_context("fork")
            with suppress(OSError):
                ours, theirs = way.Pipe()
                process = way.Process(target=_serve, args=(ours, theirs))
                with theirs:
                    process.start()
                self.process, self._link = process, ours
                _ = expected is not None and self._sent(_Expected(expected))
        return self.process is not None

    def made(self, order: Order, pieces: Iterable[Piece], **further: Unpack[Further]) -> RenderedPdf:
        """Let a PDF be made of one HTML document; each piece is sent as soon as it is there.

        Raises:
            EnvironmentIncompleteError: Pango is not installed.
            RenderingError: the renderer failed, or its process died.
        """
        try:
            return self._made(order, pieces, further)
        except BaseException:
            self.end()
            raise

    def _made(self, order: Order, pieces: Iterable[Piece], further: Further) -> RenderedPdf:
        manifest, placed = further.get("manifest"), further.get("placed")
        is_there = self._sent(order) and all(map(self._sent, pieces))
        carried = _Carried(further.get("day", A_DAY), manifest is not None)
        is_there = is_there and self._sent(None) and self._sent(carried)
        _ = is_there and self._sent(further.get("files", tuple)())  # where it is not, that is heard
        while not isinstance(said := self._heard(), RenderedPdf):
            if isinstance(said, _Placed) and placed is not None:
                placed(said.pages)
            elif isinstance(said, _Hashed) and manifest is not None:
                self._sent(manifest(said.pages))
            elif isinstance(said, _Failed):
                raise said.error from _ElsewhereError(said.details)
            elif said is None:
                raise RenderingError(_DIED)
        return said

    def dismiss(self) -> None:
        """Tell the process to end, whatever it is at; `end` waits until it has."""
        if self._link is not None and self.process is not None:
            self._link.close()
            self.process.terminate()

    def end(self) -> None:
        """End the process, whatever it is at."""
        self.dismiss()
        if self.process is not None:
            self.process.join()
        self.process = self._link = None

    def _sent(self, thing: object) -> bool:
        """Send something; return whether anybody is there."""
        with suppress(OSError):
            if self._link is not None:
                self._link.send(thing)
                return True
        return False

    def _heard(self) -> object:
        """Return what was said, None where nobody is there."""
        with suppress(EOFError, OSError):
            return None if self._link is None else self._link.recv()
        return None


_at_hand: ContextVar[Press | None] = ContextVar("_at_hand", default=None)  # of this thread alone


def press() -> Press | None:
    """Return the process that makes PDFs, None where this one makes them itself."""
    known = _at_hand.get()
    return known if known is not None and known.start() else None


@contextmanager
def press_at_hand(jobs: int | None = None, expected: Order | None = None) -> Iterator[Callable[[], None]]:
    """Have a process that makes PDFs, started at once, unless `jobs` wants no other, or there is one that lasts.

    It gets ready for the order it may expect. What is yielded dismisses one that does not last: while it gives back its
    memory, what was made can be kept and written.
    """
    lasting = _at_hand.get()
    known = lasting or Press()
    token = _at_hand.set(None if jobs == 1 else known)
    try:
        if jobs != 1:
            known.start(expected)
        yield _nothing if lasting else known.dismiss
    finally:
        _at_hand.reset(token)
        if lasting is None:
            known.end()


def _nothing() -> None:
    pass


def _is_of_use() -> bool:
    return cores() > 1 and may_copy_itself() and not multiprocessing.current_process().daemon


def _serve(ours: Any, link: Any) -> None:
    """Make one PDF after another, until nobody is there any more."""
    ours.close()  # the other's end: a copy would keep it open
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asked hears it, and ends this process
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.freeze()  # what the other had in memory is never garbage here
    with suppress(EOFError, OSError), _drawing_well():
        while True:
            said = link.recv()
            if isinstance(said, _Expected):
                _get_ready(said.order, link)
                continue
            link.send(_made(said, link))
            if not link.poll(_AT_REST):
                _clean_up()
                _get_ready(said, link)


@contextmanager
def _drawing_well() -> Iterator[None]:
    """Have loaded what lays out, and keep what it works out; where it is not there, the first who asks is told."""
    from reportgen.report.layout.engine import drawing_well, engine  # noqa: PLC0415 - only in a process that lays out

    with ExitStack() as stack:
        with suppress(ReportgenError):
            engine()
            stack.enter_context(drawing_well())
        yield


def _get_ready(expected: Order, link: Any) -> None:
    """Get ready for an order while there is none; what fails is met again, and told, when it is there.

    Where others wait for this computer's cores, theirs comes first.
    """
    from reportgen.report.pdf import get_ready  # noqa: PLC0415 - only in a process that lays out

    if _is_busy():
        return
    with suppress(Exception):
        get_ready(**expected._asdict(), is_wanted=link.poll)


def _is_busy() -> bool:
    """Return whether this computer had more to do for the last minute than a report makes by itself."""
    return os.getloadavg()[0] > (os.cpu_count() or 1) + 1


def _clean_up() -> None:
    """Give back what making a PDF left in cycles; what stays is not looked through while the next is made."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _made(order: Order, link: Any) -> RenderedPdf:
    from reportgen.report.pdf import making_pdf  # noqa: PLC0415 - only in a process that lays out

    def listed(pages: Sequence[str]) -> AttachedFile:
        link.send(_Hashed(pages))
        manifest: AttachedFile = link.recv()
        return manifest

    try:
        with making_pdf(**order._asdict()) as making:
            report = making.read(iter(link.recv, None))
            carried = link.recv()
            return making.render(
                report,
                files=cache(link.recv),
                day=carried.day,
                manifest=listed if carried.has_manifest else None,
                placed=lambda pages: link.send(_Placed(dict(pages))),
            )
    except EOFError:
        raise
    except Exception as error:
        link.send(_Failed(_that_travels(error), traceback.format_exc()))
        raise EOFError from error


def _that_travels(error: Exception) -> Exception:
    """Return a failure as the other process can take it: a library's own may be made of more than its words."""
    try:
        travelled: Exception = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    except Exception:  # noqa: BLE001 - whatever keeps it here, its words can go
        return RuntimeError(f"{type(error).__name__}: {error}")
    return travelled
