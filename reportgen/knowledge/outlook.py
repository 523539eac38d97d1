"""Load the dated market figures of the outlook."""

from __future__ import annotations

from pathlib import Path

from reportgen.knowledge.facts import MarketFigure
from reportgen.knowledge.reading import toml_entries

SUBJECTS = ("BPO", "KPO", "both")
BEARINGS = ("any", "contact", "abroad")
_TEXTS = ("id", "subject", "bears_on", "statement", "meaning", "publisher", "dated")
_KEYS = (*_TEXTS, "secondary", "source", "basis", "reviewed")


def load_market_figures(directory: Path) -> tuple[MarketFigure, ...]:
    """Read outlook.toml in the order of the file; `secondary` marks a figure read in somebody else's quotation."""
    figures: list[MarketFigure] = []
    for entry in toml_entries(directory, "outlook.toml", "figure"):
        entry.only(_KEYS).origin()
        figures.append(
            MarketFigure(
                id=entry.name,
                subject=entry.choice("subject", SUBJECTS),
                bears_on=entry.choice("bears_on", BEARINGS),
                statement=entry.text("statement"),
                meaning=entry.text("meaning"),
                publisher=entry.text("publisher"),
                dated=entry.text("dated"),
                secondary=entry.flag("secondary"),
            )
        )
    return tuple(figures)
