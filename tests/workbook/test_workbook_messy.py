"""Messy but honest files are read as they are meant, or say at which cell they cannot be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from messy_case import Messy
from messy_workbooks import MESSY

from reportgen.errors import UnreadableInputError
from reportgen.knowledge import catalogues
from reportgen.model.engagement import Process
from reportgen.workbook.reading import WorkbookReading, read

KNOWLEDGE = catalogues.load()
OF_ANY_SHORT_LIST = {"RG108", "RG212", "RG218", "RG302", "RG315", "RG326"}
"""Notes on missing IDs, ratings, sheets and people, and on details not used yet: these files are about other things."""


def test_there_are_enough_of_them_each_with_its_own_name():
    assert len({one.name for one in MESSY}) == len(MESSY) >= 60


@pytest.mark.parametrize("messy", MESSY, ids=str)
def test_a_messy_file_is_read_as_it_is_meant_or_says_why_not(tmp_path: Path, reportgen, messy: Messy):
    path = messy.build(tmp_path)
    before = path.read_bytes()
    ended = reportgen("check", path, "--json", "-q")
    assert ended.exit_code == messy.exit_code, ended.out
    assert "Traceback" not in ended.out + ended.err
    assert json.loads(ended.out)["exit_code"] == messy.exit_code
    assert messy.says in ended.err + "".join(
        one["message"] + one["remedy"] for one in json.loads(ended.out)["findings"]
    )
    assert path.read_bytes() == before
    if messy.exit_code == UnreadableInputError.exit_code:
        assert ended.err.count("\n") == 1
    else:
        check_reading(read(path, KNOWLEDGE), messy)


def check_reading(reading: WorkbookReading, messy: Messy) -> None:
    said = [f"{one.code} {one.place}" for one in reading.findings if one.code not in OF_ANY_SHORT_LIST]
    assert sorted(said) == sorted(messy.findings)
    processes = () if reading.engagement is None else reading.engagement.processes
    assert [shown(process, values) for process, values in zip(processes, messy.read, strict=True)] == list(messy.read)


def shown(process: Process, fields: object) -> dict[str, object]:
    """Return what was read of a process in these fields."""
    return {field: process.ratings[field] if field in process.ratings else getattr(process, field) for field in fields}
