"""Load the ids that measures may cite, by published framework."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from reportgen.knowledge.entry import Entry
from reportgen.knowledge.reading import toml_entries

_ENDS_IN_NUMBER = re.compile(r"(.*?)(\d+)")
_KEYS = ("id", "source", "basis", "reviewed", "ids", "gone")


def load_references(directory: Path) -> frozenset[str]:
    """Read frameworks.toml: every reference that exists, such as "NIST CSF PR.DS-02"."""
    entries = [entry.only(_KEYS) for entry in toml_entries(directory, "frameworks.toml", "framework")]
    return frozenset(f"{entry.name} {found}" for entry in entries for found in _ids(entry))


def _ids(entry: Entry) -> set[str]:
    entry.origin()
    spans, gone = entry.texts("ids"), entry.texts("gone")
    ids = {found for span in spans for found in _spanned(entry, span)}
    strange = [one for one in gone if one not in ids]
    if strange:
        raise entry.fault(f'"gone" names "{strange[0]}", which "ids" does not hold')
    return ids.difference(gone)


def _spanned(entry: Entry, span: str) -> Iterator[str]:
    """Return the ids from one to another, "A.6.1 to A.6.8", or the one id that stands there."""
    first, _, last = span.partition(" to ")
    ends = _ENDS_IN_NUMBER.fullmatch(first), _ENDS_IN_NUMBER.fullmatch(last)
    if not last:
        return iter((span,))
    if ends[0] is None or ends[1] is None or ends[0][1] != ends[1][1] or int(ends[0][2]) >= int(ends[1][2]):
        raise entry.fault(f'"{span}" is no span of ids such as "A.6.1 to A.6.8"')
    return _numbered(ends[0][1], range(int(ends[0][2]), int(ends[1][2]) + 1), len(ends[0][2]))


def _numbered(stem: str, numbers: Iterable[int], digits: int) -> Iterator[str]:
    return (f"{stem}{number:0{digits}d}" for number in numbers)
