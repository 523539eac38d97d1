from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.errors import OutputExistsError, OutputNotWritableError, UsageError
from reportgen.pipeline.outputs import OutputFormat, plan_outputs, require_free

PDF, JSON = OutputFormat.PDF, OutputFormat.JSON


def test_reports_stand_beside_the_workbook_under_its_name():
    assert plan_outputs(Path("in/acme.xlsx"), None, [PDF, JSON]) == {
        PDF: Path("in/acme.pdf"),
        JSON: Path("in/acme.results.json"),
    }


def test_a_folder_takes_them_under_the_workbooks_name(tmp_path: Path):
    assert plan_outputs(Path("in/acme.xlsx"), tmp_path, [PDF]) == {PDF: tmp_path / "acme.pdf"}


def test_a_pack_is_part_of_the_name_of_its_report_so_that_no_wrong_one_is_sent():
    assert plan_outputs(Path("acme.xlsx"), None, [PDF, JSON], pack="provider") == {
        PDF: Path("acme-provider.pdf"),
        JSON: Path("acme.results.json"),
    }
    assert plan_outputs(Path("acme.xlsx"), None, [PDF], pack="full") == {PDF: Path("acme.pdf")}
    assert plan_outputs(Path("acme.xlsx"), Path("board.pdf"), [PDF], pack="executive") == {PDF: Path("board.pdf")}


def test_a_name_is_for_the_first_format_and_the_others_stand_beside_it():
    assert plan_outputs(Path("acme.xlsx"), Path("out/board.pdf"), [PDF, JSON]) == {
        PDF: Path("out/board.pdf"),
        JSON: Path("out/board.results.json"),
    }
    assert plan_outputs(Path("acme.xlsx"), Path("out/board.json"), [JSON]) == {JSON: Path("out/board.json")}


@pytest.mark.parametrize("name", ["board.docx", "board", "acme.xlsx", "missing-folder/"])
def test_a_name_that_does_not_fit_the_format_is_refused(name: str):
    with pytest.raises(UsageError, match=r"give a name that ends in \.pdf, or a folder that exists"):
        plan_outputs(Path("acme.xlsx"), Path(name), [PDF])


def test_the_workbook_is_never_written_to_even_by_force(tmp_path: Path):
    workbook = tmp_path / "acme.pdf"
    workbook.write_bytes(b"a workbook under a misleading name")
    with pytest.raises(UsageError, match="is the workbook itself"):
        require_free({PDF: workbook}, workbook=workbook, force=True)


def test_a_file_of_somebody_elses_is_replaced_only_by_force(tmp_path: Path):
    letter = tmp_path / "acme.pdf"
    letter.write_bytes(b"%PDF-1.7 a letter")
    with pytest.raises(OutputExistsError, match=r"acme\.pdf exists and was not made by reportgen"):
        require_free({PDF: letter}, workbook=tmp_path / "acme.xlsx", force=False)
    require_free({PDF: letter}, workbook=tmp_path / "acme.xlsx", force=True)
    assert letter.read_bytes() == b"%PDF-1.7 a letter"


def test_a_place_that_cannot_be_written_is_known_before_any_work(tmp_path: Path):
    (tmp_path / "file").write_text("no folder")
    long = "n" * 300 + ".pdf"
    for path, reason in [
        (tmp_path / "missing" / "acme.pdf", "does not exist"),
        (tmp_path / "file" / "acme.pdf", "is not a folder"),
        (tmp_path / long, "file name too long"),
        (tmp_path, "it is a folder"),
    ]:
        with pytest.raises(OutputNotWritableError, match=reason):
            require_free({PDF: path}, workbook=tmp_path / "acme.xlsx", force=False)
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]
