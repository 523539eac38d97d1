"""The hashes of pages that are about to be written, a part at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from reportgen.report.evidence.objects import Thing
from reportgen.report.evidence.pages import Hashing
from reportgen.report.evidence.syntax import Ref, Value, parsed
from reportgen.report.finish.objects import ObjectsToBe

_Written: TypeAlias = tuple[bytes, bytes | None]  # a value, and for a stream what it holds as it is stored


class PagesToBe:
    """Finds out what each page draws.

    Attributes:
        hashes: those of the pages that were added by now.
        sheets: what is drawn onto pages beside their own content, by its number.
    """

    def __init__(self, pdf: Any) -> None:
        self._frame = ObjectsToBe(pdf=pdf)
        self._of_frame = len(pdf.objects)
        self._known: dict[int, bytes] = {}
        self.sheets: dict[int, _Written] = {}
        self.hashes: list[str] = []

    def add(self, base: int, objects: Sequence[_Written], pages: Sequence[int]) -> None:
        """Take in a part by its objects, numbered from `base`, and the places of its pages among them."""
        part = _PartToBe(frame=self._frame, sheets=self.sheets, base=base, objects=objects)
        hashing = Hashing(objects=part, known=dict(self._known))
        for place in pages:
            self.hashes.append(hashing.digest(part.at(Ref(base + place)).dictionary).hex())
        self._known = {number: known for number, known in hashing.known.items() if number < self._of_frame}


@dataclass(frozen=True, slots=True, kw_only=True)
class _PartToBe:
    """Reads the objects of one part, its sheets, and what it has in common with the others."""

    frame: ObjectsToBe
    sheets: dict[int, _Written]
    base: int
    objects: Sequence[_Written]

    def at(self, value: Value) -> Thing:
        """Return what a reference leads to; any other value stands for itself."""
        if not isinstance(value, Ref):
            return Thing(value=value)
        place = value.number - self.base
        if 0 <= place < len(self.objects):
            form, stored = self.objects[place]
        elif value.number in self.sheets:
            form, stored = self.sheets[value.number]
        else:
            return self.frame.at(value)
        return Thing(value=parsed(form)[0], stored=stored)

    def content(self, thing: Thing) -> bytes:
        """Return what a stream holds, inflated where it is deflated."""
        return self.frame.content(thing)
