"""A start tag as it was written, with an attribute more, less or changed."""

from __future__ import annotations

import re

from markupsafe import escape

_END = re.compile(r"\s*/?>\Z")


def with_attributes(tag: str, **given: str | None) -> str:
    """Add attributes; an underscore in a name stands for a hyphen, and one that is None is left out."""
    added = "".join(
        f' {name.replace("_", "-")}="{escape(value)}"' for name, value in given.items() if value is not None
    )
    return _END.sub(lambda end: added + end[0], tag, count=1)


def without(tag: str, name: str) -> str:
    """Take an attribute away."""
    return _attribute(name).sub("", tag, count=1)


def replaced(tag: str, name: str, value: str) -> str:
    """Give an attribute that is there another value."""
    return _attribute(name).sub(f' {name}="{escape(value)}"', tag, count=1)


def _attribute(name: str) -> re.Pattern[str]:
    return re.compile(rf"""\s{re.escape(name)}\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)
