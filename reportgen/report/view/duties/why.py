"""Why a body of rules applies: whether the workbook names it, and the facts that call for it or speak for it.

Three things are told apart. Rules apply where facts call for them, whoever named them. They may apply where they are
named and facts speak for them that are not enough to call for them. Where they are named and no facts speak for them,
the workbook's word is all there is. Both of the latter are counted and printed, since the analyst named them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import TypeAlias

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.protection import RegimeDuty
from reportgen.report.view.classes.words import ended
from reportgen.report.view.context import Context
from reportgen.report.view.process_numbers import numbered
from reportgen.report.words.formats import sentence_start

Members: TypeAlias = Sequence[tuple[ProcessAssessment, RegimeDuty]]
NAMED = "named in the workbook"
MAY_APPLY = "They may apply"
NOTHING_SPEAKS = "No fact of the workbook speaks for them"
_NAMED = re.compile(rf"^{NAMED}(; )?")
_PLAIN_QUOTES = re.compile(r'"([^"]*)"')
_REASONS = 2
_LEAST_SHARED, _MOST_APART = 3, 6  # words


def why_it_applies(context: Context, members: Members) -> str:
    """Say for which processes the workbook names the rules, where facts call or speak for them, and where none does."""
    whole = len(members)
    told_of = [(context.number(one), duty) for one, duty in members]
    called = [(number, _NAMED.sub("", duty.because)) for number, duty in told_of if duty.triggered]
    fitting = [(number, duty.fits) for number, duty in told_of if not duty.triggered and duty.fits]
    alone = [number for number, duty in told_of if not duty.triggered and not duty.fits]
    said = [_named(context, members), *_reasons(called)]
    if fitting:
        first, *others = _reasons(fitting)
        who = _unless_all([number for number, _ in fitting], whole)
        said += [f"{MAY_APPLY}{who}: {first[0].lower()}{first[1:]}", *others]
    if alone:
        said.append(f"{NOTHING_SPEAKS}{_unless_all(alone, whole)}")
    return " ".join(ended(context.said(text)) for text in said if text)


def why_here(duty: RegimeDuty) -> str:
    """Say the same of one process."""
    if duty.triggered:
        return ended(told(duty.because))
    return f"{sentence_start(NAMED)}. " + (
        f"{MAY_APPLY}: {told_within(ended(duty.fits))}" if duty.fits else f"{NOTHING_SPEAKS}."
    )


def _named(context: Context, members: Members) -> str:
    named = [context.number(one) for one, duty in members if duty.chosen or _NAMED.match(duty.because)]
    if not named:
        return "The workbook does not name these rules"
    return f"{sentence_start(NAMED)}{_unless_all(named, len(members))}"


def _unless_all(numbers: Sequence[int], whole: int) -> str:
    return "" if len(numbers) == whole else f" ({numbered(numbers)})"


def _reasons(facts: Sequence[tuple[int, str]]) -> list[str]:
    """Return the reasons that hold for most processes; the others only by their processes."""
    by_reason: defaultdict[str, list[int]] = defaultdict(list)
    for number, fact in facts:
        by_reason[fact].append(number)
    order = [reason for reason, _ in Counter({reason: len(found) for reason, found in by_reason.items()}).most_common()]
    if not order:
        return []
    if len(order) == 1:
        return [told(order[0])]
    said = _told_once(order, by_reason) or [
        f"{told(reason)} ({numbered(by_reason[reason])})" for reason in order[:_REASONS]
    ]
    left = [number for reason in order[_REASONS:] for number in by_reason[reason]]
    return [*said, f"For like reasons {numbered(left)}"] if left else said


def _told_once(reasons: Sequence[str], by_reason: Mapping[str, list[int]]) -> list[str]:
    """Say once what the first two reasons share, where they differ in one place; else nothing."""
    words = [reason.split(" ") for reason in reasons[:_REASONS]]
    before = _alike(zip(*words, strict=False))
    after = _alike(zip(*(reversed(one[before:]) for one in words), strict=False))
    apart = [one[before : len(one) - after] for one in words]
    if before + after < _LEAST_SHARED or not all(0 < len(one) <= _MOST_APART for one in apart):
        return []
    stop = "," if all(one[-1].endswith(",") for one in apart) else ""
    either = " or ".join(
        f"{' '.join(one).removesuffix(',') if stop else ' '.join(one)} ({numbered(by_reason[reason])})"
        for one, reason in zip(apart, reasons, strict=False)
    )
    shared = words[0]
    return [told(" ".join(filter(None, (*shared[:before], f"{either}{stop}", *shared[len(shared) - after :]))))]


def _alike(pairs: Iterable[tuple[str, ...]]) -> int:
    """Return how many pairs of words are alike from the first on."""
    return sum(1 for _ in takewhile(lambda pair: len(set(pair)) == 1, pairs))


def told(reason: str) -> str:
    """Return a reason as a sentence, with the quotation marks of print."""
    return sentence_start(told_within(reason))


def told_within(reason: str) -> str:
    """Return a reason as part of a sentence, with the quotation marks of print."""
    return _PLAIN_QUOTES.sub(r"“\1”", reason)
