"""The checkpoint of a wave: what lets its preparation begin, and what must be known before work moves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.analysis.countries import country_in_sentence
from reportgen.knowledge.facts import Knowledge
from reportgen.knowledge.number_words import count_words
from reportgen.knowledge.passing import passing_of
from reportgen.knowledge.talks import countries_today, longest_talks
from reportgen.model.assessment import ProcessAssessment
from reportgen.model.losses import loss_of
from reportgen.model.verdict import Form, NatureClass

_LONG = 2  # months of talks that are told beside the country


def checkpoint_of(before: int, members: Sequence[ProcessAssessment], home: str | None, knowledge: Knowledge) -> str:
    """Say what a wave waits for; `before` is the last wave ahead of it that pays, 0 where none does."""
    is_bought = any(one.sourcing.form is not Form.CAPTIVE for one in members)
    known = _known(members, is_bought=is_bought, passes=bool(passing_of(members, home, knowledge)))
    met = _in_turn([*_heard(members, home, knowledge), *known])
    return f"{_begins(before, members)} {'Contracts are signed' if is_bought else 'Work moves'} when {met}."


def _in_turn(conditions: Sequence[str]) -> str:
    """Join conditions that have commas of their own: each is one of the list, and told apart by a semicolon."""
    *others, last = conditions
    return "; ".join([*others, f"and {last}" if others else last])


def _begins(before: int, members: Sequence[ProcessAssessment]) -> str:
    parts = ["firm prices show that it pays"] if loss_of(members) else []
    if before:
        parts.append(
            f"wave {before} has met its service levels for two months and its saving is within a tenth of plan"
        )
    return f"Begins when {' and '.join(parts) or 'the wave is approved'}."


def _heard(members: Sequence[ProcessAssessment], home: str | None, knowledge: Knowledge) -> Iterator[str]:
    """Name the duties to staff where the work is done today."""
    where = countries_today(members, home)
    bound = {country: duties for country in where if (duties := knowledge.transfer_duties.get(country))}
    heard = [country for country, duties in bound.items() if any(duty.consults for duty in duties)]
    told = heard or [*bound]
    if not told:
        return
    names = country_in_sentence(told[0], knowledge) if len(told) == 1 else f"{count_words(len(told))} countries"
    what = "consultation has ended in" if heard else "the duties to staff are met in"
    talks = longest_talks(heard, knowledge)
    length = ""
    if talks is not None and talks.most >= _LONG:
        in_country = f"{country_in_sentence(talks.country, knowledge)}: " if len(told) > 1 else ""
        least, most = (count_words(round(months)) for months in (talks.least, talks.most))
        length = f" ({in_country}{least} {'months or more' if least == most else f'to {most} months'})"
    yield f"{what} {names}{length}"


def _known(members: Sequence[ProcessAssessment], *, is_bought: bool, passes: bool) -> Iterator[str]:
    is_limited = any(gate.id == "G3" for one in members for gate in one.sourcing.gates)
    places = " and the permitted places" if is_limited else ""
    if is_bought:
        if not loss_of(members):
            staff = ", staff who transfer included," if passes else ""
            yield f"firm bids{staff} keep the saving within a tenth of plan"
        yield f"the first measures{places} are written into the contracts"
    else:
        yield "the cost of the centre is confirmed"
        yield f"the first measures{places} are written down"
    if any(one.classification.leaning is NatureClass.KPO for one in members):
        yield "experts are bound to confidentiality, with enough of them kept to judge the work"
