"""Ten mistakes planted in a filled-in workbook are ten findings, each at its cell, in one run."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

EXAMPLE = Path(__file__).parents[2] / "inputs" / "example.xlsx"

Plant = Callable[["Planting"], str]


class Planting:
    """The example workbook, whose cells are found by header and row of processes, counted from 1."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book: Any = load_workbook(path)
        self.sheet = self.book["Processes"]
        row = next(row for row in self.sheet.iter_rows() if any(plain(cell.value) == "Process name" for cell in row))
        self.header_row = row[0].row
        self.columns = {plain(cell.value): cell.column_letter for cell in row if cell.value is not None}

    def put(self, header: str, process: int, value: object) -> str:
        """Enter a value into a cell and return its place."""
        place = f"{self.columns[header]}{self.header_row + process}"
        self.sheet[place] = value
        return f"Processes!{place}"

    def put_field(self, label: str, value: object) -> str:
        """Enter a value beside a label of the Engagement sheet and return its place."""
        sheet = self.book["Engagement"]
        (cell,) = [cell for row in sheet.iter_rows() for cell in row if plain(cell.value) == label]
        sheet[f"B{cell.row}"] = value
        return f"Engagement!B{cell.row}"


def plain(header: object) -> str:
    return re.sub(r" ?(\*|\[.*\])", "", str(header)).strip()


MISTAKES: tuple[tuple[str, Plant, str], ...] = (
    ("RG204", lambda of: of.put("Data sensitivity", 1, "Confidental"), 'Did you mean "Confidential"?'),
    ("RG205", lambda of: of.put("Judgement", 2, 7), "Enter 1, 2, 3, 4 or 5"),
    ("RG210", lambda of: of.put("Process name", 3, None), "Enter the name of the process"),
    ("RG207", lambda of: of.put("Annual cost", 4, "1.234"), "could be read as more than one number"),
    ("RG208", lambda of: of.put("FTE", 5, -2), "takes numbers from 0"),
    ("RG221", lambda of: of.put("Contract end", 6, "03/04/2028"), "could be 2028-04-03 or 2028-03-04"),
    ("RG213", lambda of: of.put("Permitted countries", 7, "Poland; Gremany"), 'Did you mean "Germany"?'),
    ("RG304", lambda of: of.put("Override", 8, "Retain"), "Enter the reason in the column Override reason"),
    ("RG217", lambda of: of.put_field("Discount rate", "9"), "Type it with the sign, such as 9 %"),
    ("RG404", lambda of: of.put_field("Currency", "Euro"), 'Did you mean "EUR"?'),
)


@pytest.fixture
def planted(tmp_path: Path) -> tuple[Path, list[str]]:
    planting = Planting(shutil.copy(EXAMPLE, tmp_path / "acme.xlsx"))
    planting.put("Override reason", 8, None)
    places = [plant(planting) for _code, plant, _words in MISTAKES]
    planting.book.save(planting.path)
    return planting.path, places


def test_ten_mistakes_are_ten_findings_at_their_cells_in_one_run(reportgen, planted: tuple[Path, list[str]]):
    path, places = planted
    ended = reportgen("check", path, "--json", "-q")
    assert ended.exit_code == 1
    errors = [one for one in json.loads(ended.out)["findings"] if one["severity"] == "error"]
    found = {f"{one['sheet']}!{one['cell']}": one for one in errors}
    assert sorted(found) == sorted(places)
    assert len(errors) == len(MISTAKES)
    for (code, _plant, words), place in zip(MISTAKES, places, strict=True):
        assert found[place]["code"] == code
        assert words in f"{found[place]['message']} {found[place]['remedy']}"


def test_each_mistake_is_one_more_line_for_people(reportgen, planted: tuple[Path, list[str]]):
    path, places = planted
    ended = reportgen("check", path)
    lines = [line for line in ended.out.splitlines() if "  error " in line]
    assert [any(f"  {place}  error " in line for line in lines) for place in places] == [True] * len(places)
    assert "10 errors" in ended.err
