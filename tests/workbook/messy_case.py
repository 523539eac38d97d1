"""One messy but honest file: how it is made, and what must come of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from written_workbooks import COMPLETE, Rows, write

Build = Callable[[Path], Path]
"""Write the file into a folder and return its path."""

Values = Mapping[str, Any]
"""What must be read of a process: attributes and ratings by field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Messy:
    """A file with its outcome.

    `findings` are all that must be said, as "RG105 Processes!B1", but for the notes that any short list gets.
    `read` are the processes in their order, empty where no report is made. `says` must stand in the messages.
    """

    name: str
    build: Build
    read: Sequence[Values] = ()
    findings: Sequence[str] = ()
    exit_code: int = 0
    says: str = ""

    def __str__(self) -> str:
        return self.name


def number(text: str) -> Decimal:
    return Decimal(text)


def book(*rows: Sequence[Any], sheet: str = "Processes", engagement: Rows = COMPLETE, **others: Rows) -> Build:
    """Write a workbook with these rows, beside a complete Engagement sheet."""
    sheets = {name.replace("_", " "): content for name, content in others.items()}
    return lambda folder: write(folder / "acme.xlsx", {"Engagement": engagement, sheet: rows, **sheets})


def plain(*rows: Sequence[Any], sheet: str = "Sheet1", **others: Rows) -> Build:
    """Write a workbook with nothing but a list on one sheet, and perhaps other sheets."""
    return lambda folder: write(folder / "acme.xlsx", {sheet: rows, **others})


def edited(build: Build, change: Callable[[Any], object]) -> Build:
    """Open a workbook again and change it, as an analyst would."""

    def make(folder: Path) -> Path:
        from openpyxl import load_workbook

        path = build(folder)
        workbook = load_workbook(path)
        change(workbook)
        workbook.save(path)
        return path

    return make


def text(content: str | bytes, name: str = "acme.csv", encoding: str = "utf-8") -> Build:
    """Write a text file; the line ends are those in the text."""

    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return make
