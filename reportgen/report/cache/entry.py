"""What is kept, as a file: plain data and named contents, behind the hash of all that follows. Nothing in it is run."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TypeAlias

Plain: TypeAlias = object
_KIND = b"reportgen keeps 1\n"
_DIGEST, _LENGTH = 32, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Plain data, such as JSON can say, and contents by name."""

    said: Plain
    contents: Mapping[str, bytes] = field(default_factory=dict)


def packed(entry: Entry) -> bytes:
    """Return an entry as the bytes of a file."""
    sizes = {name: len(content) for name, content in entry.contents.items()}
    head = json.dumps({"said": entry.said, "sizes": sizes}, ensure_ascii=False).encode()
    body = b"".join((len(head).to_bytes(_LENGTH, "big"), head, *entry.contents.values()))
    return _KIND + sha256(body).digest() + body


def unpacked(data: bytes) -> Entry | None:
    """Return the entry that a file holds, None where a single bit of it is not as it was written."""
    start = len(_KIND) + _DIGEST
    body = data[start:]
    if not data.startswith(_KIND) or data[len(_KIND) : start] != sha256(body).digest():
        return None
    at = _LENGTH + int.from_bytes(body[:_LENGTH], "big")
    head = json.loads(body[_LENGTH:at])
    contents: dict[str, bytes] = {}
    for name, size in head["sizes"].items():
        contents[name] = body[at : at + size]
        at += size
    return Entry(said=head["said"], contents=contents)
