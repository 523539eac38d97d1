"""Whether this computer can make reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.report.environment import Check


def examine_environment() -> tuple[Check, ...]:
    """Return what was looked for, what was found, and what to do where it is missing."""
    from reportgen.report.environment import examine  # noqa: PLC0415 - loads what it looks for

    return examine()
