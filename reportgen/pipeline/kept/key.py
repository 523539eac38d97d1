"""What a run's outputs follow from, as one hash: what is asked for, every file it reads, and what all pages rest on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from enum import Enum
from typing import TYPE_CHECKING

from reportgen.errors import ReportgenError
from reportgen.report.trees import hash_of, hashes_under, is_all_here

if TYPE_CHECKING:
    from reportgen.pipeline.request import Request

WITHOUT_EFFECT = frozenset({"workbook", "outputs", "force", "cache", "jobs"})
"""What a request says that is in no output: where files stand, what may be replaced or kept, and by how many."""


def key_of(request: Request, foundation: str | None) -> str | None:
    """Return the key of a run, None where something it follows from cannot be read: the run itself then says why."""
    if foundation is None:
        return None
    try:
        facts = {
            "foundation": foundation,
            "asked": {one.name: _plain(getattr(request, one.name)) for one in fields(request) if _has_effect(one.name)},
            "formats": [kind.value for kind in request.outputs],
            "name": request.workbook.name,
            "files": list(_files(request)),
        }
    except (OSError, ValueError, ReportgenError):
        return None
    return hash_of(json.dumps(facts, sort_keys=True).encode())


def rests_on(request: Request, foundation: str) -> str:
    """Return what everything made for a process follows from, beside the workbook and what is asked for, as one hash.

    Raises:
        OSError: a file of the brand cannot be read.
        ReportgenError: it is not what it should be.
    """
    return hash_of(json.dumps([foundation, list(_brand_files(request))]).encode())


def _has_effect(name: str) -> bool:
    return name not in WITHOUT_EFFECT


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    return value if value is None or isinstance(value, bool | int | str) else str(value)


def _files(request: Request) -> Iterator[tuple[str, str]]:
    """Yield the files that a run reads, each with its hash, and where templates stand.

    Raises:
        OSError: one cannot be read.
        ReportgenError: it is not what it should be.
        ValueError: other folders are linked into that of the templates.
    """
    from reportgen.workbook.source import read_source  # noqa: PLC0415 - not needed for --help

    yield "workbook", hash_of(read_source(request.workbook))
    if request.since is not None:
        yield "since", hash_of(read_source(request.since))
    if request.templates is not None:
        if not is_all_here(request.templates):
            raise ValueError
        yield "templates", str(request.templates.absolute())  # where a link of theirs leads to
        yield from hashes_under(request.templates)
    yield from _brand_files(request)


def _brand_files(request: Request) -> Iterator[tuple[str, str]]:
    if request.brand is not None:
        from reportgen.report.brand.beside import files_beside  # noqa: PLC0415 - only where there is a brand file

        yield "brand", hash_of(request.brand.read_bytes())
        for name in files_beside(request.brand):
            yield name, hash_of((request.brand.parent / name).read_bytes())
