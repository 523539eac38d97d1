"""The class of a process in words: how likely, what it rests on, how firm it is, and what would change it."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.model.classification import Classification, Flip, WordPull
from reportgen.model.verdict import Evidence, HybridKind, NatureClass, NotAssessed
from reportgen.report.view.parts import Point, joined
from reportgen.report.view.wording import HYBRID, clipped, points_apart, score
from reportgen.report.words.formats import NO_BREAK_SPACE, Formats, all_of, counted, is_nought, sentence_start

FIRM_FROM = 0.90
_LOWER, _UPPER = 40, 60
_NEARLY_SURE = 0.995
_NAME_LIMIT = 44
_WORDS_SHOWN = 4
_WORD_LIMIT = 24
_WORK = {NatureClass.BPO: "Routine work", NatureClass.KPO: "Expert work"}


def is_firm(found: Classification) -> bool:
    """Return whether the class holds in at least nine of ten draws of the weights."""
    return isinstance(found.stability, float) and found.stability >= FIRM_FROM


def class_word(nature: NatureClass) -> str:
    """Return a class as it stands within a sentence."""
    return "hybrid" if nature is NatureClass.HYBRID else nature.value


def class_finding(formats: Formats, found: Classification) -> str:
    """Say the class and how far its index is from another."""
    if isinstance(found.nature, NotAssessed) or isinstance(found.knowledge_index, NotAssessed):
        return "What kind of work it is remains open"
    points = score(found.knowledge_index, formats)
    if found.nature is NatureClass.HYBRID:
        return f"{_hybrid_start(found.hybrid_kind)}: {points} of 100 points"
    edge = _LOWER if found.nature is NatureClass.BPO else _UPPER
    apart = points_apart(formats, found.knowledge_index, edge)
    side = "below" if found.nature is NatureClass.BPO else "above"
    distance = "at the edge of the hybrid band" if is_nought(apart) else f"{apart} {side} the hybrid band"
    return f"{_WORK[found.nature]}: {points} of 100 points, {distance}"


def _hybrid_start(kind: HybridKind | None) -> str:
    if kind is HybridKind.MIXED:
        return "Routine and expert work in one"
    return "On the edge between two classes" if kind is HybridKind.BOUNDARY else "Between routine and expert work"


def likely(formats: Formats, found: Classification) -> str:
    """Write the probability of the side the process leans to; an en dash where there is none."""
    if isinstance(found.probability_kpo, NotAssessed):
        return "–"
    share = found.probability_kpo if found.leaning is NatureClass.KPO else 1 - found.probability_kpo
    return percent_at_most(formats, share)


def percent_at_most(formats: Formats, share: float) -> str:
    """Write a probability without ever calling it certain."""
    return f"over {formats.percent(0.99)}" if share > _NEARLY_SURE else formats.percent(share)


def class_sentence(formats: Formats, found: Classification) -> str:
    """Say the class with its probability."""
    if isinstance(found.nature, NotAssessed):
        return sentence_start(found.nature.reason)
    with_chance = f"with a probability of {likely(formats, found)}"
    if found.hybrid_kind is None or isinstance(found.leaning, NotAssessed):
        return f"{found.nature.value} {with_chance}."
    return f"Hybrid, leaning {found.leaning.value} {with_chance}; {HYBRID[found.hybrid_kind]}."


def evidence_sentence(formats: Formats, found: Classification) -> str:
    """Say what the class rests on."""
    if found.evidence is Evidence.NONE:
        return ""
    rated = sum(1 for part in found.contributions if not part.inferred)
    if found.evidence is Evidence.INDICATIVE:
        given = "No criterion is rated" if not rated else f"Only {counted(rated, 'criterion is', 'criteria are')} rated"
        return f"{given}, so name and description decide: indicative."
    weight = formats.percent(found.coverage)
    if found.coverage >= 1:
        return sentence_start(f"{all_of(rated, 'criteria')} are rated.")
    part = "" if found.evidence is Evidence.RATED else ": partly rated"
    return f"{sentence_start(counted(rated, 'criterion', 'criteria'))} with {weight} of the weight are rated{part}."


def firmness_sentence(formats: Formats, found: Classification, draws: int) -> str:
    """Say in how many draws of the weights the class stays the same."""
    if isinstance(found.stability, NotAssessed):
        return ""
    tried = f"{formats.number(draws)} other weightings"
    if found.stability >= 1:
        return f"It holds in all of {tried}."
    floored = int(found.stability * 100) / 100
    return f"It holds in {formats.percent(floored)} of {tried}."


def text_sentence(formats: Formats, found: Classification) -> str:
    """Say whether name and description alone point the same way as the ratings."""
    text = found.text_probability
    if text is None or found.evidence in {Evidence.INDICATIVE, Evidence.NONE}:
        return ""
    side = NatureClass.KPO if text >= 0.5 else NatureClass.BPO  # noqa: PLR2004 - an even chance
    chance = percent_at_most(formats, max(text, 1 - text))
    way = "the same way" if side is found.leaning else "the other way"
    return f"Name and description alone point {way} ({side.value}, {chance})."


def resemblance_sentence(formats: Formats, found: Classification) -> str:
    """Name the reference processes the text is like, with class and likeness."""
    near = [
        f"{clipped(one.name, _NAME_LIMIT)} ({class_word(one.nature)}, {formats.percent(one.similarity)} alike)"
        for one in found.resembles
    ]
    return f"Resembles {joined(near)}." if near else ""


def words_sentence(found: Classification) -> str:
    """Quote the words that told, by the side they speak for; only where the text decides."""
    if found.evidence is not Evidence.INDICATIVE:
        return ""
    telling = sorted(found.speaking, key=lambda one: -abs(one.pull))[:_WORDS_SHOWN]
    sides = (
        ("routine work", [one for one in telling if one.pull < 0]),
        ("expert work", [one for one in telling if one.pull > 0]),
    )
    said = [f"{_quoted(words)} for {work}" for work, words in sides if words]
    return f"Words that told: {', '.join(said)}." if said else ""


def _quoted(words: Sequence[WordPull]) -> str:
    return joined([f"“{clipped(one.word, _WORD_LIMIT)}”" for one in words])


def split_points(found: Classification, *, is_priced_apart: bool = False) -> tuple[Point, ...]:
    """Say what the parts of mixed work are, each under its lead, with how it is paid for where both move together."""
    if found.split is None:
        return ()
    by_unit, by_time = (", by the unit", ", by time") if is_priced_apart else ("", "")
    parts = ((f"Routine part{by_unit}:", found.split.routine), (f"Expert part{by_time}:", found.split.expert))
    return tuple(Point(mark="", lead=lead, text=ended(text)) for lead, text in parts)


def ended(text: str) -> str:
    """End a text with a full stop, unless it ends with a mark of its own."""
    return text if text.endswith((".", "…", "!", "?")) else f"{text}."


def change_sentence(flips: Sequence[Flip]) -> str:
    """Say what other ratings would make of a class, a result that repeats only once."""
    said = ""
    for place, flip in enumerate(flips):
        repeats = place > 0 and flip.result == flips[place - 1].result
        said += ("It would be " if not place else ", or ") + ("" if repeats else f"{_a_class(flip.result)} ")
        said += f"with {flip.label.lower()} at {flip.needed} instead of{NO_BREAK_SPACE}{flip.rating}"
    return f"{said}." if said else ""


def _a_class(result: str) -> str:
    return "a hybrid" if result == NatureClass.HYBRID else result
