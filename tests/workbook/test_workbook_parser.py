"""What cells mean: forgiving about form, strict about meaning."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from written_workbooks import (
    COMPLETE,
    as_text,
    codes,
    engagement_of,
    found,
    only_process,
    processes,
    reading,
    template_in_other_currency,
    write,
)

from reportgen.model.engagement import Override, PersonalData, ReportStatus, RiskAppetite
from reportgen.model.finding import Severity


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "acme.xlsx"


def one(path: Path, header: str, value: object, **engagement: object) -> Path:
    """Write one process with one more column."""
    return processes(
        path,
        ("ID", "Process name *", header),
        ("A1", "Payroll", value),
        engagement=(*COMPLETE, *engagement.items()),
    )


def test_misspelt_choice_names_cell_and_suggestion(path):
    finding = found(one(path, "Data sensitivity", "Confidental"), "RG204")
    assert finding.severity is Severity.ERROR
    assert (finding.sheet, finding.cell, finding.row, finding.column) == ("Processes", "C2", 2, "Data sensitivity")
    assert finding.field == "data_sensitivity"
    assert finding.message == '"Confidental" is not a choice for Data sensitivity. Did you mean "Confidential"?'
    assert finding.suggestion == "Confidential"
    assert "Public, Internal, Confidential" in finding.remedy


def test_choices_that_have_commas_of_their_own_stand_in_quotation_marks(path):
    finding = found(one(path, "Control maturity", "Somehow"), "RG204")
    assert '"Operating, not independently tested"' in finding.remedy


@pytest.mark.parametrize(
    "text", ["Confidential", "confidential", " CONFIDENTIAL\u00a0", "Conf", "3", 3, 3.0, "3 - Confidential"]
)
def test_a_rating_with_labels_by_label_start_or_number(path, text):
    assert only_process(one(path, "Data sensitivity", text)).ratings == {"data_sensitivity": 3}


@pytest.mark.parametrize("value", [0, 6, 3.5, -1, "high", "3.5", "3,5", "2-3", "3/5", True, "n/a", dt.date(2026, 1, 3)])
def test_ratings_are_whole_1_to_5(path, value):
    finding = found(one(path, "Judgement", value), "RG205")
    assert finding.cell == "C2"
    assert "a blank is never taken for a 3" in finding.remedy


@pytest.mark.parametrize(
    "text",
    [
        *("1 - 5", "3 - 4", "3 – 4", "3: 4", "1)", "3 -", "3 - 5 depending", "3 - but really 5", "4 - Low", "5=low"),
        "4 – Every case runs down one path",  # the anchor of 1
        "4 - Mos",  # too little of an anchor to be one
    ],
)
def test_a_range_or_a_rating_that_contradicts_its_words_is_none(path, text):
    assert found(one(path, "Judgement", text), "RG205").cell == "C2"


@pytest.mark.parametrize("text", ["4 - Most cases mean weighing incomplete evidence", "4: most", "4 – Most cases"])
def test_a_rating_with_its_own_anchor_or_the_start_of_it_is_read(path, text):
    assert only_process(one(path, "Judgement", text)).ratings == {"judgement": 4}


def test_an_anchor_of_three_letters_is_read_in_full(path):
    assert only_process(one(path, "Subcontracting depth", "4 - Two")).ratings == {"subcontracting_depth": 4}


@pytest.mark.parametrize("text", ["4 - Helps to set the company apart", "4 - Helps to set the client apart"])
def test_an_anchor_of_an_older_workbook_is_read(path, text):
    assert only_process(one(path, "Strategic importance", text)).ratings == {"strategic_importance": 4}


@pytest.mark.parametrize("text", ["2.0", "2,0", "2.00", "2"])
def test_a_whole_rating_may_be_written_with_a_point(path, text):
    assert only_process(one(path, "Judgement", text)).ratings == {"judgement": 2}


def test_a_label_that_contradicts_its_number_is_no_rating(path):
    assert found(one(path, "Data sensitivity", "2 - Confidential"), "RG204").cell == "C2"


@pytest.mark.parametrize("blank", [None, "", "  ", "\u00a0", "\u200b", "\ufeff \n"])
def test_a_blank_is_missing_and_no_finding(path, blank):
    process = only_process(one(path, "Judgement", blank))
    assert process.ratings == {}
    assert "judgement" not in process.cells


@pytest.mark.parametrize(
    ("locale", "text", "number"),
    [
        ("en_GB", "1,234,567.50", "1234567.50"),
        ("en_GB", "€ 12,000", "12000"),
        ("en_GB", "12000 EUR", "12000"),
        ("de_DE", "1.234,5", "1234.5"),
        ("de_DE", "0,125", "0.125"),
        ("de_CH", "1’234.5", "1234.5"),
        ("de_CH", "1'234", "1234"),
        ("fr_FR", "1\u202f234,5", "1234.5"),
        ("fr_FR", "1\u00a0234", "1234"),
        ("en_IN", "12,34,567", "1234567"),
        ("sv_SE", "12 000", "12000"),
    ],
)
def test_numbers_as_text_that_the_locale_makes_unambiguous(path, locale, text, number):
    assert only_process(one(path, "Annual cost", text, Locale=locale)).annual_cost == Decimal(number)


@pytest.mark.parametrize(
    ("locale", "text", "guess"), [("en_GB", "1.234", "1234"), ("de_DE", "1,234", "1234"), ("en_GB", "€ 1.234", "1234")]
)
def test_a_number_with_two_readings_is_an_error_that_shows_one(path, locale, text, guess):
    finding = found(one(path, "Annual cost [EUR]", text, Locale=locale), "RG207")
    assert finding.suggestion == guess
    assert finding.cell == "C2"
    assert locale in finding.message


@pytest.mark.parametrize(
    ("locale", "text", "reading"),
    [
        ("de_DE", "12.5", "12,5"),
        ("en_GB", "12,5", "12.5"),
        ("en_GB", "0,125", "0.125"),
        ("en_GB", "1.234,50", "1,234.5"),
        ("en_GB", "1.234.567,50", "1,234,567.5"),
        ("en_GB", "300 000 €", "300,000"),
        ("en_GB", "12’000", "12,000"),
        ("de_DE", "1,234.50", "1.234,5"),
        ("de_DE", "1,234,567", "1.234.567"),
        ("de_DE", "12,34,567", "1.234.567"),
    ],
)
def test_a_number_of_another_locale_is_an_error_that_shows_its_one_reading(path, locale, text, reading):
    finding = found(one(path, "Annual cost [EUR]", text, Locale=locale), "RG219")
    assert finding.suggestion == reading
    assert f"not written as numbers are in {locale}" in finding.message
    assert "RG219" not in codes(one(path, "Annual cost [EUR]", reading, Locale=locale))


def test_a_share_of_another_locale_is_suggested_with_its_sign(path):
    labels = (*COMPLETE, ("Discount rate", "9,5 %"))
    finding = found(processes(path, ("Process name",), ("Payroll",), engagement=labels), "RG219")
    assert finding.suggestion == "9.5 %"


@pytest.mark.parametrize(
    ("text", "mark"), [("£1,234,567.50", "£"), ("500 USD", "USD"), ("US$ 500", "US$"), ("chf 12.000", "chf")]
)
def test_an_amount_in_another_currency_is_said_to_carry_it(path, text, mark):
    finding = found(one(path, "Annual cost", text), "RG220")
    assert f"carries {mark}, but amounts are in EUR" in finding.message


@pytest.mark.parametrize("text", ["$ 500", "US$500", "usd 500", "500 USD"])
def test_an_amount_may_carry_the_engagements_currency_in_its_usual_forms(path, text):
    assert only_process(one(path, "Annual cost", text, Currency="USD")).annual_cost == Decimal(500)


@pytest.mark.parametrize(
    "value", ["about ten", "$ 12", True, dt.date(2026, 1, 1), "٣", "1_000", "1e5", "12 people", "16.11.2026", "1 2 3"]
)
def test_not_a_number(path, value):
    assert found(one(path, "FTE", value), "RG206").cell == "C2"


@pytest.mark.parametrize(
    ("header", "value"), [("FTE", -1), ("Annual cost", -0.01), ("Annual volume", 1e300), ("FTE", "-3")]
)
def test_amounts_are_finite_and_not_negative(path, header, value):
    assert found(one(path, header, value), "RG208").cell == "C2"


def test_personal_data_override_and_yes_no(path):
    headers = ("ID", "Process name", "Personal data", "Override", "Override reason", "Non-delegable decision")
    process = only_process(processes(path, headers, (1, "Audit", "special", "Keep", "Board’s wish", "yes")))
    assert process.id == "1"
    assert process.personal_data is PersonalData.SPECIAL
    assert process.override is Override.RETAIN
    assert process.override_reason == "Board’s wish"
    assert process.non_delegable is True


@pytest.mark.parametrize("text", ["GDPR; DORA", "GDPR;DORA;gdpr;", "GDPR\nDORA", "GDPR, DORA"])
def test_regimes_by_label(path, text):
    assert only_process(one(path, "Regimes", text)).regimes == ("gdpr", "dora")


def test_every_regime_that_is_not_known_is_said(path):
    findings = [
        finding for finding in reading(one(path, "Regimes", "GDRP; DORA; Foo")).findings if finding.code == "RG204"
    ]
    assert [finding.message.split(" is not")[0] for finding in findings] == ['"GDRP"', '"Foo"']
    assert findings[0].suggestion == "GDPR"


@pytest.mark.parametrize("text", ["GDPR and PCI-DSS", "DSGVO & PCI DSS", "RGPD und pci-dss", "GDPR;PCI DSS"])
def test_regimes_as_people_join_and_call_them(path, text):
    assert only_process(one(path, "Regimes", text)).regimes == ("gdpr", "pci_dss")


def test_the_ai_act_is_read_without_the_eu(path):
    assert only_process(one(path, "Regimes", "AI Act")).regimes == ("ai_act",)


@pytest.mark.parametrize(
    ("value", "held"),
    [*((word, "personal") for word in (True, "ja", "oui")), *((word, "none") for word in (False, "Nein", "non"))],
)
def test_personal_data_as_yes_or_no_in_other_words(path, value, held):
    assert only_process(one(path, "Personal data", value)).personal_data == held


@pytest.mark.parametrize(
    ("header", "text"),
    [
        ("Data sensitivity", "unrestricted"),
        ("Data sensitivity", "Not confidential"),
        ("Override", "Do not outsource"),
    ],
)
def test_the_opposite_of_a_choice_is_never_suggested(path, header, text):
    assert found(one(path, header, text), "RG204").suggestion is None


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("Risk appetite", "averse"),
        ("Report status", "not final"),
        ("Home country", "not India"),
        ("Locale", "deutsch"),
        *(("Currency", text) for text in ("Rs", "kr", "kEUR", "TEUR")),
    ],
)
def test_what_only_looks_alike_is_not_suggested(path, field, text):
    workbook = processes(path, ("Process name",), ("Payroll",), engagement=(*COMPLETE, (field, text)))
    assert [one.suggestion for one in reading(workbook).findings if one.cell and text in one.message] == [None]


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("Verdicts; Business case; Roadmap", ("verdicts", "business_case", "roadmap")),
        ("roadmap;  BUSINESS  CASE;roadmap", ("roadmap", "business_case")),
        ("Place and form, Risks and exit", ("place_and_form", "exit")),
        ("commercial model and clauses", ("commercial",)),
    ],
)
def test_sections_in_the_order_entered(path, text, sections):
    workbook = processes(path, ("Process name",), ("Payroll",), engagement=(*COMPLETE, ("Sections", text)))
    assert engagement_of(workbook).sections == sections


def test_a_section_or_a_pack_that_there_is_not_is_said_with_its_cell(path):
    labels = (*COMPLETE, ("Pack", "Exekutive"), ("Sections", "Verdicts; Buisness case"))
    findings = {
        finding.cell: finding.suggestion
        for finding in reading(processes(path, ("Process name",), ("Payroll",), engagement=labels)).findings
        if finding.code == "RG204"
    }
    assert findings == {"B4": "Executive", "B5": "Business case"}


def test_without_a_word_about_it_the_report_is_the_whole(path):
    found = engagement_of(processes(path, ("Process name",), ("Payroll",), engagement=COMPLETE))
    assert (found.pack, found.sections) == ("full", ())


def test_no_regime_in_words_is_no_regime(path):
    assert only_process(one(path, "Regimes", "none")).regimes == ()


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Austria; DE", ("AT", "DE")),
        ("UK, Poland", ("GB", "PL")),
        ("Österreich", ("AT",)),
        ("Bosnia & Herzegovina", ("BA",)),
        ("USA; US", ("US",)),
    ],
)
def test_countries_by_code_or_name(path, text, countries):
    assert only_process(one(path, "Permitted countries", text, Locale="de_AT")).permitted_countries == countries


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("Deutschland", "DE"), ("Österreich", "AT"), ("Schweiz", "CH"), ("Allemagne", "DE"), ("España", "ES")),
        *(("Índia", "IN"), ("Bosnia and Herzegovina", "BA"), ("Trinidad and Tobago", "TT"), ("Northern Ireland", "GB")),
    ],
)
def test_countries_by_their_names_in_other_languages_and_with_and(path, text, code):
    assert only_process(one(path, "Permitted countries", text, Locale="en_GB")).permitted_countries == (code,)


def test_a_country_resembling_two_is_not_suggested(path):
    assert found(one(path, "Permitted countries", "Austrila"), "RG213").suggestion is None


def test_misspelt_country(path):
    assert found(one(path, "Permitted countries", "Poland; Gremany"), "RG213").suggestion == "Germany"


@pytest.mark.parametrize(
    "name", ["{{ 7*7 }}", "<b>bold</b>", "=cmd|' /C calc'!A0", "+1", "@SUM(A1)", "{% for %}", "${x}", "%s"]
)
def test_names_stay_as_typed(path, name):
    as_text(processes(path, ("ID", "Process name"), ("A1", "x")), "Processes", "B2", name)
    assert only_process(path).name == name


def test_name_that_is_a_number_or_a_truth_value_is_text(path):
    workbook = engagement_of(processes(path, ("Process name",), (2026,), (True,), (1.5,)))
    assert [process.name for process in workbook.processes] == ["2026", "TRUE", "1.5"]


def test_text_of_32_000_characters_passes(path):
    text = "All work and no play. " * 1454
    process = only_process(one(path, "Description", text[:32000].strip()))
    assert process.description == text[:32000].strip()
    assert len(process.description) > 31_900


def test_smart_quotes_and_lines_stay_in_texts(path):
    process = only_process(one(path, "Description", "“Quoted”\r\nsecond – line\u00a0here"))
    assert process.description == "“Quoted”\nsecond – line\u00a0here"


@pytest.mark.parametrize(
    ("text", "kept", "kinds"),
    [
        ("Pay\u202eroll", "Payroll", "direction"),
        ("Pay_x0007_roll", "Payroll", "control"),
        ("Pay\U000e0041roll", "Payroll", "tag"),
    ],
)
def test_misleading_characters_are_taken_out_and_said(path, text, kept, kinds):
    process = processes(path, ("ID", "Process name"), ("A1", text))
    finding = found(process, "RG214")
    assert kinds in finding.message
    assert finding.cell == "B2"
    assert only_process(process).name == kept


def test_name_of_nothing_but_control_characters_is_no_name(path):
    path = processes(path, ("ID", "Process name", "FTE"), ("A1", "_x0007__x0008_", 3), ("A2", "Payroll", 4))
    assert found(path, "RG210").cell == "B2"


def test_row_without_a_name(path):
    path = processes(path, ("ID", "Process name", "FTE"), ("A1", None, 3), ("A2", "Payroll", 4))
    finding = found(path, "RG210")
    assert (finding.severity, finding.row, finding.cell) == (Severity.ERROR, 2, "B2")


def test_row_with_nothing_but_a_prepared_id_is_blank(path):
    path = processes(path, ("ID", "Process name"), ("A1", "Payroll"), ("A2", None))
    assert len(engagement_of(path).processes) == 1


def test_blank_rows_are_skipped_and_row_numbers_stay_true(path):
    path = processes(path, ("ID", "Process name"), ("A1", "Payroll"), (None, None), ("  ", ""), ("A2", "Audit"))
    assert [(process.id, process.row) for process in engagement_of(path).processes] == [("A1", 2), ("A2", 5)]


def test_a_missing_id_is_given_and_never_one_in_use(path):
    path = processes(path, ("ID", "Process name"), ("p002", "Payroll"), (None, "Audit"))
    assert [process.id for process in engagement_of(path).processes] == ["p002", "P003"]
    finding = found(path, "RG212")
    assert (finding.severity, finding.cell) == (Severity.INFO, "A3")


def test_where_no_process_has_an_id_one_note_says_so(path):
    path = processes(path, ("Process name",), ("Payroll",), ("Audit",))
    assert [process.id for process in engagement_of(path).processes] == ["P001", "P002"]
    assert "P001 to P002" in found(path, "RG218").message


@pytest.mark.parametrize(("first", "second"), [("A1", "a1"), (1, "1"), ("A1", "A1\u200b"), ("A–1", "A-1")])
def test_ids_that_are_the_same(path, first, second):
    path = processes(path, ("ID", "Process name"), (first, "Payroll"), ("B", "Audit"), (second, "Tax"))
    finding = found(path, "RG211")
    assert "A2, A4" in finding.message
    assert finding.cell == "A4"


@pytest.mark.parametrize(("value", "identity"), [(1, "1"), (1.0, "1"), ("007", "007"), ("FIN-01", "FIN-01")])
def test_ids(path, value, identity):
    assert only_process(processes(path, ("ID", "Process name"), (value, "Payroll"))).id == identity


@pytest.mark.parametrize("value", [1.5, 2**53, -(2.0**60)])
def test_numbers_that_cannot_serve_as_an_id(path, value):
    assert found(processes(path, ("ID", "Process name"), (value, "Payroll")), "RG216").cell == "A2"


def test_ids_of_two_alphabets(path):
    assert "Latin and Cyrillic" in found(processes(path, ("ID", "Process name"), ("A\u0410", "Tax")), "RG215").message


def test_header_below_a_title_reordered_with_units_and_stars(path):
    path = write(
        path,
        {
            "Engagement": COMPLETE,
            "Processes": [
                ("Our processes",),
                (),
                ("Size", None, "Who"),
                ("Annual cost [EUR]", "judgement", "PROCESS NAME*", "Fte:"),
                (1200000, 4, "Payroll", 3),
            ],
        },
    )
    process = only_process(path)
    assert (process.name, process.annual_cost, process.fte) == ("Payroll", Decimal(1200000), Decimal(3))
    assert process.ratings == {"judgement": 4}
    assert str(process.cells["judgement"]) == "Processes!B5"


def test_header_by_alias(path):
    assert only_process(processes(path, ("Process", "Headcount"), ("Payroll", 7))).fte == 7


def test_a_comment_column_is_the_comment_and_a_note_column_beside_it_is_said_to_be_one_more(path):
    finding = found(processes(path, ("Process", "Comment", "Notes"), ("Payroll", "a", "b")), "RG107")
    assert (finding.cell, finding.severity) == ("C1", Severity.WARNING)
    assert "column B" in finding.message


def test_misspelt_header(path):
    path = processes(path, ("Process nmae", "Judgemnt"), ("Payroll", 5))
    assert only_process(path).ratings == {"judgement": 5}
    findings = [finding for finding in reading(path).findings if finding.code == "RG105"]
    assert [(finding.cell, finding.suggestion) for finding in findings] == [("A1", "Process name"), ("B1", "Judgement")]


def test_a_column_of_the_analysts_own(path):
    finding = found(one(path, "Cost centre", "4711"), "RG106")
    assert (finding.severity, finding.cell, finding.column) == (Severity.INFO, "C1", "Cost centre")


@pytest.mark.parametrize("header", [2025, dt.date(2025, 1, 1), "=A1", True])
def test_a_header_that_is_no_text_is_not_passed_over_in_silence(path, header):
    assert found(one(path, header, 3), "RG106").cell == "C1"


def test_an_open_choice_takes_what_was_typed(path):
    assert only_process(one(path, "Function", "Data")).function == "Data"
    assert only_process(one(path, "Function", "legal ")).function == "Legal"


def test_headers_in_two_rows(path):
    path = processes(path, ("Process name", None, None), (None, "FTE", "Annual cost"), ("Payroll", 3, 4))
    finding = found(path, "RG114")
    assert (finding.severity, finding.cell) == (Severity.ERROR, "B2")


def test_no_header_within_twenty_rows(path):
    path = processes(path, *[("text", "more")] * 21, ("Process name", "FTE"), ("Payroll", 3))
    finding = found(path, "RG104")
    assert '"Process name"' in finding.message


@pytest.mark.parametrize(
    ("name", "code"), [("Proceses", "RG102"), ("Process list", None), ("processes ", None), ("Tabelle1", "RG103")]
)
def test_sheet_of_processes_by_name_alias_near_miss_or_as_a_plain_list(path, name, code):
    path = write(path, {name: [("Name", "FTE"), ("Payroll", 3)]})
    assert only_process(path).fte == 3
    assert (code is None) == (not {"RG102", "RG103"} & set(codes(path)))
    assert code is None or found(path, code).severity is Severity.WARNING


def test_no_sheet_lists_processes(path):
    path = write(path, {"Sheet1": [("Animal", "Legs"), ("Cat", 4)], "Engagement": COMPLETE})
    finding = found(path, "RG101")
    assert '"Sheet1"' in finding.message
    assert reading(path).engagement is None


def test_several_lists_none_of_which_is_called_processes(path):
    path = write(path, {"North": [("Name", "FTE"), ("A", 1)], "South": [("Name", "FTE"), ("B", 1)]})
    assert "several have a column of process names" in found(path, "RG101").message


def test_a_blank_optional_sheet_is_no_matter(path):
    assert "RG115" not in codes(processes(path, ("Process name",), ("Payroll",), Controls=()))


def test_two_sheets_that_could_be_the_processes(path):
    path = write(path, {"Process list": [("Name",), ("A",)], "Inventory": [("Name",), ("B",)]})
    assert found(path, "RG112").sheet == "Inventory"
    assert only_process(path).name == "A"


def test_merged_cells_and_hidden_rows_are_said(path):
    from openpyxl import load_workbook

    processes(
        path, ("ID", "Process name", "Function"), ("A", "Payroll", "HR"), ("B", "Hiring", None), ("C", "Tax", "F")
    )
    book = load_workbook(path)
    book["Processes"].merge_cells("C2:C3")
    book["Processes"].row_dimensions[4].hidden = True
    book.save(path)
    assert found(path, "RG110").cell == "C2"
    assert "1 hidden row with processes, such as row 4" in found(path, "RG111").message
    assert [process.function for process in engagement_of(path).processes] == ["HR", None, "F"]


def test_the_engagement_in_full(path):
    labels = (
        ("Engagement",),
        ("Client *", "Brenner AG"),
        ("Title", "Where to work"),
        ("Date", dt.datetime(2026, 11, 16)),  # noqa: DTZ001 - Excel has no time zones
        ("Status", "final"),
        ("Version", 1.2),
        ("Marking", "Internal"),
        ("Approvals", "CFO; Works council"),
        ("Business objectives", "Lower cost; Better service"),
        ("Home country", "Austria"),
        ("Risk appetite", "medium"),
        ("Currency", "chf"),
        ("Locale", "de-CH"),
        ("Horizon (years)", 7),
        ("Discount rate", "8,5 %".replace(",", ".")),
        ("Page size", "letter"),
        ("Brand colour", "0e4a5a"),
    )
    engagement = engagement_of(processes(path, ("Process name",), ("Payroll",), engagement=labels))
    assert engagement.client == "Brenner AG"
    assert engagement.date == dt.date(2026, 11, 16)
    assert engagement.status is ReportStatus.FINAL
    assert engagement.version == "1.2"
    assert engagement.approvals == ("CFO", "Works council")
    assert engagement.home_country == "AT"
    assert engagement.risk_appetite is RiskAppetite.MODERATE
    assert (engagement.currency, engagement.locale) == ("CHF", "de_CH")
    assert (engagement.horizon_years, engagement.discount_rate) == (7, pytest.approx(0.085))
    assert isinstance(engagement.discount_rate, float)
    assert engagement.brand_colour == "#0E4A5A"
    assert str(engagement.cells["client"]) == "Engagement!B2"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (
            "0.1; 2026-10-02; first draft\n0.2; 2026-11-10; prices",
            ("0.1; 2026-10-02; first draft", "0.2; 2026-11-10; prices"),
        ),
        ("\n- v1   as sent to the board \n\n• v2, corrected", ("v1 as sent to the board", "v2, corrected")),
        (0.1, ("0.1",)),
        ("  ", ()),
    ],
)
def test_the_version_history_keeps_its_lines(path, written, kept):
    labels = (("Engagement",), ("Client *", "Brenner AG"), ("Revision history", written))
    sheet = processes(path, ("Process name",), ("Payroll",), engagement=labels)
    assert engagement_of(sheet).version_history == kept


@pytest.mark.parametrize(
    ("label", "value", "code", "suggestion"),
    [
        ("Currency", "EURO", "RG404", "EUR"),
        ("Currency", "€", "RG404", "EUR"),
        ("Currency", "US Dollars", "RG404", "USD"),
        ("Currency", "DEM", "RG404", None),
        ("Locale", "German (Austria)", "RG405", "de_AT"),
        ("Locale", "en_UK", "RG405", "en_GB"),
        ("Brand colour", "navy", "RG406", "#000080"),
        ("Brand colour", "#12345", "RG406", None),
        ("Brand colour", "our blue", "RG406", None),
        ("Date", "12/31/2026", "RG209", "2026-12-31"),
        ("Date", "03/04/2026", "RG221", None),
        ("Date", "31.12.26", "RG222", "2026-12-31"),
        ("Date", "31.12.1899", "RG223", None),
        ("Date", 46342, "RG209", "2026-11-16"),
        ("Date", "soon", "RG209", None),
        ("Discount rate", 9, "RG217", "9 %"),
        ("Discount rate", "9", "RG217", "9 %"),
        ("Discount rate", -0.1, "RG208", None),
        ("Target saving", "500 %", "RG208", "5 %"),
        ("Target saving", "50000 %", "RG208", None),
        ("Horizon", 2.5, "RG208", None),
        ("Horizon", 40, "RG208", None),
        ("Risk appetite", "moderat", None, None),
        ("Status", "finale", "RG204", "Final"),
        ("Home country", "Autsria", "RG213", "Austria"),
    ],
)
def test_settings(path, label, value, code, suggestion):
    path = processes(path, ("Process name",), ("Payroll",), engagement=((*COMPLETE[:2], (label, value))))
    if code is None:
        assert engagement_of(path)
    else:
        assert found(path, code).suggestion == suggestion
        assert reading(path).engagement is None


def test_blank_client_title_and_date_get_defaults_that_are_said(path):
    from openpyxl import load_workbook

    write(path, {"Engagement": [("Client", None), ("Title", None)], "Processes": [("Process name",), ("Payroll",)]})
    book = load_workbook(path)
    book.properties.created = dt.datetime(2026, 3, 1)  # noqa: DTZ001 - as openpyxl takes it
    book.save(path)
    saved = book.properties.modified.date()
    engagement = engagement_of(path)
    assert (engagement.client, engagement.title) == ("Client", "Which processes to source, and how")
    assert engagement.date == saved
    assert found(path, "RG401").cell == "B1"
    assert found(path, "RG402").severity is Severity.WARNING
    assert saved.isoformat() in found(path, "RG403").message


def test_label_that_is_almost_right_unknown_or_twice(path):
    labels = (*COMPLETE, ("Curency", "USD"), ("Cost centre", "4711"), ("Client", "Other AG"))
    path = processes(path, ("Process name",), ("Payroll",), engagement=labels)
    assert engagement_of(path).currency == "USD"
    assert found(path, "RG105").cell == "B4"
    assert found(path, "RG113").cell == "A5"
    assert "row 1 already, so row 6" in found(path, "RG413").message


@pytest.mark.parametrize("unit", ["kEUR", "k€", "EUR thousand", "in 000", "€ '000", "EUR m", "mio. EUR", "Tsd. EUR"])
def test_amounts_in_thousands_are_never_read_as_whole(path, unit):
    assert found(one(path, f"Annual cost [{unit}]", 120), "RG116").cell == "C1"


@pytest.mark.parametrize("unit", ["EUR", "EUR a year", "€", "p.a.", "fully loaded"])
def test_amounts_in_the_engagements_currency(path, unit):
    process = only_process(one(path, f"Annual cost ({unit})", 120))
    assert process.annual_cost == 120
    assert not {"RG116", "RG117"} & set(codes(path))


def test_amounts_in_another_currency_than_the_engagements(path):
    finding = found(one(path, "Annual cost [EUR]", 120, Currency="USD"), "RG117")
    assert (finding.severity, finding.cell) == (Severity.WARNING, "C1")


def test_our_own_template_in_another_currency_is_no_fault_of_the_analysts(path):
    finding = found(template_in_other_currency(path), "RG118")
    assert (finding.severity, finding.sheet, finding.column) == (Severity.INFO, "Processes", "Annual cost [EUR]")
    assert "is read in USD, the currency of the Engagement sheet" in finding.message
    assert "reportgen new --currency USD" in finding.remedy
    assert "RG117" not in codes(path)


def test_text_in_the_place_of_the_logo(path):
    path = processes(path, ("Process name",), ("Payroll",), engagement=(*COMPLETE, ("Logo", "/etc/passwd")))
    assert "is missing, and only a text stands in its place" in found(path, "RG407").message
    assert engagement_of(path).logo is None


def test_numbers_as_text_in_a_list_without_a_locale_are_read_as_english_and_that_is_said_once(path):
    rows = [("Process name", "FTE", "Annual cost"), ("Payroll", "1,125", "95,500"), ("Audit", "2.5", "70000")]
    finding = found(write(path, {"Tabelle1": rows}), "RG234")
    assert (finding.severity, finding.cell) == (Severity.WARNING, "B2")
    assert "was read as 1125, as numbers are written in en_GB" in finding.message
    assert "RG234" not in codes(write(path, {"Engagement": COMPLETE, "Processes": rows}))
    assert "RG234" not in codes(write(path, {"Tabelle1": [("Process name", "FTE"), ("Payroll", "12")]}))
