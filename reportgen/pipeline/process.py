"""How a process of ours is set up: the command's own, and those that work for it."""

from __future__ import annotations

import gc
import signal
import sys
import warnings
from functools import cache
from types import FrameType
from typing import NoReturn

_ended_by: list[int] = []
_COLLECTIONS = (500_000, 20, 20)  # what a run loads and reads stays in use, so looking for cycles finds none


def settle() -> None:
    """Look for cycles seldom, keep libraries' advice to programmers to ourselves, and leave in an orderly way."""
    gc.set_threshold(*_COLLECTIONS)
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # nothing an analyst can act on
    for ending in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(ending) is signal.SIG_DFL:  # under nohup it is ignored, and stays so
            signal.signal(ending, _end)


def tidy() -> None:
    """Give back what a run left in cycles; what was loaded by then stays, and is not looked through again."""
    gc.collect()
    if _ended_by:  # what is raised while something is thrown away is lost
        raise SystemExit(128 + _ended_by[-1])
    _keep()


@cache
def _keep() -> None:
    """Look no more through what is there after the first run, once: it is what every run uses."""
    gc.freeze()


def leave() -> None:
    """Let Python not look for cycles as it ends: the system takes all memory back at once."""
    gc.freeze()


def _end(number: int, frame: FrameType | None) -> NoReturn:
    """Leave in an orderly way when the system ends the program, so that temporary files are removed."""
    del frame
    _ended_by.append(number)
    raise SystemExit(128 + number)
