"""The one declaration of sheets, columns and fields agrees with the design, the model and the criteria."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import fields, replace
from pathlib import Path

import pytest

from reportgen.knowledge import catalogues
from reportgen.model.engagement import Engagement, Process
from reportgen.workbook.column import Column
from reportgen.workbook.cost_columns import COMPONENT_FIELDS
from reportgen.workbook.dictionary import data_dictionary
from reportgen.workbook.schema import (
    Kind,
    assumption_columns,
    control_columns,
    criteria_columns,
    engagement_fields,
    preview_columns,
    process_columns,
)

KNOWLEDGE = catalogues.load()
ROOT = Path(__file__).parents[2]
ESSENTIAL = [
    "ID",
    "Process name *",
    "Function",
    "Description",
    "Judgement",
    "Domain expertise",
    "Codifiability",
    "Analytical complexity",
    "Customisation",
    "Volume and repeatability",
    "Credential",
    "Strategic importance",
    "Relative capability",
    "Dependence and opportunism exposure",
    "Supplier market depth",
    "Output measurability",
    "Process interdependence",
    "Documentation",
    "Process stability",
    "Data sensitivity",
    "Personal data",
    "Regimes",
    "FTE",
    "Annual cost [EUR]",
    "Annual volume",
]
FOLDED_LAST = [
    "Current location",
    "Current provider",
    "Contract end",
    "Systems",
    "Attrition",
    "Error rate",
    "Seasonal peak",
    "Control maturity",
    "Pay per FTE",
    "Pay cost",
    "Benefits cost",
    "Premises cost",
    "Technology cost",
    "Recruitment cost",
    "Training cost",
    "Quality and rework cost",
    "Management cost",
    "Overhead cost",
    "Avoided capital spending",
    "Price model",
    "Quoted price",
    "Quote currency",
    "Quote basis",
    "Quoted by",
    "Non-delegable decision",
    "Permitted countries",
    "Override",
    "Override reason",
    "Analyst comment",
    "Business objective",
    "Owner",
]
ENGAGEMENT_LABELS = {
    "Client",
    "Title",
    "Prepared by",
    "Prepared for",
    "Date",
    "Status",
    "Version",
    "Version history",
    "Decision owner",
    "Approvals",
    "Marking",
    "Industry",
    "Business objectives",
    "Executive comment",
    "Currency",
    "Locale",
    "Page size",
    "Pack",
    "Sections",
    "Horizon (years)",
    "Discount rate",
    "Exchange rates",
    "Exchange rates of",
    "Cost preset",
    "Treat doubt by",
    "Target saving",
    "Home country",
    "Risk appetite",
    "Brand colour",
    "Logo",
}


def all_groups() -> list[tuple[Column, ...]]:
    return [
        (*process_columns(KNOWLEDGE), *preview_columns()),
        engagement_fields(KNOWLEDGE),
        criteria_columns(),
        assumption_columns(),
        control_columns(KNOWLEDGE),
    ]


def claimed_twice(columns: Iterable[Column]) -> list[str]:
    """Return the headers and aliases that name more than one column, whatever their case."""
    names = [{column.header, *column.aliases} for column in columns]
    claims = Counter(name for own in names for name in {one.casefold() for one in own})
    return [name for name, count in claims.items() if count > 1]


def test_essential_columns_stand_first_with_the_headers_of_the_design():
    written = [column.written_header("EUR") for column in process_columns(KNOWLEDGE)]
    assert written[: len(ESSENTIAL)] == ESSENTIAL
    assert [column.header for column in process_columns(KNOWLEDGE) if not column.folded] == [
        header.removesuffix(" *").removesuffix(" [EUR]") for header in ESSENTIAL
    ]


def test_folded_columns_are_the_other_criteria_then_the_work_today_quotes_limits_and_remarks():
    folded = [column.header for column in process_columns(KNOWLEDGE) if column.folded]
    others = [one.name for one in KNOWLEDGE.criteria.values() if one.name not in ESSENTIAL]
    assert folded == others + FOLDED_LAST


def test_money_is_headed_by_the_currency_of_the_engagement():
    cost = next(column for column in process_columns(KNOWLEDGE) if column.field == "annual_cost")
    assert cost.written_header("INR") == "Annual cost [INR]"


def test_only_the_name_of_a_process_and_the_client_are_required():
    assert [column.header for column in process_columns(KNOWLEDGE) if column.required] == ["Process name"]
    assert [column.header for column in engagement_fields(KNOWLEDGE) if column.required] == ["Client"]


def test_engagement_has_the_labels_of_the_design():
    assert {column.header for column in engagement_fields(KNOWLEDGE)} == ENGAGEMENT_LABELS


def test_every_criterion_has_one_column_with_its_anchors():
    ratings = {column.field: column for column in process_columns(KNOWLEDGE) if column.kind is Kind.RATING}
    assert set(ratings) == set(KNOWLEDGE.criteria)
    assert all(ratings[key].anchors == one.anchors for key, one in KNOWLEDGE.criteria.items())


def test_data_sensitivity_takes_its_labels_as_well():
    column = next(column for column in process_columns(KNOWLEDGE) if column.field == "data_sensitivity")
    assert [(choice.label, choice.value) for choice in column.choices][:2] == [("Public", "1"), ("Internal", "2")]


def test_a_new_criterion_gets_its_column_without_an_edit():
    new = replace(KNOWLEDGE.criteria["judgement"], id="patience", name="Patience")
    longer = replace(KNOWLEDGE, criteria={**KNOWLEDGE.criteria, "patience": new})
    column = next(column for column in process_columns(longer) if column.field == "patience")
    assert (column.header, column.folded) == ("Patience", True)


def test_every_fact_of_a_process_has_a_column():
    filled = {column.field for column in process_columns(KNOWLEDGE) if column.kind is not Kind.RATING}
    assert filled - set(COMPONENT_FIELDS) == {field.name for field in fields(Process)} - {
        *("ratings", "row", "cells", "cost_components")
    }


def test_every_component_of_the_cost_has_a_column_in_the_order_of_the_knowledge():
    filled = [column.field for column in process_columns(KNOWLEDGE) if column.field in COMPONENT_FIELDS]
    assert [COMPONENT_FIELDS[field] for field in filled] == list(KNOWLEDGE.cost_components)


def test_every_price_model_can_be_chosen_by_its_name():
    column = next(column for column in process_columns(KNOWLEDGE) if column.field == "price_model")
    assert {choice.value: choice.label for choice in column.choices} == {
        one.id: one.name for one in KNOWLEDGE.price_models.values()
    }


def test_every_fact_of_the_engagement_has_a_field():
    elsewhere = {
        "processes",
        "process_columns",
        "criteria_weights",
        "assumptions",
        "controls",
        "cells",
        "template_version",
    }
    filled = {column.field for column in engagement_fields(KNOWLEDGE)}
    assert filled == {field.name for field in fields(Engagement)} - elsewhere


@pytest.mark.parametrize(
    "columns", all_groups(), ids=["processes", "engagement", "criteria", "assumptions", "controls"]
)
def test_no_header_or_alias_names_two_columns_of_a_sheet(columns):
    assert claimed_twice(columns) == []


def test_a_name_claimed_twice_is_found():
    owner, name = (
        next(column for column in process_columns(KNOWLEDGE) if column.field == key) for key in ("owner", "name")
    )
    assert claimed_twice([owner, replace(name, aliases=("OWNER",))]) == ["owner"]


@pytest.mark.parametrize(
    "columns", all_groups(), ids=["processes", "engagement", "criteria", "assumptions", "controls"]
)
def test_no_label_or_alias_stands_for_two_choices_of_a_column(columns):
    for column in columns:
        names = [{choice.label, choice.value, *choice.aliases} for choice in column.choices]
        claims = Counter(name for own in names for name in {one.casefold() for one in own})
        assert [name for name, count in claims.items() if count > 1] == [], column.header


def test_the_default_of_a_choice_is_one_of_its_labels():
    for column in engagement_fields(KNOWLEDGE):
        if column.kind is Kind.CHOICE and column.default:
            assert column.default in {choice.label for choice in column.choices}


def test_every_column_says_what_it_is_for():
    assert all(column.help.endswith((".", "?")) for columns in all_groups() for column in columns)


def test_the_data_dictionary_is_current():
    written = (ROOT / "docs" / "workbook.md").read_text(encoding="utf-8")
    assert written == data_dictionary(KNOWLEDGE), "run: python -m reportgen.workbook.dictionary > docs/workbook.md"
