"""The catalogue of what reading can find, and the parts in which the docs list it."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.model.message import Message
from reportgen.workbook import (
    messages_cells,
    messages_costs,
    messages_engagement,
    messages_method,
    messages_plausible,
    messages_rows,
    messages_sections,
    messages_sheets,
)

CATALOGUE: tuple[Message, ...] = (
    *messages_sheets.MESSAGES,
    *messages_cells.MESSAGES,
    *messages_rows.MESSAGES,
    *messages_plausible.MESSAGES,
    *messages_costs.MESSAGES,
    *messages_engagement.MESSAGES,
    *messages_method.MESSAGES,
    *messages_sections.MESSAGES,
)
PARTS: tuple[tuple[str, Sequence[Message]], ...] = (
    ("File and sheets", messages_sheets.MESSAGES),
    ("Cells", messages_cells.MESSAGES),
    ("Across rows", messages_rows.MESSAGES),
    ("Entries that hardly go together", messages_plausible.MESSAGES),
    ("Cost and offers of a process", messages_costs.MESSAGES),
    ("Engagement, weights, assumptions and controls", messages_engagement.MESSAGES),
    ("Exchange rates, cost preset and doubt", messages_method.MESSAGES),
    ("Pack and sections of the report", messages_sections.MESSAGES),
)
