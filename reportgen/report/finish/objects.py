"""The objects of a PDF that is about to be written, as those of a file are read."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import Any

from reportgen.report.evidence.objects import Thing
from reportgen.report.evidence.pages import page_hashes
from reportgen.report.evidence.syntax import Ref, Value, parsed


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectsToBe:
    """Reads what pydyf is about to write: values by their written form, streams before they are compressed."""

    pdf: Any

    def at(self, value: Value) -> Thing:
        """Return what a reference leads to; any other value stands for itself."""
        import pydyf  # noqa: PLC0415 - only when a PDF is made

        if not isinstance(value, Ref):
            return Thing(value=value)
        found = self.pdf.objects[value.number]
        if not isinstance(found, pydyf.Stream):
            return Thing(value=parsed(found.data)[0])
        plain = pydyf.Stream(found.stream).data.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")
        return Thing(value=parsed(pydyf.Dictionary(found.extra).data)[0], stored=plain)

    def content(self, thing: Thing) -> bytes:
        """Return what a stream holds, inflated where it was deflated beforehand, as pictures are."""
        return content_of(thing)


def content_of(thing: Thing) -> bytes:
    """Return what a stream of our own holds."""
    stored = thing.stored or b""
    return zlib.decompress(stored) if thing.is_deflated else stored


def hashes_of_pages(pdf: Any) -> tuple[str, ...]:
    """Return the SHA-256, in hex, of what each page draws."""
    return page_hashes(ObjectsToBe(pdf=pdf), Ref(pdf.catalog.number))
