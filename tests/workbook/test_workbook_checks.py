"""What can only be seen across cells, rows and sheets."""

from __future__ import annotations

from pathlib import Path

import pytest
from written_workbooks import COMPLETE, codes, engagement_of, found, processes, reading, write

from reportgen.knowledge import catalogues
from reportgen.knowledge.weights import delivered_weight
from reportgen.model.engagement import Range
from reportgen.model.finding import Severity


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "acme.xlsx"


def test_no_processes(path):
    finding = found(processes(path, ("ID", "Process name"), (None, None)), "RG301")
    assert (finding.severity, finding.sheet) == (Severity.ERROR, "Processes")
    assert reading(path).engagement is None


def test_only_names(path):
    finding = found(processes(path, ("Process name",), ("Payroll",), ("Audit",)), "RG302")
    assert finding.severity is Severity.INFO
    assert len(engagement_of(path).processes) == 2


@pytest.mark.parametrize("other", ["payroll  run", "Payroll run", "Payrol run"])
def test_names_that_may_be_one_process(path, other):
    finding = found(processes(path, ("ID", "Process name"), ("A", "Payroll run"), ("B", other)), "RG303")
    assert (finding.severity, finding.cell) == (Severity.WARNING, "B3")
    assert "(B2)" in finding.message


@pytest.mark.parametrize("other", ["Payroll", "Payroll run 2", "Tax run"])
def test_names_that_are_two(path, other):
    assert "RG303" not in codes(processes(path, ("ID", "Process name"), ("A", "Payroll run 1"), ("B", other)))


def test_override_without_reason_and_reason_without_override(path):
    headers = ("ID", "Process name", "Override", "Override reason")
    processes(path, headers, ("A", "Payroll", "Retain", None), ("B", "Audit", None, "Works council"))
    override = found(path, "RG304")
    assert (override.severity, override.cell) == (Severity.ERROR, "C2")
    assert "override Retain without a reason" in override.message
    assert found(path, "RG309").cell == "D3"


def test_people_without_cost_and_volume_without_cost(path):
    headers = ("ID", "Process name", "FTE", "Annual cost", "Annual volume")
    processes(
        path, headers, ("A", "Payroll", 3, None, None), ("B", "Audit", None, None, 900), ("C", "Tax", 2, 90000, 9)
    )
    assert found(path, "RG305").cell == "C2"
    assert found(path, "RG306").cell == "E3"


def test_people_without_cost_are_no_matter_where_their_loaded_cost_is_assumed(path):
    assumed = [
        ("Assumption", "Low", "Likely", "High"),
        ("Loaded cost of one full-time equivalent", 60000, 70000, 80000),
    ]
    processes(path, ("ID", "Process name", "FTE"), ("A", "Payroll", 3), Assumptions=assumed)
    assert "RG305" not in codes(path)


def test_a_regime_about_personal_data_where_there_is_none(path):
    headers = ("ID", "Process name", "Personal data", "Regimes")
    processes(path, headers, ("A", "Payroll", "None", "GDPR; SOX"), ("B", "Audit", "Personal", "GDPR"))
    finding = found(path, "RG307")
    assert finding.cell == "D2"
    assert "GDPR" in finding.message
    assert "SOX" not in finding.message


def test_cost_in_thousands(path):
    finding = found(processes(path, ("ID", "Process name", "FTE", "Annual cost"), ("A", "Payroll", 3, 210)), "RG308")
    assert "costs 70 EUR a year for each FTE" in finding.message


def test_objective_that_is_not_on_the_engagement_sheet(path):
    engagement = (*COMPLETE, ("Business objectives", "Lower cost; Better service"))
    headers = ("ID", "Process name", "Business objective")
    rows = (("A", "Payroll", "Lower costs"), ("B", "Audit", "better service"))
    assert found(processes(path, headers, *rows, engagement=engagement), "RG310").suggestion == "Lower cost"


@pytest.mark.parametrize(("rate", "is_unusual"), [("9 %", False), ("0 %", True), ("35 %", True)])
def test_discount_rate(path, rate, is_unusual):
    processes(path, ("Process name",), ("Payroll",), engagement=(*COMPLETE, ("Discount rate", rate)))
    assert ("RG408" in codes(path)) is is_unusual


def test_changed_weights_only(path):
    judgement = catalogues.load().criteria["judgement"]
    default = delivered_weight(judgement)
    rows = [
        ("Criterion", "Weight", "Key"),
        ("Judgement", default, "judgement"),
        ("Codifiability", 0.4, None),
        ("Anything", None, "domain_expertise"),
        ("Credentiall", 0.1, None),
        ("Codifiability", 0.5, None),
    ]
    engagement = engagement_of(processes(path, ("Process name",), ("Payroll",), Criteria=rows))
    assert engagement.criteria_weights == {"codifiability": 0.4}
    assert str(engagement.cells["codifiability"]) == "Criteria!B3"
    assert found(path, "RG411").suggestion == "Credential"
    assert found(path, "RG412").row == 6


def test_weights_that_are_all_zero(path):
    keys = [one.id for one in catalogues.load().criteria.values() if "knowledge_index" in one.weights]
    rows = [("Criterion", "Weight", "Key"), *((None, 0, key) for key in keys)]
    assert found(processes(path, ("Process name",), ("Payroll",), Criteria=rows), "RG415").severity is Severity.ERROR


def test_changed_assumptions_only(path):
    default = catalogues.load().parameters["benefits_loading"].value
    assert default is not None
    rows = [
        ("Assumption", "Low", "Likely", "High", "Key"),
        ("Share", default.low, default.likely, default.high, "benefits_loading"),
        ("Growth", 0.01, 0.02, "3 %", "wage_inflation"),
        ("Indexation", None, None, None, "price_inflation"),
    ]
    engagement = engagement_of(processes(path, ("Process name",), ("Payroll",), Assumptions=rows))
    assert engagement.assumptions == {"wage_inflation": Range(low=0.01, likely=0.02, high=0.03)}


@pytest.mark.parametrize("label", ["Exit cost", "Leaving the provider"])
def test_an_assumption_is_known_by_its_label_and_by_the_one_it_had(path, label):
    rows = [("Assumption", "Low", "Likely", "High"), (label, 0.01, 0.02, 0.03)]
    engagement = engagement_of(processes(path, ("Process name",), ("Payroll",), Assumptions=rows))
    assert engagement.assumptions == {"exit_share": Range(low=0.01, likely=0.02, high=0.03)}


@pytest.mark.parametrize(
    ("numbers", "code", "cell"),
    [
        ((0.05, 0.02, 0.03), "RG409", "C2"),
        ((0.01, None, 0.03), "RG410", "C2"),
        ((0.01, 0.02, 30), "RG208", "D2"),
        ((0.01, "some", 0.03), "RG206", "C2"),
    ],
)
def test_assumptions_that_cannot_be_used(path, numbers, code, cell):
    rows = [("Assumption", "Low", "Likely", "High", "Key"), ("Growth", *numbers, "wage_inflation")]
    finding = found(processes(path, ("Process name",), ("Payroll",), Assumptions=rows), code)
    assert (finding.severity, finding.cell) == (Severity.ERROR, cell)


@pytest.mark.parametrize(("currency", "is_said"), [("EUR", True), ("JPY", False), ("INR", False)])
def test_limits_of_amounts_follow_the_currency(path, currency, is_said):
    label = "Loaded cost of one full-time equivalent"
    rows = [("Assumption", "Low", "Likely", "High"), (label, 7_000_000, 8_000_000, 9_000_000)]
    engagement = (*COMPLETE, ("Currency", currency))
    processes(path, ("Process name",), ("Payroll",), engagement=engagement, Assumptions=rows)
    assert ("RG208" in codes(path)) is is_said


def test_controls_in_place_by_maturity(path):
    rows = [
        ("ID", "In place", "Note"),
        ("CTL-EN-01", "Designed", "seen"),
        ("CTL-EN-02", None, None),
        ("CTL-X", "Absent", ""),
    ]
    processes(path, ("Process name",), ("Payroll",), Controls=rows)
    (control,) = engagement_of(path).controls
    assert (control.control_id, control.maturity, control.note) == ("CTL-EN-01", 0.5, "seen")
    assert found(path, "RG411").cell == "A4"


def test_sheets_besides_the_processes_may_be_missing(path):
    write(path, {"Processes": [("Process name",), ("Payroll",)]})
    engagement = engagement_of(path)
    assert (engagement.currency, engagement.locale) == ("EUR", "en_GB")
    finding = found(path, "RG108")
    assert finding.severity is Severity.INFO
    assert '"Engagement", "Criteria", "Assumptions", "Controls"' in finding.message


def test_everything_is_said_at_once_in_reading_order(path):
    headers = ("ID", "Process name", "Judgement", "FTE", "Annual cost")
    processes(
        path, headers, ("A", "Payroll", 9, "x", "y"), ("A", None, 3, -1, 5), engagement=(*COMPLETE, ("Currency", "?"))
    )
    findings = [finding for finding in reading(path).findings if finding.severity is Severity.ERROR]
    assert [f"{finding.place} {finding.code}" for finding in findings] == [
        "Engagement!B4 RG404",
        "Processes!C2 RG205",
        "Processes!D2 RG206",
        "Processes!E2 RG206",
        "Processes!B3 RG210",
        "Processes!D3 RG208",
    ]
