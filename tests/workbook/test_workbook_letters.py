"""The letters of columns are those of openpyxl, and a text file is read without it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl.utils import get_column_letter

from reportgen.workbook.letters import column_letter, column_number

PROGRAM = "import sys, reportgen; print(len(reportgen.check(sys.argv[1])) > 0, 'openpyxl' in sys.modules)"


@pytest.mark.parametrize("number", [1, 26, 27, 52, 53, 702, 703, 16_384, 18_278])
def test_a_column_has_the_letters_that_excel_gives_it(number: int):
    assert column_letter(number) == get_column_letter(number)
    assert column_number(column_letter(number).lower()) == number


@pytest.mark.parametrize("wrong", ["", "A1", "É", "ZZZA"])
def test_no_column_has_other_letters(wrong: str):
    with pytest.raises(ValueError, match="of no column"):
        column_number(wrong)


@pytest.mark.parametrize("wrong", [0, 18_279])
def test_no_column_has_another_number(wrong: int):
    with pytest.raises(ValueError, match="of no column"):
        column_letter(wrong)


def test_a_text_file_is_read_without_openpyxl(tmp_path: Path):
    book = tmp_path / "acme.csv"
    book.write_text("Process name,FTE\nAccounts payable,12\n")
    ended = subprocess.run([sys.executable, "-c", PROGRAM, book], capture_output=True, text=True, check=True)
    assert ended.stdout == "True False\n"
