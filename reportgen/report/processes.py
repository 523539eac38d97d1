"""How many processes pay, and whether this one may make a copy of itself."""

from __future__ import annotations

import os
import sys
import threading


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def may_copy_itself() -> bool:
    """Return whether a copy of this process can go on: a lock that another thread holds would stay closed in it."""
    return sys.platform == "linux" and threading.active_count() == 1
