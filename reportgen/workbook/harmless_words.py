"""What may stand beside the name of a numeric column, or behind its numbers, without changing what they mean."""

from __future__ import annotations

import re
from functools import lru_cache

from babel.numbers import get_currency_name, get_currency_symbol

from reportgen.workbook.column import Column, Kind
from reportgen.workbook.cost_columns import COMPONENT_FIELDS
from reportgen.workbook.normalising import header_key, key
from reportgen.workbook.parsed import Conventions
from reportgen.workbook.settings import currencies
from reportgen.workbook.shown_currency import meant_by

_A_YEAR = (
    *("p.a.", "p.a", "p. a.", "pa", "per annum", "per year", "a year", "each year", "annual", "annually", "yearly"),
    *("/ year", "/year", "/yr", "/a", "year", "pro jahr", "im jahr", "je jahr", "/jahr", "jährlich", "jahr"),
    *("par an", "/an", "annuel", "annuelle", "por año", "al año", "/año", "anual", "por ano", "ao ano", "/ano"),
)
_TODAY = (
    *("current", "currently", "today", "as is", "as-is", "latest", "actual", "actuals", "ist", "aktuell", "heute"),
    *("estimate", "estimated", "est.", "est", "approx.", "approx", "ca.", "budget", "baseline", "last year"),
    *("as of", "as at", "status", "stand", "optional", "required", "mandatory", "if known"),
)
_WHOLE = ("total", "totals", "in total", "overall", "sum", "gesamt", "insgesamt", "number", "count", "figures")
_LOADED = (
    *("fully loaded", "fully-loaded", "loaded", "full cost", "all-in", "all in", "whole amounts", "amount", "amounts"),
    *("incl. overhead", "including overhead", "with overhead", "incl. overheads", "including overheads"),
    *("excl. vat", "ex vat", "excluding vat", "net of vat", "excl. tax", "excluding tax", "before tax"),
)
_GROSS = ("gross", "brutto", "before tax", "amount", "amounts", "average", "avg", "avg.", "whole amounts")
_PEOPLE = (
    *("heads", "headcount", "hc", "people", "persons", "staff", "employees", "fte", "ftes", "average", "avg", "avg."),
    *("köpfe", "mitarbeiter", "personen", "personnes", "personas", "pessoas", "#", "no.", "no", "number of"),
)
_UNITS = (
    *("units", "items", "transactions", "cases", "invoices", "documents", "tickets", "pieces", "orders", "calls"),
    *("requests", "payments", "records", "payslips", "claims", "contracts", "lines", "pages", "reports", "queries"),
    *("emails", "entries", "bookings", "postings", "stück", "belege", "rechnungen", "vorgänge", "fälle", "#", "no."),
    *("no", "number of", "quantity", "qty", "volume", "anzahl", "pieces handled", "units handled"),
)
_SHARES = ("%", "percent", "per cent", "pct", "pct.", "prozent", "share", "rate", "as", "of staff", "of units")
_STEPS = ("rating", "score", "scale", "rated", "level", "steps", "bewertung", "note", "skala", "from")
_BY_FIELD = {
    "annual_cost": (*_A_YEAR, *_LOADED),
    "quoted_price": _LOADED,
    "pay_per_fte": (*_A_YEAR, *_PEOPLE, *_GROSS),
    "avoided_capital": (*_GROSS, "once", "one-off", "one off", "capex"),
    **dict.fromkeys(COMPONENT_FIELDS, (*_A_YEAR, *_LOADED)),
    "fte": _PEOPLE,
    "annual_volume": (*_A_YEAR, *_UNITS),
    "horizon_years": ("years", "year", "yrs", "jahre", "jahren", "années", "ans", "años", "anos"),
    "discount_rate": (*_A_YEAR, "nominal", "wacc"),
    "target_saving": ("of the baseline", "baseline", "net", "over the horizon", "horizon"),
    "attrition": _A_YEAR,
    "error_rate": _A_YEAR,
    "low": ("min", "min.", "minimum", "pessimistic", "p10"),
    "likely": ("most likely", "mode", "base", "base case", "p50"),
    "high": ("max", "max.", "maximum", "optimistic", "p90"),
}
_BY_KIND = {Kind.PERCENT: _SHARES, Kind.RATING: _STEPS}
_CONNECTED = ("in", "and", "the", "of", "all")
_DATED = re.compile(
    r"(?<![\w.])(?:(?:fy|cy|gj) ?'?(?:20)?\d\d|20\d\d)(?:[/-](?:20)?\d\d)?(?![\w%])"
    r"|(?<!\w)(?:\d{1,2}[./]\d{1,2}[./]20\d\d|20\d\d-\d\d-\d\d)(?!\w)"
)
_LOW = frozenset({"low", "lowest", "very low", "none", "min", "minimum", "little", "gering", "niedrig", "sehr gering"})
_HIGH = frozenset({"high", "highest", "very high", "max", "maximum", "much", "hoch", "sehr hoch"})
_MIDDLE = frozenset({"medium", "middle", "moderate", "average", "mittel"})
_STEP = re.compile(r"([1-5]) ?[=:-]? ?\(?([^\W\d][^\d,;/()=]*)\)?")
_STEP_AFTER = re.compile(r"([^\W\d][^\d,;/()=]*?) ?= ?([1-5])(?!\d)")
_SCALE = re.compile(r"(?<![\d.,])1 ?(?:-|\.\.+|to|bis|à|a|…) ?5(?!\d|[.,]\d)")
_RISING = re.compile(r"\blow ?(?:-|/|,|to|\.\.+) ?(?:(?:medium|moderate|mid) ?(?:-|/|,|to|\.\.+) ?)?high\b")
_YEARS = re.compile(r"(?<!\d)2 ?(?:-|to) ?10(?!\d)")
_WORD = re.compile(r"[^\s/()\[\],;]+")
_BETWEEN = " \t,;:.*&|+-=()[]'\""


def unknown_words(text: str, column: Column, conventions: Conventions) -> str:
    """Return what a text beside a column's name or numbers says that is not known to be harmless; "" where nothing.

    Currencies are left to those who compare them with the engagement's.
    """
    rest = key(_without_currencies(text, _own_marks(conventions.currency, conventions.locale)))
    if header_key(rest) in {header_key(name) for name in (column.header, *column.aliases)}:
        return ""
    if column.kind is Kind.RATING:
        rest = _without_steps(rest, column)
    if column.field == "horizon_years":
        rest = _YEARS.sub(" ", rest)
    rest = _harmless(column.kind, column.field).sub(" ", _DATED.sub(" ", rest))
    return rest.strip(_BETWEEN)


@lru_cache(maxsize=64)
def _harmless(kind: Kind, field: str) -> re.Pattern[str]:
    words = {*_TODAY, *_WHOLE, *_CONNECTED, *_BY_KIND.get(kind, ()), *_BY_FIELD.get(field, ())}
    either = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![\w/])(?:{either})(?!\w)|(?<=\s)/ ?(?=\s|$)")


@lru_cache(maxsize=16)
def _own_marks(currency: str, locale: str) -> frozenset[str]:
    """Return what the engagement's currency is called and marked by, as texts are compared."""
    names = (get_currency_name(currency, count=count, locale="en") for count in (None, 1, 2))
    symbols = (get_currency_symbol(currency, one) for one in (locale, "en_GB"))
    return frozenset(key(one) for one in (currency, *names, *symbols))


def _without_currencies(text: str, own: frozenset[str]) -> str:
    if key(text) in own:
        return ""
    return _WORD.sub(lambda found: " " if _pays(found[0].strip(":"), own) else found[0], text)


def _pays(word: str, own: frozenset[str]) -> bool:
    if key(word) in own or word in currencies():
        return True
    return bool(word) and word.upper() not in currencies() and bool(meant_by(word))


def _without_steps(text: str, column: Column) -> str:
    """Take out what a scale of 1 to 5 says of itself, where the steps mean what the column takes them for."""

    def numbered(found: re.Match[str]) -> str:
        return " " if _is_step(int(found[1]), found[2], column) else found[0]

    def named(found: re.Match[str]) -> str:
        return " " if _is_step(int(found[2]), found[1], column) else found[0]

    rest = _RISING.sub(" ", _SCALE.sub(" ", text))
    return _STEP_AFTER.sub(named, _STEP.sub(numbered, rest))


def _is_step(step: int, text: str, column: Column) -> bool:
    said = re.sub(r"\b(?:to|bis|and|-)$", "", text.strip(" -=.")).strip(" -=.")
    if said in _LOW | _MIDDLE | _HIGH:
        return said in {1: _LOW, 3: _MIDDLE, 5: _HIGH}.get(step, frozenset())
    labels = (*(choice.label for choice in column.choices[step - 1 : step]), *column.anchors[step - 1 : step])
    return len(said) > 2 and any(said in key(label) for label in labels)  # noqa: PLR2004 - "no" is part of many words
