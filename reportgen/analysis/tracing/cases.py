"""The cases of a process: which way each one is, and where it stands in the results."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.analysis.tracing.recording import Book
from reportgen.analysis.tracing.table import Standing
from reportgen.model.business_case import Cost, Option, OptionKind, PlaceOption
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.trace import Step

_WAYS = {
    OptionKind.AS_IS: "as_is",
    OptionKind.IMPROVED: "improved",
    OptionKind.AUTOMATED: "automated",
    OptionKind.SOURCED: "sourced",
    OptionKind.SOURCED_WHOLE: "whole",
    OptionKind.OTHER_FORM: "captive",
}
_ALL_THE_SAME = (OptionKind.SOURCED, OptionKind.SOURCED_WHOLE, OptionKind.OTHER_PLACE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case, the way it is made by ("sourced", or a place such as "nearshore"), and where it stands."""

    way: str
    case: MoneyCase
    at: Standing
    shows_lines: bool


def cases_of(cost: Cost) -> Iterator[Case]:
    """Yield the cases of a process, that of its recommendation first."""
    chosen = next((one for one in cost.options if one.is_recommended), None)
    if isinstance(cost.case, MoneyCase) and chosen is not None:
        yield Case(way=way_of(chosen), case=cost.case, at=_full("cost.", ""), shows_lines=True)
    if isinstance(cost.what_if, MoneyCase):
        yield Case(way=_what_if_way(cost), case=cost.what_if, at=_full("cost.what_if.", "what_if."), shows_lines=True)
    for position, option in enumerate(cost.options):
        yield Case(way=way_of(option), case=option.case, at=_short(f"options[{position}]."), shows_lines=False)
    for position, place in enumerate(cost.places):
        if isinstance(place.case, MoneyCase):
            yield Case(way=way_at(place), case=place.case, at=_short(f"places[{position}]."), shows_lines=False)


def way_of(option: Option) -> str:
    """Return the way of an option."""
    return _WAYS.get(option.kind) or option.place.value


def way_at(place: PlaceOption) -> str:
    """Return the way of a place compared: sourcing as recommended where it is the one chosen."""
    return "sourced" if place.is_chosen else place.place.value


def case_aliases(book: Book, case: Case, written: Case) -> None:
    """Write down the figures of a case whose way stands elsewhere already: each is the same as its like there."""
    names = [name for name in book.of_process[book.process] if name.path.startswith(written.at.case)]
    for name in names:
        node, rest = book.nodes[name], name.path.removeprefix(written.at.case)
        if isinstance(node, Step) and _belongs(rest, case):
            path = f"{case.at.case}{rest}"
            book.figure(path, node.label, node.value, name, rule=node.rule, unit=node.unit)


def _belongs(rest: str, case: Case) -> bool:
    """Tell whether a path is one of the case's own, not of the other parts of a cost."""
    if rest.startswith("cash_flows["):
        return case.shows_lines or ".lines." not in rest
    return rest in FIGURES


FIGURES = frozenset(
    {
        "baseline_annual",
        "outsourced_annual",
        "one_off",
        "npv",
        "irr",
        "payback_years",
        "discounted_payback_years",
        "net_saving",
        "total_cost",
    }
)


def _what_if_way(cost: Cost) -> str:
    """Return the way of what is shown beside the recommendation: the option with that very money."""
    others = (one for one in cost.options if not one.is_recommended and one.kind in _ALL_THE_SAME)
    return next(way_of(one) for one in others if one.case == cost.what_if)


def _full(case: str, working: str) -> Standing:
    return Standing(case=case, lines=case, working=working)


def _short(part: str) -> Standing:
    return Standing(case=f"cost.{part}case.", lines=f"working.{part}", working=part)
