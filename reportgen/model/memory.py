"""What was made for one process of a report, taken again where it follows from the same.

Nothing is kept unless somebody remembers: `reportgen watch` from save to save, and a run what pays to be taken from
where things last. What is kept is told by its kind and by all that it follows from, word for word, so it is what would
be made anew; it must never be changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from typing import Any, Protocol, TypeVar, cast

_MANY = 10  # one in so many
_SPARED = 4  # reports; some between may have stopped at an error

Made = TypeVar("Made")


class Together(Protocol):
    """What is kept together, by what each follows from."""

    def get(self, name: str, /) -> object:
        """Return one, None where it is not there."""


class Lasting(Protocol):
    """Where things last from run to run."""

    @property
    def rests_on(self) -> str:
        """Return what all of them follow from."""

    def taken(self, key: str) -> object:
        """Return what is kept under a key, None for nothing."""

    def kept(self, key: str, made: object) -> None:
        """Keep something."""

    def taken_together(self, key: str) -> Together:
        """Return what is kept together under a key, which may be nothing."""

    def kept_together(self, key: str, made: Mapping[str, object]) -> None:
        """Keep several things together."""


@dataclass(slots=True, kw_only=True)
class _Memory:
    """What was made, by its key, with the number of the report that used it last."""

    spans_reports: bool
    report: int = 0
    made: dict[str, tuple[int, Any]] = field(default_factory=dict)
    lasting: Lasting | None = None

    def forget(self) -> None:
        self.made = {key: one for key, one in self.made.items() if one[0] >= self.report - _SPARED}


_open: ContextVar[_Memory | None] = ContextVar("_open", default=None)  # of this thread alone


@contextmanager
def remembering() -> Iterator[None]:
    """Keep what is made for each process from one report to the next."""
    with _opened(_Memory(spans_reports=True)):
        yield


@contextmanager
def one_report(lasting: Lasting | None) -> Iterator[None]:
    """Make a report; forget what the last ones had no use for."""
    memory = _open.get()
    if memory is None:
        with _opened(_Memory(spans_reports=False, lasting=lasting)):
            yield
        return
    memory.report, memory.lasting = memory.report + 1, lasting
    memory.forget()
    yield


def has_nothing() -> bool:
    """Return whether somebody remembers, but has nothing to remember yet."""
    memory = _open.get()
    return memory is not None and not memory.made


@contextmanager
def _opened(memory: _Memory) -> Iterator[None]:
    before = _open.set(memory)
    try:
        yield
    finally:
        _open.reset(before)


def basis(*facts: object) -> str:
    """Return in short, word for word, what something follows from; "" where nobody remembers.

    The facts are plain data: numbers, texts, and records of them.
    """
    return "" if _open.get() is None else sha256(repr(facts).encode()).hexdigest()


def once(kind: str, follows_from: str, make: Callable[[], Made], *, lasts: bool = False, again: bool = False) -> Made:
    """Return what was made of this basis before, else make it.

    What `lasts` may come from another run; what a report asks for `again` it remembers until it is made.
    """
    memory = _open.get()
    if memory is None or not follows_from or not (memory.spans_reports or again or (lasts and memory.lasting)):
        return make()
    rests_on = memory.lasting.rests_on if memory.lasting else ""
    key = f"{kind} {follows_from} {rests_on}"
    if key in memory.made:
        made = cast("Made", memory.made[key][1])
    else:
        made = _lasting(memory.lasting, key, make) if lasts and memory.lasting else make()
    if memory.spans_reports or again:
        memory.made[key] = memory.report, made
    return made


def once_each(kind: str, shared: str, makes: Sequence[tuple[str, Callable[[], Made]]]) -> tuple[Made, ...]:
    """Return what was made of each basis before, else make it; each lasts.

    Beside each by itself all are kept together, as what they `shared` tells, since they are taken sooner so; what few
    changed is added when it is no longer few.
    """
    memory = _open.get()
    lasting = memory.lasting if memory is not None else None
    if lasting is None:
        return tuple(once(kind, follows_from, make) for follows_from, make in makes)
    key = f"{kind} together {shared} {lasting.rests_on}"
    before: list[Together] = []
    missing: list[str] = []

    def one(follows_from: str, make: Callable[[], Made]) -> Made:
        before.extend(() if before else (lasting.taken_together(key),))
        known = before[0].get(follows_from)
        if known is not None:
            return cast("Made", known)
        missing.append(follows_from)
        return _lasting(lasting, f"{kind} {follows_from} {lasting.rests_on}", make)

    made = {follows_from: once(kind, follows_from, partial(one, follows_from, make)) for follows_from, make in makes}
    if len(missing) > len(makes) / _MANY:
        lasting.kept_together(key, made)
    return tuple(made[follows_from] for follows_from, _ in makes)


def taken(kind: str, follows_from: str) -> object:
    """Return what another run kept of this basis, None for nothing."""
    memory = _open.get()
    if memory is None or not follows_from or memory.lasting is None:
        return None
    return memory.lasting.taken(f"{kind} {follows_from} {memory.lasting.rests_on}")


def keep(kind: str, follows_from: str, make: Callable[[], object]) -> None:
    """Keep what was made of this basis for other runs, where things last."""
    memory = _open.get()
    if memory is not None and follows_from and memory.lasting is not None:
        memory.lasting.kept(f"{kind} {follows_from} {memory.lasting.rests_on}", make())


def _lasting(lasting: Lasting, key: str, make: Callable[[], Made]) -> Made:
    known = lasting.taken(key)
    if known is not None:
        return cast("Made", known)
    made = make()
    lasting.kept(key, made)
    return made
