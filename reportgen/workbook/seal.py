"""A seal by which reportgen knows a workbook that it wrote and nobody has saved since."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from reportgen.workbook.container import OPENING, UNPACKING

CUSTOM = "docProps/custom.xml"
EMPTY_SEAL = "0" * 64
_LARGEST = 256 * 1024 * 1024


def sealed(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a workbook with their digest in the place of the empty seal."""
    if CUSTOM not in parts:
        return dict(parts)
    return {**parts, CUSTOM: parts[CUSTOM].replace(EMPTY_SEAL.encode(), _digest(parts).encode())}


def is_sealed(path: Path, name: str) -> bool:
    """Return whether a workbook bears the seal of that name, and is still what it was sealed as."""
    try:
        if path.stat().st_size > _LARGEST:
            return False
        with zipfile.ZipFile(path) as archive:
            if sum(member.file_size for member in archive.infolist()) > _LARGEST:
                return False
            parts = {part: archive.read(part) for part in archive.namelist()}
    except (*OPENING, *UNPACKING):
        return False
    pattern = rb'name="' + re.escape(name).encode() + rb'"[^>]*>\s*<vt:lpwstr[^>]*>([0-9a-f]{64})<'
    seal = re.search(pattern, parts.get(CUSTOM, b""))
    return seal is not None and seal[1].decode() == _digest(parts)


def _digest(parts: Mapping[str, bytes]) -> str:
    """Return the SHA-256 of all parts but the one that holds the seal."""
    digest = hashlib.sha256()
    for name in sorted(parts):
        if name != CUSTOM:
            digest.update(hashlib.sha256(name.encode()).digest() + hashlib.sha256(parts[name]).digest())
    return digest.hexdigest()
