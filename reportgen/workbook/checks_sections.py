"""What the pack and the sections chosen on the Engagement sheet say against each other, and of templates to bring."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.model.engagement import Engagement
from reportgen.model.finding import CellRef, Finding
from reportgen.model.message import Spot
from reportgen.model.sections import PACKS, PLACES
from reportgen.workbook.messages_sections import OWN_SECTION, PACK_NOT_USED


def check_sections(engagement: Engagement) -> Iterator[Finding]:
    """Say where a pack is named beside sections, which decide alone, and which sections need a template."""
    if engagement.sections and "pack" in engagement.cells:
        spot = _spot(engagement.cells["pack"], "Pack", "pack")
        yield PACK_NOT_USED.at(spot, pack=PACKS[engagement.pack].label)
    for name in engagement.sections:
        if name not in PLACES and "sections" in engagement.cells:
            yield OWN_SECTION.at(_spot(engagement.cells["sections"], "Sections", "sections"), name=name)


def _spot(ref: CellRef, column: str, field: str) -> Spot:
    row = int("".join(character for character in ref.cell if character.isdigit()))
    return Spot(sheet=ref.sheet, cell=ref.cell, row=row, column=column, field=field)
