"""`reportgen explain`: how a figure was worked out, as a tree down to the cells of the workbook."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from small_reports import written

from reportgen.cli.explanation import as_text
from reportgen.pipeline.explanation import Explanation

INVOICES = {
    "ID": "P1",
    "Process name": "Supplier invoices",
    "Judgement": 2,
    "Domain expertise": 2,
    "Codifiability": 4,
    "Analytical complexity": 1,
    "Customisation": 2,
    "Volume and repeatability": 5,
    "Credential": 1,
    "Data sensitivity": 3,
    "Annual cost": 1_200_000,
}
PATENTS = {"ID": "P2", "Process name": "Patent drafting"}

KNOWLEDGE_INDEX = """\
Supplier invoices (P1)
Knowledge index = 16.5 points
    = Points of Judgement + Points of Domain expertise + Points of Codifiability + Points of
      Analytical complexity + Points of Customisation + Points of Volume and repeatability + Points
      of Credential
    = 5 + 4.5 + 4.5 + 0 + 2.5 + 0 + 0
    method 1
  Points of Judgement = 5 points …
  Points of Domain expertise = 4.5 points …
  Points of Codifiability = 4.5 points …
  Points of Analytical complexity = 0 points …
  Points of Customisation = 2.5 points …
  Points of Volume and repeatability = 0 points …
  Points of Credential = 0 points …
What ends in … is made from more: --depth 2 tells it.
"""
CODIFIABILITY = """\
Supplier invoices (P1)
Points of Codifiability = 4.5 points
    = 100 × Share of weight: Codifiability × (1 − (Codifiability − 1) / 4)
    = 100 × 18% × (1 − (4 − 1) / 4)
    method 1: A high rating lowers this index, so the rating counts turned round.
  Share of weight: Codifiability = 18% …
  Codifiability: Processes!E2 = 4
What ends in … is made from more: --depth 2 tells it.
"""
IMPACT = """\
Supplier invoices (P1)
Inherent impact = 3
    = the greatest of (nearest whole number (1 + 4 × Index of impact / 100); Impact at the least, by
      data sensitivity)
    = the greatest of (nearest whole number (1 + 4 × 50 / 100); 2)
    method 7
  Index of impact = 50 points
      = Points of Data sensitivity
      = 50
      method 1
    Points of Data sensitivity = 50 points …
  Impact at the least, by data sensitivity = 2
      = nearest whole number (Data sensitivity − Steps by which the impact may lie below data
        sensitivity)
      = nearest whole number (3 − 1)
      method 7
    Data sensitivity: Processes!J2 = 3
    Steps by which the impact may lie below data sensitivity = 1 (knowledge: Impact at the least, by
        the method (practitioner convention))
What ends in … is made from more: --depth 3 tells it.
"""


@pytest.fixture
def told(reportgen, workbook, monkeypatch):
    """Ask about the two processes; what is said on stdout, where nothing goes wrong and nothing says how wide it is."""
    monkeypatch.delenv("COLUMNS", raising=False)
    path = workbook([INVOICES, PATENTS])

    def told(*asked: str) -> str:
        ended = reportgen("explain", "-q", path, *asked)
        assert (ended.exit_code, ended.err) == (0, "")
        return ended.out

    return told


@pytest.mark.parametrize(
    ("figure", "depth", "tree"),
    [
        ("classification.knowledge_index", "1", KNOWLEDGE_INDEX),
        ("classification.contributions[2].points", "1", CODIFIABILITY),
        ("security.inherent.impact", "2", IMPACT),
    ],
)
def test_a_figure_is_told_with_names_with_numbers_and_down_to_its_cells(told, figure, depth, tree):
    assert told("P1", figure, "--depth", depth) == tree


def test_without_a_figure_the_main_ones_are_listed_each_with_its_rule_and_what_tells_most(told):
    said = " ".join(told("supplier  INVOICES").split())
    assert said.startswith("Supplier invoices (P1) classification.class ")
    assert "Knowledge index: 16.5 points (method 1; Points of Judgement 5, Points of Domain expertise 4.5" in said
    assert "cost.npv" in said
    assert "sourcing.recommendation Recommendation: assess further (method 4; since gate G8, too little" in said


def test_a_part_of_a_path_lists_what_is_under_it(told):
    lines = told("P1", "security.inherent").splitlines()
    listed = [line.split()[0] for line in lines if line.startswith("security.")]
    assert listed == ["security.inherent.likelihood", "security.inherent.impact", "security.inherent.score"]


def test_the_portfolio_counts_the_processes_by_name(told):
    assert "    = number of (Class of P1)\n" in told("portfolio", "by_class.BPO")


def test_what_was_not_assessed_says_why(told):
    said = told("P2", "cost.npv")
    assert said.startswith("Patent drafting (P2)\ncost.npv was not assessed: No cost is given")


def test_a_choice_is_a_sentence_in_the_words_of_the_report(told):
    said = told("P1", "sourcing.wave", "--depth", "1")
    assert said.startswith(
        "Supplier invoices (P1)\n"
        "Wave = 0\n"
        "    from Recommendation; Form\n"
        "    since the recommendation is assess further and the form is in house\n"
    )


def test_a_figure_that_comes_again_is_referred_to(told):
    said = told("P1", "security.residual.score", "--depth", "9")
    assert said.count("\n    Inherent likelihood = ") == 1
    assert "(told above)" in said
    assert "--depth" not in said


def test_a_default_that_stands_in_its_cell_is_told_as_one_with_the_cell(reportgen, tmp_path):
    path = written(
        tmp_path / "acme.xlsx",
        [INVOICES],
        Assumptions=[{"Key": "benefits_loading", "Low": 0.2, "Likely": 0.3, "High": 0.42}],
        Criteria=[{"Criterion": "Judgement", "Weight": 0.2}],
    )

    def said(figure: str) -> str:
        return " ".join(reportgen("explain", "-q", path, "P1", figure, "--depth", "3").out.split())

    cost = said("cost.baseline_annual")
    assert "Benefits and social charges = 30% (default, Assumptions!C2: United States" in cost
    assert "Premises = 8% (default: " in cost, "no cell holds it"
    index = said("classification.knowledge_index")
    assert "Weight of Judgement in the knowledge index = 20% (knowledge, Criteria!B2: Delivered weight" in index
    assert "Weight of Credential in the knowledge index = 10% (knowledge: Delivered weight" in index


def test_a_figure_that_only_repeats_another_is_told_as_that_one(told):
    assert told("P1", "classification.contributions[2].rating") == (
        "Supplier invoices (P1)\nCodifiability: Processes!E2 = 4\n"
    )


def test_json_holds_the_tree_with_values_formulas_cells_and_sources(told):
    found = json.loads(told("P1", "classification.contributions[2].points", "--json"))
    assert {key: found[key] for key in ("schema", "process", "figure")} == {
        "schema": 1,
        "process": "P1",
        "figure": "classification.contributions[2].points",
    }
    tree = found["tree"]
    assert (tree["value"], tree["unit"], tree["rule"]) == (4.5, "points", "1")
    assert tree["worked"] == "100 × 18% × (1 − (4 − 1) / 4)"
    rating = next(one for one in tree["operands"] if one["label"] == "Codifiability")
    assert (rating["cell"], rating["value"], rating["origin"]) == ("Processes!E2", 4, "cell")
    weight = next(one for one in tree["operands"] if one["label"] == "Share of weight: Codifiability")
    assert weight["operands"][0]["source"].startswith("Delivered weight")


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (["P3"], 'No process has the ID or the name "P3". Did you mean '),
        (["Patent drafts"], "Did you mean Patent drafting (P2)?"),
        (["Patent", "drafting"], 'A name of several words needs quotation marks: "Patent drafting".'),
        (
            ["Close", "of", "books", "cost.npv"],
            'quotation marks: reportgen explain WORKBOOK "Close of books" cost.npv',
        ),
        (["0815"], 'No process has the ID or the name "0815". The IDs and names stand on the Processes sheet.'),
        (["P1", "npv"], 'There is no figure "npv". Did you mean cost.npv?'),
        (["portfolio", "cost.npv"], 'There is no figure "cost.npv". Did you mean npv?'),
        (["P1", "xyzzy"], 'There is no figure "xyzzy". Leave the figure out to list the main ones.'),
        (["P1", "Net present value"], "Did you mean cost.npv?"),
        (["P1", "cash_flows[9]"], "Did you mean cost.cash_flows?"),
        (["P1", "cost.cash_flows[9].net"], ": cost.cash_flows goes from [0] to [5]."),
        (["P1", "cost.cash_flows[1].charge"], "Did you mean cost.cash_flows[1].charges?"),
        (["P1", "sourcing.reasons"], "sourcing.reasons is chosen by rules or told in words"),
        (["P1", "sourcing.recomendation"], "Did you mean sourcing.recommendation?"),
    ],
)
def test_what_is_not_there_gets_a_suggestion(reportgen, workbook, asked, sentence):
    ended = reportgen("explain", "-q", workbook([INVOICES, PATENTS]), *asked)
    assert (ended.exit_code, ended.out) == (2, "")
    assert sentence in ended.err


def test_a_name_that_two_processes_have_is_asked_for_by_id(reportgen, workbook):
    twins = [INVOICES, INVOICES | {"ID": "P2", "Annual cost": 5_000}]
    ended = reportgen("explain", "-q", workbook(twins), "Supplier invoices")
    assert ended.exit_code == 2
    assert "2 processes are called Supplier invoices: say which by its ID (P1, P2)." in ended.err


def test_numbers_are_written_as_in_the_engagements_locale(reportgen, workbook):
    path = workbook([INVOICES], {"Locale": "de_DE"})
    said = reportgen("explain", "-q", path, "P1", "cost.baseline_annual", "--depth", "9").out
    assert "Annual cost: Processes!K2 = €1.200.000" in said


def test_errors_of_the_workbook_are_said_and_nothing_is_explained(reportgen, workbook):
    ended = reportgen("explain", workbook([INVOICES | {"Judgement": 9}]), "P1")
    assert (ended.exit_code, ended.out) == (1, "")
    assert "Processes!C2" in ended.err
    assert "needs correcting first, so nothing was explained." in ended.err


def test_lines_are_as_wide_as_the_terminal_and_carry_no_colour_when_piped(told, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    said = told("P1", "classification.knowledge_index", "--depth", "2")
    assert max(map(len, said.splitlines())) <= 60
    assert "\x1b" not in said


def test_signs_that_an_encoding_does_not_have_are_spelt_out():
    ascii_only = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    found = Explanation(process="P1", name="A × B − C", figure="cost.npv", reason="No cost is given.")
    assert as_text(found, 3, ascii_only).startswith("A x B - C (P1)\n")


def test_a_name_from_a_hostile_workbook_cannot_steer_the_terminal():
    found = Explanation(process="P1", name="Pay\x1b[2Jroll", figure="cost.npv", reason="No cost is given.")
    assert "\x1b" not in as_text(found, 3, io.StringIO())


def test_explaining_leaves_no_file_behind(told, tmp_path: Path):
    told("P1", "sourcing.index")
    assert [one.name for one in tmp_path.iterdir()] == ["acme.xlsx"]
