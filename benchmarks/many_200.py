"""Small workbooks in one call, `--jobs 2` beside `--jobs 1`.

    python benchmarks/many_200.py [WORKBOOKS] [ROUNDS]

Writes workbooks of two processes each, 200 unless told otherwise, and makes the decision page of each as a PDF. Each
round runs both, one after the other, and every other round the other way round, so that a busy machine slows both
alike. Printed are processor time and wall time of the whole tree of processes, the peak memory of the largest of them
(least, median, most), reports a minute, and throughput against one job round by round. All reports are compared,
byte for byte. The claim is at least 1.7 times one job, on two cores that are free.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from measured import Run, run, spread

_WORKBOOKS, _ROUNDS = 200, 3
_LEAST = 1.7  # times the throughput of one job
_ONE, _TWO = "--jobs 1", "--jobs 2"
_WORKBOOK = "Process name,FTE,Annual cost\nAccounts payable,{},{}000\nPayroll,5,300000\n"
_STARTED = "from reportgen.cli import main; main()"


def write_workbooks(folder: Path, count: int) -> Sequence[str]:
    """Write workbooks of two processes each, which differ in numbers only; return their paths."""
    paths = [folder / f"client-{number:03}.csv" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(_WORKBOOK.format(10 + number, 500 + number), encoding="utf-8")
    return [str(path) for path in paths]


def made(workbooks: Sequence[str], jobs: str, folder: Path) -> tuple[Run, Mapping[str, str]]:
    """Make all reports in a new folder; return what it took, and the hash of each report by its name."""
    folder.mkdir()
    options = ("--sections", "decision", "-o", str(folder), "-q", *jobs.split())
    took = run((sys.executable, "-c", _STARTED, "generate", *workbooks, *options))
    return took, {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def table(runs: Mapping[str, Sequence[Run]], count: int) -> str:
    """Return the figures of both, and whether the claim holds."""
    lines = [f"{'':10}{'cpu s':>26}{'wall s':>26}{'peak MiB':>26}{'reports a minute':>22}"]
    for name, of_name in runs.items():
        cpu, wall = spread([one.cpu for one in of_name]), spread([one.wall for one in of_name])
        rate = spread([60 * count / one.wall for one in of_name])
        lines.append(f"{name:10}{cpu:>26}{wall:>26}{spread([one.memory for one in of_name]):>26}{rate:>22}")
    ratios = [one.wall / two.wall for one, two in zip(runs[_ONE], runs[_TWO], strict=True)]
    holds = statistics.median(ratios) >= _LEAST
    lines.append(f"{_TWO} makes {spread(ratios)} times as many; the claim, at least {_LEAST}, holds: {holds}")
    return "\n".join(lines)


def main(count: int, rounds: int) -> None:
    """Run and print."""
    runs: dict[str, list[Run]] = {_ONE: [], _TWO: []}
    reports: list[Mapping[str, str]] = []
    with tempfile.TemporaryDirectory() as place:
        workbooks = write_workbooks(Path(place), count)
        for number in range(rounds):
            for jobs in (_ONE, _TWO)[:: -1 if number % 2 else 1]:
                took, hashes = made(workbooks, jobs, Path(place, f"{number}{jobs[-1]}"))
                runs[jobs].append(took)
                reports.append(hashes)
    alike = all(one == reports[0] for one in reports) and len(reports[0]) == count
    print(f"{count} workbooks, {rounds} rounds, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}", end="; ")
    print(f"least, median, most; all reports there and identical: {alike}")
    print(table(runs, count))


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:]]
    main(*(given + [_WORKBOOKS, _ROUNDS][len(given) :]))
