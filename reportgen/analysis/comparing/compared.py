"""Two sides compared: their inputs, the figures that differ, and the steps at which each figure moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportgen.analysis.comparing.figures import (
    OF_A_PROCESS,
    OF_THE_PORTFOLIO,
    Figure,
    differing,
    figure_in,
    other_differences,
)
from reportgen.analysis.comparing.inputs import changed_inputs
from reportgen.analysis.comparing.matching import Matches
from reportgen.model.comparison import (
    Cause,
    ChangedFigure,
    ChangedInput,
    ChangedProcess,
    Comparison,
    Group,
    Inputs,
    Plain,
    Reason,
    Side,
    State,
)
from reportgen.model.paths import records

_RANKS = ("sourcing.recommendation", "classification.class")
_NPV = "cost.npv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Results on the way from old to new, and the reasons for what moved since the stage before.

    Several reasons cannot be told apart. `is_renumbered` says that processes carry their new IDs already.
    """

    results: Mapping[str, Plain]
    reasons: tuple[Reason, ...]
    is_renumbered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Both sides: what each is, what was entered there, and which process is which."""

    old: Side
    new: Side
    old_inputs: Inputs
    new_inputs: Inputs
    matches: Matches

    def changed_of(self, new_id: str) -> tuple[ChangedInput, ...]:
        """Return the inputs of a process that differ."""
        old = self.old_inputs.processes.get(self.matches.old_of[new_id], {})
        return changed_inputs(Group.PROCESS, old, self.new_inputs.processes.get(new_id, {}))

    @property
    def shared(self) -> tuple[ChangedInput, ...]:
        """Return the shared inputs that differ; what stands in its cell as delivered is a value like any other."""
        old, new = self.old_inputs, self.new_inputs
        return tuple(
            replace(one, before=_standing(one.before, one, old), after=_standing(one.after, one, new))
            for group in Group
            for one in changed_inputs(group, old.shared.get(group, {}), new.shared.get(group, {}))
        )


def _standing(value: Plain, one: ChangedInput, side: Inputs) -> Plain:
    return side.standing.get(one.field) if value is None else value


def compared(sides: Sides, first: Mapping[str, Plain], stages: Sequence[Stage], notes: Sequence[str]) -> Comparison:
    """Compare two sides by the results of the old and the stages from there to those of the new, the last."""
    last = stages[-1].results if stages else first
    old, new = records(first), records(last)
    changed = [*_changed(sides, first, stages), *_removed(sides, old), *_added(sides, new)]
    portfolio, noise = _told_apart(_figures(first, stages, "", "", OF_THE_PORTFOLIO))
    pairs = [("", "", OF_THE_PORTFOLIO), *((a, b, OF_A_PROCESS) for b, a in sides.matches.old_of.items())]
    return Comparison(
        old=sides.old,
        new=sides.new,
        inputs=sides.shared,
        processes=tuple(sorted(changed, key=_importance)),
        portfolio=portfolio,
        other_values=sum(other_differences(old.get(a, {}), new.get(b, {}), told) for a, b, told in pairs),
        notes=tuple(notes),
        noise=noise,
    )


def _told_apart(
    figures: Iterable[ChangedFigure],
) -> tuple[tuple[ChangedFigure, ...], tuple[ChangedFigure, ...]]:
    """Return the figures that something moved, and those that moved by being drawn anew."""
    every = tuple(figures)
    return tuple(one for one in every if not one.is_noise), tuple(one for one in every if one.is_noise)


def _changed(sides: Sides, first: Mapping[str, Plain], stages: Sequence[Stage]) -> Iterator[ChangedProcess]:
    for new_id, old_id in sides.matches.old_of.items():
        inputs = sides.changed_of(new_id)
        figures, noise = _told_apart(_figures(first, stages, old_id, new_id, OF_A_PROCESS))
        if inputs or figures or noise:
            yield ChangedProcess(
                state=State.CHANGED,
                id=new_id,
                name=sides.new_inputs.names[new_id],
                old_id=old_id,
                old_name=sides.old_inputs.names[old_id],
                inputs=inputs,
                figures=figures,
                noise=noise,
            )


def _figures(
    first: Mapping[str, Plain], stages: Sequence[Stage], old_id: str, new_id: str, told: tuple[Figure, ...]
) -> Iterator[ChangedFigure]:
    """Yield the figures of a record that differ between first and last, with the stages at which they moved."""
    way = [records(first).get(old_id, {})]
    way += [records(stage.results).get(new_id if stage.is_renumbered else old_id, {}) for stage in stages]
    for figure, before, after in differing(way[0], way[-1], told):
        values = [figure_in(record, figure) for record in way]
        moved = [stage for stage, one, next_one in zip(stages, values, values[1:], strict=False) if one != next_one]
        reasons = _telling(reason for stage in moved for reason in stage.reasons)
        yield ChangedFigure(
            path=figure.path,
            label=figure.label,
            kind=figure.kind,
            before=before,
            after=after,
            reasons=reasons,
        )


def _telling(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Return each reason once; that a process is drawn anew is said only where nothing else moved the figure."""
    every = tuple(dict.fromkeys(reasons))
    return tuple(one for one in every if one.cause is not Cause.DRAWS) or every


def _removed(sides: Sides, old: Mapping[str, Mapping[str, Plain]]) -> Iterator[ChangedProcess]:
    for key in sides.matches.removed:
        yield _alone(State.REMOVED, key, sides.old_inputs.names[key], old.get(key, {}))


def _added(sides: Sides, new: Mapping[str, Mapping[str, Plain]]) -> Iterator[ChangedProcess]:
    for key in sides.matches.added:
        yield _alone(State.ADDED, key, sides.new_inputs.names[key], new.get(key, {}))


def _alone(state: State, key: str, name: str, record: Mapping[str, Plain]) -> ChangedProcess:
    """Return a process that stands on one side only, with its verdict and its value there."""
    told = [figure for figure in OF_A_PROCESS if figure.path in {*_RANKS, _NPV, "cost.baseline_annual"}]
    reason = Reason(cause=Cause.PROCESS, processes=(key,))
    values = [(figure, value) for figure in told if (value := figure_in(record, figure)) is not None]
    figures = tuple(
        ChangedFigure(
            path=figure.path,
            label=figure.label,
            kind=figure.kind,
            before=value if state is State.REMOVED else None,
            after=value if state is State.ADDED else None,
            reasons=(reason,),
        )
        for figure, value in values
    )
    return ChangedProcess(state=state, id=key, name=name, old_id=key, old_name=name, inputs=(), figures=figures)


def _importance(one: ChangedProcess) -> tuple[int, float, str]:
    """Return what sorts a process: its recommendation changed, its class did, how much its value moved, its name."""
    paths = {figure.path for figure in one.figures}
    rank = next((place for place, path in enumerate(_RANKS) if path in paths), len(_RANKS) + (not paths))
    values = [(figure.before, figure.after) for figure in one.figures if figure.path == _NPV]
    moved = sum(_amount(after) - _amount(before) for before, after in values)
    return rank, -abs(moved), one.name


def _amount(value: Plain) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
