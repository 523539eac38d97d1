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
from reportgen.model.engagement import Engagement, Process
from reportgen.model.finding import Finding, Severity
from reportgen.model.verdict import Evidence
from reportgen.workbook.archive import save
from reportgen.workbook.contradictions import MIXED_PAIRS, RATING_PAIRS
from reportgen.workbook.filling import Filling, blank
from reportgen.workbook.reading import read
from reportgen.workbook.row_signs import row_signs
from reportgen.workbook.template import template

KNOWLEDGE = catalogues.load()
ROWS = 200
FIRST = 6
RATINGS = [one.id for one in KNOWLEDGE.criteria.values() if not one.choices]
NATURE = [one.id for one in KNOWLEDGE.criteria.values() if "knowledge_index" in one.weights]
NO_RATINGS = (0, 6, -1, 3.5, 100, "n/a", "high", "3-4")
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
        "annual_volume": dice.choice((0, 1, 999, 250_000, 600_000_000)),
        "override": dice.choice(("Retain", "Source")),
        "override_reason": dice.choice(("Works council", "  ")),
        "non_delegable": dice.choice(("Yes", "No")),
        "quoted_price": dice.choice((0, 4.5, 900_000)),
        "quote_basis": dice.choice(("Per year", "Per unit", "Per FTE and year", "Per hour")),
        "seasonal_peak": dice.choice((0, 0.2, 0.25, 1.5)),
    }
    row |= {field: value for field, value in maybe.items() if dice.random() < 0.5}
    if dice.random() < 0.3:
        pair = dice.choice(RATING_PAIRS)
        row |= {pair.first: dice.choice(pair.first_steps), pair.second: dice.choice(pair.second_steps)}
    row |= costs(number, row)
    spoilt = dice.random()
    if spoilt < 0.15:
        row[dice.choice(RATINGS)] = dice.choice(NO_RATINGS)
        row["fte"] = dice.choice((-1, 100_000, 100_001))
    elif spoilt < 0.2:
        row[dice.choice(RATINGS)] = dice.choice(("4", " 2", "5 "))
    elif spoilt < 0.25:
        row["id"] = dice.choice(("P-1", "P-2", None))
    elif spoilt < 0.35:
        row["name"] = dice.choice((None, "   "))
    return {field: value for field, value in row.items() if value is not None}


def costs(number: int, row: dict[str, object]) -> dict[str, object]:
    """Give some rows without a cost their people's pay, others parts of it, one in twenty a part that cannot be."""
    pay = {"pay_per_fte": 52_000} if number % 3 == 0 and "annual_cost" not in row else {}
    part = {"technology_cost": 8_000} if number % 7 == 0 else {}
    return pay | part | ({"premises_cost": -1} if number % 20 == 0 else {})


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
            ratings={key: int(row[key]) for key in RATINGS if str(row.get(key)).strip() in set("12345")},
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
    texts = defaultdict(set)
    for one in read(path, KNOWLEDGE).findings:
        if one.sheet == "Processes" and one.row and one.severity is not Severity.INFO:
            texts[one.row].add(short(one))
        if one.code == "RG211":  # said once for all cells that share the ID
            for cell in one.message.split(" stands in ")[1].split(", and")[0].split(", "):
                texts[int(cell.lstrip("A"))].add(short(one))
    order = dict.fromkeys(sign.text for sign in row_signs(KNOWLEDGE, "EUR"))
    return {row: "; ".join(text for text in order if text in found) for row, found in texts.items()}


def short(finding: Finding) -> str:
    """Return how a row says a finding: by its code, or where several share one by the reason it gives."""
    whys = {pair.why: pair.short for pair in (*RATING_PAIRS, *MIXED_PAIRS)}
    for why, text in whys.items():
        if why in finding.message:
            return text
    if finding.code == "RG321":
        return "unit price without volume" if "per unit" in finding.message else "quoted price without FTE"
    return next((sign.text for sign in row_signs(KNOWLEDGE, "EUR") if sign.code == finding.code), finding.code)


@pytest.mark.slow
def test_warnings_are_those_of_check(path, shown, rows):
    expected = warnings_by_row(path)
    for number, (row, seen) in enumerate(zip(rows, shown, strict=True)):
        assert (seen["warnings"] or "") == expected.get(FIRST + number, ""), row


@pytest.mark.slow
def test_every_sign_occurs_and_some_rows_have_none(path):
    said = set("; ".join(warnings_by_row(path).values()).split("; ")) - {""}
    signs = {sign.text for sign in row_signs(KNOWLEDGE, "EUR")}
    assert said == signs
    assert len(warnings_by_row(path)) < ROWS
