"""What looks too good, too cheap or too odd in the money: the findings to look into before relying on the case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.model.finding import Finding
from reportgen.report.formats import counted, sentence_start
from reportgen.report.view.class_words import ended
from reportgen.report.view.context import Context
from reportgen.report.view.reading_order import in_text

MONEY_CODES = frozenset({"RG903", "RG908", "RG912", "RG913", "RG914", "RG915"})
_MOST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Something to look into; `place` is where it stands in the workbook."""

    place: str
    message: str
    remedy: str


def checks_of(context: Context) -> tuple[tuple[Check, ...], str]:
    """List the findings about the money, and say how many more the exceptions list."""
    found = tuple(_found(context))
    left = len(found) - _MOST
    more = f"{sentence_start(in_text('exceptions'))} lists {counted(left, 'more', 'more')}." if left > 0 else ""
    return tuple(_check(context, one) for one in found[:_MOST]), more


def _found(context: Context) -> Iterator[Finding]:
    return (one for one in context.assessment.findings if one.code in MONEY_CODES)


def _check(context: Context, finding: Finding) -> Check:
    return Check(
        place=finding.place,
        message=ended(context.said(finding.message)),
        remedy=ended(context.said(finding.remedy)),
    )
