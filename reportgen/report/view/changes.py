"""What changed since an earlier report: what was entered anew, what follows from it, and why."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.model.changes import ChangeGroup, Changes
from reportgen.model.sections import CHANGES
from reportgen.report.formats import in_words, sentence_start
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Caption, Link, Opener

_MOST_GROUPS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedView:
    """A process, the portfolio, or what all processes share: its name, what was entered, and what follows."""

    link: Link
    state: str
    group: ChangeGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesView:
    """The section; without groups nothing changed. `more` tells of processes that are not printed, "" where all are."""

    opener: Opener
    caption: Caption | None
    groups: tuple[ChangedView, ...]
    more: str
    notes: tuple[str, ...]


def changes_view(context: Context, changes: Changes) -> ChangesView:
    """Compose the section."""
    groups = changes.groups[:_MOST_GROUPS] if len(changes.groups) <= _MOST_GROUPS else _most(changes.groups)
    left = len(changes.groups) - len(groups)
    return ChangesView(
        opener=context.selection.opener(
            CHANGES.template, changes.verdict.removesuffix("."), f"Compared with {changes.since}."
        ),
        caption=context.numbering.table("What was entered anew, and what follows from it") if groups else None,
        groups=tuple(_changed(context, one) for one in groups),
        more=f"{sentence_start(in_words(left))} more changed: reportgen diff lists them all." if left else "",
        notes=changes.notes,
    )


def _most(groups: tuple[ChangeGroup, ...]) -> tuple[ChangeGroup, ...]:
    """Return the first groups, and the last, which is the portfolio's where that changed."""
    return (*groups[: _MOST_GROUPS - 1], groups[-1])


def _changed(context: Context, one: ChangeGroup) -> ChangedView:
    found = next((each for each in context.assessment.processes if each.process.id == one.process), None)
    anchor = context.link(found).anchor if found is not None else ""
    return ChangedView(link=Link(text=one.title, anchor=anchor), state=one.state, group=one)
