"""Whole processes, measured: what every benchmark here counts by."""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a process and those it waited for took: seconds of the processor and by the clock, MiB of the largest."""

    cpu: float
    wall: float
    memory: float


def run(command: Sequence[str]) -> Run:
    """Run a whole process, its output thrown away, and measure it."""
    return run_told(command, lambda _: None)


def run_told(command: Sequence[str], told: Callable[[str], None]) -> Run:
    """Run a whole process, tell each line of its standard output as it comes, and measure it."""
    began = time.perf_counter()
    ours, theirs = os.pipe()
    quiet = [(os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0), (os.POSIX_SPAWN_DUP2, theirs, 1)]
    process = os.posix_spawn(command[0], command, os.environ, file_actions=quiet)
    os.close(theirs)
    with os.fdopen(ours, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            told(line.rstrip("\n"))
    _, status, used = os.wait4(process, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"failed: {' '.join(command)}")
    wall = time.perf_counter() - began
    return Run(cpu=used.ru_utime + used.ru_stime, wall=wall, memory=used.ru_maxrss * _UNIT / 2**20)


def spread(figures: Sequence[float]) -> str:
    """Return the least, the median and the most."""
    return f"{min(figures):.2f} {statistics.median(figures):.2f} {max(figures):.2f}"
