"""The yearly cost of each group of verdicts and of its members in one unit, so that all add up as printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.money import total
from reportgen.report.view.money.terms import Term, adding_up
from reportgen.report.view.summary import baseline_of, cost_of
from reportgen.report.words.formats import MISSING, Formats, MoneyScale


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """What is printed of each group, in their order, and of each process by its id; what has no cost has a dash.

    `amounts` are those of the groups.
    """

    groups: tuple[str, ...]
    amounts: tuple[Decimal, ...]
    processes: Mapping[str, str]


def scale_of(scale: MoneyScale, formats: Formats, groups: Sequence[Sequence[ProcessAssessment]]) -> MoneyScale:
    """Return a unit, or the one below where groups and members, each rounded by itself, would not add up in it."""
    members = ([cost for one in group if (cost := baseline_of(one)) is not None] for group in groups)
    return formats.adding(scale, (*members, [cost_of(group) for group in groups]))


def costs_of(groups: Sequence[Sequence[ProcessAssessment]], scale: MoneyScale) -> Costs:
    """Round the groups so that they add up to all of them, and their members to each group.

    Where a unit has to give, the groups between the first and the last three do so first: no sentence names them.
    """
    exact = [cost_of(members) for members in groups]
    place = scale.divisor.scaleb(-scale.decimals)
    waves = [at for at, members in enumerate(groups) if any(one.sourcing.moves for one in members)]
    terms = [Term(sign=1, exact=cost, is_held=at not in waves[1:]) for at, cost in enumerate(exact)]
    printed = adding_up(terms, scale.rounded(total(exact)), place)
    rows = dict[str, str]()
    for members, together in zip(groups, printed, strict=True):
        known = [(one.process.id, cost) for one in members if (cost := baseline_of(one)) is not None]
        amounts = adding_up([Term(sign=1, exact=cost) for _, cost in known], together, place)
        rows |= {process: scale.text(amount) for (process, _), amount in zip(known, amounts, strict=True)}
    texts = (
        scale.text(amount) if any(one.process.id in rows for one in members) else MISSING
        for members, amount in zip(groups, printed, strict=True)
    )
    return Costs(groups=tuple(texts), amounts=printed, processes=rows)
