"""The hashes of pages that are about to be written, a part at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from reportgen.report.evidence.objects import Thing
from reportgen.report.evidence.pages import Hashing
from reportgen.report.evidence.syntax import Ref, Value, parsed
from reportgen.report.finish.objects import ObjectsToBe, content_of
from reportgen.report.merging.pieces import PageDrawn, PartDrawn, Piece

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

    def add(self, part: PartDrawn, base: int, objects: Sequence[_Written]) -> None:
        """Take in a part by its objects, numbered from `base`."""
        to_be = _PartToBe(frame=self._frame, sheets=self.sheets, base=base, objects=objects)
        hashing = Hashing(objects=to_be, known=self._known | {base + place: known for place, known in part.digests})
        for page in part.pages:
            self.hashes.append(hashing.digest(to_be.at(Ref(base + page.place)).dictionary).hex())
        self._known = {number: known for number, known in hashing.known.items() if number < self._of_frame}


def digests_ahead(objects: Sequence[Piece], pages: Sequence[PageDrawn]) -> tuple[tuple[int, bytes], ...]:
    """Return the digests of a part's notes, and of what they lead to, by places; what they share has none yet."""
    alone = _Alone(objects=objects)
    hashing = Hashing(objects=alone)
    for page in pages:
        notes = alone.at(Ref(page.place)).dictionary.get("Annots")
        hashing.take_in(one for one in (notes if isinstance(notes, list) else ()) if isinstance(one, Ref))
    return tuple(sorted(hashing.known.items()))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Alone:
    """Reads the objects of one part as long as it is by itself, numbered from nought."""

    objects: Sequence[Piece]

    def at(self, value: Value) -> Thing:
        """Return what a reference leads to; any other value stands for itself.

        Raises:
            KeyError: it leads to what all parts have in common.
        """
        if not isinstance(value, Ref):
            return Thing(value=value)
        if value.number >= len(self.objects):
            raise KeyError(value.number)
        (form, numbers), stored = self.objects[value.number]
        places = tuple(one if one >= 0 else len(self.objects) for one in numbers)
        return Thing(value=parsed(form % places)[0], stored=stored)

    def content(self, thing: Thing) -> bytes:
        """Return what a stream holds, inflated where it is deflated."""
        return content_of(thing)


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
        return content_of(thing)
