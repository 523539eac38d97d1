"""The nodes of one process, worked out when somebody asks for one that no earlier run asked for.

Pages ask for a ninth of them, and often only whether there is one. So the names of all are kept from run to run, the
nodes that were asked for, and those that the process shares with others.
"""

from __future__ import annotations

import marshal
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from reportgen.analysis.tracing.packed import packed, unpacked
from reportgen.model.memory import keep, taken
from reportgen.model.trace import FigureId, Node

_KIND = "traced"
_QUICKLY = 1
_OF_ALL = ""  # the process of a node that all share


class Traced(NamedTuple):
    """What was worked out for a process: its scores, and its money; both may hold nodes that all processes share.

    `pages` are nodes that take the place of others of the process, or come after them.
    """

    scores: tuple[Node, ...]
    money: tuple[Node, ...]
    pages: Mapping[FigureId, Node]


class _Kept(NamedTuple):
    """What is kept of it: own names, of scores and of all else, and nodes by their paths, each read when asked for."""

    first: tuple[str, ...]
    rest: tuple[str, ...]
    shared: tuple[dict[str, bytes], dict[str, bytes]]
    asked: dict[str, bytes]


@dataclass(kw_only=True)
class Own:
    """The nodes of a process. `make` works them out; `follows_from` is what they follow from, "" for nobody remembers.

    It stays from report to report while somebody remembers: what it is asked for depends on nothing else.
    """

    process: str
    follows_from: str
    make: Callable[[], Traced]
    _found: dict[str, Node] = field(default_factory=dict)
    _asked: set[str] = field(default_factory=set)
    _told: int = 0

    @cached_property
    def _kept(self) -> _Kept | None:
        data = taken(_KIND, self.follows_from)
        kept = _Kept(*marshal.loads(zlib.decompress(data))) if isinstance(data, bytes) else None  # noqa: S302 - plain data
        self._told = 0 if kept is None else len(kept.asked)
        self._asked.update(() if kept is None else kept.asked)
        return kept

    @cached_property
    def _traced(self) -> Traced:
        return self.make()

    @cached_property
    def _whole(self) -> dict[str, Node]:
        scores, money, pages = self._traced
        own = {node.id.path: node for node in scores if node.id.process}
        for node in money:
            if node.id.process:
                own.setdefault(node.id.path, node)
        return own | {name.path: node for name, node in pages.items()}

    @cached_property
    def names(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the paths of its scores, and those of all else that it has of its own."""
        if self._kept is not None:
            return self._kept.first, self._kept.rest
        first = tuple(dict.fromkeys(node.id.path for node in self._traced.scores if node.id.process))
        return first, tuple(self._whole)[len(first) :]

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(self.names[0] + self.names[1])

    def share(self, which: int, found: dict[FigureId, Node]) -> None:
        """Add what it shares with other processes, of its scores (0) or of its money (1), unless that is there."""
        if self._kept is None:
            for node in self._traced.money if which else self._traced.scores:
                if not node.id.process:
                    found.setdefault(node.id, node)
            return
        for path, data in self._kept.shared[which].items():
            if (_OF_ALL, path) not in found:
                node = _read(data)
                found[node.id] = node

    def has(self, path: str) -> bool:
        """Return whether there is such a node."""
        return path in self._names

    def get(self, path: str) -> Node | None:
        """Return a node, None where there is none."""
        found = self._found.get(path)
        if found is None and path in self._names:
            self._asked.add(path)
            kept = None if self._kept is None or "_whole" in vars(self) else self._kept.asked.get(path)
            found = self._found[path] = self._whole[path] if kept is None else _read(kept)
        return found

    def keep(self) -> None:
        """Let be kept what was asked for, where that is more than is kept."""
        if len(self._asked) > self._told:
            keep(_KIND, self.follows_from, self._packed)
            self._told = len(self._asked)

    def _packed(self) -> bytes | None:
        """Return what is to be kept; None where a node cannot be."""
        asked = ((path, self.get(path)) for path in sorted(self._asked))
        try:
            of_all = self._shared_packed() if self._kept is None else self._kept.shared
            plain = (*self.names, of_all, {path: _written(node) for path, node in asked if node is not None})
        except TypeError:
            return None
        return zlib.compress(marshal.dumps(plain), _QUICKLY)

    def _shared_packed(self) -> tuple[dict[str, bytes], ...]:
        both: tuple[dict[FigureId, Node], ...] = ({}, {})
        for which, found in enumerate(both):
            self.share(which, found)
        return tuple({name.path: _written(node) for name, node in found.items()} for found in both)


def _written(node: Node) -> bytes:
    """Return a node as bytes.

    Raises:
        TypeError: its value has no plain form.
    """
    return marshal.dumps(packed(node))


def _read(data: bytes) -> Node:
    return unpacked(marshal.loads(data))  # noqa: S302 - plain data behind a hash, no code
