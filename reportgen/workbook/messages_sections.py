"""What is said about the pack and the sections that the workbook chooses: RG429, RG439."""

from __future__ import annotations

from reportgen.model.message import note, warning

PACK_NOT_USED = warning(
    "RG429",
    "A pack is named beside single sections",
    "Sections are chosen one by one, so the pack {pack} is not used.",
    "Clear the pack, or clear the sections.",
)
OWN_SECTION = note(
    "RG439",
    "A section is not one of the report's own",
    "{name} is no section of ours, so generate looks for its template in the folder given with --templates.",
    "Give that folder, or correct the name.",
)
MESSAGES = (PACK_NOT_USED, OWN_SECTION)
