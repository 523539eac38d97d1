"""What has to be found out before work that is to be assessed further gets a verdict."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reportgen.analysis.concluded import Concluded
from reportgen.analysis.ratings import ENOUGH
from reportgen.analysis.scales import KNOWLEDGE, SOURCEABILITY, band_name
from reportgen.analysis.turns import Turn, steps_towards_sourcing, turns, view_of
from reportgen.analysis.wording import condition, joined, may, percent
from reportgen.knowledge.number_words import count_words
from reportgen.knowledge.points import points_told
from reportgen.knowledge.rating_facts import Band
from reportgen.model.engagement import Override
from reportgen.model.verdict import NotAssessed

_NAMED = 5
_CHECKED = 2
_DECIMALS = 9


def evidence_premises(one: Concluded) -> list[str]:
    """Return the ratings that are missing, what the text is trusted for, and what the provisional verdict rests on."""
    return [*_ratings(one), *_text(one), *_provisional(one)] or _doubtful(one)


def _ratings(one: Concluded) -> list[str]:
    """Name the heaviest blank ratings, as many as make enough evidence."""
    needed = _needed(one)
    if not needed:
        return []
    names = [one.label(key) for key in needed[:_NAMED]]
    more = len(needed) - len(names)
    listed = f"{', '.join(names)} and {count_words(more)} more" if more else joined(names)
    are, ones = ("are", "these ratings") if len(needed) > 1 else ("is", "this rating")
    return [f"{listed} {are} rated: with {ones} there is enough to go by"]


def _needed(one: Concluded) -> list[str]:
    nature, sourceable = one.scales.weights[KNOWLEDGE], one.scales.weights[SOURCEABILITY]
    criteria = {**nature, **sourceable}
    known = {key for key in criteria if key in one.judgement.process.ratings}
    needed: list[str] = []
    while not _is_enough(one, known):
        blank = [key for key in criteria if key not in known and _helps(one, key, known)]
        if not blank:
            break
        heaviest = min(blank, key=lambda key: (-(nature.get(key, 0.0) + sourceable.get(key, 0.0)), key))
        needed.append(heaviest)
        known.add(heaviest)
    return needed


def _shares(one: Concluded, known: Collection[str]) -> tuple[float, float]:
    nature, sourceable = one.scales.weights[KNOWLEDGE], one.scales.weights[SOURCEABILITY]
    return (
        round(sum(weight for key, weight in nature.items() if key in known), _DECIMALS),
        round(sum(weight for key, weight in sourceable.items() if key in known), _DECIMALS),
    )


def _is_enough(one: Concluded, known: Collection[str]) -> bool:
    shares = _shares(one, known)
    blank = round(1 - sum(shares) / 2, _DECIMALS)
    return min(shares) >= ENOUGH and blank <= one.scales.knowledge.threshold("blank_share")


def _helps(one: Concluded, key: str, known: Collection[str]) -> bool:
    """Tell whether a rating counts for an index that is still short, or for any where neither is."""
    shares = dict(zip((KNOWLEDGE, SOURCEABILITY), _shares(one, known), strict=True))
    short = [index for index, share in shares.items() if share < ENOUGH]
    return any(key in one.scales.weights[index] for index in short or shares)


def _text(one: Concluded) -> list[str]:
    inference = one.judgement.judged.inference
    if one.judgement.ruling.nature.kind is None:
        return ["somebody describes what the work is, since its name and description match no known process"]
    if inference is None or not inference.resembles:
        return []
    nearest = inference.resembles[0].name
    return [f"the work really is like the reference process “{nearest}”, whose ratings stand in until then"]


def _provisional(one: Concluded) -> list[str]:
    """Say in which band the sourceability index must turn out to lie for the provisional verdict to stand."""
    judgement, index = one.judgement, one.sourcing.index
    if judgement.process.override is Override.ASSESS_FURTHER or isinstance(index, NotAssessed):
        return []
    bands = one.scales.knowledge.sourceability_bands
    band = next(band for band in bands if band.name == band_name(index, bands))
    if judgement.provisional is None or band.name != judgement.provisional.value:
        return []
    covered = judgement.judged.sourceability_coverage
    share = f"only {percent(covered)}" if covered else "none"
    now = f"it is {points_told(index, [band.low for band in bands])} now, with {share} of its weight entered"
    return [f"once all is rated the sourceability index ends {_limits(band, bands)}: {now}"]


def _limits(band: Band, bands: Sequence[Band]) -> str:
    if band is bands[0]:
        return f"below {band.high:.0f}"
    return f"at {band.low:.0f} or above" if band is bands[-1] else f"between {band.low:.0f} and {band.high:.0f}"


def _doubtful(one: Concluded) -> list[str]:
    """Name the ratings to check first where the analyst doubts work that is rated well enough: the nearest turns."""
    now = view_of(one.judgement.ruling)
    towards = steps_towards_sourcing(one.scales)
    away = {key: -step for key, step in towards.items()}
    found = [
        turn
        for steps in (towards, away)
        for turn in turns(one.judgement, steps, one.variants, lambda result: result is not now)
    ]
    found.sort(key=lambda turn: (turn.distance, turn.criterion))
    return [_checked(turn, one) for turn in found[:_CHECKED]] or ["the analyst says what has to be found out first"]


def _checked(turn: Turn, one: Concluded) -> str:
    clause = condition(turn.criterion, turn.needed, one.scales.knowledge, at_least=turn.rises)
    limit = f"{one.label(turn.criterion)} {turn.needed}{one.rated(turn.criterion)}"
    return f"it is checked whether {clause} ({limit}): then {may(turn.ruling)}"
