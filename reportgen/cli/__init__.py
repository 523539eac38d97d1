"""The command line: what the user asks for, and how the answer is said."""

from __future__ import annotations

from reportgen.cli.app import main

__all__ = ["main"]
