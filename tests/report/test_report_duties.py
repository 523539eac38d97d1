"""The section of regulatory duties: every duty of every regime is printed, with why, since when and how sure it is."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from made_up_security import TRANSFERS, protected
from money_sections import context_of

from reportgen.report.templating.html import Templates
from reportgen.report.view.citations import unbroken
from reportgen.report.view.context import numbers_by_row
from reportgen.report.view.duties.columns import duties_mm
from reportgen.report.view.duties.section import DISCLAIMER, by_regime, duties_view
from reportgen.report.view.duties.transfers import ROUTES, transfer_rows
from reportgen.report.view.duties.why import _reasons
from reportgen.report.view.parts import Numbering
from reportgen.report.words.formats import WORD_JOINER, counted, sentence_start


@pytest.fixture(scope="module")
def context(example, knowledge):
    return context_of(example, knowledge)


@pytest.fixture(scope="module")
def made(context, knowledge):
    return protected(context.assessment, knowledge)


def of(context, assessment):
    """Return the context with another assessment, numbered from one again."""
    return replace(context, assessment=assessment, numbering=Numbering(), numbers=numbers_by_row(assessment))


def section(context):
    view = duties_view(context)
    return " ".join(str(Templates().render("sections/duties.html", {"duties": view})).split())


def words(html):
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", html).split())).replace(WORD_JOINER, "")


def without(assessment, **facts):
    processes = tuple(replace(one, security=replace(one.security, **facts)) for one in assessment.processes)
    return replace(assessment, processes=processes)


def one_regime(assessment, **facts):
    """Leave the second process with one regime and the others with none."""
    regime = next(duty for one in assessment.processes for duty in one.security.regimes if duty.id == "gdpr")
    processes = tuple(
        replace(
            one,
            security=replace(one.security, regimes=(replace(regime, **facts),) if place == 1 else (), transfer=None),
        )
        for place, one in enumerate(assessment.processes)
    )
    return replace(assessment, processes=processes)


def test_every_duty_clause_and_fact_of_every_regime_is_printed(context, made, knowledge):
    text = words(section(of(context, made)))
    for members in by_regime(made.processes).values():
        for _, duty in members:
            for said in (*duty.duties, *duty.clauses, *duty.place_limits, duty.status, duty.name, duty.label):
                assert said in text
            assert duty.confidence[1:] in text
            assert duty.source in text
            assert "reviewed November 2026" in text
            for control in duty.controls:
                assert knowledge.controls[control].name.replace("'", "’") in text.replace("'", "’")


def test_it_is_decision_support_and_counts_what_rests_on_general_knowledge(context, made):
    text = words(section(of(context, made)))
    entries = {duty.id: duty.confidence for one in made.processes for duty in one.security.regimes}
    unsure = sum(1 for confidence in entries.values() if not confidence.startswith("checked"))
    assert DISCLAIMER == "Decision support, not legal advice."
    assert DISCLAIMER in text
    assert (
        f"{counted(unsure, 'x').split()[0]} of {counted(len(entries), 'x').split()[0]} rest on general knowledge."
        in text
    )


@pytest.mark.parametrize(
    ("chosen", "because", "fits", "said"),
    [
        (True, "", "", "Named in the workbook. No fact of the workbook speaks for them."),
        (
            True,
            "",
            "the function is Banking",
            "Named in the workbook. They may apply: the function is Banking.",
        ),
        (False, "it handles data", "", "The workbook does not name these rules. It handles data."),
        (True, "it handles data", "", "Named in the workbook. It handles data."),
    ],
)
def test_rules_apply_may_apply_or_have_the_word_of_the_workbook_alone(chosen, because, fits, said, context, made):
    changed = one_regime(made, chosen=chosen, triggered=bool(because), because=because, fits=fits)
    (block,) = duties_view(of(context, changed)).regimes
    assert [fact.text for fact in block.facts] == ["No.\N{NO-BREAK SPACE}2.", said]


def test_the_title_says_whom_the_widest_rules_reach(context, made):
    first = next(iter(by_regime(made.processes).values()))
    title = duties_view(of(context, made)).opener.title
    many = len(by_regime(made.processes))
    assert title.startswith(sentence_start(counted(many, "x").split()[0]))
    assert f"{first[0][1].label} reaches most, {len(first)} of {len(made.processes)} processes" in title
    alone = duties_view(of(context, one_regime(made))).opener
    assert alone.title == f"One body of rules applies: GDPR, to one of {len(made.processes)} processes"
    assert alone.standfirst.startswith("It imposes ")


NAMED_AND_CALLED = {"chosen": True, "triggered": True}
CALLED = {"chosen": False, "triggered": True}
SPOKEN_FOR = "ringed dot: named, and some facts speak for it, so it may apply."
MAY_APPLY = {"chosen": True, "triggered": False, "fits": "the function is Banking"}
NAMED_ALONE = {"chosen": True, "triggered": False, "fits": ""}


@pytest.mark.parametrize(
    ("standing", "finding", "legend"),
    [
        (
            (NAMED_AND_CALLED, NAMED_AND_CALLED),
            "Rules reach processes in two cases, and in all of them workbook and facts agree",
            "Disc: named in the workbook and called for by the facts.",
        ),
        (
            (NAMED_AND_CALLED, MAY_APPLY),
            "Rules reach processes in two cases; in one they may apply, as the facts alone do not call for them",
            f"Disc: named in the workbook and called for by the facts; {SPOKEN_FOR}",
        ),
        (
            (MAY_APPLY, CALLED),
            "In one case rules apply that the workbook does not name",
            f"Half: called for by the facts alone; {SPOKEN_FOR}",
        ),
        (
            (CALLED, NAMED_ALONE),
            "In one case rules apply that the workbook does not name; in one it names rules that no fact speaks for",
            "Half: called for by the facts alone; ring: named, and no fact speaks for it.",
        ),
        (
            (NAMED_ALONE, NAMED_ALONE),
            "In two cases the workbook names rules that no fact speaks for",
            "Ring: named, and no fact speaks for it.",
        ),
    ],
)
def test_the_map_tells_apart_what_may_apply_from_what_no_fact_speaks_for(standing, finding, legend, context, made):
    rule = replace(one_regime(made).processes[1].security.regimes[0], because="it handles data", fits="")
    gdpr, dora = (replace(rule, id=key, label=key, name=key, **how) for key, how in zip("ab", standing, strict=True))
    first, second = (
        replace(one, security=replace(one.security, regimes=(duty,)))
        for one, duty in zip(made.processes[:2], (gdpr, dora), strict=True)
    )
    caption = duties_view(of(context, replace(made, processes=(first, second)))).map.caption
    assert (caption.finding, caption.unit) == (finding, legend)


@pytest.mark.parametrize(
    ("standing", "lead"),
    [
        ((CALLED, NAMED_AND_CALLED), "Applies to"),
        ((MAY_APPLY, NAMED_ALONE), "May apply to"),
        ((CALLED, MAY_APPLY), "Applies or may apply to"),
    ],
)
def test_rules_that_facts_do_not_call_for_are_not_said_to_apply(standing, lead, context, made):
    rule = replace(one_regime(made).processes[1].security.regimes[0], because="it handles data", fits="")
    processes = tuple(
        replace(one, security=replace(one.security, regimes=(replace(rule, **how),)))
        for one, how in zip(made.processes[:2], standing, strict=True)
    )
    (block,) = duties_view(of(context, replace(made, processes=processes))).regimes
    assert block.facts[0].lead == lead


def test_a_body_of_rules_is_named_once_in_its_head(knowledge):
    """The name that follows the short one does not begin with it in another spelling: "NIS2 NIS 2 Directive"."""
    for rules in knowledge.regimes.values():
        follows = rules.name.removeprefix(rules.label).replace(" ", "")
        assert not follows.startswith(rules.label.replace(" ", "")), rules.id


def test_the_table_of_rules_says_which_of_them_the_exceptions_list(context, made):
    unit = duties_view(of(context, made)).regimes_caption.unit
    where = sentence_start(context.selection.in_text("exceptions"))
    assert f"{where} lists rules that an entry of the workbook leaves out, and rules that no fact speaks for" in unit


@pytest.mark.parametrize(
    ("reached", "said"),
    [
        ({"GDPR": (0,), "DPDP": (1,)}, "Two bodies of rules apply; each reaches one of three processes"),
        ({"GDPR": (0, 1, 2), "DPDP": (0, 1, 2)}, "Two bodies of rules apply; each reaches all three processes"),
        ({"GDPR": (0, 1), "DPDP": (1,)}, "Two bodies of rules apply; GDPR reaches most, two of three processes"),
        ({"GDPR": (0, 1, 2), "DPDP": (1,)}, "Two bodies of rules apply; GDPR reaches all three processes"),
        (
            {"GDPR": (0, 1), "DPDP": (1, 2), "SOX": (2,)},
            "Three bodies of rules apply; DPDP and GDPR reach most, two of three processes each",
        ),
        (
            {"GDPR": (0, 1), "DPDP": (1, 2), "SOX": (0, 2), "PCI": (2,)},
            "Four bodies of rules apply; three of them reach most, two of three processes each",
        ),
    ],
)
def test_where_rules_reach_equally_many_none_of_them_reaches_most(reached, said, context, made):
    template = replace(one_regime(made).processes[1].security.regimes[0], triggered=True)

    def with_rules(place, one):
        rules = tuple(
            replace(template, id=label, label=label, name=label) for label, places in reached.items() if place in places
        )
        return replace(one, security=replace(one.security, regimes=rules))

    def title() -> str:
        three = tuple(with_rules(place, one) for place, one in enumerate(made.processes[:3]))
        return duties_view(of(context, replace(made, processes=three))).opener.title

    assert title() == said
    template = replace(template, triggered=False)  # named in the workbook, and no fact calls for them
    assert title() == said.replace("rules apply;", "rules apply or may apply;")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"GDPR": 3}, "GDPR imposes three duties when work is outsourced"),
        ({"GDPR": 2, "DPDP": 2}, "Each of them imposes two duties when work is outsourced"),
        ({"GDPR": 3, "DPDP": 2}, "GDPR imposes most when work is outsourced: three of five duties"),
        ({"A": 1, "B": 2, "C": 2}, "B and C impose most when work is outsourced: two of five duties each"),
        (
            {"A": 1, "B": 2, "C": 2, "D": 2},
            "Three of them impose most when work is outsourced: two of seven duties each",
        ),
    ],
)
def test_the_caption_says_which_rules_ask_most(asked, said, context, made):
    template = one_regime(made).processes[1].security.regimes[0]
    rules = tuple(
        replace(template, id=label, label=label, name=label, duties=tuple(map(str, range(count))))
        for label, count in asked.items()
    )
    one = replace(made.processes[0], security=replace(made.processes[0].security, regimes=rules))
    view = duties_view(of(context, replace(made, processes=(one,))))
    assert view.regimes_caption.finding == said


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Pass it on (art. 28(4)).", "Pass it on (art.~28(4))."),
        ("Answer for it (s.8(1)(a))", "Answer for it (s.^8(1)^(a))"),
        (
            "due to 2 December 2027, chapter V and sections 14 and 15",
            "due to 2~December 2027, chapter~V and sections~14 and 15",
        ),
        ("the art. of the possible", "the art. of the possible"),
    ],
)
def test_no_line_parts_a_law_from_its_number(written, kept):
    assert unbroken(written) == kept.replace("~", "\u00a0").replace("^", WORD_JOINER)


def test_each_route_stands_once_the_hardest_first_with_all_it_needs(context, made):
    context = of(context, made)
    rows = transfer_rows(context)
    assert [(row.place, row.law, row.route) for row in rows] == [
        ("India", "GDPR", "With safeguards"),
        ("Bulgaria", "GDPR", "Same law"),
    ]
    text = words(section(of(context, made)))
    for transfer in TRANSFERS:
        for said in (*transfer.needs, transfer.words, transfer.source):
            assert said in text
    assert "One route needs work before personal data moves" in text
    assert next(iter(ROUTES)) == "none"


def test_a_route_cites_its_law_on_one_line(context, made):
    cited = replace(TRANSFERS[0], route="none", needs=(), source="Regulation (EU) 2016/679, chapter V; reviewed")
    first, *others = made.processes
    changed = replace(made, processes=(replace(first, security=replace(first.security, transfer=cited)), *others))
    assert "chapter\u00a0V" in transfer_rows(of(context, changed))[0].source


def test_a_place_without_a_route_is_named_first(context, made):
    barred = replace(TRANSFERS[0], country="XX", country_name="Farland", route="none", needs=())
    processes = (replace(made.processes[0], security=replace(made.processes[0].security, transfer=barred)),)
    changed = replace(made, processes=(*processes, *made.processes[1:]))
    rows = transfer_rows(of(context, changed))
    assert (rows[0].place, rows[0].route, rows[0].processes) == ("Farland", "Not on record", "No.\u00a01")
    assert "Personal data has no route to one place as things stand" in words(section(of(context, changed)))


def test_a_place_where_a_transfer_seldom_stands_is_named_before_those_under_a_condition(context, made):
    found = (
        replace(TRANSFERS[0], country="XX", country_name="Farland", route="restricted"),
        replace(TRANSFERS[0], country="CN", country_name="China", doubt="authorities can reach data"),
    )
    processes = tuple(
        replace(one, security=replace(one.security, transfer=transfer))
        for one, transfer in zip(made.processes, found, strict=False)
    )
    changed = replace(made, processes=(*processes, *made.processes[len(found) :]))
    rows = transfer_rows(of(context, changed))
    assert [(row.place, row.route) for row in rows[:2]] == [("China", "Doubtful"), ("Farland", "Under a condition")]
    assert "Personal data would go to one place where a transfer seldom stands" in words(section(of(context, changed)))


def test_where_no_rules_apply_a_few_lines_say_so_honestly(context, made, knowledge):
    html = section(of(context, without(made, regimes=(), transfer=None)))
    text = words(html)
    assert 'class="section duties brief"' in html
    assert "<table" not in html
    assert "No body of rules in the catalogue applies" in text
    assert f"one of the {len(knowledge.regimes)} in the catalogue" in text
    assert DISCLAIMER in text


@pytest.mark.parametrize(
    ("reasons", "said"),
    [
        (
            {"its home is Austria, the function is Banking and exposure is 3": [1, 3],
             "its home is Austria, the function is Risk and exposure is 3": [2]},
            ["Its home is Austria, the function is Banking (No. 1 and 3) or Risk (No. 2) and exposure is 3"],
        ),
        ({"it holds data": [1], 'its text speaks of "wages"': [2]},
         ["It holds data (No. 1)", "Its text speaks of “wages” (No. 2)"]),
    ],
)  # fmt: skip
def test_what_two_reasons_share_is_said_once(reasons, said):
    found = _reasons([(number, reason) for reason, numbers in reasons.items() for number in numbers])
    assert [text.replace("\N{NO-BREAK SPACE}", " ") for text in found] == said


def test_the_columns_of_duties_are_as_wide_as_makes_the_table_lowest():
    long, short = "a duty of the provider towards the client in any one year, in writing", "one"
    assert duties_mm([([long] * 4, [("In the contract", short)])]) == 102.0
    assert duties_mm([([short], [("Measures", f"{long} " * 12)])]) == 85.0
    assert duties_mm([([short], [("Measures", f"{long} " * 12)]), ([long] * 20, [("Measures", short)])]) == 93.5
