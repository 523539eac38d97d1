"""What is said of the user's own templates when nothing stops the report: notes, one line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from reportgen.model.sections import PLACES
from reportgen.report.templating.own_sections import own_sections
from reportgen.report.view.reading_order import Selection

_MOST = 8
_DRAWING = Path("figures", "drawing.svg")


def notes_on_folder(folder: Path | None, selection: Selection) -> Iterator[str]:
    """Yield a note for each file of the user's folder that goes unused: a section not asked for, the drawings' own."""
    if folder is None:
        return
    for place in own_sections(folder):
        if place not in selection.own:
            near = get_close_matches(place.template, PLACES, n=1, cutoff=0.8)
            hint = f"Did you mean {near[0]}.html?" if near else f"Name it among the sections to print it: {place.name}."
            yield f"sections/{place.template}.html in {folder} is not used. {hint}"
    if (folder / _DRAWING).is_file():
        yield f"{_DRAWING.as_posix()} in {folder} is not used: how a drawing is written stays as it is."


def notes_on_layout(warnings: Sequence[str]) -> Iterator[str]:
    """Yield a note for each thing that the renderer passed over, up to a few."""
    different = tuple(dict.fromkeys(" ".join(warning.split()).rstrip(".") for warning in warnings))
    for warning in different[:_MOST]:
        yield f"Your templates were laid out, but: {warning}."
    if len(different) > _MOST:
        yield f"Your templates were laid out, but with {len(different) - _MOST} further remarks of this kind."
