"""Files that other runs may read at any moment: one has its name only when it is whole."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, data: bytes, *, draft: str) -> None:
    """Write a file for this user alone; while it is not whole, its name is made up and ends with `draft`.

    Raises:
        OSError: it cannot be written; nothing is left of it.
    """
    number, name = tempfile.mkstemp(dir=path.parent, suffix=draft)
    unfinished = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
