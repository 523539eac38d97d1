"""Who makes the outputs of several workbooks: this process, others on this computer, or the workers of a cluster."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol, Self

from reportgen.pipeline.outcome import Outcome, attempt
from reportgen.pipeline.process import tidy
from reportgen.pipeline.request import Hearing, Request


class Makers(Protocol):
    """Makes the outputs of jobs within a `with`; leaving it ends what is still being made and leaves no half file."""

    def __enter__(self) -> Self:
        """Get ready."""

    def __exit__(self, *_: object) -> None:
        """End."""

    def outcomes(self) -> Iterator[tuple[int, Outcome]]:
        """Yield each job's number, from 0, and its outcome as soon as it is there."""


class Here:
    """This process, which takes one job after the other."""

    def __init__(self, jobs: Sequence[Request], *, hearing: Hearing) -> None:
        self._jobs = jobs
        self._hearing = hearing

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def outcomes(self) -> Iterator[tuple[int, Outcome]]:
        """Yield each job's number, from 0, and its outcome, in the order of the jobs."""
        for number, job in enumerate(self._jobs):
            outcome = attempt(job, listener=self._hearing(job))
            yield number, outcome
            tidy()


def makers_of(requests: Sequence[Request], *, jobs: int | None, scheduler: str | None, hearing: Hearing) -> Makers:
    """Return who makes the outputs of several requests: a cluster where its scheduler is named, else `jobs` processes.

    Where several are made at a time, each is laid out in one process.
    """
    size = min(jobs or 1, len(requests))
    if scheduler is None and size <= 1:
        return Here([replace(request, jobs=jobs) for request in requests], hearing=hearing)
    single = [replace(request, jobs=1) for request in requests]
    if scheduler is None:
        from reportgen.pipeline.crew import Crew  # noqa: PLC0415 - only where there are several

        return Crew(single, size=size, hearing=hearing)
    from reportgen.pipeline.cluster.cluster import Cluster  # noqa: PLC0415 - only where one is named

    return Cluster(single, scheduler=scheduler, hearing=hearing)
