"""Records of which each field is worked out from another record's when it is first asked for.

Such a record is of the kind of the one that it is made from, and like it in all else: it reads, prints, compares and is
written as one that was made at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar, cast

_Record = TypeVar("_Record")
Work = Callable[[str, Any], Any]


def on_demand(record: _Record, work: Work) -> _Record:
    """Return a record whose fields are what work makes of a record's, by their name and value, once they are asked for.

    It is for data classes with slots: a slot that is empty still asks for its value.
    """
    kind: Any = type(record)
    made: Any = object.__new__(_kind_on_demand(kind))
    object.__setattr__(made, "_source", record)
    object.__setattr__(made, "_work", work)
    return cast("_Record", made)


@cache
def _kind_on_demand(kind: type) -> type:
    names = tuple(one.name for one in fields(cast("Any", kind)))
    asked_for = frozenset(names)

    def value_of(self: Any, name: str) -> Any:
        if name not in asked_for:
            raise AttributeError(name, name=name, obj=self)
        value = self._work(name, getattr(self._source, name))
        object.__setattr__(self, name, value)
        return value

    def is_like(self: Any, other: object) -> bool:
        return isinstance(other, kind) and all(getattr(self, name) == getattr(other, name) for name in names)

    own = {
        "__slots__": ("_source", "_work"),
        "__module__": kind.__module__,
        "__qualname__": kind.__qualname__,
        "__getattr__": value_of,
        "__eq__": is_like,
        "__hash__": kind.__hash__,
    }
    return type(kind.__name__, (kind,), own)
