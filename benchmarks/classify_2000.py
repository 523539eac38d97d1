"""Classifying 2,000 processes, beside openpyxl's own loading of their workbook.

    python benchmarks/classify_2000.py [ROUNDS]

Each round runs, one after the other, whole processes that load the workbook with openpyxl and that classify what is
read from it; so a busy machine slows both sides, and nothing is remembered from one round to the next. Each measures
its own processor time: of classification the judgement (nature, site, security, gates), then the class with its weight
draws and flips, then the flip of the recommendation and the question. Reading and the catalogues count for neither.
"""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import load_workbook

from reportgen.knowledge import catalogues
from reportgen.workbook.template import write_template

_ROWS = 2_000
_ROUNDS = 5
_HEADER_ROW = 5
_LOADING = """
import json, sys, time
import openpyxl
began = time.process_time()
openpyxl.load_workbook(sys.argv[1])
print(json.dumps({"openpyxl load": time.process_time() - began}))
"""
_CLASSIFYING = """
import json, sys, time
from pathlib import Path
from reportgen.analysis.assess import DEFAULT_SEED
from reportgen.analysis.assumptions import assumptions_of
from reportgen.analysis.classify import classified
from reportgen.analysis.flips import recommendation_flip
from reportgen.analysis.judgement import judgements
from reportgen.analysis.questions import question_of
from reportgen.analysis.scales import scales_of
from reportgen.analysis.variants import variants_of
from reportgen.knowledge import catalogues
from reportgen.workbook.reading import read

knowledge = catalogues.load()
engagement = read(Path(sys.argv[1]), knowledge).engagement
clock = time.process_time
times = {"judgement": -clock(), "class, draws, flips": 0.0, "recommendation flip, question": 0.0}
scales = scales_of(engagement, knowledge)
judged = list(judgements(scales, assumptions_of(engagement, knowledge)))
times["judgement"] += clock()
found = 0
for one in judged:
    began = clock()
    variants = variants_of(one.judged, scales)
    classification = classified(one, variants, seed=DEFAULT_SEED)
    classed = clock()
    flip = recommendation_flip(variants, one.ruling.decision.recommendation)
    question = question_of(one, variants)
    times["class, draws, flips"] += classed - began
    times["recommendation flip, question"] += clock() - classed
    found += bool(classification.flips) + bool(flip) + bool(question)
assert len(judged) == int(sys.argv[2]) and found > len(judged)
print(json.dumps(times))
"""
_CLASS = ("judgement", "class, draws, flips")


def write_workbook(path: Path) -> None:
    """Write a template of 2,000 rows and rate every criterion at random, the same on every run."""
    knowledge = catalogues.load()
    write_template(path, knowledge, rows=_ROWS, currency="EUR")
    book = load_workbook(path)
    sheet = book["Processes"]
    columns = {str(cell.value): cell.column for cell in sheet[_HEADER_ROW]}
    ratings = [one.name for one in knowledge.criteria.values()]
    chance = random.Random(1)  # noqa: S311 - the same workbook on every run
    for place in range(_ROWS):
        like = chance.choice(knowledge.reference_processes)
        values = {header: chance.randint(1, 5) for header in ratings} | {
            "ID": f"P-{place:05d}",
            "Process name *": f"{like.name} region {place}",
            "Description": like.description,
            "Personal data": chance.choice(["None", "Personal", "Special category"]),
            "Annual cost [EUR]": chance.randint(50_000, 5_000_000),
        }
        for header, value in values.items():
            sheet.cell(_HEADER_ROW + 1 + place, columns[header], value)
    book.save(path)


def run(script: str, path: Path) -> Mapping[str, float]:
    """Run a script as a process of its own and return the processor seconds that it prints by name."""
    command = [sys.executable, "-c", script, str(path), str(_ROWS)]
    found: Mapping[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


def table(rounds: Sequence[Mapping[str, float]]) -> str:
    """Return the seconds of each part, in each round and in the middle, and the ratios to openpyxl round by round."""
    load = [one["openpyxl load"] for one in rounds]
    rows = {name: [one[name] for one in rounds] for name in rounds[0]}
    classes = [sum(one[name] for name in _CLASS) for one in rounds]
    whole = [sum(one.values()) - one["openpyxl load"] for one in rounds]
    lines = [_line(name, seconds) + "  s" for name, seconds in rows.items()]
    for name, seconds in (("classification", classes), ("with flip and question", whole)):
        lines.append(_line(name, [one / per for one, per in zip(seconds, load, strict=True)]) + "  of openpyxl's")
    return "\n".join(lines)


def _line(name: str, figures: Sequence[float]) -> str:
    return f"{name:32}{statistics.median(figures):7.2f}   " + " ".join(f"{one:6.2f}" for one in figures)


def main(rounds: int) -> None:
    """Write the workbook, then run both sides in turn and print."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "processes.xlsx"
        write_workbook(path)
        figures = [{**run(_LOADING, path), **run(_CLASSIFYING, path)} for _ in range(rounds)]
        size = path.stat().st_size / 2**20
    print(f"{_ROWS} processes, {size:.1f} MiB, processor time; median, then {rounds} rounds")
    print(table(figures))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else _ROUNDS)
