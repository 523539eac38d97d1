"""PDF values as they are written, and files whose objects are found without their table of references."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from reportgen.report.evidence.objects import pdf_file
from reportgen.report.evidence.pages import page_hashes
from reportgen.report.evidence.syntax import Name, PdfFaultError, Ref, parsed, text_of

PAGE = (
    b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/MediaBox[0 0 9 9]>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>>>endobj "
    b"4 0 obj<</Length 14>>stream\n/F1 9 Tf(12)Tj\nendstream endobj "
    b"5 0 obj<</Type/Font/BaseFont/One>>endobj 6 0 obj<</Type/Font/BaseFont/Two>>endobj "
)
TRAILER = b"trailer<</Root 1 0 R>>startxref 0 %%EOF"


def hashes(body: bytes) -> tuple[str, ...]:
    file = pdf_file(b"%PDF-1.7\n" + body + TRAILER)
    return page_hashes(file, file.trailer["Root"])


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (b"<</A 1/B[2 0 R -.5 true null]>>", {"A": 1, "B": [Ref(2), -0.5, True, None]}),
        (rb"(a\(b\)(c)\n\101\\)", b"a(b)(c)\nA\\"),
        (b"<48 65 6>", b"He`"),
        (b"/A#20B % a comment\n", Name("A B")),
        (b"[<<>>[]]", [{}, []]),
    ],
)
def test_a_value_is_read_as_it_is_written(written, value):
    assert parsed(written)[0] == value


@pytest.mark.parametrize("written", [b"", b"(", b"<<", b"[>>", b"<</A>>", b"<<1 2>>", b"[R]", b"[" * 300, b"what"])
def test_what_is_no_value_is_a_fault(written):
    with pytest.raises(PdfFaultError):
        parsed(written)


def test_a_text_string_says_how_it_is_written():
    assert [text_of(one) for one in (b"\xfe\xff\x20\xac", b"\xef\xbb\xbf\xe2\x82\xac", b"caf\xe9")] == [
        "€",
        "€",
        "café",
    ]


def test_what_a_page_draws_changes_its_hash_and_nothing_else_does():
    made = hashes(PAGE)
    same = (
        PAGE.replace(b"/Type/Font/BaseFont/One", b"/BaseFont /One /Type /Font"),
        PAGE.replace(b"/BaseFont/Two", b"/BaseFont/Six"),  # a typeface that the page does not name
        PAGE.replace(b"/Length 14", b"/Length 99"),
        PAGE.replace(b"4 0 ", b"8 0 "),
    )
    assert [hashes(one) == made for one in same] == [True] * 4
    other = (
        PAGE.replace(b"(12)", b"(13)"),
        PAGE.replace(b"/BaseFont/One", b"/BaseFont/Six"),
        PAGE.replace(b"[0 0 9 9]", b"[0 0 9 8]"),
        PAGE.replace(b"/Parent", b"/Annots[<</Contents(No)>>]/Parent"),
    )
    assert not set(made) & {one for body in other for one in hashes(body)}


def test_what_is_added_behind_the_end_replaces_what_stood_before():
    added = PAGE + TRAILER + b"\n4 0 obj<</Length 14>>stream\n/F1 9 Tf(13)Tj\nendstream endobj "
    assert hashes(added) == hashes(PAGE.replace(b"(12)", b"(13)"))


@pytest.mark.parametrize(
    "body",
    [
        PAGE.replace(b"[3 0 R]", b"[2 0 R]"),  # pages in a circle
        PAGE.replace(b"/Length 14", b"/Filter/FlateDecode"),
        PAGE.replace(b"1 0 obj", b"9 0 obj"),
    ],
)
def test_a_file_that_leads_nowhere_is_a_fault(body):
    with pytest.raises(PdfFaultError):
        hashes(body)


@pytest.mark.parametrize("packed", [False, True], ids=["plain objects", "objects in streams"])
def test_an_encrypted_file_is_told_as_such_not_as_damaged(packed):
    pdf, out = pikepdf.new(), BytesIO()
    pdf.add_blank_page()
    mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
    pdf.save(out, encryption=pikepdf.Encryption(owner="key", user=""), object_stream_mode=mode)
    with pytest.raises(PdfFaultError, match="it is encrypted: save it without a password"):
        pdf_file(out.getvalue())
