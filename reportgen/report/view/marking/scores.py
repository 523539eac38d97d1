"""The scores of a process as its profile prints them: indices, ratings, risk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from reportgen.knowledge.facts import Knowledge
from reportgen.knowledge.thresholds import FIT_EDGES
from reportgen.model.assessment import ProcessAssessment
from reportgen.report.view.marking.ways import Ways
from reportgen.report.view.printed import Wanted

INDICES = ("classification.knowledge_index", "sourcing.index")
_TERM = r"[^.;()]*?"  # words of one clause
_LIKELY = r"(?: \(\d+\s?% likely\))?"
# the end of a list of answers
_LISTED = rf"(?=(?:(?:, | or | to )\d){{0,4}}{_LIKELY} (?:would make it|“|[BK]PO|a hybrid))"
_SHORT = {"process_stability": "(?:process )?stability"}


def indices(ways: Ways) -> Iterator[Wanted]:
    """Yield the two indices."""
    for path in INDICES:
        yield Wanted(path=path, written=ways.index)


def kind(ways: Ways, one: ProcessAssessment) -> Iterator[Wanted]:
    """Yield what the block on the kind of work says: odds, weight, draws, likenesses."""
    start = "classification"
    yield Wanted(path=f"working.side.{start}.probability_kpo", written=ways.chance, before=r"probability of (?:over )?")
    yield Wanted(path=f"{start}.coverage", written=ways.percent, before="with ")
    yield Wanted(path=f"working.floor.{start}.stability", written=ways.percent, before="holds in ")
    yield Wanted(path="given.weight_draws", written=ways.whole, before="of ", process="")
    yield Wanted(
        path=f"working.side.{start}.text_probability", written=ways.chance, before=r"way \((?:BPO|KPO), (?:over )?"
    )
    for place, _ in enumerate(one.classification.resembles):
        yield Wanted(path=f"{start}.resembles[{place}].similarity", written=ways.percent)


def flips(ways: Ways, one: ProcessAssessment) -> Iterator[Wanted]:
    """Yield the ratings at which the class or the verdict would turn."""
    found = [(f"classification.flips[{place}]", flip) for place, flip in enumerate(one.classification.flips)]
    found += [("sourcing.flip", one.sourcing.flip)] if one.sourcing.flip else []
    for path, flip in found:
        label = re.escape(flip.label.lower())
        yield Wanted(path=f"{path}.needed", written=ways.step, before=f"{label} at ")
        yield Wanted(path=f"{path}.rating", written=ways.step, before=rf"{label} at \d instead of\s")


def ratings(ways: Ways, knowledge: Knowledge) -> Iterator[Wanted]:
    """Yield every rating where it is named in a sentence."""
    for criterion in knowledge.criteria.values():
        name = _SHORT.get(criterion.id, re.escape(criterion.name))
        path = f"given.{criterion.id}"
        yield Wanted(path=path, written=ways.step, before=rf"(?i:{name}){_TERM}(?:rated |likely |now )")
        yield Wanted(path=path, written=ways.whole, before=rf"(?i:{name}){_TERM}likely ")
        yield Wanted(path=path, written=ways.step, before=rf"(?i:{name}) (?:is )?", after="(?! or )")
        yield Wanted(path=path, written=ways.step, before=rf"(?i:{name}) (?:does not )?(?:rise|fall)s? from ")


def question(ways: Ways, one: ProcessAssessment) -> Iterator[Wanted]:
    """Yield what to ask next: the rating of today, the answers that would change the result, and the chance of one."""
    asked, path = one.sourcing.question, "sourcing.question"
    if asked is None:
        return
    yield Wanted(path=f"{path}.rating", written=ways.shortest, before="(?:now |taken as )")
    for row, outcome in enumerate(asked.outcomes):
        for place, _ in enumerate(outcome.answers):
            answer = f"{path}.outcomes[{row}].answers[{place}]"
            yield Wanted(path=answer, written=ways.step, after=_LISTED)
    yield Wanted(path=f"{path}.chance", written=ways.percent)


def risk(ways: Ways) -> Iterator[Wanted]:
    """Yield the scores of risk, what the client accepts, and how many measures are listed."""
    start = "security"
    yield Wanted(path=f"{start}.inherent.score", written=ways.step, before=r"(?:^|[Rr]isk |risk from |risk is )")
    yield Wanted(path=f"{start}.today.score", written=ways.step, before=r"\(")
    yield Wanted(path=f"{start}.residual.score", written=ways.step, before=r"(?:→ |down to |\), |\d, |score of )")
    yield Wanted(path=f"{start}.accepted", written=ways.step, before="(?:accepts |above the |within the )")
    yield Wanted(path="working.measures", written=ways.whole, before="[Tt]he ", after=" listed measures")


def fit(ways: Ways, knowledge: Knowledge) -> Iterator[Wanted]:
    """Yield how well the work fits automation, what the team would have to save, and where sourceability stands."""
    edges = tuple(map(knowledge.threshold, FIT_EDGES))
    yield Wanted(path="sourcing.automation_fit", written=partial(ways.formats.points, edges=edges))
    yield Wanted(path="working.cut_to_match", written=ways.percent)
    yield Wanted(path="sourcing.index", written=ways.index, before="(?:index is |it is )")
    yield Wanted(path="sourcing.index_coverage", written=ways.percent, after=" of its weight")
    yield Wanted(path="working.blank_share", written=ways.percent, after=" of the weight")
    yield Wanted(path="sourcing.sourced_share", written=ways.percent, after=" that moves")
