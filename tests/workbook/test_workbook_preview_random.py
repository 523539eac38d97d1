"""Two hundred rows filled at random: what the preview says is what the engine and `reportgen check` say of each."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest
from recalculated import SOFFICE, recalculated

from reportgen.analysis.assess import assess
from reportgen.knowledge import catalogues
from reportgen.model.assessment import Evidence
from reportgen.model.engagement import Engagement, Process
from reportgen.model.finding import Severity
from reportgen.workbook.archive import save
from reportgen.workbook.filling import Filling, blank
from reportgen.workbook.reading import read
from reportgen.workbook.row_signs import row_signs
from reportgen.workbook.template import template

KNOWLEDGE = catalogues.load()
ROWS = 200
FIRST = 6
RATINGS = [one.id for one in KNOWLEDGE.criteria.values() if not one.choices]
NATURE = [one.id for one in KNOWLEDGE.criteria.values() if "knowledge_index" in one.weights]
NO_RATINGS = (0, 6, -1, 3.5, 100, "n/a", "high")
REGIMES = ("GDPR", "SOX", "GDPR; SOX", "UK GDPR", "NIS2; DORA", "hipaa")


def entries(number: int, dice: random.Random) -> dict[str, object]:
    """Fill in a row: some cells blank, some extreme, some wrong."""
    row: dict[str, object] = {"id": f"P-{number}", "name": f"Process number {number * 7919}"}
    share = dice.choice((0.0, 0.4, 0.7, 1.0))
    for criterion in RATINGS:
        if dice.random() < share:
            row[criterion] = dice.choice((1, 5, dice.randint(1, 5)))
    maybe = {
        "data_sensitivity": dice.choice(("Public", "Restricted", 2)),
        "personal_data": dice.choice(("None", "Personal", "Special category")),
        "regimes": dice.choice(REGIMES),
        "fte": dice.choice((0, 0.5, 12, 900)),
        "annual_cost": dice.choice((0, 1, 499, 500, 12_000, 90_000_000)),
        "annual_volume": dice.choice((0, 1, 250_000)),
        "override": dice.choice(("Retain", "Outsource")),
        "override_reason": dice.choice(("Works council", "  ")),
    }
    row |= {field: value for field, value in maybe.items() if dice.random() < 0.5}
    spoilt = dice.random()
    if spoilt < 0.15:
        row[dice.choice(RATINGS)] = dice.choice(NO_RATINGS)
    elif spoilt < 0.25:
        row["id"] = dice.choice(("P-1", "P-2", None))
    elif spoilt < 0.35:
        row["name"] = dice.choice((None, "   "))
    return {field: value for field, value in row.items() if value is not None}


@pytest.fixture(scope="module")
def rows() -> list[dict[str, object]]:
    dice = random.Random(20261125)
    return [entries(number, dice) for number in range(1, ROWS + 1)]


@pytest.fixture(scope="module")
def path(rows, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("random") / "random.xlsx"
    engagement = blank(currency="EUR", locale="en_GB").engagement | {"client": "Acme"}
    save(template(KNOWLEDGE, Filling(engagement=engagement, processes=tuple(rows)), rows=ROWS), path)
    return path


@pytest.fixture(scope="module")
def book(path):
    if SOFFICE is None:
        pytest.skip("LibreOffice is not installed")
    return recalculated(path, path.parent)


@pytest.fixture(scope="module")
def shown(book) -> list[dict[str, object]]:
    sheet = book["Processes"]
    heads = {str(cell.value).removeprefix("Preview: "): cell.column for cell in sheet[FIRST - 1]}
    names = ("knowledge index", "class", "completeness", "warnings")
    return [{name: sheet.cell(FIRST + row, heads[name]).value for name in names} for row in range(ROWS)]


@pytest.fixture(scope="module")
def assessed(rows):
    """Assess every row that has a name, with the ratings that are ratings; None for the others."""
    named = {number: row for number, row in enumerate(rows) if str(row.get("name", "")).strip()}
    processes = tuple(
        Process(
            id=f"R{number}",
            name=str(row["name"]),
            ratings={key: row[key] for key in RATINGS if row.get(key) in (1, 2, 3, 4, 5)},
            row=FIRST + number,
        )
        for number, row in named.items()
    )
    engagement = Engagement(client="Acme", title="T", date=date(2026, 11, 16), processes=processes)
    results = assess(engagement, (), KNOWLEDGE, workbook_sha256="").processes
    return [dict(zip(named, results, strict=True)).get(number) for number in range(ROWS)]


@pytest.mark.slow
def test_index_class_and_completeness_are_the_engine_s(rows, shown, assessed):
    for row, seen, one in zip(rows, shown, assessed, strict=True):
        if one is None:
            assert {seen["knowledge index"], seen["class"], seen["completeness"]} == {None}, row
            continue
        nature = one.classification
        assert seen["completeness"] == pytest.approx(nature.coverage, abs=1e-6), row
        if nature.evidence in {Evidence.RATED, Evidence.PARTIAL}:
            assert seen["knowledge index"] == pytest.approx(nature.knowledge_index, abs=1e-6), row
            assert seen["class"] == nature.nature.value, row
        else:
            assert (seen["knowledge index"], seen["class"]) == ("needs ratings", None), row


@pytest.mark.slow
def test_the_portfolio_is_counted_as_the_engine_counts_it(book, rows, shown, assessed):
    counted = {line[1].value: line[2].value for line in book["Start here"].iter_rows(min_row=4, max_col=3)}
    rated = [one for one in assessed if one and one.classification.evidence in {Evidence.RATED, Evidence.PARTIAL}]
    for name in ("BPO", "HYBRID", "KPO"):
        assert counted[name] == sum(one.classification.nature.value == name for one in rated)
    essential = [*NATURE, *(one.id for one in KNOWLEDGE.criteria.values() if one.group == "sourceability")][:15]
    complete = [row for row in rows if {"annual_cost", "data_sensitivity", *essential} <= set(row)]
    assert counted["Processes entered"] == sum(one is not None for one in assessed)
    assert counted["With problems"] == sum(bool(seen["warnings"]) for seen in shown)
    assert counted["Complete"] == sum(bool(str(row.get("name", "")).strip()) for row in complete)


def warnings_by_row(path: Path) -> dict[int, str]:
    """Return what the preview should say of each row: the texts of the signs whose findings `check` has there."""
    findings = read(path, KNOWLEDGE).findings
    codes = defaultdict(set)
    for one in findings:
        if one.sheet == "Processes" and one.row and one.severity is not Severity.INFO:
            codes[one.row].add(one.code)
        if one.code == "RG211":  # said once for all cells that share the ID
            for cell in one.message.split(" stands in ")[1].split(", and")[0].split(", "):
                codes[int(cell.lstrip("A"))].add(one.code)
    signs = {sign.code: sign.text for sign in row_signs(KNOWLEDGE)}
    return {row: "; ".join(text for code, text in signs.items() if code in found) for row, found in codes.items()}


@pytest.mark.slow
def test_warnings_are_those_of_check(path, shown, rows):
    expected = warnings_by_row(path)
    for number, (row, seen) in enumerate(zip(rows, shown, strict=True)):
        assert (seen["warnings"] or "") == expected.get(FIRST + number, ""), row


@pytest.mark.slow
def test_every_sign_occurs_and_some_rows_have_none(path):
    said = set("; ".join(warnings_by_row(path).values()).split("; ")) - {""}
    assert said == {sign.text for sign in row_signs(KNOWLEDGE)}
    assert len(warnings_by_row(path)) < ROWS
