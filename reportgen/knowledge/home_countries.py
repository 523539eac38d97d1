"""Load what cost, pay and tax are plausible in a country, and rough exchange rates to compare them by."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from reportgen.knowledge.entry import Entry
from reportgen.knowledge.money_facts import HomeCountry
from reportgen.knowledge.origin import Origin
from reportgen.knowledge.reading import csv_entries, toml_entries

_COUNTRY = re.compile(r"[A-Z]{2}")
_CURRENCY = re.compile(r"[A-Z]{3}")
_HIGHEST_VAT = 0.35
_DEAREST = 1e12
_STRONGEST = 10


def load_working_rates(directory: Path) -> Mapping[str, float]:
    """Read exchange_rates.toml: US dollars for one unit, by currency; for checks of plausibility only."""
    rates: dict[str, float] = {}
    for entry in toml_entries(directory, "exchange_rates.toml", "rate"):
        entry.only(("id", "usd", "source", "basis", "reviewed")).origin()
        if not _CURRENCY.fullmatch(entry.name):
            raise entry.fault("its id must be a currency code of three capital letters")
        rates[entry.name] = entry.number_within("usd", 1e-9, _STRONGEST)
    return rates


def load_home_countries(directory: Path, currencies: Collection[str]) -> Mapping[str, HomeCountry]:
    """Read home_countries.csv, by ISO 3166-1 alpha-2 code; each currency must have a working rate."""
    return {entry.name: _country(entry, currencies) for entry in csv_entries(directory, "home_countries.csv")}


def _country(entry: Entry, currencies: Collection[str]) -> HomeCountry:
    if not _COUNTRY.fullmatch(entry.name):
        raise entry.fault("its id must be a country code of two capital letters")
    currency = entry.text("currency")
    if currency not in currencies:
        raise entry.fault(f'"currency" is "{currency}", which exchange_rates.toml does not hold')
    low, high = (entry.number_within(key, 1, _DEAREST) for key in ("fte_cost_low", "fte_cost_high"))
    if low >= high:
        raise entry.fault('"fte_cost_low" must lie below "fte_cost_high"')
    vat_rate = entry.number_or_none("vat_rate")
    return HomeCountry(
        country=entry.name,
        name=entry.text("name"),
        currency=currency,
        vat_rate=None if vat_rate is None else entry.number_within("vat_rate", 0, _HIGHEST_VAT),
        vat_origin=None if vat_rate is None else _by_law(entry),
        fte_cost_low=low,
        fte_cost_high=high,
        pay_hour_low=entry.number_within("pay_hour_low", 1, high),
        note=str(entry.value("note")).strip(),
        origin=entry.origin(),
    )


def _by_law(entry: Entry) -> Origin:
    """Return where a rate of tax comes from: from the law, whatever the other figures of the row rest on."""
    return replace(entry.origin(), source=entry.text("vat_source"), basis="published")
