"""A report's HTML as it is handed to whatever lays it out, without what composes it."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from pathlib import Path

from reportgen.report.fonts import FontFamily
from reportgen.report.merging.squeezed import Squeezed


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A report's HTML with its typefaces, and the folders from which it may take files."""

    html: Squeezed
    families: tuple[FontFamily, ...]
    folders: tuple[Path, ...]


def read(file: Path) -> Composed:
    """Return what was written to a file with `pickle`."""
    found = pickle.loads(file.read_bytes())  # noqa: S301 - our own
    if not isinstance(found, Composed):
        raise TypeError
    return found
