"""Workbooks as an analyst might leave them, written cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

Writer = Callable[..., Path]

WITHOUT_PANGO = """
import ctypes, os
load = ctypes.CDLL
def refuse(name, *arguments, **options):
    if "pango" in str(name):
        raise OSError(f"cannot load library {name}")
    return load(name, *arguments, **options)
ctypes.CDLL = refuse
import cffi
dlopen = cffi.FFI.dlopen
def refuse_too(ffi, name, flags=0):
    if "pango" in str(name):
        raise OSError(f"cannot load library {name}")
    return dlopen(ffi, name, flags)
cffi.FFI.dlopen = refuse_too
"""

INVOICES = {
    "ID": "P1",
    "Process name": "Accounts payable",
    "Function": "Finance and accounting",
    "Judgement": 2,
    "Domain expertise": 2,
    "Codifiability": 4,
    "Analytical complexity": 1,
    "Customisation": 2,
    "Volume and repeatability": 5,
    "Credential": 1,
    "FTE": 20,
    "Annual cost": 1_000_000,
}


@pytest.fixture
def workbook(tmp_path: Path) -> Writer:
    """Write a workbook with the given processes and engagement settings."""

    def workbook(
        processes: Sequence[Mapping[str, object]] = (INVOICES,),
        engagement: Mapping[str, object] | None = None,
        name: str = "acme.xlsx",
    ) -> Path:
        book = Workbook()
        settings = book.active
        settings.title = "Engagement"
        for entry in ({"Client": "Acme", "Date": "2026-11-16"} | dict(engagement or {})).items():
            settings.append(entry)
        sheet = book.create_sheet("Processes")
        headers = list(dict.fromkeys(header for process in processes for header in process)) or ["Process name"]
        sheet.append(headers)
        for row, process in enumerate(processes, start=2):
            for column, header in enumerate(headers, start=1):
                cell = sheet.cell(row, column, process.get(header))
                if isinstance(cell.value, str):
                    cell.data_type = "s"  # what looks like a formula stays text
        path = tmp_path / name
        book.save(path)
        return path

    return workbook


@pytest.fixture
def without_pango(tmp_path: Path) -> dict[str, str]:
    """Return the environment of a computer on which Pango is not installed."""
    folder = tmp_path / "without-pango"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(WITHOUT_PANGO)
    return {"PYTHONPATH": str(folder)}
