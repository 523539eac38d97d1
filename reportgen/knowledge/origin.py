"""Where a fact comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a fact comes from. `basis` is "published" or "practitioner convention"; `reviewed` is an ISO date."""

    source: str
    basis: str
    reviewed: str


def with_basis(source: str, basis: str) -> str:
    """Return a source with its basis in brackets, unless its own words say that: "low is convention"."""
    return source if is_said(source, basis) else f"{source} ({basis})"


def is_said(source: str, basis: str) -> bool:
    """Return whether a source says in its own words what it rests on."""
    return basis.rsplit(maxsplit=1)[-1] in source.lower()
