"""Number formats: amounts and dates as the engagement's locale writes them, in a form that every program reads."""

from __future__ import annotations

import pytest
from openpyxl.styles.numbers import is_date_format

from reportgen.workbook.column import Column, Kind
from reportgen.workbook.notation import Notation


@pytest.mark.parametrize(
    ("currency", "locale", "written"),
    [
        ("GBP", "en_GB", "[$£-809]#,##0"),
        ("USD", "en_US", "[$$-409]#,##0"),
        ("EUR", "de_DE", "#,##0\u00a0[$€-407]"),
        ("EUR", "de_AT", "[$€-C07]\u00a0#,##0"),
        ("CHF", "de_CH", "[$CHF-807]\u00a0#,##0"),
        ("PLN", "en_GB", "[$PLN-809]#,##0"),
        ("SGD", "en_SG", "[$$]#,##0"),
    ],
)
def test_amounts_carry_the_currency_on_the_side_where_the_locale_has_it(currency, locale, written):
    assert Notation(currency=currency, locale=locale).money == written


def test_india_groups_by_lakhs_and_crores():
    crores, lakhs, rest = Notation(currency="INR", locale="en_IN").money.split(";")
    assert crores == r"[>=10000000][$₹-4009]##\,##\,##\,##0"
    assert (lakhs, rest) == (r"[>=100000][$₹-4009]##\,##\,##0", "[$₹-4009]##,##0")


def test_a_quoted_price_has_cents_and_no_currency_which_stands_beside_it():
    column = Column(header="Quoted price", field="quoted_price", kind=Kind.MONEY, help="X.")
    assert Notation(currency="JPY", locale="en_GB").number_format(column) == "#,##0.00#"
    assert Notation(currency="EUR", locale="de_DE").number_format(column) == "#,##0.00#"
    assert Notation(currency="INR", locale="en_IN").number_format(column).endswith(";##,##0.00#")


@pytest.mark.parametrize(
    ("locale", "written"),
    [
        ("en_GB", "[$-809]d mmm yyyy"),
        ("en_US", r"[$-409]mmm d\, yyyy"),
        ("de_DE", "[$-407]dd.mm.yyyy"),
        ("pt_BR", '[$-416]d "de" mmm "de" yyyy'),
        ("ar_AE", "[$-3801]dd/mm/yyyy"),
    ],
)
def test_dates_are_in_the_order_of_the_locale_with_the_year_in_full(locale, written):
    form = Notation(currency="EUR", locale=locale).date
    assert form == written
    assert is_date_format(form)


@pytest.mark.parametrize(
    ("kind", "field", "written"),
    [
        (Kind.PERCENT, "attrition", "0.0%"),
        (Kind.NUMBER, "fte", "#,##0.0#"),
        (Kind.NUMBER, "annual_volume", "#,##0"),
        (Kind.TEXT, "id", "@"),
        (Kind.CHOICE, "override", "General"),
    ],
)
def test_other_kinds_of_cells_are_the_same_everywhere(kind, field, written):
    column = Column(header="X", field=field, kind=kind, help="X.")
    assert Notation(currency="EUR", locale="de_DE").number_format(column) == written
