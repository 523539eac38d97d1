"""The nodes of a process that an earlier run asked for are taken as it kept them; any other has all worked out."""

from decimal import Decimal
from random import Random

import pytest
from analysis_cases import KNOWLEDGE, assessed, process

from reportgen.analysis.tracing.own import Own, Traced
from reportgen.analysis.tracing.trace import trace_of
from reportgen.model.memory import one_report
from reportgen.model.trace import Constant, FigureId, Step
from reportgen.model.verdict import Form


class Shelf:
    """Keeps what lasts, as the cache does."""

    rests_on = ""

    def __init__(self):
        self.things = {}

    def taken(self, key):
        return self.things.get(key)

    def kept(self, key, made):
        self.things[key] = made


def step(path: str, process: str = "P1") -> Step:
    return Step(
        id=FigureId(process, path), label=path, value=2.0, unit="", rule="4", formula=Constant(2.0), note="Why."
    )


def own(worked_out: list[str], follows_from: str = "row") -> Own:
    def make() -> Traced:
        worked_out.append(follows_from)
        return Traced(scores=(step("a"), step("all", "")), money=(step("b"),), pages={})

    return Own(process="P1", follows_from=follows_from, make=make)


@pytest.mark.parametrize(
    ("follows_from", "path", "times"),
    [("row", "a", 0), ("row", "missing", 0), ("row", "b", 1), ("changed row", "a", 1)],
)
def test_only_what_no_run_asked_for_is_worked_out(follows_from, path, times):
    shelf, again = Shelf(), []
    with one_report(shelf):
        before = own([])
        before.get("a")
        before.keep()
    with one_report(shelf):
        later, shared = own(again, follows_from), {}
        found = later.get(path)
        assert found == (None if path == "missing" else step(path))
        assert len(again) == times
        later.share(0, shared)
    assert later.names == (("a",), ("b",))
    assert shared == {FigureId("", "all"): step("all", "")}


@pytest.mark.parametrize("lost", [0, 1])
def test_what_processes_have_alike_is_kept_once_and_worked_out_anew_where_it_is_lost(lost):
    shelf, again = Shelf(), []
    with one_report(shelf):
        for row in ("row", "another row"):
            one = own([], row)
            one.get("a")
            one.keep()
    alike = [key for key in shelf.things if key.startswith("traced alike")]
    assert len(alike) == len({"names", "shared"})
    assert len(shelf.things) == len({"row", "another row"}) + len(alike)
    del shelf.things[alike[lost]]
    with one_report(shelf):
        one = own(again)
        assert one.get("a") == step("a")
        assert one.names == (("a",), ("b",))
    assert again == ["row"]


def test_what_processes_share_is_the_same_in_all_that_have_it():
    """Whichever comes first, or is worked out anew: a measure of a provider has another name in an own centre."""
    chance = Random(5)
    rows = [
        process(
            f"P{number}",
            ratings={key: chance.randint(1, 5) for key in KNOWLEDGE.criteria},
            fte=Decimal(80),
            annual_cost=Decimal(4_000_000),
        )
        for number in range(120)
    ]
    assessment = assessed(*rows)
    found: dict[FigureId, set[str]] = {}
    for one in trace_of(assessment, KNOWLEDGE).nodes.owns.values():
        for which in (0, 1):
            shared = {}
            one.share(which, shared)
            for name, node in shared.items():
                found.setdefault(name, set()).add(repr(node))
    assert {name: nodes for name, nodes in found.items() if len(nodes) > 1} == {}
    assert {Form.CAPTIVE, Form.THIRD_PARTY} <= {one.sourcing.form for one in assessment.processes}
