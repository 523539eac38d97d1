"""The layout of whole reports beside plain WeasyPrint and headless Chromium, on the same HTML.

    python benchmarks/layout.py [PROCESSES] [ROUNDS] [WAYS]

Composes the report of a made-up portfolio (100 processes unless told otherwise), with the long sections in runs as they
are printed. Then lays it out in each way, one after another, every other round the other way round, so that a busy
machine slows all alike: plain WeasyPrint in one document (same typefaces, same PDF variant), our parts by one process
and by two, and Chromium from the system where there is one. WAYS such as "plain,two" takes some of them.

Printed are processor time, wall time and peak memory of the whole tree of processes (least, median, most), pages and
bytes; then what is claimed of the medians: wall at most 0.50 of plain WeasyPrint's by two processes, CPU at most 1.0,
peak memory at most 0.35 (from 500 processes), size at most 1.12, and CPU at most 2.0 of Chromium's.
"""

from __future__ import annotations

import os
import pickle
import shutil
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
from made_up import report_of
from measured import Run, run_as_tree, spread

_PROCESSES, _ROUNDS = 100, 1
_HERE = Path(__file__).parent
_PLAIN = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from composed import read
from reportgen.report.fonts import use_only
given = read(Path(sys.argv[2]))
use_only(given.families)
import weasyprint
weasyprint.HTML(string=str(given.html), base_url=str(given.folders[0])).write_pdf(sys.argv[3], pdf_variant="pdf/a-3a")
"""
_OURS = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from composed import read
from reportgen.report.pdf import making_pdf
given = read(Path(sys.argv[2]))
fonts, folders, pieces = given.families, given.folders, given.html.pieces()
del given  # as a report comes: piece by piece, each let go of once it is read
with making_pdf(families=fonts, folders=folders, jobs=int(sys.argv[4])) as making:
    made = making.render(making.read(pieces))
Path(sys.argv[3]).write_bytes(made.data)
"""
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome-headless-shell")
_SMALL = 500  # processes; below it the programs themselves are most of the memory


def ways(folder: Path) -> Mapping[str, Sequence[str]]:
    """Return the commands, by name, to the file of that name."""
    ours = (sys.executable, "-c", _OURS, str(_HERE), str(folder / "given"))
    made = {
        "plain": (sys.executable, "-c", _PLAIN, str(_HERE), str(folder / "given"), str(folder / "plain")),
        "one": (*ours, str(folder / "one"), "1"),
        "two": (*ours, str(folder / "two"), "2"),
    }
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        print("Chromium is not on this system: left out")
        return made
    options = (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        "--generate-pdf-document-outline",
    )
    printed = f"--print-to-pdf={folder / 'chromium'}"
    return {**made, "chromium": (browser, *options, printed, (folder / "given.html").as_uri())}


def table(runs: Mapping[str, Sequence[Run]], folder: Path) -> str:
    """Return the figures of all ways."""
    lines = [f"{'':10}{'cpu s':>24}{'wall s':>24}{'peak MiB':>28}{'pages':>8}{'bytes':>12}"]
    for name, of_name in runs.items():
        cpu, wall = spread([one.cpu for one in of_name]), spread([one.wall for one in of_name])
        peak, file = spread([one.memory for one in of_name]), folder / name
        pages = len(pypdfium2.PdfDocument(file))
        lines.append(f"{name:10}{cpu:>24}{wall:>24}{peak:>28}{pages:>8}{file.stat().st_size:>12}")
    return "\n".join(lines)


def claims(runs: Mapping[str, Sequence[Run]], folder: Path, processes: int) -> str:
    """Return what is claimed, and whether it holds."""
    lines = []
    if {"plain", "two"} <= set(runs):
        lines.append(_claim("wall, two processes", _ratio(runs, "wall", "two", "plain"), 0.50))
        lines.append(_claim("cpu, two processes", _ratio(runs, "cpu", "two", "plain"), 1.0))
        if processes >= _SMALL:
            lines.append(_claim("peak memory, two processes", _ratio(runs, "memory", "two", "plain"), 0.35))
        lines.append(_claim("bytes", (folder / "two").stat().st_size / (folder / "plain").stat().st_size, 1.12))
    if {"one", "two"} <= set(runs):
        lines.append(f"bytes the same by one and two: {(folder / 'one').read_bytes() == (folder / 'two').read_bytes()}")
    if {"one", "chromium"} <= set(runs):
        lines.append(_claim("cpu against Chromium", _ratio(runs, "cpu", "one", "chromium"), 2.0))
    return "\n".join(lines)


def _ratio(runs: Mapping[str, Sequence[Run]], what: str, ours: str, theirs: str) -> float:
    """Return the median of the ratios round by round."""
    pairs = zip(runs[ours], runs[theirs], strict=True)
    return statistics.median(getattr(one, what) / getattr(other, what) for one, other in pairs)


def _claim(what: str, ratio: float, most: float) -> str:
    return f"{what}: {ratio:.2f}, at most {most:.2f}: {'holds' if ratio <= most else 'DOES NOT HOLD'}"


def main(processes: int, rounds: int, wanted: Sequence[str]) -> None:
    """Lay out the report in each way, so many rounds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        given = report_of(processes)
        (folder / "given").write_bytes(pickle.dumps(given))
        (folder / "given.html").write_text(str(given.html), encoding="utf-8")
        commands = {way: command for way, command in ways(folder).items() if not wanted or way in wanted}
        runs: dict[str, list[Run]] = {way: [] for way in commands}
        for number in range(rounds):
            for way in list(commands)[:: -1 if number % 2 else 1]:
                runs[way].append(run_as_tree(commands[way]))
        print(f"{processes} processes, {len(given.html)} characters, {rounds} rounds; {os.cpu_count()} cores,", end=" ")
        print(f"load {os.getloadavg()[0]:.1f}; least, median, most")
        print(table(runs, folder))
        print(claims(runs, folder, processes))


if __name__ == "__main__":
    _, *given_ = sys.argv
    numbers = [int(one) for one in given_ if one.isdigit()]
    main(
        *(numbers + [_PROCESSES, _ROUNDS][len(numbers) :]),
        [way for one in given_ if not one.isdigit() for way in one.split(",")],
    )
