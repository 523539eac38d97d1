"""Text that is safe to print on a terminal, and its colours."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TextIO


class Colour(StrEnum):
    """The colours used, as terminal codes."""

    RED = "31"
    YELLOW = "33"
    BLUE = "34"
    GREEN = "32"
    DIM = "2"


def printable(text: str) -> str:
    r"""Return text on one line, with anything that could steer a terminal shown as an escape such as \x1b.

    Names and cells come from a workbook that may be hostile: control and bidi characters never reach the screen.
    """
    line = " ".join(text.splitlines())
    return line if line.isprintable() else "".join(_shown(character) for character in line)


def _shown(character: str) -> str:
    if character.isprintable() or character.isspace():
        return character
    return character.encode("unicode_escape").decode("ascii")


def coloured(text: str, colour: Colour, stream: TextIO) -> str:
    """Return text in a colour where the stream is a terminal that wants it (see no-color.org)."""
    return f"\x1b[{colour}m{text}\x1b[0m" if _wants_colour(stream) else text


def _wants_colour(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
