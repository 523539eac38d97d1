"""How a process of ours is set up and ended."""

import signal
import subprocess
import sys

import pytest

ENDED_WHILE_TIDYING = """
import signal
from reportgen.pipeline.process import settle, tidy

class ThrownAway:
    def __del__(self):
        signal.raise_signal(signal.SIGTERM)

settle()
cycle = ThrownAway()
cycle.itself = cycle
del cycle
tidy()
print("goes on")
"""


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="no signals of this kind")
def test_an_end_that_is_asked_for_while_memory_is_given_back_is_not_lost():
    made = subprocess.run([sys.executable, "-c", ENDED_WHILE_TIDYING], capture_output=True, text=True, check=False)
    assert (made.returncode, made.stdout) == (128 + signal.SIGTERM, "")
