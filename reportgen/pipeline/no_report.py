"""Why a file is no report that could be checked, in a sentence: what it is instead, and what to give."""

from __future__ import annotations

from pathlib import Path

from reportgen.errors import UnreadableInputError

_BEGINNING, _END = 1024, 2048
_OURS = b"CreatorTool>reportgen"
_HTML = (b"<!doctype html", b"<html")


def unreadable(path: Path, data: bytes, fault: Exception) -> UnreadableInputError:
    """Return why a file could not be read as a PDF; `fault` is what the reader met."""
    return UnreadableInputError(f"{path} {_other_kind(data) or _damage(data) or f'cannot be read as a PDF: {fault}.'}")


def without_manifest(path: Path, metadata: bytes) -> UnreadableInputError:
    """Return why a PDF that can be read has nothing to be checked by."""
    if _OURS in metadata:
        return UnreadableInputError(
            f"{path} carries no results and no manifest to go by: it is a provider pack or was made with --attach none."
        )
    return UnreadableInputError(f"{path} is not a report that reportgen made, so there is nothing to check it by.")


def _other_kind(data: bytes) -> str:
    """Say what a file is that is no PDF, "" for a PDF and for what nobody could name."""
    start = data[:_BEGINNING].lstrip().lower()
    if start.startswith(_HTML):
        return f"is {_html(data)}, and HTML carries no results to check figures by: verify the PDF of the same report."
    if start.startswith(b"pk\x03\x04"):
        return "is a workbook, not a report: give the PDF, and the workbook with --workbook."
    if start.startswith(b"{"):
        return "holds results, not a report: give the PDF that carries them."
    return ""


def _html(data: bytes) -> str:
    from reportgen.report.web.seal import is_untouched  # noqa: PLC0415 - only where there is such a file

    is_ours = is_untouched(data)
    return "an HTML report, byte for byte as reportgen wrote it" if is_ours else "HTML, not as reportgen wrote it"


def _damage(data: bytes) -> str:
    """Say that a PDF was cut off; "" where its end is there, or it is encrypted."""
    is_cut = b"%PDF-" in data[:_BEGINNING] and b"%%EOF" not in data[-_END:]
    return "is cut off, the end of the PDF is missing: copy or download it again." if is_cut else ""
