"""The objects of a PDF that is being made, written with places for the numbers they will have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from reportgen.report.finish.endings import stored_in
from reportgen.report.merging.pieces import Piece, Written

_REFERS = b" 0 R"  # the end of a reference
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
            for number in _references(waiting.pop(), []):
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
        if isinstance(value, bytes):
            number = _referred(value)
            form.append(_doubled(value) if number is None else b"%d 0 R")
            if number is not None:
                numbers.append(self.place(number))
        elif isinstance(value, dict):
            form.append(b"<<")
            for key, one in value.items():
                form.append(_named(key))
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
                if place:
                    form.append(b" ")
                self._write(one, form, numbers)
            form.append(b"]")
        else:
            form.append(_doubled(_plain(value)))

    def _identifiers(self, value: Any, form: list[bytes], numbers: list[int]) -> None:
        several = isinstance(value, list)
        form.append(b"[" if several else b"")
        for place, one in enumerate(value if several else (value,)):
            form.append(b" (%07d)" if place else b"(%07d)")
            numbers.append(self.place(int(one.string)))
        form.append(b"]" if several else b"")


def _references(value: Any, found: list[int]) -> list[int]:
    """Add the numbers of the objects to which a value leads to those that are found."""
    if isinstance(value, bytes):
        number = _referred(value)
        if number is not None:
            found.append(number)
    elif isinstance(value, dict):
        for one in value.values():
            _references(one, found)
    elif isinstance(value, list):
        for one in value:
            _references(one, found)
    elif hasattr(value, "extra"):
        _references(value.extra, found)
    return found


def _referred(value: bytes) -> int | None:
    """Return the number of the object to which a value refers, None where it is no reference."""
    number = value[: -len(_REFERS)]
    return int(number) if value.endswith(_REFERS) and number.isdigit() else None


def _doubled(written: bytes) -> bytes:
    return written.replace(b"%", b"%%")


@cache
def _named(key: str) -> bytes:
    return b"/" + str(key).encode("ascii") + b" "


def _plain(value: Any) -> bytes:
    if isinstance(value, (int, str)):
        return str(value).encode("ascii")
    import pydyf  # noqa: PLC0415

    return bytes(pydyf.Array([value]).data[1:-1])
