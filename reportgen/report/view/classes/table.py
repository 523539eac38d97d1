"""The table of classes: every process by kind of work, with what its class rests on and what would change it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.classification import Classification
from reportgen.model.verdict import Evidence, HybridKind, NatureClass, NotAssessed
from reportgen.report.view.classes.words import class_word, likely
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Chip, Link, chip
from reportgen.report.view.wording import score_in_column
from reportgen.report.words.formats import MISSING, counted

_KEPT_WHOLE = 8
_NAME_LIMIT = 64
_EVIDENCE = {
    Evidence.RATED: "rated",
    Evidence.PARTIAL: "partly",
    Evidence.INDICATIVE: "text",
    Evidence.NONE: "none",
}
_HYBRIDS = (
    (HybridKind.MIXED, "Hybrid, mixed (split the work)"),
    (HybridKind.BOUNDARY, "Hybrid, on the boundary (gather evidence)"),
    (HybridKind.INTERMEDIATE, "Hybrid, in between (neither routine nor expert)"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassRow:
    """One process."""

    number: str
    link: Link
    chip: Chip
    index: str
    probability: str
    evidence: str
    holds: str
    change: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassGroup:
    """The processes of one kind, by their index, the highest first."""

    title: str
    keep_together: bool
    rows: tuple[ClassRow, ...]


def class_groups(context: Context) -> tuple[ClassGroup, ...]:
    """Group the processes by kind of work, routine work last."""
    return tuple(
        ClassGroup(
            title=f"{title}: {counted(len(members), 'process', 'processes')}",
            keep_together=len(members) <= _KEPT_WHOLE,
            rows=tuple(_row(context, one) for one in members),
        )
        for title, members in _kinds(context.assessment.processes)
        if members
    )


def _kinds(processes: Sequence[ProcessAssessment]) -> Iterator[tuple[str, list[ProcessAssessment]]]:
    yield "Expert work, KPO", _of(processes, NatureClass.KPO)
    hybrids = _of(processes, NatureClass.HYBRID)
    for kind, title in _HYBRIDS:
        yield title, [one for one in hybrids if one.classification.hybrid_kind is kind]
    yield "Routine work, BPO", _of(processes, NatureClass.BPO)
    yield "Not classed", [one for one in processes if isinstance(one.classification.nature, NotAssessed)]


def _of(processes: Sequence[ProcessAssessment], nature: NatureClass) -> list[ProcessAssessment]:
    members = [one for one in processes if one.classification.nature is nature]
    return sorted(members, key=lambda one: (-_index(one.classification), one.process.row))


def _index(found: Classification) -> float:
    return 0.0 if isinstance(found.knowledge_index, NotAssessed) else found.knowledge_index


def _row(context: Context, one: ProcessAssessment) -> ClassRow:
    found, formats = one.classification, context.formats
    holds = found.stability
    return ClassRow(
        number=str(context.number(one)),
        link=context.link(one, _NAME_LIMIT),
        chip=chip(found.nature),
        index=score_in_column(found.knowledge_index, formats),
        probability=likely(formats, found),
        evidence=_EVIDENCE[found.evidence],
        holds=MISSING if isinstance(holds, NotAssessed) else formats.percent(int(holds * 100) / 100),
        change=change_words(found),
    )


def change_words(found: Classification) -> str:
    """Say the smallest change of one rating that would change the class."""
    if isinstance(found.nature, NotAssessed):
        return "ratings, or a description"
    if found.flips:
        flip = found.flips[0]
        result = class_word(NatureClass(flip.result)) if flip.result in tuple(NatureClass) else flip.result
        return f"{flip.label} {flip.rating} to {flip.needed}: {result}"
    if all(part.inferred for part in found.contributions):
        return "any rating; none is entered"
    return "no single rating"
