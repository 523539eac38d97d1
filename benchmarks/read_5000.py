"""Checking a workbook of 5,000 processes, beside openpyxl's own loading of the same file.

    python benchmarks/read_5000.py [ROUNDS]

Each round runs, one after the other, whole processes that check the workbook, that only read it, and that load it
with openpyxl as openpyxl does by default. Printed are processor time, wall time and peak memory (least, median,
most), and the ratio to openpyxl round by round, so that a busy machine slows both sides.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from measured import Run, run, spread
from openpyxl import load_workbook

from reportgen.knowledge import catalogues
from reportgen.workbook.template import write_template

_ROWS = 5_000
_ROUNDS = 5
_NAMES = ("Supplier invoice processing", "Payroll run", "Customer email triage", "Patent search", "Tax filing")
_DESCRIPTION = "Invoices are received, matched with orders and posted; exceptions are cleared with the buyer."
_CHECK, _READ, _LOAD = "reportgen check", "reading alone", "openpyxl load"
_READING = """
import sys
from pathlib import Path
from reportgen.knowledge import catalogues
from reportgen.workbook.reading import read
assert read(Path(sys.argv[1]), catalogues.load()).engagement is not None
"""
_LOADING = "import sys, openpyxl; openpyxl.load_workbook(sys.argv[1])"


def write_workbook(path: Path) -> None:
    """Write a template of 5,000 rows and fill in every essential column, the same on every run."""
    write_template(path, catalogues.load(), rows=_ROWS, currency="EUR")
    book = load_workbook(path)
    sheet = book["Processes"]
    columns = {str(cell.value): cell.column for cell in sheet[5]}
    chance = random.Random(1)  # noqa: S311 - the same workbook on every run
    for place in range(_ROWS):
        for header, value in _process(place, list(columns), chance).items():
            sheet.cell(6 + place, columns[header], value)
    book.save(path)


def _process(place: int, headers: Sequence[str], chance: random.Random) -> Mapping[str, object]:
    ratings = {header: chance.randint(1, 5) for header in headers[4:19]}
    return ratings | {
        "ID": f"P-{place:05d}",
        "Process name *": f"{chance.choice(_NAMES)} region {place}",
        "Description": _DESCRIPTION,
        "Data sensitivity": "Confidential",
        "Personal data": "Personal",
        "Regimes": "GDPR; SOX",
        "FTE": chance.randint(1, 50),
        "Annual cost [EUR]": chance.randint(50_000, 5_000_000),
        "Annual volume": chance.randint(1_000, 50_000),
    }


def commands(path: Path) -> Mapping[str, Sequence[str]]:
    """Return what is run, by name."""
    program = str(Path(sys.executable).with_name("reportgen"))
    return {
        _CHECK: (program, "check", str(path)),
        _READ: (sys.executable, "-c", _READING, str(path)),
        _LOAD: (sys.executable, "-c", _LOADING, str(path)),
    }


def table(runs: Mapping[str, Sequence[Run]]) -> str:
    """Return the figures of each, and the ratio to openpyxl of each round."""
    lines = [f"{'':16}{'cpu s':>22}{'wall s':>22}{'peak MiB':>22}"]
    for name, of_name in runs.items():
        figures = ([one.cpu for one in of_name], [one.wall for one in of_name], [one.memory for one in of_name])
        lines.append(f"{name:16}" + "".join(f"{spread(each):>22}" for each in figures))
    for name in (_CHECK, _READ):
        pairs = list(zip(runs[name], runs[_LOAD], strict=True))
        ratios = (
            [a.cpu / b.cpu for a, b in pairs],
            [a.wall / b.wall for a, b in pairs],
            [a.memory / b.memory for a, b in pairs],
        )
        lines.append(f"{name:16}" + "".join(f"{spread(each):>22}" for each in ratios) + "  of openpyxl's")
    return "\n".join(lines)


def main(rounds: int) -> None:
    """Write the workbook in a process of its own, so that this one stays small, then run and print."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "processes.xlsx"
        if os.fork() == 0:
            write_workbook(path)
            os._exit(0)
        os.wait()
        runs: dict[str, list[Run]] = {name: [] for name in commands(path)}
        for _ in range(rounds):
            for name, command in commands(path).items():
                runs[name].append(run(command))
        print(f"{_ROWS} processes, {path.stat().st_size / 2**20:.1f} MiB, {rounds} rounds; least, median, most")
        print(table(runs))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else _ROUNDS)
