"""Parts that were drawn or written before are taken from where they were kept; those that are made now are kept."""

from __future__ import annotations

import json
import marshal
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from reportgen.report.cache.entry import Entry
from reportgen.report.cache.foundation import foundation, foundation_now
from reportgen.report.cache.store import Store
from reportgen.report.fonts import FontFamily
from reportgen.report.merging.binding import Binder, PlainBinder
from reportgen.report.merging.filing import Block, block_packed, block_unpacked
from reportgen.report.merging.helpers import Take
from reportgen.report.merging.pieces import PartWanted
from reportgen.report.merging.placing import Place
from reportgen.report.merging.renderer import Renderer
from reportgen.report.trees import hash_of, hash_of_all, hashes_under, is_all_here

_PART, _BLOCK = "part", "block"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepingRenderer:
    """Draws only what is not kept yet; `basis` is the hash of what all parts of the report rest on."""

    renderer: Renderer
    store: Store
    basis: str

    def draw(self, wanted: Sequence[PartWanted], take: Take) -> None:
        """Hand over each part with its place as soon as it is there, those that are kept first."""
        keys = [key_of(one, self.basis) for one in wanted]
        missing = [place for place, key in enumerate(keys) if not self._handed_over(place, key, take)]

        def drawn(at: int, part: bytes) -> None:
            self.store.keep(keys[missing[at]], Entry(said=None, contents={_PART: part}))
            take(missing[at], part)

        if missing:
            self.renderer.draw([wanted[place] for place in missing], drawn)

    def _handed_over(self, place: int, key: str, take: Take) -> bool:
        entry = self.store.taken(key)
        if entry is not None:
            take(place, entry.contents[_PART])
        return entry is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepingBinder:
    """Writes only what is not kept yet, at its place."""

    store: Store
    basis: str

    def placed(self, part: bytes, place: Place) -> Block:
        """Return a part where it stands, as it was kept or as it is written now."""
        key = key_of_placed(part, place, self.basis)
        entry = self.store.taken(key)
        if entry is not None:
            return block_unpacked(entry.contents[_BLOCK])
        block = PlainBinder().placed(part, place)
        self.store.keep(key, Entry(said=None, contents={_BLOCK: block_packed(block)}))
        return block


def keeping(
    renderer: Renderer, store: Store | None, families: Sequence[FontFamily], folders: Sequence[Path]
) -> tuple[Renderer, Binder]:
    """Return what draws as `renderer` does, and what writes; both keep what they make where that can be kept."""
    if store is not None and all(map(is_all_here, folders)):
        with suppress(OSError):
            if foundation() is not None and foundation() == foundation_now():  # else this process runs code of before
                basis = basis_of(families, folders)
                drawing = KeepingRenderer(renderer=renderer, store=store, basis=basis)
                return drawing, KeepingBinder(store=store, basis=basis)
    return renderer, PlainBinder()


def key_of(wanted: PartWanted, basis: str) -> str:
    """Return the key of a part: the hash of all that its pages follow from."""
    asked = [wanted.document, sorted(wanted.pages_elsewhere.items()), wanted.numbers]
    return hash_of(f"{basis} {json.dumps(asked)}".encode())


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
