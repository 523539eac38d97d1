"""The money adds up: to the minor unit in the results file, in whole units on the pages, in 200 engagements too."""

import re
from decimal import Decimal

import pdf_facts
import pytest
from adds_up import check_printed, is_near
from analysis_cases import KNOWLEDGE, assessed, process
from hypothesis import HealthCheck, Phase, assume, given, settings
from money_sections import business_case_pdf, money_html
from printed_money import HEADS, from_html, from_pdf
from printed_numbers import Reader
from random_engagements import FACTS, PORTFOLIOS, QUIET
from reconciled import check_assessment, check_document

from reportgen.model.engagement import QuoteBasis
from reportgen.report.results.whole import results_json
from reportgen.report.words.formats import Formats

ENGAGEMENTS = 200
MANY = settings(max_examples=ENGAGEMENTS, deadline=None, derandomize=True, suppress_health_check=QUIET)
PRINTED = 5
FEW = settings(
    max_examples=PRINTED,
    deadline=None,
    derandomize=True,
    phases=(Phase.generate,),
    suppress_health_check=[*QUIET, HealthCheck.filter_too_much, HealthCheck.function_scoped_fixture],
)
EURO = Reader(locale="en_GB", currency="EUR")


def reader_of(found):
    return Reader(locale=found.engagement.locale, currency=found.engagement.currency)


@pytest.mark.slow
def test_200_engagements_add_up_in_the_results_file_and_as_printed():
    seen = []

    @MANY
    @given(PORTFOLIOS, FACTS)
    def adds_up(members, facts):
        found = assessed(*members, **facts)
        check_assessment(found)
        check_document(results_json(found))
        printed = from_html(money_html(found, KNOWLEDGE))
        check_printed(printed, reader_of(found))
        seen.append({*printed.tables, *(["steps"] if printed.steps else []), *(["places"] if printed.totals else [])})

    adds_up()
    assert len(seen) >= ENGAGEMENTS
    for part, least in {"Year": 150, "Line": 60, "Component": 60, "Group": 60, "steps": 60, "places": 40}.items():
        assert sum(1 for parts in seen if part in parts) >= least, part


@pytest.mark.slow
def test_the_pdf_of_a_few_engagements_adds_up(monkeypatch):
    seen = []

    @FEW
    @given(PORTFOLIOS, FACTS)
    def adds_up(members, facts):
        assume(facts["locale"] != "fr_FR")  # its digits are grouped by the space that also parts the columns
        found = assessed(*members, **facts)
        printed = from_html(money_html(found, KNOWLEDGE, with_places=False))
        assume(printed.steps and "Group" in printed.tables)
        read = from_pdf(pdf_facts.texts(business_case_pdf(found, KNOWLEDGE, monkeypatch)))
        for head, rows in read.tables.items():
            assert numbers(rows) == numbers(printed.tables[head]), head
        assert read.tables.keys() == printed.tables.keys() & HEADS.keys()
        assert read.unchanged == printed.unchanged
        assert [text for _, text in read.steps] == [text for _, text in printed.steps]
        check_printed(read, reader_of(found))
        seen.append(found)

    adds_up()
    assert len(seen) == PRINTED


def numbers(rows):
    return [[cell for cell in row[1:] if cell[-1:].isdigit()] for row in rows]


def test_the_pdf_of_the_example_adds_up(example_pdf):
    printed = from_pdf(pdf_facts.texts(example_pdf))
    assert set(printed.tables) == {"Year", "Line", "Component", "Group", "No."}
    assert len(printed.steps) > 5
    check_printed(printed, EURO)


def test_the_html_of_the_example_adds_up(example, knowledge):
    printed = from_html(money_html(example, knowledge))
    assert printed.totals
    assert printed.sites
    check_printed(printed, EURO)


SPOTS = {
    "a year": ("Year 2", 1),
    "a running total": ("Year 3", -1),
    "all years": ("All years", 2),
    "a line": ("Contract management", 1),
    "a component": ("Benefits and social charges", 0),
    "what is stranded": ("Premises", -1),
    "a function": ("Banking", 1),
    "a class": ("Hybrid", 2),
    "a place": ("Offshore", 3),
    "a wave": ("Wave 1", -1),
    "those that stay": ("13 that stay as they are, see below", 0),
    "all groups": ("All with a cost", 3),
    "all processes": ("All processes with a cost", 0),
}


def misprinted(pages, label, place):
    """Raise the last digit of one amount in the first row of amounts in whole euros with that label."""
    for number, page in enumerate(pages):
        for line in page.splitlines():
            found = list(re.finditer(r"\d{1,3}(?:,\d{3})+|(?<= )–(?= |$)", line))
            is_in_euros = len(found) > 2 and any(len(one[0]) > len("99,999") for one in found)
            if line.replace("\N{NO-BREAK SPACE}", " ").startswith(f"{label} ") and is_in_euros:
                at = found[place].end() - 1
                wrong = f"{line[:at]}{(int(line[at]) + 1) % 10}{line[at + 1 :]}"
                return [*pages[:number], page.replace(line, wrong), *pages[number + 1 :]]
    raise LookupError(label)


@pytest.mark.parametrize("spot", SPOTS)
def test_a_wrong_digit_in_the_pdf_is_noticed(spot, example_pages):
    with pytest.raises(AssertionError):
        check_printed(from_pdf(misprinted(example_pages, *SPOTS[spot])), EURO)


@pytest.mark.parametrize(
    "pattern",
    [
        r"the\splan\ssaves €(\d)",
        r"€\d\d?\.(\d)m\s+net saving",
        r"after\s+€\d\.(\d)m",
        r"€\d\d?\.(\d)m\s+saved",
        r"€\d\d\.(\d)m\s+of\s+it\s+moves",
        r"providers,\s+€\d\d\.(\d)m\s+of",
        r"m of €\d\d\.(\d)m a\syear",
        r"lowest point −€\d\.(\d)m",
        r"Month\s(\d)\d?\s+when",
        r"(\d)\s+Gross saving",
        r"Gross saving: €\d+,\d+,\d\d(\d) of",
        r"less €\d+,\d+,\d\d(\d) of provider",
        r"(\d)\s+Net saving\r",
        r"(\d) that stay as they are, see\sbelow",
        r"Field service dispatch 1,6(\d)0,000",
        r"Supervisory reporting 7(\d)0,000",
    ],
)
def test_a_wrong_digit_in_a_figure_or_on_the_decision_page_is_noticed(pattern, example_pages):
    whole = "\f".join(example_pages)
    found = re.search(pattern, whole)
    wrong = f"{whole[: found.start(1)]}{(int(found[1]) + 2) % 10}{whole[found.end(1) :]}"
    with pytest.raises(AssertionError):
        check_printed(from_pdf(wrong.split("\f")), EURO)


@pytest.fixture(scope="module")
def example_pages(example_pdf):
    return pdf_facts.texts(example_pdf)


@pytest.mark.parametrize(
    ("locale", "currency", "text", "read"),
    [
        ("en_GB", "EUR", "−1,204,300", "-1204300"),
        ("de_DE", "EUR", "1.204.300", "1204300"),
        ("fr_FR", "EUR", "1\u00a0204", "1204"),
        ("de_CH", "KWD", "1’204", "1204"),
        ("en_GB", "JPY", "–", "0"),
    ],
)
def test_an_amount_is_read_as_its_country_writes_it(locale, currency, text, read):
    assert Reader(locale=locale, currency=currency).amount(text) == Decimal(read)


@pytest.mark.parametrize("text", ["1.204", "1204", "1,20,4", "1,204.5", "1,204.05", "-1,204", "−0.0", "€1", ""])
def test_what_is_not_an_amount_is_refused(text):
    with pytest.raises(ValueError, match="not a number"):
        EURO.amount(text)


@pytest.mark.parametrize("text", ["€17.2m", "€17m", "€16.0m"])
def test_an_amount_at_a_glance_must_be_the_exact_one_rounded(text):
    is_near("€17.1m", Decimal("17134509.12"), EURO)
    if text == "€17m":
        with pytest.raises(ValueError, match="not a number"):
            is_near(text, Decimal("17134509.12"), EURO)
        return
    with pytest.raises(AssertionError):
        is_near(text, Decimal("17134509.12"), EURO)


@pytest.mark.parametrize("key", ["npv", "net_saving", "one_off", "baseline_annual", "cash_flows", "lines", "groups"])
def test_a_cent_too_many_in_the_results_file_is_noticed(key, example):
    document = results_json(example)
    check_document(document)
    whole = document["portfolio"]
    spot = {
        "cash_flows": whole["cash_flows"][1],
        "lines": whole["cash_flows"][1]["lines"],
        "groups": whole["groups"][3],
    }
    name = {"cash_flows": "net", "lines": "fees", "groups": "npv"}.get(key, key)
    changed = spot.get(key, whole)
    changed[name] = float(Decimal(str(changed[name])) + Decimal("0.01"))
    with pytest.raises(AssertionError):
        check_document(document)


def test_nought_has_no_minus():
    assert Formats(locale="en_GB", currency="EUR").number(Decimal("-0"), 2) == "0.00"


def test_work_that_costs_nothing_has_no_empty_table_of_lines():
    html = money_html(assessed(process(annual_cost=Decimal(0))), KNOWLEDGE)
    assert "What each column is made of" not in html


def test_a_horizon_of_one_year_is_over_one_year():
    html = money_html(assessed(process(), horizon_years=1), KNOWLEDGE)
    assert "over one year" in html
    assert "one years" not in html


def test_a_horizon_of_two_years_is_over_two_years():
    assert "over two years" in money_html(assessed(process(), horizon_years=2), KNOWLEDGE)


def test_a_loss_of_ten_times_the_cost_has_no_share():
    def share(price):
        quoted = process(annual_cost=Decimal(1_000), quoted_price=Decimal(price), quote_basis=QuoteBasis.YEAR)
        return from_html(money_html(assessed(quoted), KNOWLEDGE)).tables["No."][-1][6]

    assert share(2_000).endswith("%")
    assert share(1_000_000) == "–"
