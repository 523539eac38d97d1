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
        self._taken: dict[int, Piece] = {}  # with present numbers

    def collect(self, roots: Sequence[Any]) -> tuple[int, ...]:
        """Take in these objects and all that they lead to as they are, and return their present numbers, ascending."""
        found = {root.number for root in roots}
        waiting = [*found]
        while waiting:
            number = waiting.pop()
            self._taken[number] = piece = _piece(self._objects[number])
            (_, led_to), _ = piece
            more = {*led_to} - found - self._shared.keys()
            found |= more
            waiting += more
        self._places = {number: place for place, number in enumerate(sorted(found))}
        return tuple(self._places)

    def place(self, number: int) -> int:
        """Return what stands for an object's number."""
        return self._shared[number] if number in self._shared else self._places[number]

    def piece(self, number: int) -> Piece:
        """Return an object that was taken in, as it is written."""
        written, stored = self._taken[number]
        return self._placed(written), stored

    def written(self, value: Any) -> Written:
        """Write a value."""
        return self._placed(_written(value))

    def _placed(self, written: Written) -> Written:
        form, numbers = written
        return form, tuple(map(self.place, numbers))


def _piece(thing: Any) -> Piece:
    """Write an object, with the numbers that others have at present."""
    import pydyf  # noqa: PLC0415 - only when a PDF is made

    if not isinstance(thing, pydyf.Stream):
        return _written(thing), None
    stored = stored_in(thing)
    extra = thing.extra | ({"Filter": "/FlateDecode"} if thing.compress else {}) | {"Length": len(stored)}
    return _written(extra), stored


def _written(value: Any) -> Written:
    form: list[bytes] = []
    numbers: list[int] = []
    _write(value, form, numbers)
    return b"".join(form), tuple(numbers)


def _write(value: Any, form: list[bytes], numbers: list[int]) -> None:
    if isinstance(value, bytes):
        number = _referred(value)
        form.append(_doubled(value) if number is None else b"%d 0 R")
        if number is not None:
            numbers.append(number)
    elif isinstance(value, dict):
        form.append(b"<<")
        for key, one in value.items():
            form.append(_named(key))
            if key in _KEYS:
                form.append(b"%d")
                numbers.append(int(one))
            elif key in _BY_NUMBER:
                _identifiers(one, form, numbers)
            else:
                _write(one, form, numbers)
        form.append(b">>")
    elif isinstance(value, list):
        form.append(b"[")
        for place, one in enumerate(value):
            if place:
                form.append(b" ")
            _write(one, form, numbers)
        form.append(b"]")
    else:
        form.append(_doubled(_plain(value)))


def _identifiers(value: Any, form: list[bytes], numbers: list[int]) -> None:
    several = isinstance(value, list)
    form.append(b"[" if several else b"")
    for place, one in enumerate(value if several else (value,)):
        form.append(b" (%07d)" if place else b"(%07d)")
        numbers.append(int(one.string))
    form.append(b"]" if several else b"")


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
