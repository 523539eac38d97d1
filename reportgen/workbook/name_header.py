"""Which column holds the names of the processes, where no header says so in the template's words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from pathlib import Path

from reportgen.workbook.column import Column
from reportgen.workbook.located import Cell
from reportgen.workbook.normalising import header_key

NAME = "name"
_TOKENS = re.compile(r"[^\W\d_]+")
_PROCESS = re.compile(r".*(?:process|prozess|proceso|processus|processo|proces)")
_PROCESSES = re.compile(r".*(?:processes|prozesse|procesos|processos|processi|processen)")
_PROCESS_NAME = re.compile(r".*(?:process|prozess|proces)(?:es)?(?:name|names|namen|naam|bezeichnung)")
_WORDS = Path(__file__).parent / "data" / "header_words.toml"


class Fit(IntEnum):
    """How well a header says that its column holds the names of processes; 0 is not at all."""

    NOT = 0
    AMONG_KNOWN_HEADERS = 1
    BY_NAME_ALONE = 2
    BY_ALIAS = 3
    BY_WORD = 4
    BY_BOTH_WORDS = 5
    BY_PROCESS_ALIAS = 6
    OWN = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class NameChoice:
    """The column taken for the names, how well its header fits, and the columns that fit just as well."""

    number: int
    fit: Fit
    equals: tuple[int, ...] = ()

    @property
    def is_by_word(self) -> bool:
        """Return whether the header only speaks of processes or names, in words that are no alias."""
        return self.fit not in {Fit.OWN, Fit.BY_ALIAS, Fit.BY_PROCESS_ALIAS}


def choose_name(cells: Mapping[int, Cell], exact: Mapping[int, Column]) -> NameChoice | None:
    """Return the column of a header row that says best that it holds the names, the first where several do.

    `exact` holds the columns that are known by their own header or an alias; they keep their meaning.
    """
    others = any(column.field != NAME for column in exact.values())
    fits = {number: _fit(cell, exact.get(number), others) for number, cell in cells.items()}
    best = max(fits.values(), default=Fit.NOT)
    if best is Fit.NOT:
        return None
    first, *equals = (number for number, fit in fits.items() if fit is best)
    return NameChoice(number=first, fit=best, equals=tuple(equals))


def heads_something_else(header: str) -> bool:
    """Return whether a header, as it is compared, speaks of another thing: "process time", "client name"."""
    return bool(_words()["something_else"] & set(_TOKENS.findall(header)))


def heads_processes(header: str) -> bool:
    """Return whether a header as written speaks of processes: "Process name", "Hauptprozesse"."""
    return _speaks_of_processes(_TOKENS.findall(header_key(header)))


def _fit(cell: Cell, known: Column | None, has_known_headers: bool) -> Fit:  # noqa: FBT001 - one caller, above
    if not isinstance(cell.value, str) or (known is not None and known.field != NAME):
        return Fit.NOT
    text = header_key(cell.value)
    if known is None:
        return _fit_by_word(text, has_known_headers)
    if text == header_key(known.header):
        return Fit.OWN
    return Fit.BY_PROCESS_ALIAS if _speaks_of_processes(_TOKENS.findall(text)) else Fit.BY_ALIAS


def _fit_by_word(text: str, has_known_headers: bool) -> Fit:  # noqa: FBT001 - one caller, above
    """Judge a header by its words: a name that ends in "process" is no header, unless known headers stand beside it."""
    tokens = _TOKENS.findall(text)
    words = _words()
    if heads_something_else(text):
        return Fit.NOT
    has_process, has_name = _speaks_of_processes(tokens), bool(words["name"] & set(tokens))
    if any(_PROCESS_NAME.fullmatch(token) for token in tokens) or (has_process and has_name):
        return Fit.BY_BOTH_WORDS
    if not (has_process or has_name):
        return Fit.NOT
    rest = [token for token in tokens if token not in words["name"] | words["neutral"]]
    is_plain = all(_speaks_of_processes([token]) for token in rest)
    if has_process and (is_plain or any(_PROCESSES.fullmatch(token) for token in tokens)):
        return Fit.BY_WORD
    if has_name and is_plain:
        return Fit.BY_NAME_ALONE
    return Fit.AMONG_KNOWN_HEADERS if has_known_headers else Fit.NOT


def _speaks_of_processes(tokens: Sequence[str]) -> bool:
    return any(pattern.fullmatch(token) for token in tokens for pattern in (_PROCESS, _PROCESSES, _PROCESS_NAME))


@lru_cache(maxsize=1)
def _words() -> Mapping[str, frozenset[str]]:
    return {kind: frozenset(words) for kind, words in tomllib.loads(_WORDS.read_text(encoding="utf-8")).items()}
