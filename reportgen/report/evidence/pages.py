"""A hash of what each page draws, the same however the file around it is written.

What counts is the decompressed content, what it draws with (fonts, drawings, pictures: only those it names), the notes
on the page, and its size. What does not count: object numbers, compression, the order of keys, the tags, and a number's
sixth digit outside the content.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Protocol

from reportgen.report.evidence.objects import Thing
from reportgen.report.evidence.syntax import Name, PdfFaultError, Ref, Value, name

_MOST_PAGES = 20_000
_DEEPEST = 60
_NAMED = re.compile(rb"/([^\x00\t\n\f\r ()<>\[\]{}/%]+)")
_INHERITED = ("Resources", "MediaBox", "CropBox", "Rotate")
_COUNTED = (*_INHERITED, "Contents", "Annots", "UserUnit")
_LEFT_OUT = frozenset({"Parent", "P", "StructParent", "StructParents", "Length", "Pg"})


class Objects(Protocol):
    """Where the objects of a PDF come from: a file, or one that is about to be written."""

    def at(self, value: Value) -> Thing:
        """Return what a reference leads to; any other value stands for itself."""

    def content(self, thing: Thing) -> bytes:
        """Return what a stream holds, inflated where it is deflated."""


def pages_of(objects: Objects, root: Value) -> Iterator[dict[str, Value]]:
    """Yield the pages in order, each with what it inherits.

    Raises:
        PdfFaultError: the tree of pages is damaged.
    """
    waiting: list[tuple[Value, dict[str, Value]]] = [(objects.at(root).dictionary.get("Pages"), {})]
    seen: set[int] = set()
    count = 0
    while waiting:
        value, inherited = waiting.pop()
        if isinstance(value, Ref):
            if value.number in seen:
                raise PdfFaultError("its pages lead in a circle")
            seen.add(value.number)
        node = objects.at(value).dictionary
        passed = inherited | {key: node[key] for key in _INHERITED if key in node}
        kids = objects.at(node.get("Kids")).value
        if isinstance(kids, list):
            waiting.extend((kid, passed) for kid in reversed(kids))
            continue
        count += 1
        if count > _MOST_PAGES:
            raise PdfFaultError("it has more pages than a report can")
        yield passed | node


def page_hashes(objects: Objects, root: Value) -> tuple[str, ...]:
    """Return the SHA-256, in hex, of what each page draws.

    Raises:
        PdfFaultError: what a page draws cannot be read.
    """
    hashing = Hashing(objects=objects)
    return tuple(hashing.digest(page).hex() for page in pages_of(objects, root))


@dataclass(slots=True, kw_only=True)
class Hashing:
    """Writes values in one way; what several pages use is kept: digests in `known`, resources in `kinds`."""

    objects: Objects
    known: dict[int, bytes] = field(default_factory=dict)
    kinds: dict[int, dict[str, dict[str, Value]]] = field(default_factory=dict)
    open: set[int] = field(default_factory=set)

    def digest(self, page: dict[str, Value]) -> bytes:
        """Return the hash of what a page draws.

        Raises:
            PdfFaultError: what it draws cannot be read.
        """
        self.open.clear()
        content = b"\n".join(self._contents(page.get("Contents")))
        drawn = {key: page[key] for key in _COUNTED if key in page and key not in {"Contents", "Resources"}}
        written = self._dictionary({**drawn, "Resources": self._used(page.get("Resources"), content)}, 0)
        return sha256(sha256(content).digest() + written).digest()

    def take_in(self, notes: Iterable[Ref]) -> None:
        """Work out the digests of notes on a page ahead; those that cannot be read yet, a KeyError says, wait."""
        for note in notes:
            self.open.clear()
            with suppress(KeyError):
                self._referred(note, 0)

    def _contents(self, value: Value) -> Iterator[bytes]:
        thing = self.objects.at(value)
        for one in thing.value if isinstance(thing.value, list) else [value]:
            yield self.objects.content(self.objects.at(one))

    def _used(self, value: Value, content: bytes) -> dict[str, Value]:
        """Return of the resources only those that some content names."""
        names = {name(found) for found in set(_NAMED.findall(content))}
        used: dict[str, Value] = {}
        for key, kind in self._resources(value).items():
            found = {str(one): kind[one] for one in names & kind.keys()}
            if found:
                used[key] = found
        return used

    def _resources(self, value: Value) -> dict[str, dict[str, Value]]:
        if isinstance(value, Ref) and value.number in self.kinds:
            return self.kinds[value.number]
        found = {key: self.objects.at(kind).dictionary for key, kind in self.objects.at(value).dictionary.items()}
        if isinstance(value, Ref):
            self.kinds[value.number] = found
        return found

    def _written(self, value: Value, depth: int) -> bytes:
        if depth > _DEEPEST:
            raise PdfFaultError("values are nested too deep")
        if isinstance(value, Ref):
            return self._referred(value, depth)
        if isinstance(value, dict):
            return self._dictionary(value, depth)
        if isinstance(value, list):
            return b"[" + b" ".join(self._written(one, depth + 1) for one in value) + b"]"
        return _SIMPLE[type(value)](value)

    def _dictionary(self, value: dict[str, Value], depth: int) -> bytes:
        if value.get("Type") in {"Page", "Pages", "StructElem"}:
            return b"elsewhere"
        kept = sorted(key for key in value if key not in _LEFT_OUT)
        return b"<<" + b" ".join(_named(key) + b" " + self._written(value[key], depth + 1) for key in kept) + b">>"

    def _referred(self, reference: Ref, depth: int) -> bytes:
        number = reference.number
        if number in self.open:
            return b"itself"
        if number not in self.known:
            self.open.add(number)
            self.known[number] = sha256(self._thing(self.objects.at(reference), depth + 1)).digest()
            self.open.remove(number)
        return self.known[number].hex().encode()

    def _thing(self, thing: Thing, depth: int) -> bytes:
        if thing.stored is None:
            return self._written(thing.value, depth)
        content = self.objects.content(thing)
        head = {key: value for key, value in thing.dictionary.items() if key != "Filter" or not thing.is_deflated}
        if "Resources" in head:
            head["Resources"] = self._used(head["Resources"], content)
        return self._dictionary(head, depth) + sha256(content).digest()


def _named(key: str) -> bytes:
    return b"/" + key.encode("utf-8")


def _number(value: float) -> bytes:
    """Write a number as finely as every program keeps it."""
    return str(int(value)).encode() if value == int(value) else f"{value:.5g}".encode()


_SIMPLE: dict[type, Callable[..., bytes]] = {
    Name: _named,
    bytes: lambda value: b"(" + value.hex().encode() + b")",
    int: _number,
    float: _number,
    bool: lambda value: b"true" if value else b"false",
    type(None): lambda _: b"null",
}
