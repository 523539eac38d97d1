"""The page on what reportgen knows lists every file of knowledge."""

from __future__ import annotations

import re
from pathlib import Path

from reportgen.knowledge.reading import DATA

PAGE = (Path(__file__).parents[2] / "docs" / "knowledge.md").read_text(encoding="utf-8")


def test_every_file_has_a_row_and_every_row_a_file():
    rows = [line.split("|")[1] for line in PAGE.splitlines() if line.startswith("| `")]
    named = {name for row in rows for name in re.findall(r"`([^`]+)`", row)}
    assert named == {path.name for path in DATA.iterdir() if path.suffix in {".toml", ".csv"}}
