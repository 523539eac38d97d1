"""The nodes of one process, worked out when somebody asks for one that no earlier run asked for.

Pages ask for some of them, and often only whether there is one. So the nodes that were asked for are kept from run to
run, with the names of all and those that the process shares with others.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from reportgen.analysis.tracing.kept_nodes import KeptNodes, Names, Shared, keep_nodes, kept_nodes, named, node_of
from reportgen.analysis.tracing.packed import packed
from reportgen.model.trace import FigureId, Node

_OF_ALL = ""  # the process of a node that all share


class Traced(NamedTuple):
    """What was worked out for a process: its scores, and its money; both may hold nodes that all processes share.

    `pages` are nodes that take the place of others of the process, or come after them.
    """

    scores: tuple[Node, ...]
    money: tuple[Node, ...]
    pages: Mapping[FigureId, Node]


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
    def _kept(self) -> KeptNodes | None:
        return kept_nodes(self.follows_from)

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
    def _of_all(self) -> tuple[dict[FigureId, Node], dict[FigureId, Node]]:
        """Return what it shares, of its scores and of its money."""
        scores, money, _ = self._traced
        return _without_process(scores), _without_process(money)

    @cached_property
    def _names(self) -> Names:
        if self._kept is not None and self._kept.names is not None:
            return self._kept.names
        first = tuple(dict.fromkeys(node.id.path for node in self._traced.scores if node.id.process))
        return named(first, tuple(self._whole)[len(first) :])

    @property
    def names(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the paths of its scores, and those of all else that it has of its own."""
        return self._names.first, self._names.rest

    def share(self, which: int, found: dict[FigureId, Node]) -> None:
        """Add what it shares with other processes, of its scores (0) or of its money (1), unless that is there."""
        if self._kept is None:
            found.update(self._of_all[which])
            return
        for path, data in self._kept.shared[which].items():
            if (_OF_ALL, path) not in found:
                node = node_of(data)
                found[node.id] = node

    def has(self, path: str) -> bool:
        """Return whether there is such a node."""
        return (self._kept is not None and path in self._kept.own) or path in self._names.every

    def get(self, path: str) -> Node | None:
        """Return a node, None where there is none."""
        found = self._found.get(path)
        if found is None and self.has(path):
            kept = None if self._kept is None or "_whole" in vars(self) else self._kept.own.get(path)
            if kept is None:
                self._asked.add(path)
            found = self._found[path] = self._whole[path] if kept is None else node_of(kept)
        return found

    def keep(self) -> None:
        """Let be kept what was asked for, where that is more than is kept."""
        if len(self._asked) > self._told:
            before = set() if self._kept is None else set(self._kept.own)
            asked = {path: node for path in self._asked | before if (node := self.get(path)) is not None}
            keep_nodes(self.follows_from, self._names, self._shared, asked)
            self._told = len(self._asked)

    def _shared(self) -> Shared:
        if self._kept is not None:
            return self._kept.shared
        both: tuple[dict[FigureId, Node], dict[FigureId, Node]] = ({}, {})
        for which, found in enumerate(both):
            self.share(which, found)
        scores, money = ({name.path: marshal.dumps(packed(node)) for name, node in found.items()} for found in both)
        return scores, money


def _without_process(nodes: Iterable[Node]) -> dict[FigureId, Node]:
    return {node.id: node for node in nodes if not node.id.process}
