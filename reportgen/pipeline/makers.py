"""Who makes the outputs of several workbooks: this process, others on this computer, or the workers of a cluster."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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


def makers_of(jobs: Sequence[Request], *, at_a_time: int, scheduler: str | None, hearing: Hearing) -> Makers:
    """Return who makes the outputs of jobs: a cluster where its scheduler is named, else `at_a_time` processes."""
    if scheduler is not None:
        from reportgen.pipeline.cluster.cluster import Cluster  # noqa: PLC0415 - only where one is named

        return Cluster(jobs, scheduler=scheduler, hearing=hearing)
    size = min(at_a_time, len(jobs))
    if size > 1:
        from reportgen.pipeline.crew import Crew  # noqa: PLC0415 - only where there are several

        return Crew(jobs, size=size, hearing=hearing)
    return Here(jobs, hearing=hearing)
