"""The nodes of a process as they are kept from run to run, and what many processes have alike, which is kept once.

Alike are the names of all nodes, and the nodes that processes share. A process's own are kept as bytes by their paths,
so that taking them makes nothing of those that nobody asks for. What it shares is asked of every process in every run,
so it is told apart from the rest, which stays packed until somebody asks; its names are for who asks for what is not
kept.
"""

from __future__ import annotations

import marshal
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import sha256
from typing import Any, NamedTuple, TypeAlias

from reportgen.analysis.tracing.packed import packed, unpacked
from reportgen.model.memory import keep, once, taken
from reportgen.model.trace import Node

_KIND, _COMMON, _NAMES, _SHARED = "traced", "traced alike", "names of a trace", "shared in a trace"
_THE_SAME = 2  # the form of `marshal` in which the same data are always the same bytes
_QUICKLY = 1

Shared: TypeAlias = tuple[dict[str, bytes], dict[str, bytes]]
"""Nodes that processes share, of their scores and of their money, by their paths."""


class Names(NamedTuple):
    """The paths of a process's own nodes: of its scores, of all else, and all of them."""

    first: tuple[str, ...]
    rest: tuple[str, ...]
    every: frozenset[str]


@dataclass(kw_only=True)
class KeptNodes:
    """What is kept of a process: what it shares, what its names are told by, and some nodes of its own, packed."""

    shared: Shared
    of_names: str
    of_its_own: bytes

    @cached_property
    def names(self) -> Names | None:
        """Return its names, None where they are no longer kept."""
        alike = partial(_common, self.of_names)
        return once(_NAMES, self.of_names, lambda: named(*found) if (found := alike()) else None, again=True)

    @cached_property
    def own(self) -> Mapping[str, bytes]:
        """Return the nodes of its own that are kept, by their paths."""
        nodes: dict[str, bytes] = marshal.loads(zlib.decompress(self.of_its_own))  # noqa: S302 - plain data of ours
        return nodes


def named(first: tuple[str, ...], rest: tuple[str, ...]) -> Names:
    """Return the names of a process's nodes."""
    return Names(first, rest, frozenset(first + rest))


def kept_nodes(follows_from: str) -> KeptNodes | None:
    """Return what another run kept of a process, None where that, or what it shares, is not kept."""
    data = taken(_KIND, follows_from)
    if not isinstance(data, bytes):
        return None
    of_names, of_shared, own = marshal.loads(data)  # noqa: S302 - plain data behind a hash
    shared = once(_SHARED, of_shared, partial(_common, of_shared), again=True)
    return None if shared is None else KeptNodes(shared=shared, of_names=of_names, of_its_own=own)


def keep_nodes(follows_from: str, names: Names, shared: Callable[[], Shared], own: Mapping[str, Node]) -> None:
    """Keep some nodes of a process; nothing where one has no plain form."""
    try:
        written = {path: marshal.dumps(packed(node)) for path, node in sorted(own.items())}
        of_all = shared()
    except TypeError:
        return
    keep(_KIND, follows_from, partial(_plain, names, of_all, written))


def node_of(data: bytes) -> Node:
    """Return a node that was kept."""
    return unpacked(marshal.loads(data))  # noqa: S302 - plain data behind a hash, no code


def _plain(names: Names, shared: Shared, own: dict[str, bytes]) -> bytes:
    alike = _kept_once((names.first, names.rest)), _kept_once(shared)
    return marshal.dumps((*alike, zlib.compress(marshal.dumps(own), _QUICKLY)))


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
