"""The number in Excel is the number in the report: LibreOffice works the preview out, Python works it out again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from recalculated import SOFFICE, all_saved_by_libreoffice

from reportgen.knowledge import catalogues
from reportgen.workbook.archive import save
from reportgen.workbook.example import example_filling
from reportgen.workbook.filling import Filling, blank
from reportgen.workbook.preview import Term, class_formula, completeness_formula, index_formula
from reportgen.workbook.template import template

KNOWLEDGE = catalogues.load()
EXAMPLE = Path(__file__).parents[2] / "inputs" / "example.xlsx"
WEIGHTS = {one.id: one.weights["knowledge_index"] for one in KNOWLEDGE.criteria.values() if one.group == "nature"}
REVERSED = {"codifiability", "volume_repeatability"}
needs_libreoffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


def index_by_hand(entries, weights) -> tuple[object, float]:
    """Return what the preview should say: the index or "needs ratings", and the share of the weight entered."""
    rated = {key: weight for key, weight in weights.items() if key in entries}
    share = sum(rated.values()) / sum(weights.values())
    scaled = {key: (5 - entries[key]) / 4 if key in REVERSED else (entries[key] - 1) / 4 for key in rated}
    if share < 0.6:
        return "needs ratings", share
    return 100 * sum(weight * scaled[key] for key, weight in rated.items()) / sum(rated.values()), share


def class_by_hand(index) -> str | None:
    if isinstance(index, str):
        return None
    return "BPO" if index < 40 else "HYBRID" if index < 60 else "KPO"


ALL_FIVES = {"name": "Fives", **dict.fromkeys(WEIGHTS, 5)}
FEW = {"name": "Few", "judgement": 4, "domain_expertise": 4}
ENOUGH = {"name": "Enough", "judgement": 4, "domain_expertise": 2, "codifiability": 3}
EXACTLY = {"name": "At forty", **dict.fromkeys(WEIGHTS, 3), "judgement": 1}
RATED = (ALL_FIVES, FEW, ENOUGH, EXACTLY)
MIXED = {"name": "Mixed", **dict(zip(WEIGHTS, (5, 1, 5, 1, 1, 5, 1), strict=True))}


def filled(*processes, **weights: float) -> Filling:
    return Filling(engagement=blank(currency="EUR", locale="en_GB").engagement, processes=processes, weights=weights)


def with_zero_weights():
    book = template(KNOWLEDGE, filled(MIXED, judgement=0.0, codifiability=0.0), rows=2)
    for row in range(6, 13):
        if book["Criteria"][f"C{row}"].value != 0:
            book["Criteria"][f"C{row}"].value = None  # blank means the default weight
    return book


def with_errors():
    book = template(KNOWLEDGE, example_filling(KNOWLEDGE), rows=50)
    for place, shown in (("E6", "#N/A"), ("W7", "#DIV/0!")):
        book["Processes"][place].value, book["Processes"][place].data_type = shown, "e"
    return book


def lean() -> Filling:
    filling = example_filling(KNOWLEDGE)
    return replace(filling, engagement={**filling.engagement, "cost_preset": "Lean"})


@pytest.fixture(scope="module")
def worked_out(tmp_path_factory):
    """Return the filled templates as LibreOffice works them out, started once for all."""
    folder = tmp_path_factory.mktemp("preview")
    books = {
        "example": template(KNOWLEDGE, example_filling(KNOWLEDGE), rows=50),  # with rows to spare
        "weight": template(KNOWLEDGE, filled(*RATED, judgement=0.4), rows=6),
        "zeros": with_zero_weights(),
        "errors": with_errors(),
        "lean": template(KNOWLEDGE, lean(), rows=1),
    }
    for name, book in books.items():
        save(book, folder / f"{name}.xlsx")
    saved = all_saved_by_libreoffice([folder / f"{name}.xlsx" for name in books], folder)
    return {path.stem: load_workbook(path, data_only=True) for path in saved}


@pytest.fixture(scope="module")
def example(worked_out):
    return worked_out["example"]


def previews(book, rows: int):
    """Return each row's index, class and completeness."""
    sheet = book["Processes"]
    heads = {cell.value: cell.column_letter for cell in sheet[5]}
    columns = [heads[f"Preview: {name}"] for name in ("knowledge index", "class", "completeness")]
    return [tuple(sheet[f"{letter}{row}"].value for letter in columns) for row in range(6, 6 + rows)]


def agree(seen, entries, weights) -> None:
    index, share = index_by_hand(entries, weights)
    assert seen[0] == (index if isinstance(index, str) else pytest.approx(index, abs=1e-6)), entries
    assert (seen[1] or None, seen[2]) == (class_by_hand(index), pytest.approx(share, abs=1e-6)), entries


@needs_libreoffice
def test_the_example_s_preview_is_the_formula_of_the_design(example):
    filling = example_filling(KNOWLEDGE)
    seen = previews(example, rows=len(filling.processes))
    for row, entries in zip(seen, filling.processes, strict=True):
        agree(row, entries, WEIGHTS)
    assert {row[1] or "none" for row in seen} == {"BPO", "HYBRID", "KPO", "none"}


@needs_libreoffice
def test_a_changed_weight_and_missing_ratings_count_at_once(worked_out):
    seen = previews(worked_out["weight"], rows=6)
    for row, entries in zip(seen, RATED, strict=False):
        agree(row, entries, {**WEIGHTS, "judgement": 0.4})
    assert seen[1][0] == "needs ratings"
    assert [value or None for value in seen[4]] == [None, None, None]


@needs_libreoffice
def test_weights_typed_as_zero_beside_blank_ones_count_as_the_report_counts_them(worked_out):
    sheet = worked_out["zeros"]["Processes"]
    heads = {cell.value: cell.column_letter for cell in sheet[5]}
    expected, _ = index_by_hand(MIXED, {**WEIGHTS, "judgement": 0, "codifiability": 0})
    assert sheet[f"{heads['Preview: knowledge index']}6"].value == pytest.approx(expected, abs=1e-6)


@needs_libreoffice
def test_error_values_that_were_pasted_are_named_in_their_row_and_break_no_count(worked_out):
    opened, filling = worked_out["errors"], example_filling(KNOWLEDGE)
    sheet = opened["Processes"]
    warnings = {cell.value: cell.column_letter for cell in sheet[5]}["Preview: warnings"]
    assert [sheet[f"{warnings}{row}"].value for row in (6, 7, 8)] == ["error value", "error value", None]
    shown = {row[1].value: row[2].value for row in opened["Start here"].iter_rows(min_row=4, max_col=4)}
    assert (shown["With problems"], shown["Processes entered"]) == (2, len(filling.processes))
    assert shown["Full-time equivalents"] == pytest.approx(482.5 - 6.5)


@needs_libreoffice
def test_start_here_counts_what_was_filled_in(example):
    filling = example_filling(KNOWLEDGE)
    sheet = example["Start here"]
    shown = {row[1].value: row[2].value for row in sheet.iter_rows(min_row=4, max_col=4)}
    costs = [entries["annual_cost"] for entries in filling.processes if "annual_cost" in entries]
    assert (shown["Required fields missing"], shown["Processes entered"]) == (0, len(filling.processes))
    assert (shown["With annual cost"], shown["Annual cost"]) == (len(costs), sum(costs))
    assert (shown["Complete"], shown["With problems"]) == (32, 0)
    assert shown["BPO"] + shown["HYBRID"] + shown["KPO"] == shown["Classed by ratings"] == len(filling.processes) - 1


@needs_libreoffice
def test_an_assumption_says_when_it_differs_from_its_default_or_is_set_by_the_preset(worked_out):
    filling, sheet = lean(), worked_out["lean"]["Assumptions"]
    heads = {cell.value: cell.column_letter for cell in sheet[5]}
    flags = {sheet[f"{heads['Key']}{row}"].value: sheet[f"{heads['Changed']}{row}"].value for row in range(6, 200)}
    assert {key for key, flag in flags.items() if flag == "changed"} == set(filling.assumptions)
    by_preset = set(KNOWLEDGE.cost_presets["lean"].values) - set(filling.assumptions)
    assert {key for key, flag in flags.items() if flag == "by preset"} == by_preset
    assert str(sheet["A3"].value).startswith("Cost preset: Lean, chosen on the Engagement sheet.")
    defaults = {sheet[f"{heads['Key']}{row}"].value: sheet[f"{heads['Default']}{row}"].value for row in range(6, 200)}
    assert defaults["selection_share"] == "0.2 % · 0.2 % · 0.2 %"


def test_formulas_read_as_the_design_states_them():
    terms = [
        Term(rating="$E6", weight="Criteria!$E$6", is_reversed=False),
        Term(rating="$G6", weight="Criteria!$E$8", is_reversed=True),
    ]
    assert completeness_formula(terms, "$B6") == (
        '=IF(TRIM($B6)="","",IF((Criteria!$E$6+Criteria!$E$8)=0,0,'
        'ROUND((IF(ISNUMBER(MATCH(TRIM($E6),{"1","2","3","4","5"},0)),Criteria!$E$6,0)'
        '+IF(ISNUMBER(MATCH(TRIM($G6),{"1","2","3","4","5"},0)),Criteria!$E$8,0))'
        "/(Criteria!$E$6+Criteria!$E$8),9)))"
    )
    rated = 'MATCH(TRIM($%s),{"1","2","3","4","5"},0)'
    assert f"Criteria!$E$6*({rated % 'E6'}-1)/4" in index_formula(terms, "$B6", "$AB6")
    assert f"Criteria!$E$8*(5-{rated % 'G6'})/4" in index_formula(terms, "$B6", "$AB6")
    assert class_formula("$Z6", KNOWLEDGE.knowledge_bands) == (
        '=IF(ISNUMBER($Z6),IF($Z6<40,"BPO",IF($Z6<60,"HYBRID","KPO")),"")'
    )


def test_a_blank_row_shows_nothing_in_the_file_that_is_kept():
    sheet = load_workbook(EXAMPLE)["Processes"]
    assert sheet["B41"].value is None
    assert str(sheet["Z41"].value).startswith('=IF(TRIM($B41)="","",')
