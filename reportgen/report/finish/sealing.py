"""The hash of the file itself, put where room was left for it in the metadata."""

from __future__ import annotations

import re
from hashlib import sha256

from reportgen.report.finish.metadata import EVIDENCE, UNSEALED

_MANIFEST = re.compile(rb"(?:<reportgen:manifest>|reportgen:manifest=[\"'])\s*([0-9a-f]{64})")
_PLACE = re.compile(
    rb'xmlns:reportgen="' + EVIDENCE.encode() + rb'"><reportgen:manifest>([0-9a-f]{64})</reportgen:manifest>'
    rb"<reportgen:file>([0-9a-f]{64})</reportgen:file>"
)


def seal(data: bytearray) -> None:
    """Put a PDF's own hash into it."""
    place = _PLACE.search(data)
    if place is not None:
        data[slice(*place.span(2))] = sha256(data).hexdigest().encode()


def is_as_sealed(data: bytes) -> bool:
    """Return whether not a byte of a PDF was changed since it was sealed."""
    place = _PLACE.search(data)
    if place is None:
        return False
    unsealed = data[: place.start(2)] + UNSEALED.encode() + data[place.end(2) :]
    return sha256(unsealed).hexdigest().encode() == place[2]


def recorded_manifest(metadata: bytes) -> str:
    """Return the hash of the manifest that the metadata record, "" where they record none."""
    found = _MANIFEST.search(metadata)
    return found[1].decode() if found else ""
