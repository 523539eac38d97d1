"""Where no move is easy enough for wave 1 the report says that there is none, and why."""

import re
from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace

import pytest
from section_cases import MOVES, assessed, context_of, work

from reportgen.report.view.roadmap.schedule import _members, schedule
from reportgen.report.view.roadmap.section import roadmap_view
from reportgen.report.view.roadmap.waves_told import missing_wave_clause, missing_waves, missing_waves_told
from reportgen.report.view.summary import Summary, summarised


def _labels(made, limit: int) -> list[str]:
    by_id = {one.process.id: one for one in made.processes}
    plan = SimpleNamespace(process_ids=[*by_id])
    rows = _members(context_of(made), by_id, plan, limit)
    return [one if isinstance(one, str) else one.process.name for one, _ in rows]


MADE = assessed(work(1, "Invoices", MOVES))


def in_waves(*numbers: int) -> Summary:
    made = summarised(MADE)
    return replace(made, waves=tuple((number, made.sourced) for number in numbers))


@pytest.mark.parametrize(
    ("waves", "missing"), [((), ()), ((1,), ()), ((1, 2, 3), ()), ((2, 3), (1,)), ((3,), (1, 2)), ((1, 3), (2,))]
)
def test_the_waves_below_the_last_that_nothing_moves_in(waves, missing):
    assert missing_waves(in_waves(*waves)) == missing


@pytest.mark.parametrize(
    ("waves", "clause", "told"),
    [
        ((1, 2), "", ""),
        (
            (2, 3),
            "There is no wave 1: no move is that easy.",
            "There is no wave 1: this move has two or more difficulties, such as",
        ),
        ((3,), "There is no wave 1 and no wave 2: no move is that easy.", "this move has four or more difficulties"),
        (
            (1, 3),
            "There is no wave 2: each move is either easier or harder.",
            "harder than the first and easier than the last.",
        ),
    ],
)
def test_it_is_said_in_few_words_and_in_full(waves, clause, told):
    summary = in_waves(*waves)
    assert missing_wave_clause(summary) == clause
    assert told in missing_waves_told(context_of(MADE), summary)


def test_the_roadmap_says_it_below_its_title():
    view = roadmap_view(context_of(MADE), in_waves(2), None)
    assert "There is no wave 1" in view.opener.standfirst
    assert "Wave 2 keeps its own months" in view.opener.standfirst
    assert "no wave" not in roadmap_view(context_of(MADE), in_waves(1), None).opener.standfirst


def test_work_is_called_simple_only_where_there_is_a_first_wave():
    first, later = (
        roadmap_view(context_of(MADE), in_waves(*waves), None).opener.standfirst for waves in ((1, 2), (2, 3))
    )
    assert "Simple and reversible work goes first" in first
    assert "Simple" not in later


def test_many_processes_without_a_function_are_named_as_far_as_there_is_room():
    made = assessed(*(work(number, f"Invoices {number}", MOVES) for number in range(1, 6)))
    assert _labels(made, 3) == ["Invoices 1", "Invoices 2", "Others: No.\N{NO-BREAK SPACE}3–5"]
    of_finance = [replace(one, process=replace(one.process, function="Finance")) for one in made.processes]
    assert _labels(replace(made, processes=tuple(of_finance)), 3) == ["Finance: 5 processes"]


def test_the_dearest_keep_rows_of_their_own_and_what_costs_least_is_told_together():
    """The service desk costs most and is the only one of its function; it stood among the others, leases above it."""
    costs = {"Leases": 60_000, "Post": 30_000, "Service desk": 900_000, "Fleet": 20_000, "Invoices": 200_000}
    made = assessed(
        *(work(n, name, MOVES, annual_cost=Decimal(cost), function=f"Function of {name}")
          for n, (name, cost) in enumerate(costs.items(), 1))
    )  # fmt: skip
    assert _labels(made, 4) == ["Service desk", "Invoices", "Leases", "Others: No.\N{NO-BREAK SPACE}2 and 4"]
    without = [replace(one, process=replace(one.process, function=None)) for one in made.processes]
    assert _labels(replace(made, processes=tuple(without)), 4) == _labels(made, 4)
    assert _labels(made, 9) == ["Service desk", "Invoices", "Leases", "Post", "Fleet"]


def test_a_function_comes_before_one_that_costs_less_however_many_processes_that_has():
    small = (work(n, f"Post {n}", MOVES, annual_cost=Decimal(1_000), function="Services") for n in range(1, 6))
    large = (work(n, f"Claims {n}", MOVES, annual_cost=Decimal(90_000), function="Claims") for n in range(6, 8))
    assert _labels(assessed(*small, *large), 2) == ["Claims: 2 processes", "Services: 5 processes"]


def caption_of(*ends):
    """Return what is said of the roadmap of so many processes of one function, which run in parallel until a month."""
    count = 20
    made = assessed(*(work(n, f"Claims {n}", MOVES, function="Claims") for n in range(1, count + 1)))
    (plan,) = made.waves
    until = tuple(plan.live_month + ends[place % len(ends)] for place in range(count))
    changed = replace(made, waves=(replace(plan, parallel_until=until),))
    return schedule(context_of(changed), summarised(changed)).caption.unit


def test_a_row_of_several_says_that_its_bar_is_that_of_the_last():
    assert "mid: parallel running, the longest of several; solid" in caption_of(3, 4)
    assert "mid: parallel running; solid" in caption_of(3)


def test_very_many_without_a_row_of_their_own_are_counted():
    made = assessed(*(work(number, f"Invoices {number}", MOVES) for number in range(1, 12)))
    assert _labels(made, 3)[2] == "Others: 9 processes"


def test_names_that_begin_alike_are_cut_so_that_they_differ():
    start = "Accounts payable: invoices of the companies and branches that were bought since 2019"
    drawn = schedule(
        context_of(
            made := assessed(*(work(n, f"{start}, {where}", MOVES) for n, where in enumerate(("north", "south"), 1)))
        ),
        summarised(made),
    )
    lines = [line.removesuffix("…") for line in re.findall(r"<text[^>]*>([^<]*)</text>", drawn.svg)]
    assert sum(line.endswith("north") for line in lines) == sum(line.endswith("south") for line in lines) == 1


def test_work_is_said_to_move_in_the_live_month_that_the_checkpoints_name():
    said = roadmap_view(context_of(MADE), in_waves(1), None).opener.standfirst
    assert said.endswith("; the work itself moves last.")
