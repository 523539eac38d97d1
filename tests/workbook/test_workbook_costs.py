"""The parts of a process's cost, pay, the price model, and the settings of the business case."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from written_workbooks import COMPLETE, codes, engagement_of, found, only_process, processes

from reportgen.knowledge import catalogues
from reportgen.model.engagement import CostPreset, RiskMethod
from reportgen.model.finding import Severity
from reportgen.workbook.cost_columns import COMPONENT_COLUMNS

RANGE = ("Assumption", "Low", "Likely", "High", "Key")


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "acme.xlsx"


def one(path: Path, **values: object) -> Path:
    """Write one process, its values by header with _ for a space."""
    headers = tuple(header.replace("_", " ") for header in values)
    return processes(path, ("ID", "Process name", *headers), ("A", "Payroll", *values.values()))


def test_the_parts_of_a_cost_stand_by_their_component(path):
    read = only_process(one(path, **{column.header: 1_000 for column in COMPONENT_COLUMNS}))
    assert read.cost_components == dict.fromkeys(catalogues.load().cost_components, Decimal(1_000))
    assert str(read.cells["quality_cost"]) == "Processes!I2"


@pytest.mark.parametrize(
    ("header", "component"),
    [
        ("IT cost", "technology"),
        ("IT costs [EUR]", "technology"),
        ("Facilities", "premises"),
        ("Rent", "premises"),
        ("Salary cost", "pay"),
        ("Gemeinkosten", "overhead"),
        ("Rework costs", "quality"),
        ("Training csots", "training"),
    ],
)
def test_a_part_is_known_by_what_it_is_commonly_called(path, header, component):
    assert only_process(one(path, **{header: 9_000})).cost_components == {component: Decimal(9_000)}


@pytest.mark.parametrize("header", ["Salary per FTE", "Gross salary", "Average salary (EUR)", "Pay per FTE p.a."])
def test_pay_is_known_by_what_it_is_commonly_called(path, header):
    assert only_process(one(path, **{header: 52_000})).pay_per_fte == 52_000


@pytest.mark.parametrize(
    ("header", "meant"),
    [
        ("Salary", "Pay per FTE or Pay cost"),
        ("Salaries 2026", "Pay per FTE or Pay cost"),
        ("IT", "Technology cost or Systems"),
        ("Personnel costs", "Pay cost or Benefits cost"),
        ("Overhead", "Overhead cost"),
        ("Quality", "Quality and rework cost or Error rate"),
    ],
)
def test_a_header_that_could_mean_several_things_is_said_and_not_read(path, header, meant):
    finding = found(one(path, **{header: 52_000}), "RG133")
    assert (finding.severity, finding.cell) == (Severity.WARNING, "C1")
    assert f"could be {meant}, or something else" in finding.message
    read = only_process(path)
    assert (read.cost_components, read.pay_per_fte, read.systems) == ({}, None, ())


def test_what_another_column_holds_already_is_not_proposed(path):
    path = one(path, Systems="SAP", IT=9_000)
    assert "could be Technology cost, or something else" in found(path, "RG133").message


@pytest.mark.parametrize("header", ["Salary per month", "Pay per FTE (monthly)", "IT cost [k EUR]"])
def test_pay_and_parts_of_another_unit_are_never_read_as_amounts_of_a_year(path, header):
    said = set(codes(one(path, **{header: 4_000})))
    assert said & {"RG106", "RG116", "RG125"}


def test_a_share_is_not_an_amount(path):
    assert found(one(path, **{"Overhead cost": "12 %"}), "RG230").cell == "C2"


def test_parts_that_are_more_than_the_whole(path):
    finding = found(one(path, Annual_cost=400_000, Pay_cost=300_000.5, Rent=100_000), "RG331")
    assert (finding.severity, finding.cell) == (Severity.ERROR, "D2")
    assert "sum to 400,000.5 EUR, but an annual cost of 400,000 EUR" in finding.message


@pytest.mark.parametrize("annual_cost", [400_000, 450_000, None])
def test_parts_that_are_the_whole_or_some_of_it(path, annual_cost):
    assert not {"RG331", "RG332"} & set(codes(one(path, Annual_cost=annual_cost, Pay_cost=300_000, Rent=100_000)))


@pytest.mark.parametrize(
    ("values", "is_said"),
    [
        ({}, True),
        ({"FTE": 3}, True),
        ({"FTE": 3, "Pay per FTE": 40_000}, False),
        ({"Pay cost": 120_000}, False),
        ({"Annual cost": 200_000}, False),
    ],
)
def test_parts_without_pay_are_not_all_the_cost(path, values, is_said):
    assert ("RG332" in codes(one(path, Rent=20_000, **values))) is is_said


@pytest.mark.parametrize(
    ("pay_cost", "is_said"), [(500_000, False), (525_000, False), (530_000, True), (450_000, True)]
)
def test_pay_entered_twice_may_differ_by_a_twentieth(path, pay_cost, is_said):
    one(path, FTE=10, Pay_per_FTE=50_000, Pay_cost=pay_cost)
    assert ("RG333" in codes(path)) is is_said


def test_pay_above_the_annual_cost(path):
    finding = found(one(path, FTE=10, Pay_per_FTE=50_000, Annual_cost=450_000), "RG334")
    assert (finding.cell, finding.severity) == ("D2", Severity.WARNING)
    assert "500,000 EUR, more than its annual cost of 450,000 EUR" in finding.message


def test_pay_and_the_other_parts_above_the_annual_cost(path):
    finding = found(one(path, FTE=10, Pay_per_FTE=50_000, Rent=60_000, Annual_cost=550_000), "RG334")
    assert (
        "500,000 EUR and other parts of its cost of 60,000 EUR, together more than its annual cost" in finding.message
    )
    assert "RG334" not in codes(one(path, FTE=10, Pay_per_FTE=50_000, Rent=60_000, Annual_cost=560_000))


def test_a_row_of_totals_may_hold_those_of_the_parts(path):
    headers = ("Process name", "FTE", "Pay cost", "Rent")
    rows = (("Payroll", 2, 100_000, 9_000), ("Audit", 3, 200_000, 8_000), ("Total", 5, 300_000, 16_000))
    processes(path, headers, *rows)
    assert len(engagement_of(path).processes) == 2
    assert found(path, "RG313").cell == "D4"


@pytest.mark.parametrize(("pay", "what"), [(50, "low"), (3_000_000, "high")])
def test_pay_that_nobody_gets(path, pay, what):
    assert f"implausibly {what}" in found(one(path, FTE=1, Pay_per_FTE=pay), "RG337").message


@pytest.mark.parametrize("header", ["Annual cost", "Pay per FTE", *(column.header for column in COMPONENT_COLUMNS)])
def test_people_with_any_cost_are_not_said_to_lack_it(path, header):
    assert "RG305" not in codes(one(path, FTE=3, **{header: 240_000}))


def test_people_without_any_cost_are_said_to_lack_it(path):
    assert (
        "no annual cost, no pay and no part of its cost, so"
        in found(one(path, FTE=3, Annual_volume=900), "RG305").message
    )


def test_a_price_model_by_the_unit_without_units_is_noted(path):
    finding = found(one(path, Price_model="Price per transaction", FTE=3), "RG338")
    assert (finding.severity, finding.cell) == (Severity.INFO, "C2")
    assert 'paid by "Price per transaction", but has no annual volume' in finding.message
    assert "RG338" not in codes(one(path, Price_model="Price per transaction", Annual_volume=900))


def test_totals_are_said_with_marks_between_thousands(path):
    headers = ("Process name", "Annual cost")
    processes(path, headers, ("Payroll", 1_200_000), ("Audit", 800_000), ("Total", 2_500_000.5))
    assert "is 2,500,000.5, but the rows above it sum to 2,000,000" in found(path, "RG313").message


def test_pay_assumed_for_all_prices_people_without_cost(path):
    assumed = [RANGE, ("Pay", 40_000, 50_000, 60_000, "pay_per_fte")]
    processes(path, ("ID", "Process name", "FTE"), ("A", "Payroll", 3), Assumptions=assumed)
    assert "RG305" not in codes(path)


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("Fixed price", "fixed_price"),
        ("T&M", "t_and_m"),
        ("Price per full-time equivalent", "per_fte"),
        ("ARC/RRC", "band_arc_rrc"),
        ("BOT", "bot"),
    ],
)
def test_the_price_model_is_held_by_its_id(path, text, model):
    assert only_process(one(path, Pricing_model=text)).price_model == model


def test_an_unknown_price_model_is_said_with_the_choices(path):
    assert "Fixed price" in found(one(path, Price_model="Barter"), "RG204").remedy


def test_capital_that_is_avoided(path):
    assert only_process(one(path, Avoided_capex=140_000)).avoided_capital == 140_000


def test_the_settings_of_the_business_case(path):
    lines = (("Cost preset", "lean"), ("Treat doubt by", "Optimism bias"), ("Target saving", "15 %"))
    engagement = engagement_of(processes(path, ("Process name",), ("Payroll",), engagement=(*COMPLETE, *lines)))
    assert (engagement.cost_preset, engagement.risk_method) == (CostPreset.LEAN, RiskMethod.OPTIMISM_BIAS)
    assert engagement.target_saving == 0.15


def test_settings_that_are_left_out_are_the_usual_ones(path):
    engagement = engagement_of(processes(path, ("Process name",), ("Payroll",)))
    assert (engagement.cost_preset, engagement.risk_method) == (CostPreset.TYPICAL, RiskMethod.SIMULATION)
    assert (engagement.target_saving, engagement.exchange_rates) == (None, {})


def assumed(path: Path, line: tuple[str, str], key: str, numbers: tuple[float, float, float]) -> list[str]:
    rows = [RANGE, ("Assumed", *numbers, key)]
    return codes(processes(path, ("Process name",), ("Payroll",), engagement=(*COMPLETE, line), Assumptions=rows))


@pytest.mark.parametrize(
    ("method", "key", "numbers", "is_said"),
    [
        ("Optimism bias", "provider_margin", (0.1, 0.2, 0.3), True),
        ("Optimism bias", "provider_margin", (0.2, 0.2, 0.2), False),
        ("Optimism bias", "optimism_bias", (0.1, 0.2, 0.3), False),
        ("Optimism bias", "wage_inflation", (0.01, 0.02, 0.03), False),
        ("Simulation", "provider_margin", (0.1, 0.2, 0.3), False),
    ],
)
def test_ranges_of_the_price_are_held_under_optimism_bias(path, method, key, numbers, is_said):
    assert ("RG426" in assumed(path, ("Treat doubt by", method), key, numbers)) is is_said


@pytest.mark.parametrize(
    ("preset", "key", "is_said"),
    [
        ("Lean", "selection_share", True),
        ("Heavy", "selection_share", True),
        ("Typical", "selection_share", False),
        ("Lean", "provider_margin", False),
    ],
)
def test_what_is_entered_goes_before_the_preset(path, preset, key, is_said):
    assert ("RG427" in assumed(path, ("Cost preset", preset), key, (0.1, 0.15, 0.2))) is is_said


def test_details_that_figures_rest_on_now_are_no_longer_said_to_be_unused(path):
    one(path, Attrition="12 %", Error_rate="2 %", Seasonal_peak="30 %", Quoted_price=5, Quote_basis="Per year")
    assert "RG326" not in codes(path)
    one(path, Systems="SAP", Current_provider="X", Control_maturity="Designed")
    assert "Systems" in found(path, "RG326").message
    assert "Control maturity" not in found(path, "RG326").message
    one(path, Control_maturity="Designed")
    assert "RG326" not in codes(path)
