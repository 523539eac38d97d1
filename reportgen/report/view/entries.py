"""Entries of a section that are made of one process alone: what a template sees of one is made where it is needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any, Generic, TypeVar

from reportgen.model.memory import once

View_co = TypeVar("View_co", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Generic[View_co]):
    """A profile, a sheet or a block of a section, and all that its view follows from; "" where nobody remembers.

    Its HTML is kept by that, so that the view is made only where the HTML is not there.
    """

    follows_from: str
    make: Callable[[], View_co]


def seen_whole(view: Any) -> Any:
    """Return what a section's template sees with the views of all entries in their places; these are kept."""
    made = {
        one.name: tuple(once(f"{one.name}-view", entry.follows_from, entry.make, lasts=True) for entry in held)
        for one in fields(view)
        if isinstance(held := getattr(view, one.name), tuple) and held and isinstance(held[0], Entry)
    }
    return replace(view, **made) if made else view
