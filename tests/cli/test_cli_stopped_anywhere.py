"""A run stopped before any line of what writes: the old or the new stands there, whole, and nothing else."""

from __future__ import annotations

import contextlib
import gc
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import FrameType

import pytest

from reportgen.pipeline import folders, leftovers, outputs, writing, writing_all
from reportgen.pipeline.writing import require_writable
from reportgen.pipeline.writing_all import write_all

WATCHED = {module.__file__ for module in (contextlib, folders, leftovers, outputs, writing, writing_all)}


@pytest.fixture(autouse=True)
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for no disk: what is shown is the order of the steps."""
    monkeypatch.setattr("os.fsync", lambda _: None)


class Stop:
    """Interrupts at the n-th line of the watched files, as a signal may."""

    def __init__(self, line: int) -> None:
        self.left = line

    def __call__(self, frame: FrameType, event: str, argument: object):
        del argument
        if frame.f_code.co_filename not in WATCHED:
            return None
        if event == "line":
            self.left -= 1
            if self.left == 0:
                raise KeyboardInterrupt
        return self


def stopped_at(line: int, work: Callable[[], None]) -> bool:
    """Run some work and stop it at a line; return whether it came that far."""
    before, came_so_far = sys.gettrace(), False
    try:
        sys.settrace(Stop(line))
        work()
    except KeyboardInterrupt:
        came_so_far = True
    finally:
        sys.settrace(before)
    return came_so_far


def held(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def stopped_everywhere(folder: Path, before: Mapping[str, bytes], work: Callable[[], None]) -> list[dict[str, bytes]]:
    """Do some work once for each line at which it can be stopped, from the same start; return what is left."""
    seen: list[dict[str, bytes]] = []
    came_so_far = True
    while came_so_far:
        for entry in folder.iterdir():
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        for name, content in before.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(content)
        came_so_far = stopped_at(len(seen) + 1, work)
        if any(name.startswith(".") for name in held(folder)):
            gc.collect()  # as at the end of a program
        seen.append(held(folder))
    return seen


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # a file that was open at the stop
@pytest.mark.parametrize("before", [{}, {"acme.pdf": b"old"}])
def test_a_file_stopped_anywhere_is_the_old_or_the_new_and_no_draft_is_left(tmp_path: Path, before):
    def work() -> None:
        require_writable(tmp_path / "acme.pdf")
        write_all({tmp_path / "acme.pdf": b"new"})

    seen = stopped_everywhere(tmp_path, before, work)
    assert len(seen) > 100
    assert all(left in (before, {"acme.pdf": b"new"}) for left in seen)
    assert (seen[0], seen[-1]) == (before, {"acme.pdf": b"new"})


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # a file that was open at the stop
@pytest.mark.parametrize("before", [{}, {"acme.figures/a.csv": b"old"}])
def test_a_folder_stopped_anywhere_is_the_old_or_the_new_and_no_draft_is_left(tmp_path: Path, before):
    after = {"acme.figures/a.csv": b"new"}
    seen = stopped_everywhere(tmp_path, before, lambda: write_all({tmp_path / "acme.figures": {"a.csv": b"new"}}))
    assert len(seen) > 100
    assert all(left in (before, after) for left in seen)
    assert (seen[0], seen[-1]) == (before, after)
