from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from reportgen.pipeline.ownership import made_by_reportgen


def pdf(path: Path, *, creator: str, producer: str) -> Path:
    with pikepdf.new() as document:
        document.add_blank_page()
        with document.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata["xmp:CreatorTool"] = creator
            metadata["pdf:Producer"] = producer
        document.save(path)
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
