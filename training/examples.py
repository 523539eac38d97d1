"""The texts that the model learns from: the reference catalogue and the files beside this one, in our own words."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path

from reportgen.knowledge.facts import ReferenceProcess

HERE = Path(__file__).parent
_LEANING_SLOPE = 0.9
_EVERYDAY_FULL = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text with what is known of it.

    `kpo` is the probability 0-1 that it is KPO work, None where the text is no process; `process` says which. `group`
    keeps the texts of one process on one side when a fold is left out. `kind` is the file it comes from. `kpo_weight`
    and `process_weight` say how much it counts in either regression.
    """

    name: str
    description: str = ""
    function: str = ""
    kpo: float | None
    process: bool = True
    group: str
    kind: str
    kpo_weight: float = 0.0
    process_weight: float = 0.0


def examples_of(catalogue: tuple[ReferenceProcess, ...]) -> list[Example]:
    """Return all texts, in the order of the catalogue and of the files."""
    more: dict[str, list[str]] = {}
    for row in _rows("descriptions.csv"):
        more.setdefault(row["id"], []).append(row["text"])
    return [
        *(example for entry in catalogue for example in _of_entry(entry, more.get(entry.id, ()))),
        *_fillers(catalogue),
        *_statements(),
        *_odd_processes(),
        *_vocabulary(),
        *_no_processes(),
        *_everyday_words(),
    ]


def _of_entry(entry: ReferenceProcess, more: Sequence[str]) -> Iterator[Example]:
    """Yield a reference process as analysts might write it: short, described, in other words, by another name.

    `more` are further descriptions in an analyst's shorthand, paired with the name and with the aliases in turn.
    """
    titles = (entry.name, *entry.aliases)
    texts = (
        (entry.name, "", "", 1.0, 1.0),
        (entry.name, "", entry.function, 0.5, 0.0),
        (entry.name, entry.description, entry.function, 1.0, 1.0),
        (entry.name, entry.paraphrase, "", 0.7, 0.5),
        (entry.description, "", "", 0.7, 0.3),
        (entry.paraphrase, "", "", 0.7, 0.3),
        *((text, "", "", 0.7, 0.3) for text in more),
        *((titles[turn % len(titles)], text, entry.function, 0.7, 0.3) for turn, text in enumerate(more)),
        *((alias, "", "", 0.6, 0.5) for alias in (*entry.aliases, *entry.foreign_names)),
    )
    for name, description, function, kpo_weight, process_weight in texts:
        yield Example(
            name=name,
            description=description,
            function=function,
            kpo=entry.market_kpo,
            group=entry.id,
            kind="catalogue",
            kpo_weight=kpo_weight,
            process_weight=process_weight,
        )


def _fillers(catalogue: Sequence[ReferenceProcess]) -> Iterator[Example]:
    """Yield descriptions that say nothing of the work, each under twelve names: the name alone tells."""
    for number, row in enumerate(_rows("fillers.csv")):
        for entry in catalogue[number :: len(catalogue) // 12]:
            yield Example(
                name=entry.name,
                description=row["text"],
                kpo=entry.market_kpo,
                group=entry.id,
                kind="filler",
                kpo_weight=0.3,
                process_weight=0.3,
            )


def _statements() -> Iterator[Example]:
    """Yield what is done, sentence by sentence; a misleading title counts twice, so that descriptions outrank names."""
    for number, row in enumerate(_rows("statements.csv")):
        title = row["title"]
        yield Example(
            name=title or row["statement"],
            description=row["statement"] if title else "",
            kpo=float(row["kpo"]),
            group=f"statement {number}",
            kind="title" if title else "statement",
            kpo_weight=2.0 if title else 1.0,
            process_weight=1.0,
        )


def _odd_processes() -> Iterator[Example]:
    for number, row in enumerate(_rows("odd_processes.csv")):
        yield Example(
            name=row["name"],
            description=row["description"],
            kpo=float(row["kpo"]),
            group=f"odd {number}",
            kind="odd",
            kpo_weight=1.0,
            process_weight=2.0,
        )


def _vocabulary() -> Iterator[Example]:
    """Yield single terms; a leaning of 3 stands for a probability of 0.94."""
    for number, row in enumerate(_rows("vocabulary.csv")):
        yield Example(
            name=row["term"],
            kpo=1 / (1 + exp(-_LEANING_SLOPE * float(row["leaning"]))),
            group=f"term {number}",
            kind="term",
            kpo_weight=0.35,
            process_weight=0.2,
        )


def _no_processes() -> Iterator[Example]:
    for number, row in enumerate(_rows("no_process.csv")):
        yield Example(
            name=row["name"],
            description=row["description"],
            kpo=None,
            process=False,
            group=f"nonsense {number}",
            kind="nonsense",
            process_weight=10.0,
        )


def _everyday_words() -> Iterator[Example]:
    """Yield words of everyday life, which seldom stand in the name of a process."""
    for row in _rows("everyday.csv"):
        yield Example(
            name=row["word"],
            kpo=None,
            process=False,
            group=f"everyday {row['word']}",
            kind="everyday",
            process_weight=float(row["weight"]) / _EVERYDAY_FULL,
        )


def _rows(file: str) -> Iterator[dict[str, str]]:
    with (HERE / file).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, strict=True)
