"""What it takes to start: --help, --version, and the check of a workbook with two processes.

    python benchmarks/start_up.py [ROUNDS]

Each round runs a whole process of each, beside an interpreter that does nothing and one that only loads the library
for command lines, so that a busy machine slows all alike. Printed are processor time, wall time and peak memory:
least, median, most. The claim is that --help takes less than 0.3 s of the processor.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from measured import Run, run, spread

_ROUNDS = 9
_MOST = 0.3  # seconds of the processor that --help may take
_WORKBOOK = "Process name,FTE,Annual cost\nAccounts payable,20,1000000\nPayroll,5,300000\n"
_STARTED = "from reportgen.cli import main; main()"
_HELP = "reportgen --help"


def commands(workbook: Path) -> Mapping[str, Sequence[str]]:
    """Return what is run, by name."""
    program = (sys.executable, "-c", _STARTED)
    return {
        "python": (sys.executable, "-c", "pass"),
        "import typer": (sys.executable, "-c", "import typer"),
        _HELP: (*program, "--help"),
        "reportgen --version": (*program, "--version"),
        "reportgen check": (*program, "check", str(workbook)),
    }


def table(runs: Mapping[str, Sequence[Run]]) -> str:
    """Return the figures of each, and whether the claim holds."""
    lines = [f"{'':20}{'cpu s':>18}{'wall s':>18}{'peak MiB':>22}"]
    for name, of_name in runs.items():
        cpu, wall = spread([one.cpu for one in of_name]), spread([one.wall for one in of_name])
        lines.append(f"{name:20}{cpu:>18}{wall:>18}{spread([one.memory for one in of_name]):>22}")
    least = min(one.cpu for one in runs[_HELP])
    lines.append(f"{_HELP}: {least:.2f} s of the processor; the claim, under {_MOST}, holds: {least < _MOST}")
    return "\n".join(lines)


def main(rounds: int) -> None:
    """Run and print."""
    with tempfile.TemporaryDirectory() as folder:
        workbook = Path(folder) / "acme.csv"
        workbook.write_text(_WORKBOOK, encoding="utf-8")
        runs: dict[str, list[Run]] = {name: [] for name in commands(workbook)}
        for _ in range(rounds):
            for name, command in commands(workbook).items():
                runs[name].append(run(command))
        print(f"{rounds} rounds; least, median, most")
        print(table(runs))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else _ROUNDS)
