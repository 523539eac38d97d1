"""A protection sheet for each process: the risk with its arithmetic, the measures, the duties and the contract."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from reportgen.model.alone import bases_of
from reportgen.model.assessment import ProcessAssessment
from reportgen.model.memory import basis
from reportgen.model.protection import ControlDuty, RiskScore, Security
from reportgen.model.verdict import NotAssessed, Tier
from reportgen.report.view.classes.words import ended
from reportgen.report.view.context import Context
from reportgen.report.view.entries import Entry
from reportgen.report.view.page import in_running_head
from reportgen.report.view.parts import KeyFigure, Link, Opener, joined
from reportgen.report.view.profiles.notes import Note, sheet_anchor
from reportgen.report.view.profiles.other_processes import where_the_rest_is
from reportgen.report.view.security.risk_arithmetic import AxisArithmetic, agreed_words, arithmetic_of
from reportgen.report.view.security.risk_facts import NOTHING_SAID, OPEN, TO_SHOW, is_inferred, is_silent
from reportgen.report.view.sheets.duties import RuleRow, ToldBefore, are_few, rule_rows, told_before
from reportgen.report.view.sheets.notes import notes_of
from reportgen.report.view.sheets.shared_words import WHOM_IT_HOLDS_FOR, pointer, said_once
from reportgen.report.view.wording import TIER, is_sourced
from reportgen.report.words.formats import MISSING, NO_BREAK_SPACE, all_of, counted, in_words, sentence_start

SHEETS = "protection_sheets"
_WHEN = {"before_contract": "Before", "in_contract": "In contract", "in_operation": "In service"}
_OWN_WHEN = {"before_contract": "First", "in_contract": "In writing", "in_operation": "In service"}
_OWNER = {"client": "Client", "provider": "Provider", "both": "Both"}
_CENTRE = _OWNER | {"provider": "Centre"}
_OWN = "Client"
_BRIEF = {Tier.LOW, Tier.STANDARD}
_COUNTED = {"in_place": "in place", "to_show": "to show", "partial": "partial", "missing": "open"}
_DISCLAIMER = "Decision support, not legal advice: have counsel confirm that these duties apply."
_IN_PLACE = (
    "In place: works with today’s team; if the work moves, whoever takes it over must show that it works with theirs."
)
STATE = {"in_place": "In place", "to_show": "To show", "partial": "Partial", "missing": "Open"}


@dataclass(frozen=True, slots=True, kw_only=True)
class MustHave:
    """A measure: what it guards against, by when it must stand, who runs it, and how it stands today."""

    id: str
    name: str
    against: str
    when: str
    owner: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MustHaves:
    """The measures that are listed for one reason."""

    because: str
    rows: tuple[MustHave, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The sheet of one process; `running` heads the pages that it goes on to.

    `is_brief` where its tier asks for little, so that its arithmetic stands in three small tables beside each other;
    `rules_are_few` where their table is low, and stays whole and below the last notes.
    """

    anchor: str
    bookmark: str
    running: str
    profile: Link
    number: int
    tier: str
    tier_style: str
    standfirst: str
    figures: tuple[tuple[KeyFigure, str], ...]
    is_brief: bool
    arithmetic: tuple[AxisArithmetic, ...]
    measures: tuple[MustHaves, ...]
    measures_title: str
    explained: str
    notes_title: str
    notes: tuple[Note, ...]
    duties: tuple[RuleRow, ...]
    rules_are_few: bool
    disclaimer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetsView:
    """The section; `whom` says for which processes what is said once holds."""

    opener: Opener
    reading: tuple[str, ...]
    sheets: tuple[Entry[Sheet], ...]
    said_once: tuple[Note, ...]
    whom: str


def protection_sheets_view(context: Context) -> SheetsView:
    """Compose the section."""
    processes = context.detailed
    rest, before = where_the_rest_is(context, "sheet"), told_before(context)
    return SheetsView(
        opener=context.selection.opener(
            SHEETS, _title(processes, len(context.assessment.processes)), f"{_standfirst(processes)} {rest}".strip()
        ),
        reading=_reading(context),
        sheets=tuple(_sheets(context, before)),
        said_once=said_once(context),
        whom=WHOM_IT_HOLDS_FOR,
    )


def _title(processes: Sequence[ProcessAssessment], whole: int) -> str:
    count = len(processes)
    if count == 1:
        which = "the process" if whole == 1 else f"one of {in_words(whole)} processes"
        return f"What must be in place for {which}, and why"
    return f"What must be in place for each of the {in_words(count)} processes, and why"


def _standfirst(processes: Sequence[ProcessAssessment]) -> str:
    tiers = [(tier, sum(one.security.tier is tier for one in processes)) for tier in reversed(Tier)]
    graded = [f"{in_words(count)} at {TIER[tier].lower()}" for tier, count in tiers if count]
    above = sum(isinstance(one.security.residual, RiskScore) and not one.security.is_accepted for one in processes)
    said = f"{sentence_start(joined(graded))} protection." if graded else "No process could be graded."
    alike = [TIER[tier].lower() for tier, count in tiers if count == len(processes)]
    if alike and len(processes) > 1:
        said = f"{sentence_start(all_of(len(processes)))} at {alike[0]} protection."
    if len(processes) == 1 and graded:
        said = f"It needs {graded[0].removeprefix('one at ')} protection."
    if not above:
        return said
    return (
        f"{said} {sentence_start(counted(above, 'process stays', 'processes stay'))} above the risk that is accepted."
    )


def _reading(context: Context) -> tuple[str, ...]:
    points = (
        "Each rating gives points: 1 none, 5 all of its weight, the steps between in even parts. The points of one "
        "side sum to an index of 0 to 100, and the index to a step of 1 to 5. Likelihood times impact is the risk."
    )
    first, then, *left = map(context.formats.percent, (0.2, 0.1, 0.8, 0.95))
    product = " × ".join(left)
    effects = (
        "The share beside a measure is what it takes of one side, already times how far it works; what is agreed but "
        f"not yet shown counts {agreed_words(context)}. Within a family the best counts in full, the second by a half, "
        f"the third by a quarter; what each leaves is multiplied: {first} and {then} leave {product}. Among "
        "families the same holds."
    )
    said = NOTHING_SAID if is_silent(context.assessment) else OPEN
    told = (points, _weights_left_out(context.detailed), pointer(context))
    return " ".join(filter(None, told)), f"{effects} {said}"


def _weights_left_out(processes: Sequence[ProcessAssessment]) -> str:
    """Say where the weights stand, if some sheets are brief and others not."""
    kinds = {one.security.tier in _BRIEF for one in processes if isinstance(one.security.tier, Tier)}
    if len(kinds) == 1 or not kinds:
        return ""
    return "The weights stand on the fuller sheets; those of low and standard protection leave them out."


def _sheets(context: Context, before: ToldBefore) -> Iterator[Entry[Sheet]]:
    """Yield the sheets, each of its process alone and of what is told before of the rules that apply to it."""
    ids = (one.process.id for one in context.assessment.processes)
    bases = dict(zip(ids, bases_of(context.assessment), strict=True))
    alone = context.alone()
    seen = basis(alone.brand, alone.formats, alone.selection, alone.numbers, alone.others)
    for one in context.detailed:
        told = before.of(one.security.regimes)
        follows_from = basis(seen, bases[one.process.id], sorted((key, sorted(of)) for key, of in told.asked.items()))
        yield Entry(follows_from=follows_from, make=partial(_sheet, alone, one, told))


def _sheet(context: Context, one: ProcessAssessment, before: ToldBefore) -> Sheet:
    security, number = one.security, context.number(one)
    rules = rule_rows(security.regimes, before)
    tier = security.tier
    return Sheet(
        anchor=sheet_anchor(context, one),
        bookmark=f"{number} {context.name(one)}",
        running=in_running_head(context, f"Sheet {number}: {context.name(one)}"),
        profile=context.link(one),
        number=number,
        tier=tier_words(security),
        tier_style=tier.value if isinstance(tier, Tier) else "none",
        standfirst=_standing(one),
        figures=tuple(_figures(security)),
        is_brief=tier in _BRIEF,
        arithmetic=arithmetic_of(context.formats, security),
        measures=tuple(_measures(one)),
        measures_title=_measures_title(security, context.number(one), is_later=one.sourcing.may_move_later),
        explained=_explained(one),
        notes_title=_notes_title(security, number),
        notes=notes_of(context.formats, security, is_later=one.sourcing.may_move_later),
        duties=rules,
        rules_are_few=are_few(rules),
        disclaimer=_DISCLAIMER if security.regimes else "",
    )


def _standing(one: ProcessAssessment) -> str:
    """Say whether the risk is accepted, why the tier is what it is, how it is watched, and for which case that is."""
    later = "The work stays for now; this is for the case that it moves." if one.sourcing.may_move_later else ""
    said = (later, _judged(one.security), _raised(one.security), _watched(one.security))
    return " ".join(text for text in said if text)


def tier_words(security: Security) -> str:
    """Return the tier in words, marked where it rests on inferred ratings."""
    if not isinstance(security.tier, Tier):
        return "Not graded"
    return f"{TIER[security.tier]} protection{', inferred' if is_inferred(security) else ''}"


def _judged(security: Security) -> str:
    """Say in one sentence whether what remains is accepted, or why nothing can be said."""
    inherent, residual = security.inherent, security.residual
    if isinstance(inherent, NotAssessed):
        return ended(inherent.reason)
    if isinstance(residual, NotAssessed):
        return ended(residual.reason)
    if security.is_accepted:
        return f"With all listed measures agreed, {residual.score} remains, within the {security.accepted} accepted."
    return f"Even with all listed measures agreed, {residual.score} remains, above the {security.accepted} accepted."


def _raised(security: Security) -> str:
    """Say why the tier is higher than the score alone gives, "" where it is not."""
    return ended(sentence_start(security.tier_because)) if security.tier_because else ""


def _watched(security: Security) -> str:
    """Say how often the measures are looked at and how soon a breach is reported, where there is a contract."""
    if security.assurance is None or security.contract is None:
        return ""
    hours = f"{security.assurance.notice_hours}{NO_BREAK_SPACE}hours"
    return f"{ended(security.assurance.review)} Breach notice within {hours}."


def _figures(security: Security) -> Iterator[tuple[KeyFigure, str]]:
    if not isinstance(security.inherent, RiskScore):
        return
    for score, label in (
        (security.inherent, "before measures"),
        (security.today, "with today’s measures"),
        (security.residual, "with all measures agreed"),
    ):
        if isinstance(score, RiskScore):
            made = f"likelihood {score.likelihood} × impact {score.impact}"
            yield KeyFigure(value=str(score.score), label=label), made
        else:
            yield KeyFigure(value=MISSING, label=label), "not assessed"
    yield KeyFigure(value=str(security.accepted), label="the most that is accepted"), "by the risk appetite"


def _measures_title(security: Security, number: int, *, is_later: bool) -> str:
    """Count the must-haves by what is there today; with the number of the process, as the list may run over a page."""
    duties = security.controls
    if not duties:
        return ""
    states = [(word, sum(duty.state == state for duty in duties)) for state, word in _COUNTED.items()]
    present = [(word, count) for word, count in states if count]
    said = joined([f"{in_words(count) if len(present) > 1 else 'all'} {word}" for word, count in present])
    moved = " if it moves;" if is_later else ""
    whose = f" of No.{NO_BREAK_SPACE}{number}"
    return f"{sentence_start(counted(len(duties), 'must-have'))}{whose}{moved} today: {said}"


def _notes_title(security: Security, number: int) -> str:
    """Return the head of the notes, with the number of the process, as they may run over a page."""
    return f"What {'else ' if security.controls else ''}to settle for No.{NO_BREAK_SPACE}{number}"


def _explained(one: ProcessAssessment) -> str:
    """Say that what works today works with today's team, where somebody else takes the work over or may."""
    states = {duty.state for duty in one.security.controls}
    if "to_show" in states:
        return TO_SHOW
    is_open = one.sourcing.may_move_later and "in_place" in states
    return _IN_PLACE if is_open else ""


def _measures(one: ProcessAssessment) -> Sequence[MustHaves]:
    """Group the measures by their reason, in the order of the list."""
    owners = (_CENTRE if one.security.is_of_centre else _OWNER) if _is_contracted(one) else None
    grouped: dict[str, list[MustHave]] = {}
    for duty in one.security.controls:
        grouped.setdefault(duty.because, []).append(_row(duty, owners))
    return [MustHaves(because=sentence_start(because), rows=tuple(rows)) for because, rows in grouped.items()]


def _is_contracted(one: ProcessAssessment) -> bool:
    return is_sourced(one) or bool(one.security.clauses)


def _row(duty: ControlDuty, owners: Mapping[str, str] | None) -> MustHave:
    return MustHave(
        id=duty.id.removeprefix("CTL-"),
        name=duty.name,
        against=duty.against,
        when=(_WHEN if owners else _OWN_WHEN)[duty.phase],
        owner=owners[duty.owner] if owners else _OWN,
        state=STATE[duty.state],
    )
