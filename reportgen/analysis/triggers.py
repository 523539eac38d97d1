"""Which facts bring a body of rules in, each as a clause. A fact that the workbook does not give never holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from reportgen.analysis.circumstances import Circumstances
from reportgen.analysis.countries import country_in_sentence
from reportgen.analysis.words import affirmed
from reportgen.knowledge.facts import Knowledge
from reportgen.knowledge.industries import industries_of
from reportgen.knowledge.law_facts import Regime, Trigger
from reportgen.knowledge.plain_words import plain, stands_in
from reportgen.model.engagement import PersonalData

_SPECIAL = "special"
_HIGHEST = 5
_OF_THE_WORK = "the work "
Clause = str | None


def triggered_by(regime: Regime, facts: Circumstances, knowledge: Knowledge) -> str:
    """Return the facts that bring a body of rules in as clauses that finish "because", "" where none do."""
    for trigger in regime.triggers:
        clauses = held(trigger, facts, knowledge)
        if clauses:
            return joined(clauses)
    return ""


def held(trigger: Trigger, facts: Circumstances, knowledge: Knowledge) -> tuple[str, ...]:
    """Return a clause for each fact that a trigger names, none where one of them does not hold."""
    found: list[str] = []
    for is_named, clause_of in _tests(trigger):
        if is_named:
            clause = clause_of(trigger, facts, knowledge)
            if clause is None:
                return ()
            is_same = found and all(one.startswith(_OF_THE_WORK) for one in (found[-1], clause))
            found.append(f"it {clause.removeprefix(_OF_THE_WORK)}" if is_same else clause)
    return tuple(found)


def joined(clauses: Iterable[str]) -> str:
    """Join clauses in a sentence: "a", "a and b", "a, b and c"."""
    *others, last = clauses
    return f"{', '.join(others)} and {last}" if others else last


def _tests(trigger: Trigger) -> tuple[tuple[bool, Callable[[Trigger, Circumstances, Knowledge], Clause]], ...]:
    return (
        (bool(trigger.data), _data_clause),
        (bool(trigger.homes), _home_clause),
        (bool(trigger.places), _place_clause),
        (bool(trigger.industries), _industry_clause),
        (bool(trigger.functions), _function_clause),
        (bool(trigger.words), _words_clause),
        (bool(trigger.at_least), _ratings_clause),
    )


def _data_clause(trigger: Trigger, facts: Circumstances, _: Knowledge) -> Clause:
    if trigger.data == _SPECIAL:
        return "the work handles special-category personal data" if has_data(_SPECIAL, facts) else None
    return "the work handles personal data" if facts.has_personal_data else None


def _home_clause(trigger: Trigger, facts: Circumstances, knowledge: Knowledge) -> Clause:
    if facts.home is None or facts.home not in trigger.homes:
        return None
    return f"the client is at home in {country_in_sentence(facts.home, knowledge)}"


def _place_clause(trigger: Trigger, facts: Circumstances, knowledge: Knowledge) -> Clause:
    if facts.site is not None and facts.site in trigger.places:
        return f"the work would be done in {country_in_sentence(facts.site, knowledge)}"
    today = next((country for country in facts.locations if country in trigger.places), None)
    return None if today is None else f"the work is done in {country_in_sentence(today, knowledge)} today"


def _industry_clause(trigger: Trigger, facts: Circumstances, knowledge: Knowledge) -> Clause:
    label = industry_label(trigger.industries, facts, knowledge)
    return f"the client's industry looks like {label}" if label else None


def _function_clause(trigger: Trigger, facts: Circumstances, _: Knowledge) -> Clause:
    return f"the function is {facts.function}" if facts.function in trigger.functions else None


def _words_clause(trigger: Trigger, facts: Circumstances, _: Knowledge) -> Clause:
    phrase = phrase_in(trigger.words, facts)
    return f'the text speaks of "{phrase}"' if phrase else None


def _at_least(least: float) -> str:
    return f"{least}" if least >= _HIGHEST else f"{least} or more"


def _ratings_clause(trigger: Trigger, facts: Circumstances, knowledge: Knowledge) -> Clause:
    rated = dict(facts.ratings)
    if not all(rated.get(key, 0) >= least for key, least in trigger.at_least):
        return None
    return joined(f"{_within(knowledge.criteria[key].name)} is {_at_least(least)}" for key, least in trigger.at_least)


def _within(name: str) -> str:
    """Return a name as it stands within a sentence: "IP sensitivity" keeps its capitals."""
    return name if name[1:2].isupper() else name[0].lower() + name[1:]


def has_data(wanted: str, facts: Circumstances) -> bool:
    """Return whether the workbook says that data of a kind is handled, personal or special; of none, never."""
    return bool(wanted) and (facts.data is PersonalData.SPECIAL if wanted == _SPECIAL else facts.has_personal_data)


def industry_label(wanted: tuple[str, ...], facts: Circumstances, knowledge: Knowledge) -> str:
    """Return the label of the first kind of client wanted that the industry names, "" where it names none."""
    found = industries_of(facts.industry, knowledge) if wanted and facts.industry else ()
    return next((one.label for one in found if one.id in wanted), "")


def phrase_in(phrases: tuple[str, ...], facts: Circumstances) -> str:
    """Return the first phrase that name or description holds, "" where they hold none."""
    text = affirmed_text(facts.name, facts.description or "") if phrases else ""
    return next((phrase for phrase in phrases if stands_in(phrase, text)), "")


@lru_cache(maxsize=1024)
def affirmed_text(name: str, description: str) -> str:
    """Return name and description in plain form, without what is denied; no phrase runs from one into the other."""
    return f"{plain(affirmed(name))} . {plain(affirmed(description))}"
