"""What changed since an earlier report: what was entered anew, what follows from it, and why."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.model.changes import ChangeGroup, ChangeLine, ChangeRun, Changes
from reportgen.model.sections import CHANGES
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Caption, Link, Opener
from reportgen.report.words.formats import in_words, sentence_start

_MOST_GROUPS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedView:
    """A process, the portfolio, or what all processes share: its name, what was entered, and what follows."""

    link: Link
    state: str
    inputs: tuple[ChangeLine, ...]
    runs: tuple[ChangeRun, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedView:
    """A process of which nothing but money moved: the first of its amounts that did, and why."""

    link: Link
    figure: ChangeLine
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesView:
    """The section; without captions there is nothing to print under them.

    `more` tells of processes that are not printed, "" where all are.
    """

    opener: Opener
    caption: Caption | None
    groups: tuple[ChangedView, ...]
    more: str
    moved_caption: Caption | None
    moved: tuple[MovedView, ...]
    notes: tuple[str, ...]


def changes_view(context: Context, changes: Changes) -> ChangesView:
    """Compose the section."""
    told = tuple(one for one in changes.groups if not one.is_money_alone)
    moved = tuple(_moved(context, one) for one in changes.groups if one.is_money_alone)
    groups = told if len(told) <= _MOST_GROUPS else _most(told)
    left = len(told) - len(groups)
    opener = context.selection.opener(
        CHANGES.template, changes.verdict.removesuffix("."), f"Compared with {changes.since}."
    )
    numbered = context.numbering.table
    return ChangesView(
        opener=opener,
        caption=numbered("What was entered anew, and what follows from it") if groups else None,
        groups=tuple(_changed(context, one) for one in groups),
        more=f"{sentence_start(in_words(left))} more changed: reportgen diff lists them all." if left else "",
        moved_caption=numbered("Processes of which only the money moved") if moved else None,
        moved=moved,
        notes=changes.notes,
    )


def _most(groups: tuple[ChangeGroup, ...]) -> tuple[ChangeGroup, ...]:
    """Return the first groups, and the last, which is the portfolio's where that changed."""
    return (*groups[: _MOST_GROUPS - 1], groups[-1])


def _changed(context: Context, one: ChangeGroup) -> ChangedView:
    return ChangedView(link=_link(context, one), state=one.state, inputs=one.inputs, runs=one.runs)


def _moved(context: Context, one: ChangeGroup) -> MovedView:
    run = one.runs[0]
    return MovedView(link=_link(context, one), figure=run.figures[0], because=run.because)


def _link(context: Context, one: ChangeGroup) -> Link:
    found = next((each for each in context.assessment.processes if each.process.id == one.process), None)
    return Link(text=one.title, anchor=context.link(found).anchor if found is not None else "")
