"""Which line of the calculations a figure stands in: those that one line works out together share its anchor."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

_PLACE = re.compile(r"\[\d+\]")
_NOT_IN_ANCHORS = re.compile(r"[^a-z0-9]+")
_TOLD = r"(?:working\.(?:month|outcomes|digits|floor)\.)?"
_FAMILIES = tuple(
    (re.compile(pattern), anchor)
    for pattern, anchor in (
        (r"given\..*", "given"),
        (r"classification\.(?:contributions\[\d+\].*|knowledge_index)", "knowledge-index"),
        (r"sourcing\.(?:contributions\[\d+\].*|index)", "sourceability"),
        (r"security\.(?:inherent|today|residual)\.score|working\.measures", "risk"),
        (rf"{_TOLD}(?:cost\.)?(?:savings_p\d+|probability_of_saving)", "outcomes"),
        (rf"{_TOLD}cost\.break_even\.(?:charge_share|annual_charge)|working\.price_(?:limit|room)", "break-even-price"),
        (r"cost\.break_even\.volume.*", "break-even-volume"),
        (r"(?:cost|working)\.options\[(\d+)\].*", r"option-\1"),
        (rf"{_TOLD}(?:cost\.)?(?:(?:discounted_)?payback_years|irr)", "return"),
        (r"working\.baseline_shares\[\d+\]", "cost-baseline-annual"),
        (r"cost\.baseline\.(?:rework_)?unit_cost", "unit-cost"),
        (r"cost\.price\.(?:annual|terms\[\d+\]\.value)", "price"),
        (rf"{_TOLD}(cost\.what_if\.npv|classification\.stability)", r"\1"),
        (r"(?:working\.(?:side\.)?)?classification\.(?:text_probability|probability_kpo|distance)", "side"),
        (r"(classification\.flips|sourcing\.flip)\b.*", r"\1"),
        (r"(sourcing\.question)\..*", r"\1"),
        (r"working\.[^.]+\.(count|baseline|one_off|loss)", r"groups-\1"),
        (r"(cost\.cash_flows|cash_flows)\[\d+\]\.(?:lines\.)?(\w+)", r"\1-\2"),
    )
)
HELD_BY_ALL = frozenset({"security.accepted"})
"""What is the same for every process, and worked out once."""


OF_ALL, GIVEN = "c-0-", "given."


def anchor_of(path: str, number: int) -> str:
    """Return the anchor of the line that a figure stands in; `number` is that of its process, 0 for the portfolio."""
    return f"c-{0 if path in HELD_BY_ALL else number}-{_line_of(path)}"


@lru_cache(maxsize=16_384)  # the paths of one process are those of the next
def _line_of(path: str) -> str:
    for pattern, anchor in _FAMILIES:
        found = pattern.fullmatch(path)
        if found:
            return _plain(found.expand(anchor))
    return _plain(_PLACE.sub("", path))


def _plain(text: str) -> str:
    return _NOT_IN_ANCHORS.sub("-", text.lower()).strip("-")


def line_named(anchor: str, names: Mapping[str, str]) -> str:
    """Return what a line is called by its anchor, "" where its figures have a name in common."""
    return names.get(anchor.split("-", 2)[2], "")
