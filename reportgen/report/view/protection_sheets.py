"""A protection sheet for each process: the risk with its arithmetic, the measures, the duties and the contract."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.protection import ControlDuty, RiskScore, Security
from reportgen.model.verdict import NotAssessed, Tier
from reportgen.report.formats import MISSING, Formats, counted, in_words, sentence_start
from reportgen.report.view.class_words import ended
from reportgen.report.view.context import Context
from reportgen.report.view.notes import Note
from reportgen.report.view.parts import KeyFigure, Link, Opener, joined
from reportgen.report.view.protection_notes import RegimeNote, notes_of, regimes_of
from reportgen.report.view.reading_order import section_opener
from reportgen.report.view.risk_arithmetic import AxisArithmetic, arithmetic_of
from reportgen.report.view.wording import TIER, is_sourced

SHEETS = "protection_sheets"
_PHASES = {
    "before_contract": ("Before the contract", "To be settled first"),
    "in_contract": ("In the contract", "As a written undertaking"),
    "in_operation": ("In operation", "In daily work"),
}
_OWNER = {"client": "Client", "provider": "Provider", "both": "Both"}
_OWN = "Own team"
STATE = {"in_place": "In place", "partial": "Partial", "missing": "Missing"}


@dataclass(frozen=True, slots=True, kw_only=True)
class MustHave:
    """A measure: who runs it, how it stands today, what it takes of one side of the risk, and why it is listed."""

    id: str
    name: str
    owner: str
    state: str
    takes: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MustHaves:
    """The measures that must stand by one time."""

    title: str
    rows: tuple[MustHave, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The sheet of one process; `is_brief` where its tier asks for little, so that its arithmetic is a sentence."""

    anchor: str
    bookmark: str
    profile: Link
    number: int
    tier: str
    tier_style: str
    standfirst: str
    figures: tuple[KeyFigure, ...]
    is_brief: bool
    arithmetic: tuple[AxisArithmetic, ...]
    measures: tuple[MustHaves, ...]
    measures_title: str
    notes: tuple[Note, ...]
    regimes: tuple[RegimeNote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetsView:
    """The section."""

    opener: Opener
    reading: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    disclaimer: str


def sheet_anchor(context: Context, one: ProcessAssessment) -> str:
    """Return where links to the sheet of a process lead."""
    return f"protection-{context.number(one)}"


def protection_sheets_view(context: Context) -> SheetsView:
    """Compose the section."""
    processes = context.assessment.processes
    return SheetsView(
        opener=section_opener(SHEETS, _title(processes), _standfirst(processes)),
        reading=_reading(context.formats, context.knowledge.threshold("planned_maturity")),
        sheets=tuple(_sheet(context, one) for one in processes),
        disclaimer="Decision support, not legal advice: have counsel confirm that these duties apply.",
    )


def _title(processes: Sequence[ProcessAssessment]) -> str:
    count = len(processes)
    if count == 1:
        return "What must be in place for the process, and why"
    return f"What must be in place for each of the {in_words(count)} processes, and why"


def _standfirst(processes: Sequence[ProcessAssessment]) -> str:
    tiers = [(tier, sum(one.security.tier is tier for one in processes)) for tier in reversed(Tier)]
    graded = [f"{in_words(count)} at {TIER[tier].lower()}" for tier, count in tiers if count]
    above = sum(isinstance(one.security.residual, RiskScore) and not one.security.is_accepted for one in processes)
    said = f"{sentence_start(joined(graded))} protection." if graded else "No process could be graded."
    if not above:
        return said
    return (
        f"{said} {sentence_start(counted(above, 'process stays', 'processes stay'))} above the risk that is accepted."
    )


def _reading(formats: Formats, planned: float) -> tuple[str, ...]:
    points = (
        "Each rating gives points: 1 none, 5 all of its weight, the steps between in even parts. The points of one "
        "side sum to an index of 0 to 100, and the index to a step of 1 to 5. Likelihood times impact is the risk."
    )
    effects = (
        "A measure takes its share of one side times how far it works; a listed measure that does not work yet counts "
        f"as {formats.percent(planned)}. Within a family the best counts in full, each further one by half as much as "
        "the one before; the same again among families."
    )
    return points, effects


def _sheet(context: Context, one: ProcessAssessment) -> Sheet:
    security, number = one.security, context.number(one)
    tier = security.tier
    return Sheet(
        anchor=sheet_anchor(context, one),
        bookmark=f"{number} {context.name(one)}",
        profile=context.link(one),
        number=number,
        tier=f"{TIER[tier]} protection" if isinstance(tier, Tier) else "Not graded",
        tier_style=tier.value if isinstance(tier, Tier) else "none",
        standfirst=_judged(security),
        figures=tuple(_figures(security)),
        is_brief=tier is Tier.LOW,
        arithmetic=arithmetic_of(context.formats, security),
        measures=tuple(_measures(context.formats, one)),
        measures_title=_measures_title(security),
        notes=notes_of(context.formats, security),
        regimes=regimes_of(security.regimes),
    )


def _judged(security: Security) -> str:
    """Say in one sentence whether what remains is accepted, or why nothing can be said."""
    inherent, residual = security.inherent, security.residual
    if isinstance(inherent, NotAssessed):
        return ended(inherent.reason)
    if isinstance(residual, NotAssessed):
        return ended(residual.reason)
    if security.is_accepted:
        return (
            f"Once all listed measures work, {residual.score} remains, within the {security.accepted} that is accepted."
        )
    return (
        f"Even once all listed measures work, {residual.score} remains, above the {security.accepted} that is accepted."
    )


def _figures(security: Security) -> Iterator[KeyFigure]:
    for score, label in (
        (security.inherent, "before measures"),
        (security.today, "as measures work today"),
        (security.residual, "with all measures working"),
    ):
        if isinstance(score, RiskScore):
            yield KeyFigure(
                value=str(score.score), label=f"{label}: likelihood {score.likelihood} × impact {score.impact}"
            )
        elif isinstance(security.inherent, RiskScore):
            yield KeyFigure(value=MISSING, label=f"{label}: not assessed")


def _measures_title(security: Security) -> str:
    duties = security.controls
    if not duties:
        return ""
    states = [(word, sum(duty.state == state for duty in duties)) for state, word in STATE.items()]
    said = joined([f"{in_words(count)} {word.lower()}" for word, count in states if count])
    return f"{sentence_start(counted(len(duties), 'must-have'))}: {said} today"


def _measures(formats: Formats, one: ProcessAssessment) -> Iterator[MustHaves]:
    is_contracted = is_sourced(one) or bool(one.security.clauses)
    for phase, (contracted, own) in _PHASES.items():
        duties = [duty for duty in one.security.controls if duty.phase == phase]
        if duties:
            rows = tuple(_row(formats, duty, is_contracted=is_contracted) for duty in duties)
            yield MustHaves(title=contracted if is_contracted else own, rows=rows)


def _row(formats: Formats, duty: ControlDuty, *, is_contracted: bool) -> MustHave:
    return MustHave(
        id=duty.id.removeprefix("CTL-"),
        name=duty.name,
        owner=_OWNER[duty.owner] if is_contracted else _OWN,
        state=STATE[duty.state],
        takes=f"{formats.percent(duty.effectiveness)} {duty.acts_on}",
        because=sentence_start(duty.because),
    )
