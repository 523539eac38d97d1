"""The hashes of pages that are about to be written, a part at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from reportgen.report.evidence.objects import Thing
from reportgen.report.evidence.pages import Hashing
from reportgen.report.evidence.syntax import Ref, Value, parsed
from reportgen.report.finish.objects import ObjectsToBe, content_of
from reportgen.report.merging.pieces import PageDrawn, PartDrawn, Piece


class DrawnWith(NamedTuple):
    """What the pages of all parts are drawn with, by its numbers: objects as they are written, and their digests."""

    written: tuple[tuple[int, bytes], ...]
    digests: tuple[tuple[int, bytes], ...]


def drawn_with(pdf: Any, numbers: Iterable[int]) -> DrawnWith:
    """Read what all parts have in common."""
    refs = tuple(map(Ref, numbers))
    hashing = Hashing(objects=ObjectsToBe(pdf=pdf))
    hashing.take_in(refs)
    plain = ((ref.number, pdf.objects[ref.number]) for ref in refs)
    return DrawnWith(
        written=tuple((number, bytes(thing.data)) for number, thing in plain if not hasattr(thing, "stream")),
        digests=tuple(sorted(hashing.known.items())),
    )


def page_hashes(
    part: PartDrawn, base: int, objects: Sequence[tuple[bytes, bytes | None]], common: DrawnWith
) -> tuple[str, ...]:
    """Return the hashes of a part's pages; its objects and, after them, its sheets are numbered from `base`."""
    to_be = _PartToBe(common=dict(common.written), base=base, objects=objects)
    ahead = {base + place: digest for place, digest in part.digests}
    hashing = Hashing(objects=to_be, known=dict(common.digests) | ahead)
    return tuple(hashing.digest(to_be.at(Ref(base + page.place)).dictionary).hex() for page in part.pages)


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
    """Reads the objects of one part, its sheets, and what it has in common with the others.

    What is written alike, such as the resources of small drawings, is read once.
    """

    common: dict[int, bytes]
    base: int
    objects: Sequence[tuple[bytes, bytes | None]]
    read: dict[bytes, Value] = field(default_factory=dict)

    def at(self, value: Value) -> Thing:
        """Return what a reference leads to; any other value stands for itself."""
        if not isinstance(value, Ref):
            return Thing(value=value)
        place = value.number - self.base
        form, stored = self.objects[place] if 0 <= place < len(self.objects) else (self.common[value.number], None)
        if form not in self.read:
            self.read[form] = parsed(form)[0]
        return Thing(value=self.read[form], stored=stored)

    def content(self, thing: Thing) -> bytes:
        """Return what a stream holds, inflated where it is deflated."""
        return content_of(thing)
