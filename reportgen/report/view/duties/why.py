"""Why a body of rules applies: whether the workbook names it, and the facts that call for it."""

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
_NAMED = re.compile(r"^chosen in the workbook(; )?")
_PLAIN_QUOTES = re.compile(r'"([^"]*)"')
_REASONS = 2
_LEAST_SHARED, _MOST_APART = 6, 6  # words


def why_it_applies(context: Context, members: Members) -> str:
    """Say for which processes the workbook names the rules, by which facts they apply, and where no fact does."""
    facts = [(context.number(one), _NAMED.sub("", duty.because)) for one, duty in members]
    said = [_named(context, members), *_reasons([(number, fact) for number, fact in facts if fact])]
    alone = [context.number(one) for one, duty in members if duty.chosen and not duty.triggered]
    if alone:
        said.append(f"No fact of the workbook calls for it{_unless_all(alone, len(members))}")
    return " ".join(ended(context.said(text)) for text in said if text)


def _named(context: Context, members: Members) -> str:
    named = [context.number(one) for one, duty in members if duty.chosen or _NAMED.match(duty.because)]
    if not named:
        return "The workbook does not name it"
    return f"Named in the workbook{_unless_all(named, len(members))}"


def _unless_all(numbers: Sequence[int], whole: int) -> str:
    return "" if len(numbers) == whole else f" ({numbered(numbers)})"


def _reasons(facts: Sequence[tuple[int, str]]) -> list[str]:
    """Return the reasons that hold for most processes; the others only by their processes."""
    by_reason: defaultdict[str, list[int]] = defaultdict(list)
    for number, fact in facts:
        by_reason[fact].append(number)
    order = [reason for reason, _ in Counter({reason: len(found) for reason, found in by_reason.items()}).most_common()]
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
    return sentence_start(_PLAIN_QUOTES.sub(r"“\1”", reason))
