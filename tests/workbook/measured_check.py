"""What one run of the program takes, measured in a process of its own, without its start for each run."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_BYTES = 1 if sys.platform == "darwin" else 1024  # the unit of ru_maxrss
_STARTED = """
import json, os, sys, time
from reportgen.cli.app import run

run(["check", sys.argv[1], "--json"])
print()
start = time.process_time()
for line in sys.stdin:
    arguments, out, err = json.loads(line)
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        for path, number in ((out, 1), (err, 2)):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
        exit_code = run(arguments)
        sys.stdout.flush()
        os._exit(exit_code)
    _, status, used = os.wait4(child, 0)
    seconds = start + used.ru_utime + used.ru_stime
    print(json.dumps([os.waitstatus_to_exitcode(status), seconds, used.ru_maxrss]), flush=True)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """How a run ended, what it said, and what it took; `seconds` are those of the processor, the start among them."""

    exit_code: int
    out: str
    err: str
    seconds: float
    memory: int


@contextmanager
def started(small: Path, folder: Path) -> Iterator[Callable[..., Measured]]:
    """Start the program once, with all that checking a small workbook loads; each run is a copy of it."""
    with subprocess.Popen(
        [sys.executable, "-c", _STARTED, small], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        stdin, stdout = program.stdin, program.stdout
        while stdout.readline() != "\n":
            assert program.poll() is None, "the program does not start"

        def measured(*arguments: object) -> Measured:
            out, err = folder / "out", folder / "err"
            stdin.write(json.dumps([[str(one) for one in arguments], str(out), str(err)]) + "\n")
            stdin.flush()
            exit_code, seconds, memory = json.loads(stdout.readline())
            return Measured(
                exit_code=exit_code,
                out=out.read_text(encoding="utf-8"),
                err=err.read_text(encoding="utf-8"),
                seconds=seconds,
                memory=memory * _BYTES,
            )

        yield measured
        stdin.close()
