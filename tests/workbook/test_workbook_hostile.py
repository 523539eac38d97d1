"""Hostile workbooks through the real command: one clear sentence or findings at cells, never a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from hostile_workbooks import LARGE, SMALL, Hostile
from written_packages import package

_PROGRAM = Path(sys.executable).with_name("reportgen")
_MOST_MEMORY = 512 * 1024 * 1024
_MOST_SECONDS = 10.0
_MEASURE = """
import json, os, sys
process = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, used = os.wait4(process, 0)
print()
print(json.dumps([os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss]))
"""
_BYTES = 1 if sys.platform == "darwin" else 1024  # the unit of ru_maxrss


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """How a process ended, what it said, and what it took; `seconds` are those of the processor."""

    exit_code: int
    out: str
    err: str
    seconds: float
    memory: int


def measured(*arguments: object) -> Measured:
    """Run the program as a user does, and measure it from a process that is itself small."""
    ran = subprocess.run(
        [sys.executable, "-c", _MEASURE, _PROGRAM, *map(str, arguments)], capture_output=True, text=True, check=True
    )
    out, _, last = ran.stdout.rstrip().rpartition("\n")
    exit_code, seconds, memory = json.loads(last)
    return Measured(exit_code=exit_code, out=out, err=ran.stderr, seconds=seconds, memory=memory * _BYTES)


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
def test_large_ones_take_little_time_and_memory(hostile, tmp_path):
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
