"""Headings without a gap between levels, for those who move from heading to heading."""

from __future__ import annotations


class Levels:
    """Gives each heading the level of its place: one below the last heading that stands above it."""

    def __init__(self) -> None:
        self._above: list[int] = []

    def of(self, level: int) -> int:
        """Return the level of the next heading, which was written as one of `level`."""
        while len(self._above) > 1 and self._above[-1] >= level:
            self._above.pop()
        self._above.append(level)
        return len(self._above)
