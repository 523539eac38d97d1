"""What a protection sheet says beside its measures: evidence, transfer and contract."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.knowledge.country_groups import name_in_sentence
from reportgen.model.contract import ServiceLevel
from reportgen.model.protection import Gap, Security, Transfer, Way
from reportgen.report.view.classes.words import ended
from reportgen.report.view.parts import Point
from reportgen.report.view.profiles.notes import Note
from reportgen.report.view.run_on import run_on
from reportgen.report.words.formats import NO_BREAK_SPACE, Formats, sentence_start

_GAPS = 4
_FELT = 0.05  # what is printed as 0.1 of a score of 25
_ASKED = {"before_contract": "Evidence before {a} contract", "in_operation": "Evidence in operation"}


def notes_of(formats: Formats, security: Security, *, is_later: bool) -> tuple[Note, ...]:
    """Return what there is to say, in the order in which it is worked off; clauses and levels by name alone.

    `is_later` where the work does not move now: what a move would ask for is said to be for that case.
    """
    moved = ", if it moves" if is_later else ""
    notes = (
        Note(title="What would bring it within what is accepted", lines=tuple(_ways(security.ways))),
        Note(title=f"Worth closing first (points{NO_BREAK_SPACE}off)", lines=tuple(_gaps(formats, security.gaps))),
        *_evidence(security, moved),
        Note(
            title=f"Transfer of personal data{_to(security.transfer, moved)}", lines=tuple(_transfer(security.transfer))
        ),
        *_contracted(security, moved),
    )
    return tuple(note for note in notes if note.lines)


def _ways(ways: Sequence[Way]) -> Iterator[Point]:
    for place, way in enumerate(ways):
        lead = "It would be enough that" if place == 0 else "Or that"
        yield _point("", f"{lead} {way.text}: the risk would be {way.result.score}.")


def _gaps(formats: Formats, gaps: Sequence[Gap]) -> Iterator[Point]:
    said = [
        f"{gap.name} ({formats.number(gap.reduces, 1)} at {gap.cost_tier} cost)"
        for gap in gaps[:_GAPS]
        if gap.reduces >= _FELT
    ]
    if said:
        yield _point("", f"{'; '.join(said)}.")


def _evidence(security: Security, moved: str) -> Iterator[Note]:
    contract = security.contract
    if contract is None or not contract.evidence:
        review = security.assurance.review if security.assurance else ""
        kept = [text for text in security.evidence_required if text != review]
        yield Note(title="Evidence to keep", lines=_listed(kept))
        return
    for when, title in _ASKED.items():
        named = f"{title.format(a='a' if moved else 'the')}{moved}"
        yield Note(title=named, lines=_listed([item.text for item in contract.evidence if item.when == when]))


def _listed(texts: Sequence[str]) -> tuple[Point, ...]:
    """Return a list as one sentence, and no line where it is empty."""
    return (_point("", run_on(texts)),) if texts else ()


def _to(transfer: Transfer | None, moved: str) -> str:
    return f"{moved} to {name_in_sentence(transfer.country, transfer.country_name)}" if moved and transfer else moved


def _transfer(transfer: Transfer | None) -> Iterator[Point]:
    if transfer is None:
        return
    yield _point("", ended(transfer.words))
    if transfer.needs:
        yield _point("To do, in this order:", run_on(transfer.needs))


def _contracted(security: Security, moved: str) -> Iterator[Note]:
    """Name clauses and levels; what they say, who answers for what, and the steps of an exit stand once for all."""
    contract = security.contract
    if contract is None:
        yield Note(title="Clauses", lines=_listed(security.clauses))
        return
    yield Note(title=f"Service levels{moved}", lines=_listed([_level(one) for one in contract.service_levels]))
    yield Note(title=f"Clauses{moved}", lines=_listed([one.title for one in contract.checklist] or security.clauses))


def _level(one: ServiceLevel) -> str:
    return f"{one.name}: {without_brackets(one.target)}"


def without_brackets(text: str) -> str:
    """Return a text without what stands in round brackets at its end."""
    return text.partition(" (")[0].rstrip(".")


def _point(lead: str, text: str) -> Point:
    return Point(mark="", lead=lead, text=sentence_start(text))
