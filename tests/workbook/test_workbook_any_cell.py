"""Any text in any cell: the engagement stays what it was, says what the text says, or there is a finding about it."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from written_workbooks import reading

from reportgen.model.engagement import Engagement, Process
from reportgen.model.finding import Finding
from reportgen.workbook.normalising import clean, is_blank, key

SHEETS = {
    "Engagement": [
        ["Who the report is for"],
        ["Client", "Brenner AG"],
        ["Title", "Sourcing advice"],
        ["Date", "2026-11-16"],
        ["Currency", "EUR"],
        ["Discount rate", "8 %"],
        ["Horizon (years)", 5],
        ["Risk appetite", "Low"],
        ["Approvals", "Board; Works council"],
        ["Home country", "Austria"],
    ],
    "Processes": [
        ["All processes, as of November"],
        [
            *("ID", "Process name", "Description", "Judgement", "Data sensitivity", "Personal data", "Regimes", "FTE"),
            *("Annual cost", "Override", "Override reason", "Contract end", "Attrition", "Owner"),
        ],
        [
            *("A1", "Payroll", "Pay slips", 2, "Confidential", "Personal", "GDPR", 12.5),
            *(900_000, "Retain", "Works council", "2027-12-31", "12 %", "Head of HR"),
        ],
        [None] * 14,
        [
            *("A2", "Contract drafting", "Clauses and terms", 4, "Restricted", "None", "Legal privilege", 3),
            *(510_000, None, None, None, "7 %", "General counsel"),
        ],
        ["A3", "Ledger close", None, 3, 2, None, "SOX", 7, 640_000, None, None, None, None, None],
    ],
    "Criteria": [["Criterion", "Weight", "Key"], ["Judgement", 0.3, "judgement"], ["Credential", 0.1, None]],
    "Assumptions": [
        ["Assumption", "Low", "Likely", "High", "Key"],
        ["Yearly growth of pay", 0.01, 0.02, 0.03, "wage_inflation"],
    ],
    "Controls": [["ID", "Control", "In place", "Note"], ["CTL-EN-01", "Encryption", "Designed", "Seen"]],
}
CELLS = [
    (sheet, row, column)
    for sheet, rows in SHEETS.items()
    for row, values in enumerate(rows, start=1)
    for column in range(1, max(map(len, rows)) + 1)
    if column <= len(values)
]


def writable(text: str) -> str:
    """Leave out what openpyxl does not write."""
    return "".join(one for one in text if one.isprintable() or one in "\n\t")


TEXTS = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=40).map(writable),
    st.sampled_from(
        ("", " ", "\u00a0", "3", "1.234", "1,5", "12 %", "n/a", "None", "GDPR; DORA", "Low", "USD", "de_DE")
    ),
    st.sampled_from(
        ("Process name", "FTE", "Payroll", "A2", "Total", "Judgement", "Client", "=1+1", "2026-02-30", "x;y")
    ),
    st.from_regex(r"[0-9.,' %€-]{1,10}", fullmatch=True),
)
WITH_DEFAULT = {"id", "currency", "horizon_years", "discount_rate", "risk_appetite", "criteria_weights"}
TEXT_FIELDS = {"name", "description", "override_reason", "owner", "id", "client", "title", "approvals"}


def written(path: Path, change: tuple[str, int, int, str] | None = None) -> Path:
    book = Workbook()
    book.remove(book.active)
    for name, rows in SHEETS.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                sheet.cell(number, column, value)
    if change is not None:
        name, row, column, text = change
        cell = book[name].cell(row, column)
        cell.value = text
        cell.data_type = "s"
    book.save(path)
    return path


def is_about(finding: Finding, sheet: str, row: int, place: str) -> bool:
    """Return whether a finding stands in the cell, in its row, or names it or its column."""
    if finding.sheet == sheet and (finding.row == row or finding.cell is None):
        return True
    named = place.rstrip("0123456789") if finding.code == "RG123" else place
    return re.search(rf"\b{named}\b", finding.message) is not None


def plain(value):
    """Leave out where values stood; only what they say is compared."""
    return replace(value, cells={}, **({"processes": ()} if isinstance(value, Engagement) else {}))


def differences(before: Engagement, after: Engagement) -> list[tuple[str, object, object]]:
    """Return the facts that differ as (field, before, after); a process that came or went as a whole."""
    pairs: list[tuple[object, object]] = [(plain(before), plain(after))]
    if len(before.processes) != len(after.processes):
        return [("processes", len(before.processes), len(after.processes))]
    pairs += [(plain(one), plain(other)) for one, other in zip(before.processes, after.processes, strict=True)]
    found = []
    for one, other in pairs:
        for field in fields(one):
            old, new = getattr(one, field.name), getattr(other, field.name)
            if old != new and field.name == "ratings":
                found += [
                    (name, old.get(name), new.get(name)) for name in {*old, *new} if old.get(name) != new.get(name)
                ]
            elif old != new:
                found.append((field.name, old, new))
    return found


def says(text: str, value: object, field: str) -> bool:
    """Return whether a value is what a text says, by rules much simpler than the reader's."""
    shown = clean(text).text
    if field == "controls":
        return [one.note or "" for one in value] == [shown]
    if is_blank(shown):
        return value in (None, (), {}) or field in WITH_DEFAULT
    if field == "approvals":
        return isinstance(value, tuple) and all(part in shown for part in value)
    if field in TEXT_FIELDS:
        return value == " ".join(shown.splitlines()) or value == shown
    if isinstance(value, Decimal | float | int):
        digits = re.sub(r"[^0-9.]", "", shown.replace("−", "-"))
        return Decimal(digits) == Decimal(str(value)) or Decimal(digits) == Decimal(str(value)) * 100
    return bool(re.search(r"\w", key(shown))) or (key(shown), value) == (
        "-",
        (),
    )


@pytest.fixture(scope="module")
def before(tmp_path_factory) -> Engagement:
    result = reading(written(tmp_path_factory.mktemp("before") / "before.xlsx"))
    assert result.engagement is not None, [one.message for one in result.findings]
    return result.engagement


@pytest.mark.slow
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cell=st.sampled_from(CELLS), text=TEXTS)
@example(cell=("Processes", 2, 8), text=" ")
@example(cell=("Processes", 2, 2), text="")
@example(cell=("Processes", 2, 9), text="FTE")
@example(cell=("Engagement", 2, 1), text="")
@example(cell=("Processes", 6, 1), text="A2")
@example(cell=("Criteria", 1, 2), text="x")
def test_any_text_in_any_cell(tmp_path, before, cell, text):
    sheet, row, column = cell
    place = f"{get_column_letter(column)}{row}"
    result = reading(written(tmp_path / "after.xlsx", (sheet, row, column, text)))
    if any(is_about(one, sheet, row, place) for one in result.findings if one.code != "RG108"):
        return
    assert result.engagement is not None, (place, [one.message for one in result.findings])
    changed = differences(before, result.engagement)
    assert len(changed) <= 1, (sheet, place, text, changed)
    for field, _old, new in changed:
        assert says(text, new, field), (sheet, place, text, changed)


def test_a_value_that_does_not_say_what_the_text_says_is_noticed(before):
    assert not says("13", Decimal("12.5"), "fte")
    assert not says("Payroll", "Payrol", "name")
    one: Process = before.processes[0]
    other = replace(before, processes=(replace(one, fte=Decimal(1)), *before.processes[1:]))
    assert differences(before, other) == [("fte", Decimal("12.5"), Decimal(1))]
