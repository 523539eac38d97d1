"""A comparison in words, for whoever prints it."""

from reportgen.report.changes import ChangeGroup, ChangeLine, Changes, changes_of

__all__ = ["ChangeGroup", "ChangeLine", "Changes", "changes_of"]
