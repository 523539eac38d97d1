"""The command line: what the user asks for, and how the answer is said."""

from __future__ import annotations

from reportgen.cli.records import write_records_when_called

write_records_when_called()

from reportgen.cli.app import main  # noqa: E402 - its rooms are full of records

__all__ = ["main"]
