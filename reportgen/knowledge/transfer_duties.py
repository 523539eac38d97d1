"""Load the duties to staff where work moves to a provider."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from reportgen.knowledge.entry import Entry
from reportgen.knowledge.money_facts import TransferDuty
from reportgen.knowledge.reading import toml_entries

KINDS = ("transfer", "consultation", "redundancy", "limit")
CONFIDENCES = ("high", "medium", "low")
_COUNTRY = re.compile(r"[A-Z]{2}")
_TEXTS = ("id", "kind", "rule", "duty", "effect", "confidence", "source", "basis", "reviewed")
_KEYS = (*_TEXTS, "countries", "months", "longest", "consults")
_LONGEST = 24


def load_transfer_duties(directory: Path) -> Mapping[str, tuple[TransferDuty, ...]]:
    """Read transfer_duties.toml, by ISO 3166-1 alpha-2 code; a country's in the order of `KINDS`, then of the file."""
    found: dict[str, list[TransferDuty]] = {}
    for entry in toml_entries(directory, "transfer_duties.toml", "duty"):
        duty = _duty(entry.only(_KEYS))
        for country in _countries(entry):
            found.setdefault(country, []).append(duty)
    return {
        country: tuple(sorted(duties, key=lambda duty: KINDS.index(duty.kind)))
        for country, duties in sorted(found.items())
    }


def _countries(entry: Entry) -> tuple[str, ...]:
    countries = entry.texts("countries")
    if not countries or not all(_COUNTRY.fullmatch(country) for country in countries):
        raise entry.fault('"countries" must list country codes of two capital letters')
    return countries


def _duty(entry: Entry) -> TransferDuty:
    months = entry.number_within("months", 0, _LONGEST) if "months" in entry.values else None
    return TransferDuty(
        id=entry.name,
        kind=entry.choice("kind", KINDS),
        rule=entry.text("rule"),
        duty=_sentence(entry, "duty"),
        effect=_sentence(entry, "effect"),
        months=months,
        longest=entry.number_within("longest", months or 0, _LONGEST) if "longest" in entry.values else None,
        consults=entry.flag("consults") if "consults" in entry.values else True,
        confidence=entry.choice("confidence", CONFIDENCES),
        origin=entry.origin(),
    )


def _sentence(entry: Entry, key: str) -> str:
    sentence = entry.text(key)
    if not sentence.endswith(".") or sentence[0].islower():
        raise entry.fault(f'"{key}" must be a sentence: a capital letter first, a full stop last')
    return sentence
