"""The example is what the command writes, and shows every case an analyst may meet."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from reportgen.analysis.assess import assess
from reportgen.errors import BrandOrTemplateError
from reportgen.knowledge import catalogues
from reportgen.model.engagement import Override, RiskAppetite
from reportgen.model.verdict import Evidence, HybridKind, NatureClass, Recommendation
from reportgen.workbook.example import example_filling
from reportgen.workbook.reading import read
from reportgen.workbook.template import write_template

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "inputs" / "example.xlsx"
KNOWLEDGE = catalogues.load()
FUNCTIONS = {
    "Finance and accounting",
    "Human resources",
    "Customer service",
    "Information technology",
    "Legal",
    "Research and analytics",
    "Supply chain",
    "Marketing",
    "Engineering",
    "Banking",
}


@pytest.fixture(scope="module")
def reading():
    return read(EXAMPLE, KNOWLEDGE)


@pytest.fixture(scope="module")
def assessment(reading):
    return assess(reading.engagement, reading.findings, KNOWLEDGE, workbook_sha256=reading.sha256)


def content(path: Path) -> dict[str, object]:
    """Return all that a workbook says: values, rules, names, pictures, folding and protection."""
    book = load_workbook(path)
    return {
        "names": {name: defined.attr_text for name, defined in book.defined_names.items()},
        "properties": [(one.name, one.value) for one in book.custom_doc_props.props],
        "sheets": {
            sheet.title: {
                "values": {
                    cell.coordinate: (cell.value, cell.number_format, cell.protection.locked)
                    for row in sheet.iter_rows()
                    for cell in row
                },
                "rules": [
                    (str(rule.sqref), rule.type, rule.formula1, rule.formula2, rule.prompt, rule.error)
                    for rule in sheet.data_validations.dataValidation
                ],
                "colours": [
                    (str(cells.sqref), [one.formula for one in rules])
                    for cells, rules in sheet.conditional_formatting._cf_rules.items()  # noqa: SLF001 - no other way
                ],
                "folded": sorted(letter for letter, one in sheet.column_dimensions.items() if one.hidden),
                "pictures": [picture.ref.getvalue() for picture in sheet._images],  # noqa: SLF001 - no other way
                "tables": dict(sheet.tables.items()),
                "guard": (sheet.protection.sheet, sheet.sheet_state, sheet.freeze_panes),
            }
            for sheet in book.worksheets
        },
    }


def test_the_file_has_the_content_that_the_command_writes(tmp_path):
    write_template(tmp_path / "fresh.xlsx", KNOWLEDGE, example=True)
    fresh, kept = content(tmp_path / "fresh.xlsx"), content(EXAMPLE)
    assert kept["names"] == fresh["names"]
    assert kept["properties"] == fresh["properties"]
    for name, sheet in fresh["sheets"].items():
        for part, expected in sheet.items():
            assert kept["sheets"][name][part] == expected, (
                f"{name}, {part}: reportgen new inputs/example.xlsx --example"
            )


def test_a_changed_cell_is_a_difference(tmp_path):
    book = load_workbook(EXAMPLE)
    book["Processes"]["B6"] = "Another name"
    book.save(tmp_path / "changed.xlsx")
    assert (
        content(tmp_path / "changed.xlsx")["sheets"]["Processes"]["values"]
        != content(EXAMPLE)["sheets"]["Processes"]["values"]
    )


def test_it_reads_without_an_error_or_a_warning(reading):
    assert [(one.severity, one.place) for one in reading.findings if one.severity != "info"] == []
    assert reading.engagement is not None


def test_what_is_read_is_what_the_data_says(reading):
    filling, engagement = example_filling(KNOWLEDGE), reading.engagement
    assert [process.name for process in engagement.processes] == [entries["name"] for entries in filling.processes]
    first = engagement.processes[0]
    assert (first.id, first.ratings["judgement"], first.ratings["data_sensitivity"]) == ("FIN-01", 1, 3)
    assert engagement.assumptions == filling.assumptions
    assert {one.control_id for one in engagement.controls} == set(filling.controls)
    assert engagement.criteria_weights == {}
    assert (engagement.home_country, engagement.risk_appetite) == ("AT", RiskAppetite.LOW)
    assert engagement.logo is not None
    assert engagement.logo.data == filling.logo


def test_it_is_a_whole_company(reading):
    processes = reading.engagement.processes
    assert len(processes) >= 26
    assert {process.function for process in processes} >= FUNCTIONS
    assert 25_000_000 < sum(process.annual_cost or 0 for process in processes) < 60_000_000
    assert len({regime for process in processes for regime in process.regimes}) >= 6


def test_some_entries_are_left_open_as_they_are_in_life(reading):
    processes = reading.engagement.processes
    assert [process.name for process in processes if process.annual_cost is None and process.function] == [
        "Management of the vehicle fleet"
    ]
    bare = [process for process in processes if not process.ratings and process.description is None]
    assert [process.name for process in bare] == ["Master data maintenance for spare parts"]
    overridden = [process for process in processes if process.override]
    assert [(one.override, bool(one.override_reason)) for one in overridden] == [(Override.RETAIN, True)]


def test_every_class_and_every_kind_of_hybrid_occurs(assessment):
    found = [process.classification for process in assessment.processes]
    assert {one.nature for one in found} == set(NatureClass)
    assert {one.hybrid_kind for one in found} == {None, *HybridKind}
    clear = [one for one in found if one.evidence is Evidence.RATED]
    assert min(one.knowledge_index for one in clear) < 15
    assert max(one.knowledge_index for one in clear) > 85
    assert {one.evidence for one in found} >= {Evidence.RATED, Evidence.PARTIAL, Evidence.INDICATIVE}


def test_a_boundary_hybrid_lies_near_each_threshold(assessment):
    indices = [
        process.classification.knowledge_index
        for process in assessment.processes
        if process.classification.hybrid_kind is HybridKind.BOUNDARY
    ]
    assert any(40 <= index <= 41 for index in indices)
    assert any(59 <= index < 60 for index in indices)


@pytest.mark.parametrize(
    ("gate", "process"),
    [
        ("G1", "FS-01"),
        ("G2", "ANA-03"),
        ("G3", "FS-02"),
        ("G4", "IT-03"),
        ("G5", "ENG-03"),
        ("G6", "CS-02"),
        ("G7", "FS-04"),
        ("G8", "HR-03"),
    ],
)
def test_each_gate_is_triggered(assessment, gate, process):
    found = next(one for one in assessment.processes if one.process.id == process)
    assert gate in {outcome.id for outcome in found.sourcing.gates}


def test_enough_can_be_sourced_and_every_recommendation_occurs(assessment):
    verdicts = [process.sourcing.recommendation for process in assessment.processes]
    assert set(verdicts) == set(Recommendation)
    assert 12 <= verdicts.count(Recommendation.OUTSOURCE) + verdicts.count(Recommendation.SELECTIVE) <= 22


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('[[process]]\nname = "X"\ncolour = "red"', "there is no field colour"),
        ('[[process]]\nname = "X"\n[assumptions]\nluck = { low = 0, likely = 1, high = 2 }', "no assumption luck"),
        ('[[process]]\nname = "X"\n[[control]]\nid = "CTL-XX-99"\nmaturity = "Absent"', "CTL-XX-99"),
    ],
)
def test_a_name_that_does_not_exist_is_said(tmp_path, line, said):
    (tmp_path / "logo.png").write_bytes(b"")
    (tmp_path / "example.toml").write_text(f'logo = "logo.png"\n[engagement]\nclient = "C"\n{line}\n')
    with pytest.raises(BrandOrTemplateError, match=said):
        example_filling(KNOWLEDGE, tmp_path)
