"""What is kept together comes back as it was, and what several things have alike is one thing."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from pathlib import Path

from reportgen.model.finding import CellRef
from reportgen.model.memory import once_each, one_report
from reportgen.report.cache.bundle import Bundle
from reportgen.report.cache.lasting import LastingWork
from reportgen.report.cache.store import Store

CELL = {"sheet": "Processes", "cell": "B7"}


def work_in(folder: Path) -> LastingWork:
    return LastingWork(store=Store(folder=folder), rests_on="the code")


def test_what_is_alike_is_made_once_and_what_only_seems_so_stays_apart(tmp_path: Path):
    things = {
        "a": (CellRef(**CELL), 0.0, 1, Decimal("1.0")),
        "b": (CellRef(**CELL), -0.0, True, Decimal(1)),
        "c": "a word",
    }
    work = work_in(tmp_path)
    work.kept_together("things", things)
    work.keep()
    kept = work.taken_together("things")
    made = {name: kept.get(name) for name in things}
    assert repr(made) == repr(things)
    assert made["a"][0] is made["b"][0] is not things["a"][0]
    assert kept.get("d") is work.taken_together("others").get("a") is None
    assert Bundle(data={"a": ["named", "os:system", "true"]}).get("a") is None


def test_what_changed_is_kept_by_itself_and_with_the_others_when_it_is_no_longer_few(tmp_path: Path):
    made: list[str] = []

    def make(name: str) -> CellRef:
        made.append(name)
        return CellRef(sheet="Processes", cell=name)

    def run(*names: str) -> int:
        """Return how many were made."""
        made.clear()
        work = work_in(tmp_path)
        with one_report(work):
            cells = once_each("cell", "book", [(name, partial(make, name)) for name in names])
        assert [one.cell for one in cells] == list(names)
        work.keep()
        return len(made)

    def together() -> set[str]:
        return set(work_in(tmp_path).taken_together("cell together book the code").data)

    first = [f"A{row}" for row in range(20)]
    assert run(*first) == 20
    assert together() == {*first}
    assert run(*first[1:], "B1") == 1
    assert run(*first[1:], "B1") == 0  # by itself
    assert together() == {*first}
    assert run(*first[3:], "B1", "B2", "B3") == 2
    assert together() == {*first[3:], "B1", "B2", "B3"}
    assert once_each("cell", "book", [("", partial(make, "C1")), ("", partial(make, "C2"))])[0].cell == "C1"
