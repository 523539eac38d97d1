"""How personal data may reach the places recommended: law and place, the route, and what must be done first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from reportgen.model.protection import Transfer
from reportgen.report.view.citations import unbroken
from reportgen.report.view.classes.words import ended
from reportgen.report.view.context import Context
from reportgen.report.view.process_numbers import numbered
from reportgen.report.view.reading_order import WHOLE_REPORT

ROUTES = {
    "none": "Not on record",
    "doubtful": "Doubtful",
    "restricted": "Under a condition",
    "instrument": "With safeguards",
    "open": "By contract",
    "adequacy": "Adequacy",
    "same_law": "Same law",
    "home": "Stays at home",
}
_BARRED, _DOUBTFUL = "none", "doubtful"


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferRow:
    """A place under a law: the route in a word and a sentence, what must be done in order, and for which processes."""

    place: str
    law: str
    route: str
    words: str
    needs: tuple[str, ...]
    processes: str
    source: str
    is_barred: bool
    is_doubtful: bool


def transfer_rows(context: Context) -> tuple[TransferRow, ...]:
    """List each law and place once, for what moves, the hardest route first."""
    found: defaultdict[Transfer, list[int]] = defaultdict(list)
    for one in context.assessment.processes:
        if one.security.transfer is not None and one.sourcing.moves:
            found[one.security.transfer].append(context.number(one))
    order = list(ROUTES)
    ordered = sorted(
        found, key=lambda one: (order.index(_kind(one)), -len(found[one]), one.country_name, one.law, found[one])
    )
    return tuple(_row(context, one, found[one]) for one in ordered)


def _kind(transfer: Transfer) -> str:
    """Return the kind of route, by the key of `ROUTES`."""
    return _DOUBTFUL if transfer.doubt else transfer.route


def left_out(context: Context) -> str:
    """Say for which processes a route is told only on their sheets, since they may move later; "" for none."""
    later = [
        context.number(one)
        for one in context.assessment.processes
        if one.security.transfer is not None and one.sourcing.may_move_later
    ]
    if not later:
        return ""
    sheets = "its protection sheet tells" if len(later) == 1 else "their protection sheets tell"
    who = context.selection.pointing_to("protection_sheets", sheets, f"{WHOLE_REPORT} tells")
    return f" {numbered(later)} may move later; {who} the route for that case."


def _row(context: Context, transfer: Transfer, numbers: list[int]) -> TransferRow:
    regime = context.knowledge.regimes.get(transfer.law)
    return TransferRow(
        place=transfer.country_name or transfer.country,
        law=regime.label if regime is not None else transfer.law,
        route=ROUTES[_kind(transfer)],
        words=ended(context.said(transfer.words)) if transfer.words else "",
        needs=tuple(ended(context.said(text)) for text in transfer.needs),
        processes=numbered(numbers),
        source=unbroken(transfer.source),
        is_barred=transfer.route == _BARRED,
        is_doubtful=bool(transfer.doubt),
    )
