"""The formulas of the results workbook, worked out by LibreOffice: they give what the report and the JSON give."""

import json
import re
import zipfile
from decimal import Decimal
from io import BytesIO

import pytest
from analysis_cases import EXPERT, GUARDED, READY, assessed, process
from openpyxl import load_workbook
from recalculated import SOFFICE, all_saved_by_libreoffice
from results_books import HOSTILE, changed, hostile, unstored

from reportgen.model.engagement import Range
from reportgen.model.money import minor_unit
from reportgen.report.results.whole import results_json
from reportgen.workbook.results_fields import letter_of
from reportgen.workbook.results_flows import FLOWS as FLOW_FIELDS
from reportgen.workbook.results_workbook import results_workbook

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
]
# IDs that a formula which looked them up would take for each other, for wildcards or for comparisons.
PORTFOLIOS = {
    "one": lambda: assessed(process(annual_cost=1_234_567.89)),
    "yen": lambda: assessed(
        process("A", annual_cost=98_765_432),
        process("a", "Payroll", annual_cost=45_000_001),
        process("01", "Archive", annual_cost=8_000_000),
        process("1", "Mail room", annual_cost=7_000_000),
        currency="JPY",
        locale="ja_JP",
        home_country="JP",
        assumptions={"tax_rate": Range(low=0.3, likely=0.3, high=0.3)},
    ),
    "dinar": lambda: assessed(
        process("*", "Payroll", annual_cost=1_234_567.891, regimes=("sox",)),
        process("?", "Help desk", annual_cost=None),
        process("=1", "Patents", ratings=EXPERT | READY | GUARDED, annual_cost=333_333.333),
        process("<>", "Zxcv qwer", ratings={}, annual_cost=None),
        horizon_years=10,
        discount_rate=0.0,
        currency="KWD",
    ),
    "without": lambda: assessed(process(annual_cost=None)),
    "empty": assessed,
}
SUMS = {
    "Today's cost a year": "baseline_annual",
    "Cost a year as recommended": "outsourced_annual",
    "One-off cost": "one_off",
    "Net saving": "net_saving",
    "Total cost": "total_cost",
    "NPV": "npv",
}
TOTALS = {header: part for header, part in SUMS.items() if part in {"one_off", "net_saving", "total_cost", "npv"}}
FLOWS = {
    "Baseline": "baseline",
    "Charges": "charges",
    "Governance": "governance",
    "One-off": "one_off",
    "Retained": "retained",
    "Tax": "tax",
    "Net": "net",
}
CALCULATED = ("Read me", "Portfolio", "Cash flows", "Totals by process", "What-if cash flows", "Risks")
NAMES = ("example", *PORTFOLIOS)


@pytest.fixture(scope="module")
def portfolios():
    return {name: made() for name, made in PORTFOLIOS.items()}


@pytest.fixture(scope="module")
def written(example_outputs, portfolios):
    """Return every workbook as it is written: the example's by the program, the others from their assessments."""
    books = {name: results_workbook(one) for name, one in portfolios.items()}
    poisoned = results_workbook(hostile(portfolios["dinar"]))
    return {"example": (example_outputs / "example.results.xlsx").read_bytes(), **books, "hostile": poisoned}


@pytest.fixture(scope="module")
def told(example_outputs, portfolios):
    """Return what the JSON says of each."""
    example = json.loads((example_outputs / "example.results.json").read_bytes())
    return {"example": example, **{name: results_json(one) for name, one in portfolios.items()}}


@pytest.fixture(scope="module")
def worked_out(written, tmp_path_factory):
    """Return every workbook as LibreOffice works it out, with one whose first charge was raised by a cent."""
    folder = tmp_path_factory.mktemp("results")
    bare = {name: unstored(content) for name, content in written.items()}
    bare["changed"] = changed(written["one"], "Cash flows", f"{letter_of(FLOW_FIELDS, 'Charges')}3", 0.01)
    for name, content in bare.items():
        (folder / f"{name}.xlsx").write_bytes(content)
    saved = all_saved_by_libreoffice([folder / f"{name}.xlsx" for name in bare], folder)
    return {path.stem: load_workbook(path, data_only=True, read_only=True) for path in saved}


def table(sheet):
    """Return the rows of a list by their headers."""
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def block(sheet, title):
    """Return the rows of a section of the Portfolio sheet by their first cell, each by the section's headers."""
    rows = list(sheet.iter_rows(values_only=True))
    start = next((at for at, row in enumerate(rows) if row[0] == title), None)
    if start is None:
        return {}
    found = {}
    for row in rows[start + 2 :]:
        if row[0] is None:
            break
        found[row[0]] = dict(zip(rows[start + 1], row, strict=True))
    return found


def amount(value, results):
    """Return a number at the currency's minor unit, and fail where it lies between two amounts."""
    unit = minor_unit(results["engagement"]["currency"])
    exact = Decimal(repr(value)).quantize(unit)
    assert abs(Decimal(repr(value)) - exact) < unit / 1000
    return exact


def costed(results):
    return [one for one in results["processes"] if "cash_flows" in one["cost"]]


@pytest.mark.parametrize("name", NAMES)
def test_the_totals_of_each_process_are_those_of_the_json(worked_out, told, name):
    results = told[name]
    rows = table(worked_out[name]["Totals by process"])
    assert [row["Process ID"] for row in rows] == [one["id"] for one in results["processes"]]
    for row, one in zip(rows, results["processes"], strict=True):
        if "cash_flows" not in one["cost"]:
            assert row["Check"] == "not assessed"
            assert {row[header] for header in TOTALS} == {"No cost is given"}
            continue
        assert row["Check"] == "agrees"
        for header, part in TOTALS.items():
            assert amount(row[header], results) == amount(one["cost"][part], results), (row["Process ID"], header)


@pytest.mark.parametrize("name", NAMES)
def test_every_year_s_net_is_that_of_the_json(worked_out, told, name):
    results = told[name]
    rows = table(worked_out[name]["Cash flows"])
    flows = [(one["id"], flow) for one in costed(results) for flow in one["cost"]["cash_flows"]]
    assert [(row["Process ID"], row["Year"]) for row in rows] == [(key, flow["year"]) for key, flow in flows]
    for row, (_, flow) in zip(rows, flows, strict=True):
        assert amount(row["Net"], results) == amount(flow["net"], results)


@pytest.mark.parametrize("name", NAMES)
def test_the_sums_of_the_portfolio_are_those_of_the_json(worked_out, told, name):
    results, sheet = told[name], worked_out[name]["Portfolio"]
    sums = block(sheet, "Figures, worked out here")
    assert set(sums) == (set(SUMS) if costed(results) else set())
    for header, row in sums.items():
        assert amount(row["Live"], results) == amount(results["portfolio"][SUMS[header]], results), header
        assert row["Check"] == "agrees"


@pytest.mark.parametrize("name", NAMES)
def test_the_years_of_the_portfolio_are_those_of_the_json(worked_out, told, name):
    results, sheet = told[name], worked_out[name]["Portfolio"]
    years = block(sheet, "By year, worked out here")
    flows = results["portfolio"]["cash_flows"]
    assert [year for year in years if year != "All years"] == [flow["year"] for flow in flows]
    for flow in flows:
        row = years[flow["year"]]
        assert row["Check"] == "agrees"
        for header, part in FLOWS.items():
            assert amount(row[header], results) == amount(flow.get(part, 0), results), (flow["year"], header)
    if flows:
        assert amount(years["All years"]["Net"], results) == amount(results["portfolio"]["net_saving"], results)


@pytest.mark.parametrize("name", NAMES)
def test_a_risk_s_score_is_that_of_the_json(worked_out, told, name):
    stages = {"Score before": "inherent", "Score with today's measures": "today", "Score after": "residual"}
    for row, one in zip(table(worked_out[name]["Risks"]), told[name]["processes"], strict=True):
        assert [row[header] for header in stages] == [
            one["security"][stage].get("score", "Not assessed") for stage in stages.values()
        ]


@pytest.mark.parametrize("name", NAMES)
def test_all_checks_are_counted_in_the_read_me(worked_out, told, name):
    results, book = told[name], worked_out[name]
    said = dict(row[:2] for row in book["Read me"].iter_rows(values_only=True)).get("Do the figures agree?")
    count = len(costed(results)) + len(SUMS) + len(results["portfolio"]["cash_flows"])
    assert said == (f"All {count} checks agree with the report." if costed(results) else None)


def cells_of(sheet):
    """Return the filled cells of a sheet by their place."""
    return {cell.coordinate: cell for row in sheet.iter_rows() for cell in row if cell.value is not None}


@pytest.mark.parametrize("name", [*NAMES, "hostile"])
def test_a_program_that_does_not_calculate_shows_the_same(written, worked_out, name):
    stored, formulas = (load_workbook(BytesIO(written[name]), data_only=only, read_only=True) for only in (True, False))
    found = 0
    for title in CALCULATED:
        ours, theirs = (cells_of(book[title]) for book in (stored, worked_out[name]))
        for place in (place for place, cell in cells_of(formulas[title]).items() if cell.data_type == "f"):
            value = theirs[place].value
            assert ours[place].value == (pytest.approx(value, rel=1e-12, abs=1e-9) if is_number(value) else value)
            found += 1
    assert found == sum(part.count(b"<f>") for part in parts(written[name]).values())


def is_number(value):
    return isinstance(value, int | float)


def test_a_cash_flow_changed_by_a_cent_makes_its_checks_differ(worked_out):
    book = worked_out["changed"]
    (row,) = table(book["Totals by process"])
    assert row["Check"] == "differs"
    years = block(book["Portfolio"], "By year, worked out here")
    assert [year for year, row in years.items() if row["Check"] == "differs"] == [1]
    sums = block(book["Portfolio"], "Figures, worked out here")
    assert {label for label, row in sums.items() if row["Check"] == "differs"} == {"Net saving", "Total cost", "NPV"}
    assert book["Portfolio"]["A3"].value == "5 of 13 checks differ from the report."


def parts(content):
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def texts(book):
    """Return every text of a workbook by sheet and cell, with line ends as XML reads them."""
    return {
        (sheet.title, place): re.sub("\r\n?", "\n", cell.value)
        for sheet in book.worksheets
        for place, cell in cells_of(sheet).items()
        if isinstance(cell.value, str) and cell.data_type != "f"
    }


def test_no_text_is_worked_out_whatever_it_begins_with(written, worked_out):
    ours = load_workbook(BytesIO(written["hostile"]), read_only=True)
    theirs = texts(worked_out["hostile"])
    hostile_cells = {place: text for place, text in texts(ours).items() if text.startswith(HOSTILE) or "=4+4" in text}
    assert len(hostile_cells) > 500
    assert {sheet for sheet, _ in hostile_cells} == set(ours.sheetnames) - {"Portfolio"}
    assert hostile_cells == {place: theirs.get(place) for place in hostile_cells}


def test_hostile_text_adds_no_formula_and_no_link(written):
    clean, poisoned = (parts(written[name]) for name in ("dinar", "hostile"))
    assert set(clean) == set(poisoned)
    formula = re.compile(rb"<f>[^<]*</f>")
    for name in clean:
        assert formula.findall(clean[name]) == formula.findall(poisoned[name])
    everything = b"".join(part for name, part in poisoned.items() if name.endswith(".rels"))
    assert b"External" not in everything
    assert not any("externalLink" in name for name in poisoned)
