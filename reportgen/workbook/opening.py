"""What there is to read in a file, whether it is a workbook or a text file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.model.finding import Finding
from reportgen.workbook.column import Column
from reportgen.workbook.csv_source import read_text_file
from reportgen.workbook.located import SheetCells
from reportgen.workbook.messages_sheets import MACROS_IGNORED
from reportgen.workbook.package import Package
from reportgen.workbook.preflight import CheckedWorkbook, check_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The sheets of a file and what it says of itself; a text file was not `checked` and has no properties."""

    sheets: tuple[SheetCells, ...]
    findings: tuple[Finding, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    checked: CheckedWorkbook | None = None

    @property
    def package(self) -> Package | None:
        """Return the parts of a workbook, None for a text file."""
        return None if self.checked is None else self.checked.package


def open_file(path: Path, data: bytes, process_columns: Sequence[Column]) -> Opened:
    """Look a file over and return its cells.

    Raises:
        UnreadableInputError: it is neither a workbook nor a list in a text file that can be read.
    """
    text = read_text_file(path, data, process_columns)
    if text is not None:
        return Opened(sheets=(text.sheet,), findings=text.findings)
    from reportgen.workbook.reader import read_cells  # noqa: PLC0415 - openpyxl

    checked = check_file(path, data)
    macros = (MACROS_IGNORED.at(None),) if checked.package.has_macros else ()
    return Opened(sheets=read_cells(checked), findings=macros, properties=checked.properties, checked=checked)
