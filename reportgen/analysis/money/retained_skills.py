"""Skills that must stay: who steers and checks expert work that moves, and who keeps the part that does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from reportgen.analysis.wording import joined
from reportgen.knowledge.facts import Expectation, Knowledge
from reportgen.knowledge.number_words import count_words
from reportgen.model.assessment import ProcessAssessment
from reportgen.model.verdict import NatureClass, NotAssessed, Recommendation

_TOPICS = ("credential", "judgement", "industry_knowledge", "analytics", "research_method")
_EACH, _MOST, _NAMED = 2, 6, 2
_NAME_LIMIT = 60


def skills_to_retain(moving: Sequence[ProcessAssessment], knowledge: Knowledge) -> tuple[str, ...]:
    """Return a sentence for each skill, that of most processes first, and one for the work that is split.

    A skill is one that its provider must show (knowledge: skills.toml): nobody can judge expert work without it.
    """
    by_text = {one.text: one for one in knowledge.skills if one.nature is NatureClass.KPO and one.topic in _TOPICS}
    owners: dict[str, list[ProcessAssessment]] = {}
    for one in moving:
        for skill in _needed(one, by_text):
            owners.setdefault(skill.text, []).append(one)
    ranked = sorted(owners, key=lambda text: (-len(owners[text]), _TOPICS.index(by_text[text].topic), text))
    skills = (f"{text[:1].upper()}{text[1:]}, to steer and check {_names(owners[text])}." for text in ranked[:_MOST])
    return (*skills, *_kept(moving))


def _needed(one: ProcessAssessment, by_text: Mapping[str, Expectation]) -> list[Expectation]:
    """Return the one or two skills needed to judge a process; none where it is routine."""
    expected = one.sourcing.expectations
    if expected is None or not _is_expert(one):
        return []
    found = [by_text[text] for text in expected.skills if text in by_text]
    return sorted(found, key=lambda skill: _TOPICS.index(skill.topic))[:_EACH]


def _is_expert(one: ProcessAssessment) -> bool:
    nature = one.classification.nature
    return not isinstance(nature, NotAssessed) and nature is not NatureClass.BPO


def _kept(moving: Sequence[ProcessAssessment]) -> Iterator[str]:
    """Yield who keeps the part that stays, where work is sourced in part."""
    parts = [one for one in moving if one.sourcing.recommendation is Recommendation.SELECTIVE]
    if not parts:
        return
    counted = [one.process.fte * (1 - _share(one)) for one in parts if one.process.fte is not None]
    many = f"{sum(counted):.0f} full-time equivalents"
    team = f" They are about {many}, beside those who steer what moves." if counted and sum(counted) >= 1 else ""
    yield f"People who do the part that stays of {_names(parts)}, and hand the rest over cleanly.{team}"


def _share(one: ProcessAssessment) -> Decimal:
    return Decimal(repr(one.sourcing.sourced_share))


def _names(members: Sequence[ProcessAssessment]) -> str:
    """Name the largest processes, and say how many more there are; one more is named, too."""
    ordered = sorted(members, key=lambda one: (-(one.process.fte or Decimal(0)), one.process.name))
    named = [_short(one.process.name) for one in ordered]
    more = len(named) - _NAMED
    if more > 1:
        return f"{', '.join(named[:_NAMED])} and {count_words(more)} more"
    return joined(named)


def _short(name: str) -> str:
    folded = " ".join(name.split())
    quoted = folded if len(folded) <= _NAME_LIMIT else f"{folded[:_NAME_LIMIT].rsplit(' ', 1)[0]}…"
    return f"“{quoted}”"
