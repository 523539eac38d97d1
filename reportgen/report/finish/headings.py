"""Headings without a gap between levels, whatever sections are printed."""

from __future__ import annotations

from reportgen.report.finish.structure import Structure

_LEVELS = tuple(f"/H{level}" for level in range(1, 7))


def levelled(structure: Structure) -> None:
    """Give each heading the level of its place: one below the last heading that stands above it.

    The report's title is the only one of level 1: where no title is printed, the first heading stands for it.
    """
    above: list[int] = []
    for tag in structure.walk():
        if tag["S"] in _LEVELS:
            level = _LEVELS.index(tag["S"]) + 1
            while len(above) > 1 and above[-1] >= level:
                above.pop()
            above.append(level)
            tag["S"] = _LEVELS[len(above) - 1]
