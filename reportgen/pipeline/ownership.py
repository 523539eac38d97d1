"""Which files reportgen made itself, and so may replace."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from reportgen.report.finish.sealing import is_as_sealed

TOOL = "reportgen"

_ENGINES = (TOOL, "WeasyPrint")
_PACKED = b"PK\x03\x04"
_HTML = b"<!DOCTYPE html>"
_PDF = b"%PDF-"
_LARGEST = 256 * 1024 * 1024
_LARGEST_STREAM = 16 * 1024 * 1024
_ATTACHED = b"/EmbeddedFile"
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_ENTRY = r'<{xmp}>\s*([^<]*)<|{xmp}\s*=\s*"([^"]*)"|/{info}\s*\(([^)]*)\)|/{info}\s*<([0-9A-Fa-f\s]*)>'
_CREATOR, _PRODUCER = b"Creator", b"Producer"
_NAMED = {
    _CREATOR: re.compile(_ENTRY.format(xmp="xmp:CreatorTool", info="Creator").encode()),
    _PRODUCER: re.compile(_ENTRY.format(xmp="pdf:Producer", info="Producer").encode()),
}


def made_by_reportgen(path: Path) -> bool:
    """Return whether a file is a report or results file just as reportgen wrote it.

    A PDF is ours when reportgen created it and nobody has saved it since: its seal is whole, or, where it has none, no
    other program that did so, with somebody's notes perhaps, names itself as producer or added its changes behind the
    end. A results workbook and an HTML report are ours while their seal is whole.
    """
    try:
        if path.stat().st_size > _LARGEST:
            return False
        data = path.read_bytes()
    except OSError:
        return False
    if data.startswith(_PACKED):
        return _is_our_workbook(path)
    if data.startswith(_HTML):
        return _is_our_html(data)
    if data.startswith(_PDF):
        return is_as_sealed(data) or _is_created_by_us(data)
    return _is_our_results(data)


def _is_our_workbook(path: Path) -> bool:
    """Return whether a workbook holds results as we wrote them: never one that an analyst fills in."""
    from reportgen.workbook.results_workbook import is_untouched_results  # noqa: PLC0415 - openpyxl

    return is_untouched_results(path)


def _is_our_html(data: bytes) -> bool:
    from reportgen.report.web.seal import is_untouched  # noqa: PLC0415 - only where there is such a file

    return is_untouched(data)


def _is_created_by_us(data: bytes) -> bool:
    if data.count(b"startxref") != 1:
        return False
    parts = [data, *_inflated(data)]
    creators = [value for part in parts for value in _values(_CREATOR, part)]
    producers = [value for part in parts for value in _values(_PRODUCER, part)]
    return _all_start(creators, (TOOL,)) and _all_start(producers, _ENGINES)


def _all_start(values: list[str], beginnings: tuple[str, ...]) -> bool:
    return bool(values) and all(value.startswith(beginnings) for value in values)


def _inflated(data: bytes) -> Iterator[bytes]:
    """Yield what the compressed streams hold, each up to a limit; others are passed over, and so are attached files."""
    for found in _STREAM.finditer(data):
        if _ATTACHED in data[data.rfind(b"obj", 0, found.start()) : found.start()]:
            continue
        try:
            yield zlib.decompressobj().decompress(found[1], _LARGEST_STREAM)
        except zlib.error:
            continue


def _values(word: bytes, data: bytes) -> list[str]:
    """Return what stands as creator, or as producer; the word itself is found far faster than all ways to write it."""
    if word not in data:
        return []
    return [_text(found[4]) if found[4] else _plain(found) for found in _NAMED[word].finditer(data)]


def _plain(found: re.Match[bytes]) -> str:
    return (found[1] or found[2] or found[3] or b"").decode("utf-8", "replace")


def _text(digits: bytes) -> str:
    """Read a text string written in hexadecimal, with or without the mark of UTF-16."""
    even = b"".join(digits.split())
    raw = bytes.fromhex((even + b"0" * (len(even) % 2)).decode("ascii"))
    return raw[2:].decode("utf-16-be", "replace") if raw.startswith(b"\xfe\xff") else raw.decode("latin-1")


def _is_our_results(data: bytes) -> bool:
    try:
        results = json.loads(data)
    except (ValueError, RecursionError):
        return False
    provenance = results.get("provenance") if isinstance(results, dict) else None
    return isinstance(provenance, dict) and provenance.get("tool") == TOOL
