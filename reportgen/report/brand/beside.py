"""The files that a brand file names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reportgen.report.brand.file import Said, read


def files_beside(brand_file: Path) -> tuple[str, ...]:
    """Return every file that a brand file may mean, as written there: each text in it that is the path of one.

    Raises:
        BrandOrTemplateError: the file is missing, no YAML or no brand.
    """
    return tuple(sorted({text for text in _texts(read(brand_file)) if _is_file(brand_file.parent / text)}))


def _texts(said: Said) -> Iterator[str]:
    if said.text is not None:
        yield said.text
    for one in (*said.entries.values(), *said.items):
        yield from _texts(one)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a text that is no path
        return False
