"""Faults that show in a built-in template, but lie in a file of the user's that it takes macros from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_NOT_EXPORTED = re.compile(r"the template '([^']+)' \(imported on .*?\) does not export the requested name '(\w+)'")
_WRONG_CALL = re.compile(r"macro '(\w+)' (takes .+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedFault:
    """Where the fault lies and what it is."""

    file: Path
    line: int | None
    reason: str


def imported_fault(error: BaseException, folder: Path | None, shown_in: str) -> ImportedFault | None:
    """Return the fault of the user's file behind an error that shows in a template; None where that is no such file."""
    if folder is None or Path(shown_in).is_relative_to(folder):
        return None
    missing, call = _NOT_EXPORTED.search(str(error)), _WRONG_CALL.search(str(error))
    if missing:
        return _without_macro(folder / missing[1], missing[2], shown_in)
    return _with_other_macro(folder, call[1], call[2].rstrip("."), shown_in) if call else None


def _without_macro(file: Path, macro: str, shown_in: str) -> ImportedFault | None:
    reason = f"it has no macro {macro}, which {_short(shown_in)} needs"
    return ImportedFault(file=file, line=None, reason=reason) if file.is_file() else None


def _with_other_macro(folder: Path, macro: str, takes: str, shown_in: str) -> ImportedFault | None:
    start = re.compile(rf"{{%-?\s*macro\s+{macro}\s*\(")
    for file in sorted(folder.rglob("*.html")):
        text = file.read_text(encoding="utf-8", errors="replace")
        found = start.search(text)
        if found:
            line = text.count("\n", 0, found.start()) + 1
            return ImportedFault(
                file=file, line=line, reason=f"its macro {macro} {takes}, but {_short(shown_in)} gives more"
            )
    return None


def unread_template(error: BaseException) -> str | None:
    """Return the name of the template that was being read when an error arose, None where none was."""
    trace, name = error.__traceback__, None
    while trace is not None:
        frame = trace.tb_frame
        if frame.f_code.co_name == "get_source" and isinstance(frame.f_locals.get("template"), str):
            name = frame.f_locals["template"]
        trace = trace.tb_next
    return name


def _short(path: str) -> str:
    """Return the name of a built-in template without the folder it is installed in: "sections/decision.html"."""
    return "/".join(Path(path).parts[-2:])
