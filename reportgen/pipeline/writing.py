"""Files are written whole or not at all: under a temporary name in the same folder, then renamed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from reportgen.errors import OutputNotWritableError
from reportgen.pipeline.leftovers import draft_name, removed_afterwards, sweep


def require_writable(path: Path) -> None:
    """Show that a file can be made beside `path`, by making one and taking it away, with what killed runs left there.

    Raises:
        OutputNotWritableError: the folder is missing, is no folder, is full or may not be written.
    """
    with draft_beside(path) as draft:
        sweep(draft.parent)


def write_by(path: Path, writer: Callable[[Path], None]) -> None:
    """Let a writer write a file under a temporary name, then give it its own.

    Raises:
        OutputNotWritableError: it could not be written; what stood there before is untouched.
    """
    with draft_beside(path) as draft, refusals(path):
        writer(draft)
        draft.replace(path.resolve())


@contextmanager
def draft_beside(path: Path) -> Iterator[Path]:
    """Make an empty file in the folder of `path` (links resolved) and remove it afterwards if it is still there.

    It gets the suffix of `path`, and its permissions, or those any new file of this user gets.

    Raises:
        OutputNotWritableError: it cannot be made.
    """
    with refusals(path):
        real = path.resolve()
        if real.is_dir():
            raise IsADirectoryError
        draft = real.with_name(draft_name(real.suffix))
    with removed_afterwards(draft):
        with refusals(path):
            os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
            if real.exists():
                draft.chmod(real.stat().st_mode & 0o777)
        yield draft


def fill(draft: Path, content: bytes) -> None:
    """Write a file and wait until it is on disk."""
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Turn what the operating system refuses into one sentence about the file the user named.

    Raises:
        OutputNotWritableError: whatever the operating system refused meanwhile.
    """
    try:
        yield
    except FileNotFoundError as error:
        raise OutputNotWritableError(path, f"the folder {path.parent} does not exist") from error
    except NotADirectoryError as error:
        raise OutputNotWritableError(path, f"{path.parent} is not a folder") from error
    except IsADirectoryError as error:
        raise OutputNotWritableError(path, "it is a folder") from error
    except PermissionError as error:
        raise OutputNotWritableError(path, f"you may not write in the folder {path.parent}") from error
    except OSError as error:
        raise OutputNotWritableError(path, (error.strerror or str(error)).lower()) from error
