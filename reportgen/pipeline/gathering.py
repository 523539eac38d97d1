"""Which workbooks are meant: by name, by a pattern that no shell filled in, or all in a folder."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportgen.pipeline.ownership import made_by_reportgen

_EXCEL = frozenset({".xlsx", ".xlsm", ".xltx"})
_TEXT = frozenset({".csv", ".tsv", ".tab"})
_LOCK_FILE = "~$"
_OURS = re.compile(r".+\.(?:results|review(?:-[0-9]{1,3})?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The workbooks meant, each once, in the order given.

    `empty` are the folders and patterns that hold none; `left_out` are results and review copies that were found.
    """

    workbooks: tuple[Path, ...]
    empty: tuple[Path, ...] = ()
    left_out: tuple[Path, ...] = ()

    @property
    def only(self) -> Path | None:
        """Return the workbook where one alone is meant, if only by the name of a folder that holds none."""
        meant = (*self.workbooks, *self.empty)
        return meant[0] if len(meant) == 1 else None


def gather(named: Sequence[str]) -> Gathered:
    """Return the workbooks that the words of a command mean.

    A file is itself, whatever its name. A pattern such as *.xlsx stands for the workbooks it matches, a folder for
    the Excel workbooks right in it, both in the order of their names and without what Excel or reportgen put there:
    lock files, results and review copies.
    """
    meant: dict[Path, Path] = {}
    empty: list[Path] = []
    left_out: dict[Path, Path] = {}
    for text in named:
        found = _found(text)
        taken, ours = _sorted_out(found) if found is not None else ([Path(text)], [])
        for known, paths in ((meant, taken), (left_out, ours)):
            for path in paths:
                known.setdefault(path.resolve(), path)
        if not taken:
            empty.append(Path(text))
    return Gathered(
        workbooks=tuple(meant.values()),
        empty=tuple(empty),
        left_out=tuple(path for real, path in left_out.items() if real not in meant),
    )


def _found(text: str) -> list[Path] | None:
    """Return what may be meant by a folder or a pattern, None where a word is the name of one file."""
    if not text:
        return []
    if os.path.isdir(text):  # noqa: PTH112 - False for a name that is too long, where Path raises
        return [one for one in _held(Path(text)) if one.suffix.lower() in _EXCEL]
    if os.path.lexists(text) or not glob.has_magic(text):
        return None
    matched = glob.glob(text, recursive=True)  # noqa: PTH207 - a pattern may begin anywhere
    return [one for one in map(Path, matched) if one.suffix.lower() in _EXCEL | _TEXT]


def _held(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _sorted_out(found: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Return the workbooks, and the files that reportgen wrote; lock files are passed over in silence."""
    files = sorted(path for path in found if path.is_file() and not path.name.startswith((_LOCK_FILE, ".")))
    ours = [path for path in files if is_ours(path)]
    return [path for path in files if path not in ours], ours


def is_ours(path: Path) -> bool:
    """Return whether a file is a results workbook or a review copy, by its name or its seal."""
    if _OURS.fullmatch(path.stem) or path.suffix.lower() in _TEXT:
        return _OURS.fullmatch(path.stem) is not None
    from reportgen.workbook.review_saving import is_untouched_copy  # noqa: PLC0415 - openpyxl

    return made_by_reportgen(path) or is_untouched_copy(path)
