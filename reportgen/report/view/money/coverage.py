"""How much of the portfolio the business case covers, and what it leaves out and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.business_case import Baseline
from reportgen.model.money import total
from reportgen.model.verdict import NotAssessed
from reportgen.report.view.classes.words import ended
from reportgen.report.view.context import Context
from reportgen.report.view.parts import joined
from reportgen.report.words.formats import all_of, counted, in_words, sentence_start

_NAMED = 6
_NAME_LIMIT = 50


def coverage_lines(context: Context) -> tuple[str, ...]:
    """Say the share of processes and of their cost that is covered, then what is left out, by reason."""
    processes = context.assessment.processes
    left_out = [one for one in processes if isinstance(one.cost.case, NotAssessed)]
    return (f"{_scope(context, left_out)} {_evidence(context)}", *_reasons(context, left_out))


def _scope(context: Context, left_out: Sequence[ProcessAssessment]) -> str:
    formats, processes = context.formats, context.assessment.processes
    count, covered = len(processes), len(processes) - len(left_out)
    if not left_out:
        return "It covers the one process." if count == 1 else f"It covers {all_of(count, 'processes')}."
    unknown = sum(1 for one in left_out if isinstance(one.cost.baseline, NotAssessed))
    known = total(one.cost.baseline.total for one in processes if isinstance(one.cost.baseline, Baseline))
    outside = total(one.cost.baseline.total for one in left_out if isinstance(one.cost.baseline, Baseline))
    share = formats.percent(float((known - outside) / known)) if known else "none"
    silent = f" What {counted(unknown, 'process costs', 'processes cost')} today is not known." if unknown else ""
    scope = f"It covers {in_words(covered)} of {in_words(count)} processes ({formats.percent(covered / count)})"
    cost = f" and {share} of the yearly cost that is known" if outside or not known else ""
    return f"{scope}{cost}.{silent}"


def _evidence(context: Context) -> str:
    share = context.formats.percent(context.assessment.portfolio.coverage)
    return f"Verdicts that rest on enough evidence stand behind {share} of the known cost."


def _reasons(context: Context, left_out: Sequence[ProcessAssessment]) -> Iterator[str]:
    by_reason: dict[str, list[ProcessAssessment]] = {}
    for one in left_out:
        if isinstance(one.cost.case, NotAssessed):
            by_reason.setdefault(one.cost.case.reason, []).append(one)
    for reason, members in by_reason.items():
        names = [f"{context.name(one, _NAME_LIMIT)} ({context.number(one)})" for one in members[:_NAMED]]
        more = len(members) - len(names)
        listed = joined([*names, counted(more, "other")] if more else names)
        yield f"Not assessed: {listed}. {ended(sentence_start(reason))}"
