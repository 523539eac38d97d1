"""Headings without a gap between levels, whatever sections are printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

_LEVELS = tuple(f"/H{level}" for level in range(1, 7))


def levelled(tags: Iterable[Any]) -> None:
    """Give each heading among all tags the level of its place: one below the last heading that stands above it."""
    headings = [tag for tag in tags if level_of(tag)]
    for tag, level in zip(headings, in_place(map(level_of, headings)), strict=True):
        tag["S"] = kind_of(level)


def level_of(tag: Any) -> int:
    """Return the level of a heading, 0 for any other tag."""
    return _LEVELS.index(tag["S"]) + 1 if tag["S"] in _LEVELS else 0


def kind_of(level: int) -> str:
    """Return what a heading of a level is tagged as."""
    return _LEVELS[level - 1]


def in_place(levels: Iterable[int]) -> Iterator[int]:
    """Yield the levels of headings without a gap.

    The report's title is the only one of level 1: where no title is printed, the first heading stands for it.
    """
    above: list[int] = []
    for level in levels:
        while len(above) > 1 and above[-1] >= level:
            above.pop()
        above.append(level)
        yield len(above)
