"""What was made for one process of a report, kept for the next report where the same thing follows again.

Nothing is kept unless somebody remembers: `reportgen watch` does, from save to save. What is kept is told by its kind
and by all that it follows from, word for word, so it is what would be made anew; it must never be changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, TypeVar, cast

_SPARED = 2  # reports; the one between may have stopped at an error

Made = TypeVar("Made")


@dataclass(slots=True)
class _Memory:
    """What was made, by its key, with the number of the report that used it last."""

    report: int = 0
    made: dict[str, tuple[int, Any]] = field(default_factory=dict)


_open: list[_Memory] = []


@contextmanager
def remembering() -> Iterator[None]:
    """Keep what is made for each process, from one report to the next."""
    _open.append(_Memory())
    try:
        yield
    finally:
        _open.pop()


def next_report() -> None:
    """Begin another report, and forget what the last ones had no use for."""
    for memory in _open:
        memory.report += 1
        memory.made = {key: one for key, one in memory.made.items() if one[0] >= memory.report - _SPARED}


def basis(*facts: object) -> str:
    """Return in short, word for word, what something follows from; "" where nobody remembers.

    The facts are plain data: numbers, texts, and records of them.
    """
    return sha256(repr(facts).encode()).hexdigest() if _open else ""


def once(kind: str, follows_from: str, make: Callable[[], Made]) -> Made:
    """Return what was made of this basis for the last report, else make it."""
    if not _open:
        return make()
    memory, key = _open[-1], f"{kind} {follows_from}"
    known = memory.made.get(key)
    made = make() if known is None else cast("Made", known[1])
    memory.made[key] = memory.report, made
    return made
