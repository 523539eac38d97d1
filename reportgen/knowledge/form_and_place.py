"""Load who does the work and how far from home, by operational and structural risk, and the steps of legal exposure."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise, product
from pathlib import Path

from reportgen.knowledge.bands import RISK_LEVELS
from reportgen.knowledge.entry import Entry
from reportgen.knowledge.rating_facts import SiteCell
from reportgen.knowledge.reading import toml_entries
from reportgen.model.verdict import Form, Place

EXPOSURES = ("home", "same_law", "recognised_law", "foreign_law")
_FILE = "form_and_place.toml"
_ORIGIN = ("id", "source", "basis", "reviewed")
_CELL = (*_ORIGIN, "operational", "structural", "form", "distance", "ground")
_FORMS = (Form.THIRD_PARTY, Form.JOINT, Form.CAPTIVE)
_STEPS = 5


def load_site_cells(directory: Path) -> Mapping[tuple[str, str], SiteCell]:
    """Read the nine cells of form_and_place.toml by operational and structural risk, each pair exactly once."""
    entries = toml_entries(directory, _FILE, "cell")
    cells: dict[tuple[str, str], SiteCell] = {}
    for entry in entries:
        cell = _cell(entry.only(_CELL))
        if cells.setdefault((cell.operational, cell.structural), cell) is not cell:
            raise entry.fault(f"the cell {cell.operational} and {cell.structural} stands there twice")
    missing = [pair for pair in product(RISK_LEVELS, repeat=2) if pair not in cells]
    if missing:
        raise entries[0].fault(f"the cell {missing[0][0]} and {missing[0][1]} is missing from the file")
    return cells


def _cell(entry: Entry) -> SiteCell:
    return SiteCell(
        operational=entry.choice("operational", RISK_LEVELS),
        structural=entry.choice("structural", RISK_LEVELS),
        form=Form(entry.choice("form", _FORMS)),
        distance=Place(entry.choice("distance", tuple(Place))),
        ground=entry.clause("ground"),
        origin=entry.origin(),
    )


def load_exposure_steps(directory: Path) -> Mapping[str, float]:
    """Read the steps of legal exposure, 1-5, rising from home to foreign law."""
    entries = toml_entries(directory, _FILE, "exposure")
    for entry in entries:
        entry.only((*_ORIGIN, "step")).origin()
    steps = {entry.choice("id", EXPOSURES): float(entry.whole("step", 1, _STEPS)) for entry in entries}
    ordered = [steps.get(name, 0.0) for name in EXPOSURES]
    if ordered[0] == 0 or any(low >= high for low, high in pairwise(ordered)):
        raise entries[0].fault(
            f"the steps of exposure must be given for {', '.join(EXPOSURES)}, and rise in this order"
        )
    return steps
