"""Values and rates of return, worked out again by two others: the library pyxirr, and LibreOffice from the tables."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from pathlib import Path

import pytest
import pyxirr
from analysis_cases import KNOWLEDGE
from hypothesis import given
from hypothesis import strategies as st
from money_cases import QUICK
from openpyxl import Workbook
from recalculated import SOFFICE, recalculated

from reportgen.analysis.assess import assess
from reportgen.analysis.discounting import internal_rate_of_return, net_present_value
from reportgen.model.cash_flow import CashFlow, MoneyCase
from reportgen.model.verdict import NotAssessed
from reportgen.workbook.reading import read

EXAMPLE = Path(__file__).parents[2] / "inputs" / "example.xlsx"
AMOUNTS = st.decimals(min_value=-(10**9), max_value=10**9, places=2)
COLUMNS = ("baseline", "charges", "governance", "one_off", "retained", "tax")
FIRST_ROW = 2


@QUICK
@given(st.lists(AMOUNTS, min_size=1, max_size=12), st.floats(0, 0.5))
def test_the_value_is_the_one_pyxirr_finds(table, rate):
    ours = float(net_present_value(table, rate))
    size = max(1.0, *(abs(float(one)) for one in table))
    assert ours == pytest.approx(pyxirr.npv(rate, [float(one) for one in table]), abs=1e-9 * size)


@QUICK
@given(
    st.decimals(min_value=1, max_value=10**7, places=2),
    st.lists(st.decimals(min_value=0, max_value=10**7, places=2), min_size=1, max_size=10),
)
def test_at_its_rate_of_return_a_table_is_worth_nothing(spent, saved):
    # Spent once, saved later: the flows change sign once, and one rate makes them worth nought.
    table = [-spent, *saved]
    rate = internal_rate_of_return(table)
    if isinstance(rate, NotAssessed):
        assert not any(saved)
        return
    flows = [float(one) for one in table]
    assert rate == pytest.approx(pyxirr.irr(flows))
    assert pyxirr.npv(rate, flows) == pytest.approx(0, abs=1e-5 * sum(map(abs, flows)))
    if rate > -0.9:
        assert float(net_present_value(table, rate)) == pytest.approx(0, abs=1e-5 * sum(map(abs, flows)))


@pytest.fixture(scope="module")
def reviewed():
    """Assess the example workbook: its portfolio, and three of its processes that have a rate of return."""
    found = assess(read(EXAMPLE, KNOWLEDGE).engagement, (), KNOWLEDGE, workbook_sha256="0" * 64, draws=100)
    cases = {one.process.id: one.cost.case for one in found.processes if isinstance(one.cost.case, MoneyCase)}
    returning = [name for name, case in cases.items() if not isinstance(case.irr, NotAssessed)][:3]
    assert len(returning) == 3
    return found, {name: cases[name] for name in returning}


def sheet_of(book: Workbook, name: str, flows: tuple[CashFlow, ...], rate: float) -> None:
    """Write a table and, below it, the formulas an analyst would write; year 0 is not discounted."""
    sheet = book.create_sheet(name)
    sheet.append(["year", *COLUMNS, "net"])
    for row, flow in enumerate(flows, FIRST_ROW):
        sheet.append([flow.year, *(float(getattr(flow, column)) for column in COLUMNS), f"=B{row}-SUM(C{row}:G{row})"])
    last = FIRST_ROW + len(flows) - 1
    sheet["J1"], sheet["J2"] = rate, f"=H2+NPV(J1,H3:H{last})"
    sheet["J3"], sheet["J4"] = f"=IRR(H2:H{last})", f"=SUM(H2:H{last})"
    sheet["J5"], sheet["J6"] = f"=SUM(E2:E{last})", f"=SUM(B2:B{last})-SUM(H2:H{last})"


def cents(value) -> Decimal:
    return Decimal(repr(float(value))).quantize(Decimal("0.01"))


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_finds_the_same_from_the_cash_flows_of_the_example(reviewed, tmp_path):
    found, cases = reviewed
    rate = found.engagement.discount_rate
    tables = {"portfolio": found.portfolio, **cases}
    book = Workbook()
    for name, one in tables.items():
        sheet_of(book, name, one.cash_flows, rate)
    book.save(tmp_path / "flows.xlsx")
    after = recalculated(tmp_path / "flows.xlsx", tmp_path)
    for name, one in tables.items():
        sheet = after[name]
        assert [cents(sheet.cell(row, 8).value) for row in range(FIRST_ROW, FIRST_ROW + len(one.cash_flows))] == [
            flow.net for flow in one.cash_flows
        ]
        assert sheet["J3"].value == pytest.approx(one.irr, abs=1e-9)
        assert cents(sheet["J4"].value) == one.net_saving
        assert cents(sheet["J5"].value) == one.one_off
        assert cents(sheet["J6"].value) == one.total_cost
        # A process's value is that of its table to the cent; the portfolio's is the sum of its processes' values, each
        # rounded to the cent.
        off = abs(cents(sheet["J2"].value) - one.npv)
        assert off <= (Decimal("0.005") * len(found.processes) if name == "portfolio" else 0)


def test_the_example_s_table_has_no_column_but_those_recalculated():
    amounts = {field.name for field in fields(CashFlow)} - {"year", "net", "lines"}
    assert amounts == set(COLUMNS)
