"""Heads of columns break between words, never after the hyphen of a short compound such as in-house."""

from __future__ import annotations

import re

_HEAD = re.compile(r"<thead>.*?</thead>", re.DOTALL)
_TEXT = re.compile(r"<svg\b.*?</svg>|>[^<]*-[^<]*(?=<)", re.DOTALL)
_COMPOUND = re.compile(r"(?<![\w-])(\w+(?:-\w+)+)(?![\w-])[,.;:)]*")
_WIDEST = 12  # letters, which the narrowest of columns with such a head still holds


def with_whole_compounds(html: str) -> str:
    """Keep short compounds in the heads of all tables on one line."""
    return _HEAD.sub(lambda head: _TEXT.sub(_told, head[0]), html)


def _told(part: re.Match[str]) -> str:
    """Keep the compounds of a text; a drawing is left as it is."""
    return part[0] if part[0].startswith("<svg") else _COMPOUND.sub(_kept, part[0])


def _kept(compound: re.Match[str]) -> str:
    word = compound[0]
    return f'<span class="nowrap">{word}</span>' if len(compound[1]) <= _WIDEST else word
