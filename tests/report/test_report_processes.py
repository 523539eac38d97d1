"""Before a process makes copies of itself it gives back the memory that is free in it."""

from __future__ import annotations

import subprocess
import sys

import pytest

# Sixty-four million bytes in small pieces, of which one in a hundred stays.
_LEFT_FREE = """
from pathlib import Path
from reportgen.report.processes import give_back_room

def in_memory():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))  # KiB

pieces = [bytes(1000) for _ in range(64_000)]
some = pieces[::100]
del pieces
before = in_memory()
give_back_room()
print(before - in_memory())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems give free memory back by themselves or not at all")
def test_what_is_free_between_what_stays_goes_back_to_the_system():
    said = subprocess.run([sys.executable, "-c", _LEFT_FREE], capture_output=True, text=True, check=True)
    assert int(said.stdout) > 30_000  # KiB, of 64,000
