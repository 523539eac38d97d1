from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from reportgen.pipeline.ownership import made_by_reportgen
from reportgen.report.finish.metadata import EVIDENCE, UNSEALED
from reportgen.report.finish.sealing import sealed


def pdf(path: Path, *, creator: str, producer: str, packed: bool = True, xmp: bool = False) -> Path:
    """Write a PDF; `packed` compresses the objects as WeasyPrint does, `xmp` names the programs there too."""
    with pikepdf.new() as document:
        document.add_blank_page()
        document.docinfo["/Creator"], document.docinfo["/Producer"] = creator, producer
        if xmp:
            with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
                metadata["xmp:CreatorTool"], metadata["pdf:Producer"] = creator, producer
        streams = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
        document.save(path, object_stream_mode=streams)
    return path


@pytest.mark.parametrize(
    ("creator", "producer", "ours"),
    [
        ("reportgen 0.1.0", "WeasyPrint 70.0", True),
        ("reportgen 2.3.0", "reportgen 2.3.0", True),
        ("reportgen 0.1.0", "macOS Version 14 Quartz PDFContext", False),
        ("Microsoft Word", "WeasyPrint 70.0", False),
        ("Notes on reportgen", "WeasyPrint 70.0", False),
    ],
)
def test_a_pdf_is_ours_while_no_other_program_has_saved_it(tmp_path: Path, creator: str, producer: str, ours: bool):  # noqa: FBT001 - the answer
    assert made_by_reportgen(pdf(tmp_path / "a.pdf", creator=creator, producer=producer)) is ours


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("xmp", [True, False])
def test_the_names_are_found_wherever_a_pdf_keeps_them(tmp_path: Path, packed: bool, xmp: bool):  # noqa: FBT001 - a choice
    ours = pdf(tmp_path / "a.pdf", creator="reportgen 0.1.0", producer="WeasyPrint 70.0", packed=packed, xmp=xmp)
    theirs = pdf(tmp_path / "b.pdf", creator="reportgen 0.1.0", producer="Vorschau – macOS", packed=packed, xmp=xmp)
    assert (made_by_reportgen(ours), made_by_reportgen(theirs)) == (True, False)


def test_notes_added_behind_the_end_make_it_somebody_elses(tmp_path: Path):
    report = pdf(tmp_path / "a.pdf", creator="reportgen 0.1.0", producer="WeasyPrint 70.0")
    with report.open("ab") as file:
        file.write(b"9 0 obj\n<</Type/Annot/Contents(Ask Jo)>>\nendobj\nstartxref\n0\n%%EOF\n")
    assert not made_by_reportgen(report)


def test_a_pdf_is_ours_by_its_seal_until_a_byte_of_it_is_changed(tmp_path: Path):
    seal = f'xmlns:reportgen="{EVIDENCE}"><reportgen:manifest>{64 * "a"}</reportgen:manifest>'
    written = sealed(BytesIO(f"%PDF-1.7 {seal}<reportgen:file>{UNSEALED}</reportgen:file> pages".encode()))
    report = tmp_path / "a.pdf"
    report.write_bytes(written)
    assert made_by_reportgen(report)
    report.write_bytes(written.replace(b"pages", b"notes"))
    assert not made_by_reportgen(report)


@pytest.mark.parametrize(
    ("content", "ours"),
    [
        (b'{"provenance": {"tool": "reportgen"}}', True),
        (b'{"provenance": {"tool": "other"}}', False),
        (b'{"provenance": "reportgen"}', False),
        (b'["reportgen"]', False),
        (b"reportgen", False),
        (b"", False),
        (b"\xff\xfe\x00", False),
        (b"%PDF-1.7 reportgen", False),
    ],
)
def test_results_are_ours_when_their_provenance_says_so(tmp_path: Path, content: bytes, ours: bool):  # noqa: FBT001 - the answer
    path = tmp_path / "a.json"
    path.write_bytes(content)
    assert made_by_reportgen(path) is ours


def test_what_cannot_be_read_is_not_ours(tmp_path: Path):
    assert not made_by_reportgen(tmp_path / "missing.pdf")
    assert not made_by_reportgen(tmp_path)
