"""Where a fact comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a fact comes from. `basis` is "published" or "practitioner convention"; `reviewed` is an ISO date."""

    source: str
    basis: str
    reviewed: str
