"""What the figures of a process are about, so that its calculations stand in an order that a reader knows."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.model.trace import FigureId

ENTERED, KIND, SOURCING, MONEY, PROTECTION, TURNS = (
    "From the workbook",
    "Kind of work",
    "Sourcing",
    "Money",
    "Protection",
    "What would change it",
)
_TOPICS = (
    ("given.", ENTERED),
    (".flip", TURNS),
    (".question", TURNS),
    ("classification.", KIND),
    ("sourcing", SOURCING),
    ("automation", SOURCING),
    ("security.", PROTECTION),
    ("measures", PROTECTION),
)
_ORDER = (
    *("index", "contributions", "coverage", "distance", "probability_kpo", "stability"),
    *("inherent", "today", "residual", "accepted"),
    *("baseline_annual", "baseline", "price.terms", "price.annual", "quote", "outsourced", "steady", "stranded"),
    *("options", "one_off", "cash_flows", "net_saving", "npv", "payback", "irr", "savings", "probability"),
    "break_even",
)


def by_topic(figures: Iterable[FigureId]) -> dict[str, list[FigureId]]:
    """Return figures by what they are about, each topic's in the order in which they rest on each other."""
    found: dict[str, list[FigureId]] = {name: [] for name in (ENTERED, KIND, SOURCING, MONEY, PROTECTION, TURNS)}
    for figure in figures:
        found[topic_of(figure.path)].append(figure)
    return {name: sorted(held, key=lambda one: _rank(one.path)) for name, held in found.items() if held}


def topic_of(path: str) -> str:
    """Return what a figure is about, by its path in the results; what is none of the others is money."""
    return next((name for part, name in _TOPICS if part in path), MONEY)


def _rank(path: str) -> int:
    return next((place for place, part in enumerate(_ORDER) if part in path), len(_ORDER))
