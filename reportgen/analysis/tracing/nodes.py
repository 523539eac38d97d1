"""All nodes of a trace by id: the portfolio's, and those of each process, which are worked out when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any, overload

from reportgen.analysis.tracing.own import Own
from reportgen.model.trace import FigureId, Node


@dataclass(slots=True, kw_only=True, eq=False)
class Nodes(Mapping[FigureId, Node]):
    """Nodes. `portfolio` are those that belong to no process; `counted` are those of processes that its counts name."""

    portfolio: dict[FigureId, Node] = field(default_factory=dict)
    counted: dict[FigureId, Node] = field(default_factory=dict)
    owns: Mapping[str, Own] = field(default_factory=dict)

    @overload
    def get(self, key: FigureId, /) -> Node | None: ...
    @overload
    def get(self, key: FigureId, /, default: Any) -> Any: ...
    def get(self, key: FigureId, /, default: Any = None) -> Any:
        """Return a node, something else where there is none."""
        process, path = key
        if not process:
            return self.portfolio.get(key, default)
        own = self.owns.get(process)
        found = self.counted.get(key) or (own and own.get(path))
        return default if found is None else found

    def __getitem__(self, key: FigureId) -> Node:
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def __contains__(self, key: object) -> bool:
        if key in self.portfolio or key in self.counted:
            return True
        return isinstance(key, FigureId) and key.process in self.owns and self.owns[key.process].has(key.path)

    def __iter__(self) -> Iterator[FigureId]:
        """Yield the portfolio's, then those of each process: scores, what counts name of it, money, pages."""
        counted: dict[str, list[str]] = {}
        for name in self.counted:
            counted.setdefault(name.process, []).append(name.path)
        yield from self.portfolio
        for process, own in self.owns.items():
            first, rest = own.names
            paths = dict.fromkeys((*first, *counted.get(process, ()), *rest))
            yield from map(FigureId._make, zip(repeat(process), paths))  # the paths need not be kept once for all here

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def keep(self) -> None:
        """Let be kept what was asked for."""
        for own in self.owns.values():
            own.keep()
