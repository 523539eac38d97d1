"""Which process of the new side is which of the old: by ID and name, then by name, then by an ID that was entered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reportgen.model.comparison import Inputs


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """IDs: the old one of each new process that was there before, and those that were added or removed."""

    old_of: Mapping[str, str]
    added: tuple[str, ...]
    removed: tuple[str, ...]


def matched(old: Inputs, new: Inputs) -> Matches:
    """Match the processes of two sides.

    A name goes before an ID, so that a list numbered anew is recognised; an ID that reportgen gave by position says
    nothing. A renamed process is known by its ID.
    """
    left, right = dict(old.names), dict(new.names)
    pairs: dict[str, str] = {}
    for key in (_id_and_name, _name):
        _pair(left, right, pairs, key)
    entered = old.has_own_ids & new.has_own_ids
    for one in [one for one in right if one in left and one in entered]:
        pairs[one] = one
        del left[one], right[one]
    order = {one: pairs[one] for one in new.names if one in pairs}
    return Matches(old_of=order, added=tuple(right), removed=tuple(left))


def _id_and_name(key: str, name: str) -> tuple[str, str]:
    return key, _name(key, name)


def _name(_key: str, name: str) -> str:
    return " ".join(name.casefold().split())


def _pair(
    left: dict[str, str], right: dict[str, str], pairs: dict[str, str], key: Callable[[str, str], object]
) -> None:
    """Pair what has the same key, where one on each side has it, and take it out of both."""
    alone = [_alone(side, key) for side in (left, right)]
    for found, new_id in alone[1].items():
        old_id = alone[0].get(found)
        if old_id is not None:
            pairs[new_id] = old_id
            del left[old_id], right[new_id]


def _alone(side: Mapping[str, str], key: Callable[[str, str], object]) -> dict[object, str]:
    counts = Counter(key(*one) for one in side.items())
    return {key(*one): one[0] for one in side.items() if counts[key(*one)] == 1}
