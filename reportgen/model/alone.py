"""What the figures and pages of one process follow from, and what they may see: of the other processes nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from reportgen.model.assessment import Assessment, Portfolio, ProcessAssessment
from reportgen.model.memory import basis


def without_processes(assessment: Assessment) -> Assessment:
    """Return an assessment as what is made of each process alone sees it.

    Whoever asks for the portfolio there fails. The workbook's hash is left out, too: it changes with any process.
    """
    return replace(
        assessment,
        portfolio=cast("Portfolio", None),
        engagement=replace(assessment.engagement, processes=()),
        processes=(),
        waves=(),
        findings=(),
        provenance=replace(assessment.provenance, workbook_sha256=""),
    )


def bases_of(assessment: Assessment) -> tuple[str, ...]:
    """Return what the assessment of each process follows from, and its trace; "" where nobody remembers.

    That is its row, the engagement, the knowledge and the seed, and its odds, which are drawn with those of the others.
    """
    seen = without_processes(assessment)
    shared = basis(seen.engagement, seen.assumptions, seen.provenance)
    return tuple(basis(shared, one.process, _odds(one)) for one in assessment.processes)


def _odds(one: ProcessAssessment) -> tuple[object, ...]:
    cost = one.cost
    return cost.savings_p10, cost.savings_p50, cost.savings_p90, cost.probability_of_saving
