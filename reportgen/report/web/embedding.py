"""Pictures of the user's own templates, put into the file: it opens nothing else, wherever it is sent."""

from __future__ import annotations

import base64
import mimetypes
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

from reportgen.report.resources import is_inside

NO_PICTURE = "data:,"
_ADDRESS = re.compile(r"""url\(\s*(["']?)(?!data:|#)([^"')]+)\1\s*\)""")


class Pictures:
    """Finds pictures under the template folders; `missing` are the addresses that lead to none."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._folders = folders
        self.missing: list[str] = []

    def embedded(self, address: str) -> str:
        """Return a picture as a data URI, an empty one where it is not in the folders."""
        if address.startswith("data:"):
            return address
        for folder in self._folders:
            file = folder / unquote(address)
            if is_inside(file, (folder,)) and file.is_file():
                kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
                return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"
        self.missing.append(address)
        return NO_PICTURE


def with_pictures(styles: str, embedded: Callable[[str], str]) -> str:
    """Return CSS with every picture that it names inside it."""
    return _ADDRESS.sub(lambda found: f'url("{embedded(found[2].strip())}")', styles)
