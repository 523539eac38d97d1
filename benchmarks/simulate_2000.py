"""Assessing 2,000 processes with 10,000 draws: processor time and peak memory, against 60 s and 1.5 GiB.

    python benchmarks/simulate_2000.py [PROCESSES] [ROUNDS]

Each round is a process of its own, measured by the operating system (getrusage). Its parts are the draws of every
process, the swings of every driver, and all else: the catalogues, the verdicts and the deterministic money.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

_PROCESSES = 2_000
_ROUNDS = 3
_SECONDS = 60
_MEBIBYTES = 1536
_UNIT = 2**20 if sys.platform == "darwin" else 2**10  # of ru_maxrss
_ASSESSING = """
import json, random, resource, sys, time
from datetime import date
sys.path.insert(0, sys.argv[2])
from chance import by_chance
from reportgen.analysis.assess import assess
from reportgen.analysis.money import uncertainty
from reportgen.knowledge import catalogues
from reportgen.model.engagement import Engagement
from reportgen.model.verdict import NotAssessed

knowledge, chance, times = catalogues.load(), random.Random(1), {}


def timed(name):
    inner = getattr(uncertainty, name)

    def measured(*given, **named):
        began = time.process_time()
        try:
            return inner(*given, **named)
        finally:
            times[name] = times.get(name, 0.0) + time.process_time() - began

    setattr(uncertainty, name, measured)


timed("simulated"), timed("swung")
processes = tuple(by_chance(place, knowledge, chance) for place in range(int(sys.argv[1])))
engagement = Engagement(client="C", title="T", date=date(2026, 1, 1), processes=processes, home_country="DE")
found = assess(engagement, (), knowledge, workbook_sha256="0" * 64)
assert not isinstance(found.portfolio.uncertainty, NotAssessed) and found.portfolio.uncertainty.draws == 10_000
used = resource.getrusage(resource.RUSAGE_SELF)
whole = used.ru_utime + used.ru_stime
moved = sum(one.cost.case.one_off > 0 for one in found.processes)
print(json.dumps({
    "draws": times["simulated"],
    "swings": times["swung"],
    "all else": whole - times["simulated"] - times["swung"],
    "together": whole,
    "memory": used.ru_maxrss,
    "moved": moved,
}))
"""
_PARTS = ("draws", "swings", "all else", "together")


def run(processes: int) -> Mapping[str, float]:
    """Assess as a process of its own and return the processor seconds by part and the peak memory in MiB."""
    command = [sys.executable, "-c", _ASSESSING, str(processes), str(Path(__file__).parent)]
    found = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    return {**found, "memory": found["memory"] * _UNIT / 2**20}


def table(rounds: Sequence[Mapping[str, float]]) -> str:
    """Return each part in the middle of the rounds and in each, with what is allowed."""
    lines = [_line(name, [one[name] for one in rounds]) + "  s" for name in _PARTS]
    return "\n".join([*lines, _line("peak memory", [one["memory"] for one in rounds]) + "  MiB"])


def _line(name: str, figures: Sequence[float]) -> str:
    return f"{name:16}{statistics.median(figures):9.1f}   " + " ".join(f"{one:8.1f}" for one in figures)


def main(processes: int, rounds: int) -> int:
    """Run the rounds, print, and return 1 where the middle one takes more than is allowed."""
    figures = [run(processes) for _ in range(rounds)]
    print(f"{processes} processes, {figures[0]['moved']:.0f} of them moved, 10,000 draws; median, then {rounds} rounds")
    print(table(figures))
    seconds, memory = (statistics.median(one[name] for one in figures) for name in ("together", "memory"))
    print(f"allowed: {_SECONDS} s and {_MEBIBYTES} MiB")
    return int(seconds > _SECONDS or memory > _MEBIBYTES)


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:]]
    sys.exit(main(*given, *(_PROCESSES, _ROUNDS)[len(given) :]))
