"""What the kinds of records do is written when it is first called: a run calls a third of what Python writes for them.

A dataclass has up to six functions, each written as text and compiled as its room is loaded, which takes half of the
time that loading all rooms takes. The functions are Python's own, only later. Most kinds are made a few times a run:
these are filled field by field, and what makes them is written once a kind is made more often. A Python that writes
them by another way (from 3.13) goes on as it does.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from functools import cache
from itertools import count
from typing import Any, Protocol, TypeVar

_OURS = "reportgen."
_WRITER, _WRITTEN, _MAKES = "_create_fn", "written", "__init__"
_SELDOM = 24  # records, which take as long to be filled field by field as to have their function written

Kind = TypeVar("Kind")


class _Write(Protocol):
    def __call__(self, name: str, *facts: Any, **more: Any) -> Callable[..., Any]: ...


def write_records_when_called() -> None:
    """Let all kinds of records of ours that are loaded from now on be written when they are called."""
    write: _Write | None = vars(dataclasses).get(_WRITER)
    if write is not None and not hasattr(write, "writes_now"):
        setattr(dataclasses, _WRITER, _later(write))


def written_now(kind: type[Kind]) -> type[Kind]:
    """Return a kind of records that can be asked for the names and kinds of what it is made of."""
    write = getattr(kind.__init__, _WRITTEN, None)
    if write is not None:
        setattr(kind, "__init__", write())  # noqa: B010 - mypy lets nobody assign it
    return kind


def _later(write: _Write) -> _Write:
    def written(name: str, *facts: Any, **more: Any) -> Callable[..., Any]:
        room: Mapping[str, Any] = more.get("globals") or {}
        if not str(room.get("__name__")).startswith(_OURS):
            return write(name, *facts, **more)
        return _first_called(name, lambda: write(name, *facts, **more))

    written.writes_now = write  # type: ignore[attr-defined]
    return written


def _first_called(name: str, write: Callable[[], Callable[..., Any]]) -> Callable[..., Any]:
    """Return a function that is written at its first call, and from then on stands in its class itself."""

    @cache
    def written() -> Callable[..., Any]:
        made = write()
        made.__qualname__ = function.__qualname__
        return made

    calls = count()

    def function(self: object, /, *given: Any, **named: Any) -> Any:
        kinds = [kind for kind in type(self).__mro__ if vars(kind).get(name) is function]
        if name == _MAKES and not given and kinds and next(calls) < _SELDOM and _filled(self, kinds[0], named):
            return None
        for kind in kinds:
            setattr(kind, name, written())
        return written()(self, *given, **named)

    function.__name__ = name
    vars(function)[_WRITTEN] = written
    return function


def _filled(record: object, kind: Any, named: Mapping[str, Any]) -> bool:
    """Fill a record with what is given by name; return whether that is all that making one of its kind means."""
    parts = _parts(kind)
    if parts is None or not named.keys() <= parts.keys():
        return False
    values = {name: named[name] if name in named else blank() for name, blank in parts.items()}
    if any(value is dataclasses.MISSING for value in values.values()):
        return False
    for name, value in values.items():
        object.__setattr__(record, name, value)
    return True


@cache
def _parts(kind: Any) -> Mapping[str, Callable[[], Any]] | None:
    """Return what fills each field that nothing is given for; None where more is done than that."""
    fields = dataclasses.fields(kind)
    if hasattr(kind, "__post_init__") or not all(field.init for field in fields):
        return None
    return {field.name: _blank(field) for field in fields}


def _blank(field: dataclasses.Field[Any]) -> Callable[[], Any]:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory
    return lambda: field.default
