"""What was made for a process is kept as plain data, and is the same when it is taken."""

from __future__ import annotations

import marshal
import tracemalloc
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from markupsafe import Markup

from reportgen.model.engagement import Engagement, PageSize, Process
from reportgen.model.finding import CellRef
from reportgen.model.trace import FigureId
from reportgen.report.cache.lasting import LastingWork
from reportgen.report.cache.plain import plain, unplain
from reportgen.report.cache.store import Store
from reportgen.report.results.text import Written, json_pieces, json_text

CELL = CellRef(sheet="Processes", cell="F6")
VALUES = (
    Process(id="P1", name="Payroll", row=2, annual_cost=Decimal("1.50"), cells={"fte": CELL, "name": CELL}),
    Engagement(client="Acme", title="Which", date=date(2026, 11, 3), page_size=PageSize.LETTER),
    (FigureId("P1", "cost.npv"), Markup("<b>x</b>"), [1, 2.5, None, True], ("reportgen.model.trace:FigureId",)),
    -0.0,
    b"\x00written",
)


def written_and_read(value: object) -> object:
    return unplain(marshal.loads(marshal.dumps(plain(value))))  # noqa: S302 - what was written a moment ago


@pytest.mark.parametrize("value", VALUES)
def test_a_value_is_the_same_word_for_word(value: object):
    again = written_and_read(value)
    assert (type(again), repr(again)) == (type(value), repr(value))


def test_a_record_in_two_places_is_written_once():
    first, second = written_and_read((CELL, CELL))
    assert first is second


@pytest.mark.parametrize("value", [{1, 2}, bytearray(), object(), (frozenset(),)])
def test_what_has_no_plain_form_is_refused(value: object):
    with pytest.raises(TypeError):
        plain(value)


@pytest.mark.parametrize(
    "data",
    [
        ["named", "os:system", "true"],
        ["enum", "reportgen.nowhere:Kind", 1],
        ["reportgen.report.cache.plain:plain", 1],
        ["reportgen.model.trace:FigureId", "P1"],
    ],
)
def test_nothing_but_records_of_ours_is_made(data: list[object]):
    with pytest.raises((TypeError, LookupError, ValueError)):
        unplain(data)


def test_it_is_kept_when_it_may_be_and_only_for_the_same(tmp_path: Path):
    work = LastingWork(store=Store(folder=tmp_path), rests_on="")
    work.kept("profile 1", CELL)
    work.kept("profile 2", {1})  # has no plain form
    assert work.taken("profile 1") is None
    work.keep()
    assert [work.taken(key) for key in ("profile 1", "profile 2", "profile 3")] == [CELL, None, None]


def test_what_no_room_makes_any_more_is_not_there(tmp_path: Path):
    work = LastingWork(store=Store(folder=tmp_path), rests_on="")
    work.kept("gone", CELL)
    (key,) = work.fresh
    work.fresh[key] = work.fresh[key].replace(b"CellRef", b"CellOld")
    work.keep()
    assert work.taken("gone") is None


def test_json_is_written_as_python_writes_it():
    value = {"a": [], "b": {}, "c": [1, 2.5, True, None, 'é\n"'], "d": {"e": [{"f": -0.0}]}, "g": Written("[\n1]")}
    assert json_text(value) == (
        '{\n  "a": [],\n  "b": {},\n  "c": [\n    1,\n    2.5,\n    true,\n    null,\n    "é\\n\\""\n  ],\n'
        '  "d": {\n    "e": [\n      {\n        "f": -0.0\n      }\n    ]\n  },\n  "g": [\n1]\n}'
    )
    with pytest.raises(ValueError, match="nan"):
        json_text([float("nan")])


@pytest.mark.parametrize("entries", [[], [1], [{"a": [1]}, "b"]])
def test_json_in_pieces_is_the_same(entries):
    whole = {"a": {}, "b": {"c": 1, "d": entries}, "e": []}
    assert "".join(json_pieces({**whole, "b": {"c": 1, "d": iter(entries)}})) == json_text(whole)


def test_of_a_long_list_one_entry_is_in_memory_at_a_time():
    tracemalloc.start()
    for _ in json_pieces({"a": (Written("x" * 100_000) for _ in range(20))}):
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 500_000  # characters; all are two million
