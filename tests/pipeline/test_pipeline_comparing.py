"""What changed is named by cell, what follows is named with it, and nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from small_reports import ROUTINE, Rows, small_report, written

from reportgen.analysis.comparing.figures import Figure, differing
from reportgen.errors import UnreadableInputError, WorkbookHasErrorsError
from reportgen.model.comparison import Cause, ChangedFigure, ChangedProcess, Comparison, Group, State
from reportgen.pipeline.attachments import Attach
from reportgen.pipeline.comparing import compare, in_words
from reportgen.pipeline.listening import SILENT
from reportgen.pipeline.run import examine
from reportgen.report.changes import changes_of
from reportgen.report.results.whole import results_bytes

PAYABLES = {"ID": "P1", "Process name": "Accounts payable", **ROUTINE, "FTE": 20, "Annual cost": 1_000_000}
PAYROLL = {"ID": "P2", "Process name": "Payroll", **ROUTINE, "FTE": 9, "Annual cost": 600_000}
LAW = {
    "ID": "P3", "Process name": "Contract review", **ROUTINE, "Judgement": 5, "Domain expertise": 5, "Codifiability": 1,
    "Analytical complexity": 5, "Customisation": 5, "FTE": 4, "Annual cost": 500_000,
}  # fmt: skip
ALL = [PAYABLES, PAYROLL, LAW]


@pytest.fixture
def differs(tmp_path: Path):
    """Compare a workbook of three processes with another."""

    def differs(rows: Rows, engagement: dict[str, object] | None = None, **sheets: Rows) -> Comparison:
        old = written(tmp_path / "old.xlsx", ALL)
        return compare(old, written(tmp_path / "new.xlsx", rows, engagement, **sheets), listener=SILENT)

    return differs


def results_file(path: Path, workbook: Path, seed: int = 20260101) -> Path:
    assessment = examine(workbook, listener=SILENT, seed=seed).assessment
    assert assessment is not None
    path.write_bytes(results_bytes(assessment))
    return path


def said(found: Comparison) -> str:
    changes = changes_of(found)
    return "\n".join(
        [changes.verdict, *changes.notes]
        + [
            f"{group.title} {group.state} | {line.cell} {line.what}: {line.before} → {line.after} {because}"
            for group in changes.groups
            for because, lines in (("", group.inputs), *((run.because, run.figures) for run in group.runs))
            for line in lines
        ]
    )


def causes(found: Comparison) -> set[Cause]:
    figures = [figure for one in found.processes for figure in one.figures] + list(found.portfolio)
    return {reason.cause for figure in figures for reason in figure.reasons}


def process(found: Comparison, key: str) -> ChangedProcess:
    return next(one for one in found.processes if one.id == key)


def test_the_same_entries_in_two_files_changed_nothing(differs):
    found = differs(ALL)
    assert found.is_empty
    assert said(found) == "Nothing changed."


def test_one_changed_rating_names_its_cell_its_process_what_follows_and_nothing_else(differs):
    found = differs([PAYABLES, PAYROLL | {"Judgement": 4}, LAW])
    assert not found.inputs
    assert [one.id for one in found.processes] == ["P2"]
    (change,) = process(found, "P2").inputs
    assert (change.cell, change.label, change.before, change.after) == ("Processes!C3", "Judgement", 1, 4)
    assert "classification.knowledge_index" in {figure.path for figure in process(found, "P2").figures}
    assert causes(found) == {Cause.PROCESS}
    assert "Knowledge index: 0 → 15 Processes!C3" in said(found)
    assert all(figure.reasons[0].processes == ("P2",) for figure in found.portfolio)


def test_two_changed_processes_have_each_their_own_cells_as_the_reason(differs):
    found = differs([PAYABLES | {"Annual cost": 1_200_000}, PAYROLL | {"Annual cost": 500_000}, LAW])
    for key in ("P1", "P2"):
        assert {reason.processes for figure in process(found, key).figures for reason in figure.reasons} == {(key,)}
    baseline = next(figure for figure in found.portfolio if figure.path == "baseline_annual")
    assert (baseline.before, baseline.after) == (2_100_000, 2_200_000)
    assert [reason.processes for reason in baseline.reasons] == [("P1",), ("P2",)]
    assert "Cost today, a year: €2,100,000 → €2,200,000" in said(found)


def test_a_changed_weight_is_told_apart_from_a_changed_rating(differs):
    weights = [{"Criterion": "Judgement", "Weight": 0.6}]
    found = differs([PAYABLES | {"Judgement": 2}, PAYROLL, LAW], Criteria=weights)
    assert [one.group for one in found.inputs] == [Group.WEIGHTS]
    index = next(one for one in process(found, "P1").figures if one.path == "classification.knowledge_index")
    assert Cause.PROCESS in {reason.cause for reason in index.reasons}
    assert {reason.cause for figure in process(found, "P3").figures for reason in figure.reasons} == {Cause.WEIGHTS}


def test_a_changed_assumption_moves_money_alone(differs):
    found = differs(ALL, Assumptions=[{"Key": "wage_inflation", "Low": 0.05, "Likely": 0.09, "High": 0.1}])
    (change,) = found.inputs
    assert (change.group, change.cell, change.after) == (Group.ASSUMPTIONS, "Assumptions!C2", [0.05, 0.09, 0.1])
    assert "default → 0.05 / 0.09 / 0.1" in said(found)
    assert causes(found) == {Cause.ASSUMPTIONS}
    assert not {figure.path for one in found.processes for figure in one.figures if "classification" in figure.path}


def test_a_changed_fact_of_the_engagement_is_named_with_its_cell(differs):
    found = differs(ALL, {"Discount rate": 0.12})
    assert [(one.label, one.cell, one.after) for one in found.inputs] == [("Discount rate", "Engagement!B3", 0.12)]
    assert causes(found) == {Cause.ENGAGEMENT}
    assert "Engagement!B3 Discount rate: 9% → 12%" in said(found)


def test_choices_and_countries_are_told_as_the_workbook_calls_them(tmp_path):
    old = written(tmp_path / "old.xlsx", [PAYABLES | {"Personal data": "None"}], {"Home country": "EE"})
    row = PAYABLES | {"Personal data": "Special category", "Regimes": "GDPR; PCI DSS", "Permitted countries": "EE; PL"}
    controls = [{"ID": "CTL-EN-01", "In place": "Operating, independently tested"}]
    new = written(tmp_path / "new.xlsx", [row], {"Home country": "United Kingdom"}, Controls=controls)
    text = [
        f"{line.what}: {line.before} → {line.after}"
        for group in in_words(compare(old, new, listener=SILENT)).groups
        for line in group.inputs
    ]
    assert "Home country: Estonia → United Kingdom" in text
    assert "Personal data: None → Special category" in text
    assert "Regimes: blank → GDPR; PCI DSS" in text
    assert "Permitted countries: blank → Estonia; Poland" in text
    assert [one.partition("→")[2] for one in text if one.startswith("Encryption")] == [
        " Operating, independently tested"
    ]


def test_processes_that_were_added_removed_and_renamed(differs):
    orders = {**PAYROLL, "ID": "P9", "Process name": "Order entry"}
    found = differs([orders, PAYABLES | {"Process name": "Purchase-to-pay"}, LAW])
    states = {one.id: (one.state, one.old_name) for one in found.processes}
    assert states["P9"] == (State.ADDED, "Order entry")
    assert states["P2"] == (State.REMOVED, "Payroll")
    assert states["P1"] == (State.CHANGED, "Accounts payable")
    assert "P1 Purchase-to-pay, before: Accounts payable" in said(found)
    assert "P3" not in states


def test_a_new_name_alone_moves_the_simulated_savings_within_their_noise_and_nothing_else(differs):
    found = differs([PAYABLES | {"Process name": "Purchase-to-pay"}, PAYROLL, LAW])
    (renamed,) = found.processes
    assert [one.label for one in renamed.inputs] == ["Process name"]
    assert (renamed.figures, found.portfolio) == ((), ())
    assert {one.path for one in renamed.noise} == {
        "cost.savings_p10", "cost.savings_p50", "cost.savings_p90", "cost.probability_of_saving",
    }  # fmt: skip
    assert all(figure.before != figure.after for figure in (*renamed.noise, *found.noise))
    assert "savings of P1 and the portfolio also moved, within the noise of the simulation" in said(found)


def test_what_moves_money_is_the_reason_though_the_process_is_drawn_anew_as_well(differs):
    found = differs([PAYABLES | {"Annual cost": 1_000_001}, PAYROLL, LAW])
    assert {figure.path for figure in process(found, "P1").figures} >= {"cost.npv", "cost.savings_p10"}
    assert causes(found) == {Cause.PROCESS}
    assert {one.path for one in process(found, "P1").noise} == {"cost.probability_of_saving"}, "a euro moves no chance"


def test_an_added_row_with_the_entries_that_a_renamed_one_had_is_drawn_by_itself(differs):
    found = differs([PAYABLES | {"Process name": "Purchase-to-pay"}, PAYROLL, LAW, PAYABLES | {"ID": "P9"}])
    baseline = next(figure for figure in found.portfolio if figure.path == "baseline_annual")
    assert (baseline.before, baseline.after) == (2_100_000, 3_100_000)


def test_what_stood_in_a_cell_as_delivered_is_written_like_any_other_value(tmp_path):
    def workbook(name: str, weight: float | None) -> Path:
        return written(
            tmp_path / name, ALL, Criteria=[{"Criterion": "Judgement", "Weight": weight, "Key": "judgement"}]
        )

    old, new, blank = workbook("old.xlsx", 0.2), workbook("new.xlsx", 0.4), workbook("blank.xlsx", None)
    assert "Criteria!B2 Judgement: 0.2 → 0.4" in said(compare(old, new, listener=SILENT))
    assert "Judgement: 0.4 → default" in said(compare(new, blank, listener=SILENT))
    assert compare(old, blank, listener=SILENT).is_empty


def test_processes_numbered_anew_are_known_by_their_names(differs):
    found = differs([PAYABLES | {"ID": "F-1"}, PAYROLL, LAW])
    (one,) = found.processes
    assert (one.state, one.id, one.old_id, [change.field for change in one.inputs]) == (
        State.CHANGED, "F-1", "P1", ["id"],
    )  # fmt: skip


def test_what_matters_most_is_told_first(differs):
    kept = LAW | {"Annual cost": 510_000}
    found = differs([PAYABLES | {"Annual cost": 1_400_000}, PAYROLL | {"Non-delegable decision": "yes"}, kept])
    assert [one.id for one in found.processes][:2] == ["P2", "P1"]
    assert process(found, "P2").figures[0].path == "sourcing.recommendation"


def test_a_results_file_against_the_workbook_it_came_from_and_against_another(tmp_path):
    old = written(tmp_path / "old.xlsx", ALL)
    results = results_file(tmp_path / "old.results.json", old, seed=7)
    assert compare(results, old, listener=SILENT).is_empty, "the workbook is drawn with the seed of the results"
    new = written(tmp_path / "new.xlsx", [PAYABLES, PAYROLL, LAW | {"Credential": 5}])
    found = compare(results, new, listener=SILENT)
    assert [(one.id, one.inputs[0].cell) for one in found.processes] == [("P3", "Processes!I4")]
    assert causes(found) == {Cause.DATA}
    assert "came without a workbook" in said(found)


def test_reports_that_carry_their_workbooks_are_compared_cell_by_cell(tmp_path):
    sides = []
    for name, rows in (("old", ALL), ("new", [PAYABLES, PAYROLL | {"FTE": 12}, LAW])):
        report = tmp_path / f"{name}.pdf"
        report.write_bytes(small_report(written(tmp_path / f"{name}.xlsx", rows), Attach.ALL).data)
        sides.append(report)
    assert compare(sides[0], sides[0], listener=SILENT).is_empty
    found = compare(*sides, listener=SILENT)
    assert [(one.cell, one.label) for one in process(found, "P2").inputs] == [("Processes!S3", "FTE")]
    assert not found.notes


def test_another_seed_moves_the_draws_alone_and_is_named(tmp_path):
    workbook = written(tmp_path / "old.xlsx", ALL)
    sides = [results_file(tmp_path / f"{seed}.json", workbook, seed) for seed in (1, 2)]
    found = compare(*sides, listener=SILENT)
    assert causes(found) == {Cause.SEED}
    assert {figure.path for figure in found.portfolio} <= {
        "savings_p10", "savings_p50", "savings_p90", "probability_of_saving",
    }  # fmt: skip


def test_another_version_and_other_knowledge_cannot_be_told_apart(tmp_path):
    workbook = written(tmp_path / "old.xlsx", ALL)
    old = results_file(tmp_path / "old.json", workbook)
    results = json.loads(old.read_bytes())
    results["provenance"] |= {"version": "0.0.1", "knowledge_sha256": "ab" * 32}
    results["processes"][0]["cost"]["npv"] = 1
    old.write_text(json.dumps(results))
    found = compare(old, workbook, listener=SILENT)
    assert causes(found) == {Cause.VERSION, Cause.KNOWLEDGE}
    assert "the version of reportgen or the knowledge files, which cannot be told apart" in said(found)


def test_a_side_that_holds_no_results_or_has_errors_ends_in_a_sentence(tmp_path):
    workbook = written(tmp_path / "old.xlsx", ALL)
    for name, content, failure in (
        ("a.json", b'{"provenance": {}}', UnreadableInputError),
        ("b.json", b"[" * 100_000, UnreadableInputError),
        ("c.pdf", b"%PDF-1.7\n", UnreadableInputError),
        ("d.xlsx", b"", UnreadableInputError),
    ):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(failure):
            compare(workbook, tmp_path / name, listener=SILENT)
    wrong = written(tmp_path / "wrong.xlsx", [PAYABLES | {"Judgement": 9}])
    with pytest.raises(WorkbookHasErrorsError, match="reportgen check"):
        compare(workbook, wrong, listener=SILENT)


@pytest.mark.parametrize("part", ["engagement", "portfolio", "processes", "findings"])
@pytest.mark.parametrize("value", [1, "x", None, [], [[]], {"date": [], "currency": 7, "locale": {}}, [{"id": {}}]])
def test_results_of_another_shape_are_compared_as_far_as_they_go(tmp_path, part, value):
    old, made = tmp_path / "old.json", {"tool": "reportgen"}
    old.write_text(json.dumps({"provenance": made, "engagement": {"locale": "de_DE"}, "portfolio": {"npv": 1}}))
    other = tmp_path / "new.json"
    other.write_text(json.dumps(json.loads(old.read_bytes()) | {part: value}))
    assert said(compare(old, other, listener=SILENT))


def test_figures_are_written_as_finely_as_it_takes_to_tell_them_apart(differs):
    found = differs([PAYABLES, PAYROLL | {"Annual cost": 600_000.25}, LAW])
    assert "Cost today, a year: €600,000.0 → €600,000.2" in said(found)
    blank = replace(found, processes=(), portfolio=(), inputs=())
    assert changes_of(blank).verdict == "No input, verdict or figure changed."


def test_what_stays_unassessed_for_another_reason_is_told_with_both_reasons(differs):
    found = differs([PAYABLES, PAYROLL, LAW])
    reasons = {"not_assessed": "No cost is given."}, {"not_assessed": "It does not turn positive."}
    payback = ChangedFigure(
        path="payback_years", label="Payback", kind="years", before=reasons[0], after=reasons[1], reasons=()
    )
    assert "Payback: not assessed (No cost is given) → not assessed (It does not turn positive)" in said(
        replace(found, portfolio=(payback,))
    )


def test_years_less_than_a_minute_apart_are_the_same_figure():
    figure = (Figure("payback_years", "Payback", "years"),)
    assert not list(differing({"payback_years": 1.457967248805}, {"payback_years": 1.457967225601}, figure))
    assert list(differing({"payback_years": 1.45797}, {"payback_years": 1.45796}, figure))
    returns = (Figure("irr", "Internal rate of return", "share"),)
    assert not list(differing({"irr": 1.3655333}, {"irr": 1.36553325}, returns))
    assert list(differing({"irr": 1.36553}, {"irr": 1.36552}, returns))
