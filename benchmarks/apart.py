"""A report laid out in parts beside the same HTML in one document.

    python benchmarks/apart.py [WORKBOOK] [ROUNDS] [SECTIONS]

Composes the report once (the example unless told otherwise; SECTIONS such as "decision,profiles" print a part of it),
then lays it out as one document, in parts by one process, and in parts by two. Every other round runs them the other
way round, so that a busy machine slows all alike. Printed are processor time and wall time of the whole tree of
processes and the peak memory of the largest of them (least, median, most), pages and bytes.
"""

from __future__ import annotations

import pickle
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from measured import Run, run, spread

from reportgen.pipeline.run import examine
from reportgen.pipeline.selection import selection_of
from reportgen.report.document import composed_html
from reportgen.report.resources import templates_folder

_EXAMPLE = Path(__file__).parent.parent / "inputs" / "example.xlsx"
_WAYS = {"one document": 0, "parts, one job": 1, "parts, two jobs": 2}
_LAID_OUT = """
import pickle, sys
from pathlib import Path
from reportgen.report.pdf import render_pdf
given, made, jobs = sys.argv[1:]
html, families, folders = pickle.loads(Path(given).read_bytes())
rendered = render_pdf(html, families=families, folders=folders, apart=jobs != "0", jobs=int(jobs))
Path(made).write_bytes(rendered.data)
Path(made + ".pages").write_text(str(rendered.pages))
"""


class _Unheard:
    """Hears nothing."""

    def stage(self, text: str) -> None:
        """Take the name of a stage."""

    def findings(self, findings: object) -> None:
        """Take what was found."""


def composed(workbook: Path, sections: tuple[str, ...]) -> bytes:
    """Return the report's HTML with its typefaces, to be laid out by another process."""
    examined = examine(workbook, listener=_Unheard())
    if examined.assessment is None:
        raise SystemExit(f"{workbook} has errors; see reportgen check")
    selection = selection_of(
        examined.assessment.engagement, sections=sections, pack=None, profiles=None, templates=None
    )
    html, brand = composed_html(
        examined.assessment,
        examined.knowledge,
        brand_file=None,
        templates=None,
        selection=selection,
        progress=lambda _: None,
    )
    return pickle.dumps((html, brand.families, (templates_folder(),)))


def table(runs: Mapping[str, Sequence[Run]], folder: Path) -> str:
    """Return the figures of all ways."""
    lines = [f"{'':16}{'cpu s':>22}{'wall s':>22}{'peak MiB':>26}{'pages':>8}{'bytes':>12}"]
    for name, of_name in runs.items():
        file = folder / f"{_WAYS[name]}.pdf"
        cpu, wall = spread([one.cpu for one in of_name]), spread([one.wall for one in of_name])
        peak, pages = spread([one.memory for one in of_name]), Path(f"{file}.pages").read_text(encoding="ascii")
        lines.append(f"{name:16}{cpu:>22}{wall:>22}{peak:>26}{pages:>8}{file.stat().st_size:>12}")
    same = (folder / "1.pdf").read_bytes() == (folder / "2.pdf").read_bytes()
    return "\n".join([*lines, f"The bytes of the parts are the same by one job and by two: {same}"])


def main(workbook: Path, rounds: int, sections: tuple[str, ...]) -> None:
    """Lay out the report in each way, so many rounds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        given = folder / "given.pickle"
        given.write_bytes(composed(workbook, sections))
        runs: dict[str, list[Run]] = {way: [] for way in _WAYS}
        for number in range(rounds):
            for way in list(_WAYS)[:: -1 if number % 2 else 1]:
                jobs = str(_WAYS[way])
                made = str(folder / f"{jobs}.pdf")
                runs[way].append(run((sys.executable, "-c", _LAID_OUT, str(given), made, jobs)))
        print(table(runs, folder))


if __name__ == "__main__":
    _, *given_ = sys.argv
    main(
        Path(given_[0]) if given_ else _EXAMPLE,
        int(given_[1]) if len(given_) > 1 else 1,
        tuple(given_[2].split(",")) if len(given_) > 2 else (),  # noqa: PLR2004
    )
