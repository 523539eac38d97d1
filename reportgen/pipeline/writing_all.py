"""Several outputs, files and folders, written so that all appear or none."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TypeAlias

from reportgen.pipeline.folders import draft_folder_beside, fill_folder, put_in_place
from reportgen.pipeline.writing import draft_beside, fill, refusals

Content: TypeAlias = bytes | Mapping[str, bytes]


def write_all(contents: Mapping[Path, Content]) -> None:
    """Write files, and folders by what they hold, so that none appears before every one is complete on disk.

    Raises:
        OutputNotWritableError: one could not be written; those that stood there before are untouched.
    """
    with ExitStack() as stack:
        drafts = {}
        for path, content in contents.items():
            draft = draft_beside(path) if isinstance(content, bytes) else draft_folder_beside(path)
            drafts[path] = stack.enter_context(draft)
        for path, draft_path in drafts.items():
            with refusals(path):
                _fill(draft_path, contents[path])
        for path, draft_path in drafts.items():
            if isinstance(contents[path], bytes):
                with refusals(path):
                    draft_path.replace(path.resolve())
            else:
                put_in_place(draft_path, path)


def _fill(draft: Path, content: Content) -> None:
    if isinstance(content, bytes):
        fill(draft, content)
    else:
        fill_folder(draft, content)
