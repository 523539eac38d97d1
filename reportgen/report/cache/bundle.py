"""Many things of one kind that are kept together: what several of them have alike is written, and made again, once."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from reportgen.report.cache.plain import Plain, plain, unplain

_LISTS = frozenset({list, tuple})


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Things by name, as plain data; each is made of them when it is asked for."""

    data: Mapping[str, Plain]
    _made: dict[int, object] = field(default_factory=dict)

    def get(self, name: str) -> object:
        """Return a thing, None where it is not there, also where it is of no kind that is loaded."""
        data = self.data.get(name)
        with suppress(LookupError, TypeError, ValueError):
            return None if data is None else unplain(data, self._made)
        return None


def bundled(things: Mapping[str, object]) -> dict[str, Plain]:
    """Return things as plain data in which all lists that are alike are the same list.

    Raises:
        TypeError: one holds something that has no plain form.
    """
    alike: dict[object, Plain] = {}
    written = {name: plain(thing) for name, thing in things.items()}
    return {name: _shared(data, alike) if type(data) in _LISTS else data for name, data in written.items()}


def _shared(data: list[Plain] | tuple[Plain, ...], alike: dict[object, Plain]) -> Plain:
    kind: Any = type(data)
    parts = [_shared(one, alike) if type(one) in _LISTS else one for one in data]
    signs = [_sign(one) for one in parts]
    return alike.setdefault((kind, *signs), kind(parts))


def _sign(part: Plain) -> object:
    """Return what tells a part from all others: a list that is shared by where it is, a number by how it is written."""
    kind = type(part)
    if kind is str:
        return part
    return (kind, id(part)) if kind in _LISTS else (kind, repr(part))
