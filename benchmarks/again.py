"""A report made again: nothing changed, or one process of many; beside the first time, and Chromium.

    python benchmarks/again.py [PROCESSES] [ROUNDS]

Writes a workbook of 100 processes unless told otherwise and makes its report in a cache of its own: from an empty one,
again with nothing changed, and with one process changed; then under `watch`, after a save that changes one process,
when the watcher is at rest.
Chromium prints the HTML of the whole report, from the system or not at all. Each round runs everything once, every
other round in the other order where there is one, so that a busy machine slows all alike. Printed are processor time
and wall time of the whole tree of processes and the peak memory of the largest of them (least, median, most), and wall
times as a share of the first. The claims: at most 0.12 and less than Chromium after a change, 0.08 under `watch`, 0.03
without a change. The report with the change is made once without the cache, too, and compared byte for byte.
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from measured import Run, run, spread

_PROCESSES, _ROUNDS = 100, 1
_FIRST, _SAME, _CHANGED, _WATCHED, _PRINTED = (
    "first",
    "nothing changed",
    "one changed",
    "watch, one changed",
    "Chromium",
)
_REST, _LOOKING = 3.0, 0.3  # seconds by the clock, and of the processor in that time
_MOST = {_SAME: 0.03, _CHANGED: 0.12, _WATCHED: 0.08}
_STARTED = (sys.executable, "-c", "from reportgen.cli import main; main()")
_NAMES = ("Accounts payable", "Payroll", "Patent analytics", "Email support", "Contract review", "Order entry")
_RATED = ("Judgement", "Domain expertise", "Codifiability", "Analytical complexity", "Customisation")
_COMPOSED = """
import sys
from pathlib import Path
from reportgen import assess
from reportgen.pipeline.selection import selection_of
from reportgen.report.composition import composed_html
found = assess(sys.argv[1])
engagement = found.assessment.engagement
selection = selection_of(engagement, sections=(), pack=None, profiles=None, templates=None)
html, _ = composed_html(found.assessment, found.knowledge, brand_file=None, templates=None, selection=selection,
                        progress=lambda _: None)
Path(sys.argv[2]).write_text(html, encoding="utf-8")
"""


def write_workbook(path: Path, count: int, *, changed: int = 0) -> None:
    """Write a workbook of so many processes; `changed` is added to the yearly cost of the one in the middle."""
    chance = random.Random(1)  # noqa: S311 - the same figures every time
    lines = [",".join(("Process name", *_RATED, "FTE", "Annual cost"))]
    for number in range(1, count + 1):
        ratings = [str(chance.randint(1, 5)) for _ in _RATED]
        cost = chance.randint(100, 9_000) * 1_000 + (changed if number == count // 2 else 0)
        lines.append(",".join((f"{_NAMES[number % 6]} {number}", *ratings, str(chance.randint(2, 90)), str(cost))))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def made(workbook: Path, *options: str) -> Run:
    """Make the report."""
    return run((*_STARTED, "generate", str(workbook), "-q", *options))


def watched(workbook: Path, count: int, changed: int) -> Run:
    """Save the workbook with a change while it is watched; return what it took until the report was made."""
    process = subprocess.Popen((*_STARTED, "watch", str(workbook)), stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
    stream = process.stderr
    if stream is None:
        raise SystemExit("watch says nothing")
    try:
        _until_made(iter(stream.readline, b""))
        _until_at_rest(process.pid)
        before, began = _taken(process.pid), time.perf_counter()
        write_workbook(workbook, count, changed=changed)
        _until_made(iter(stream.readline, b""))
        return Run(cpu=_taken(process.pid) - before, wall=time.perf_counter() - began, memory=0.0)
    finally:
        process.terminate()
        process.wait()


def _until_made(lines: object) -> None:
    for line in lines:  # type: ignore[attr-defined]
        if b"Made in" in line:
            return
    raise SystemExit("watch made no report")


def _until_at_rest(process: int) -> None:
    """Wait until the watcher does nothing but look, as an analyst's first save finds it."""
    before = -1.0
    while _taken(process) - before > _LOOKING:
        before = _taken(process)
        time.sleep(_REST)


def _taken(process: int) -> float:
    """Return the processor time of a process, of those it waited for and of those that work for it now, in seconds."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        others = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK") + sum(map(_taken, map(int, others)))


def printed(browser: str, page: Path) -> Run:
    """Let Chromium print the HTML."""
    quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
    return run((browser, *quiet, f"--print-to-pdf={page.with_suffix('.chromium.pdf')}", str(page)))


def one_round(folder: Path, count: int, number: int, browser: str | None) -> Mapping[str, Run]:
    """Run everything once, in a cache that is empty at first."""
    os.environ["REPORTGEN_CACHE"] = str(folder / f"cache-{number}")
    workbook, page = folder / "many.csv", folder / "many.html"
    write_workbook(workbook, count)
    runs: dict[str, Run] = {}
    if browser is not None and not page.exists():
        run((sys.executable, "-c", _COMPOSED, str(workbook), str(page)))
    if browser is not None and number % 2:
        runs[_PRINTED] = printed(browser, page)
    runs[_FIRST] = made(workbook)
    runs[_SAME] = made(workbook)
    write_workbook(workbook, count, changed=111_000)
    runs[_CHANGED] = made(workbook)
    runs[_WATCHED] = watched(workbook, count, changed=222_000)
    if browser is not None and not number % 2:
        runs[_PRINTED] = printed(browser, page)
    return runs


def is_the_same(folder: Path, count: int) -> bool:
    """Return whether the report that came from the cache is the one that is made without it."""
    workbook, report = folder / "many.csv", folder / "many.pdf"
    write_workbook(workbook, count, changed=111_000)
    hashes = set()
    for options in ((), ("--no-cache",)):
        made(workbook, *options)
        hashes.add(sha256(report.read_bytes()).hexdigest())
    return len(hashes) == 1


def table(rounds: Sequence[Mapping[str, Run]]) -> str:
    """Return the figures, and whether the claims hold."""
    lines = [f"{'':20}{'cpu s':>24}{'wall s':>24}{'peak MiB':>26}{'of the first':>14}"]
    shares: dict[str, float] = {}
    for name in rounds[0]:
        runs = [one[name] for one in rounds]
        shares[name] = statistics.median(one[name].wall / one[_FIRST].wall for one in rounds)
        cpu, wall = spread([one.cpu for one in runs]), spread([one.wall for one in runs])
        peak = spread([one.memory for one in runs]) if runs[0].memory else ""
        lines.append(f"{name:20}{cpu:>24}{wall:>24}{peak:>26}{shares[name]:>14.3f}")
    for name, most in _MOST.items():
        lines.append(f"{name}: at most {most:.2f} of the first: {shares[name] <= most}")
    if _PRINTED in shares:
        lines.append(f"{_CHANGED}: less than Chromium: {shares[_CHANGED] < shares[_PRINTED]}")
    else:
        lines.append("Chromium is not installed, so nothing is said of it.")
    return "\n".join(lines)


def main(count: int, rounds: int) -> None:
    """Run and print."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        runs = [one_round(folder, count, number, browser) for number in range(rounds)]
        same = is_the_same(folder, count)
    print(f"{count} processes, {rounds} rounds, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}", end="; ")
    print(f"least, median, most; the same bytes without the cache: {same}")
    print(table(runs))


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:]]
    main(*(given + [_PROCESSES, _ROUNDS][len(given) :]))
