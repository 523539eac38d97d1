"""Read what brings a body of rules in, what supports it and where it lets work go, from an entry of regimes.toml."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from reportgen.knowledge.country_groups import countries_in
from reportgen.knowledge.entry import Entry
from reportgen.knowledge.law_facts import PlaceLimit, Support, Trigger
from reportgen.knowledge.plain_words import plain

DATA = ("personal", "special")
KINDS = ("forbidden", "condition")
_SUPPORT = ("data", "industries", "functions", "words", "places")
_TRIGGER = (*_SUPPORT, "homes", "at_least")
_LIMIT = ("kind", "countries", "outside", "because", "text", "when")
_STEPS = (1, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the entries may name: criteria, industries and functions, and countries that go together."""

    criteria: Collection[str]
    industries: Collection[str]
    functions: Collection[str]
    groups: Mapping[str, frozenset[str]]


def triggers_in(entry: Entry, known: Known) -> tuple[Trigger, ...]:
    """Return the triggers of an entry; it needs at least one."""
    triggers = tuple(_trigger(part, known) for part in _parts(entry, "triggers"))
    if not triggers:
        raise entry.fault("it needs at least one trigger")
    return triggers


def support_in(entry: Entry, known: Known) -> Support | None:
    """Return what speaks for the rules where they are chosen, None where the entry says nothing."""
    if "support" not in entry.values:
        return None
    part = table_in(entry, "support", "support")
    part.only((*_SUPPORT, "needed"))
    if not part.values.keys() & _SUPPORT:
        raise entry.fault('"support" names nothing')
    return Support(
        is_needed=part.flag("needed") if "needed" in part.values else True,
        data=_data(part),
        industries=_choices(part, "industries", known.industries),
        functions=frozenset(_choices(part, "functions", known.functions)),
        words=_words(part),
        places=countries_in(part, "places", known.groups),
    )


def limits_in(entry: Entry, known: Known) -> tuple[PlaceLimit, ...]:
    """Return where the rules let work or data go; none where the entry says nothing."""
    return tuple(_limit(part.only(_LIMIT), known) for part in _parts(entry, "limits"))


def _limit(entry: Entry, known: Known) -> PlaceLimit:
    countries, outside = countries_in(entry, "countries", known.groups), countries_in(entry, "outside", known.groups)
    if bool(countries) is bool(outside):
        raise entry.fault('it must name either "countries" or those "outside" of which it holds')
    text = entry.text("text")
    if not text.endswith(".") or text[0].islower():
        raise entry.fault('"text" must be a sentence: a capital letter first, a full stop last')
    return PlaceLimit(
        is_forbidden=entry.choice("kind", KINDS) == "forbidden",
        countries=countries,
        outside=outside,
        because=entry.clause("because"),
        text=text,
        when=_trigger(table_in(entry, "when", "when"), known) if "when" in entry.values else None,
    )


def _trigger(entry: Entry, known: Known) -> Trigger:
    entry.only(_TRIGGER)
    if not entry.values:
        raise entry.fault("it names no fact")
    return Trigger(
        data=_data(entry),
        homes=countries_in(entry, "homes", known.groups),
        places=countries_in(entry, "places", known.groups),
        industries=_choices(entry, "industries", known.industries),
        functions=frozenset(_choices(entry, "functions", known.functions)),
        words=_words(entry),
        at_least=_at_least(entry, known.criteria),
    )


def _data(entry: Entry) -> str:
    return entry.choice("data", DATA) if "data" in entry.values else ""


def _choices(entry: Entry, key: str, known: Collection[str]) -> tuple[str, ...]:
    return entry.choices(key, known) if key in entry.values else ()


def _words(entry: Entry) -> tuple[str, ...]:
    words = entry.texts("words") if "words" in entry.values else ()
    strange = [word for word in words if word != plain(word) or not word]
    if strange:
        raise entry.fault(f'"words" holds "{strange[0]}", which is not in plain form: lower case, no marks, no accents')
    return words


def _at_least(entry: Entry, criteria: Collection[str]) -> tuple[tuple[str, int], ...]:
    table = entry.values.get("at_least", {})
    if not isinstance(table, Mapping):
        raise entry.fault('"at_least" must be a table of ratings')
    unknown = [key for key in table if key not in criteria]
    if unknown:
        raise entry.fault(f'"at_least" names "{unknown[0]}", which is no criterion')
    inner = Entry(file=entry.file, name=entry.name, values=table, units=dict.fromkeys(table, "rating, 1 to 5"))
    return tuple((key, inner.whole(key, *_STEPS)) for key in table)


def table_in(entry: Entry, key: str, name: str) -> Entry:
    """Return the table under a key as an entry of its own, by a name for faults."""
    table = entry.values[key]
    if not isinstance(table, Mapping):
        raise entry.fault(f'"{key}" must be a table')
    return Entry(file=entry.file, name=f"{entry.name}, {name}", values=table, units=entry.units)


def _parts(entry: Entry, key: str) -> tuple[Entry, ...]:
    tables = entry.values.get(key, [])
    if not isinstance(tables, list) or not all(isinstance(table, Mapping) for table in tables):
        raise entry.fault(f'"{key}" must be a list of tables')
    return tuple(
        Entry(file=entry.file, name=f"{entry.name}, {key} {place}", values=table, units=entry.units)
        for place, table in enumerate(tables, start=1)
    )
