"""The nodes of the outlook: how far software reaches into a process."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.analysis.scales import EXPOSURE
from reportgen.analysis.tracing.formulas import by_rule
from reportgen.analysis.tracing.givens import threshold_given
from reportgen.analysis.tracing.indexed import Scored, coverage_node, index_nodes, parts_of
from reportgen.analysis.tracing.subject import Subject
from reportgen.model.outlook import Outlook
from reportgen.model.trace import Node
from reportgen.model.verdict import NotAssessed

_RULE = "5"
_LABEL = "Automation exposure"


def outlook_nodes(subject: Subject) -> Iterator[Node]:
    """Yield the figures of a process's outlook."""
    one = subject.one.outlook
    if one is None:
        return
    rated = [key for key in subject.scales.weights[EXPOSURE] if key in subject.process.ratings]
    yield from coverage_node(subject, "outlook.coverage", f"{_LABEL}: ratings entered", one.coverage, EXPOSURE, rated)
    parts = parts_of(subject, "outlook", one.contributions)
    used = subject.judgement.judged.used
    value = subject.scales.value(EXPOSURE, {key: used[key] for key in subject.process.ratings})
    is_assessed = not isinstance(one.automation_exposure, NotAssessed)
    if parts and value is not None:
        path = "outlook.automation_exposure" if is_assessed else "working.outlook.index"
        yield from index_nodes(subject, Scored(index=EXPOSURE, path=path, label=_LABEL, value=value, parts=parts))
    if is_assessed and not isinstance(one.reach, NotAssessed):
        yield from _reach(subject, one, one.reach.value)


def _reach(subject: Subject, one: Outlook, reach: str) -> Iterator[Node]:
    limits = [threshold_given(name, subject.knowledge) for name in ("exposure_next", "exposure_later")]
    yield from limits
    premises = (subject.id("outlook.automation_exposure"), *(limit.id for limit in limits))
    note = "Its inputs and systems keep software out today." if one.is_held_back else ""
    yield subject.step("outlook.reach", "Reach of software", reach, by_rule(*premises), rule=_RULE, note=note)
