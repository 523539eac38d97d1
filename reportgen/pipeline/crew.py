"""Several jobs at a time, each in another process: one that dies takes no other with it."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Self

from reportgen.errors import RenderingError
from reportgen.pipeline.leftovers import sweep
from reportgen.pipeline.outcome import Failure, Outcome
from reportgen.pipeline.worker import serve

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from reportgen.pipeline.request import Request

_PATIENCE = 10.0  # seconds that a process has to leave in an orderly way
_SPAWN = multiprocessing.get_context("spawn")


@dataclass(slots=True, kw_only=True)
class _Worker:
    """A process, the link to it, and the job that it has in hand with its number."""

    process: SpawnProcess
    link: Connection[Any, Any]
    number: int
    job: Request


class Crew:
    """Processes that share out jobs; leaving the `with` ends them all, whatever they are at."""

    def __init__(self, jobs: Sequence[Request], *, size: int, heard: Callable[[Request, str], None]) -> None:
        self._waiting = deque(enumerate(jobs))
        self._size = size
        self._heard = heard
        self._at_work: list[_Worker] = []
        self._leaving: list[SpawnProcess] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._at_work:
            worker.process.terminate()
        try:
            _see_off([*self._leaving, *(worker.process for worker in self._at_work)])
        finally:
            _sweep(worker.job for worker in self._at_work)

    def outcomes(self) -> Iterator[tuple[int, Outcome]]:
        """Yield each job's number, from 0, and its outcome as soon as it is there; `heard` takes the stages.

        Raises:
            RenderingError: not one process can be started.
        """
        self._fill()
        while self._at_work:
            ready = wait([worker.link for worker in self._at_work])
            for worker in [one for one in self._at_work if one.link in ready]:
                said = _received(worker)
                if isinstance(said, str):
                    self._heard(worker.job, said)
                    continue
                number, outcome = worker.number, said or _death(worker)
                self._go_on(worker, is_alive=said is not None)
                self._fill()
                yield number, outcome

    def _fill(self) -> None:
        """Start as many processes as are wanted; where the system starts no more, those at work do it all."""
        while self._waiting and len(self._at_work) < self._size:
            try:
                worker = _hired(*self._waiting[0])
            except OSError as error:
                if not self._at_work:
                    raise RenderingError(
                        "This computer cannot start another process now, so no more is made."
                    ) from error
                return
            self._at_work.append(worker)
            self._waiting.popleft()

    def _go_on(self, worker: _Worker, *, is_alive: bool) -> None:
        """Give a process the next job, or let it go where there is none for it."""
        if is_alive and self._waiting:
            number, job = self._waiting[0]
            with suppress(ConnectionError):  # it died since, and the job is another's
                worker.link.send(job)
                worker.number, worker.job = number, job
                self._waiting.popleft()
                return
        worker.link.close()
        self._at_work.remove(worker)
        self._leaving.append(worker.process)


def _hired(number: int, job: Request) -> _Worker:
    ours, theirs = _SPAWN.Pipe()
    process = _SPAWN.Process(target=serve, args=(theirs,), daemon=True)
    with theirs, _deaf():
        process.start()
    with suppress(ConnectionError):  # its end is heard where it is listened for
        ours.send(job)
    return _Worker(process=process, link=ours, number=number, job=job)


@contextmanager
def _deaf() -> Iterator[None]:
    """Let what is started not hear Ctrl-C, nor that the terminal is gone: we do, and end it in an orderly way."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing.resource_tracker import ensure_running  # noqa: PLC0415 - not on every system

    ensure_running()  # else it is started meanwhile, and lets the signals through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _received(worker: _Worker) -> str | Outcome | None:
    """Return a stage or the outcome, None where the process has died."""
    try:
        said: str | Outcome = worker.link.recv()
    except (EOFError, OSError):
        return None
    return said


def _death(worker: _Worker) -> Outcome:
    """Return what became of the workbook that a process was at when it died; its drafts are removed."""
    _see_off([worker.process])
    _sweep([worker.job])
    code = worker.process.exitcode
    if code == -signal.SIGKILL:
        why = "was killed, most likely because this computer's memory was not enough: try fewer jobs at a time"
    else:
        why = f"ended unexpectedly ({_named(code)})"
    return Outcome(workbook=worker.job.workbook, failure=Failure(sentence=f"Its process {why}.", exit_code=5))


def _named(code: int | None) -> str:
    if code is None or code >= 0:
        return f"exit code {code}"
    with suppress(ValueError):
        return signal.Signals(-code).name
    return f"signal {-code}"


def _see_off(processes: Sequence[SpawnProcess]) -> None:
    """Wait until processes have ended, for a while; a second Ctrl-C ends the waiting."""
    try:
        for process in processes:
            process.join(_PATIENCE)
    finally:
        for process in processes:
            process.kill()
            process.join()


def _sweep(jobs: Iterable[Request]) -> None:
    for folder in {path.resolve().parent for job in jobs for path in job.outputs.values()}:
        sweep(folder)
