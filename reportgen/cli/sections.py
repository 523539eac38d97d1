"""What --sections, --pack and --profiles ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from reportgen import pipeline
from reportgen.errors import UsageError

_ALL, _NONE = "all", "none"


def known_sections(text: str, templates: Path | None = None) -> tuple[str, ...]:
    """Read a list such as "decision, Business case", by the names of the contents or of the templates.

    Raises:
        typer.BadParameter: a name that no section has, or none at all.
    """
    with as_bad_parameter():
        return pipeline.known_sections(text, templates)


def known_pack(text: str) -> str:
    """Return the id of a pack.

    Raises:
        typer.BadParameter: there is no such pack.
    """
    with as_bad_parameter():
        return pipeline.known_pack(text)


def profile_count(text: str) -> int | None:
    """Return how many processes get a profile, None for all.

    Raises:
        typer.BadParameter: neither a number nor all or none.
    """
    said = text.strip().lower()
    if said in {_ALL, _NONE}:
        return None if said == _ALL else 0
    if not re.fullmatch(r"[0-9]{1,6}", said):
        raise typer.BadParameter(f"{text} is not a number of profiles; give all, none or a number such as 12.")
    return int(said)


@contextmanager
def as_bad_parameter() -> Iterator[None]:
    """Say of a wrong word that it is the option's value.

    Raises:
        typer.BadParameter: the word was refused.
    """
    try:
        yield
    except UsageError as error:
        raise typer.BadParameter(str(error)) from error
