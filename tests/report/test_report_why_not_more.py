"""Why a process is run as recommended although another way brings more money, or although it loses money."""

from dataclasses import replace
from decimal import Decimal

import pytest
from section_cases import MOVES, STAYS, assessed, context_of, work

from reportgen.model.business_case import OptionKind, Price
from reportgen.model.sourcing import GateOutcome
from reportgen.model.verdict import Form
from reportgen.report.view.decision.asks import AtHome, decisions_asked
from reportgen.report.view.money.ways import ways_table
from reportgen.report.view.objectives import _by_money_alone, _what_is_wanted
from reportgen.report.view.places.tables import _why_not
from reportgen.report.view.profiles.more_money import why_not_more
from reportgen.report.view.profiles.options import apart_note, options_of
from reportgen.report.view.summary import summarised
from reportgen.report.view.verdicts.decided import decided_by

LARGE = {"fte": Decimal(200), "annual_cost": Decimal(12_000_000)}


def moving(**told):
    return assessed(work(1, "Invoices", MOVES, **(LARGE | told))).processes[0]


def bringing(one, **npvs):
    """Give options of a process another net present value, and its recommended case too as `own`."""
    options = tuple(
        replace(option, case=replace(option.case, npv=Decimal(npvs.get(option.kind.value, npvs["rest"]))))
        if not option.is_recommended
        else replace(option, case=replace(option.case, npv=Decimal(npvs["own"])))
        for option in one.cost.options
    )
    return replace(one, cost=replace(one.cost, options=options, case=replace(one.cost.case, npv=Decimal(npvs["own"]))))


def said(one):
    point = why_not_more(one)
    return [f"{point.lead} {point.text}"] if point else []


def quoted(one):
    price = one.cost.price if isinstance(one.cost.price, Price) else None
    return replace(one, cost=replace(one.cost, price=replace(price, is_quoted=True)))


@pytest.mark.parametrize(
    ("npvs", "told"),
    [
        ({"own": 9, "rest": 9}, []),
        (
            {"own": 9, "rest": 0, "improved": 10},
            ["Why not what saves more: In-house: scores, not money, decide."],
        ),
        (
            {"own": 9, "rest": 0, "other_form": 10},
            ["Why not what saves more: The client’s own centre: at these risks a provider will do."],
        ),
        (
            {"own": -1, "rest": 0},
            [
                (
                    "Why at a loss: Scores, not money, speak for sourcing it; only better service or the lower risk "
                    "can pay for it. "
                    "Bulgaria: risks, not money, decide how far. "
                    "The client’s own centre: at these risks a provider will do."
                )
            ],
        ),
    ],
)
def test_the_rule_is_named_for_each_way_that_brings_more(npvs, told):
    assert said(bringing(moving(), **npvs)) == told


def test_ways_priced_by_assumptions_are_not_compared_with_a_quote():
    one = bringing(quoted(moving()), own=9, rest=0, other_place=10, other_form=11)
    assert said(one) == ["Why not what saves more: Bulgaria and the client’s own centre have no quote: do not compare."]


def test_the_options_of_a_profile_that_have_no_quote_are_set_apart_as_in_the_table_of_all_ways():
    made = assessed(work(1, "Invoices", MOVES, **LARGE))
    (one,) = made.processes
    plain, beside_a_quote = (options_of(context_of(made), each).rows for each in (one, quoted(one)))
    apart = [row.name for row in beside_a_quote if row.style == "apart"]
    assert apart == ["A provider nearshore in Bulgaria", "Own centre offshore in India"]
    assert apart_note(beside_a_quote) == "In italics: priced by the assumptions beside a quote, so do not compare."
    assert apart_note(plain) == apart_note([row for row in beside_a_quote if row.style != "apart"]) == ""


def test_work_that_stays_may_be_improved_whatever_the_verdict():
    stays = assessed(work(1, "Pricing", STAYS, **LARGE)).processes[0]
    better = bringing(stays, own=0, rest=-1, improved=5, sourced=4)
    assert said(better) == [
        (
            "Why not what saves more: The team can still do that; this verdict only says who does the work. "
            "Sourced: gate G2, not money, decides."
        )
    ]


def test_a_gate_or_the_analyst_stands_in_for_the_scores():
    one = moving()
    gate = GateOutcome(id="G3", name="Data residency", effect="", because="", decided=True)
    assert decided_by(one) == "the scores"
    assert decided_by(replace(one, sourcing=replace(one.sourcing, gates=(gate,)))) == "gate G3"
    assert decided_by(replace(one, sourcing=replace(one.sourcing, gates=(gate,), overridden=True))) == "the analyst"


def test_the_board_is_told_which_processes_move_at_a_loss_and_what_sends_them():
    made = assessed(*(work(number, f"Invoices {number}", MOVES, **LARGE) for number in (1, 2, 3)))
    first, second, third = made.processes
    losing = bringing(second, own=-700_000, rest=0)
    asked = decisions_asked(context_of(made), summarised(replace(made, processes=(first, losing, third))))
    said = "loses €700k in present value, but its scores speak for sourcing it: accept that, or leave it out."
    assert asked[0].text.endswith(f"; No.\N{NO-BREAK SPACE}2 {said}")
    assert {option.kind for option in first.cost.options} >= {OptionKind.OTHER_PLACE, OptionKind.OTHER_FORM}


@pytest.mark.parametrize(
    ("own", "other", "why"),
    [
        (5, 4, "It saves less."),
        (5, 5, "The same money: the risks decide how far."),
        (5, 6, "The risks decide how far."),
        (5, None, ""),
    ],
)
def test_the_table_of_places_says_why_not_the_next_best(own, other, why):
    there = None if other is None else Decimal(other)
    assert _why_not(moving(), Decimal(own), there) == why
    assert _why_not(quoted(moving()), Decimal(own), there) == ("" if other is None else "No quote from there.")


def test_the_table_of_all_ways_compares_no_quote_and_names_centres_of_other_columns():
    made = assessed(work(1, "Invoices", MOVES, **LARGE))
    (one,) = made.processes
    plain = ways_table(context_of(made))
    one = quoted(one)
    options = tuple(
        replace(option, form=Form.CAPTIVE) if option.kind is OptionKind.OTHER_PLACE else option
        for option in one.cost.options
    )
    told = ways_table(context_of(replace(made, processes=(replace(one, cost=replace(one.cost, options=options)),))))
    places = [told.heads.index(head) for head in ("Best other place", "Own centre")]
    assert [told.rows[0].cells[place].style for place in places] == ["apart", "apart"]
    assert not any("apart" in cell.style for cell in plain.rows[0].cells)
    assert "In italics, No.\N{NO-BREAK SPACE}1: priced by the assumptions beside a quote" in told.caption.unit
    assert told.caption.unit.endswith(
        "“Best other place” of No.\N{NO-BREAK SPACE}1 is the client’s own centre already."
    )
    assert plain.caption.unit.endswith("No tint: it stays as it is.")


def test_the_table_of_all_ways_is_added_up_and_says_what_the_best_of_each_would_bring_and_why_not():
    made = assessed(work(1, "Invoices", MOVES, **LARGE), work(2, "Pricing", STAYS, **LARGE), target_saving=0.9)
    first, second = made.processes
    found = replace(
        made,
        processes=(
            saving(first, own=1_000_000, rest=0, improved=1_600_000),
            saving(second, own=0, rest=0, improved=840_000),
        ),
    )
    told = ways_table(context_of(found))
    column = told.heads.index("Improved in-house")
    assert [(row.link.text, row.cells[column].text) for row in told.sums] == [("Both", "2.4")]
    assert "would bring €2.4m in all, €1.4m more than the plan, still short of a target" in told.why_not.lead
    assert [f"{reason.lead} {reason.text}".split(")")[0] for reason in told.why_not.reasons] == [
        "€0.8m: one (No.\N{NO-BREAK SPACE}2",
        "€0.6m: one (No.\N{NO-BREAK SPACE}1",
    ]
    asked = decisions_asked(context_of(found), summarised(found))[-1]
    assert asked.text == (
        "on assumptions alone they would save over five years, beyond the plan, €840k for one that does not move and "
        "€600k for one that moves; compare before signing (section 6)."
    )
    short = decisions_asked(context_of(found), summarised(found), AtHome.SHORT)[-1]
    assert (
        short.text == "on assumptions, beyond the plan, €840k for one that does not move and €600k for one that moves."
    )
    assert short.lead not in {
        one.lead for one in decisions_asked(context_of(found), summarised(found), AtHome.LEFT_OUT)
    }
    single = replace(made, processes=(saving(second, own=0, rest=0, improved=840_000),))
    alone = ways_table(context_of(single))
    assert (alone.sums, alone.why_not) == ((), None)
    assert decisions_asked(context_of(single), summarised(single))[-1].text == (
        "on assumptions alone they would save over five years €840k for one that does not move (section 6)."
    )


def test_amounts_that_do_not_add_up_in_millions_are_told_in_thousands():
    made = assessed(work(1, "Invoices", MOVES, **LARGE), work(2, "Pricing", STAYS, **LARGE))
    first, second = made.processes
    ways = (saving(first, own=1_000_000, rest=0, improved=1_660_000), saving(second, own=0, rest=0, improved=2_360_000))
    told = ways_table(context_of(replace(made, processes=ways))).why_not
    assert "would bring €4.0m in all, €3.0m more than the plan" in told.lead
    assert [reason.lead for reason in told.reasons] == ["€2,360k:", "€660k:"]


@pytest.mark.parametrize(
    ("plan", "improved", "told"),
    [
        (
            1_000_000,
            840_000,
            "If money alone chose the way to run each process, €1.8m would be saved, with a better way in-house for",
        ),
        (1_000_000, -1, ""),
        (99_000_000, 840_000, ""),
    ],
    ids=["more", "no more", "target met"],
)
def test_where_the_plan_misses_its_target_the_objectives_say_what_the_best_way_of_each_would_bring(
    plan, improved, told
):
    made = assessed(work(1, "Invoices", MOVES, **LARGE), work(2, "Pricing", STAYS, **LARGE), target_saving=0.9)
    first, second = made.processes
    processes = (saving(first, own=1_000_000, rest=0), saving(second, own=0, rest=-1, improved=improved))
    portfolio = replace(made.portfolio, uncertainty=replace(made.portfolio.uncertainty, plan=Decimal(plan)))
    said = _by_money_alone(context_of(replace(made, processes=processes, portfolio=portfolio)))
    assert said.startswith(told)
    assert bool(said) is bool(told)


@pytest.mark.parametrize(
    ("share", "told"),
    [
        (0.9, "The €57.6m wanted is 90% of all cost over five years as it is."),
        (0.825, "The €52.8m wanted is 82.5% of"),
        (None, ""),
    ],
)
def test_the_objectives_say_what_share_of_todays_cost_is_wanted_where_the_plan_misses_it(share, told):
    made = assessed(work(1, "Invoices", MOVES, **LARGE), target_saving=share)
    assert _what_is_wanted(context_of(made)).startswith(told)
    assert bool(_what_is_wanted(context_of(made))) is bool(told)


def saving(one, **savings):
    """Give the ways of a process another net saving, the recommended one `own`."""
    return replace(
        one,
        cost=replace(
            one.cost,
            options=tuple(
                replace(
                    option,
                    case=replace(
                        option.case,
                        net_saving=Decimal(
                            savings["own"] if option.is_recommended else savings.get(option.kind.value, savings["rest"])
                        ),
                    ),
                )
                for option in one.cost.options
            ),
        ),
    )
