"""What the pack and the sections chosen on the Engagement sheet say against each other."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.model.engagement import Engagement
from reportgen.model.finding import Finding
from reportgen.model.message import Spot
from reportgen.model.sections import PACKS
from reportgen.workbook.messages_sections import PACK_NOT_USED


def check_sections(engagement: Engagement) -> Iterator[Finding]:
    """Say where a pack is named beside sections, which decide alone."""
    ref = engagement.cells.get("pack")
    if ref is not None and engagement.sections:
        row = int("".join(character for character in ref.cell if character.isdigit()))
        spot = Spot(sheet=ref.sheet, cell=ref.cell, row=row, column="Pack", field="pack")
        yield PACK_NOT_USED.at(spot, pack=PACKS[engagement.pack].label)
