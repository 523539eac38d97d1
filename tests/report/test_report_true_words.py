"""Titles and notes that must be true of every portfolio: who is meant, what differs, what was quoted."""

import re
from dataclasses import replace
from decimal import Decimal

import place_cases
import pytest
import section_cases
from html_tables import tables_of
from made_up_money import flow_of
from money_sections import context_of
from section_cases import MOVES
from section_cases import work as rated
from test_report_portfolios import EASY, portfolio, work

from reportgen.analysis.assess import assess
from reportgen.model.cash_flow import Line
from reportgen.model.classification import Outcome, Question
from reportgen.model.engagement import Override, QuoteBasis
from reportgen.model.portfolio_groups import GroupKind, GroupTotal
from reportgen.model.verdict import Form, NotAssessed, Place, Recommendation
from reportgen.report.figures.palette import Palette
from reportgen.report.figures.points_strip import StripPart, points_strip
from reportgen.report.view.business_case import conventions
from reportgen.report.view.classes.confidence import _finding as evidence_finding
from reportgen.report.view.classes.confidence import _who_hold
from reportgen.report.view.classes.section import _title as classes_title
from reportgen.report.view.contract.bids import bid_words
from reportgen.report.view.drawings import _who_score
from reportgen.report.view.money.by_line import improvement_words
from reportgen.report.view.money.coverage import coverage_lines
from reportgen.report.view.money.groups import _finding as groups_finding
from reportgen.report.view.money.prices import price_words
from reportgen.report.view.money.processes import _finding as processes_finding
from reportgen.report.view.money.staying import Part
from reportgen.report.view.money.staying import _finding as staying_finding
from reportgen.report.view.money.steps_figure import _rounding, printed_steps, step_scale, steps_of
from reportgen.report.view.money.year_figure import _finding as years_finding
from reportgen.report.view.money.year_figure import _year, year_scale
from reportgen.report.view.money.years import line_tables
from reportgen.report.view.places.drawings import printed_gap
from reportgen.report.view.places.facts import PlaceSums
from reportgen.report.view.portfolio_map import _who_are
from reportgen.report.view.profiles.notes import Amount, left_notes, right_notes
from reportgen.report.view.profiles.section import _flip as turned_by
from reportgen.report.view.quantities import unit_after
from reportgen.report.view.security.kinds import stricter_in_kpo
from reportgen.report.view.summary import summarised
from reportgen.report.view.uncertainty.words import standfirst_of
from reportgen.report.view.verdicts.section import _finding as risk_finding
from reportgen.report.view.verdicts.what_decides import what_decides
from reportgen.report.words.formats import Formats, all_of

EUROS = Formats(locale="en_GB", currency="EUR")
ALL = Amount(premises=9, skills=9, values=9, measures=9, described=999, options=9, better=9, money=9, price="whole")
EXPERT = {
    "judgement": 5, "domain_expertise": 5, "codifiability": 1, "analytical_complexity": 5, "output_customisation": 5,
    "volume_repeatability": 1, "credential_requirement": 5,
}  # fmt: skip


def told(knowledge, *processes, **facts):
    return context_of(assess(portfolio(*processes, **facts), (), knowledge, workbook_sha256="0" * 64), knowledge)


@pytest.fixture(scope="module")
def two(knowledge):
    return told(knowledge, work(2, EASY), work(3, EASY, 300_000))


def years(*nets):
    """Return years with these net savings, in thousands."""
    lines = [{Line.AS_IS: Decimal(net) * 1_000} if net > 0 else {Line.FEES: Decimal(-net) * 1_000} for net in nets]
    return [flow_of(year, found) for year, found in enumerate(lines)]


THOUSANDS = EUROS.scale_for([Decimal(400_000)])


@pytest.mark.parametrize(
    ("nets", "said"),
    [
        ((-9, 5, 5, 5), "Only the move itself costs more; every year after it saves"),
        ((0, 5, 5), "Every year from the first on saves"),
        ((-9, -5, -5), "Every year costs more than today’s course"),
        ((0, -5, -5), "Every year from the first on costs more than today’s course"),
        ((0, -1, -2, -3, -4, 0), "Four of five years cost more than today’s course; the other changes nothing"),
        ((-9, -1, 4, 4), "After the move one of three years costs more than today’s course; the others save"),
        (
            (-9, -1, 4, 0),
            "After the move one of three years costs more than today’s course; one saves and one changes nothing",
        ),
        ((-9, 4, 4, 0), "After the move two of three years save; the other changes nothing"),
        ((-9, Decimal("0.2"), 4), "After the move one of two years saves; the other changes nothing"),
        ((-9, 0, 0), "Only the move itself costs more; no year after it differs"),
        ((0, 0, 0), "At the costs given no year differs"),
    ],
)
def test_the_title_of_the_years_counts_each_kind(nets, said):
    assert years_finding(years(*nets), THOUSANDS) == said


def test_a_year_that_differs_by_less_than_is_printed_has_no_change():
    (flow,) = years(Decimal("-0.2"))
    assert _year(flow, THOUSANDS).difference == "no change"


@pytest.mark.parametrize(
    ("baseline", "nets", "unit"),
    [
        (1_200_000, (0, -43_258, 90_000), "€k"),
        (1_200_000, (0, -60_000, 90_000), "€m"),
        (1_200_000, (0, -1_000, 90_000), "€m"),  # less than a thousandth of the baseline may read as no change
        (48_000_000, (0, -49_000, 900_000), "€k"),
        (90_000_000, (0, -43_258, 900_000), "€m"),
        (90_000, (0, -400, 900), "€"),
    ],
)
def test_the_years_are_drawn_in_a_unit_that_tells_a_net_that_weighs(baseline, nets, unit):
    def flow(year, net):
        return flow_of(year, {Line.AS_IS: Decimal(baseline), Line.FEES: Decimal(baseline - net)})

    assert year_scale(EUROS, [flow(year, net) for year, net in enumerate(nets)]).unit == unit


def test_the_title_of_the_verdicts_counts_what_decides_them(knowledge):
    def title(*processes) -> str:
        return what_decides(assess(portfolio(*processes), (), knowledge, workbook_sha256="0" * 64).processes)

    scored = work(2, EASY), work(3, EASY)
    kept = work(4, EASY, non_delegable=True)
    set_by_hand = work(5, EASY, override=Override.RETAIN, override_reason="The board wants it here.")
    assert title(*scored) == "The scores decide both verdicts"
    assert title(*scored, kept) == "Scores decide two of three verdicts, a fact one"
    assert title(*scored, kept, set_by_hand) == "Scores decide two of four verdicts, a fact one and the analyst one"
    assert title(kept) == "One verdict, and a fact decides it"


def of_value(one, npv):
    """Return a process that moves and gains so much; None where it has no cost."""
    case = NotAssessed(reason="no cost") if npv is None else replace(one.cost.case, npv=Decimal(npv))
    return replace(one, cost=replace(one.cost, case=case))


@pytest.mark.parametrize(
    ("npvs", "said"),
    [
        ((60, 20, 10, 10, -5), "Three processes bring 90% of all that is gained in net present value, before losses"),
        ((60, 20, 10, 10, None), "Three processes bring 90% of all that is gained in net present value"),
        ((9, -1, -2, -3), "One process brings all that is gained in net present value, before losses"),
        ((9, 8, 7, 0), "Three processes bring all that is gained in net present value"),
        ((9, None, -2), "One of two that move gains in net present value"),
        ((9, None), "The move gains in net present value"),
        ((-1, -2, -3, -4), "None of the four that move gains in net present value"),
        ((None,), "No process that moves has a cost"),
        ((), "Nothing moves, so each process costs what it costs today"),
    ],
)
def test_the_title_of_the_processes_counts_those_that_gain(two, npvs, said):
    one, _ = two.assessment.processes
    summary = replace(summarised(two.assessment), sourced=tuple(of_value(one, npv) for npv in npvs))
    assert processes_finding(two, summary) == said


def test_what_stays_is_a_share_of_the_work_that_moves(two):
    def said(avoided):
        part = Part(id="pay", label="pay", today=Decimal(50_000), avoided=Decimal(avoided), month=3)
        return staying_finding(two, [part])

    assert said(40_000) == "Of the cost of the work that moves, 20% stays: €10k a year"
    assert said(50_000) == "All of the cost of the work that moves falls away with it"


@pytest.mark.parametrize(
    ("exit_cost", "said"),
    [
        (1_156_918, "Rounded so that the steps add up. A last digit may differ from the tables."),
        (1_200_000, "Rounded so that the steps add up."),
    ],
)
def test_a_step_that_is_rounded_otherwise_than_its_line_is_owned_up_to(exit_cost, said):
    lines = {Line.AS_IS: Decimal(50_000_000), Line.TAX: Decimal(1_050_001), Line.EXIT: Decimal(exit_cost)}
    flows = [flow_of(1, lines)]
    scale = EUROS.scale_for(lines.values())
    assert _rounding(printed_steps(flows, scale), [amount for _, amount, _ in steps_of(flows)], scale) == said


def test_coverage_gives_a_share_of_the_cost_only_where_known_cost_is_left_out(two):
    first, second = two.assessment.processes
    uncased = replace(second, cost=replace(second.cost, case=NotAssessed(reason="no price")))
    unknown = replace(uncased, cost=replace(uncased.cost, baseline=NotAssessed(reason="no cost")))

    def said(other):
        return coverage_lines(replace(two, assessment=replace(two.assessment, processes=(first, other))))[0]

    assert said(unknown).startswith("It covers one of two processes (50%). What one process costs today is not known.")
    assert re.match(
        r"It covers one of two processes \(50%\) and \d\d% of the yearly cost that is known\. ", said(uncased)
    )


def improved(one, *, moves):
    verdict = Recommendation.OUTSOURCE if moves else Recommendation.RETAIN
    case = replace(one.cost.case, cash_flows=(flow_of(0, {Line.IMPROVEMENT: Decimal(5)}),))
    sourcing = replace(one.sourcing, recommendation=verdict, wave=1 if moves else 0)
    return replace(one, sourcing=sourcing, cost=replace(one.cost, case=case))


def test_improvement_is_named_by_the_work_it_is_done_on(two):
    one, _ = two.assessment.processes
    moves, stays = improved(one, moves=True), improved(one, moves=False)
    assert improvement_words([moves]) == "Improvement before the move"
    assert improvement_words([stays]) == "Improvement or automation in-house"
    assert improvement_words([moves, stays]) == "Improvement before the move, or in-house"


def test_security_counts_what_leans_since_that_is_what_it_averages(knowledge):
    context = told(
        knowledge,
        *(work(row, {**EASY, "data_sensitivity": 3, "regulatory_exposure": 2, "business_criticality": 2,
                     **(EXPERT if row > 3 else {})}) for row in (2, 3, 4)),
    )  # fmt: skip
    said = stricter_in_kpo(context)
    assert "over one process that leans to KPO against" in said
    assert "over two processes that lean to BPO." in said


def test_ten_years_of_lines_stand_in_two_blocks(two):
    flows = years(-9, *range(1, 11))
    first, second = line_tables(two, flows)
    assert first.heads == ("Line", *(f"Year {year}" for year in range(6)))
    assert second.heads == ("Line", *(f"Year {year}" for year in range(6, 11)), "All years")
    assert second.caption.label == f"{first.caption.label}, continued"
    for table in (first, second):
        assert all(
            len(row.cells) == len(table.heads) - 1 for group in table.groups for row in (group.head, *group.rows)
        )


def test_a_step_that_would_print_as_nothing_gets_one_more_decimal(two):
    """A step of €30k beside a gross saving of €4m is 0.03, not 0.0."""
    lines = {Line.AS_IS: Decimal(9_000_000), Line.FEES: Decimal(5_000_000), Line.SELECTION: Decimal(30_000)}
    flows = [flow_of(1, lines)]
    scale = step_scale(two, [amount for _, amount, _ in steps_of(flows)])
    assert [one.amount_text for one in printed_steps(flows, scale)] == ["4.00", "−0.03", "3.97"]


def test_where_no_number_has_a_range_no_range_is_promised(two, knowledge):
    found = two.assessment.portfolio.uncertainty
    point = replace(found, p10=found.p50, p90=found.p50)
    changed = replace(two.assessment, portfolio=replace(two.assessment.portfolio, uncertainty=point))
    assert "gives the range" not in conventions(context_of(changed, knowledge))
    assert "no number with a range moves them" in conventions(context_of(changed, knowledge))


def test_under_the_uplift_the_standfirst_says_that_prices_are_held(two):
    found = two.assessment.portfolio.uncertainty
    assert standfirst_of(EUROS, found, holds_prices=True).startswith("With prices held and every other doubtful number")
    assert standfirst_of(EUROS, found, holds_prices=False).startswith("With every doubtful number drawn")


def test_bands_without_a_volume_have_neither_units_nor_a_unit_price(knowledge):
    assessed = assess(portfolio(work(2, EASY)), (), knowledge, workbook_sha256="0" * 64)
    html = place_cases.section_of(place_cases.told(assessed), knowledge, "commercial")
    heads = next(rows[0] for rows in tables_of(html, "commercial") if rows[0][0] == "Volume")
    assert heads == ["Volume", "Charge", "Against today"]


def test_places_differ_by_what_their_bars_differ():
    """−8.849 and −11.051 print as −8.8 and −11.1: 2.3 apart, though exactly it is 2.2."""
    sums = PlaceSums(
        processes=2,
        recommended=Decimal(-8_849_000),
        everywhere={Place.ONSHORE: Decimal(-11_051_000)},
        barred={Place.ONSHORE: 0},
        quoted=0,
    )
    scale = EUROS.scale_for([sums.recommended])
    assert printed_gap(sums, Place.ONSHORE, scale) == Decimal(-2_300_000)


def test_two_of_two_are_both(two):
    assert (all_of(2), all_of(3), all_of(2, "processes")) == ("both", "all three", "both processes")
    assert classes_title(two) == "Both processes are routine work"
    assert coverage_lines(two)[0].startswith("It covers both processes.")
    assert (_who_are(2, 2), _who_are(1, 1), _who_are(1, 2)) == ("both are", "it is", "one of them is")
    assert (_who_score(2, 2), _who_score(1, 1), _who_score(1, 3)) == (
        "both score",
        "the process scores",
        "one of three scores",
    )
    assert (_who_hold(2, 2), _who_hold(0, 2), _who_hold(1, 2)) == ("both hold", "none holds", "one of two holds")
    assert re.match(
        r"(Both|One|None) .*that move carr(y|ies) low residual risk", risk_finding(summarised(two.assessment))
    )


def test_the_largest_group_may_be_that_without_a_function(two):
    def group(key, label, saving, processes):
        amounts = dict.fromkeys(("baseline_annual", "outsourced_annual", "one_off", "npv"), Decimal(1))
        return GroupTotal(kind=GroupKind.FUNCTION, key=key, label=label, processes=processes, process_ids=(),
                          net_saving=Decimal(saving), **amounts)  # fmt: skip

    for count, said in (
        (4, "Processes without a function bring 76%"),
        (1, "The process without a function brings 76%"),
    ):
        groups = [group("", "No function given", 76, count), group("IT", "IT", 24, 2)]
        assert groups_finding(two, {GroupKind.FUNCTION: groups}) == f"{said} of all that is saved"


@pytest.mark.parametrize(
    ("kind", "savings", "said"),
    [
        (GroupKind.WAVE, {"Wave 2": 90, "Wave 3": -40}, "Wave 2 brings all that is saved, before losses"),
        (GroupKind.WAVE, {"Wave 1": 70, "Wave 2": 30}, "Wave 1 brings 70% of all that is saved"),
        (GroupKind.PLACE, {"Offshore": 70, "Nearshore": 30}, "Work that goes offshore brings 70% of all that is saved"),
        (GroupKind.CLASS, {"BPO": 100, "KPO": 0}, "BPO work brings all that is saved"),
        (GroupKind.WAVE, {"Wave 1": -7, "Stays where it is": 0}, "No wave saves anything; the money by wave"),
    ],
)
def test_without_functions_the_groups_say_which_wave_place_or_class_saves_most(kind, savings, said, two):
    amounts = dict.fromkeys(("baseline_annual", "outsourced_annual", "one_off", "npv"), Decimal(1))
    groups = [
        GroupTotal(kind=kind, key=name, label=name, processes=1, process_ids=(), net_saving=Decimal(saving), **amounts)
        for name, saving in savings.items()
    ]
    assert groups_finding(two, {kind: groups}) == said


@pytest.mark.parametrize(
    ("ratings", "said"),
    [({}, "No process is rated yet"), (dict(list(MOVES.items())[:5]), "No process is fully rated yet")],
)
def test_a_process_that_is_rated_in_part_is_not_called_unrated(ratings, said):
    assert evidence_finding(section_cases.context_of(section_cases.assessed(rated(1, "Pricing", ratings)))) == said


def test_a_unit_does_not_repeat_its_label():
    assert unit_after("Hours", "hours a year") == "a year"
    assert unit_after("Yearly growth of pay", "a year") == ""
    assert unit_after("Yearly growth of pay", "share a year") == "share"
    assert unit_after("Rate", "EUR an hour") == "EUR an hour"


def test_no_line_end_parts_a_minus_from_its_amount():
    assert EUROS.compact(Decimal(-640_200)) == "−\u2060€640k"
    assert EUROS.number(-3) == "−3"


TEXT = re.compile(r'<text x="[\d.]+" y="([\d.]+)" font-size="2.54" [^>]*anchor="start"[^>]*>([^<]+)<')
DASHED = re.compile(r'<line x1="([\d.]+)"[^>]* y2="([\d.]+)"[^>]*stroke-dasharray')


def test_no_dashed_line_runs_through_what_the_strip_says():
    rated = StripPart(label="Judgement", points=20.0, text="20")
    silent = [StripPart(label=name, points=0.0, text="0") for name in ("Codifiability", "Analytical complexity")]
    svg = str(points_strip([rated, *silent], Palette.from_primary("#0A3D62"), end_text="20").svg)
    ((foot, said),) = TEXT.findall(svg)
    assert said == "No points from codifiability or analytical complexity."
    assert [(x, float(end) < float(foot) - 2.54) for x, end in DASHED.findall(svg)] == [("68", True), ("102", True)]


def quoted(row, **facts):
    given = {"quoted_price": Decimal(880_000), "quote_basis": QuoteBasis.YEAR, "quoted_by": "Nordwind", **facts}
    return work(row, EASY, 1_600_000, fte=Decimal(20), annual_volume=Decimal(50_000), **given)


def part_of(one):
    return replace(one, sourcing=replace(one.sourcing, recommendation=Recommendation.SELECTIVE, sourced_share=0.6))


@pytest.mark.parametrize(
    ("facts", "whole", "part"),
    [
        ({}, "€880,000 a year", "60% of the bid of €880,000 a year"),
        (
            {"quoted_price": Decimal("3.20"), "quote_basis": QuoteBasis.UNIT, "quote_currency": "USD"},
            "USD 3.20 a unit (€2.88)",
            "USD 3.20 a unit (€2.88) for 60% of the work",
        ),
    ],
    ids=["a year", "a unit, in dollars"],
)
def test_a_bid_is_printed_as_bid_and_of_a_part_the_share(facts, whole, part, knowledge):
    rates = {"exchange_rates": {"USD": Decimal("0.9")}}
    context = told(knowledge, quoted(2, **facts), currency="EUR", assumptions={}, **rates)
    (one,) = context.assessment.processes
    assert bid_words(context, one) == whole
    assert bid_words(context, part_of(one)) == part
    said = price_words(EUROS, one.cost.price, part)
    assert f"from the quote by Nordwind: {part}" in said


def test_the_table_of_quotes_prints_the_bid_beside_the_charge(knowledge):
    assessed = assess(portfolio(quoted(2), currency="EUR"), (), knowledge, workbook_sha256="0" * 64)
    changed = replace(assessed, processes=tuple(part_of(one) for one in assessed.processes))
    html = place_cases.section_of(changed, knowledge, "commercial")
    assert 'Nordwind<span class="second">60% of the bid of €880,000 a year</span>' in html


def test_work_to_keep_is_not_told_what_a_provider_would_bring(two):
    one, _ = two.assessment.processes
    for verdict, is_told in ((Recommendation.RETAIN, False), (Recommendation.STABILISE, True)):
        judged = replace(one, sourcing=replace(one.sourcing, recommendation=verdict))
        assert bool(left_notes(judged, ALL.skills, ALL.values)) is is_told


@pytest.mark.parametrize(
    ("rating", "inferred", "result", "said"),
    [
        (None, False, "RETAIN", "a rating that is stated"),
        (3.0, True, "RETAIN", "a rating that is stated"),
        (3.0, False, "RETAIN", "a single rating"),
        (None, False, "KPO", "a single rating"),  # a blank that would turn the class, and not the verdict
    ],
)
def test_no_rating_is_said_to_turn_a_verdict_that_a_blank_may_turn(two, rating, inferred, result, said):
    one, _ = two.assessment.processes
    question = Question(
        criterion="documentation",
        label="Documentation",
        rating=rating,
        inferred=inferred,
        chance=0.4,
        outcomes=(Outcome(result=result, answers=(1, 2)),),
    )
    asked = replace(one, sourcing=replace(one.sourcing, flip=None, question=question))
    assert turned_by(asked) == f"No change of {said} would turn this verdict."


def test_an_own_centre_is_not_spoken_of_as_a_provider(two):
    one, _ = two.assessment.processes
    own = replace(one, sourcing=replace(one.sourcing, form=Form.CAPTIVE))
    assert left_notes(one, ALL.skills, ALL.values)
    assert left_notes(own, ALL.skills, ALL.values) == ()
    notes = right_notes(two, own, ALL.measures, has_risk=ALL.risk, has_model=ALL.model)
    said = " ".join(line.text for note in notes for line in note.lines)
    assert "no price model applies" in said
    assert one.sourcing.price_model_reason not in said


def test_work_that_would_go_to_an_own_centre_is_not_told_what_to_look_for_in_a_provider(two):
    """It is to be put in order first, or assessed further; the way that was priced for it is a centre."""
    one, _ = two.assessment.processes
    fix = replace(
        one, sourcing=replace(one.sourcing, recommendation=Recommendation.STABILISE, form=Form.IN_HOUSE, wave=0)
    )
    centre = replace(fix, cost=replace(fix.cost, price=replace(one.cost.price, formula="", terms=())))
    assert left_notes(fix, ALL.skills, ALL.values)
    assert left_notes(centre, ALL.skills, ALL.values) == ()
    unsure = replace(centre, sourcing=replace(centre.sourcing, provisional_recommendation=Recommendation.OUTSOURCE))
    for judged, is_said in ((centre, False), (unsure, True)):
        notes = right_notes(two, judged, ALL.measures, has_risk=ALL.risk, has_model=ALL.model)
        said = " ".join(line.text for note in notes for line in note.lines)
        assert ("The client’s own centre is paid what it costs; no price model applies." in said) is is_said
        assert one.sourcing.price_model_name not in said
