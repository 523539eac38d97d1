"""Whole processes, measured: what every benchmark here counts by."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event, Thread

os.environ["REPORTGEN_CACHE"] = "off"  # every run makes everything; again.py, which measures the cache, has its own
_BETWEEN_LOOKS = 0.2  # seconds
_UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a process and those it waited for took: seconds of the processor and by the clock, MiB of the largest."""

    cpu: float
    wall: float
    memory: float


def run(command: Sequence[str], *, started: Callable[[int], None] = lambda _: None) -> Run:
    """Run a whole process, its output thrown away, and measure it; `started` hears its number.

    One that fails ends the benchmark with its complaints.
    """
    return run_told(command, lambda _: None, started=started)


def run_told(
    command: Sequence[str], told: Callable[[str], None], *, started: Callable[[int], None] = lambda _: None
) -> Run:
    """Run a whole process, tell each line of its standard output as it comes, and measure it."""
    began = time.perf_counter()
    ours, theirs = os.pipe()
    with tempfile.TemporaryFile() as complaints:
        streams = [(os.POSIX_SPAWN_DUP2, complaints.fileno(), 2), (os.POSIX_SPAWN_DUP2, theirs, 1)]
        process = os.posix_spawn(command[0], command, os.environ, file_actions=streams)
        started(process)
        os.close(theirs)
        with os.fdopen(ours, encoding="utf-8", errors="replace") as lines:
            for line in lines:
                told(line.rstrip("\n"))
        _, status, used = os.wait4(process, 0)
        wall = time.perf_counter() - began
        if (code := os.waitstatus_to_exitcode(status)) != 0:
            complaints.seek(0)
            why = complaints.read().decode("utf-8", errors="replace")
            raise SystemExit(f"failed with {code}: {' '.join(command)}\n{why}")
    return Run(cpu=used.ru_utime + used.ru_stime, wall=wall, memory=used.ru_maxrss * _UNIT / 2**20)


def run_as_tree(command: Sequence[str]) -> Run:
    """Run a whole process like `run`; the memory is the most that it and all it started ever took together.

    Looked at five times a second. On Linux what several share counts once (PSS), and processes that nobody waits for,
    as Chromium's, count with the time that they had taken when last seen; elsewhere only those waited for count.
    """
    most = [0.0]
    taken: dict[int, float] = {}
    ended = Event()
    pid: list[int] = []

    def look() -> None:
        while not ended.wait(_BETWEEN_LOOKS):
            if pid:
                tree = _tree(pid[0])
                taken.update((one, time) for one in tree if (time := _taken(one)))
                most[0] = max(most[0], sum(map(_proportional, tree)) / 1024)

    watcher = Thread(target=look, daemon=True)
    watcher.start()
    try:
        found = run(command, started=pid.append)
    finally:
        ended.set()
        watcher.join()
    return replace(found, cpu=max(found.cpu, sum(taken.values())), memory=most[0] or found.memory)


def _taken(pid: int) -> float:
    """Return the seconds of the processor that a process itself has taken; 0 where it is gone."""
    with suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def _tree(pid: int) -> list[int]:
    found = [pid]
    for one in found:
        with suppress(OSError):
            for children in Path(f"/proc/{one}/task").glob("*/children"):
                found += map(int, children.read_text(encoding="ascii").split())
    return found


def _proportional(pid: int) -> int:
    """Return the KiB of a process, what it shares counted in part."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


def spread(figures: Sequence[float]) -> str:
    """Return the least, the median and the most."""
    return f"{min(figures):.2f} {statistics.median(figures):.2f} {max(figures):.2f}"
