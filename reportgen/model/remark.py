"""What somebody should know of the files that were made, said among the stages of a run."""

from __future__ import annotations


class Remark(str):
    """A text that is no stage: it still holds when the run is over, and is never left out for being one of many."""

    __slots__ = ()
