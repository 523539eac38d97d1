"""Lengths of paper as lengths of a screen: what is 9.2 pt in print is the reader's own text size."""

from __future__ import annotations

import re

BODY_PT = 9.2
_PT_A_MM = 72 / 25.4
_LENGTH = re.compile(r"(?<![\w.#-])(-?\d*\.?\d+)(mm|pt)\b")
_PAGE_RULE = re.compile(r"@page\b[^{]*\{(?:[^{}]|\{[^{}]*\})*\}")


def rem(mm: float) -> str:
    """Return a length in mm as CSS of the screen."""
    return f"{mm * _PT_A_MM / BODY_PT:.4g}rem"


def for_screen(css: str) -> str:
    """Return CSS with every length in mm and pt in rem; rules for pages stay, since a reader may print the file."""
    pages = _PAGE_RULE.findall(css)
    parts = (_relative(part) for part in _PAGE_RULE.split(css))
    return "".join(part for pair in zip(parts, [*pages, ""], strict=True) for part in pair)


def _relative(css: str) -> str:
    return _LENGTH.sub(lambda found: rem(float(found[1]) / (1 if found[2] == "mm" else _PT_A_MM)), css)
