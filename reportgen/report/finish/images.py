"""Pictures are shown as they are: a viewer makes up no points between theirs."""

from __future__ import annotations

from typing import Any


def as_they_are(pdf: Any) -> None:
    """Let no picture be interpolated, as PDF/A asks."""
    for thing in pdf.objects:
        extra = getattr(thing, "extra", {})
        if extra.get("Subtype") == "/Image":
            extra["Interpolate"] = "false"
