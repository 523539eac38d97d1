"""The nodes of a process as they are kept from run to run, and what many processes have alike, which is kept once.

Alike are the names of all nodes, and the nodes that processes share. A process's own are kept as one run of bytes, with
the places of their names, so that taking them makes nothing of those that nobody asks for.
"""

from __future__ import annotations

import marshal
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from hashlib import sha256
from itertools import accumulate
from typing import Any, NamedTuple, TypeAlias

from reportgen.analysis.tracing.packed import packed, unpacked
from reportgen.model.memory import keep, once, taken
from reportgen.model.trace import Node

_KIND, _COMMON, _NAMES, _SHARED = "traced", "traced alike", "names of a trace", "shared in a trace"
_THE_SAME = 2  # the form of `marshal` in which the same data are always the same bytes
_QUICKLY = 1
_WHOLE_NUMBERS = "L"

Shared: TypeAlias = tuple[dict[str, bytes], dict[str, bytes]]
"""Nodes that processes share, of their scores and of their money, by their paths."""


class Names(NamedTuple):
    """The paths of a process's own nodes: of its scores, of all else; `places` tells where each stands among all."""

    first: tuple[str, ...]
    rest: tuple[str, ...]
    places: Mapping[str, int]


class KeptNodes(NamedTuple):
    """What is kept of a process: its names, what it shares, and of some nodes of its own the places and the bytes."""

    names: Names
    shared: Shared
    places: array[int]
    ends: array[int]
    data: bytes

    def get(self, path: str) -> bytes | None:
        """Return a node of its own as bytes, None where it is not kept."""
        place = self.names.places.get(path, -1)
        at = bisect_left(self.places, place)
        if place < 0 or at == len(self.places) or self.places[at] != place:
            return None
        return self.data[self.ends[at - 1] if at else 0 : self.ends[at]]

    def paths(self) -> set[str]:
        """Return the paths of the nodes of its own that are kept."""
        every = self.names.first + self.names.rest
        return {every[place] for place in self.places}


def named(first: tuple[str, ...], rest: tuple[str, ...]) -> Names:
    """Return the names of a process's nodes."""
    return Names(first, rest, {path: place for place, path in enumerate(first + rest)})


def kept_nodes(follows_from: str) -> KeptNodes | None:
    """Return what another run kept of a process, None where any of it is not kept."""
    data = taken(_KIND, follows_from)
    if not isinstance(data, bytes):
        return None
    of_names, of_shared, *numbers, own = marshal.loads(zlib.decompress(data))  # noqa: S302 - plain data behind a hash
    names = once(_NAMES, of_names, lambda: named(*alike) if (alike := _common(of_names)) else None, again=True)
    shared = once(_SHARED, of_shared, partial(_common, of_shared), again=True)
    if names is None or shared is None:
        return None
    places, ends = (array(_WHOLE_NUMBERS, one) for one in numbers)
    return KeptNodes(names, shared, places, ends, own)


def keep_nodes(follows_from: str, names: Names, shared: Callable[[], Shared], own: Mapping[str, Node]) -> None:
    """Keep some nodes of a process; nothing where one has no plain form."""
    try:
        written = {names.places[path]: marshal.dumps(packed(node)) for path, node in own.items()}
        of_all = shared()
    except TypeError:
        return
    keep(_KIND, follows_from, partial(_plain, names, of_all, sorted(written.items())))


def node_of(data: bytes) -> Node:
    """Return a node that was kept."""
    return unpacked(marshal.loads(data))  # noqa: S302 - plain data behind a hash, no code


def _plain(names: Names, shared: Shared, own: Sequence[tuple[int, bytes]]) -> bytes:
    places = array(_WHOLE_NUMBERS, (place for place, _ in own))
    ends = array(_WHOLE_NUMBERS, accumulate(len(data) for _, data in own))
    alike = _kept_once((names.first, names.rest)), _kept_once(shared)
    whole = (*alike, places.tobytes(), ends.tobytes(), b"".join(data for _, data in own))
    return zlib.compress(marshal.dumps(whole), _QUICKLY)


def _common(digest: str) -> Any:
    """Return what several processes have alike, None where it is not kept."""
    data = taken(_COMMON, digest)
    return marshal.loads(zlib.decompress(data)) if isinstance(data, bytes) else None  # noqa: S302 - plain data


def _kept_once(common: Any) -> str:
    """Let be kept what several processes have alike, once, and return what it is told by: a hash of itself."""
    data = marshal.dumps(common, _THE_SAME)
    digest = sha256(data).hexdigest()
    once(_COMMON, digest, lambda: keep(_COMMON, digest, lambda: zlib.compress(data, _QUICKLY)), again=True)
    return digest
