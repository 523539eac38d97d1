"""Several jobs at a time on the workers of a Dask cluster; a worker that is lost takes no report with it."""

from __future__ import annotations

import traceback
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Self

from reportgen.errors import EnvironmentIncompleteError, RenderingError
from reportgen.pipeline.cluster.delivery import Delivery, accepted
from reportgen.pipeline.cluster.far_side import deliver, leave
from reportgen.pipeline.cluster.link import Link, LinkLostError
from reportgen.pipeline.cluster.parcel import Parcel, packed
from reportgen.pipeline.cluster.roster import Roster
from reportgen.pipeline.hand import KILLED
from reportgen.pipeline.outcome import Failure, Outcome, tried
from reportgen.pipeline.request import Hearing, Listener, Request

_TRIES = 3
_PATIENCE = 120.0  # seconds that a cluster may be without a worker
_UNDELIVERED, _NO_CLUSTER = RenderingError.exit_code, EnvironmentIncompleteError.exit_code


@dataclass(frozen=True, slots=True, kw_only=True)
class _Errand:
    """A job, by its number, at a worker; alone there where a worker that had it was lost."""

    number: int
    address: str
    is_alone: bool


class Cluster:
    """Workers of a cluster that share out jobs; entering the `with` shows that they can, leaving it takes all back.

    `work` is what a worker does with a parcel.

    Raises:
        EnvironmentIncompleteError: Dask is not installed, no scheduler answers, or a worker is not as this computer.
    """

    def __init__(
        self, jobs: Sequence[Request], *, scheduler: str, hearing: Hearing, work: Callable[..., object] = deliver
    ) -> None:
        self._jobs = jobs
        self._scheduler = scheduler
        self._hearing = hearing
        self._work = work
        self._waiting = deque(range(len(jobs)))
        self._at_work: dict[str, _Errand] = {}
        self._failed_at: dict[int, list[str]] = defaultdict(list)

    def __enter__(self) -> Self:
        self._link = Link(self._scheduler)
        self._roster = Roster(self._link)
        try:
            self._roster.open()
        except BaseException:
            self._link.close()
            raise
        self._seen = monotonic()
        return self

    def __exit__(self, *_: object) -> None:
        try:
            for key in self._at_work:
                self._link.forget(key)
            self._link.answers(leave, self._link.session, of=self._roster.present)
        finally:
            self._link.close()

    def outcomes(self) -> Iterator[tuple[int, Outcome]]:
        """Yield each job's number, from 0, and its outcome as soon as its outputs are written."""
        try:
            while self._waiting or self._at_work:
                yield from self._fill()
                yield from self._back(self._link.ended())
                yield from self._look()
        except LinkLostError:
            yield from self._abandoned(f"The scheduler at {self._scheduler} does not answer any longer.")

    def _fill(self) -> Iterator[tuple[int, Outcome]]:
        """Give jobs to workers that can take some; yield what became of those that cannot be sent."""
        for number in list(self._waiting):
            is_alone = number in self._failed_at
            address = self._roster.taker(but=self._failed_at[number] if is_alone else (), alone=is_alone)
            if address is None and not is_alone:
                return
            if address is None:
                continue
            self._waiting.remove(number)
            job = self._jobs[number]
            parcel = tried(_packed, job, listener=self._hearing(job))
            if parcel.value is None:
                yield number, Outcome(workbook=job.workbook, failure=parcel.failure)
                continue
            self._send(parcel.value, _Errand(number=number, address=address, is_alone=is_alone))

    def _send(self, parcel: Parcel, errand: _Errand) -> None:
        session = self._link.session
        key = f"reportgen-{session}-{errand.number}-{len(self._failed_at.get(errand.number, ()))}"
        self._at_work[key] = errand
        self._roster.engage(errand.address, alone=errand.is_alone)
        self._link.give(self._work, parcel, session, at=errand.address, key=key)

    def _back(self, key: str | None) -> Iterator[tuple[int, Outcome]]:
        """Take what has come back, and give the worker its next job before anything is written here."""
        if key not in self._at_work:
            return
        errand = self._at_work[key]
        result = self._link.result(key, at=errand.address)
        self._done(key)
        if not isinstance(result, Delivery):
            yield from self._failed(errand, result)
            return
        yield from self._fill()
        job = self._jobs[errand.number]
        yield errand.number, accepted(job, result, listener=self._hearing(job))

    def _done(self, key: str) -> None:
        errand = self._at_work.pop(key)
        self._link.forget(key)
        self._roster.release(errand.address, alone=errand.is_alone)

    def _look(self) -> Iterator[tuple[int, Outcome]]:
        """See which workers are gone, and try elsewhere what they had in hand."""
        self._roster.look()
        present = self._roster.present
        for key, errand in list(self._at_work.items()):
            if errand.address not in present:
                self._done(key)
                yield from self._failed(errand, None)
        if present:
            self._seen = monotonic()
        elif monotonic() - self._seen > _PATIENCE:
            yield from self._abandoned(f"The cluster has had no worker for {_PATIENCE:.0f} seconds.")

    def _failed(self, errand: _Errand, result: object) -> Iterator[tuple[int, Outcome]]:
        """Try a job again, after all others, or give it up where it was tried often enough."""
        number = errand.number
        self._failed_at[number].append(errand.address)
        if len(self._failed_at[number]) < _TRIES:
            self._waiting.append(number)
            return
        sentence = f"It was tried {_TRIES} times on the cluster; the last time {_why(result)}."
        trace = "".join(traceback.format_exception(result)) if isinstance(result, BaseException) else ""
        failure = Failure(sentence=sentence, exit_code=_UNDELIVERED, trace=trace)
        yield number, Outcome(workbook=self._jobs[number].workbook, failure=failure)

    def _abandoned(self, sentence: str) -> Iterator[tuple[int, Outcome]]:
        left = [*(errand.number for errand in self._at_work.values()), *self._waiting]
        self._at_work.clear()
        self._waiting.clear()
        for number in sorted(left):
            failure = Failure(sentence=sentence, exit_code=_NO_CLUSTER)
            yield number, Outcome(workbook=self._jobs[number].workbook, failure=failure)


def _packed(job: Request, *, listener: Listener) -> Parcel:
    del listener
    return packed(job)


def _why(result: object) -> str:
    if isinstance(result, str):
        return f"its process {result}" + (
            ", most likely because the worker's memory was not enough" if result == KILLED else ""
        )
    if result is None or type(result).__name__ == "KilledWorker":
        return "its worker was lost"
    return f"the worker could not make it ({type(result).__name__})"
