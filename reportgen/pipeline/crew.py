"""Several jobs at a time, each in another process: one that dies takes no other with it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import Self

from reportgen.errors import RenderingError
from reportgen.pipeline.hand import KILLED, Hand, dismiss, hired, see_off
from reportgen.pipeline.leftovers import sweep
from reportgen.pipeline.outcome import Failure, Outcome, attempt
from reportgen.pipeline.request import Hearing, Request


@dataclass(slots=True, kw_only=True)
class _Worker:
    """A process, and the job that it has in hand with its number."""

    hand: Hand
    number: int
    job: Request


class Crew:
    """Processes that share out jobs; leaving the `with` ends them all, whatever they are at."""

    def __init__(self, jobs: Sequence[Request], *, size: int, hearing: Hearing) -> None:
        self._waiting = deque(enumerate(jobs))
        self._size = size
        self._hearing = hearing
        self._at_work: list[_Worker] = []
        self._leaving: list[Hand] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            dismiss(worker.hand for worker in self._at_work)
            see_off(self._leaving)
        finally:
            _sweep(worker.job for worker in self._at_work)

    def outcomes(self) -> Iterator[tuple[int, Outcome]]:
        """Yield each job's number, from 0, and its outcome as soon as it is there.

        Raises:
            RenderingError: not one process can be started.
        """
        self._fill()
        while self._at_work:
            ready = wait([worker.hand.link for worker in self._at_work])
            for worker in [one for one in self._at_work if one.hand.link in ready]:
                said = worker.hand.said()
                if isinstance(said, str):
                    self._hearing(worker.job).stage(said)
                    continue
                number, job = worker.number, worker.job
                outcome = said if isinstance(said, Outcome) else _death(worker)
                self._go_on(worker, is_alive=said is not None)
                self._fill()
                if outcome.findings is not None:
                    self._hearing(job).findings(outcome.findings)
                yield number, outcome

    def _fill(self) -> None:
        """Start as many processes as are wanted; where the system starts no more, those at work do it all."""
        while self._waiting and len(self._at_work) < self._size:
            try:
                hand = hired()
            except OSError as error:
                if not self._at_work:
                    raise RenderingError(
                        "This computer cannot start another process now, so no more is made."
                    ) from error
                return
            number, job = self._waiting.popleft()
            hand.give(attempt, job)  # where it has died, that is heard where it is listened to
            self._at_work.append(_Worker(hand=hand, number=number, job=job))

    def _go_on(self, worker: _Worker, *, is_alive: bool) -> None:
        """Give a process the next job, or let it go where there is none for it."""
        if is_alive and self._waiting and worker.hand.give(attempt, self._waiting[0][1]):
            worker.number, worker.job = self._waiting.popleft()
            return
        worker.hand.link.close()
        self._at_work.remove(worker)
        self._leaving.append(worker.hand)


def _death(worker: _Worker) -> Outcome:
    """Return what became of the workbook that a process was at when it died; its drafts are removed."""
    why = worker.hand.death()
    _sweep([worker.job])
    if why == KILLED:
        why += ", most likely because this computer's memory was not enough: try fewer jobs at a time"
    return Outcome(workbook=worker.job.workbook, failure=Failure(sentence=f"Its process {why}.", exit_code=5))


def _sweep(jobs: Iterable[Request]) -> None:
    for folder in {path.resolve().parent for job in jobs for path in job.outputs.values()}:
        sweep(folder)
