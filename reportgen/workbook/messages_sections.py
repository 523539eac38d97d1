"""What is said about the pack and the sections that the workbook chooses: RG429."""

from __future__ import annotations

from reportgen.model.message import warning

PACK_NOT_USED = warning(
    "RG429",
    "A pack is named beside single sections",
    "Sections are chosen one by one, so the pack {pack} is not used.",
    "Clear the pack, or clear the sections.",
)
MESSAGES = (PACK_NOT_USED,)
