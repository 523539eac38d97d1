"""What is asked of several processes, each thing once, with the processes it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from reportgen.report.view.classes.words import ended
from reportgen.report.view.process_numbers import numbered
from reportgen.report.view.provider.facts import Cells, ProviderProcess
from reportgen.report.view.provider.wordings import told_of
from reportgen.report.words.formats import sentence_start

Asked = Callable[[ProviderProcess], Iterable[Cells]]
_MOST_LEFT_OUT = 4


def gathered(processes: Sequence[ProviderProcess], asked: Asked) -> list[tuple[Cells, str]]:
    """Return each different row with the processes that have it."""
    found: dict[Cells, list[int]] = {}
    for one in processes:
        for cells in asked(one):
            found.setdefault(cells, []).append(one.number)
    return [(cells, told(numbers, processes)) for cells, numbers in found.items()]


def gathered_by_name(processes: Sequence[ProviderProcess], asked: Asked) -> list[Cells]:
    """Return a row for each name: the name, its texts with what differs told beside, the processes that have it."""
    found: dict[str, list[tuple[Cells, int]]] = {}
    for one in processes:
        for name, *texts in asked(one):
            found.setdefault(name, []).append((tuple(texts), one.number))
    return [
        (name, *map(told_of, _wordings(found[name])), told([number for _, number in found[name]], processes))
        for name in sorted(found)
    ]


def count_alike(processes: Sequence[ProviderProcess], asked: Asked) -> int:
    """Return how many names say the same for every process that has them."""
    said: dict[str, set[Cells]] = {}
    for one in processes:
        for cells in asked(one):
            said.setdefault(cells[0], set()).add(cells)
    return sum(len(texts) == 1 for texts in said.values())


def told(numbers: Sequence[int], processes: Sequence[ProviderProcess]) -> str:
    """Name the processes of a row, or those it leaves out where they are few."""
    absent = [one.number for one in processes if one.number not in set(numbers)]
    present = len(processes) - len(absent)
    if not absent:
        return "All" if len(processes) > 1 else numbered(numbers)
    return f"All but {numbered(absent)}" if len(absent) <= _MOST_LEFT_OUT < present else numbered(numbers)


def as_sentence(text: str) -> str:
    """Return a text with a capital at its start and a stop at its end."""
    return ended(sentence_start(text))


def _wordings(said: Sequence[tuple[Cells, int]]) -> list[Mapping[str, list[int]]]:
    """Return for each column its wordings, each with its processes."""
    columns: list[dict[str, list[int]]] = [{} for _ in said[0][0]]
    for texts, number in said:
        for column, text in zip(columns, texts, strict=True):
            column.setdefault(as_sentence(text), []).append(number)
    return list(columns)
