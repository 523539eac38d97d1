"""The report is made anew at each save, however the save is written, and the last good one stays meanwhile."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.cli import watch as watching
from reportgen.pipeline import Change, changes
from reportgen.pipeline import watching as looking
from reportgen.pipeline.watching import PATIENCE

GOOD = "Process name,FTE,Annual cost\nAccounts payable,{},1000000\n"
MISRATED = "Process name,Judgement,FTE\nAccounts payable,9,{}\n"

Step = Callable[[], object]


def script(steps: Iterable[Step]) -> Step:
    """Return a pause that does one thing each time, and then looks on until nothing is left to be seen."""
    left: Iterator[Step] = iter([*steps, *[nothing] * (PATIENCE + 2)])

    def pause() -> None:
        step = next(left, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    return pause


def nothing() -> None:
    """Let time go by."""


def still(looks: int) -> list[Step]:
    return [nothing] * looks


def seen(workbook: Path, *steps: Step) -> list[str]:
    """Return the kinds of change that are seen while the steps are taken, one between two looks."""
    kinds: list[str] = []
    try:
        for change in changes(workbook, pause=script(steps)):
            assert isinstance(change, Change)
            kinds.append(change.kind.value)
    except KeyboardInterrupt:
        return kinds


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "acme.csv"
    path.write_text(GOOD.format(1))
    return path


def test_a_workbook_is_made_once_and_then_at_each_save(book: Path):
    assert seen(book) == ["saved"]
    assert seen(book, *still(3), lambda: book.write_text(GOOD.format(2))) == ["saved", "saved"]


def test_excel_writes_in_two_steps_while_its_lock_file_is_there(book: Path):
    draft, lock = book.with_name("A1B2C3.tmp"), book.with_name("~$acme.csv")
    steps = [
        lambda: lock.write_text("held"),
        *still(3),
        lambda: draft.write_text(GOOD.format(2)),
        book.unlink,
        nothing,
        lambda: draft.rename(book),
    ]
    assert seen(book, *steps) == ["saved", "saved"]


def test_a_file_is_left_alone_until_it_is_written_to_its_end(workbook):
    path = workbook()
    whole = path.read_bytes()
    halves = [lambda: path.write_bytes(whole[:2000]), *still(4), lambda: path.write_bytes(whole[:4000]), *still(4)]
    assert seen(path, *still(3), *halves, lambda: path.write_bytes(whole)) == ["saved", "saved without a change"]
    assert seen(path, *still(3), lambda: path.write_bytes(whole[:2000])) == ["saved", "saved"]


def test_a_save_that_changes_nothing_is_no_reason_to_make_it_anew(book: Path):
    steps = [*still(3), lambda: os.utime(book, ns=(1, 1)), *still(3), lambda: book.write_text(GOOD.format(1))]
    assert seen(book, *steps) == ["saved", "saved without a change", "saved without a change"]


def test_a_file_that_is_gone_is_said_once_and_waited_for(book: Path):
    content = book.read_text()
    steps = [*still(3), book.unlink, *still(3 * PATIENCE), lambda: book.write_text(content + "Payroll,1,1000\n")]
    assert seen(book, *steps) == ["saved", "gone", "saved"]


def test_a_file_that_may_not_be_opened_for_a_while_is_tried_until_it_may(book: Path, monkeypatch):
    usual, holders = looking._content, ["Excel"]  # noqa: SLF001 - what another program keeps from us
    monkeypatch.setattr(looking, "_content", lambda path: None if holders else usual(path))
    assert seen(book, *still(3), holders.clear) == ["saved"]
    holders.append("a scanner")
    assert seen(book, *still(2 * PATIENCE), holders.clear) == ["saved", "saved"]


def test_the_last_save_wins_also_when_it_comes_while_a_report_is_made(book: Path):
    """Also where nothing but the content tells: the same size, the same time, the same file."""
    texts: list[str] = []
    try:
        for _ in changes(book, pause=script(still(6))):
            texts.append(book.read_text())
            if len(texts) == 1:
                before = book.stat()
                book.write_text(GOOD.format(7))
                os.utime(book, ns=(before.st_atime_ns, before.st_mtime_ns))
    except KeyboardInterrupt:
        assert texts == [GOOD.format(1), GOOD.format(7)]


def watched(reportgen, monkeypatch, steps: Iterable[Step], *arguments: object):
    monkeypatch.setattr(watching, "pause", script(steps))
    return reportgen("watch", *arguments)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_ten_saves_with_errors_in_between_end_with_the_right_report_and_nothing_else(
    reportgen, book: Path, tmp_path: Path, monkeypatch
):
    good_ones = {3, 6, 7, 10}

    def save(number: int) -> Step:
        return lambda: book.write_text(GOOD.format(number) if number in good_ones else MISRATED.format(number))

    options = ("--sections", "roadmap", "--seed", "1")
    steps = [step for number in range(1, 11) for step in (*still(3), save(number))]
    steps.append(lambda: book.write_text(GOOD.format(10)))
    ended = watched(reportgen, monkeypatch, steps, book, *options)
    assert (ended.exit_code, names(tmp_path)) == (130, ["acme.csv", "acme.pdf"])
    assert ended.out.splitlines() == [str(tmp_path / "acme.pdf")] * (1 + len(good_ones))
    made = sha256((tmp_path / "acme.pdf").read_bytes())
    assert reportgen("generate", book, *options, "-q").exit_code == 0
    assert made.digest() == sha256((tmp_path / "acme.pdf").read_bytes()).digest()


def test_it_says_each_time_what_happened_and_the_good_report_stays(reportgen, book: Path, tmp_path: Path, monkeypatch):
    steps = [*still(4), lambda: book.write_text(MISRATED.format(1)), *still(4), book.unlink]
    ended = watched(reportgen, monkeypatch, steps, book, "--format", "json")
    assert (ended.exit_code, names(tmp_path)) == (130, ["acme.results.json"])
    said = [re.sub(r"[0-9]{2}(:[0-9]{2}){2}|[0-9]+ s\b", "TIME", line) for line in ended.err.splitlines()]
    assert [line for line in said if " RG" not in line and not line.startswith("    ")] == [
        f"Watching {book}: its report is made anew at each save. Ctrl-C ends this.",
        "TIME  acme.csv is there: making its report.",
        "TIME  Made in TIME. 4 warnings and 6 notes.",
        "TIME  acme.csv was saved: making its report.",
        f"Error: {book} needs correcting first, so no report was made.",
        "TIME  acme.results.json stays as made at TIME.",
        "TIME  acme.csv is not there at the moment; waiting for it. acme.results.json stays as made at TIME.",
        "TIME  Watching has ended. acme.results.json stays as made at TIME.",
    ]
    assert sum("  error RG" in line for line in said) == 1


def test_what_no_save_will_mend_ends_it_at_once(reportgen, book: Path, tmp_path: Path, monkeypatch):
    (tmp_path / "acme.pdf").write_bytes(b"%PDF-1.7 a letter")
    ended = watched(reportgen, monkeypatch, [], book, "-q")
    assert ended.exit_code == 2
    assert "acme.pdf exists and was not made by reportgen" in ended.err
    assert watched(reportgen, monkeypatch, [], tmp_path / "acne.csv", "-q").exit_code == 3
    ended = watched(reportgen, monkeypatch, [], book)
    assert ended.err.endswith("Watching has ended; start it again once that is put right.\n")


def test_a_provider_pack_with_nothing_to_ask_is_waited_for(reportgen, book: Path, tmp_path: Path, monkeypatch):
    steps = [nothing, lambda: book.write_text(GOOD.format(2))]
    ended = watched(reportgen, monkeypatch, steps, book, "--pack", "provider")
    assert (ended.exit_code, names(tmp_path)) == (130, ["acme.csv"])
    assert ended.err.count("goes to a provider as things stand, so there is no provider pack to make") == 2
    assert ended.err.count("There is no report yet. The next save is tried again.") == 2
    assert reportgen("generate", book, "--pack", "provider").exit_code == 2


def test_an_old_save_that_fails_because_a_new_one_came_is_no_failure(reportgen, book: Path, tmp_path, monkeypatch):
    usual = pipeline.attempt

    def attempt(request, **further):
        if not (tmp_path / "second").exists():
            (tmp_path / "second").touch()
            book.write_bytes(b"PK\x03\x04 half")
            outcome = usual(request, **further)
            book.write_text(GOOD.format(2))
            return outcome
        return usual(request, **further)

    monkeypatch.setattr(pipeline, "attempt", attempt)
    ended = watched(reportgen, monkeypatch, still(4), book, "--format", "json")
    assert "was saved again meanwhile, so it is read anew" in ended.err
    assert "damaged" not in ended.err
    assert ended.out == f"{tmp_path / 'acme.results.json'}\n"


@pytest.mark.parametrize(("ending", "exit_code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_stopped_in_the_middle_it_leaves_nothing(book: Path, tmp_path: Path, tmp_path_factory, ending, exit_code):
    spare = tmp_path_factory.mktemp("spare")
    process = subprocess.Popen(
        [Path(sys.executable).with_name("reportgen"), "watch", book],  # whole: some seconds of work
        env=os.environ | {"TMPDIR": str(spare)},
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        assert any("making its report" in line for line in process.stderr)
        time.sleep(0.5)
        process.send_signal(ending)
        assert process.wait(timeout=60) == exit_code
        assert "Traceback" not in process.stderr.read()
    assert (names(tmp_path), names(spare)) == (["acme.csv"], [])
