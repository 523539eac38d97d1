"""The security section: heat maps, table, matrix and register tell the same, and every number is the assessment's."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html import unescape

import figure_checks
import pytest
from made_up_security import ACCEPTED, protected, register, score
from money_sections import context_of

from reportgen.model.protection import Gap, RiskPart
from reportgen.model.verdict import NatureClass, NotAssessed, Tier
from reportgen.report.figures import heat_maps
from reportgen.report.figures.coverage_matrix import coverage_matrix
from reportgen.report.templating.html import Templates
from reportgen.report.view.context import numbers_by_row
from reportgen.report.view.page import page_view
from reportgen.report.view.parts import Numbering
from reportgen.report.view.process_numbers import listed, numbered
from reportgen.report.view.security.figures import MOST_COLUMNS, _heat_unit, coverage_drawings
from reportgen.report.view.security.risk_facts import gap_totals, register_of, stages_of, states_of
from reportgen.report.view.security.section import _left_to_do, _title_by_limit, security_view
from reportgen.report.view.security.tables import gap_rows, notice_words, risk_groups, watch_rows
from reportgen.report.view.summary import summarised

UNRATED = NotAssessed(reason="No risk criterion is rated; rate data sensitivity first.")


@pytest.fixture(scope="module")
def context(example, knowledge):
    return context_of(example, knowledge)


@pytest.fixture(scope="module")
def made(context, knowledge):
    return protected(context.assessment, knowledge)


def of(context, assessment):
    """Return the context with another assessment, numbered from one again."""
    return replace(context, assessment=assessment, numbering=Numbering(), numbers=numbers_by_row(assessment))


@pytest.fixture(scope="module")
def html(context, made):
    return section(of(context, made))


def section(context):
    view = security_view(context, summarised(context.assessment), page_view(context))
    return " ".join(str(Templates().render("sections/security.html", {"security": view})).split())


def words(html):
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", re.sub(r"<svg.*?</svg>", " ", html)).split()))


def svgs(html):
    return re.findall(r"<svg.*?</svg>", html)


def changed(assessment, **facts):
    """Give every process the same facts of protection."""
    processes = tuple(replace(one, security=replace(one.security, **facts)) for one in assessment.processes)
    return replace(assessment, processes=processes)


def test_heat_maps_and_table_count_the_same_processes(context, made, monkeypatch):
    drawn = []
    real = heat_maps.heat_maps
    monkeypatch.setattr(
        "reportgen.report.view.security.figures.heat_figure",
        lambda entries, *rest, **more: drawn.append(real(entries, *rest, **more)) or drawn[-1],
    )
    context = of(context, made)
    security_view(context, summarised(context.assessment), page_view(context))
    (figure,) = drawn
    of_map = {
        int(number): (int(a) * int(b), int(c) * int(d), int(e) * int(f))
        for number, a, b, c, d, e, f in figure.table[1:]
    }
    of_table = {
        int(row.number): (int(row.before), int(row.today), int(row.after))
        for group in risk_groups(context)
        for row in group.rows
    }
    of_assessment = {
        context.number(one): tuple(
            stage.score for stage in (one.security.inherent, one.security.today, one.security.residual)
        )
        for one in made.processes
    }
    assert of_map == of_table == of_assessment
    assert figure_checks.collisions(figure.drawing) == []
    assert figure_checks.outside(figure.drawing) == []


def test_each_map_says_how_many_lie_beyond_what_is_accepted(made, html):
    stages = stages_of(made.processes)
    above = [
        sum(1 for one in stage.scores if one.score > ACCEPTED) for stage in (stages.before, stages.today, stages.after)
    ]
    said = re.findall(r">(\w+) above<", html)
    assert [0 if word == "none" else int(word) for word in said] == above
    assert above == [stage.above for stage in (stages.before, stages.today, stages.after)]


def test_groups_stand_by_tier_and_hold_every_process_once(context, made):
    context = of(context, made)
    groups = risk_groups(context)
    names = [group.title.split(" protection:")[0] for group in groups]
    assert names == [name for name in ("Critical", "Significant", "Standard", "Low") if name in names]
    numbers = sorted(int(row.number) for group in groups for row in group.rows)
    assert numbers == list(range(1, len(made.processes) + 1))


def test_the_matrix_marks_what_the_register_counts(context, made, monkeypatch):
    drawn = []
    module = "reportgen.report.view.security.figures.coverage_matrix"
    monkeypatch.setattr(module, lambda *given: drawn.append(coverage_matrix(*given)) or drawn[-1])
    context = of(context, made)
    coverage_drawings(context, page_view(context))
    of_register = {
        row.name: (row.in_place, row.to_show, row.partial, row.missing)
        for row in register_of(context.assessment, context.knowledge.controls)
    }
    seen = {}
    for figure in drawn:
        for _, name, *cells in figure.table[1:]:
            states, totals = cells[:-4], tuple(int(cell) for cell in cells[-4:])
            marks = Counter(states)
            assert tuple(marks[state] for state in ("in_place", "to_show", "partial", "missing")) == totals
            seen[name] = totals
        assert figure_checks.collisions(figure.drawing) == []
        assert figure_checks.outside(figure.drawing) == []
    assert seen == of_register


def test_without_a_register_the_section_counts_one_itself(made, knowledge):
    bare = replace(made, portfolio=replace(made.portfolio, oversight=None))
    assert register_of(bare, knowledge.controls) == made.portfolio.oversight.register
    assert made.portfolio.oversight.register == register(made.processes, knowledge)


def test_more_processes_than_columns_are_shown_as_bars(context, made):
    many = replace(
        made,
        processes=tuple(
            replace(one, process=replace(one.process, row=one.process.row + 500 * copy))
            for copy in range(2)
            for one in made.processes
        ),
        portfolio=replace(made.portfolio, oversight=None),
    )
    assert len(many.processes) > MOST_COLUMNS
    context = of(context, many)
    parts = coverage_drawings(context, page_view(context))
    assert all("each counted once for every process that needs it" in part.svg for part in parts)


def test_key_figures_are_the_means_the_limit_and_what_is_open(made, html):
    stages, states = stages_of(made.processes), states_of(made.processes)
    text = words(html)
    for stage, when in (
        (stages.before, "before measures"),
        (stages.today, "with today’s measures"),
        (stages.after, "with all measures agreed"),
    ):
        mean = sum(one.score for one in stage.scores) / len(stage.scores)
        assert f"{mean:.1f} mean score {when}" in text
    assert (
        f"{states.total() - states['in_place']} of {states.total()} needed measures are still to be shown or set up"
        in text
    )
    assert f"above the accepted {ACCEPTED}" in text


def test_a_measure_that_serves_many_for_little_comes_first(context, made):
    """Two points for low cost at each of two processes beat three points for high cost at one."""
    cheap = Gap(id="CTL-EN-01", name="Encryption of data in transit", maturity=0.0, reduces=2.0, cost_tier="low")
    dear = Gap(id="CTL-LO-03", name="Detection round the clock", maturity=0.0, reduces=3.0, cost_tier="high")
    one, two = made.processes[:2]
    pair = (
        replace(one, security=replace(one.security, gaps=(dear, cheap))),
        replace(two, security=replace(two.security, gaps=(cheap,))),
    )
    first, second = gap_totals(pair, context.knowledge.controls)
    assert (first.name, first.processes, first.reduces, first.per_step) == (cheap.name, 2, 4.0, 4.0)
    assert (second.name, second.processes, second.per_step) == (dear.name, 1, 1.0)
    rows = gap_rows(of(context, replace(made, processes=pair)))
    assert [(row.rank, row.processes, row.reduces, row.cost, row.per_step) for row in rows] == [
        ("1", "2", "4.00", "Low", "4.00"),
        ("2", "1", "3.00", "High", "1.00"),
    ]
    alike = (replace(one, security=replace(one.security, gaps=(cheap, replace(dear, cost_tier="low")))),)
    assert [(row.cost, row.per_step) for row in gap_rows(of(context, replace(made, processes=alike)))] == [
        ("", "3.00"),
        ("", "2.00"),
    ]


def test_what_is_within_because_of_an_added_measure_names_it(context):
    def said(**changes):
        one = context.assessment.processes[0]
        first, *others = one.security.controls
        security = replace(one.security, controls=(replace(first, **changes), *others))
        assessment = replace(context.assessment, processes=(replace(one, security=security),))
        [group] = risk_groups(replace(context, assessment=assessment))
        return group.rows[0].enough

    assert said(name="Only the data the task needs is sent", is_added=True) == (
        "“Only the data the task needs is sent” is added, since the risk would otherwise be above what is accepted."
    )
    assert said() == ""


def test_what_is_above_says_what_would_be_enough(context, example, knowledge):
    strict = protected(example, knowledge, accepted=2)
    context = of(context, strict)
    rows = [row for group in risk_groups(context) for row in group.rows]
    above = {context.number(one) for one in strict.processes if one.security.residual.score > 2}
    assert {int(row.number) for row in rows if row.outcome == "No"} == above
    for row in rows:
        assert bool(row.enough) is (row.outcome == "No")
        assert not row.enough or row.enough.startswith("It would be enough that “")
    silent = of(context, changed(strict, ways=()))
    said = {row.enough for group in risk_groups(silent) for row in group.rows if row.outcome == "No"}
    assert said == {"No change of measures, exposure or place was found that would be enough."}


def test_the_watch_is_told_by_tier(context, made):
    rows = watch_rows(of(context, made))
    assert [row.tier for row in rows] == ["Critical", "Significant", "Standard", "Low"]
    assert [row.notice for row in rows] == ["24 hours", "48 hours", "72 hours", "7 days"]
    assert sum(int(row.processes) for row in rows) == len(made.processes)
    assert [notice_words(hours) for hours in (1, 72, 168, 336)] == ["1 hour", "72 hours", "7 days", "14 days"]


def test_the_kinds_are_compared_by_the_portfolios_own_numbers(made, html):
    kpo = [one for one in made.processes if one.classification.leaning is NatureClass.KPO]
    bpo = [one for one in made.processes if one.classification.leaning is NatureClass.BPO]
    text = words(html)
    for members, label in ((bpo, "Leans to BPO"), (kpo, "Leans to KPO")):
        measures = sum(len(one.security.controls) for one in members) / len(members)
        mean = sum(one.security.inherent.score for one in members) / len(members)
        assert re.search(rf"{label} {len(members)} {mean:.1f} [\d.]+ [\d.]+ {measures:.1f} ", text)
    ids = [{duty.id for one in members for duty in one.security.controls} for members in (bpo, kpo)]
    assert f"Of the {len(ids[0] | ids[1])} measures needed, {len(ids[0] & ids[1])} serve both kinds" in text


@pytest.mark.parametrize(
    ("now", "after", "said"),
    [
        (12, 0, "Twelve processes exceed the accepted risk with today’s measures; none with all agreed"),
        (1, 0, "One process exceeds the accepted risk with today’s measures; none with all agreed"),
        (3, 3, "Three processes exceed the accepted risk with today’s measures, and still with all agreed"),
        (5, 1, "Five processes exceed the accepted risk with today’s measures; one with all agreed"),
        (0, 0, "No process exceeds the accepted risk; the listed measures keep it so"),
    ],
)
def test_the_title_counts_what_lies_above_the_limit(now, after, said):
    assert _title_by_limit(now, after, is_silent=False) == said


def test_without_ratings_the_section_says_so_and_draws_no_map(context, made):
    unrated = changed(
        made,
        inherent=UNRATED,
        today=UNRATED,
        residual=UNRATED,
        tier=UNRATED,
        gaps=(),
        parts=(),
        ways=(),
        assurance=None,
    )
    text = words(section(of(context, unrated)))
    assert "No risk was rated, so protection cannot be graded yet" in text
    assert "Likelihood" not in text
    assert f"No risk rating: {len(made.processes)} processes" in text


def test_before_the_measures_of_today_are_known_two_maps_are_drawn(context, example):
    bare = changed(example, today=UNRATED, gaps=(), parts=(), assurance=None, accepted=25)
    html = section(of(context, bare))
    assert "Before measures" in html
    assert ">Today<" not in svgs(html)[0]
    assert "above the line" not in html


def test_a_public_portfolio_that_needs_nothing_is_told_so(context, made):
    text = words(section(of(context, changed(made, controls=(), gaps=(), inherent=score(1, 1), residual=score(1, 1)))))
    assert "No measure is needed by what is rated." in text
    assert "nan" not in text.split()


def test_where_every_measure_operates_nothing_is_called_open(context, made):
    processes = tuple(
        replace(
            one,
            security=replace(
                one.security,
                controls=tuple(replace(duty, maturity=1.0, shown_anew=False) for duty in one.security.controls),
                gaps=(),
            ),
        )
        for one in made.processes
    )
    complete = replace(made, processes=processes, portfolio=replace(made.portfolio, oversight=None))
    text = words(section(of(context, complete)))
    total = states_of(processes).total()
    assert f"{total} measures are needed, and all of them are in place." in text
    assert f"{total} measures needed, all of them in place" in text
    assert "still to be" not in text
    assert "Keep what is in place" in text


def test_numbers_of_processes_are_joined_to_runs():
    assert numbered([7]) == "No.\u00a07"
    assert numbered([1, 2, 3, 4, 7, 9, 8, 12, 13]) == "No.\u00a01–4, 7–9, 12 and 13"
    assert numbered([1, 2]) == "No.\u00a01 and 2"
    assert listed([1, 2, 3, 5, 7, 8]) == "1–3, 5, 7, 8"
    assert listed([]) == ""


@pytest.mark.parametrize(
    ("states", "said"),
    [
        ({"in_place": 3, "missing": 27}, "of 30 needed measures are still to be set up; all of them are open"),
        ({"in_place": 3, "missing": 9, "designed": 8}, "of 20 needed measures are still to be set up, 9 of them open"),
        ({"to_show": 5}, "of 5 needed measures are still to be shown or set up, none of them open"),
    ],
)
def test_measures_that_are_all_open_are_counted_once(context, states, said):
    counted = Counter(states)
    assert _left_to_do(context.formats, counted, counted.total() - counted["in_place"]) == said


def test_what_a_provider_must_show_anew_is_neither_in_place_nor_open(context, made):
    processes = tuple(
        replace(
            one,
            security=replace(
                one.security,
                controls=tuple(replace(duty, maturity=0.75, shown_anew=True) for duty in one.security.controls),
            ),
        )
        for one in made.processes
    )
    text = words(
        section(of(context, replace(made, processes=processes, portfolio=replace(made.portfolio, oversight=None))))
    )
    total = states_of(processes).total()
    assert (
        f"none is in place; {total} work with today’s team, and the provider must show that they work with its own"
        in text
    )
    assert f"{total} of {total} needed measures are still to be shown or set up, none of them open" in text
    assert "To show: works with today’s team; whoever takes the work over must show that it works with theirs." in text


@pytest.mark.parametrize(
    ("is_counted", "said"),
    [(False, "Processes by number. Score"), (True, "Processes by number (full cell: how many).")],
)
def test_the_grids_say_that_a_full_cell_is_counted_where_one_is(is_counted, said):
    assert _heat_unit(4, is_counted=is_counted).startswith(said)


def test_a_tier_above_its_score_or_by_inferred_ratings_is_said_at_its_group(context, made):
    first = made.processes[0]
    part = RiskPart(
        criterion="data_sensitivity",
        label="Data sensitivity",
        axis="impact",
        rating=5,
        weight=1,
        points=100,
        is_inferred=True,
    )
    raised = replace(first.security, tier=Tier.SIGNIFICANT, tier_because="secret data asks for more", parts=(part,))
    (group,) = risk_groups(of(context, replace(made, processes=(replace(first, security=raised),))))
    assert group.because == "Secret data asks for more (No.\u00a01). By inferred ratings, to be confirmed: No.\u00a01."
