"""What a process does that works for another: job after job, until no more come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportgen.pipeline.outcome import attempt
from reportgen.pipeline.process import settle, tidy

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from reportgen.model.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sent:
    """Sends the stages to who gave the job; the findings come with the outcome."""

    link: Connection[Any, Any]

    def stage(self, text: str) -> None:
        self.link.send(text)

    def findings(self, findings: Sequence[Finding]) -> None:
        """Send nothing."""


def serve(link: Connection[Any, Any]) -> None:
    """Take jobs from a link and send back stages, each a text, and then the outcome; end where nobody is left."""
    settle()
    try:
        while True:
            link.send(attempt(link.recv(), listener=_Sent(link=link)))
            tidy()
    except (EOFError, ConnectionError, KeyboardInterrupt):
        return
    except Exception as error:  # who gave the job says what became of it, in one sentence
        raise SystemExit(1) from error
