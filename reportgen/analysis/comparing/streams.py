"""Which draws each process had: a comparison keeps them, so that what moves by being drawn anew is told apart."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.analysis.comparing.matching import Matches
from reportgen.analysis.money.saving import content_keys
from reportgen.model.engagement import Engagement


def streams_of(engagement: Engagement) -> Mapping[str, str]:
    """Return the key of each process's own draws, by ID."""
    return {one.id: key for one, key in zip(engagement.processes, content_keys(engagement.processes), strict=True)}


def streams_kept(old: Engagement, new: Engagement, matches: Matches) -> Mapping[str, str]:
    """Return the keys, by new ID, with which each process that was there before is drawn as it was.

    An added process that is what another one was has the key of that with a mark of its own: no two keys are equal.
    """
    before, after = streams_of(old), streams_of(new)
    kept = {new_id: before[old_id] for new_id, old_id in matches.old_of.items()}
    taken = frozenset(kept.values())
    return {one: kept.get(one, f"{key}-added" if key in taken else key) for one, key in after.items()}
