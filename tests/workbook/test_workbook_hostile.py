"""Hostile workbooks through the real command: one clear sentence or findings at cells, never a traceback."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hostile_workbooks import LARGE, SMALL, Hostile
from measured_check import Measured, started
from written_packages import package

_MOST_MEMORY = 512 * 1024 * 1024
_MOST_SECONDS = 10.0


@pytest.fixture(scope="session")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Measured]]:
    folder = tmp_path_factory.mktemp("measured")
    (folder / "small.xlsx").write_bytes(package())
    with started(folder / "small.xlsx", folder) as measured:
        yield measured


def require_expected(hostile: Hostile, path: Path, exit_code: int, out: str, err: str) -> None:
    """Show that the command ended as this workbook should end, with what it printed as JSON."""
    assert "Traceback" not in err
    result = json.loads(out)
    assert exit_code == result["exit_code"]
    assert exit_code in hostile.exit_codes, (result.get("failure"), [one["code"] for one in result["findings"]])
    if hostile.refused is None:
        found = {(one["code"], one["cell"]) for one in result["findings"]}
        assert set(hostile.findings) <= found
    else:
        sentence = result["failure"].removeprefix(str(path)).strip()
        assert sentence.startswith(hostile.refused)
        assert sentence.endswith(".")
        assert "\n" not in sentence


def written(hostile: Hostile, folder: Path) -> Path:
    path = folder / "acme.xlsx"
    path.write_bytes(hostile.make())
    return path


def test_there_are_enough_and_each_has_a_name_of_its_own():
    names = [one.name for one in (*SMALL, *LARGE)]
    assert len(set(names)) == len(names) >= 60


@pytest.mark.parametrize("hostile", SMALL, ids=lambda hostile: hostile.name)
def test_small(hostile, reportgen, tmp_path):
    path = written(hostile, tmp_path)
    before = path.read_bytes()
    ended = reportgen("check", path, "--json")
    require_expected(hostile, path, ended.exit_code, ended.out, ended.err)
    assert path.read_bytes() == before


@pytest.mark.slow
@pytest.mark.parametrize("hostile", LARGE, ids=lambda hostile: hostile.name)
def test_large_ones_take_little_time_and_memory(hostile, measured, tmp_path):
    path = written(hostile, tmp_path)
    ended = measured("check", path, "--json")
    require_expected(hostile, path, ended.exit_code, ended.out, ended.err)
    assert ended.memory <= _MOST_MEMORY
    assert ended.seconds <= _MOST_SECONDS


def test_a_file_cut_off_anywhere_is_refused(reportgen, tmp_path):
    data = package()
    path = tmp_path / "acme.xlsx"
    for length in range(1, len(data), 61):
        path.write_bytes(data[:length])
        ended = reportgen("check", path)
        assert (ended.exit_code, "Traceback" in ended.err) == (3, False), length
