"""Look a file over before any reader touches it, and say in one sentence what it is when it is not ours to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.errors import UnreadableInputError
from reportgen.workbook.container import open_container
from reportgen.workbook.kinds import archive_refusal, refusal
from reportgen.workbook.limits import LIMITS, Limits
from reportgen.workbook.package import Package, open_package
from reportgen.workbook.properties import read_properties
from reportgen.workbook.refusals import RefusedError

_MIMETYPE_LENGTH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedWorkbook:
    """A workbook whose container can be read; `properties` holds what it says of itself, such as "modified"."""

    path: Path
    package: Package
    properties: Mapping[str, str]


def check_file(path: Path, data: bytes, limits: Limits = LIMITS) -> CheckedWorkbook:
    """Look over the bytes of a file: its kind, its container, and which sheets it holds; no cell is read yet.

    Raises:
        UnreadableInputError: it is no Excel workbook, or one that is encrypted, damaged, hostile or far too large.
    """
    try:
        return _checked(path, data, limits)
    except RefusedError as error:
        raise UnreadableInputError(f"{path} {error}.") from error


def _checked(path: Path, data: bytes, limits: Limits) -> CheckedWorkbook:
    _require(refusal(data))
    container = open_container(data, limits)
    _require(archive_refusal(container.names, container.start_of("mimetype", _MIMETYPE_LENGTH)))
    package = open_package(container)
    return CheckedWorkbook(path=path, package=package, properties=read_properties(package))


def _require(sentence: str | None) -> None:
    if sentence is not None:
        raise RefusedError(sentence)
