"""What is rendered: a PDF, and what is told when its pages are there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias, TypedDict

from reportgen.report.finish.attachments import AttachedFile

A_DAY = date(2000, 1, 1)
"""The day of a file that is given none."""

Files: TypeAlias = Callable[[], tuple[AttachedFile, ...]]
"""Gives the files to attach but the manifest; asked once the pages are laid out, so that they may be made meanwhile."""

Listing: TypeAlias = Callable[[Sequence[str]], AttachedFile]
"""Writes the manifest, a file, from the hashes of the pages as they are printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedPdf:
    """A PDF, its number of pages, and what the renderer complained of (empty when all is well)."""

    data: bytes
    pages: int
    warnings: tuple[str, ...]


class Further(TypedDict, total=False):
    """What rendering may be told beside the HTML.

    `files` are attached, dated with `day`, and what `manifest` makes of the hashes of the pages. `placed` is told on
    which page, counted from 1, each element with an id begins.
    """

    files: Files
    day: date
    manifest: Listing | None
    placed: Callable[[Mapping[str, int]], None]
