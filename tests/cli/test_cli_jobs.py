"""Several workbooks at a time: the same bytes, and one that kills its process, or an interruption, harms no other."""

from __future__ import annotations

import io
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportgen.cli.bar import bar_of
from reportgen.cli.console import Console, Verbosity
from reportgen.pipeline import Crew, OutputFormat, Request, Silent

GOOD = "Process name,FTE,Annual cost\nAccounts payable,{},1000000\n"
MISRATED = "Process name,Judgement\nAccounts payable,9\n"

# What every Python of a command does at its start: watch what it opens (open) and what it takes away (os.remove).
DEADLY = """
import os, signal, sys
def watch(event, arguments):
    if event == {event!r} and "deadly" in str(arguments[0]):
        {end}
sys.addaudithook(watch)
"""
SLOW = """
import os, pathlib, sys, time
mark = pathlib.Path({marks!r}, str(os.getpid()))
def watch(event, arguments):
    if event == "os.remove" and ".reportgen-" in str(arguments[0]) and not mark.exists():
        mark.touch()
        time.sleep(60)
sys.addaudithook(watch)
"""
KILLED = "os.kill(os.getpid(), signal.SIGKILL)"


@pytest.fixture(autouse=True)
def here(clients: Path) -> Path:
    return clients


@pytest.fixture
def with_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Let every Python that is started from here on run some code first."""

    def with_site(code: str) -> None:
        folder = tmp_path / "site"
        folder.mkdir()
        (folder / "sitecustomize.py").write_text(code)
        monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder), *sys.path]))

    return with_site


def held(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def table_in(said: str) -> list[str]:
    lines = said.splitlines()
    return lines[next(place for place, line in enumerate(lines) if line.startswith("Workbook ")) : -1]


def test_two_at_a_time_give_the_bytes_of_one_and_a_workbook_that_kills_its_process_fails_alone(
    reportgen, here: Path, with_site
):
    (here / "bad.csv").write_text(MISRATED)
    for name in ("a1.csv", "a2.csv", "deadly.csv"):
        (here / name).write_text(GOOD.format(len(name)))
    for folder in ("one", "two"):
        (here / folder).mkdir()
    with_site(DEADLY.format(event="open", end=KILLED))
    options = ("-o", "two", "--format", "json", "--jobs", "2")
    ended = reportgen("generate", "a2.csv", "deadly.csv", "bad.csv", "a1.csv", *options)
    assert (ended.exit_code, sorted(ended.out.splitlines())) == (7, ["two/a1.results.json", "two/a2.results.json"])
    assert table_in(ended.err) == [
        "Workbook    Outcome           Errors  Warnings  Written",
        "a2.csv      done                   0         4  two/a2.results.json",
        "deadly.csv  failed                 -         -  -",
        "bad.csv     needs correcting       1         3  -",
        "a1.csv      done                   0         4  two/a1.results.json",
    ]
    assert (
        "Error: deadly.csv: Its process was killed, most likely because this computer's memory was not enough: "
        "try fewer jobs at a time.\n" in ended.err
    )
    assert ended.err.splitlines()[-1] == "Error: 2 of 4 workbooks failed; the outputs of the other 2 are written."
    blocks = re.findall(r"^\[(./4)\] (\S+)\n(?:(?:Error: )?(?:\2|    |[0-9]).*\n)+", ended.err, re.MULTILINE)
    assert [count for count, _ in blocks] == ["1/4", "2/4", "3/4", "4/4"]
    assert "\x1b" not in ended.err
    assert reportgen("generate", "a1.csv", "a2.csv", "-o", "one", "--format", "json").exit_code == 0
    assert held(here / "one") == held(here / "two") == ["a1.results.json", "a2.results.json"]
    for name in held(here / "one"):
        assert (here / "one" / name).read_bytes() == (here / "two" / name).read_bytes()


@pytest.mark.parametrize(
    ("end", "said"),
    [
        ("os._exit(3)", "Its process ended unexpectedly (exit code 3)."),
        ("os.kill(os.getpid(), signal.SIGSEGV)", "Its process ended unexpectedly (SIGSEGV)."),
    ],
)
def test_the_draft_of_a_process_that_died_is_removed_and_one_process_is_enough_for_all(
    here: Path, with_site, end: str, said: str
):
    """The first job dies while it takes a draft away; the second finds no folder to write in and says so."""
    (here / "deadly").mkdir()
    with_site(DEADLY.format(event="os.remove", end=end))
    jobs = [
        Request(workbook=Path("acme.csv"), outputs={OutputFormat.JSON: here / folder / "acme.json"})
        for folder in ("deadly", "missing")
    ]
    with Crew(jobs, size=1, hearing=lambda _: Silent()) as crew:
        (first, second) = crew.outcomes()
    assert (first[0], first[1].failure.sentence, first[1].failure.exit_code) == (0, said, 5)
    assert (second[0], second[1].failure.exit_code) == (1, 2)
    assert "does not exist" in second[1].failure.sentence
    assert held(here / "deadly") == []


@pytest.mark.parametrize(
    ("stop", "exit_code"),
    [
        (lambda pid: os.killpg(pid, signal.SIGINT), 130),  # Ctrl-C, which all of them get
        (lambda pid: os.kill(pid, signal.SIGINT), 130),
        (lambda pid: os.kill(pid, signal.SIGTERM), 143),
    ],
)
def test_an_interruption_leaves_no_process_and_nothing_half_written(
    here: Path, tmp_path: Path, with_site, stop, exit_code
):
    for name in ("a.csv", "b.csv", "c.csv"):
        (here / name).write_text(GOOD.format(1))
    marks = tmp_path / "marks"
    marks.mkdir()
    with_site(SLOW.format(marks=str(marks)))
    program = (sys.executable, "-c", "from reportgen.cli import main; main()")
    process = subprocess.Popen(
        [*program, "generate", *held(here), "--format", "json", "--jobs", "2", "-q"],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    wait_until(lambda: len(held(marks)) == 2)
    assert len(list(here.glob(".reportgen-*"))) == 2
    stop(process.pid)
    _, said = process.communicate(timeout=60)
    assert (process.returncode, "Traceback" in said) == (exit_code, False)
    wait_until(lambda: not is_running(process.pid))
    assert held(here) == ["a.csv", "b.csv", "c.csv"]


def wait_until(is_so) -> None:
    deadline = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def is_running(group: int) -> bool:
    """Return whether a process of the group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "verbosity", "is_shown"),
    [
        (Terminal(), Verbosity.NORMAL, True),
        (Terminal(), Verbosity.QUIET, False),
        (io.StringIO(), Verbosity.NORMAL, False),
    ],
)
def test_a_bar_shows_how_many_are_done_where_somebody_sees_it(monkeypatch, stream, verbosity, *, is_shown: bool):
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    with bar_of(Console.open(verbosity), 3) as bar:
        bar.advance()
        with bar.aside():
            stream.write("a.pdf is written\n")
    assert ("1/3" in stream.getvalue()) == is_shown
    assert stream.getvalue().replace("a.pdf is written\n", "") == "" or is_shown
    assert re.search(r"\x1b\[2Ka\.pdf is written\n", stream.getvalue()) or not is_shown


def test_one_workbook_is_made_as_ever_and_none_at_a_time_is_wrong_use(reportgen, here: Path):
    (here / "a.csv").write_text(GOOD.format(1))
    ended = reportgen("generate", "a.csv", "--format", "json", "--jobs", "4", "-q")
    assert (ended.exit_code, ended.out, ended.err) == (0, "a.results.json\n", "")
    assert reportgen("generate", "a.csv", "--jobs", "0").exit_code == 2
