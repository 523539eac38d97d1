"""Processes named by number in a sentence or a cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.knowledge.number_words import count_words
from reportgen.report.view.parts import joined
from reportgen.report.words.formats import NO_BREAK_SPACE

_SHORTEST_RUN = 3


def numbered(numbers: Iterable[int]) -> str:
    """Write process numbers with runs joined: "No. 1–4, 7 and 9"."""
    return f"No.{NO_BREAK_SPACE}{joined(_parts(numbers))}"


def numbered_at_most(numbers: Iterable[int], most: int) -> str:
    """Write process numbers as `numbered` does; of more numbers and runs than `most` how many processes are left."""
    every = sorted(set(numbers))
    if len(_parts(every)) <= most + 1:
        return numbered(every)
    shown = next(count for count in range(len(every), 0, -1) if len(_parts(every[:count])) <= most)
    return f"No.{NO_BREAK_SPACE}{joined([*_parts(every[:shown]), f'{count_words(len(every) - shown)} more'])}"


def listed(numbers: Iterable[int]) -> str:
    """Write numbers as in a list, with runs joined: "1–4, 7, 9"."""
    return ", ".join(_parts(numbers))


def _parts(numbers: Iterable[int]) -> list[str]:
    """Return runs of three and more as one text, and every other number as its own."""
    parts: list[str] = []
    for run in _runs(sorted(set(numbers))):
        parts += [f"{run[0]}–{run[-1]}"] if len(run) >= _SHORTEST_RUN else [str(number) for number in run]
    return parts


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    """Part ascending numbers where one is left out."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs
