"""What is said to the user: results on stdout, messages on stderr."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import IntEnum
from time import monotonic

from reportgen.cli.text import Colour, coloured, printable


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
        sys.stdout.write(f"{printable(line)}\n")

    def document(self, text: str) -> None:
        """Print a result that has its own lines."""
        sys.stdout.write(f"{text}\n")

    def stage(self, text: str) -> None:
        """Say which stage starts now."""
        clock = f"{monotonic() - self.started:6.1f} s  " if self.verbosity is Verbosity.VERBOSE else ""
        self.note(clock + text)

    def note(self, text: str) -> None:
        """Say something that may be left out."""
        if self.verbosity is not Verbosity.QUIET:
            _say(printable(text))


def say_failure(sentence: str) -> None:
    """Say what went wrong."""
    _say(f"{coloured('Error:', Colour.RED, sys.stderr)} {printable(sentence)}")


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
