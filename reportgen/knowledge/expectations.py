"""Load what a provider must show and what a client may expect, by kind of work, with the facts that call for each."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from reportgen.knowledge.entry import Entry
from reportgen.knowledge.facts import Expectation
from reportgen.knowledge.reading import toml_entries
from reportgen.model.verdict import NatureClass

FACTS = ("personal_data", "special_data", "languages", "unpriced")
MEASURES = ("error_rate", "attrition", "seasonal_peak", "automation_fit", "rate_ratio", "saving")
NATURES = (NatureClass.BPO, NatureClass.KPO)
SKILL_SEEDS: Mapping[NatureClass, tuple[str, ...]] = {
    NatureClass.BPO: ("communication", "problem_solving", "time_management"),
    NatureClass.KPO: ("analytics", "research_method", "industry_knowledge"),
}
VALUE_SEEDS: Mapping[NatureClass, tuple[str, ...]] = {
    NatureClass.BPO: ("efficiency",),
    NatureClass.KPO: ("insight", "innovation"),
}
_STEPS = 5
_FILE = "skills.toml"
_CONDITIONS = ("functions", "words", "facts", "at_least", "at_most")
_KEYS = ("id", "nature", "topic", "text", "source", "basis", "reviewed", *_CONDITIONS)


def load_skills(directory: Path, *, criteria: Collection[str], functions: Mapping[str, str]) -> tuple[Expectation, ...]:
    """Read the skills of skills.toml, in the order in which they are printed; each seed topic fits any process."""
    return _load(directory, "skill", SKILL_SEEDS, criteria, functions)


def load_values(directory: Path, *, criteria: Collection[str], functions: Mapping[str, str]) -> tuple[Expectation, ...]:
    """Read the values of skills.toml, as for skills."""
    return _load(directory, "value", VALUE_SEEDS, criteria, functions)


def _load(
    directory: Path,
    table: str,
    seeds: Mapping[NatureClass, tuple[str, ...]],
    criteria: Collection[str],
    functions: Mapping[str, str],
) -> tuple[Expectation, ...]:
    entries = toml_entries(directory, _FILE, table)
    found = tuple(_expectation(entry.only(_KEYS), criteria, functions) for entry in entries)
    for nature, topics in seeds.items():
        for topic in topics:
            variants = [one for one in found if one.nature is nature and one.topic == topic]
            if [one.is_general for one in variants].count(True) != 1 or not variants[-1].is_general:
                raise entries[0].fault(
                    f"the {table}s of {nature} on {topic} must end with their only one for any process"
                )
    return found


def _expectation(entry: Entry, criteria: Collection[str], functions: Mapping[str, str]) -> Expectation:
    topic, text = entry.text("topic"), entry.clause("text")
    seeds = {seed for table in (SKILL_SEEDS, VALUE_SEEDS) for seeds in table.values() for seed in seeds}
    if topic in seeds and topic.replace("_", " ") not in text.replace("-", " "):
        raise entry.fault(f'its text must name its topic, "{topic.replace("_", " ")}"')
    return Expectation(
        id=entry.name,
        nature=NatureClass(entry.choice("nature", NATURES)),
        topic=topic,
        text=text,
        functions=frozenset(functions[one] for one in _names(entry, "functions", tuple(functions))),
        words=frozenset(entry.texts("words") if "words" in entry.values else ()),
        facts=frozenset(_names(entry, "facts", FACTS)),
        at_least=_limits(entry, "at_least", criteria),
        at_most=_limits(entry, "at_most", criteria),
        origin=entry.origin(),
    )


def _names(entry: Entry, key: str, choices: Collection[str]) -> tuple[str, ...]:
    return entry.choices(key, choices) if key in entry.values else ()


def _limits(entry: Entry, key: str, criteria: Collection[str]) -> Mapping[str, float]:
    """Return the limits under a key: ratings 1-5 by criterion, or the named measures."""
    if key not in entry.values:
        return {}
    limits = entry.numbers(key)
    for name, limit in limits.items():
        if name not in criteria and name not in MEASURES:
            raise entry.fault(f'"{key}" names "{name}", which is no criterion and none of {", ".join(MEASURES)}')
        if name in criteria and not 1 <= limit <= _STEPS:
            raise entry.fault(f'"{key}" asks for {name} {limit:g}, which lies outside 1 to 5')
    return limits
