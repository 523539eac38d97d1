"""What a protection sheet says beside its measures: evidence, transfer, contract, owners, exit and duties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportgen.model.contract import Appointment, Contract, ExitStep
from reportgen.model.protection import Assurance, Gap, RegimeDuty, Security, Transfer, Way
from reportgen.report.formats import Formats, sentence_start
from reportgen.report.view.class_words import ended
from reportgen.report.view.notes import Note
from reportgen.report.view.parts import Point
from reportgen.report.view.shared_words import SharedWords, lowered
from reportgen.report.view.two_columns import Block, Paragraph, flowed

_GAPS = 4
_TOGETHER = 4
_FELT = 0.05  # what is printed as 0.1 of a score of 25
_ASKED = {"before_contract": "Evidence before the contract", "in_operation": "Evidence in operation"}
_WHEN = {"before_signature": "Before signature:", "in_service": "In service:", "at_exit": "At exit:"}
_SIZE, _FINE, _MOST = 7.3, 7.2, 12
_SIDE = {"client": "Client:", "provider": "Provider:"}


def notes_of(formats: Formats, security: Security, shared: SharedWords) -> tuple[Block, ...]:
    """Return what there is to say, in the order in which it is worked off."""
    notes = (
        Note(title="What would bring it within what is accepted", lines=tuple(_ways(security.ways))),
        Note(title="Worth closing first", lines=tuple(_gaps(formats, security.gaps))),
        *_evidence(security),
        Note(title="Transfer of personal data", lines=tuple(_transfer(security.transfer))),
        *_contracted(security, shared),
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
        if gap.reduces >= _FELT
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
    """Return a list as one sentence, and no line where it is empty."""
    return (_point("", run_on(texts)),) if texts else ()


def run_on(texts: Sequence[str]) -> str:
    """Join texts, sentences or not, into one sentence."""
    first, *others = (text.rstrip(".") for text in texts)
    return f"{'; '.join([first, *map(lowered, others)])}."


def _transfer(transfer: Transfer | None) -> Iterator[Point]:
    if transfer is None:
        return
    yield _point("", ended(transfer.words))
    if transfer.needs:
        yield _point("To do, in this order:", run_on(transfer.needs))


def _contracted(security: Security, shared: SharedWords) -> Iterator[Note]:
    contract = security.contract
    if contract is None or not contract.checklist:
        yield Note(title="Clauses", lines=_listed(security.clauses))
    if contract is None:
        return
    if security.assurance is not None and contract.checklist:
        yield Note(title="How closely it is watched", lines=(_point("", _watched(security.assurance)),))
    yield Note(title="Owners to appoint", lines=tuple(_owners(contract.appointments, shared)))
    yield Note(title="Service levels", lines=tuple(_levels(contract, shared)))
    yield Note(title="Clauses", lines=tuple(_clauses(contract, shared)))
    yield Note(title="Exit plan", lines=tuple(_exit(contract.exit_steps)))


def _watched(one: Assurance) -> str:
    reviewed = ended(sentence_start(one.review))
    return f"{ended(one.assessment)} {reviewed} A breach is reported within {one.notice_hours} hours."


def _owners(appointments: Sequence[Appointment], shared: SharedWords) -> Iterator[Point]:
    """Name the roles of each side; what one answers for stands here only where it is not said once for all."""
    for side, lead in _SIDE.items():
        said = []
        for one in appointments:
            if one.side == side:
                who = f" ({one.person})" if one.person else ""
                known = shared.tasks.get((side, one.role)) == one.task
                said.append(f"{one.role}{who}" if known else f"{one.role}{who}, who {lowered(one.task)}")
        if said:
            yield _point(lead, run_on(said))


def _levels(contract: Contract, shared: SharedWords) -> Iterator[Point]:
    """Say what is expected; how it is measured and what follows a miss only where it is not said once for all."""
    for level in contract.service_levels:
        said = [level.target.rstrip(".")]
        if shared.measured.get(level.name) != level.measured:
            said.append(f"measured {lowered(level.measured).rstrip('.')}")
        if shared.missed.get(level.name) != level.miss:
            said.append(f"a miss brings {lowered(level.miss)}")
        yield _point(f"{level.name}:", ended("; ".join(said)))


def _clauses(contract: Contract, shared: SharedWords) -> Iterator[Point]:
    """Name the clauses that say the same everywhere, then those that say something of their own."""
    same = [one.title for one in contract.checklist if shared.clauses.get(one.title) == one.asks]
    yield from _listed(same)
    for one in contract.checklist:
        if one.title not in same:
            yield _point(f"{one.title}:", ended(one.asks))


def _exit(steps: Sequence[ExitStep]) -> Iterator[Point]:
    for when, lead in _WHEN.items():
        said = [f"{step.text.rstrip('.')} ({lowered(step.owner)})" for step in steps if step.when == when]
        if said:
            yield _point(lead, run_on(said))


def duties_of(duties: Iterable[RegimeDuty], disclaimer: str) -> tuple[Block, ...]:
    """Return every body of rules that applies: why, all its duties, where it binds the work, and how sure that is."""
    said = [paragraph for duty in duties for paragraph in _regime(duty)]
    if said:
        said.append(Paragraph(text=disclaimer))
    return flowed(said, size=_FINE, most=_MOST)


def _regime(duty: RegimeDuty) -> Iterator[Paragraph]:
    """Yield why a body of rules applies, then its duties, a few to a paragraph, each with its number."""
    yield Paragraph(title=duty.name, text=f"{sentence_start(ended(duty.because))} {_status(duty)}", stays=True)
    numbered = [f"({place}) {ended(text)}" for place, text in enumerate(duty.duties, start=1)]
    for start in range(0, len(numbered), _TOGETHER):
        yield Paragraph(text=" ".join(numbered[start : start + _TOGETHER]))
    if duty.place_limits:
        yield Paragraph(lead="Place:", text=run_on(duty.place_limits))


def _status(duty: RegimeDuty) -> str:
    checked = f", reviewed {duty.checked}" if duty.checked else ""
    return f"{duty.status}; {duty.confidence}{checked}."


def _point(lead: str, text: str) -> Point:
    return Point(mark="", lead=lead, text=sentence_start(text))
