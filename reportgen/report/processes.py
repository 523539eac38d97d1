"""How many processes pay, and what is to be seen to before this one makes a copy of itself."""

from __future__ import annotations

import ctypes
import os
import sys
import threading
from contextlib import suppress


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def may_copy_itself() -> bool:
    """Return whether a copy of this process can go on: a lock that another thread holds would stay closed in it."""
    return sys.platform == "linux" and threading.active_count() == 1


def give_back_room() -> None:
    """Give the system back the memory that is free in this process, where its C library can, which is on Linux.

    Copies of this process would each fill such room anew.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
