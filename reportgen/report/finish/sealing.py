"""The hash of the file itself, put where room was left for it in the metadata."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import IO

from reportgen.report.finish.metadata import EVIDENCE, UNSEALED

_MANIFEST = re.compile(rb"(?:<reportgen:manifest>|reportgen:manifest=[\"'])\s*([0-9a-f]{64})")
_PLACE = re.compile(
    rb'xmlns:reportgen="' + EVIDENCE.encode() + rb'"><reportgen:manifest>([0-9a-f]{64})</reportgen:manifest>'
    rb"<reportgen:file>([0-9a-f]{64})</reportgen:file>"
)


def sealed(file: IO[bytes]) -> bytes:
    """Put a PDF's own hash into it, and return it; it is in memory once at a time."""
    place, digest = _place_and_hash(whole(file))
    if place is not None:
        file.seek(place)
        file.write(digest)
    return whole(file)


def _place_and_hash(data: bytes) -> tuple[int | None, bytes]:
    place = _PLACE.search(data)
    return (None, b"") if place is None else (place.start(2), sha256(data).hexdigest().encode())


def whole(file: IO[bytes]) -> bytes:
    """Return all that a file holds."""
    file.seek(0)
    return file.read()


def is_as_sealed(data: bytes) -> bool:
    """Return whether not a byte of a PDF was changed since it was sealed."""
    place = _PLACE.search(data)
    if place is None:
        return False
    unsealed, seen = sha256(), memoryview(data)
    for part in (seen[: place.start(2)], UNSEALED.encode(), seen[place.end(2) :]):
        unsealed.update(part)
    return unsealed.hexdigest().encode() == place[2]


def recorded_manifest(metadata: bytes) -> str:
    """Return the hash of the manifest that the metadata record, "" where they record none."""
    found = _MANIFEST.search(metadata)
    return found[1].decode() if found else ""
