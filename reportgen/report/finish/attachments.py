"""Files that the PDF carries: attached to the document as a whole, each saying what it is to it."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any


class Relationship(StrEnum):
    """What a file is to the report: data that follow from it, or what it was made from."""

    DATA = "Data"
    SOURCE = "Source"


@dataclass(frozen=True, kw_only=True)
class AttachedFile:
    """A file to attach; `about` says what it is in a few words."""

    name: str
    content: bytes
    media_type: str
    relationship: Relationship
    about: str

    @cached_property
    def deflated(self) -> bytes:
        """Return what it holds, compressed; the highest level takes four times as long for a thirtieth less."""
        return zlib.compress(self.content, 6)


def attach(pdf: Any, files: Sequence[AttachedFile], day: date) -> None:
    """Attach files, dated with the report's day, in the order of their names."""
    import pydyf  # noqa: PLC0415 - only when a PDF is made

    if not files:
        return
    names, references = pydyf.Array(), pydyf.Array()
    for file in sorted(files, key=lambda one: one.name.encode()):
        described = _described(pdf, file, day)
        names.extend((pydyf.String(file.name), described.reference))
        references.append(described.reference)
    tree = pydyf.Dictionary({"Names": names})
    pdf.add_object(tree)
    pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = tree.reference
    pdf.catalog["AF"] = references


def _described(pdf: Any, file: AttachedFile, day: date) -> Any:
    import pydyf  # noqa: PLC0415

    content = _stream(file, day)
    pdf.add_object(content)
    embedded = pydyf.Dictionary({"F": content.reference, "UF": content.reference})
    described = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": pydyf.String(file.name),
            "UF": pydyf.String(file.name),
            "Desc": pydyf.String(file.about),
            "AFRelationship": f"/{file.relationship}",
            "EF": embedded,
        }
    )
    pdf.add_object(described)
    return described


def _stream(file: AttachedFile, day: date) -> Any:
    import pydyf  # noqa: PLC0415

    when = pydyf.String(f"D:{day:%Y%m%d}000000Z")
    return pydyf.Stream(
        [file.deflated],
        {
            "Type": "/EmbeddedFile",
            "Filter": "/FlateDecode",
            "Subtype": "/" + file.media_type.replace("/", "#2f"),
            "Params": pydyf.Dictionary({"Size": len(file.content), "CreationDate": when, "ModDate": when}),
        },
    )
