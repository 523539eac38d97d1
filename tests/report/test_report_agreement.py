"""Every number the report prints in its verdict and cost tables is the one in the results JSON."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from math import floor

import pytest
from html_tables import tables_of

from reportgen.model.assessment import Assessment
from reportgen.report.results.whole import results_json
from reportgen.report.words.formats import Formats, MoneyScale


@pytest.fixture(scope="module")
def results(example: Assessment) -> dict:
    return results_json(example)


@pytest.fixture(scope="module")
def scale(example: Assessment) -> MoneyScale:
    """Return thousands: in millions the lists of the example, each amount rounded by itself, would not add up."""
    formats = Formats(locale=example.engagement.locale, currency=example.engagement.currency)
    return formats.scale_for([Decimal(50_000)])


def money(scale: MoneyScale, value: object) -> str:
    return "–" if isinstance(value, dict) else scale.text(Decimal(str(value)))


def score(value: object) -> str:
    """Return an index as it is printed in a column: whole, halves up, or <40 where that would read as the next band."""
    if isinstance(value, dict):
        return "–"
    whole = floor(value + 0.5)
    is_carried = any((whole >= edge) is not (value >= edge) for edge in (40, 60))
    return f"<{whole}" if is_carried else str(whole)


def by_number(rows: list[list[str]]) -> dict[int, list[str]]:
    return {int(row[0]): row for row in rows if row and row[0].isdigit()}


TERMS = {
    "OUTSOURCE": "Source",
    "SELECTIVE": "Source in part",
    "RETAIN": "Retain",
    "STABILISE": "Fix first",
    "ASSESS_FURTHER": "Assess further",
}


def test_the_verdict_table(example_html, results, scale):
    table, _ = tables_of(example_html, "verdicts")
    rows = by_number(table)
    assert len(rows) == len(results["processes"])
    for number, one in enumerate(results["processes"], start=1):
        _, name, chip, _, knowledge, sourceability, amount, _, verdict = rows[number]
        assert name[:40] in one["name"]
        assert (
            chip.upper() == one["classification"]["class"] if isinstance(one["classification"]["class"], str) else "N/A"
        )
        assert knowledge == score(one["classification"]["knowledge_index"])
        assert sourceability == score(one["sourcing"]["index"])
        assert amount == money(scale, one["cost"]["baseline_annual"])
        assert verdict.startswith(TERMS[one["sourcing"]["recommendation"]])


def test_each_process_of_a_wave_stands_under_its_head(example_html, results):
    table, _ = tables_of(example_html, "verdicts")
    waves, wave = {}, 0
    for first, *_ in table[1:-1]:
        if first.isdigit():
            waves[int(first)] = wave
        else:
            found = re.search(r"wave (\d)", first)
            wave = int(found[1]) if found else 0
    assert waves == {number: one["sourcing"]["wave"] for number, one in enumerate(results["processes"], start=1)}


def test_the_verdicts_by_function_add_up_to_all_processes(example_html, results, scale):
    _, (_, *rows, whole) = tables_of(example_html, "verdicts")
    told = [
        [Decimal(0 if cell == "–" else cell.replace("−", "-").replace(",", "")) for cell in row[1:] if cell]
        for row in (*rows, whole)
    ]
    assert [sum(column) for column in zip(*told[:-1], strict=True)] == told[-1]
    verdicts = Counter(one["sourcing"]["recommendation"] for one in results["processes"])
    assert told[-1][1] == verdicts["OUTSOURCE"] + verdicts["SELECTIVE"]
    moved = sum(
        one["cost"]["baseline_annual"] * one["sourcing"]["sourced_share"]
        for one in results["processes"]
        if one["sourcing"]["wave"]
    )
    assert whole[-2] == money(scale, moved)
    assert whole[-1] == money(
        scale, sum(one["cost"]["net_saving"] for one in results["processes"] if one["sourcing"]["wave"])
    )


def is_told(cell: str, value: object, most: int = 4) -> bool:
    """Say whether a cell of the business case tells an amount: in whole euros that add up, so within a few of it."""
    if isinstance(value, dict):
        return cell == "n/a"
    told = Decimal(0 if cell == "–" else cell.replace(",", "").replace("−", "-"))
    return abs(told - Decimal(str(value))) < most


def untold(cells: list[str], values: list[object]) -> list[tuple[str, object]]:
    """Return the cells that do not tell their amount, each with it."""
    return [(cell, value) for cell, value in zip(cells, values, strict=True) if not is_told(cell, value)]


def case_tables(html: str) -> dict[str, list[list[str]]]:
    return {table[0][0]: table for table in tables_of(html, "business-case")}


def test_the_cost_table_by_process(example_html, results):
    table = case_tables(example_html)["No."]
    rows = by_number(table)
    keys = ("baseline_annual", "outsourced_annual", "one_off", "net_saving", "npv")
    unchanged = [number for number in range(1, len(results["processes"]) + 1) if number not in rows]
    for number, one in enumerate(results["processes"], start=1):
        costs = [one["cost"][key] for key in keys]
        if number in rows:
            assert untold([*rows[number][2:6], rows[number][7]], costs) == []
        else:
            assert costs == [costs[0], costs[0], 0, 0, 0]
    listed = {row[place]: row[place + 2] for row in case_tables(example_html)["Stays as it is"][1:] for place in (0, 4)}
    assert {str(number) for number in unchanged} == {number for number in listed if number}
    for number in unchanged:
        assert is_told(listed[str(number)], results["processes"][number - 1]["cost"]["baseline_annual"])
    whole = table[-1]
    assert untold([*whole[2:6], whole[7]], [results["portfolio"][key] for key in keys]) == []


def test_the_cost_table_by_year(example_html, results):
    table = case_tables(example_html)["Year"]
    parts = ("baseline", "charges", "governance", "retained", "one_off", "net")
    flows = results["portfolio"]["cash_flows"]
    for row, flow in zip(table[1:-1], flows, strict=True):
        assert untold(row[1:7], [flow[part] for part in parts]) == []
    assert untold(table[-1][1:7], [sum(Decimal(str(flow[part])) for flow in flows) for part in parts]) == []


def test_a_number_that_differs_is_noticed(example_html, results):
    net = results["portfolio"]["cash_flows"][1]["net"]
    row = case_tables(example_html)["Year"][2]
    assert is_told(row[6], net)
    assert not is_told(row[6], net + 5)
    assert not is_told(row[6], -net)
    assert not is_told("–", net)


def test_every_printed_number_reaches_the_pdf(example_html, example_pdf):
    import pdf_facts

    text = " ".join(" ".join(pdf_facts.texts(example_pdf)).split())
    for table in (*tables_of(example_html, "verdicts"), *tables_of(example_html, "business-case")):
        for row in table:
            for cell in row:
                if any(letter.isdigit() for letter in cell) and len(cell) < 12:
                    assert cell in text
