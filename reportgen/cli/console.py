"""What is said to the user: results on stdout, messages on stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from time import monotonic

from reportgen.cli.text import Colour, coloured, printable
from reportgen.errors import OutputNotWritableError

_STDOUT = Path("standard output")


class Verbosity(IntEnum):
    """How much is said on stderr."""

    QUIET = 0
    NORMAL = 1
    VERBOSE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Console:
    """Says results and messages; quiet leaves only what went wrong, verbose adds the time of each stage.

    `started` is a reading of the monotonic clock, in seconds.
    """

    verbosity: Verbosity
    started: float

    @classmethod
    def open(cls, verbosity: Verbosity) -> Console:
        """Return a console whose clock starts now."""
        return cls(verbosity=verbosity, started=monotonic())

    def result(self, line: str) -> None:
        """Print a line of the result."""
        self.document(f"{printable(line)}\n")

    def document(self, text: str) -> None:
        """Print a result that has its own lines.

        Raises:
            OutputNotWritableError: standard output cannot be written, as on a full disk.
            BrokenPipeError: who read it has gone.
        """
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            abandon_stdout()
            raise OutputNotWritableError(_STDOUT, (error.strerror or "it failed").lower()) from error

    def stage(self, text: str) -> None:
        """Say which stage starts now."""
        clock = f"{monotonic() - self.started:6.1f} s  " if self.verbosity is Verbosity.VERBOSE else ""
        self.note(clock + text)

    def note(self, text: str) -> None:
        """Say something that may be left out."""
        self.note_line(printable(text))

    def note_line(self, line: str) -> None:
        """Say a line that may be left out and is already safe to print, colours and all."""
        if self.verbosity is not Verbosity.QUIET:
            _say(line)


def say_failure(sentence: str, details: Sequence[str] = ()) -> None:
    """Say what went wrong, a line for each of its parts."""
    _say(f"{coloured('Error:', Colour.RED, sys.stderr)} {printable(sentence)}")
    for detail in details:
        _say(f"  {printable(detail)}")


def abandon_stdout() -> None:
    """Keep Python from complaining at exit about what could not be printed."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
