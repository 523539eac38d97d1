"""Whole processes, measured: what every benchmark here counts by."""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Sequence
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
    began = time.perf_counter()
    quiet = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
    process = os.posix_spawn(command[0], command, os.environ, file_actions=quiet)
    _, status, used = os.wait4(process, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"failed: {' '.join(command)}")
    wall = time.perf_counter() - began
    return Run(cpu=used.ru_utime + used.ru_stime, wall=wall, memory=used.ru_maxrss * _UNIT / 2**20)


def spread(figures: Sequence[float]) -> str:
    """Return the least, the median and the most."""
    return f"{min(figures):.2f} {statistics.median(figures):.2f} {max(figures):.2f}"
