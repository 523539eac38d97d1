"""Names that may stand for one process twice, and objectives that stand nowhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from reportgen.model.engagement import Engagement, Process
from reportgen.model.finding import Finding
from reportgen.workbook.messages_rows import SIMILAR_NAMES, UNKNOWN_OBJECTIVE
from reportgen.workbook.misspelling import nearest
from reportgen.workbook.normalising import key
from reportgen.workbook.process_spots import ProcessSpots

_SIMILAR = 94.0
_COMPARED_LENGTH = 120
_MOST_COMPARED = 5_000


def similar_names(processes: tuple[Process, ...], spots: ProcessSpots) -> Iterator[Finding]:
    """Say where a name repeats an earlier one or, among up to 5,000, differs only by a typing error."""
    earlier: dict[str, Process] = {}
    by_digits: defaultdict[str, list[str]] = defaultdict(list)
    for one in processes:
        name = key(one.name)[:_COMPARED_LENGTH]
        alike = by_digits["".join(filter(str.isdigit, name))]
        twin = earlier.get(name)
        if twin is None and len(processes) <= _MOST_COMPARED:
            near = process.extractOne(name, alike, scorer=fuzz.ratio, score_cutoff=_SIMILAR)
            twin = earlier[near[0]] if near else None
        if twin is not None:
            ref = twin.cells.get("name")
            place = ref.cell if ref else f"row {twin.row}"
            yield SIMILAR_NAMES.at(spots.of(one, "name"), name=one.name, other=twin.name, cell=place)
        if name not in earlier:
            alike.append(name)
            earlier[name] = one


def unknown_objectives(engagement: Engagement, spots: ProcessSpots) -> Iterator[Finding]:
    """Say which processes name an objective that is not on the Engagement sheet, where that lists any."""
    known = {key(objective) for objective in engagement.objectives}
    for one in engagement.processes:
        text = one.business_objective
        if known and text is not None and key(text) not in known:
            suggestion = nearest(text, {name: name for name in engagement.objectives})
            yield UNKNOWN_OBJECTIVE.at(spots.of(one, "business_objective"), suggestion=suggestion, text=text)
