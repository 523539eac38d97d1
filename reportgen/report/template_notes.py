"""What the renderer said of a report made with the user's own templates, as notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_MOST = 8


def notes_on_layout(warnings: Sequence[str]) -> Iterator[str]:
    """Yield a note for each thing that the renderer passed over, up to a few."""
    different = tuple(dict.fromkeys(" ".join(warning.split()).rstrip(".") for warning in warnings))
    for warning in different[:_MOST]:
        yield f"Your templates were laid out, but: {warning}."
    if len(different) > _MOST:
        yield f"Your templates were laid out, but with {len(different) - _MOST} further remarks of this kind."
