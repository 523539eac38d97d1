"""The finishing touches, in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from hashlib import sha256
from typing import Any, TypeAlias

from reportgen.report.finish.across_pages import joined_across_pages
from reportgen.report.finish.artifacts import set_apart
from reportgen.report.finish.attachments import AttachedFile, attach
from reportgen.report.finish.colours import profile_closed
from reportgen.report.finish.compressing import compressed_enough
from reportgen.report.finish.endings import endings_told_apart
from reportgen.report.finish.headings import levelled
from reportgen.report.finish.images import as_they_are
from reportgen.report.finish.links import described
from reportgen.report.finish.lists import listed
from reportgen.report.finish.metadata import declared
from reportgen.report.finish.objects import hashes_of_pages
from reportgen.report.finish.sources import sources_kept
from reportgen.report.finish.structure import structure_of
from reportgen.report.finish.tables import headed

VARIANT = "pdf/a-3a"
Listing: TypeAlias = Callable[[Sequence[str]], AttachedFile]


@contextmanager
def ready_to_finish() -> Iterator[None]:
    """Let WeasyPrint keep and write what the finisher and the standards need; it must have been imported."""
    with sources_kept(), profile_closed(), endings_told_apart(), compressed_enough():
        yield


def finisher(files: Sequence[AttachedFile], day: date, manifest: Listing | None = None) -> Callable[[Any, Any], None]:
    """Return what finishes a PDF that WeasyPrint is about to write, and attaches files dated with a day.

    `manifest` writes one more file, from the hashes of the pages as they are printed.
    """

    def finish(_document: Any, pdf: Any) -> None:
        structure = structure_of(pdf)
        joined_across_pages(structure)
        listed(structure)
        tags = list(structure.walk())
        headed(structure, tags)
        levelled(tags)
        described(structure.notes(tags))
        set_apart(structure, pdf, tags)
        as_they_are(pdf)
        finishing(pdf, files, day, () if manifest is None else (manifest(hashes_of_pages(pdf)),))

    return finish


def finishing(pdf: Any, files: Sequence[AttachedFile], day: date, manifests: Sequence[AttachedFile]) -> None:
    """Declare the standards and attach the files, once all pages are as they are printed; one manifest at most."""
    declared(pdf, *(sha256(one.content).hexdigest() for one in manifests))
    attach(pdf, (*files, *manifests), day)
