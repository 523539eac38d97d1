"""The texts that we wrote: templates, knowledge and sentences in the code, each with its file."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

from reportgen.knowledge.reading import DATA
from reportgen.report.resources import templates_folder

ROOT = Path(__file__).parents[2]
_NOT_PRINTED = frozenset(
    {
        "text_model.csv",
        "taxonomy.csv",
        "taxonomy_names.csv",
        "spelling.csv",
        "spelling.toml",
        "industries.toml",
        "text_facts.toml",
    }
)


@cache
def our_texts():
    """Return the text of each file by its name within the repository."""
    data = (path for path in (*DATA.glob("*.toml"), *DATA.glob("*.csv")) if path.name not in _NOT_PRINTED)
    found = {path.name: path.read_text(encoding="utf-8") for path in (*templates_folder().rglob("*.html"), *data)}
    for room in ("report", "analysis"):
        for path in (ROOT / "reportgen" / room).rglob("*.py"):
            found[str(path.relative_to(ROOT))] = " ".join(sentences_in(path))
    return found


def sentences_in(path):
    """Return the texts in code that hold a space: what is said, not names of things."""
    constants = (
        node.value for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Constant)
    )
    return [value for value in constants if isinstance(value, str) and " " in value]
