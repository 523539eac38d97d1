"""Small workbooks in one call: `--jobs 2`, and a Dask cluster that loses a worker, beside `--jobs 1`.

    python benchmarks/many_200.py [WORKBOOKS] [ROUNDS]

Writes workbooks of two processes each, 200 unless told otherwise, and makes the decision page of each as a PDF. Each
round runs all ways, one after the other, and every other round the other way round, so that a busy machine slows all
alike. The cluster is of this computer, on loopback: two workers, each with one thread; when half the reports are
there, one worker is killed, and its keeper starts another. That it is there when the command starts is not counted.
Printed are processor time and wall time of the command with what it started, the peak memory of the largest process
(least, median, most), reports a minute, and throughput against one job round by round. What a cluster's workers take
is theirs and not counted. All reports are compared, byte for byte, and each must be named once on standard output: no
report lost, none made twice. The claims are at least 1.7 times one job with two, and 1.5 times with the cluster, on two
cores that are free. Without Dask (the extra `cluster`) the cluster is left out, with a note.
"""

from __future__ import annotations

import os
import signal
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from measured import Run, run_told, spread

_WORKBOOKS, _ROUNDS = 200, 3
_ONE, _TWO, _CLUSTER = "--jobs 1", "--jobs 2", "--scheduler"
_LEAST = {_TWO: 1.7, _CLUSTER: 1.5}  # times the throughput of one job
_WORKBOOK = "Process name,FTE,Annual cost\nAccounts payable,{},{}000\nPayroll,5,300000\n"
_STARTED = "from reportgen.cli import main; main()"


def write_workbooks(folder: Path, count: int) -> Sequence[str]:
    """Write workbooks of two processes each, which differ in numbers only; return their paths."""
    paths = [folder / f"client-{number:03}.csv" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(_WORKBOOK.format(10 + number, 500 + number), encoding="utf-8")
    return [str(path) for path in paths]


@contextmanager
def cluster_of_two() -> Iterator[tuple[str, Callable[[], None]]]:
    """Start a cluster of two workers; yield the address of its scheduler, and what kills a worker."""
    from distributed import LocalCluster  # noqa: PLC0415 - not always there

    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        worker_dashboard_address="127.0.0.1:0",
        silence_logs=60,
    ) as cluster:
        yield cluster.scheduler_address, lambda: os.kill(cluster.workers[0].process.pid, signal.SIGKILL)


def made(workbooks: Sequence[str], way: str, folder: Path) -> tuple[Run, Mapping[str, str]]:
    """Make all reports in a new folder; return what it took, and the hash of each report by its name.

    A report that is named twice, or not at all, is missing.
    """
    folder.mkdir()
    options = ("--sections", "decision", "-o", str(folder), "-q")
    with cluster_of_two() if way == _CLUSTER else nullcontext(("", lambda: None)) as (address, kill):
        named: list[str] = []

        def told(line: str) -> None:
            named.append(Path(line).name)
            if len(named) == len(workbooks) // 2:
                kill()

        ways = (_CLUSTER, address) if way == _CLUSTER else tuple(way.split())
        took = run_told((sys.executable, "-c", _STARTED, "generate", *workbooks, *options, *ways), told)
    hashes = {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    return took, {name: sum_ for name, sum_ in hashes.items() if named.count(name) == 1}


def table(runs: Mapping[str, Sequence[Run]], count: int) -> str:
    """Return the figures of all ways, and whether the claims hold."""
    lines = [f"{'':12}{'cpu s':>26}{'wall s':>26}{'peak MiB':>26}{'reports a minute':>22}"]
    for name, of_name in runs.items():
        cpu, wall = spread([one.cpu for one in of_name]), spread([one.wall for one in of_name])
        rate = spread([60 * count / one.wall for one in of_name])
        lines.append(f"{name:12}{cpu:>26}{wall:>26}{spread([one.memory for one in of_name]):>26}{rate:>22}")
    for name in (name for name in runs if name != _ONE):
        ratios = [one.wall / other.wall for one, other in zip(runs[_ONE], runs[name], strict=True)]
        holds = statistics.median(ratios) >= _LEAST[name]
        lines.append(f"{name} makes {spread(ratios)} times as many; the claim, at least {_LEAST[name]}, holds: {holds}")
    return "\n".join(lines)


def main(count: int, rounds: int) -> None:
    """Run and print."""
    ways = (_ONE, _TWO, _CLUSTER) if find_spec("distributed") else (_ONE, _TWO)
    runs: dict[str, list[Run]] = {way: [] for way in ways}
    reports: list[Mapping[str, str]] = []
    with tempfile.TemporaryDirectory() as place:
        workbooks = write_workbooks(Path(place), count)
        for number in range(rounds):
            for way in ways[:: -1 if number % 2 else 1]:
                took, hashes = made(workbooks, way, Path(place, f"{number}{way}"))
                runs[way].append(took)
                reports.append(hashes)
    complete = all(len(one) == count for one in reports)
    alike = all(one == reports[0] for one in reports)
    print(f"{count} workbooks, {rounds} rounds, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}", end="; ")
    print(f"least, median, most; every report there, each once: {complete}; all identical: {alike}")
    print(table(runs, count))
    if _CLUSTER not in runs:
        print("The cluster was left out: Dask is not installed (pip install 'reportgen[cluster]').")


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:]]
    main(*(given + [_WORKBOOKS, _ROUNDS][len(given) :]))
