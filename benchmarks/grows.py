"""Memory and time of a report by two processes as the portfolio grows.

    python benchmarks/grows.py [PROCESSES] [PROCESSES]

Composes the reports of two made-up portfolios (500 and 2,000 processes unless told otherwise), everything printed, each
in a process of its own, and lays each out by two processes. Printed are processor time, wall time and the peak memory
of the whole tree of processes, of composing and of laying out by themselves; then what is claimed of laying out: memory
at most 1.3 times that of the smaller one, and processor time no more than grows with the portfolio (1.1 times that).
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from layout import ways
from measured import Run, run_as_tree

_SIZES = (500, 2000)
_MEMORY, _TIME = 1.3, 1.1
_COMPOSED = """
import pickle, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from made_up import report_of
Path(sys.argv[3]).write_bytes(pickle.dumps(report_of(int(sys.argv[2]))))
"""


def composed_and_laid_out(processes: int) -> Run:
    """Make a report, and return what laying out took."""
    here = str(Path(__file__).parent)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        composing = (sys.executable, "-c", _COMPOSED, here, str(processes), str(folder / "given"))
        _measured(processes, "composed", composing)
        return _measured(processes, "laid out", ways(folder)["two"])


def _measured(processes: int, stage: str, command: Sequence[str]) -> Run:
    one = run_as_tree(command)
    print(f"{processes:>10}  {stage:10}{one.cpu:>10.1f}{one.wall:>10.1f}{one.memory:>10.0f}", flush=True)
    return one


def main(small: int, large: int) -> None:
    """Run, and print each figure as soon as it is there."""
    print(f"{'processes':>10}  {'':10}{'cpu s':>10}{'wall s':>10}{'peak MiB':>10}", flush=True)
    before, after = (composed_and_laid_out(processes) for processes in (small, large))
    memory, time = after.memory / before.memory, after.cpu / before.cpu * small / large
    print(f"memory {memory:.2f} times, at most {_MEMORY}: {'holds' if memory <= _MEMORY else 'DOES NOT HOLD'}")
    print(f"time a process {time:.2f} times, at most {_TIME}: {'holds' if time <= _TIME else 'DOES NOT HOLD'}")


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:]]
    main(*(given + list(_SIZES)[len(given) :]))
