"""What a process does that works for another: job after job, until no more come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

from reportgen.pipeline.process import settle, tidy

if TYPE_CHECKING:
    from reportgen.model.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sent:
    """Sends the stages to who gave the job; the findings come with the outcome."""

    link: Connection[Any, Any]

    def stage(self, text: str) -> None:
        self.link.send(text)

    def findings(self, findings: Sequence[Finding]) -> None:
        """Send nothing."""


def serve_on(descriptor: int, *, patience: float | None) -> None:
    """Take jobs from a link, each with the work to do, and send back stages, each a text, and then what came of it.

    End where nobody is left, or where no job comes for `patience` seconds.
    """
    settle()
    link: Connection[Any, Any] = Connection(descriptor)
    try:
        while link.poll(patience):
            work, job = link.recv()
            link.send(work(job, listener=_Sent(link=link)))
            tidy()
    except (EOFError, ConnectionError, KeyboardInterrupt):
        return
    except Exception as error:  # who gave the job says what became of it, in one sentence
        raise SystemExit(1) from error
