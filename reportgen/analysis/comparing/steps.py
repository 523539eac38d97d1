"""The way from the old engagement to the new in steps, each changing one kind of input."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from reportgen.analysis.comparing.matching import Matches
from reportgen.model.comparison import Cause, Reason
from reportgen.model.engagement import Engagement

MOST_PROCESSES = 12
_GROUPS: Mapping[Cause, tuple[str, ...]] = {
    Cause.WEIGHTS: ("criteria_weights",),
    Cause.ASSUMPTIONS: ("assumptions",),
    Cause.CONTROLS: ("controls",),
}
_APART = frozenset({"processes", "cells", "process_columns", "criteria_weights", "assumptions", "controls"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An engagement after one more change, and what was changed; processes keep their old IDs up to the last step."""

    engagement: Engagement
    reason: Reason


def steps_between(old: Engagement, new: Engagement, matches: Matches, changed: frozenset[str]) -> Iterator[Step]:
    """Yield the steps in which something changes, the facts all processes share first, then process by process.

    `changed` are the new IDs of the processes with a changed input. Up to a dozen go one by one; what is added and
    what is removed goes together, last, as do more than a dozen.
    """
    now = old
    shared = replace(new, **{name: getattr(old, name) for name in _APART})
    if shared != now:
        now = shared
        yield Step(engagement=now, reason=Reason(cause=Cause.ENGAGEMENT))
    for cause, names in _GROUPS.items():
        further = replace(now, **{name: getattr(new, name) for name in names})
        if further != now:
            now = further
            yield Step(engagement=now, reason=Reason(cause=cause))
    for one in sorted(changed) if len(changed) <= MOST_PROCESSES else ():
        now = _with_process(now, new, one, matches.old_of[one])
        yield Step(engagement=now, reason=Reason(cause=Cause.PROCESS, processes=(one,)))
    left = (*matches.added, *matches.removed, *(sorted(changed) if len(changed) > MOST_PROCESSES else ()))
    if left:
        yield Step(engagement=new, reason=Reason(cause=Cause.PROCESS, processes=left))


def _with_process(now: Engagement, new: Engagement, new_id: str, old_id: str) -> Engagement:
    """Put the new facts of one process in the place of the old, under its old ID and row."""
    fresh = next(one for one in new.processes if one.id == new_id)
    return replace(
        now,
        processes=tuple(replace(fresh, id=one.id, row=one.row) if one.id == old_id else one for one in now.processes),
    )
