"""A process that works for another: it takes job after job over a link, and its death is nobody else's."""

from __future__ import annotations

import multiprocessing
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from reportgen.pipeline.request import Request

_PATIENCE = 10.0  # seconds that a process has to leave in an orderly way
_PROGRAM = """import sys
sys.path[:] = sys.argv[3:]
from reportgen.pipeline.worker import serve_on
serve_on(int(sys.argv[1]), patience=float(sys.argv[2]) or None)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """A process and the link to it."""

    process: subprocess.Popen[bytes]
    link: Connection[Any, Any]

    def give(self, work: Callable[..., object], job: Request) -> bool:
        """Let it do some work with a job; return False where it has died since, and the job is another's."""
        try:
            self.link.send((work, job))
        except (ConnectionError, OSError):
            return False
        return True

    def said(self) -> object | None:
        """Return a stage, a text, or what came of the work; None where the process has died."""
        try:
            said: object = self.link.recv()
        except (EOFError, OSError):
            return None
        return said

    def death(self) -> str:
        """Wait until it is gone, and return in what way it died."""
        see_off([self])
        code = self.process.returncode
        return KILLED if code == -signal.SIGKILL else f"ended unexpectedly ({_named(code)})"


KILLED = "was killed"


def hired(*, patience: float = 0.0) -> Hand:
    """Start a process; with `patience` it leaves after that many seconds in which it gets no job.

    It is started by hand, since a process that `multiprocessing` made may have no other, and so that nothing is loaded
    into it but what it needs.

    Raises:
        OSError: the system starts no more.
    """
    ours, theirs = multiprocessing.Pipe()
    descriptor = theirs.fileno()
    command = [sys.executable, "-c", _PROGRAM, str(descriptor), str(patience), *sys.path]
    try:
        with theirs, _deaf():
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, pass_fds=[descriptor])  # noqa: S603 - ourselves
    except BaseException:
        ours.close()
        raise
    return Hand(process=process, link=ours)


@contextmanager
def _deaf() -> Iterator[None]:
    """Let what is started not hear Ctrl-C, nor that the terminal is gone: we do, and end it in an orderly way."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def dismiss(hands: Iterable[Hand]) -> None:
    """End processes, whatever they are at; a second Ctrl-C ends the waiting."""
    dismissed = list(hands)
    for hand in dismissed:
        hand.process.terminate()
    _await(dismissed)
    see_off(dismissed)


def see_off(hands: Iterable[Hand]) -> None:
    """Let processes that wait for a job leave, and those that have died; a second Ctrl-C ends the waiting."""
    leaving = list(hands)
    for hand in leaving:
        hand.link.close()
    _await(leaving)


def _await(leaving: Iterable[Hand]) -> None:
    """Wait until processes have ended, for a while, and end those that have not."""
    hands = list(leaving)
    try:
        for hand in hands:
            with suppress(subprocess.TimeoutExpired):
                hand.process.wait(_PATIENCE)
    finally:
        for hand in hands:
            hand.process.kill()
            hand.process.wait()


def _named(code: int) -> str:
    if code >= 0:
        return f"exit code {code}"
    with suppress(ValueError):
        return signal.Signals(-code).name
    return f"signal {-code}"
