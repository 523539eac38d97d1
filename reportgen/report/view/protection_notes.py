"""What a protection sheet says beside its measures: evidence, transfer, contract, owners, exit and duties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportgen.model.contract import Appointment, Contract, ExitStep
from reportgen.model.protection import Gap, RegimeDuty, Security, Transfer, Way
from reportgen.report.formats import Formats, sentence_start
from reportgen.report.view.class_words import ended
from reportgen.report.view.notes import Note
from reportgen.report.view.parts import Point, joined

_GAPS = 4
_WHEN = {"before_signature": "Before signature:", "in_service": "In service:", "at_exit": "At exit:"}
_SIDE = {"client": "client", "provider": "provider"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeNote:
    """A body of rules: why it applies, all its duties, and how sure that is."""

    name: str
    because: str
    duties: tuple[str, ...]
    limits: str
    status: str


def notes_of(formats: Formats, security: Security) -> tuple[Note, ...]:
    """Return the notes that have something to say, in the order in which they are worked off."""
    notes = (
        Note(title="What would bring it within what is accepted", lines=tuple(_ways(security.ways))),
        Note(title="Worth closing first", lines=tuple(_gaps(formats, security.gaps))),
        *_evidence(security),
        Note(title="Transfer of personal data", lines=tuple(_transfer(security.transfer))),
        *_contracted(security, security.contract),
    )
    return tuple(note for note in notes if note.lines)


def _ways(ways: Sequence[Way]) -> Iterator[Point]:
    for place, way in enumerate(ways):
        lead = "It would be enough that" if place == 0 else "Or that"
        yield _point("", f"{lead} {way.text}: the risk would be {way.result.score}.")


def _gaps(formats: Formats, gaps: Sequence[Gap]) -> Iterator[Point]:
    said = [
        f"{gap.name} (takes {formats.number(gap.reduces, 1)} of the score alone, {gap.cost_tier} cost)"
        for gap in gaps[:_GAPS]
        if gap.reduces > 0
    ]
    if said:
        yield _point("", f"{'; '.join(said)}.")


def _evidence(security: Security) -> Iterator[Note]:
    contract = security.contract
    if contract is None or not contract.evidence:
        asked = [_point("", ended(sentence_start(text))) for text in security.evidence_required]
        yield Note(title="Evidence to ask for", lines=tuple(asked))
        return
    for when, title in (
        ("before_contract", "Evidence before the contract"),
        ("in_operation", "Evidence in operation"),
    ):
        items = [item for item in contract.evidence if item.when == when]
        yield Note(title=title, lines=tuple(_point("", ended(sentence_start(item.text))) for item in items))


def _transfer(transfer: Transfer | None) -> Iterator[Point]:
    if transfer is None:
        return
    yield _point("", ended(transfer.words))
    if transfer.needs:
        yield _point("To do, in this order:", f"{'; '.join(transfer.needs)}.")


def _contracted(security: Security, contract: Contract | None) -> Iterator[Note]:
    watched = security.assurance
    if contract is None or not contract.checklist:
        clauses = f"{'; '.join(security.clauses)}." if security.clauses else ""
        yield Note(title="Clauses", lines=(_point("", clauses),) if clauses else ())
    if contract is None:
        return
    if watched is not None and contract.checklist:
        yield Note(title="How closely it is watched", lines=(_point("", _watched(security)),))
    yield Note(title="Owners to appoint", lines=tuple(_owners(contract.appointments)))
    yield Note(
        title="Service levels",
        lines=tuple(
            _point(f"{level.name}:", ended(f"{level.target}; measured {level.measured}; a miss brings {level.miss}"))
            for level in contract.service_levels
        ),
    )
    yield Note(
        title="Clauses",
        lines=tuple(_point(f"{clause.title}:", ended(clause.asks)) for clause in contract.checklist),
    )
    yield Note(title="Exit plan", lines=tuple(_exit(contract.exit_steps)))


def _watched(security: Security) -> str:
    one = security.assurance
    return (
        f"{ended(one.assessment)} Reviewed {one.review}. A breach is reported within {one.notice_hours} hours."
        if one
        else ""
    )


def _owners(appointments: Iterable[Appointment]) -> Iterator[Point]:
    for one in appointments:
        who = f" ({one.person})" if one.person else ""
        yield _point(f"{one.role}, {_SIDE[one.side]}{who}:", ended(one.task))


def _exit(steps: Sequence[ExitStep]) -> Iterator[Point]:
    for when, lead in _WHEN.items():
        said = [f"{step.text} ({step.owner})" for step in steps if step.when == when]
        if said:
            yield Point(mark="", lead=lead, text=f"{'; '.join(said)}.")


def regimes_of(duties: Iterable[RegimeDuty]) -> tuple[RegimeNote, ...]:
    """Return every body of rules that applies with all its duties."""
    return tuple(
        RegimeNote(
            name=duty.name,
            because=sentence_start(ended(duty.because)),
            duties=duty.duties,
            limits=f"Place: {joined(duty.place_limits)}." if duty.place_limits else "",
            status=_status(duty),
        )
        for duty in duties
    )


def _status(duty: RegimeDuty) -> str:
    checked = f", reviewed {duty.checked}" if duty.checked else ""
    return f"{duty.status}; {duty.confidence}{checked}."


def _point(lead: str, text: str) -> Point:
    return Point(mark="", lead=lead, text=sentence_start(text))
