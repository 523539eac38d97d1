"""Parts that were drawn or written before are taken from where they were kept; those that are made now are kept."""

from __future__ import annotations

import json
import marshal
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from reportgen.report.cache.entry import Entry, Plain
from reportgen.report.cache.foundation import foundation, foundation_now
from reportgen.report.cache.store import Store
from reportgen.report.fonts import FontFamily
from reportgen.report.merging.binding import PlainBinder
from reportgen.report.merging.filing import Block, block_packed, block_unpacked
from reportgen.report.merging.pieces import PartWanted
from reportgen.report.merging.placing import Place
from reportgen.report.merging.renderer import Renderer, Take
from reportgen.report.merging.squeezed import Squeezed
from reportgen.report.trees import hash_of, hash_of_all, hashes_under, is_all_here

_PART, _BLOCK = "part", "block"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """Where parts are kept; `basis` is the hash of what all parts of the report rest on."""

    store: Store
    basis: str

    def key_of(self, wanted: PartWanted) -> str:
        """Return the key of a part."""
        return key_of(wanted, self.basis)

    def has(self, key: str) -> bool:
        """Return whether something is kept under a key."""
        return self.store.has(key)

    def part(self, key: str) -> bytes | None:
        """Return a part that was drawn before, None where it is not kept."""
        entry = self.store.taken(key)
        return None if entry is None else entry.contents[_PART]

    def keep_part(self, key: str, part: bytes) -> None:
        """Keep a part that was drawn."""
        self.store.keep(key, Entry(said=None, contents={_PART: part}))

    def told(self, about: str) -> Plain:
        """Return plain data that were kept about something, None where there are none."""
        entry = self.entry(about)
        return None if entry is None else entry.said

    def tell(self, about: str, said: Plain, contents: Mapping[str, bytes] | None = None) -> None:
        """Keep plain data about something, and contents by name."""
        self.store.keep(self._key_about(about), Entry(said=said, contents=contents or {}))

    def entry(self, about: str) -> Entry | None:
        """Return all that was kept about something, None where there is nothing."""
        return self.store.taken(self._key_about(about))

    def _key_about(self, about: str) -> str:
        return hash_of(f"{self.basis} about {about}".encode())


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepingRenderer:
    """Draws only what is not kept yet; the parts whose keys are in `coming` are being drawn and kept already.

    `made` are the parts that were not kept when the report was begun, once they are there.
    """

    renderer: Renderer
    keeping: Keeping
    coming: Collection[str] = ()
    made: list[PartWanted] = field(default_factory=list)

    def draw(self, wanted: Sequence[PartWanted], take: Take) -> None:
        """Hand over each part with its place as soon as it is there, those that are kept first."""
        keys = [self.keeping.key_of(one) for one in wanted]
        self.made.extend(one for one, key in zip(wanted, keys, strict=True) if key in self.coming)
        missing = [place for place, key in enumerate(keys) if not self._handed_over(place, key, take)]
        if not missing:
            return
        coming = [place for place in missing if keys[place] in self.coming]
        others = [place for place in missing if place not in coming]
        self.made.extend(wanted[place] for place in others)
        self._draw(others, wanted, keys, take)
        self._draw([place for place in coming if not self._handed_over(place, keys[place], take)], wanted, keys, take)

    def _draw(self, places: Sequence[int], wanted: Sequence[PartWanted], keys: Sequence[str], take: Take) -> None:
        def drawn(at: int, part: bytes) -> None:
            self.keeping.keep_part(keys[places[at]], part)
            take(places[at], part)

        self.renderer.draw([wanted[place] for place in places], drawn)

    def _handed_over(self, place: int, key: str, take: Take) -> bool:
        part = self.keeping.part(key)
        if part is not None:
            take(place, part)
        return part is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepingBinder:
    """Writes only what is not kept yet, at its place."""

    keeping: Keeping

    def placed(self, part: bytes, place: Place) -> Block:
        """Return a part where it stands, as it was kept or as it is written now."""
        store = self.keeping.store
        key = key_of_placed(part, place, self.keeping.basis)
        entry = store.taken(key)
        if entry is not None:
            return block_unpacked(entry.contents[_BLOCK])
        block = PlainBinder().placed(part, place)
        store.keep(key, Entry(said=None, contents={_BLOCK: block_packed(block)}))
        return block


def keeping_in(store: Store | None, families: Sequence[FontFamily], folders: Sequence[Path]) -> Keeping | None:
    """Return what parts are kept with, None where nothing can be."""
    if store is not None and all(map(is_all_here, folders)):
        with suppress(OSError):
            if foundation() is not None and foundation() == foundation_now():  # else this process runs code of before
                return Keeping(store=store, basis=basis_of(families, folders))
    return None


def key_of(wanted: PartWanted, basis: str) -> str:
    """Return the key of a part: the hash of all that its pages follow from."""
    asked = json.dumps([sorted(wanted.pages_elsewhere.items()), wanted.numbers])
    body = wanted.body.digest() if isinstance(wanted.body, Squeezed) else hash_of(wanted.body.encode())
    return hash_of(f"{basis} {_hash_of(wanted.head)} {_hash_of(wanted.tail)} {asked} {body}".encode())


@lru_cache(maxsize=8)
def _hash_of(text: str) -> str:
    """Return the hash of what stands before or after all parts of a report."""
    return hash_of(text.encode())


def key_of_placed(part: bytes, place: Place, basis: str) -> str:
    """Return the key of a part where it stands: the hash of all that its bytes in the file follow from."""
    return hash_of(f"{basis} placed ".encode() + marshal.dumps((*place[:-1], *place.drawn_with), 2) + part)


def basis_of(families: Sequence[FontFamily], folders: Sequence[Path]) -> str:
    """Return the hash of what all parts rest on beside their HTML: program, typefaces, and files that it may name.

    Raises:
        OSError: one of them cannot be read.
    """
    spare = [family.fallback for family in families if family.fallback is not None]
    faces = [(one.name, hash_of_all(hashes_under(one.folder))) for one in (*families, *spare)]
    files = [(str(folder.absolute()), hash_of_all(hashes_under(folder))) for folder in folders]
    return hash_of(json.dumps([foundation(), faces, files]).encode())
