"""The rules that one row decides: fit to stand beside the row in Excel, each with a row that breaks it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest

from reportgen.knowledge import catalogues
from reportgen.model.engagement import Override, PersonalData, Process, QuoteBasis
from reportgen.model.finding import CellRef
from reportgen.workbook.contradictions import MIXED_PAIRS, RATING_PAIRS
from reportgen.workbook.cost_columns import COMPONENT_COLUMNS
from reportgen.workbook.currency_scale import highest_cost_per_fte, lowest_cost_per_fte
from reportgen.workbook.messages import CATALOGUE
from reportgen.workbook.row_rules import RowRule, row_rules
from reportgen.workbook.schema import process_columns

KNOWLEDGE = catalogues.load()
RULES = row_rules(KNOWLEDGE, "EUR")
LONGEST_IN_A_CELL = 28


def process(**values: object) -> Process:
    ratings = {field: value for field, value in values.items() if field in KNOWLEDGE.criteria}
    others = {field: value for field, value in values.items() if field not in ratings}
    cells = {field: CellRef(sheet="Processes", cell="A2") for field in ("name", *values)}
    return Process(id="A", name="Payroll", row=2, ratings=ratings, cells=cells, **others)


def said(rule: RowRule, one: Process) -> str:
    return rule.message.at(None, name=one.name, **rule.details(one)).message


def broken(one: Process, currency: str = "EUR") -> list[str]:
    return [rule.short for rule in row_rules(KNOWLEDGE, currency) if rule.holds(one)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code} {rule.short}")
def test_a_rule_fits_a_cell_and_names_fields_of_the_sheet(rule):
    assert 0 < len(rule.short) <= LONGEST_IN_A_CELL
    assert set(rule.fields) <= {column.field for column in process_columns(KNOWLEDGE)}
    assert rule.message in CATALOGUE
    assert not rule.holds(process())


@pytest.mark.parametrize(
    ("values", "short"),
    [
        ({"override": Override.RETAIN}, "override without reason"),
        ({"override_reason": "Works council"}, "reason without override"),
        ({"fte": Decimal(3)}, "FTE without cost"),
        ({"annual_volume": Decimal(900)}, "volume without cost"),
        ({"annual_cost": Decimal(900_000)}, "cost without FTE"),
        ({"annual_cost": Decimal(900), "fte": Decimal(3)}, "cost per FTE too low"),
        ({"annual_cost": Decimal(3_000_001), "fte": Decimal(3)}, "cost per FTE too high"),
        (
            {"annual_cost": Decimal(300_000), "fte": Decimal(3), "annual_volume": Decimal(3_000_001)},
            "volume per FTE too high",
        ),
        ({"quoted_price": Decimal(5)}, "quoted price without basis"),
        ({"quote_basis": QuoteBasis.YEAR}, "quote basis without price"),
        ({"quoted_price": Decimal(5), "quote_basis": QuoteBasis.UNIT}, "unit price without volume"),
        ({"quoted_price": Decimal(5), "quote_basis": QuoteBasis.FTE_YEAR}, "quoted price without FTE"),
        ({"quoted_price": Decimal(5), "quote_basis": QuoteBasis.HOUR}, "quoted price without FTE"),
        ({"price_model": "per_transaction"}, "price model without volume"),
        ({"regimes": ("gdpr",), "personal_data": PersonalData.NONE}, "regime without personal data"),
        ({"regimes": ("pci_dss",), "data_sensitivity": 1}, "regime for public data"),
        ({"personal_data": PersonalData.SPECIAL, "data_sensitivity": 3}, "sensitivity vs personal data"),
        ({"personal_data": PersonalData.PERSONAL, "data_sensitivity": 1}, "sensitivity vs personal data"),
        ({"personal_data": PersonalData.NONE, "customer_contact": 5}, "contact vs personal data"),
        (
            {"volume_repeatability": 5, "annual_volume": Decimal(12), "annual_cost": Decimal(9000), "fte": Decimal(1)},
            "repeatability vs volume",
        ),
        ({"demand_variability": 1, "seasonal_peak": Decimal("0.4")}, "variability vs peak"),
        ({"regulatory_exposure": 1, "regimes": ("dora",)}, "exposure vs regimes"),
        (
            {"non_delegable": True, "override": Override.OUTSOURCE, "override_reason": "Board"},
            "non-delegable vs override",
        ),
    ],
)
def test_a_row_breaks_one_rule(values: dict[str, object], short: str):
    assert broken(process(**values)) == [short]


@pytest.mark.parametrize(
    ("basis", "quantity", "short", "says"),
    [
        (QuoteBasis.UNIT, {}, ["unit price without volume"], "per unit, but no Annual volume"),
        (
            QuoteBasis.UNIT,
            {"annual_volume": Decimal(0)},
            ["unit price without volume"],
            "per unit, but no Annual volume",
        ),
        (QuoteBasis.HOUR, {}, ["quoted price without FTE"], "per hour, but no FTE"),
        (QuoteBasis.HOUR, {"fte": Decimal("0.0")}, ["quoted price without FTE"], "per hour, but no FTE"),
        (QuoteBasis.FTE_YEAR, {"fte": Decimal(0)}, ["quoted price without FTE"], "per FTE and year, but no FTE"),
        (QuoteBasis.UNIT, {"annual_volume": Decimal(9), "annual_cost": Decimal(9000), "fte": Decimal(1)}, [], ""),
        (QuoteBasis.HOUR, {"fte": Decimal(1), "annual_cost": Decimal(90_000)}, [], ""),
        (QuoteBasis.YEAR, {"fte": Decimal(0)}, [], ""),
    ],
)
def test_a_quote_counts_in_more_than_nothing(basis, quantity, short, says):
    one = process(quoted_price=Decimal(5), quote_basis=basis, **quantity)
    assert broken(one) == short
    assert [said(rule, one) for rule in RULES if rule.holds(one)] == [
        f'"Payroll" has a price quoted {says}, so it cannot be set against the cost of a year.' for _ in short
    ]


@pytest.mark.parametrize("field", ["pay_per_fte", *(column.field for column in COMPONENT_COLUMNS)])
def test_people_with_any_part_of_their_cost_are_assessed_by_it(field):
    assert broken(process(fte=Decimal(3))) == ["FTE without cost"]
    filled = process(fte=Decimal(3))
    assert broken(replace(filled, cells={**filled.cells, field: CellRef(sheet="Processes", cell="B2")})) == []


@pytest.mark.parametrize(
    ("model", "volume", "is_said"),
    [
        ("per_transaction", {}, True),
        ("per_transaction", {"annual_volume": Decimal(0)}, True),
        ("outcome", {}, True),
        ("band_arc_rrc", {}, True),
        ("fixed_price", {}, False),
        ("outcome", {"annual_volume": Decimal(900)}, False),
    ],
)
def test_a_price_by_the_unit_needs_units(model, volume, is_said):
    assert ("price model without volume" in broken(process(price_model=model, **volume))) is is_said


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"fte": Decimal(1200)}, "has 1,200 FTE, but no annual cost"),
        ({"fte": Decimal("0.50")}, "has 0.5 FTE, but"),
        ({"fte": Decimal(1), "annual_cost": Decimal(140_000_000_000)}, "costs 140,000,000,000 EUR a year for each FTE"),
        ({"volume_repeatability": 5, "annual_volume": Decimal("900.0")}, "Annual volume 900, which"),
    ],
)
def test_amounts_are_said_with_marks_between_thousands(values, says):
    one = process(**values)
    assert any(says in said(rule, one) for rule in RULES if rule.holds(one))


@pytest.mark.parametrize("pair", RATING_PAIRS, ids=lambda pair: f"{pair.first} {pair.first_steps} {pair.second}")
def test_ratings_contradict_at_these_steps_and_at_no_others(pair):
    for first in range(1, 6):
        for second in range(1, 6):
            one = process(**{pair.first: first, pair.second: second})
            same = [rule for rule in RATING_PAIRS if (rule.first, rule.second) == (pair.first, pair.second)]
            expected = [rule.short for rule in same if first in rule.first_steps and second in rule.second_steps]
            assert broken(one) == expected


def test_documented_work_in_a_stable_process_and_unstable_work_that_is_documented_are_fine():
    assert broken(process(documentation=1, process_stability=5)) == []
    assert broken(process(documentation=5, process_stability=1)) == []


def test_a_contradiction_is_worded_in_full():
    (rule,) = [rule for rule in RULES if rule.holds(process(judgement=5, codifiability=5))]
    assert rule.details(process(judgement=5, codifiability=5)).keys() == {"first", "second", "why"}
    assert str(rule.details(process(judgement=5, codifiability=5))["first"]) == "Judgement 5"


def test_every_mixed_pair_is_broken_by_a_row_above():
    assert Counter(pair.short for pair in MIXED_PAIRS)["sensitivity vs personal data"] == 2
    assert len(MIXED_PAIRS) == 7


def test_a_cell_that_was_filled_in_but_not_understood_is_not_said_to_be_missing():
    one = process(fte=Decimal(3))
    unread = replace(one, cells={**one.cells, "annual_cost": CellRef(sheet="Processes", cell="B2")})
    assert broken(unread) == []


@pytest.mark.parametrize(
    ("currency", "per_fte", "is_plausible"),
    [
        ("EUR", 70_000, True),
        ("JPY", 70_000, False),
        ("JPY", 8_000_000, True),
        ("HUF", 12_000_000, True),
        ("INR", 900_000, True),
    ],
)
def test_limits_on_amounts_know_what_a_currency_is_worth(currency, per_fte, is_plausible):
    one = process(fte=Decimal(1), annual_cost=Decimal(per_fte))
    assert (broken(one, currency) == []) is is_plausible


def test_a_currency_whose_worth_is_not_known_has_no_upper_limit():
    assert highest_cost_per_fte("XCD") == Decimal("Infinity")
    assert lowest_cost_per_fte("XCD") == 1000
