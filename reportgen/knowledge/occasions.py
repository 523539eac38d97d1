"""When an entry of the contract catalogues is called for: by tier, kind of work and facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from reportgen.knowledge.entry import Entry
from reportgen.knowledge.reading import toml_entries
from reportgen.model.verdict import Tier

TIERS = tuple(tier.value for tier in (Tier.LOW, Tier.STANDARD, Tier.SIGNIFICANT, Tier.CRITICAL))
NO_TIER = "none"
EMPHASES = ("bpo", "kpo", "both")
FACTS = (
    "special_data",
    "personal_data",
    "offshore",
    "abroad",
    "regulated",
    "ip",
    "customer_contact",
    "bulk_access",
    "subcontracting",
    "client_premises",
    "critical_work",
    "dependence",
    "thin_market",
    "split",
    "incumbent",
    "measured_errors",
    "measured_volume",
    "peaks",
    "supplier",
    "captive",
    "expert_work",
    "secret_data",
    "remote_work",
    "personal_abroad",
    "transfer_recognised",
    "transfer_open",
    "transfer_restricted",
    "transfer_unknown",
    "card_data",
    "continuity",
    "security_terms",
)
KEYS = ("id", "emphasis", "lowest_tier", "when", "needs", "unless", "source", "basis", "reviewed")
WORDS = ("Provider", "provider", "hours", "review", "country", "home", "model", "errors")
_FACTS_FILE = "contract_facts.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """When an entry is called for.

    `lowest_tier` is the tier from which it is, or "none" where only facts call for it; any fact of `when` does so
    whatever the tier. All of `needs` must hold and none of `unless`. `emphasis` is bpo, kpo or both.
    """

    emphasis: str
    lowest_tier: str
    when: tuple[str, ...]
    needs: frozenset[str]
    unless: frozenset[str]


def occasion_of(entry: Entry, *, lowest_tier: str | None = None) -> Occasion:
    """Read when an entry is called for; `lowest_tier` is the tier where the entry states none."""
    asked = entry.values.get("lowest_tier", lowest_tier)
    tiered = Entry(file=entry.file, name=entry.name, values={**entry.values, "lowest_tier": asked}, units=entry.units)
    return Occasion(
        emphasis=entry.choice("emphasis", EMPHASES),
        lowest_tier=tiered.choice("lowest_tier", (*TIERS, NO_TIER)),
        when=facts_in(entry, "when"),
        needs=frozenset(facts_in(entry, "needs")),
        unless=frozenset(facts_in(entry, "unless")),
    )


def facts_in(entry: Entry, key: str) -> tuple[str, ...]:
    """Return the facts under a key, none where it is missing."""
    return entry.choices(key, FACTS) if key in entry.values else ()


def names_in(entry: Entry, key: str) -> tuple[str, ...]:
    """Return the texts under a key, none where it is missing."""
    return entry.texts(key) if key in entry.values else ()


def template_of(entry: Entry, key: str, words: tuple[str, ...] = WORDS) -> str:
    """Return a text whose placeholders are all known."""
    return checked_template(entry, key, entry.text(key), words)


def checked_template(entry: Entry, key: str, text: str, words: tuple[str, ...] = WORDS) -> str:
    """Return a text, or fail where it holds a placeholder that nothing fills."""
    try:
        names = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    except ValueError as error:
        raise entry.fault(f'"{key}" has a brace without its fellow') from error
    unknown = [name for name in names if name not in words]
    if unknown:
        raise entry.fault(f'"{key}" has the placeholder "{unknown[0]}", which is none of {", ".join(words)}')
    return text


def texts_by(entry: Entry, key: str, choices: tuple[str, ...]) -> Mapping[str, str]:
    """Return the texts of a table, by tier or by fact; empty where it is missing."""
    table = entry.values.get(key, {})
    if not isinstance(table, Mapping) or not all(isinstance(text, str) and text.strip() for text in table.values()):
        raise entry.fault(f'"{key}" must be a table of texts')
    unknown = [name for name in table if name not in choices]
    if unknown:
        raise entry.fault(f'"{key}" names "{unknown[0]}", which is none of {", ".join(choices)}')
    return {name: checked_template(entry, key, table[name]) for name in choices if name in table}


def check_replacements(entries: Mapping[str, Entry]) -> None:
    """Fail where an entry replaces itself or one that the file does not hold."""
    for entry in entries.values():
        for name in names_in(entry, "replaces"):
            if name not in entries or name == entry.name:
                raise entry.fault(f'"replaces" names "{name}", which is no other entry of the file')


def load_fact_reasons(directory: Path) -> Mapping[str, str]:
    """Read contract_facts.toml: why each fact calls for something, in a clause; all facts, no other."""
    entries = {entry.name: entry for entry in toml_entries(directory, _FACTS_FILE, "fact")}
    for entry in entries.values():
        entry.only(("id", "why", "source", "basis", "reviewed")).choice("id", FACTS)
        entry.origin()
    missing = [name for name in FACTS if name not in entries]
    if missing:
        raise next(iter(entries.values())).fault(f"the fact {missing[0]} is missing from the file")
    return {name: entries[name].clause("why") for name in FACTS}
