"""The programme's own risks, read off the assessment: what one holder would hold, and what cannot be left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.oversight import Holding
from reportgen.model.protection import RiskScore, Transfer
from reportgen.model.verdict import Form
from reportgen.report.view.context import Context
from reportgen.report.view.parts import joined
from reportgen.report.view.process_numbers import numbered
from reportgen.report.view.wording import kept_where
from reportgen.report.words.formats import Formats, counted, sentence_start

NO_EXIT = "G4"
_DEPENDENCE = "opportunism_exposure"
_DEPENDENT = 4
_SHARES = (
    ("Concentration of spend", "spend_share", "of the known yearly cost", "of the cost that moves"),
    (
        "Critical work in one place",
        "critical_share",
        "of the processes that are critical to the business",
        "of those that move",
    ),
    (
        "Data in one place",
        "data_share",
        "of the processes with personal or restricted data",
        "of those that move",
    ),
)
_NAMED = 3
NEAR = 6  # percentage points below a limit


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskRow:
    """A risk of the programme: what the assessment shows, what eases it, and whether it keeps within a limit."""

    name: str
    shows: str
    eases: str
    is_within: bool = False


def programme_risks(context: Context, moving: Sequence[ProcessAssessment]) -> tuple[RiskRow, ...]:
    """Return the risks that the assessment shows, those of concentration first."""
    return (
        *_concentration(context),
        *_no_exit(context),
        *_above_appetite(context, moving),
        *_dependence(context, moving),
        *_transfers(context, moving),
    )


def _concentration(context: Context) -> Iterator[RiskRow]:
    """Yield who would hold most; nothing where there are too few processes for a share to say anything."""
    oversight, knowledge = context.assessment.portfolio.oversight, context.knowledge
    if oversight is None or are_too_few(context):
        return
    limit = context.formats.percent(knowledge.threshold("place_limit"))
    for name, key, of_what, of_moved in _SHARES:
        places = [one for one in oversight.holdings if one.kind == "place"]
        known = [(share, one) for one in places if isinstance(share := getattr(one, key), float) and share > 0]
        if known:
            share, most = max(known, key=lambda found: (found[0], found[1].name))
            is_above = share > knowledge.threshold("place_limit")
            eases = f"Above the limit of {limit}: the table of places says what eases it."
            moved = share / sum(each for each, _ in known)
            shares = [(share, of_what), *([(moved, of_moved)] if moved < 1 else [])]
            shows = _held(context.formats, most, *shares)
            calm = _calm(context, share)
            yield RiskRow(name=name, shows=shows, eases=eases if is_above else calm, is_within=not is_above)


def _calm(context: Context, share: float) -> str:
    """Say what a share below the limit asks for: more where it is so near that little more may go there."""
    limit = context.formats.percent(context.knowledge.threshold("place_limit"))
    short = points_below(context, share)
    if short > NEAR:
        return f"Within the limit of {limit}; look again at every wave."
    below = f"{counted(short, 'point')} below" if short else "At"
    return f"{sentence_start(below)} the limit of {limit}: name a second place before more of it goes there."


def points_below(context: Context, share: float) -> int:
    """Return how many percentage points, as printed, a share lies below the limit of a place."""
    return round(context.knowledge.threshold("place_limit") * 100) - round(share * 100)


def are_too_few(context: Context) -> bool:
    """Return whether there are too few processes for shares to be held against limits."""
    return len(context.assessment.processes) < context.knowledge.threshold("least_processes_for_limits")


def _held(formats: Formats, one: Holding, *shares: tuple[float, str]) -> str:
    """Say what a place would hold of all, and of what moves."""
    return f"{one.name} would hold {joined([f'{formats.percent(share)} {of_what}' for share, of_what in shares])}."


def _no_exit(context: Context) -> Iterator[RiskRow]:
    found = [one for one in context.assessment.processes if any(gate.id == NO_EXIT for gate in one.sourcing.gates)]
    if found:
        yield RiskRow(
            name="No way out",
            shows=f"{_counted(found, 'is', 'are')} critical and could not be taken back: {named(context, found)}.",
            eases=_until_a_way_back(found),
        )


def _until_a_way_back(found: Sequence[ProcessAssessment]) -> str:
    """Say what happens to critical work without a way back: what stays, what the own centre takes, what is shared."""
    moving = [one for one in found if one.sourcing.moves]
    staying = [one for one in found if not one.sourcing.moves]
    kept = [f"kept {_where_it_is(staying)} until a second provider or a way back exists"] if staying else []
    own = [one for one in moving if one.sourcing.form is Form.CAPTIVE]
    centre = ["given to the client's own centre, not to a provider"] if own else []
    shared = ["shared among several providers"] if len(own) < len(moving) else []
    return f"{sentence_start('; '.join((*kept, *centre, *shared)))}."


def _where_it_is(staying: Sequence[ProcessAssessment]) -> str:
    """Say where work stays: not in-house where a provider does it today."""
    if all(one.process.current_provider is None for one in staying):
        return "in-house"
    return kept_where(staying[0]) if len(staying) == 1 else "where it is today"


def _above_appetite(context: Context, moving: Sequence[ProcessAssessment]) -> Iterator[RiskRow]:
    found = [one for one in moving if isinstance(one.security.residual, RiskScore) and not one.security.is_accepted]
    if found:
        ways = [way.text for one in found for way in one.security.ways[:1]]
        first = f"It would be enough that {ways[0]}." if len(found) == 1 and ways else ""
        who = context.selection.pointing_to("protection_sheets", "Each protection sheet says", "The full report says")
        yield RiskRow(
            name="Risk above what is accepted",
            shows=f"{_counted(found, 'stays', 'stay')} above it with all measures agreed: {named(context, found)}.",
            eases=first or f"{who} what would be enough; until then the risk needs an owner.",
        )


def _dependence(context: Context, moving: Sequence[ProcessAssessment]) -> Iterator[RiskRow]:
    found = [
        one
        for one in moving
        if one.sourcing.form is not Form.CAPTIVE and one.process.ratings.get(_DEPENDENCE, 0) >= _DEPENDENT
    ]
    if found:
        yield RiskRow(
            name="Dependence on the provider",
            shows=f"{_counted(found, 'would be', 'would be')} hard to take away from a provider: "
            f"{named(context, found)}.",
            eases="Keep the knowledge on file, own the data and the tools, and rehearse the exit before more is moved.",
        )


def _transfers(context: Context, moving: Sequence[ProcessAssessment]) -> Iterator[RiskRow]:
    found = [one for one in moving if one.security.transfer and _is_unsettled(one.security.transfer)]
    if found:
        yield RiskRow(
            name="Personal data without a settled route",
            shows=f"{_counted(found, 'needs', 'need')} a condition met before data may leave: {named(context, found)}.",
            eases="Meet the condition, or choose a place that the law at home recognises.",
        )


def _is_unsettled(transfer: Transfer) -> bool:
    return bool(transfer.doubt) or transfer.route in {"none", "restricted"}


def _counted(found: Sequence[ProcessAssessment], singular: str, plural: str) -> str:
    return sentence_start(counted(len(found), f"process {singular}", f"processes {plural}"))


def named(context: Context, found: Sequence[ProcessAssessment]) -> str:
    """Name a few processes, or give their numbers where they are many."""
    if len(found) <= _NAMED:
        return joined([f"{numbered([context.number(one)])} {context.name(one, 48)}" for one in found])
    return numbered([context.number(one) for one in found])
