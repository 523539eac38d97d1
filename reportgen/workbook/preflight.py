"""Look a file over before any reader touches it, and say in one sentence what it is when it is not ours to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.errors import UnreadableInputError
from reportgen.workbook.container import open_container
from reportgen.workbook.kinds import archive_refusal, refusal
from reportgen.workbook.limits import LIMITS, Limits
from reportgen.workbook.package import Package, SheetPart, open_package
from reportgen.workbook.properties import read_properties
from reportgen.workbook.refusals import RefusedError
from reportgen.workbook.repack import number_formats
from reportgen.workbook.sheet_scan import SheetFacts, scan_sheet, string_lengths

_NO_STYLES = b"<styleSheet/>"
_MIMETYPE_LENGTH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedSheet:
    """A worksheet whose XML was looked over."""

    part: SheetPart
    content: bytes
    facts: SheetFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedWorkbook:
    """A workbook that passed every check; `properties` holds what it says of itself, such as "modified"."""

    path: Path
    package: Package
    sheets: tuple[CheckedSheet, ...]
    strings: bytes | None
    styles: bytes
    properties: Mapping[str, str]


def check_file(path: Path, data: bytes, limits: Limits = LIMITS) -> CheckedWorkbook:
    """Look over the bytes of a file: its kind, its container, then every part that will be read.

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
    strings = container.read(package.shared_strings) if package.shared_strings else None
    lengths = string_lengths(strings, limits) if strings else ()
    sheets = tuple(
        CheckedSheet(part=part, content=content, facts=scan_sheet(content, lengths, limits))
        for part in package.sheets
        for content in (container.read(part.part),)
    )
    if sum(sheet.facts.filled for sheet in sheets) > limits.filled_cells:
        raise RefusedError(
            f"holds more than {limits.filled_cells} filled cells: copy the processes into a new workbook and save that"
        )
    return CheckedWorkbook(
        path=path,
        package=package,
        sheets=sheets,
        strings=strings,
        styles=number_formats(container.read(package.styles) if package.styles else _NO_STYLES),
        properties=read_properties(package),
    )


def _require(sentence: str | None) -> None:
    if sentence is not None:
        raise RefusedError(sentence)
