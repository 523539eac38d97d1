"""Two states of an engagement compared; where both workbooks are there, by assessing the way from one to the other."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.model.comparison import Cause, Comparison, Inputs, Reason, Side
from reportgen.pipeline.reassessing import LARGEST_SEED, MOST_DRAWS, results_of
from reportgen.pipeline.sources import Source, source_of

if TYPE_CHECKING:
    from reportgen.analysis.comparing.compared import Stage
    from reportgen.analysis.comparing.inputs import Labels
    from reportgen.analysis.comparing.matching import Matches
    from reportgen.knowledge.facts import Knowledge
    from reportgen.model.assessment import Assessment
    from reportgen.model.changes import Changes
    from reportgen.model.engagement import Engagement
    from reportgen.pipeline.request import Listener

_MADE_WITH = {Cause.VERSION: ("version",), Cause.KNOWLEDGE: ("knowledge_sha256",), Cause.SEED: ("seed", "draws")}


def compare(old: Path, new: Path, *, listener: Listener) -> Comparison:
    """Compare two workbooks, results or reports.

    A workbook is assessed with the seed of the other side, so that only what was entered can differ.

    Raises:
        UnreadableInputError: a side cannot be read, or carries no results.
        WorkbookHasErrorsError: a side is a workbook with errors.
        BrandOrTemplateError: a knowledge file is at fault.
    """
    from reportgen.knowledge import catalogues  # noqa: PLC0415 - loaded when a run starts, not with --help

    knowledge = catalogues.load()
    listener.stage(f"Reading {old} and {new}")
    first, last = source_of(old, knowledge), source_of(new, knowledge)
    first = _assessed(first, last, knowledge)
    is_same = first.is_fresh and first.sha256 == last.sha256
    last = replace(first, label=last.label) if is_same else _assessed(last, first, knowledge)
    return _compared(first, last, knowledge, listener)


def compare_since(
    old: Path, assessment: Assessment, entered: Engagement, knowledge: Knowledge, *, listener: Listener
) -> Comparison:
    """Compare an earlier workbook, results or report with an assessment that was just made, from what was entered.

    Raises:
        UnreadableInputError: the earlier file cannot be read, or carries no results.
        WorkbookHasErrorsError: it is a workbook with errors.
    """
    from reportgen.report.results.whole import results_bytes  # noqa: PLC0415

    listener.stage(f"Comparing with {old}")
    last = Source(
        label="this report",
        results=json.loads(results_bytes(assessment)),
        engagement=entered,
        sha256=assessment.provenance.workbook_sha256,
        is_fresh=True,
    )
    return _compared(_assessed(source_of(old, knowledge), last, knowledge), last, knowledge, listener)


def changes_since(
    old: Path, assessment: Assessment, entered: Engagement, knowledge: Knowledge, *, listener: Listener
) -> Changes:
    """Say in words what changed since an earlier workbook, results or report; see `compare_since`."""
    return in_words(compare_since(old, assessment, entered, knowledge, listener=listener))


def in_words(comparison: Comparison) -> Changes:
    """Say in words what a comparison found."""
    from reportgen.report.changes import changes_of  # noqa: PLC0415 - Babel

    return changes_of(comparison, _values_told())


def _values_told() -> Mapping[str, Mapping[str, str]]:
    """Return what the workbook calls each value that is stored by another name, by field."""
    from babel import Locale  # noqa: PLC0415 - only where there is a comparison

    from reportgen.knowledge import catalogues  # noqa: PLC0415
    from reportgen.workbook.column import Kind  # noqa: PLC0415 - openpyxl
    from reportgen.workbook.schema import control_columns, engagement_fields, process_columns  # noqa: PLC0415

    knowledge, countries = catalogues.load(), dict(Locale.parse("en").territories)
    return {
        column.field: countries
        if column.kind in {Kind.COUNTRY, Kind.COUNTRIES}
        else {choice.value: choice.label for choice in column.choices}
        for columns in (process_columns(knowledge), engagement_fields(knowledge), control_columns(knowledge))
        for column in columns
        if column.choices or column.kind in {Kind.COUNTRY, Kind.COUNTRIES}
    }


def _assessed(one: Source, other: Source, knowledge: Knowledge) -> Source:
    """Return a workbook with its results, drawn as those of the other side."""
    if one.results or one.engagement is None:
        return one
    seed, draws = _draws(other)
    results = results_of(one.engagement, knowledge, seed=seed, draws=draws, workbook_sha256=one.sha256)
    return replace(one, results=results, is_fresh=True)


def _draws(one: Source) -> tuple[int, int]:
    from reportgen.analysis.assess import DEFAULT_SEED  # noqa: PLC0415 - numpy
    from reportgen.analysis.money.draws import DRAWS  # noqa: PLC0415

    return one.drawn("seed", DEFAULT_SEED, most=LARGEST_SEED), max(1, one.drawn("draws", DRAWS, most=MOST_DRAWS))


def _compared(old: Source, new: Source, knowledge: Knowledge, listener: Listener) -> Comparison:
    from reportgen.analysis.comparing.compared import Sides, compared  # noqa: PLC0415 - only where there is a comparison
    from reportgen.analysis.comparing.matching import matched  # noqa: PLC0415

    labels = _labels(knowledge)
    has_both = old.engagement is not None and new.engagement is not None
    left, right = (_inputs(one, labels, knowledge, is_whole=has_both) for one in (old, new))
    matches = matched(left, right)
    sides = Sides(old=_side(old), new=_side(new), old_inputs=left, new_inputs=right, matches=matches)
    changed = frozenset(one for one in matches.old_of if sides.changed_of(one))
    way = _Way(old=old, new=new, knowledge=knowledge, matches=matches, changed=changed, listener=listener)
    return compared(sides, old.results, tuple(way.stages() if has_both else way.leap()), tuple(_notes(old, new)))


def _labels(knowledge: Knowledge) -> Labels:
    from reportgen.analysis.comparing.inputs import Labels  # noqa: PLC0415 - only where there is a comparison
    from reportgen.workbook.schema import engagement_fields, process_columns  # noqa: PLC0415 - openpyxl

    return Labels(
        process={column.field: column.header for column in process_columns(knowledge)},
        engagement={column.field: column.header for column in engagement_fields(knowledge)},
    )


def _inputs(one: Source, labels: Labels, knowledge: Knowledge, *, is_whole: bool) -> Inputs:
    from reportgen.analysis.comparing.inputs import inputs_in, inputs_of  # noqa: PLC0415

    if is_whole and one.engagement is not None:
        return inputs_of(one.engagement, labels, knowledge)
    return inputs_in(one.results, labels)


def _side(one: Source) -> Side:
    facts = one.results.get("engagement")
    return Side(
        label=one.label,
        sha256=one.sha256,
        provenance=one.provenance,
        engagement=facts if isinstance(facts, dict) else {},
    )


def _notes(old: Source, new: Source) -> Iterator[str]:
    without = [one.label for one in (old, new) if one.engagement is None]
    if without:
        said = " and ".join(dict.fromkeys(without))
        yield (
            f"{said} came without a workbook: of what was entered, only the ratings that carry weight and the facts of "
            "the engagement were compared."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """The way from the old results to the new."""

    old: Source
    new: Source
    knowledge: Knowledge
    matches: Matches
    changed: frozenset[str]
    listener: Listener

    def leap(self) -> Iterator[Stage]:
        """Yield the new results, with everything that could have moved the figures."""
        from reportgen.analysis.comparing.compared import Stage  # noqa: PLC0415

        causes = [cause for cause, keys in _MADE_WITH.items() if self._differ(keys)]
        if self._differ(("workbook_sha256",)):
            causes.insert(0, Cause.DATA)
        causes = causes or [Cause.OTHER]
        reasons = tuple(Reason(cause=cause, is_certain=len(causes) == 1) for cause in causes)
        yield Stage(results=self.new.results, reasons=reasons, is_renumbered=True)

    def _differ(self, keys: tuple[str, ...]) -> bool:
        return any(self.old.provenance.get(key) != self.new.provenance.get(key) for key in keys)

    def stages(self) -> Iterator[Stage]:
        """Yield the results after each change: of version and knowledge, of the seed, then of what was entered."""
        from reportgen.analysis.comparing.compared import Stage  # noqa: PLC0415
        from reportgen.analysis.comparing.steps import steps_between  # noqa: PLC0415
        from reportgen.analysis.comparing.streams import streams_kept, streams_of  # noqa: PLC0415

        old, new = self.old.engagement, self.new.engagement
        if old is None or new is None:
            return
        (seed, draws), (last_seed, last_draws) = _draws(self.old), _draws(self.new)
        results = partial(results_of, knowledge=self.knowledge)
        before, kept = streams_of(old), streams_kept(old, new, self.matches)
        if not self.old.is_fresh:
            anew = results(old, seed=seed, draws=draws)
            yield Stage(results=anew, reasons=_made_anew(self.old, anew))
        results = partial(results, seed=last_seed, draws=last_draws)
        if (seed, draws) != (last_seed, last_draws):
            yield Stage(results=results(old), reasons=(Reason(cause=Cause.SEED),))
        steps = tuple(steps_between(old, new, self.matches, self.changed))
        if len(steps) > 1:
            self.listener.stage(f"Working out {len(steps)} steps from one to the other")
        for step in steps[:-1]:
            yield Stage(results=results(step.engagement, streams=before), reasons=(step.reason,))
        last = (steps[-1].reason,) if steps else (Reason(cause=Cause.DATA),)
        drawn_anew = tuple(one for one, key in streams_of(new).items() if key != kept[one])
        if drawn_anew:
            yield Stage(results=results(new, streams=kept), reasons=last, is_renumbered=True)
            last = (Reason(cause=Cause.DRAWS, processes=drawn_anew),)
        anew = self.new.results if self.new.is_fresh else results(new)
        yield Stage(results=anew, reasons=last, is_renumbered=True)
        if not self.new.is_fresh:
            yield Stage(results=self.new.results, reasons=_made_anew(self.new, anew), is_renumbered=True)


def _made_anew(one: Source, anew: Mapping[str, Any]) -> tuple[Reason, ...]:
    """Return why results are not what their workbook gives today."""
    now = anew["provenance"]
    causes = [
        cause
        for cause in (Cause.VERSION, Cause.KNOWLEDGE)
        if any(one.provenance.get(key) != now.get(key) for key in _MADE_WITH[cause])
    ] or [Cause.OTHER]
    return tuple(Reason(cause=cause, is_certain=len(causes) == 1) for cause in causes)
