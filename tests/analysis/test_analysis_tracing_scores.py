"""Every figure that is not money knows where it comes from: by its formula, by its rule, down to the cells."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from analysis_cases import EXPERT, KNOWLEDGE, READY, ROUTINE, assessed, changed, process
from openpyxl import load_workbook
from traced import circular, not_following, unresolved, untraced

from reportgen.analysis.assess import assess
from reportgen.analysis.tracing.trace import trace_of
from reportgen.model.engagement import ControlInPlace, Override, PersonalData, RiskAppetite
from reportgen.model.finding import CellRef
from reportgen.model.trace import FigureId, Given, Operation, Operator, Origin, Step, Trace
from reportgen.report.results.whole import results_json
from reportgen.workbook.reading import read

EXAMPLE = Path(__file__).parents[2] / "inputs" / "example.xlsx"
MONEY = {"cash_flows", "uncertainty"}  # see test_analysis_tracing_money


@pytest.fixture(scope="module")
def example():
    found = read(EXAMPLE, KNOWLEDGE)
    return assess(found.engagement, (), KNOWLEDGE, workbook_sha256=found.sha256, draws=100)


@pytest.fixture(scope="module")
def results(example):
    return results_json(example)


def traced(assessment) -> Trace:
    return trace_of(assessment, KNOWLEDGE)


@pytest.fixture(scope="module")
def trace(example) -> Trace:
    return traced(example)


def node(trace: Trace, path: str, of: str = "P1"):
    return trace.nodes[FigureId(of, path)]


def operands(trace: Trace, path: str, of: str = "P1") -> list[str]:
    return [one.path for one in trace.operands(node(trace, path, of))]


def test_every_number_of_the_results_that_is_not_money_has_a_node_with_its_value(results, trace):
    # That every step of the example follows, and none is made from itself, see test_analysis_tracing_money.
    missing = [
        (one["id"], fault)
        for one in results["processes"]
        for part in ("classification", "sourcing", "security", "outlook")
        for fault in untraced(one["id"], part, one[part], trace)
    ]
    portfolio = {key: value for key, value in results["portfolio"].items() if key not in MONEY}
    assert missing == []
    assert untraced("", "", portfolio, trace) == []
    assert len([one for one in trace.nodes if not one.path.startswith("cost.")]) > 10_000


def faults(trace: Trace) -> list:
    """Return what does not follow, what is named and not there, and a circle."""
    return [*not_following(trace), *unresolved(trace), *(circular(trace) or ())]


def test_a_rating_that_is_altered_leaves_steps_that_no_longer_follow():
    trace = traced(assessed(process()))
    rating = node(trace, "given.codifiability")
    other = Trace(nodes={**trace.nodes, rating.id: replace(rating, value=4)})
    assert faults(trace) == []
    found = {name.path for name, _ in not_following(other)}
    assert {"classification.contributions[2].points", "sourcing.contributions[0].points"} <= found
    assert "security.inherent.score" not in found


def test_a_formula_that_names_nothing_and_one_that_names_itself_are_found():
    trace = traced(assessed(process()))
    index = node(trace, "classification.knowledge_index")
    nowhere = FigureId("P1", "classification.iq")
    assert unresolved(Trace(nodes={**trace.nodes, index.id: replace(index, formula=nowhere)})) == {nowhere}
    assert circular(Trace(nodes={index.id: replace(index, formula=index.id)})) == [index.id, index.id]


def test_what_comes_from_a_cell_is_what_stands_in_that_cell(trace):
    sheets = load_workbook(EXAMPLE, data_only=True)
    choices = {one.choices: one for one in KNOWLEDGE.criteria.values() if one.choices}
    labels = {label: place for one in choices for place, label in enumerate(one, start=1)}
    maturities = {one.label: one.value for one in KNOWLEDGE.maturity}
    seen = 0
    for one in trace.nodes.values():
        is_read = isinstance(one, Given) and one.origin is Origin.CELL and "; beside " not in one.source
        if is_read and not one.id.path.startswith("given.exchange_rates."):  # all rates stand in one cell
            assert one.cell, one.id
            there = sheets[one.cell.sheet][one.cell.cell].value
            there = labels.get(there, maturities.get(there, there))
            assert is_same(one.value, there), f"{one.id}: {one.value!r}, but {one.cell} holds {there!r}"
            seen += 1
    assert seen > 900


def is_same(value, there) -> bool:
    if isinstance(value, bool):
        return value is (str(there).lower() == "yes")
    if isinstance(value, str):
        return there is not None and "".join(value.lower().split())[:4] == "".join(str(there).lower().split())[:4]
    return float(value) == pytest.approx(float(there))


BANDS = {
    "classification.class": ("BPO", "HYBRID", "KPO"),
    "working.recommendation.by_index": ("RETAIN", "SELECTIVE", "OUTSOURCE"),
    "security.tier": ("low", "standard", "significant", "critical"),
    "outlook.reach": ("far", "later", "next"),
}


def by_band(path: str, values: list) -> str:
    """Return the name of the band that a score falls in, by the edges beside it; a floor of the tier may raise it."""
    score, edges = values[0], sorted(value for value in values[1:] if not isinstance(value, str))
    name = BANDS[path][sum(score >= edge for edge in edges)]
    raised = [value for value in values[1:] if isinstance(value, str)]
    return raised[0] if raised else name


def test_words_follow_from_the_scores_and_edges_that_their_rules_name(trace):
    seen = 0
    for one in trace.nodes.values():
        if isinstance(one, Step) and one.id.path in BANDS and not one.note.startswith("Too little"):
            values = [trace.nodes[each].value for each in trace.operands(one)]
            if one.id.path == "outlook.reach" and one.value != by_band(one.id.path, values):
                assert "software out" in one.note or values[0] < 70
                continue
            assert one.value == by_band(one.id.path, values), one.id
            seen += 1
    assert seen > 100


def the_last(values: list):
    return values[-1]


def share_of(values: list) -> float:
    """Return the share that moves, by recommendation, wave and the selective share."""
    recommendation, wave, *selective = values
    return {"OUTSOURCE": 1.0, "SELECTIVE": (*selective, 0.0)[0]}.get(recommendation, 0.0) if wave else 0.0


def wave_of(values: list) -> int:
    """Return the wave, by difficulties and the most of the first and the second wave; 0 where nothing moves."""
    if isinstance(values[0], str):
        return 0
    difficulties, first, second = values
    return 1 if difficulties <= first else 2 if difficulties <= second else 3


def evidence_of(values: list) -> str:
    coverage, partial, rated = values
    return "rated" if coverage >= rated else "partial" if coverage >= partial else "indicative"


RULES = {
    "classification.leaning": lambda values: "KPO" if values[0] >= 50 else "BPO",
    "classification.evidence": evidence_of,
    "sourcing.sourced_share": share_of,
    "sourcing.wave": wave_of,
    "working.accepted": the_last,
    "security.assurance.notice_hours": the_last,
    "security.assurance.review_months": the_last,
}


def test_numbers_that_follow_by_a_rule_are_what_the_rule_makes_of_its_premises(trace):
    seen = 0
    for one in trace.nodes.values():
        if isinstance(one, Step) and one.id.path in RULES:
            values = [trace.nodes[each].value for each in trace.operands(one)]
            assert one.value == RULES[one.id.path](values), one.id
            seen += 1
    assert seen > 200


def test_the_recommendation_is_that_of_the_index_where_no_gate_applies(trace):
    steps = [one for one in trace.nodes.values() if one.id.path == "sourcing.recommendation"]
    ungated = [one for one in steps if len(trace.operands(one)) == 1]
    assert len(ungated) > 20
    assert all(one.value == trace.nodes[trace.operands(one)[0]].value for one in ungated)


def test_form_and_place_are_those_of_the_two_risks(trace):
    levels = ("low", "moderate", "high")
    seen = 0
    for one in trace.nodes.values():
        values = [trace.nodes[each].value for each in trace.operands(one)] if isinstance(one, Step) else []
        if one.id.path == "sourcing.form" and len(values) == 5:
            operational, structural = (levels[sum(risk >= edge for edge in values[3:])] for risk in values[1:3])
            assert one.value == KNOWLEDGE.site_cells[operational, structural].form.value
            seen += 1
    assert seen > 15


def test_a_premise_that_is_altered_gives_another_result():
    assert share_of(["SELECTIVE", 1, 0.6]) == 0.6
    assert share_of(["OUTSOURCE", 1]) == 1
    assert wave_of([2, 1, 3]) == 2
    assert wave_of([2, 2, 3]) == 1
    assert by_band("classification.class", [39.9, 40.0, 60.0]) == "BPO"
    assert by_band("classification.class", [39.9, 39.0, 60.0]) == "HYBRID"


def test_the_knowledge_index_of_routine_work_comes_from_seven_ratings_with_their_weights():
    trace = traced(assessed(process(cells={"judgement": CellRef(sheet="Processes", cell="E5")})))
    index = node(trace, "classification.knowledge_index")
    assert (index.value, index.unit, index.rule) == (pytest.approx(4.5), "points", "1")
    assert len(trace.operands(index)) == 7
    assert operands(trace, "classification.contributions[0].points") == [
        "classification.contributions[0].weight",
        "given.judgement",
    ]
    assert str(node(trace, "given.judgement").cell) == "Processes!E5"
    weight = node(trace, "given.weights.knowledge_index.judgement", "")
    assert (weight.value, weight.origin, weight.cell) == (0.2, Origin.KNOWLEDGE, None)


def test_a_rating_left_blank_is_taken_out_of_the_weights():
    trace = traced(assessed(process(ratings=changed(credential_requirement=None))))
    assert node(trace, "working.knowledge_index.rated_weight").value == pytest.approx(0.9)
    assert node(trace, "classification.coverage").value == pytest.approx(0.9)
    assert node(trace, "classification.contributions[0].weight").value == pytest.approx(0.2 / 0.9)
    assert faults(trace) == []


def test_a_weight_of_the_criteria_sheet_counts_with_its_cell_and_as_a_share_of_all():
    cell = CellRef(sheet="Criteria", cell="C4")
    trace = traced(assessed(process(), criteria_weights={"judgement": 0.7}, cells={"judgement": cell}))
    given = node(trace, "given.weights.knowledge_index.judgement", "")
    assert (given.value, given.origin, given.cell) == (0.7, Origin.CELL, cell)
    assert node(trace, "working.weights.knowledge_index.judgement", "").value == pytest.approx(0.7 / 1.5)
    assert faults(trace) == []


def test_ratings_that_the_text_suggests_name_the_reference_processes():
    trace = traced(assessed(process("P1", "Patent drafting", ratings={}, function="Legal")))
    rating = node(trace, "given.judgement")
    assert rating.origin is Origin.INFERRED
    assert re.search(r"reference processes that it resembles, nearest .* \(P\d+\)", rating.source)
    assert faults(trace) == []


def test_a_sensitivity_left_blank_comes_from_whose_data_it_is():
    cell = CellRef(sheet="Processes", cell="U5")
    facts = {"personal_data": PersonalData.SPECIAL, "cells": {"personal_data": cell}}
    trace = traced(assessed(process(ratings=changed(data_sensitivity=None), **facts)))
    rating = node(trace, "given.data_sensitivity")
    assert (rating.value, rating.origin, rating.cell) == (5.0, Origin.INFERRED, cell)


def test_a_gate_shows_the_ratings_that_trigger_it_and_their_limits():
    crown = changed(strategic_importance=5, relative_capability=4)
    trace = traced(assessed(process(ratings=crown)))
    assert operands(trace, "working.gates.G2") == [
        "given.strategic_importance",
        "given.relative_capability",
        "given.thresholds.crown_importance",
        "given.thresholds.crown_capability",
    ]
    assert operands(trace, "sourcing.recommendation") == ["working.gates.G2", "working.recommendation.by_index"]
    assert node(trace, "sourcing.recommendation").note.startswith("G2 ")


def test_a_risk_above_the_appetite_shows_the_residual_score_and_the_cell_of_the_appetite():
    grave = changed(data_sensitivity=5, business_criticality=5, access_scope=5, volume_of_records=5, remote_delivery=5)
    cell = CellRef(sheet="Engagement", cell="B24")
    facts = {"risk_appetite": RiskAppetite.LOW, "cells": {"risk_appetite": cell}}
    trace = traced(assessed(process(ratings=grave), **facts))
    assert operands(trace, "working.gates.G7") == ["working.accepted", "security.residual.score"]
    assert node(trace, "given.risk_appetite", "").cell == cell
    assert node(trace, "working.accepted", "").value == 4


def test_work_that_stays_shows_the_risk_that_the_gate_saw_apart_from_the_printed_one():
    grave = changed(data_sensitivity=5, business_criticality=5, interdependence=5)
    trace = traced(assessed(process(ratings=grave, non_delegable=True), risk_appetite=RiskAppetite.LOW))
    assert node(trace, "sourcing.recommendation").value == "RETAIN"
    assert "working.if_sourced.residual.score" in operands(trace, "working.gates.G7")
    assert faults(trace) == []


def test_an_override_stands_beside_what_the_engine_says():
    trace = traced(assessed(process(override=Override.RETAIN, override_reason="Union agreement")))
    assert operands(trace, "sourcing.recommendation") == ["given.override", "sourcing.engine_recommendation"]
    assert node(trace, "sourcing.engine_recommendation").value == "OUTSOURCE"
    assert "Union agreement" in node(trace, "sourcing.recommendation").note


def test_a_measure_of_the_controls_sheet_has_its_cell_and_one_that_is_not_there_is_absent():
    cell = CellRef(sheet="Controls", cell="D7")
    trace = traced(
        assessed(
            process(),
            controls=(ControlInPlace(control_id="CTL-EN-01", maturity=1.0),),
            cells={"CTL-EN-01": cell},
        )
    )
    measures = {one.id.path: one for one in trace.nodes.values() if one.id.path.endswith(".maturity")}
    assert measures["given.controls.CTL-EN-01.maturity"].cell == cell
    absent = [one for one in measures.values() if isinstance(one, Given) and one.origin is Origin.DEFAULT]
    assert absent
    assert {one.value for one in absent} == {0.0}


def test_the_wave_counts_the_difficulties_of_the_move():
    trace = traced(assessed(process(ratings=changed(interdependence=4, documentation=2))))
    assert node(trace, "sourcing.wave").value == 2
    found = {path: node(trace, path).value for path in operands(trace, "working.wave.difficulties")}
    assert found == {"working.wave.interdependence": 1, "working.wave.documentation": 1}


def test_work_without_a_class_that_is_moved_all_the_same_counts_as_a_hybrid():
    trace = traced(
        assessed(process("P1", "qqq zzz", ratings={}, override=Override.OUTSOURCE, override_reason="Signed"))
    )
    assert operands(trace, "working.wave.nature") == ["classification.coverage"]
    assert faults(trace) == []


def test_counts_of_the_portfolio_name_the_processes_that_are_counted():
    trace = traced(assessed(process(), process("P2", "Patent analytics", ratings=EXPERT | READY, row=6)))
    count = node(trace, "by_class.KPO", "")
    assert count.value == 1
    assert count.formula == Operation(Operator.COUNT, (FigureId("P2", "classification.class"),))


def test_nothing_rated_and_nothing_readable_leaves_no_index_and_no_circle():
    trace = traced(assessed(process("P1", "qqq zzz", ratings={})))
    assert FigureId("P1", "classification.knowledge_index") not in trace.nodes
    assert node(trace, "classification.coverage").value == 0
    assert faults(trace) == []


def test_the_ratings_of_routine_work_are_those_of_the_row():
    trace = traced(assessed(process()))
    assert {key: node(trace, f"given.{key}").value for key in ROUTINE} == ROUTINE
