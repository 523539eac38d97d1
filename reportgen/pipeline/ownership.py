"""Which files reportgen made itself, and so may replace."""

from __future__ import annotations

import json
import re
from pathlib import Path

TOOL = "reportgen"

_LARGEST_RESULTS = 256 * 1024 * 1024
_CREATOR = re.compile(rb"<xmp:CreatorTool>\s*([^<]*)<|xmp:CreatorTool=\"([^\"]*)\"|/Creator\s*\(([^)]*)\)")
_PRODUCER = re.compile(rb"<pdf:Producer>\s*([^<]*)<|pdf:Producer=\"([^\"]*)\"|/Producer\s*\(([^)]*)\)")


def made_by_reportgen(path: Path) -> bool:
    """Return whether a file is a report or results file as reportgen wrote it.

    A PDF is ours when it was created by reportgen and last written by it: one that another program has
    saved since (with somebody's annotations, say) names that program as its producer, and is not.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(5)
            if start == b"%PDF-":
                return _is_our_pdf(start + file.read())
            return size <= _LARGEST_RESULTS and _is_our_results(start + file.read())
    except OSError:
        return False


def _is_our_pdf(data: bytes) -> bool:
    creators, producers = _values(_CREATOR, data), _values(_PRODUCER, data)
    return (
        any(value.startswith(TOOL) for value in creators)
        and bool(producers)
        and all(value.startswith((TOOL, "WeasyPrint")) for value in producers)
    )


def _values(pattern: re.Pattern[bytes], data: bytes) -> list[str]:
    return ["".join(part.decode("utf-8", "replace") for part in found) for found in pattern.findall(data)]


def _is_our_results(data: bytes) -> bool:
    try:
        results = json.loads(data)
    except ValueError:
        return False
    provenance = results.get("provenance") if isinstance(results, dict) else None
    tool = provenance.get("tool") if isinstance(provenance, dict) else None
    return isinstance(tool, str) and tool.split()[:1] == [TOOL]
