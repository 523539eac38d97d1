"""The last line of the file: the hash of all that stands above it, by which we know our own."""

from __future__ import annotations

import re
from hashlib import sha256

_SEAL = re.compile(rb"<!-- reportgen sha256 ([0-9a-f]{64}) -->\n\Z")


def sealed(html: str) -> bytes:
    """Return the file with its seal."""
    data = html.encode("utf-8")
    return data + f"<!-- reportgen sha256 {sha256(data).hexdigest()} -->\n".encode()


def is_untouched(data: bytes) -> bool:
    """Return whether a file is as reportgen wrote it; one that somebody saved again, with notes perhaps, is not."""
    found = _SEAL.search(data, max(0, len(data) - 120))
    return found is not None and sha256(data[: found.start()]).hexdigest().encode() == found[1]
