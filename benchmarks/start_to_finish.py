"""A typical report from start to finish, beside its HTML laid out by plain WeasyPrint and nothing else.

    python benchmarks/start_to_finish.py [PROCESSES] [ROUNDS]

The workbook is inputs/example.xlsx with its first 24 processes, unless told otherwise; its report is the full pack.
Each round runs both as whole processes, one after the other, so that a busy machine slows both alike. WeasyPrint gets
the HTML and the typefaces ready, and writes the same kind of PDF. Printed are processor time, wall time and peak
memory: least, median, most. The claim is at most 1.25 times the processor time of plain WeasyPrint.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from measured import Run, run, spread
from openpyxl import load_workbook

_PROCESSES, _ROUNDS = 24, 3
_MOST = 1.25  # times the processor time of plain WeasyPrint
_EXAMPLE = Path(__file__).parents[1] / "inputs" / "example.xlsx"
_FIRST_ROW = 6  # of the processes
_OURS, _PLAIN = "reportgen generate", "plain WeasyPrint"
_STARTED = "from reportgen.cli import main; main()"
_COMPOSED = """
import sys
from pathlib import Path
from reportgen.analysis.tracing.trace import trace_of
from reportgen.pipeline.listening import Silent
from reportgen.pipeline.run import examine
from reportgen.report.composition import composed_html
from reportgen.report.view.printed import printed_for
from reportgen.report.view.reading_order import WHOLE
read = examine(Path(sys.argv[1]), listener=Silent())
printed = printed_for(trace_of(read.assessment, read.knowledge), read.assessment, WHOLE)
html, _ = composed_html(read.assessment, read.knowledge, brand_file=None, templates=None, selection=WHOLE,
                        printed=printed, progress=lambda _: None)
Path(sys.argv[2]).write_text(html, encoding="utf-8")
"""
_LAID_OUT = """
import sys
from pathlib import Path
from reportgen.report.fonts import built_in_families, use_only
from reportgen.report.resources import templates_folder
use_only(built_in_families())
import weasyprint
html = weasyprint.HTML(string=Path(sys.argv[1]).read_text(encoding="utf-8"), base_url=str(templates_folder()))
html.write_pdf(sys.argv[2], pdf_variant="pdf/a-3a")
"""


def write_workbook(path: Path, count: int) -> None:
    """Write the example with its first processes only."""
    workbook = load_workbook(_EXAMPLE)
    for row in workbook["Processes"].iter_rows(min_row=_FIRST_ROW + count):
        for cell in row:
            cell.value = None
    workbook.save(path)


def commands(folder: Path) -> Mapping[str, Sequence[str]]:
    """Return what is run, by name."""
    return {
        _OURS: (sys.executable, "-c", _STARTED, "generate", f"{folder}/a.xlsx", "-o", f"{folder}/ours.pdf", "-q"),
        _PLAIN: (sys.executable, "-c", _LAID_OUT, f"{folder}/a.html", f"{folder}/plain.pdf"),
    }


def table(runs: Mapping[str, Sequence[Run]]) -> str:
    """Return the figures of both, and whether the claim holds."""
    lines = [f"{'':20}{'cpu s':>24}{'wall s':>24}{'peak MiB':>28}"]
    for name, of_name in runs.items():
        cpu, wall = spread([one.cpu for one in of_name]), spread([one.wall for one in of_name])
        lines.append(f"{name:20}{cpu:>24}{wall:>24}{spread([one.memory for one in of_name]):>28}")
    ratio = min(one.cpu for one in runs[_OURS]) / min(one.cpu for one in runs[_PLAIN])
    lines.append(f"{ratio:.2f} times plain WeasyPrint; the claim, at most {_MOST}, holds: {ratio <= _MOST}")
    return "\n".join(lines)


def main(count: int, rounds: int) -> None:
    """Run and print."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        write_workbook(folder / "a.xlsx", count)
        run((sys.executable, "-c", _COMPOSED, f"{folder}/a.xlsx", f"{folder}/a.html"))
        runs: dict[str, list[Run]] = {name: [] for name in commands(folder)}
        for _ in range(rounds):
            for name, command in commands(folder).items():
                runs[name].append(run(command))
        print(f"{count} processes, {rounds} rounds; least, median, most")
        print(table(runs))


if __name__ == "__main__":
    main(*(int(given) for given in (*sys.argv[1:], *(_PROCESSES, _ROUNDS)[len(sys.argv) - 1 :])))
