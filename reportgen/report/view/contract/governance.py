"""Retained organisation: the roles that stay, the bodies that steer, and who answers for what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.oversight import Body, RetainedRole
from reportgen.model.verdict import Form
from reportgen.report.view.classes.words import ended
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Caption, Opener, joined
from reportgen.report.view.process_numbers import listed, numbered
from reportgen.report.view.summary import Summary
from reportgen.report.words.formats import Formats, all_of, counted, in_like_words, in_words, sentence_start

GOVERNANCE = "governance"
_CLIENT = "Client"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRow:
    """A role that stays: how many people, what for, and why."""

    role: str
    fte: str
    task: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRow:
    """A body: who sits in it, how often it meets, what it decides."""

    name: str
    level: str
    client: str
    provider: str
    rhythm: str
    decides: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """A named role to fill: its task, the processes it answers for, and the people named for it."""

    role: str
    side: str
    task: str
    processes: str
    people: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GovernanceView:
    """The section; `is_brief` where there is nothing to steer, so only the opener.

    `other_side` is whoever does the work: a provider, the client's own centre, or one or the other.
    """

    opener: Opener
    is_brief: bool
    other_side: str = "provider"
    roles_caption: Caption | None = None
    roles: tuple[RoleRow, ...] = ()
    total: str = ""
    bodies_caption: Caption | None = None
    bodies: tuple[BodyRow, ...] = ()
    answers_caption: Caption | None = None
    answers: tuple[AnswerRow, ...] = ()


def governance_view(context: Context, summary: Summary) -> GovernanceView:
    """Compose the section."""
    oversight = context.assessment.portfolio.oversight
    retained, bodies = (oversight.retained, oversight.bodies) if oversight else ((), ())
    answers = tuple(_answers(context, summary.sourced))
    if not summary.sourced or not (retained or bodies or answers):
        return GovernanceView(opener=context.selection.opener(GOVERNANCE, *_nothing(summary)), is_brief=True)
    numbering, formats = context.numbering, context.formats
    return GovernanceView(
        opener=context.selection.opener(GOVERNANCE, _title(formats, retained, bodies), _STANDFIRST),
        is_brief=False,
        other_side=other_side(summary.sourced),
        roles_caption=numbering.table(
            _roles_finding(formats, retained), "Roles that stay with the client, in full-time equivalents."
        )
        if retained
        else None,
        roles=tuple(_role(formats, one, _decimals(retained)) for one in retained),
        total=formats.number(sum(one.fte for one in retained), _decimals(retained)),
        bodies_caption=numbering.table(_bodies_finding(bodies)) if bodies else None,
        bodies=tuple(_body(one) for one in bodies),
        answers_caption=numbering.table(_answers_finding(answers), _of_the_whole(answers, bodies, retained))
        if answers
        else None,
        answers=answers,
    )


_STANDFIRST = "What moves must still be steered, checked and, if need be, taken back. These people do not move with it."


def _nothing(summary: Summary) -> tuple[str, str]:
    if not summary.sourced:
        return (
            "Nothing moves, so the organisation stays as it is",
            "No role and no board is needed to steer a provider.",
        )
    return "Who steers what moves has not been worked out", "Name an owner for each service before it is signed."


def _title(formats: Formats, retained: Sequence[RetainedRole], bodies: Sequence[Body]) -> str:
    fte = formats.number(sum(one.fte for one in retained), _decimals(retained))
    steer = counted(len(bodies), "board steers", "boards steer")
    if not retained:
        return f"{sentence_start(steer)} what moves" if bodies else "Named people answer for what moves"
    kept = f"{fte} full-time {'equivalent stays' if fte == '1' else 'equivalents stay'}"
    return (
        f"{kept} to steer what moves, through {counted(len(bodies), 'board', 'boards')}"
        if bodies
        else (f"{kept} to steer what moves")
    )


def _decimals(retained: Sequence[RetainedRole]) -> int:
    """Return with how many decimals people are written, the same for all, so that what is printed sums."""
    return next((places for places in (0, 1) if all(round(one.fte, places) == one.fte for one in retained)), 2)


def _role(formats: Formats, one: RetainedRole, decimals: int) -> RoleRow:
    return RoleRow(
        role=one.role,
        fte=formats.number(one.fte, decimals),
        task=sentence_start(ended(one.task)),
        because=sentence_start(ended(one.because)),
    )


def _roles_finding(formats: Formats, retained: Sequence[RetainedRole]) -> str:
    """Say which role takes most of the people who stay."""
    decimals = _decimals(retained)
    most = max(retained, key=lambda one: one.fte)
    people = formats.number(most.fte, decimals)
    if len(retained) == 1:
        return f"One role stays: “{most.role}”, with {people}"
    return f"“{most.role}” takes most, {people} of {formats.number(sum(one.fte for one in retained), decimals)}"


def _bodies_finding(bodies: Sequence[Body]) -> str:
    """Count the bodies by their level."""
    levels = Counter(one.level for one in bodies)
    if len(levels) == 1:
        level, count = levels.popitem()
        return f"{sentence_start(counted(count, f'{level} board steers', f'{level} boards steer'))} what moves"
    each = joined([f"{count} {level}" for level, count in zip(levels, in_like_words([*levels.values()]), strict=True)])
    return f"{sentence_start(in_words(len(bodies)))} boards steer what moves: {each}"


def _body(one: Body) -> BodyRow:
    return BodyRow(
        name=one.name,
        level=sentence_start(one.level),
        client="; ".join(one.client_roles),
        provider="; ".join(one.provider_roles),
        rhythm=sentence_start(one.rhythm),
        decides=sentence_start(ended(one.decides)),
        because=sentence_start(ended(one.because)),
    )


def other_side(moving: Sequence[ProcessAssessment]) -> str:
    """Name whoever does the work that moves: a provider, the client's own centre, or one or the other."""
    own = [one.sourcing.form is Form.CAPTIVE for one in moving]
    return "centre" if all(own) else "provider or centre" if any(own) else "provider"


def _answers(context: Context, moving: Sequence[ProcessAssessment]) -> Iterator[AnswerRow]:
    """Yield each role once, the client's side first, with its processes and the people that the workbook names."""
    found: dict[tuple[str, str, str], list[tuple[int, str]]] = {}
    held_by: dict[tuple[str, str, str], list[ProcessAssessment]] = {}
    for one in moving:
        for named in one.security.contract.appointments if one.security.contract else ():
            key = (named.side, named.role, named.task)
            found.setdefault(key, []).append((context.number(one), named.person))
            held_by.setdefault(key, []).append(one)
    for (side, role, task), held in sorted(found.items(), key=lambda item: (item[0][0], -len(item[1]), item[0])):
        numbers = sorted(number for number, _ in held)
        yield AnswerRow(
            role=role,
            side=_CLIENT if side == "client" else sentence_start(other_side(held_by[side, role, task])),
            task=sentence_start(ended(task)),
            processes="All that moves" if len(numbers) == len(moving) else numbered(numbers),
            people=_people(held),
        )


def _answers_finding(answers: Sequence[AnswerRow]) -> str:
    """Say for how many roles of the client the workbook names people; it cannot name the provider's."""
    own = [one for one in answers if one.side == _CLIENT]
    named, whole = sum(bool(one.people) for one in own), len(own)
    if not own:
        return (
            f"{sentence_start(counted(len(answers), 'role is', 'roles are'))} for the {answers[0].side.lower()} to fill"
        )
    if whole == 1:
        return f"The client’s one role has {'a name' if named else 'no name yet'} in the workbook"
    if not named:
        return f"None of the client’s {in_words(whole)} roles has a name in the workbook yet"
    if named == whole:
        return f"{sentence_start(all_of(whole))} of the client’s roles have a name in the workbook"
    has = "has" if named == 1 else "have"
    return f"{sentence_start(in_words(named))} of the client’s {in_words(whole)} roles {has} a name in the workbook"


def _of_the_whole(answers: Sequence[AnswerRow], bodies: Sequence[Body], retained: Sequence[RetainedRole]) -> str:
    """Name the roles of the bodies and of those who stay that no single process asks for, "" where there is none."""
    seats = (role for one in bodies for role in (*one.client_roles, *one.provider_roles))
    named = {one.role for one in answers}
    others = [role for role in dict.fromkeys((*(one.role for one in retained), *seats)) if role not in named]
    if not others:
        return ""
    listed_roles = joined([one if place == 0 else f"{one[:1].lower()}{one[1:]}" for place, one in enumerate(others)])
    return (
        f"Roles that single processes need. {listed_roles} {'serves' if len(others) == 1 else 'serve'} the programme "
        "as a whole."
    )


def _people(held: Sequence[tuple[int, str]]) -> str:
    """Name the people of a role with the numbers of their processes, in the order of these."""
    by_name: dict[str, list[int]] = {}
    for number, person in sorted(held):
        if person:
            by_name.setdefault(person, []).append(number)
    return "; ".join(f"{person} ({listed(numbers)})" for person, numbers in by_name.items())
