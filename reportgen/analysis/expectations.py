"""What a provider of a process must show, and what its client may expect, fitted by the facts of the process.

Of each topic the first entry of the catalogue that fits is taken. The seed topics of a class are always among them;
the other places go to the first of the rest. A hybrid takes from both sides, the side it leans to first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.analysis.judgement import Judgement
from reportgen.analysis.scales import AUTOMATION, Scales
from reportgen.knowledge.expectations import SKILL_SEEDS, VALUE_SEEDS
from reportgen.knowledge.facts import Expectation
from reportgen.model.business_case import Cost
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.engagement import PersonalData, Process
from reportgen.model.sourcing import Expectations
from reportgen.model.verdict import NatureClass

_SKILLS = 5
_VALUES = 3
_SKILLS_A_SIDE = 2
_LANGUAGES = re.compile(r"\b(languages?|multilingual|translat\w*)\b", re.IGNORECASE)
_WORDS = re.compile(r"\w+")
_OTHER = {NatureClass.BPO: NatureClass.KPO, NatureClass.KPO: NatureClass.BPO}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Situation:
    """What the conditions of the catalogue are held against; `numbers` are ratings and measures by name."""

    function: str
    words: tuple[str, ...]
    facts: frozenset[str]
    numbers: Mapping[str, float]


def expectations_of(judgement: Judgement, cost: Cost, scales: Scales) -> Expectations | None:
    """Return skills (3-5) and values (2-3) as short phrases, None where the kind of work is not known.

    For work that stays they say what a provider would have to show if the question were opened again.
    """
    nature = judgement.ruling.nature
    if nature.kind is None or nature.leaning is None:
        return None
    situation, knowledge = _situation(judgement, cost, scales), scales.knowledge
    skills = [one for one in knowledge.skills if _fits(one, situation)]
    values = [one for one in knowledge.values if _fits(one, situation)]
    if nature.kind is NatureClass.HYBRID:
        return Expectations(
            skills=_texts(_of_both(skills, nature.leaning, SKILL_SEEDS, a_side=_SKILLS_A_SIDE, most=_SKILLS)),
            value=_texts(_of_both(values, nature.leaning, VALUE_SEEDS, a_side=1, most=_VALUES)),
        )
    return Expectations(
        skills=_texts(_of_one(skills, nature.kind, SKILL_SEEDS, most=_SKILLS)),
        value=_texts(_of_one(values, nature.kind, VALUE_SEEDS, most=_VALUES)),
    )


def _texts(chosen: Sequence[Expectation]) -> tuple[str, ...]:
    return tuple(one.text for one in chosen)


def _of_one(
    fitting: Sequence[Expectation],
    nature: NatureClass,
    seeds: Mapping[NatureClass, tuple[str, ...]],
    *,
    most: int,
) -> list[Expectation]:
    """Choose for one kind of work: the seed topics, then the first of the others, in the order of the catalogue."""
    by_topic = _first_of_each_topic(fitting, nature)
    others = [one for one in by_topic if one.topic not in seeds[nature]]
    kept = {one.id for one in others[: most - len(seeds[nature])]}
    return [one for one in by_topic if one.topic in seeds[nature] or one.id in kept]


def _of_both(
    fitting: Sequence[Expectation],
    leaning: NatureClass,
    seeds: Mapping[NatureClass, tuple[str, ...]],
    *,
    a_side: int,
    most: int,
) -> list[Expectation]:
    """Choose for mixed work: of each side the first seed topics, then the first of the rest, the leaning side first."""
    sides = [_first_of_each_topic(fitting, nature) for nature in (leaning, _OTHER[leaning])]
    chosen = [one for side in sides for one in [each for each in side if each.topic in seeds[each.nature]][:a_side]]
    others = [one for side in sides for one in side if one.topic not in seeds[one.nature]]
    return [*chosen, *others][:most]


def _first_of_each_topic(fitting: Sequence[Expectation], nature: NatureClass) -> list[Expectation]:
    found: dict[str, Expectation] = {}
    for one in fitting:
        if one.nature is nature:
            found.setdefault(one.topic, one)
    return list(found.values())


def _fits(one: Expectation, situation: _Situation) -> bool:
    numbers = situation.numbers
    return (
        (not one.functions or situation.function in {name.casefold() for name in one.functions})
        and (not one.words or any(word.startswith(tuple(one.words)) for word in situation.words))
        and one.facts <= situation.facts
        and all(name in numbers and numbers[name] >= limit for name, limit in one.at_least.items())
        and all(name in numbers and numbers[name] <= limit for name, limit in one.at_most.items())
    )


def _situation(judgement: Judgement, cost: Cost, scales: Scales) -> _Situation:
    process, used = judgement.process, judgement.judged.used
    saving = _saving(judgement, cost)
    measures = {
        "error_rate": process.error_rate,
        "attrition": process.attrition,
        "seasonal_peak": process.seasonal_peak,
        "automation_fit": scales.value(AUTOMATION, used),
        "rate_ratio": judgement.ruling.site.rate_ratio,
        "saving": saving,
    }
    known = {name: float(value) for name, value in measures.items() if value is not None}
    return _Situation(
        function=(process.function or "").strip().casefold(),
        words=tuple(_WORDS.findall(process.name.casefold())),
        facts=_facts(process, is_priced=saving is not None),
        numbers={**{key: rating.value for key, rating in used.items()}, **known},
    )


def _facts(process: Process, *, is_priced: bool) -> frozenset[str]:
    found = {
        "personal_data": process.personal_data in {PersonalData.PERSONAL, PersonalData.SPECIAL},
        "special_data": process.personal_data is PersonalData.SPECIAL,
        "languages": _LANGUAGES.search(f"{process.name} {process.plain_description}") is not None,
        "unpriced": not is_priced,
    }
    return frozenset(name for name, holds in found.items() if holds)


def _saving(judgement: Judgement, cost: Cost) -> float | None:
    """Return the saving of sourcing in a steady year as a share of today's cost, None where it is not known."""
    option = cost.case if judgement.is_moved else cost.what_if
    if not isinstance(option, MoneyCase) or option.baseline_annual <= 0:
        return None
    return float((option.baseline_annual - option.outsourced_annual) / option.baseline_annual)
