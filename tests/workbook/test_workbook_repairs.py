from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.knowledge import catalogues
from reportgen.model.finding import CellRef
from reportgen.workbook.column import Choice, Column, Kind
from reportgen.workbook.located import Cell
from reportgen.workbook.misspelling import meant
from reportgen.workbook.parsed import Conventions
from reportgen.workbook.parser import parse_cell
from reportgen.workbook.repair import Repair, RepairKind
from reportgen.workbook.repairs import ColumnCell, repair_of
from reportgen.workbook.schema import control_columns, engagement_fields, process_columns

KNOWLEDGE = catalogues.load()
COLUMNS = {
    column.field: column
    for column in (*control_columns(KNOWLEDGE), *engagement_fields(KNOWLEDGE), *process_columns(KNOWLEDGE))
}
LAST_DAY = date(2027, 12, 31)
BRITISH, AUSTRIAN = Conventions(locale="en_GB"), Conventions(locale="de_AT")


def cell(value: object, *, is_percent: bool = False) -> Cell:
    ref = CellRef(sheet="Processes", cell="F12")
    return Cell(ref=ref, row=12, column=6, value=value, is_percent=is_percent)


def repair(field: str, value: object, conventions: Conventions = BRITISH) -> Repair | None:
    column = COLUMNS[field]
    return repair_of(ColumnCell(cell=cell(value), column=column, header=column.header), conventions)


@pytest.mark.parametrize(
    ("field", "value", "kind", "after"),
    [
        ("name", "  Accounts payable ", RepairKind.TRIM, "Accounts payable"),
        ("name", "\u00a0Accounts\u200b payable", RepairKind.TRIM, "Accounts payable"),
        ("name", "Acc\u202eounts payable", RepairKind.TRIM, "Accounts payable"),
        ("owner", "CFO\noffice", RepairKind.TRIM, "CFO office"),
        ("analyst_comment", "one\ntwo ", RepairKind.TRIM, "one\ntwo"),
        ("home_country", " Austria", RepairKind.TRIM, "Austria"),
        ("personal_data", "Personal ", RepairKind.TRIM, "Personal"),
        ("personal_data", "PII", RepairKind.CHOICE, "Personal"),
        ("personal_data", "special  category", RepairKind.CHOICE, "Special category"),
        ("personal_data", "Personnal", RepairKind.SPELLING, "Personal"),
        ("data_sensitivity", "Confidental", RepairKind.SPELLING, "Confidential"),
        ("data_sensitivity", "3 - Confidential", RepairKind.RATING, 3),
        ("data_sensitivity", "confid", RepairKind.CHOICE, "Confidential"),
        ("function", "human resources", RepairKind.CHOICE, "Human resources"),
        ("maturity", "Designd", RepairKind.SPELLING, "Designed"),
        ("regimes", "gdpr, hipaa", RepairKind.CHOICE, "GDPR; HIPAA"),
        ("regimes", "gdpr; HIPPA", RepairKind.SPELLING, "GDPR; HIPAA"),
        ("non_delegable", "y", RepairKind.CHOICE, "Yes"),
        ("non_delegable", True, RepairKind.CHOICE, "Yes"),
        ("judgement", "3 ", RepairKind.RATING, 3),
        ("judgement", "1 - Every case runs down one path", RepairKind.RATING, 1),
        ("judgement", "4: most cases", RepairKind.RATING, 4),
        ("demand_variability", "3 - 10 to 25 %", RepairKind.RATING, 3),
        ("regimes", "GDPR and SOX", RepairKind.CHOICE, "GDPR; SOX"),
        ("regimes", "DSGVO & PCI-DSS", RepairKind.CHOICE, "GDPR; PCI DSS"),
        ("fte", "12.5", RepairKind.NUMBER, 12.5),
        ("annual_cost", "€ 1,250,000", RepairKind.NUMBER, 1_250_000),
        ("annual_cost", "1.250.000,50", RepairKind.NUMBER, 1_250_000.5),
        ("fte", "14,5", RepairKind.NUMBER, 14.5),
        ("error_rate", "3 %", RepairKind.NUMBER, 0.03),
        ("contract_end", "2027-12-31", RepairKind.DATE, LAST_DAY),
        ("contract_end", "31.12.2027", RepairKind.DATE, LAST_DAY),
    ],
)
def test_a_safe_repair_is_proposed(field, value, kind, after):
    found = repair(field, value)
    assert found is not None
    assert (found.kind, found.after, type(found.after)) == (kind, after, type(after))


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("name", "Accounts  payable", "spaces between words are read as typed, so taking one out changes the name"),
        ("name", "Accounts payable", "nothing is wrong"),
        ("name", 2024, "a number is no text to trim"),
        ("fte", "12.500", "RG207: twelve and a half thousand, or twelve and a half"),
        ("fte", "12 or 13", "no number"),
        ("fte", 12.5, "a number already"),
        ("fte", "-4", "a number, but out of range: only the analyst knows"),
        ("annual_cost", "USD 1,000", "another currency"),
        ("error_rate", 5, "RG217 or out of range: 5 % or 500 %"),
        ("error_rate", "5", "likewise as text"),
        ("judgement", "seven", "no rating"),
        ("judgement", "3.5", "no rating"),
        ("judgement", 3, "a rating already"),
        ("judgement", "4 - needs a degree", "the words are none of the rating's own, and may correct it"),
        ("judgement", "3 - 4", "a range"),
        ("judgement", "4 – Every case runs down one path", "the words describe a 1"),
        ("judgement", "1)", "a bracket may be a footnote"),
        ("override", "Outsource?", "the question mark is the analyst's doubt"),
        ("override", "Outsource!", "a mark is no letter"),
        ("override", "Outsource*", "likewise"),
        ("override", "Outsource™", "likewise, though it would be compared as two letters"),
        ("override", "Outsourceª", "likewise"),
        ("regimes", "GDPR?", "likewise, in a list"),
        ("fte", "14,5?", "likewise, in a number"),
        ("contract_end", "12/31/2027*", "likewise, in a date"),
        ("contract_end", "31.12.27", "RG222: the century is a guess"),
        ("contract_end", "03/04/2027", "RG209: day and month could be either"),
        ("personal_data", "Non-personal", "the opposite of a choice is no misspelling of it"),
        ("data_sensitivity", "Unconfidential", "likewise"),
        ("status", "Fnl", "too short to be sure"),
        ("home_country", "Great Britain", "already read; what it is called is the analyst's choice"),
        ("regimes", "GDPR; the works council", "one part of the list is nobody's misspelling"),
        ("regimes", "GDPR;HIPAA", "only the space after the semicolon differs"),
        ("current_locations", "AT; DE", "nothing is wrong"),
    ],
)
def test_what_only_the_analyst_can_tell_is_left_alone(field, value, why):
    assert repair(field, value) is None, why


def test_what_is_exact_in_one_locale_is_not_in_another():
    assert repair("fte", "12,500", BRITISH).after == 12_500
    assert repair("fte", "12,500", AUSTRIAN) is None
    assert repair("fte", "12,5", AUSTRIAN).after == 12.5


def test_a_share_typed_with_its_sign_keeps_it():
    found = repair("error_rate", "3 %")
    assert ("%" in found.number_format, found.shown) == (True, "3 %")


def test_a_repair_says_which_findings_it_takes_away():
    assert repair("data_sensitivity", "Confidental").resolves == {"RG204"}
    assert repair("fte", "14,5").resolves == {"RG219"}
    assert repair("contract_end", "12/31/2027").resolves == {"RG209"}
    assert repair("contract_end", "31.12.2027").resolves == frozenset()
    assert repair("name", "Acc\u202eounts payable").resolves == {"RG214"}
    assert repair("name", " Accounts payable").resolves == frozenset()


LEVELS = tuple(Choice(label=label, value=label) for label in ("Level 1", "Level 2", "Moderate", "Moderately high"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Moderat", "Moderate"),
        ("Mdoerate", "Moderate"),
        ("Moderately hgih", "Moderately high"),
        ("Level 3", None),  # as near to Level 1 as to Level 2, and another number
        ("Levl 2", "Level 2"),
        ("Immoderate", None),
        ("Mode", None),
        ("", None),
    ],
)
def test_a_misspelling_is_near_one_choice_and_clearly_further_from_the_others(text, found):
    choice = meant(text, LEVELS)
    assert (choice.label if choice else None) == found


def test_where_two_choices_are_about_as_near_neither_is_meant():
    twins = tuple(Choice(label=label, value=label) for label in ("Per hour", "Per hour"))
    assert meant("Per hourr", twins) is None


DIRT = st.sampled_from(["", " ", "  ", "\u00a0", "\u200b", "\n", "\t", "\u202e", "_x0041_", "=", "'", ";", ","])
WORDS = st.sampled_from(
    [
        *(choice.label for column in COLUMNS.values() for choice in column.choices),
        *("3", "3 - Moderate", "yes", "x", "12.5", "12,5", "1,250", "1.250.000,50", "4 %", "€ 12", "31.12.2027"),
        *("2027-12-31", "03/04/2027", "Austria", "AT; DE", "Accounts  payable", "none", "#1A2B3C", "EUR", "en-GB"),
    ]
)


@st.composite
def dirty(draw: st.DrawFn) -> str:
    """A text that people type, with what pasting and haste add to it."""
    parts = draw(st.lists(st.tuples(DIRT, WORDS, DIRT), min_size=1, max_size=2))
    text = "".join(piece for part in parts for piece in part)
    at = draw(st.integers(min_value=0, max_value=len(text)))
    return draw(
        st.sampled_from([text, text.lower(), text.upper(), text[:at] + text[at + 1 :], text[:at] + " " + text[at:]])
    )


@settings(deadline=None, max_examples=400)
@given(field=st.sampled_from(sorted(set(COLUMNS) - {"logo"})), text=dirty() | st.text(max_size=20))
@pytest.mark.parametrize("conventions", [BRITISH, AUSTRIAN], ids=["en_GB", "de_AT"])
def test_a_repaired_cell_says_what_it_said_or_loses_its_finding_and_needs_no_second_repair(conventions, field, text):
    column = COLUMNS[field]
    if column.kind is Kind.FORMULA:
        return
    found = repair(field, text, conventions)
    if found is None:
        return
    before = parse_cell(cell(text), column, conventions)
    again = cell(found.after, is_percent="%" in (found.number_format or ""))
    after = parse_cell(again, column, conventions)
    codes = {finding.code for finding in before.findings}
    assert {finding.code for finding in after.findings} == codes - found.resolves
    if before.value is not None and not found.resolves:
        assert after.value == before.value
    assert after.value is not None
    assert repair_of(ColumnCell(cell=again, column=column, header=column.header), conventions) is None


def test_a_repair_is_shown_as_the_analyst_would_write_it():
    column = Column(header="End", field="contract_end", kind=Kind.DATE, help="")
    found = repair_of(ColumnCell(cell=cell("2027-12-31"), column=column, header="End"), BRITISH)
    assert found.shown == date(2027, 12, 31).isoformat()
