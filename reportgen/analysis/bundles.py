"""Bundles a market could bid for: of one kind of work, near in function, place and wave, and none too heavy.

The finest groups (kind of work, form, family of functions, place, wave) are joined, the most alike first, until there
are as many as the number of processes makes worth a bid, and a single process joins what is near it. Work of another
form (a provider, a joint organisation, an own centre) is never joined; routine and expert work stay apart, and no join
makes a bundle heavier than the limit, unless there would be too many to tender.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import ceil

from reportgen.analysis.holdings import Load, Moved, Order, sum_of

_FINEST = 60
_KIND, _FUNCTION, _PLACE, _WAVE = 16, 6, 4, 2
_PARTS = 3
_FEWEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Processes to be tendered together, the greatest spend first, what they weigh, and what they have in common."""

    members: tuple[Moved, ...]
    load: Load
    sides: frozenset[str]
    forms: frozenset[str]
    families: frozenset[str]
    countries: frozenset[str]
    waves: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How many bundles at most, how many processes to a bundle as a rule, and what is too heavy for one."""

    most: int
    processes_a_bundle: int
    is_heavy: Callable[[Load], bool]


def bundled(moved: Sequence[Moved], rules: Rules) -> tuple[Bundle, ...]:
    """Return bundles that hold each process that moves exactly once, in whatever order the processes stand."""
    bundles = [part for group in _finest(moved) for part in _parted(group, rules)]
    wanted = min(rules.most, max(_FEWEST, ceil(len(moved) / rules.processes_a_bundle)))
    while len(bundles) > 1:
        pair = _next_pair(bundles, rules, wanted)
        if pair is None:
            break
        one, other = pair
        bundles = [each for each in bundles if each is not one and each is not other]
        bundles.append(_of((*one.members, *other.members)))
    return tuple(bundles)


def _finest(moved: Sequence[Moved]) -> list[Bundle]:
    """Group by kind, form, family, place and wave; coarser where that would make too many groups to compare."""
    keys: tuple[Callable[[Moved], tuple[object, ...]], ...] = (
        lambda one: (one.side, one.form, one.family, one.country, one.wave),
        lambda one: (one.side, one.form, one.family, one.country),
        lambda one: (one.side, one.form, one.country),
    )
    for key in keys:
        groups: dict[tuple[object, ...], list[Moved]] = {}
        for one in moved:
            groups.setdefault(key(one), []).append(one)
        if len(groups) <= _FINEST:
            break
    return [_of(members) for members in groups.values()]


def _parted(group: Bundle, rules: Rules) -> list[Bundle]:
    """Divide a group that is too heavy into two or three of like weight, where it holds enough processes."""
    for count in range(1, min(_PARTS, len(group.members)) + 1):
        parts = _spread(group.members, count)
        if not any(rules.is_heavy(part.load) for part in parts):
            return parts
    return _spread(group.members, min(2, len(group.members)))


def _spread(members: Sequence[Moved], count: int) -> list[Bundle]:
    """Spread processes over some parts, the heaviest first, each to the part that weighs least."""
    parts: list[list[Moved]] = [[] for _ in range(count)]
    for one in sorted(members, key=lambda each: each.order):
        lightest = min(parts, key=lambda part: (sum_of(each.load for each in part).spend, len(part)))
        lightest.append(one)
    return [_of(part) for part in parts]


def _of(members: Sequence[Moved]) -> Bundle:
    ordered = tuple(sorted(members, key=lambda one: one.order))
    return Bundle(
        members=ordered,
        load=sum_of(one.load for one in ordered),
        sides=frozenset(one.side for one in ordered),
        forms=frozenset(one.form for one in ordered),
        families=frozenset(one.family for one in ordered),
        countries=frozenset(one.country for one in ordered),
        waves=frozenset(one.wave for one in ordered),
    )


def _next_pair(bundles: Sequence[Bundle], rules: Rules, wanted: int) -> tuple[Bundle, Bundle] | None:
    """Return the two bundles to join next, None where the bundles are few enough or nothing more may be joined."""
    pairs = [pair for pair in combinations(bundles, 2) if _may_share_a_tender(*pair)]
    good = [pair for pair in pairs if _is_alike(*pair) and not rules.is_heavy(pair[0].load + pair[1].load)]
    if len(bundles) <= wanted:
        good = [pair for pair in good if _is_small_and_near(*pair)] if len(bundles) > _FEWEST else []
    if good or len(bundles) <= rules.most:
        return _preferred(good)
    return _preferred(pairs)


def _may_share_a_tender(one: Bundle, other: Bundle) -> bool:
    return one.forms == other.forms


def _is_alike(one: Bundle, other: Bundle) -> bool:
    return one.sides == other.sides


def _is_small_and_near(one: Bundle, other: Bundle) -> bool:
    """Return whether either is a single process, too little to bid for, and both share functions or place."""
    is_near = bool(one.families & other.families or one.countries & other.countries)
    return is_near and min(len(one.members), len(other.members)) == 1


def _preferred(pairs: Sequence[tuple[Bundle, Bundle]]) -> tuple[Bundle, Bundle] | None:
    """Return the most alike pair, of those that of fewest processes, of those the first by what it holds."""
    ranked = [((_distance(*pair), sum(len(bundle.members) for bundle in pair)), pair) for pair in pairs]
    best = min((rank for rank, _ in ranked), default=None)
    return min((pair for rank, pair in ranked if rank == best), key=_held, default=None)


def _held(pair: tuple[Bundle, Bundle]) -> tuple[Order, ...]:
    return tuple(sorted(one.order for bundle in pair for one in bundle.members))


def _distance(one: Bundle, other: Bundle) -> int:
    pairs: tuple[tuple[int, frozenset[str] | frozenset[int], frozenset[str] | frozenset[int]], ...] = (
        (_KIND, one.sides, other.sides),
        (_FUNCTION, one.families, other.families),
        (_PLACE, one.countries, other.countries),
        (_WAVE, one.waves, other.waves),
    )
    return sum(_apart(weight, left, right) for weight, left, right in pairs)


def _apart(weight: int, left: frozenset[str] | frozenset[int], right: frozenset[str] | frozenset[int]) -> int:
    """Return nothing for the same, half the weight where they share something, else all of it."""
    if left == right:
        return 0
    return weight // 2 if left & right else weight
