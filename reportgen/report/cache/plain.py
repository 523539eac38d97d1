"""Records as plain data, such as `marshal` writes, and back: numbers, texts, and lists that begin with what they are.

Only records, names and numbers of our own are made of it: no code is run, whatever the data say.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import MemberDescriptorType
from typing import Any, TypeAlias

from markupsafe import Markup

Plain: TypeAlias = Any
_OURS = "reportgen."
_AS_IT_IS = frozenset({type(None), bool, int, float, str, bytes})
_LIST, _DICT, _DECIMAL, _DATE, _MARKUP, _ENUM, _NAMED = "list", "dict", "decimal", "date", "markup", "enum", "named"
_MADE_OF_TEXT: Mapping[str, Callable[[str], object]] = {
    _DECIMAL: Decimal,
    _DATE: date.fromisoformat,
    _MARKUP: Markup,
}
_NEVER_CHANGED = frozenset({*_MADE_OF_TEXT, _ENUM})
_AS_TEXT: Mapping[type, str] = {Decimal: _DECIMAL, date: _DATE, Markup: _MARKUP}


def plain(value: object) -> Plain:
    """Return a value as plain data; a record that stands in several places is written once.

    Raises:
        TypeError: it holds something that has no plain form.
    """
    return _plain(value, {})


def unplain(data: Plain, made: dict[int, object] | None = None) -> Any:
    """Return the value that plain data tell of; of the same list in it the same is made, or taken from what was made.

    Raises:
        TypeError, LookupError, ValueError: they tell of none.
    """
    return _unplain(data, {} if made is None else made)


def _plain(value: Any, known: dict[int, list[Plain]]) -> Plain:
    kind = type(value)
    if kind in _AS_IT_IS:
        return value
    if kind is tuple:
        return tuple([_plain(one, known) for one in value])
    if not is_dataclass(kind):
        return [*_other(kind, value, known)]
    if id(value) not in known:
        known[id(value)] = [_name_of(kind), *[_plain(getattr(value, name), known) for name in _fields(kind)]]
    return known[id(value)]


def _other(kind: Any, value: Any, known: dict[int, list[Plain]]) -> Iterator[Plain]:
    """Yield what a value is that is no record, then what it consists of."""
    if kind in _AS_TEXT:
        yield from (_AS_TEXT[kind], str(value))
    elif isinstance(value, Enum):
        yield from (_ENUM, _name_of(kind), value.value)
    elif kind is dict:
        yield _DICT
        yield from ((_plain(key, known), _plain(one, known)) for key, one in value.items())
    elif kind is list or (issubclass(kind, tuple) and hasattr(kind, "_fields")):
        yield from (_LIST,) if kind is list else (_NAMED, _name_of(kind))
        yield from (_plain(one, known) for one in value)
    else:
        raise TypeError(kind.__name__)


def _unplain(data: Plain, known: dict[int, object]) -> Any:
    kind = type(data)
    if kind in _AS_IT_IS:
        return data
    made = known.get(id(data))
    if made is not None:
        return made
    if kind is tuple:
        made = known[id(data)] = tuple(
            [one if type(one) in _AS_IT_IS else known.get(id(one)) or _unplain(one, known) for one in data]
        )
        return made
    tag = data[0]
    if not tag.startswith(_OURS):
        made = _of_another(tag, data, known)
        if tag in _NEVER_CHANGED:
            known[id(data)] = made
    else:
        values = [one if type(one) in _AS_IT_IS else known.get(id(one)) or _unplain(one, known) for one in data[1:]]
        made = known[id(data)] = _maker(tag)(values)
    return made


def _of_another(tag: str, data: Plain, known: dict[int, object]) -> Any:
    """Return what is no record."""
    if tag in _MADE_OF_TEXT:
        return _MADE_OF_TEXT[tag](data[1])
    if tag == _ENUM:
        return _member(data[1], data[2])
    if tag == _DICT:
        return {_unplain(key, known): _unplain(one, known) for key, one in data[1:]}
    parts = [_unplain(one, known) for one in data[1 if tag == _LIST else 2 :]]
    return parts if tag == _LIST else _class(data[1])(*parts)


@cache
def _maker(name: str) -> Callable[[list[Any]], object]:
    """Return what makes a record of a kind from the values of its fields, in their order.

    Most kinds do nothing else as they are made, and hold their values in slots: these are filled one by one, in half
    the time that it takes to be called with each value by its name.

    Raises:
        LookupError, TypeError: there is no such kind.
    """
    kind = _class(name)
    names = _fields(kind)
    if hasattr(kind, "__post_init__") or not all(
        isinstance(getattr(kind, one, None), MemberDescriptorType) for one in names
    ):
        return lambda values: kind(**dict(zip(names, values, strict=True)))
    slots = tuple([getattr(kind, one).__set__ for one in names])

    def made(values: list[Any]) -> object:
        record = object.__new__(kind)
        for fill, value in zip(slots, values, strict=True):
            fill(record, value)
        return record

    return made


@cache
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


@cache
def _name_of(kind: Any) -> str:
    return f"{kind.__module__}:{kind.__qualname__}"


@cache
def _class(name: str) -> Any:
    """Return a kind of record of ours, by its name; its room is loaded, since what makes such records is about to.

    Raises:
        LookupError, TypeError: there is none.
    """
    room, _, own = name.partition(":")
    found = vars(sys.modules[room]).get(own) if room.startswith(_OURS) else None
    if not isinstance(found, type) or not (is_dataclass(found) or issubclass(found, tuple | Enum)):
        raise TypeError(name)
    return found


@cache
def _member(name: str, value: object) -> Any:
    return _class(name)(value)
