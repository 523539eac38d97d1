"""The objects of a PDF that is being made, written with places for the numbers they will have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reportgen.report.finish.endings import stored_in
from reportgen.report.merging.pieces import Piece, Written

_REFERENCE = re.compile(rb"(\d+) 0 R")
_BY_NUMBER = {"ID", "Headers"}  # of tags: identifiers that are their cells' numbers
_KEYS = {"StructParent", "StructParents"}  # of annotations and pages: a key that is their own number


class Writer:
    """Collects the objects that others lead to, and writes them.

    `shared` gives what stands for the objects that are none of the part's own, by their present numbers.
    """

    def __init__(self, objects: Sequence[Any], shared: Mapping[int, int]) -> None:
        self._objects, self._shared = objects, shared
        self._places: dict[int, int] = {}

    def collect(self, roots: Sequence[Any]) -> tuple[int, ...]:
        """Take in these objects and all that they lead to, and return their present numbers, ascending."""
        found = {root.number for root in roots}
        waiting = [*roots]
        while waiting:
            for number in _references(waiting.pop()):
                if number not in found and number not in self._shared:
                    found.add(number)
                    waiting.append(self._objects[number])
        self._places = {number: place for place, number in enumerate(sorted(found))}
        return tuple(sorted(found))

    def place(self, reference: bytes | int) -> int:
        """Return what stands for an object's number."""
        number = reference if isinstance(reference, int) else int(reference.split()[0])
        return self._shared[number] if number in self._shared else self._places[number]

    def piece(self, number: int) -> Piece:
        """Write an object."""
        import pydyf  # noqa: PLC0415 - only when a PDF is made

        thing = self._objects[number]
        if not isinstance(thing, pydyf.Stream):
            return self.written(thing), None
        stored = stored_in(thing)
        extra = thing.extra | ({"Filter": "/FlateDecode"} if thing.compress else {}) | {"Length": len(stored)}
        return self.written(extra), stored

    def written(self, value: Any) -> Written:
        """Write a value."""
        form: list[bytes] = []
        numbers: list[int] = []
        self._write(value, form, numbers)
        return b"".join(form), tuple(numbers)

    def _write(self, value: Any, form: list[bytes], numbers: list[int]) -> None:
        if isinstance(value, dict):
            form.append(b"<<")
            for key, one in value.items():
                form.append(b"/" + str(key).encode("ascii") + b" ")
                if key in _KEYS:
                    form.append(b"%d")
                    numbers.append(self.place(int(one)))
                elif key in _BY_NUMBER:
                    self._identifiers(one, form, numbers)
                else:
                    self._write(one, form, numbers)
            form.append(b">>")
        elif isinstance(value, list):
            form.append(b"[")
            for place, one in enumerate(value):
                form.append(b" " if place else b"")
                self._write(one, form, numbers)
            form.append(b"]")
        elif isinstance(value, bytes) and (found := _REFERENCE.fullmatch(value)):
            form.append(b"%d 0 R")
            numbers.append(self.place(int(found[1])))
        else:
            form.append(_plain(value).replace(b"%", b"%%"))

    def _identifiers(self, value: Any, form: list[bytes], numbers: list[int]) -> None:
        several = isinstance(value, list)
        form.append(b"[" if several else b"")
        for place, one in enumerate(value if several else (value,)):
            form.append(b" (%07d)" if place else b"(%07d)")
            numbers.append(self.place(int(one.string)))
        form.append(b"]" if several else b"")


def _references(value: Any) -> Iterator[int]:
    if isinstance(value, dict):
        for one in value.values():
            yield from _references(one)
    elif isinstance(value, list):
        for one in value:
            yield from _references(one)
    elif isinstance(value, bytes):
        if found := _REFERENCE.fullmatch(value):
            yield int(found[1])
    elif hasattr(value, "extra"):
        yield from _references(value.extra)


def _plain(value: Any) -> bytes:
    import pydyf  # noqa: PLC0415

    return bytes(pydyf.Array([value]).data[1:-1])
