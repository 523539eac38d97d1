"""Whatever stops a run, what stood in the output's place stays, and nothing half-written does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

LAST_WEEK = b'{"provenance": {"tool": "reportgen"}}'

SLOW_DISK = """
import os, pathlib, time
def fsync(descriptor):
    pathlib.Path({mark!r}).touch()
    time.sleep(60)
os.fsync = fsync
"""


def stopped_while_writing(workbook: Path, site: Path, ending: signal.Signals) -> int:
    """Start making results on a disk that never finishes, stop it then, and return the exit code."""
    mark = site / "writing"
    site.mkdir()
    (site / "sitecustomize.py").write_text(SLOW_DISK.format(mark=str(mark)))
    process = subprocess.Popen(
        [Path(sys.executable).with_name("reportgen"), "generate", workbook, "--format", "json", "-q"],
        env=os.environ | {"PYTHONPATH": str(site)},
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 60
    while not mark.exists():
        assert process.poll() is None, "it ended before it wrote"
        assert time.monotonic() < deadline, "it never wrote"
        time.sleep(0.02)
    process.send_signal(ending)
    return process.wait(timeout=60)


@pytest.mark.parametrize(("ending", "exit_code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_stopped_run_leaves_what_was_there_and_nothing_else(
    workbook, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, ending: signal.Signals, exit_code: int
):
    path = workbook()
    results = tmp_path / "acme.results.json"
    results.write_bytes(LAST_WEEK)
    site = tmp_path_factory.mktemp("slow") / "site"
    assert stopped_while_writing(path, site, ending) == exit_code
    assert results.read_bytes() == LAST_WEEK
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["acme.results.json", "acme.xlsx"]


def test_even_a_killed_run_leaves_last_weeks_results_whole_and_the_next_removes_its_draft(
    reportgen, workbook, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
):
    path = workbook()
    results = tmp_path / "acme.results.json"
    results.write_bytes(LAST_WEEK)
    site = tmp_path_factory.mktemp("slow") / "site"
    assert stopped_while_writing(path, site, signal.SIGKILL) == -signal.SIGKILL
    assert results.read_bytes() == LAST_WEEK
    assert len(list(tmp_path.glob(".reportgen-*.json"))) == 1
    assert reportgen("generate", path, "--format", "json", "-q").exit_code == 0
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["acme.results.json", "acme.xlsx"]


def test_results_of_last_week_are_renewed_by_a_run_that_ends(reportgen, workbook, tmp_path: Path):
    path = workbook()
    results = tmp_path / "acme.results.json"
    results.write_bytes(LAST_WEEK)
    assert reportgen("generate", path, "--format", "json").exit_code == 0
    assert len(results.read_bytes()) > len(LAST_WEEK)


def test_a_reader_that_goes_away_early_is_no_failure_of_ours(workbook):
    rated_wrong = [{"Process name": f"Process {number}", "Judgement": 9} for number in range(2000)]
    program = Path(sys.executable).with_name("reportgen")
    ended = subprocess.run(
        ["/bin/sh", "-c", '"$0" check "$1" -q | head -n 1', program, workbook(rated_wrong)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stdout.count("\n") == 1
    assert ended.stderr == ""


@pytest.mark.parametrize(
    ("place", "exit_code", "said"),
    [
        (">/dev/full", 2, "Error: standard output cannot be written: no space left on device. Choose another place.\n"),
        (">&-", 0, ""),
        ("2>&-", 0, ""),
    ],
)
def test_where_nothing_can_be_printed_one_sentence_is_the_most_that_is_said(
    workbook, place: str, exit_code: int, said: str
):
    program = Path(sys.executable).with_name("reportgen")
    command = f'"$0" check "$1" -q {place}'
    ended = subprocess.run(["/bin/sh", "-c", command, program, workbook()], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (exit_code, said)
