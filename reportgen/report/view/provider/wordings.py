"""What is asked in several wordings, told once: what all say, then "In addition, No. 30: …"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reportgen.report.view.process_numbers import numbered
from reportgen.report.view.run_on import lowered
from reportgen.report.view.variants import told_once

_BETWEEN_SENTENCES = re.compile(r"(?<=\.) (?=[A-Z])")


def told_of(wordings: Mapping[str, Sequence[int]]) -> str:
    """Tell wordings, given with the processes each is for: first sentences as one, then what some add to them."""
    leads: dict[str, list[int]] = {}
    added: dict[str, list[int]] = {}
    for text, numbers in wordings.items():
        lead, *others = _BETWEEN_SENTENCES.split(text)
        leads.setdefault(lead, []).extend(numbers)
        for other in others:
            added.setdefault(other, []).extend(numbers)
    everybody = sum(map(len, leads.values()))
    said = sorted(added.items(), key=lambda one: len(one[1]) < everybody)
    first = next(iter(leads)) if len(leads) == 1 else told_once(leads)
    return " ".join([first, *(_added(text, numbers, everybody) for text, numbers in said)])


def _added(text: str, numbers: Sequence[int], everybody: int) -> str:
    return text if len(numbers) == everybody else f"In addition, {numbered(numbers)}: {lowered(text)}"
