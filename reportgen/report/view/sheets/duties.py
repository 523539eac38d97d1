"""The bodies of rules on a protection sheet: a row for each, with the duties that are not told elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reportgen.model.protection import RegimeDuty
from reportgen.report.view.citations import unbroken
from reportgen.report.view.classes.words import ended
from reportgen.report.view.context import Context
from reportgen.report.view.duties.section import by_regime
from reportgen.report.view.duties.why import why_here
from reportgen.report.view.parts import Link
from reportgen.report.view.run_on import run_on
from reportgen.report.words.formats import NO_BREAK_SPACE, counted, sentence_start

_SECTION = "duties"
_FEW = 4  # rules of two or three lines each


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedDuty:
    """A duty and its number within the body of rules."""

    number: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """A body of rules: why it applies, its duties, and where it binds the work ("" for nowhere).

    `shared` says how many duties stand in the section on duties, where `link` leads; those are not told again here.
    """

    name: str
    because: str
    duties: tuple[NumberedDuty, ...]
    place: str
    shared: str = ""
    link: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldBefore:
    """What every process under a body of rules is asked, by its id, as the section told it; `link` leads there."""

    asked: Mapping[str, frozenset[str]]
    link: Link | None

    def of(self, regimes: Iterable[RegimeDuty]) -> ToldBefore:
        """Return what some bodies of rules ask."""
        return replace(self, asked={one.id: self.asked[one.id] for one in regimes if one.id in self.asked})


def told_before(context: Context) -> ToldBefore:
    """Return what the section on duties tells for all sheets: nothing where it is not printed."""
    if not context.selection.prints(_SECTION):
        return ToldBefore(asked={}, link=None)
    asked = {
        key: frozenset.intersection(*(frozenset((*duty.duties, *duty.place_limits)) for _, duty in members))
        for key, members in by_regime(context.assessment.processes).items()
    }
    where = context.selection.in_text(_SECTION).replace(" ", NO_BREAK_SPACE)
    return ToldBefore(asked=asked, link=Link(text=where, anchor=_SECTION))


def rule_rows(regimes: Iterable[RegimeDuty], before: ToldBefore) -> tuple[RuleRow, ...]:
    """Return a row for each body of rules that applies."""
    return tuple(_row(one, before) for one in regimes)


def are_few(rules: Sequence[RuleRow]) -> bool:
    """Return whether the table of rules is low: few of them, whose duties all stand in the section."""
    return len(rules) <= _FEW and not any(rule.duties for rule in rules)


def _row(one: RegimeDuty, before: ToldBefore) -> RuleRow:
    known = before.asked.get(one.id, frozenset())
    own = [(number, text) for number, text in enumerate(one.duties, start=1) if text not in known]
    shared = len(one.duties) - len(own)
    limits = [text for text in one.place_limits if text not in known]
    return RuleRow(
        name=unbroken(one.name),
        because=why_here(one),
        duties=tuple(NumberedDuty(number=number, text=unbroken(ended(text))) for number, text in own),
        place=unbroken(run_on(limits)) if limits else "",
        shared=sentence_start(counted(shared, "duty stands in", "duties stand in")) if shared else "",
        link=before.link if shared else None,
    )
