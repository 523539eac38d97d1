"""The user's file: opened once, read once into memory, never written to."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from reportgen.errors import UnreadableInputError
from reportgen.workbook.limits import LIMITS, MEGABYTE, Limits

_LOCK_FILE = "~$"


def read_source(path: Path, limits: Limits = LIMITS) -> bytes:
    """Return the bytes of a regular file, without ever waiting for a pipe or a device.

    Raises:
        UnreadableInputError: it is missing, a folder, no regular file, empty, too large, or may not be opened.
    """
    if path.name.startswith(_LOCK_FILE):
        raise UnreadableInputError(
            f"{path} is a lock file that Excel keeps while a workbook is open: "
            f"give the workbook itself, {path.name.removeprefix(_LOCK_FILE)}."
        )
    try:
        return _read(path, limits)
    except FileNotFoundError as error:
        raise UnreadableInputError(f"{path} does not exist: check the name and the folder.") from error
    except PermissionError as error:
        raise UnreadableInputError(
            f"{path} may not be opened: close it where it is open, or ask for permission to read it."
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableInputError(
            f"{path} cannot be read ({reason.lower()}): copy it to this computer and try again."
        ) from error


def _read(path: Path, limits: Limits) -> bytes:
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        _require_file(path, os.fstat(descriptor).st_mode)
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            data = file.read(limits.file_size + 1)
    finally:
        os.close(descriptor)
    if not data:
        raise UnreadableInputError(f"{path} is empty (0 bytes): save the workbook again, or copy it again.")
    if len(data) > limits.file_size:
        raise UnreadableInputError(
            f"{path} is larger than {limits.file_size // MEGABYTE} MB: remove pictures, embedded files and "
            "sheets that the report does not use, and save it again."
        )
    return data


def _require_file(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise UnreadableInputError(f"{path} is a folder: give the workbook inside it, by its name.")
    if not stat.S_ISREG(mode):
        raise UnreadableInputError(f"{path} is not a regular file: give an Excel workbook (.xlsx).")
