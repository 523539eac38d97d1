"""What a protection sheet says beside its measures: evidence, transfer, contract, owners, exit and duties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportgen.model.contract import Appointment, Contract, ExitStep
from reportgen.model.protection import Gap, RegimeDuty, Security, Transfer, Way
from reportgen.report.formats import Formats, sentence_start
from reportgen.report.view.class_words import ended
from reportgen.report.view.notes import Note
from reportgen.report.view.parts import Point, joined
from reportgen.report.view.two_columns import Block, Paragraph, flowed
from reportgen.report.view.wording import in_sentence

_GAPS = 4
_ASKED = {"before_contract": "Evidence before the contract", "in_operation": "Evidence in operation"}
_WHEN = {"before_signature": "Before signature:", "in_service": "In service:", "at_exit": "At exit:"}
_SIZE, _FINE, _MOST = 7.6, 7.2, 12
_SIDE = {"client": "client", "provider": "provider"}


def notes_of(formats: Formats, security: Security) -> tuple[Block, ...]:
    """Return what there is to say, in the order in which it is worked off."""
    notes = (
        Note(title="What would bring it within what is accepted", lines=tuple(_ways(security.ways))),
        Note(title="Worth closing first", lines=tuple(_gaps(formats, security.gaps))),
        *_evidence(security),
        Note(title="Transfer of personal data", lines=tuple(_transfer(security.transfer))),
        *_contracted(security, security.contract),
    )
    said = [
        Paragraph(title=note.title if place == 0 else "", lead=line.lead, text=line.text)
        for note in notes
        for place, line in enumerate(note.lines)
    ]
    return flowed(said, size=_SIZE, most=_MOST)


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
        yield Note(title="Evidence to ask for", lines=_listed(security.evidence_required))
        return
    for when, title in _ASKED.items():
        yield Note(title=title, lines=_listed([item.text for item in contract.evidence if item.when == when]))


def _listed(texts: Sequence[str]) -> tuple[Point, ...]:
    """Return a list as one sentence, "" and no line where it is empty."""
    if not texts:
        return ()
    first, *others = texts
    return (_point("", f"{'; '.join([first, *map(in_sentence, others)])}."),)


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


def duties_of(duties: Iterable[RegimeDuty], disclaimer: str) -> tuple[Block, ...]:
    """Return every body of rules that applies: why, all its duties, where it binds the work, and how sure that is."""
    said = [paragraph for duty in duties for paragraph in _regime(duty)]
    if said:
        said.append(Paragraph(text=disclaimer))
    return flowed(said, size=_FINE, most=_MOST)


def _regime(duty: RegimeDuty) -> Iterator[Paragraph]:
    yield Paragraph(title=duty.name, text=f"{sentence_start(ended(duty.because))} {_status(duty)}", stays=True)
    yield from (Paragraph(lead=str(place), text=text) for place, text in enumerate(duty.duties, start=1))
    if duty.place_limits:
        yield Paragraph(lead="Place:", text=f"{joined(duty.place_limits)}.")


def _status(duty: RegimeDuty) -> str:
    checked = f", reviewed {duty.checked}" if duty.checked else ""
    return f"{duty.status}; {duty.confidence}{checked}."


def _point(lead: str, text: str) -> Point:
    return Point(mark="", lead=lead, text=sentence_start(text))
