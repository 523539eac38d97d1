"""Which sections a run prints: what the command asks for goes before what the workbook says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.errors import NothingToPrintError, UsageError
from reportgen.model.engagement import Engagement
from reportgen.model.sections import PACKS, PLACES, PROVIDER
from reportgen.pipeline.own_templates import own_place

if TYPE_CHECKING:
    from reportgen.model.assessment import Assessment
    from reportgen.report.view.reading_order import Selection

_SHEETS = "protection_sheets"


def selection_of(
    engagement: Engagement,
    *,
    sections: Sequence[str] = (),
    pack: str | None = None,
    profiles: int | None = None,
    templates: Path | None = None,
) -> Selection:
    """Return the sections to print; `sections` are templates or own sections' names, `profiles` is None for all.

    `templates` is the user's folder, which may hold sections of their own.

    Raises:
        UsageError: without profiles, nothing that was chosen is left to print; or a section is in no folder.
    """
    sections, pack = _asked(engagement, sections, pack)
    chosen = _chosen(sections, pack, templates)
    if chosen.is_for_providers or profiles is None or profiles >= len(engagement.processes):
        return chosen
    left = tuple(one for one in chosen.templates if profiles or one != _SHEETS)
    if not left:
        raise UsageError("Without profiles there are no protection sheets, so nothing is left to print.")
    return replace(chosen, templates=left, profiles=profiles)


def is_for_providers(engagement: Engagement, sections: Sequence[str], pack: str | None) -> bool:
    """Return whether a run prints the pack for providers, also where it prints nothing of it."""
    sections, pack = _asked(engagement, sections, pack)
    return pack == PROVIDER and not sections


def _asked(engagement: Engagement, sections: Sequence[str], pack: str | None) -> tuple[Sequence[str], str | None]:
    return (sections, pack) if sections or pack is not None else (engagement.sections, engagement.pack)


def require_something_asked(selection: Selection, assessment: Assessment, workbook: Path) -> None:
    """Show that a pack for providers has something to ask of them.

    Raises:
        NothingToPrintError: nothing goes to a provider.
    """
    if not selection.is_for_providers:
        return
    from reportgen.report.view.provider.facts import is_asked_of_a_provider  # noqa: PLC0415 - the report's own

    if not any(map(is_asked_of_a_provider, assessment.processes)):
        raise NothingToPrintError(
            f"Nothing in {workbook} goes to a provider as things stand, so there is no provider pack to make: "
            "choose another pack."
        )


def with_changes(selection: Selection) -> Selection:
    """Return a selection that also says what changed.

    Raises:
        UsageError: it is for providers, who are told nothing of that.
    """
    if selection.is_for_providers:
        raise UsageError("The provider pack does not say what changed: leave out --since, or choose another pack.")
    return selection.with_changes()


def _chosen(sections: Sequence[str], pack: str | None, folder: Path | None) -> Selection:
    from reportgen.report.view.reading_order import Selection, selected  # noqa: PLC0415 - the report's own

    if not sections:
        return selected(PACKS[pack or "full"])
    own = {place.template: place for name in sections if name not in PLACES for place in (own_place(name, folder),)}
    templates = tuple(dict.fromkeys(name if name in PLACES else own_place(name, folder).template for name in sections))
    title = "" if PLACES.keys() <= set(templates) else "Selected sections"
    return Selection(templates=templates, title=title, own=tuple(own.values()))
