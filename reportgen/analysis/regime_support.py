"""What speaks for rules that were chosen, and what they lack: facts speak against them, or none speaks for them.

A fact that the workbook does not give supports nothing, and speaks against nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reportgen.analysis.circumstances import Circumstances
from reportgen.analysis.triggers import has_data, held, industry_label, joined, phrase_in
from reportgen.knowledge.facts import Knowledge
from reportgen.knowledge.law_facts import Regime, Support, Trigger

_INDUSTRY, _DATA, _TEXT, _PLACE = "industry", "data", "text", "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """Chosen rules and the kinds of facts that they lack: industry, data, text (of function and words) and place."""

    label: str
    wanted: Support
    kinds: tuple[str, ...]


def contradicted(regime: Regime, facts: Circumstances, knowledge: Knowledge) -> Lack | None:
    """Return the facts that speak against rules that were chosen, None where none do."""
    wanted = regime.support
    if wanted is None or not wanted.is_needed:
        return None
    matter = _lacking_matter(wanted, facts, knowledge) if _is_matter_known(wanted, facts) else ()
    place = _lacking_place(wanted, facts) if facts.home is not None else ()
    return Lack(label=regime.label, wanted=wanted, kinds=(*matter, *place)) if matter or place else None


def unsupported(regime: Regime, facts: Circumstances, knowledge: Knowledge) -> Lack | None:
    """Return the facts that rules that were chosen would need and do not find, None where enough is found."""
    wanted = regime.support or _of_triggers(regime)
    kinds = {*_lacking_matter(wanted, facts, knowledge), *_lacking_place(wanted, facts)}
    if regime.needs_personal_data and facts.data is None:
        kinds.add(_DATA)
    ordered = tuple(kind for kind in _CLAUSES if kind in kinds)
    return Lack(label=regime.label, wanted=wanted, kinds=ordered) if ordered else None


def spoken_for(regime: Regime, facts: Circumstances, knowledge: Knowledge) -> str:
    """Return as clauses the facts that speak for rules that were chosen, "" where they lack any they would need."""
    if unsupported(regime, facts, knowledge):
        return ""
    wanted = regime.support or _of_triggers(regime)
    each = (
        Trigger(data=wanted.data or ("personal" if regime.needs_personal_data else "")),
        Trigger(industries=wanted.industries),
        Trigger(functions=wanted.functions),
        Trigger(words=wanted.words),
        Trigger(homes=wanted.places),
    )
    found = [clause for one in each for clause in held(one, facts, knowledge)]
    return joined(found) if found else ""


def because(lacks: Sequence[Lack], facts: Circumstances, knowledge: Knowledge) -> str:
    """Say in clauses what rules lack, each kind once; rules are named where a clause is not on all of them."""
    return "; ".join(_clauses(lacks, facts, knowledge))


def _of_triggers(regime: Regime) -> Support:
    """Return all that the triggers name as what speaks for the rules, but for data, of which they have a flag."""
    triggers = regime.triggers
    return Support(
        industries=tuple(dict.fromkeys(one for trigger in triggers for one in trigger.industries)),
        functions=frozenset().union(*(trigger.functions for trigger in triggers)),
        words=tuple(dict.fromkeys(word for trigger in triggers for word in trigger.words)),
        places=frozenset().union(*(trigger.homes | trigger.places for trigger in triggers)),
    )


def _is_matter_known(wanted: Support, facts: Circumstances) -> bool:
    return not ((wanted.industries and facts.industry is None) or (wanted.data and facts.data is None))


def _lacking_matter(wanted: Support, facts: Circumstances, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the kinds of facts of which any one would do, none where one of them holds."""
    if (
        has_data(wanted.data, facts)
        or industry_label(wanted.industries, facts, knowledge)
        or facts.function in wanted.functions
        or phrase_in(wanted.words, facts)
    ):
        return ()
    named = {_INDUSTRY: wanted.industries, _DATA: wanted.data, _TEXT: wanted.functions or wanted.words}
    return tuple(kind for kind, facts_named in named.items() if facts_named)


def _lacking_place(wanted: Support, facts: Circumstances) -> tuple[str, ...]:
    there = {facts.home, facts.site, *facts.locations, *facts.permitted}
    return (_PLACE,) if wanted.places and wanted.places.isdisjoint(there) else ()


def _clauses(lacks: Sequence[Lack], facts: Circumstances, knowledge: Knowledge) -> Iterator[str]:
    for kind, clause_of in _CLAUSES.items():
        found = [lack for lack in lacks if kind in lack.kinds]
        if found:
            yield clause_of(found, _whom(found, lacks), facts, knowledge)


def _whom(found: Sequence[Lack], lacks: Sequence[Lack]) -> str:
    """Return what a clause calls the rules that it is on: by a pronoun where it is on all of them."""
    if len(found) < len(lacks):
        return _either([lack.label for lack in found])
    return "it" if len(found) == 1 else "them"


def _industry_clause(found: Sequence[Lack], whom: str, facts: Circumstances, knowledge: Knowledge) -> str:
    if facts.industry is None:
        return "Industry is blank"
    ids = dict.fromkeys(name for lack in found for name in lack.wanted.industries)
    return f"the industry does not read like {_either([knowledge.industries[name].label for name in ids])}{_for(whom)}"


def _data_clause(_found: Sequence[Lack], whom: str, facts: Circumstances, _: Knowledge) -> str:
    if facts.data is None:
        return "Personal data is blank"
    return f"the data is not marked as special category{_for(whom)}"


def _text_clause(found: Sequence[Lack], whom: str, _: Circumstances, __: Knowledge) -> str:
    has_functions = any(lack.wanted.functions for lack in found)
    return f"{'neither function nor text speaks' if has_functions else 'the text does not speak'} of {whom}"


def _place_clause(found: Sequence[Lack], _: str, facts: Circumstances, __: Knowledge) -> str:
    if facts.home is None:
        return "Home country is blank"
    return f"no country of client or work is one where {_either([lack.label for lack in found])} holds"


_CLAUSES: dict[str, Callable[[Sequence[Lack], str, Circumstances, Knowledge], str]] = {
    _INDUSTRY: _industry_clause,
    _DATA: _data_clause,
    _TEXT: _text_clause,
    _PLACE: _place_clause,
}


def _for(whom: str) -> str:
    return "" if whom in {"it", "them"} else f" ({whom})"


def _either(labels: Sequence[str]) -> str:
    *others, last = labels
    return f"{', '.join(others)} or {last}" if others else last
