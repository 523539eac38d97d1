"""What looks too good, too cheap or too odd in the money: the findings to look into before relying on the case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from reportgen.model.finding import Finding
from reportgen.report.view.classes.words import ended
from reportgen.report.view.context import Context
from reportgen.report.view.parts import joined
from reportgen.report.view.process_numbers import numbered_at_most
from reportgen.report.words.formats import counted

LEADS: Mapping[str, str] = {
    "RG908": "To be sourced, though they cost more than they save:",
    "RG903": "Saves more than sourcing usually does:",
    "RG912": "Pays back within a quarter:",
    "RG913": "Priced under local pay:",
    "RG914": "A person costs more or less than the country pays:",
    "RG915": "Value added tax counted as a cost:",
}
_NAMED, _NAME_LIMIT = 8, 45


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Something to look into: what, with the processes it is about, and what to do."""

    lead: str
    text: str
    remedy: str


def checks_of(context: Context) -> tuple[Check, ...]:
    """List the findings about the money, those of one kind together, the gravest kind first."""
    order = list(LEADS)
    found = sorted(
        (one for one in context.assessment.findings if one.code in LEADS),
        key=lambda one: (order.index(one.code), one.row or 0),
    )
    return tuple(_check(context, code, list(members)) for code, members in groupby(found, key=lambda one: one.code))


def _check(context: Context, code: str, found: Sequence[Finding]) -> Check:
    """Print a single finding in its own words, several as a list of processes."""
    if len(found) == 1:
        return Check(lead="", text=ended(context.found(found[0].message)), remedy=_remedy(context, found))
    names = list(_names(context, found))
    more = len(names) - _NAMED
    listed = joined([*names[:_NAMED], counted(more, "other")] if more > 0 else names)
    return Check(lead=LEADS[code], text=f"{listed}.", remedy=_remedy(context, found))


def _remedy(context: Context, found: Sequence[Finding]) -> str:
    """Say what to do; where that is not the same for all, for which processes each is meant."""
    by_row = {one.process.row: context.number(one) for one in context.assessment.processes}
    meant: dict[str, list[int]] = {}
    for one in found:
        meant.setdefault(one.remedy, []).extend(filter(None, (by_row.get(one.row or 0),)))
    if len(meant) == 1:
        return ended(context.found(found[0].remedy))
    return " ".join(
        f"{numbered_at_most(numbers, _NAMED)}: {ended(context.found(remedy[:1].lower() + remedy[1:]))}"
        for remedy, numbers in meant.items()
    )


def _names(context: Context, found: Sequence[Finding]) -> Iterator[str]:
    by_row = {one.process.row: one for one in context.assessment.processes}
    for finding in found:
        one = by_row.get(finding.row or 0)
        yield finding.place if one is None else f"{context.name(one, _NAME_LIMIT)} ({context.number(one)})"
