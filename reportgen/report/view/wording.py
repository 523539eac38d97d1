"""Words for what the engine concluded: one word per idea, the same everywhere in the report."""

from __future__ import annotations

import re
from decimal import Decimal

from reportgen.knowledge.points import half_up, points_told
from reportgen.model.assessment import ProcessAssessment
from reportgen.model.verdict import VERDICT, Form, HybridKind, NotAssessed, Place, Recommendation, Tier
from reportgen.report.figures.map_zones import LOWER, UPPER
from reportgen.report.words.formats import MISSING, Formats
from reportgen.report.words.formats import in_sentence as in_sentence  # noqa: PLC0414 - asked for here, with other words
from reportgen.report.words.sentences import typographic

_DESCRIBED = re.compile(r"(?:The|A|An|Our|Its|Several|Various) (?![A-Z])")
FORM = {
    Form.THIRD_PARTY: "a third-party provider",
    Form.JOINT: "a joint organisation",
    Form.CAPTIVE: "the client’s own centre",
    Form.IN_HOUSE: "an in-house team",
}
PLACE = {Place.ONSHORE: "onshore", Place.NEARSHORE: "nearshore", Place.OFFSHORE: "offshore"}
TIER = {
    Tier.LOW: "Low",
    Tier.STANDARD: "Standard",
    Tier.SIGNIFICANT: "Significant",
    Tier.CRITICAL: "Critical",
}
HYBRID = {
    HybridKind.MIXED: "mixed: two kinds of work in one process, to be run apart",
    HybridKind.BOUNDARY: "on the boundary: small changes of weight move it, so gather evidence",
    HybridKind.INTERMEDIATE: "in between: neither routine nor expert work",
}
MOVED_A_LITTLE = "Discs that would hide one another were moved a little."
TIED = "A line from a disc ends where it belongs."
_DANGLING = re.compile(r"(?:\s+(?:a|an|and|at|by|for|from|in|of|on|or|the|to|with))+$")
_QUOTES = (("“", "”"), ("(", ")"))
_BY_VALUE = {verdict.value: words for verdict, words in VERDICT.items()}
_SENTENCE_END = re.compile(r"(?<=\w\w)[.!?](?=\s)")
SOURCED = (Recommendation.OUTSOURCE, Recommendation.SELECTIVE)


def clipped(text: str, limit: int) -> str:
    """Shorten a text to whole words within the limit, with an ellipsis where it was cut, and quotation marks closed."""
    folded = " ".join(text.split())
    if len(folded) <= limit:
        return folded
    head = folded[: limit - 1]
    if " " in head[limit // 2 :]:
        head = head[: head.rindex(" ")]
    head = _DANGLING.sub("", head.rstrip(" ,;:.")).rstrip(" ,;:.")
    closing = "".join(close for opening, close in _QUOTES if head.count(opening) > head.count(close))
    return f"{head}…{closing}"


def whole_sentences(text: str, limit: int) -> str:
    """Shorten a text to as many whole sentences as the limit holds; a first sentence that is longer is cut by words."""
    folded = " ".join(text.split())
    if len(folded) <= limit:
        return folded
    ends = [found.end() for found in _SENTENCE_END.finditer(folded) if found.end() <= limit]
    return folded[: ends[-1]] if ends else clipped(folded, limit)


def verdict_words(result: str) -> str:
    """Return the words for a recommendation given by its value, as they stand within a sentence."""
    return _BY_VALUE.get(result, result).lower()


def is_sourced(assessed: ProcessAssessment) -> bool:
    """Return whether some of the work leaves the team that does it today."""
    return assessed.sourcing.moves


def stays(one: ProcessAssessment) -> bool:
    """Return whether the work stays with the team that does it today, as a verdict and not for want of evidence."""
    return not one.sourcing.moves and not one.sourcing.may_move_later


def score(value: float | NotAssessed, formats: Formats) -> str:
    """Write an index 0-100, whole unless that would carry it over an edge; an en dash where it was not assessed."""
    return MISSING if isinstance(value, NotAssessed) else formats.points(value, (LOWER, UPPER))


def score_in_column(value: float | NotAssessed, formats: Formats) -> str:
    """Write an index for a column of whole numbers: one that a whole would carry over an edge is "<40"."""
    if isinstance(value, NotAssessed):
        return MISSING
    whole = formats.number(half_up(value, 0))
    return whole if whole == score(value, formats) else f"<{whole}"


def points_apart(formats: Formats, value: float, edge: float) -> str:
    """Write how many points an index, as it is told, lies from the edge of a band; "0" where it lies on it."""
    apart = abs(Decimal(points_told(value, (LOWER, UPPER))) - Decimal(edge))
    return formats.number(apart, -int(apart.as_tuple().exponent))


def kept_where(one: ProcessAssessment) -> str:
    """Say with whom work stays: the team that does it, or the provider of today, as the workbook names it."""
    provider = one.process.current_provider
    return "in-house" if provider is None else f"with the provider of today ({_in_brackets(typographic(provider))})"


def _in_brackets(provider: str) -> str:
    """Return what the workbook writes for a provider within a sentence: a description begins small, a name does not."""
    return f"{provider[:1].lower()}{provider[1:]}" if _DESCRIBED.match(provider) else provider
