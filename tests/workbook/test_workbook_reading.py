"""The whole way: from a file to an engagement and its findings."""

from __future__ import annotations

import hashlib
import time
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.drawing.image import Image as Drawing
from PIL import Image
from written_workbooks import COMPLETE, as_text, engagement_of, found, member, processes, reading, repacked

from reportgen.knowledge import catalogues
from reportgen.model.engagement import Process
from reportgen.model.finding import CellRef, Severity
from reportgen.model.message import Spot
from reportgen.workbook.column import Column
from reportgen.workbook.located import Cell
from reportgen.workbook.normalising import clean, is_blank, key
from reportgen.workbook.parsed import Conventions
from reportgen.workbook.parser import parse_cell
from reportgen.workbook.pictures import check_picture
from reportgen.workbook.schema import engagement_fields, process_columns

_COLUMNS = [
    column
    for column in (*process_columns(catalogues.load()), *engagement_fields(catalogues.load()))
    if column.kind.value not in {"formula", "picture"}
]
_TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="0123456789.,'- %€", max_size=12),
    st.sampled_from(
        ["GDPR;", "yes", "3 - ", "\u202e", "Ⅷ", "１２", "-0", "1e9", "2026-02-30", "ß", "İ", "None", "#FFF"]
    ),
)
_VALUES = st.one_of(
    _TEXTS,
    st.integers(min_value=-(10**18), max_value=10**18),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.datetimes(),
    st.dates(),
    st.times(),
    st.timedeltas(),
)


@pytest.mark.parametrize("column", _COLUMNS, ids=lambda column: column.field)
@given(value=_VALUES)
@settings(max_examples=60, deadline=None)
def test_any_value_in_any_cell_is_a_value_a_finding_at_that_cell_or_both(column: Column, value):
    cell = Cell(ref=CellRef(sheet="Processes", cell="C7"), row=7, column=3, value=value)
    parsed = parse_cell(cell, column, Conventions(locale="de_AT", currency="EUR"))
    for finding in parsed.findings:
        assert (finding.sheet, finding.cell, finding.row) == ("Processes", "C7", 7)
        assert finding.message
        assert finding.remedy
    says_nothing = parsed.value is None and not parsed.findings
    assert not says_nothing or is_blank(str(value)) or clean(str(value)).text == ""


@given(text=st.text(max_size=300))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("place", ["A2", "B2", "C2", "D2"])
def test_any_text_in_a_process_row_is_read_the_same_twice_or_said(tmp_path, place, text):
    legal = "".join(one for one in text if one.isprintable() or one in "\n\t")
    path = processes(
        tmp_path / "acme.xlsx", ("ID", "Process name", "Judgement", "Description"), ("A1", "Payroll", 3, "All of it")
    )
    as_text(path, "Processes", place, legal)
    first, second = reading(path), reading(path)
    assert first == second
    at_cell = [finding for finding in first.findings if finding.cell == place]
    assert first.engagement is not None or at_cell or is_blank(legal)
    if first.engagement is not None and place == "B2" and not is_blank(legal):
        assert key(first.engagement.processes[0].name) == key(clean(legal).text)


def test_the_users_file_never_changes_and_its_hash_is_known(tmp_path):
    path = processes(tmp_path / "acme.xlsx", ("Process name",), ("Payroll",))
    before = path.read_bytes()
    path.chmod(0o444)
    assert reading(path).sha256 == hashlib.sha256(before).hexdigest()
    assert path.read_bytes() == before


def test_300_processes(tmp_path):
    names = ("ID", "Process name", "Judgement", "FTE", "Annual cost", "Regimes")
    rows = [(f"P-{row}", f"Process number {row}", row % 5 + 1, row, row * 50_000, "GDPR; SOX") for row in range(1, 301)]
    path = processes(tmp_path / "acme.xlsx", names, *rows)
    start = time.perf_counter()
    engagement = engagement_of(path)
    assert time.perf_counter() - start < 10
    assert len(engagement.processes) == 300
    assert engagement.processes[299].row == 301
    assert {finding.code for finding in reading(path).findings} == {"RG108"}


def test_one_name_is_enough(tmp_path):
    engagement = engagement_of(processes(tmp_path / "acme.xlsx", ("Process name",), ("Payroll",), engagement=()))
    assert [(process.id, process.name) for process in engagement.processes] == [("P001", "Payroll")]


def test_the_column_of_a_blank_cell_is_known_too(tmp_path):
    rows = (("Process name", "Notes of ours", "Supplier market depth", "Judgement"), ("Payroll", None, None, 2))
    engagement = engagement_of(processes(tmp_path / "acme.xlsx", *rows))
    assert engagement.process_columns == {"name": "A", "supplier_market_depth": "C", "judgement": "D"}
    assert set(engagement.processes[0].cells) == {"name", "judgement"}


def test_the_example_is_read_without_errors_or_warnings(example_workbook: Path):
    result = reading(example_workbook)
    assert [finding for finding in result.findings if finding.severity is not Severity.INFO] == []
    assert result.engagement is not None
    assert len(result.engagement.processes) >= 24
    assert result.engagement.template_version


def test_what_was_read_says_where_it_stood(example_workbook: Path):
    engagement = engagement_of(example_workbook)
    book = load_workbook(example_workbook, data_only=True)
    for process in engagement.processes:
        name = process.cells["name"]
        assert clean(book[name.sheet][name.cell].value).text == process.name
        check_ratings(process, book)


def check_ratings(process: Process, book) -> None:
    labels = {one.id: one.choices for one in catalogues.load().criteria.values()}
    for criterion, rating in process.ratings.items():
        ref = process.cells[criterion]
        value = book[ref.sheet][ref.cell].value
        assert value == rating or labels[criterion][rating - 1] == value


@cache
def picture(kind: str, size: tuple[int, int] = (40, 20), mode: str = "RGB") -> bytes:
    data = BytesIO()
    Image.new(mode, size, "navy").save(data, kind)
    return data.getvalue()


def with_logo(path: Path, content: bytes) -> Path:
    """Put a good picture on the Engagement sheet, then exchange its bytes."""
    processes(path, ("ID", "Process name"), ("A", "Payroll"))
    book = load_workbook(path)
    book["Engagement"].add_image(Drawing(BytesIO(picture("PNG"))))
    book.save(path)
    assert member(path, "xl/media/image1.png") == picture("PNG")
    return repacked(path, {"xl/media/image1.png": content})


@pytest.mark.parametrize(("kind", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg")])
def test_logo(tmp_path, kind, media_type):
    logo = engagement_of(with_logo(tmp_path / "acme.xlsx", picture(kind))).logo
    assert logo is not None
    assert (logo.media_type, logo.data) == (media_type, picture(kind))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"not a picture", "is not a PNG or JPEG picture"),
        (b"", "is not a PNG or JPEG picture"),
        (picture("PNG", (400, 300))[:-60], "is damaged"),
        (picture("GIF"), "is GIF, not PNG or JPEG"),
        (lambda: picture("PNG", (9000, 9000), "1"), "is too large (9000 by 9000 pixels)"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is not a PNG or JPEG picture"),
        (picture("PNG") + bytes(6 * 1024 * 1024), "is too large"),
    ],
)
def test_logo_that_cannot_be_used_is_a_warning_and_no_logo(tmp_path, content, reason):
    path = with_logo(tmp_path / "acme.xlsx", content() if callable(content) else content)
    finding = found(path, "RG407")
    assert finding.severity is Severity.WARNING
    assert f"The picture on the Engagement sheet {reason}, so" in finding.message
    assert engagement_of(path).logo is None


def test_a_picture_that_is_cut_off_is_damaged_after_a_report_was_rendered_too(monkeypatch):
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", True)
    assert check_picture(picture("PNG", (400, 300))[:-60], Spot(sheet="Engagement")).logo is None


def test_a_decoder_that_is_attacked_says_so_and_no_more():
    bomb = picture("PNG")
    header = bomb.replace((40).to_bytes(4), (2**31 - 1).to_bytes(4), 1)
    assert check_picture(header, Spot(sheet="Engagement")).logo is None


def test_a_workbook_without_a_date_has_the_same_date_every_time(tmp_path):
    path = processes(tmp_path / "acme.xlsx", ("Process name",), ("Payroll",), engagement=COMPLETE[:2])
    core = member(path, "docProps/core.xml")
    start, end = core.index(b"W3CDTF"), core.rindex(b"</dcterms:modified>")
    del start
    modified = core.rindex(b">", 0, end) + 1
    repacked(path, {"docProps/core.xml": core[:modified] + b"2026-03-01T23:30:00-02:00" + core[end:]})
    assert engagement_of(path).date.isoformat() == "2026-03-02"


def test_a_workbook_that_does_not_say_when_it_was_saved(tmp_path):
    path = processes(tmp_path / "acme.xlsx", ("Process name",), ("Payroll",), engagement=COMPLETE[:2])
    repacked(path, {"docProps/core.xml": b"<broken"})
    assert engagement_of(path).date.isoformat() == "2000-01-01"
    assert "does not say when it was saved" in found(path, "RG403").message


def test_check_prints_every_finding_and_ends_with_1(reportgen, tmp_path):
    path = processes(tmp_path / "acme.xlsx", ("Process name", "Data sensitivity"), ("Payroll", "Confidental"))
    ended = reportgen("check", path)
    assert ended.exit_code == 1
    assert (
        'Processes!B2  error RG204  "Confidental" is not a choice for Data sensitivity. Did you mean "Confidential"?'
        in ended.out
    )


def test_check_of_something_else_ends_with_3_and_one_sentence(reportgen, tmp_path):
    (tmp_path / "acme.xlsx").write_bytes(b"%PDF-1.7")
    ended = reportgen("check", tmp_path / "acme.xlsx")
    assert ended.exit_code == 3
    assert "is a PDF, not an Excel workbook" in ended.err
    assert "Traceback" not in ended.err
