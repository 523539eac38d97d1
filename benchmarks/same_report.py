"""Whether a report laid out in parts is the report that one document would have been.

    python benchmarks/same_report.py [PROCESSES]

Lays out the report of a made-up portfolio (10 processes unless told otherwise) as one document, in parts, and in parts
by two processes. Printed is whether pages, text, links and bookmarks are equal, how the sizes compare (at most 1.12 is
claimed), whether the bytes are the same by one and by two, and what the judge of both standards finds in the parts.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
from composed import Composed
from made_up import report_of
from page import validate_pdf_bytes  # type: ignore[import-untyped]

from reportgen.report.pdf import render_pdf

_PROCESSES = 10


def made(given: Composed, *, apart: bool, jobs: int = 1) -> bytes:
    """Return the report."""
    return render_pdf(given.html, families=given.families, folders=given.folders, apart=apart, jobs=jobs).data


def texts(data: bytes) -> Sequence[object]:
    """Return the text of each page."""
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]


def bookmarks(data: bytes) -> Sequence[object]:
    """Return level, title and page of each bookmark."""
    found = pypdfium2.PdfDocument(data).get_toc()
    return [(one.level, one.get_title(), one.get_dest().get_index()) for one in found]


def links(data: bytes) -> Sequence[object]:
    """Return page, frame, description and aim of each link."""
    pdf = pikepdf.open(io.BytesIO(data))
    return [
        (page.index, [round(float(one), 2) for one in link.Rect], str(link.Contents), str(link.get("/Dest", "")))
        for page in pdf.pages
        for link in page.get("/Annots", [])
    ]


def main(processes: int) -> None:
    """Compare and print."""
    given = report_of(processes)
    whole, parts, by_two = made(given, apart=False), made(given, apart=True), made(given, apart=True, jobs=2)
    print(f"{processes} processes, {len(texts(parts))} pages")
    for facts in (texts, links, bookmarks):
        print(f"{facts.__name__} equal: {facts(whole) == facts(parts)}")
    print(f"{len(parts)} bytes, {len(parts) / len(whole):.3f} of one document; at most 1.12")
    print(f"the same bytes by one process and by two: {parts == by_two}")
    for standard in ("pdfa-3a", "pdfua-1"):
        print(f"{standard}: {len(validate_pdf_bytes(parts, profile=standard).failures)} failures")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else _PROCESSES)
