"""The data files with some of them changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reportgen.knowledge.reading import DATA


def shipped(file: str) -> str:
    return (DATA / file).read_text(encoding="utf-8")


def with_data(folder: Path, texts: Mapping[str, str | None]) -> Path:
    """Return a folder of all data files, of which these hold another text, or are missing."""
    made = folder / "data"
    made.mkdir()
    for path in DATA.iterdir():
        if path.name not in texts:
            (made / path.name).symlink_to(path)
        elif (text := texts[path.name]) is not None:
            (made / path.name).write_text(text, encoding="utf-8")
    return made


def with_fault(folder: Path, file: str, old: str, new: str, *, count: int = 1) -> Path:
    """Return a folder of all data files, in one of which something reads otherwise."""
    text = shipped(file)
    assert old in text, "the example must change something"
    return with_data(folder, {file: text.replace(old, new, count)})
