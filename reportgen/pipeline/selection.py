"""Which sections a run prints: what the command asks for goes before what the workbook says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.errors import UsageError
from reportgen.model.engagement import Engagement
from reportgen.model.sections import PACKS, PLACES

if TYPE_CHECKING:
    from reportgen.report.view.reading_order import Selection

_SHEETS = "protection_sheets"


def selection_of(
    engagement: Engagement, *, sections: Sequence[str] = (), pack: str | None = None, profiles: int | None = None
) -> Selection:
    """Return the sections to print; `sections` are templates, `profiles` is None for all.

    Raises:
        UsageError: without profiles, nothing that was chosen is left to print.
    """
    if not sections and pack is None:
        sections, pack = engagement.sections, engagement.pack
    chosen = _chosen(sections, pack)
    if chosen.is_for_providers or profiles is None or profiles >= len(engagement.processes):
        return chosen
    templates = tuple(one for one in chosen.templates if profiles or one != _SHEETS)
    if not templates:
        raise UsageError("Without profiles there are no protection sheets, so nothing is left to print.")
    return replace(chosen, templates=templates, profiles=profiles)


def _chosen(sections: Sequence[str], pack: str | None) -> Selection:
    from reportgen.report.view.reading_order import Selection, selected  # noqa: PLC0415 - the report's own

    if sections:
        title = "Selected sections" if set(sections) < PLACES.keys() else ""
        return Selection(templates=tuple(dict.fromkeys(sections)), title=title)
    return selected(PACKS[pack or "full"])
