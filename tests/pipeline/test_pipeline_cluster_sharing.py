"""How a cluster shares out jobs: who gets which, what is tried again and where; the workers are played by the test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from reportgen.errors import EnvironmentIncompleteError
from reportgen.pipeline import OutputFormat, Request, Silent
from reportgen.pipeline.cluster import cluster as of_cluster
from reportgen.pipeline.cluster.cluster import Cluster
from reportgen.pipeline.cluster.delivery import Delivery
from reportgen.pipeline.cluster.far_side import identity
from reportgen.pipeline.cluster.link import LinkLostError

MADE = Delivery(contents={OutputFormat.JSON: b"{}"}, findings=(), failure=None, heard=())


class LostError(Exception):
    """The worker is lost with what it has in hand."""


@dataclass
class PlayedLink:
    """A link to workers that answer at once: `play` says what becomes of a workbook at a worker."""

    there: dict[str, int]
    play: Callable[[str, str], object]
    answer: dict[str, object] = field(default_factory=dict)
    given: dict[str, tuple[str, str]] = field(default_factory=dict)
    sent: list[tuple[str, str]] = field(default_factory=list)
    most: dict[str, int] = field(default_factory=dict)
    session: str = "session"
    is_open: bool = True

    def workers(self):
        return dict(self.there)

    def answers(self, *_, of):
        return {one: self.answer.get(one, identity()) for one in of}

    def give(self, _, parcel, *__, at, key):
        self.given[key] = (parcel.request.workbook.stem, at)
        self.sent.append((parcel.request.workbook.stem, at))
        at_once = sum(place == at for _, place in self.given.values())
        self.most[at] = max(self.most.get(at, 0), at_once)

    def ended(self):
        return next(iter(self.given), None)

    def result(self, key, *, at):
        workbook, _ = self.given[key]
        try:
            return self.play(workbook, at)
        except LostError:
            del self.there[at]
            return None

    def forget(self, key):
        self.given.pop(key, None)

    def close(self):
        self.is_open = False


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def made_by(monkeypatch):
    """Make workbooks by a played link; return what became of each, by its name: "" or why it failed."""

    def made_by(link: PlayedLink, *names: str) -> dict[str, str]:
        for name in names:
            Path(f"{name}.csv").write_text("Process name\nPayroll\n")
        jobs = [Request(workbook=Path(f"{one}.csv"), outputs={OutputFormat.JSON: Path(f"{one}.json")}) for one in names]
        monkeypatch.setattr(of_cluster, "Link", lambda _: link)
        with Cluster(jobs, scheduler="tcp://played", hearing=lambda _: Silent()) as makers:
            came = list(makers.outcomes())
        assert sorted(number for number, _ in came) == list(range(len(names)))
        assert not link.is_open
        return {one.workbook.stem: one.failure.sentence if one.failure else "" for _, one in came}

    return made_by


def test_each_worker_has_as_many_jobs_at_hand_as_it_takes(made_by):
    link = PlayedLink(there={"small": 1, "large": 3}, play=lambda *_: MADE)
    assert set(made_by(link, *"abcdefgh").values()) == {""}
    assert link.most == {"small": 1, "large": 3}
    assert sorted(name for name, _ in link.sent) == list("abcdefgh")


def test_what_failed_at_one_worker_is_tried_at_another_and_after_all_others(made_by):
    link = PlayedLink(
        there={"one": 1, "two": 1},
        play=lambda workbook, at: "was killed" if (workbook, at) == ("a", "one") else MADE,
    )
    assert made_by(link, "a", "b", "c", "d") == dict.fromkeys("abcd", "")
    assert [at for name, at in link.sent if name == "a"] == ["one", "two"]
    assert [name for name, _ in link.sent][-1] == "a"


@pytest.mark.parametrize(
    ("result", "said"),
    [
        ("was killed", "its process was killed, most likely because the worker's memory was not enough."),
        ("ended unexpectedly (SIGSEGV)", "its process ended unexpectedly (SIGSEGV)."),
        (OSError("No space left"), "the worker could not make it (OSError)."),
    ],
)
def test_a_workbook_that_always_fails_is_given_up_after_three_tries_and_harms_no_other(made_by, result, said: str):
    link = PlayedLink(there={"one": 1, "two": 1}, play=lambda workbook, _: result if workbook == "poison" else MADE)
    assert made_by(link, "poison", "a", "b") == {
        "poison": f"It was tried 3 times on the cluster; the last time {said}",
        "a": "",
        "b": "",
    }
    assert sum(name == "poison" for name, _ in link.sent) == 3


def test_jobs_whose_worker_was_lost_are_each_tried_alone_so_that_only_the_guilty_one_fails(made_by):
    """Three at a time on one worker: it is lost with all of them, and another takes its place each time."""
    link = PlayedLink(there={"w0": 3}, play=lambda *_: MADE)

    def play(*_: str) -> object:
        if any(name == "poison" for name, _ in link.given.values()):
            link.there[f"w{len(link.sent)}"] = 3
            raise LostError
        return MADE

    link.play = play
    assert made_by(link, "a", "poison", "b", "c") == {
        "a": "",
        "poison": "It was tried 3 times on the cluster; the last time its worker was lost.",
        "b": "",
        "c": "",
    }


def test_a_worker_that_joins_with_another_version_is_given_nothing(made_by):
    link = PlayedLink(there={"one": 1}, play=lambda *_: MADE, answer={"late": ("0.0.1", "")})

    def play(*_: str) -> object:
        link.there |= {"late": 5, "good": 1}
        return MADE

    link.play = play
    assert set(made_by(link, *"abcd").values()) == {""}
    assert {at for _, at in link.sent} == {"one", "good"}


@pytest.mark.parametrize(
    ("there", "answer", "said"),
    [
        ({}, None, "The cluster has no worker now, so nothing was sent: start some first."),
        ({"w": 1}, ("0.0.1", ""), "The worker at w has reportgen 0.0.1, and this computer has 0.1.0: install the same"),
        ({"w": 1}, (identity()[0], "e3b0"), "The worker at w has other knowledge data than this computer"),
        (
            {"w": 1},
            ModuleNotFoundError(),
            "The worker at w cannot say which version of reportgen it has: install 0.1.0",
        ),
    ],
)
def test_nothing_is_sent_where_a_worker_would_make_another_report(made_by, there, answer, said: str):
    link = PlayedLink(there=there, play=lambda *_: MADE, answer={"w": answer})
    with pytest.raises(EnvironmentIncompleteError) as raised:
        made_by(link, "a")
    assert str(raised.value).startswith(said)
    assert (link.sent, link.is_open) == ([], False)


def test_what_is_left_when_the_scheduler_is_gone_fails_and_what_was_written_stays(made_by):
    def play(workbook: str, _: str) -> object:
        if workbook == "b":
            raise LinkLostError
        return MADE

    gone = "The scheduler at tcp://played does not answer any longer."
    assert made_by(PlayedLink(there={"one": 1}, play=play), "a", "b", "c") == {"a": "", "b": gone, "c": gone}
    assert [path.name for path in Path().glob("*.json")] == ["a.json"]


def test_what_is_left_when_no_worker_comes_back_fails(made_by, monkeypatch):
    monkeypatch.setattr(of_cluster, "_PATIENCE", 0.0)

    def play(*_: str) -> object:
        raise LostError

    assert set(made_by(PlayedLink(there={"one": 1}, play=play), "a", "b").values()) == {
        "The cluster has had no worker for 0 seconds."
    }
