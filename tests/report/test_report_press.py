"""A PDF made by a process of its own: the same, and whatever happens to it or to who asked, one clear sentence."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from reportgen.errors import BrandOrTemplateError, RenderingError
from reportgen.report import pdf, press
from reportgen.report.finish.attachments import AttachedFile, Relationship
from reportgen.report.fonts import built_in_families
from reportgen.report.pdf import render_pdf
from reportgen.report.press import Order, Press, press_at_hand

FAMILIES = built_in_families()
FOLDERS = (FAMILIES[0].folder,)
ORDER = Order(families=FAMILIES, folders=FOLDERS, jobs=None, store=None)
HEAD = '<html lang="en"><head><title>Advice</title><style>section { break-before: page }</style></head><body>'
PIECES = (
    HEAD,
    '<section id="first"><h1>Advice</h1></section>',
    '<section id="then"><p>Why.</p></section>',
    "</body></html>",
)
DAY = date(2026, 11, 27)


@pytest.fixture
def at_hand(monkeypatch: pytest.MonkeyPatch) -> Iterator[Press]:
    monkeypatch.setattr(press, "_is_of_use", lambda: True)
    with press_at_hand():
        found = press.press()
        assert found is not None
        yield found


def manifest(hashes: list[str]) -> AttachedFile:
    return AttachedFile(
        name="acme.manifest.json",
        content=" ".join(hashes).encode(),
        media_type="application/json",
        relationship=Relationship.DATA,
        about="What it was made from",
    )


def test_it_makes_what_this_process_makes_and_tells_as_much(at_hand: Press):
    here, there = {}, {}
    ours = render_pdf(
        "".join(PIECES), families=FAMILIES, folders=FOLDERS, day=DAY, manifest=manifest, placed=here.update
    )
    theirs = [at_hand.made(ORDER, PIECES, day=DAY, manifest=manifest, placed=there.update) for _ in range(2)]
    assert theirs == [ours, ours]  # one after the other
    assert here == there == {"first": 1, "then": 2}


def test_there_is_none_where_one_process_is_asked_for(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(press, "_is_of_use", lambda: True)
    with press_at_hand(jobs=1):
        assert press.press() is None


def test_there_is_none_where_another_thread_could_hold_a_lock(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(press, "may_copy_itself", lambda: False)
    with press_at_hand():
        assert press.press() is None


def test_one_that_lasts_is_taken_again(at_hand: Press):
    with press_at_hand():
        assert press.press() is at_hand
    assert at_hand.made(ORDER, PIECES).pages == 2


def test_one_that_is_dismissed_has_ended_at_the_end_and_one_that_lasts_stays(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(press, "_is_of_use", lambda: True)
    with press_at_hand() as dismiss:
        lasting = press.press().process
        with press_at_hand() as dismiss_within:
            dismiss_within()
        assert press.press().process is lasting
        dismiss()
        other = press.press().process  # who wants one after all gets another
        assert other is not lasting
        assert multiprocessing.active_children() == [other]
        dismiss()
    assert multiprocessing.active_children() == []


def test_what_it_fails_at_is_raised_here_with_how_it_came_about(monkeypatch: pytest.MonkeyPatch):
    def failing(*_: object, **__: object) -> None:
        raise BrandOrTemplateError("It stands on its head.", ("One.", "Two."))

    monkeypatch.setattr(pdf.Making, "render", failing)  # in the copy too
    monkeypatch.setattr(press, "_is_of_use", lambda: True)
    with press_at_hand(), pytest.raises(BrandOrTemplateError) as caught:
        press.press().made(ORDER, PIECES)
    assert str(caught.value) == "It stands on its head.\n  One.\n  Two."
    assert "in failing" in str(caught.value.__cause__)


class OddError(Exception):
    """Made of two things, and told by one."""

    def __init__(self, place: int, word: str) -> None:
        super().__init__(f"{word} at {place}")


def test_a_failure_that_cannot_travel_is_told_in_its_words(monkeypatch: pytest.MonkeyPatch):
    def failing(*_: object, **__: object) -> None:
        raise OddError(3, "odd")

    monkeypatch.setattr(pdf.Making, "render", failing)
    monkeypatch.setattr(press, "_is_of_use", lambda: True)
    with press_at_hand(), pytest.raises(RuntimeError, match="OddError: odd at 3") as caught:
        press.press().made(ORDER, PIECES)
    assert "in failing" in str(caught.value.__cause__)


@pytest.mark.parametrize("load", [1.5, 8.0], ids=["at rest", "busy"])
def test_what_fails_while_it_gets_ready_is_in_nobodys_way(load: float, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    def failing(*, is_wanted: Callable[[], bool], **expected: object) -> None:
        is_wanted()
        (tmp_path / "expected").write_text(str(expected == ORDER._asdict()), encoding="ascii")
        raise ZeroDivisionError

    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(os, "getloadavg", lambda: (load, 0.0, 0.0))
    monkeypatch.setattr(pdf, "get_ready", failing)  # in the copy too
    monkeypatch.setattr(press, "_is_of_use", lambda: True)
    with press_at_hand(expected=ORDER):
        assert press.press().made(ORDER, PIECES).pages == 2
    got_ready = [file.read_text(encoding="ascii") for file in tmp_path.iterdir()]
    assert got_ready == (["True"] if load == 1.5 else [])  # where others wait for the cores, theirs comes first


def test_one_that_died_at_rest_is_started_anew(at_hand: Press):
    os.kill(at_hand.process.pid, signal.SIGKILL)
    at_hand.process.join()
    assert press.press().made(ORDER, PIECES).pages == 2


def killed_while_composing(process: int) -> Iterator[str]:
    yield PIECES[0]
    os.kill(process, signal.SIGKILL)
    yield from PIECES[1:]


def test_that_it_was_killed_is_said_in_a_sentence_and_the_next_report_is_made(at_hand: Press):
    with pytest.raises(RenderingError, match="ended unexpectedly, most likely because this computer's memory"):
        at_hand.made(ORDER, killed_while_composing(at_hand.process.pid))
    assert press.press().made(ORDER, PIECES).pages == 2


def failing_while_composing() -> Iterator[str]:
    yield PIECES[0]
    raise BrandOrTemplateError("The template has a fault.")


def test_what_fails_while_pages_are_composed_leaves_no_half_report(at_hand: Press):
    with pytest.raises(BrandOrTemplateError, match="The template has a fault"):
        at_hand.made(ORDER, failing_while_composing())
    assert press.press().made(ORDER, PIECES).pages == 2
