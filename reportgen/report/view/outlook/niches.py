"""Specialist niches among the expert work, by how thin their market is, and what that means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.outlook import NicheGround
from reportgen.model.verdict import NatureClass
from reportgen.report.view.context import Context
from reportgen.report.view.outlook.reach import outlook_of
from reportgen.report.view.parts import Caption
from reportgen.report.words.formats import NO_BREAK_SPACE, counted, in_words, sentence_start

_DEPTH = "supplier_market_depth"
_ALONE, _PAIR = 1, 2  # ratings of the market's depth: no provider, one or two
_NAMED = 6
_SKILLS = {NicheGround.CREDENTIAL: "a qualification", NicheGround.EXPERTISE: "years in the specialism"}


@dataclass(frozen=True, slots=True, kw_only=True)
class NicheRow:
    """Niches with a market of one depth: how many providers, which processes, and what that means."""

    market: str
    processes: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NicheTable:
    """The niches, the thinnest market first."""

    caption: Caption
    rows: tuple[NicheRow, ...]


def niches_of(processes: Sequence[ProcessAssessment]) -> list[ProcessAssessment]:
    """Return the processes that are niches."""
    return [one for one in processes if outlook_of(one).niche]


def have_no_provider(niches: Sequence[ProcessAssessment]) -> bool:
    """Return whether no provider is known for any of some niches."""
    return all(one.process.ratings[_DEPTH] <= _ALONE for one in niches)


def niche_table(context: Context) -> NicheTable | None:
    """Compose the table; None where there is no niche."""
    niches = niches_of(context.assessment.processes)
    if not niches:
        return None
    depths = sorted({one.process.ratings[_DEPTH] for one in niches})
    return NicheTable(
        caption=context.numbering.table(_finding(niches), _takes(niches)),
        rows=tuple(
            _row(context, depth, [one for one in niches if one.process.ratings[_DEPTH] == depth]) for depth in depths
        ),
    )


def _finding(niches: Sequence[ProcessAssessment]) -> str:
    thin = sum(one.process.ratings[_DEPTH] <= _PAIR for one in niches)
    count = counted(len(niches), "process is a specialist niche", "processes are specialist niches")
    if not thin:
        return sentence_start(f"{count} with a handful of providers")
    if have_no_provider(niches):
        return sentence_start(f"{count} without a known provider")
    if thin == len(niches):
        return sentence_start(f"{count} with two providers at most")
    return sentence_start(f"{count}, {in_words(thin)} of them with two providers at most")


def _takes(niches: Sequence[ProcessAssessment]) -> str:
    """Say what makes the work a specialism."""
    grounds = [frozenset(outlook_of(one).niche) for one in niches]
    met = [words for ground, words in _SKILLS.items() if any(ground in one for one in grounds)]
    source = " and has no known provider" if have_no_provider(niches) else ", from few providers"
    return f"Work that takes {' or '.join(met)}{source}.{_hybrids_among(niches)}"


def _hybrids_among(niches: Sequence[ProcessAssessment]) -> str:
    """Say how many of the niches are hybrids, since they are counted with the work for experts; "" for none."""
    count = sum(one.classification.nature is NatureClass.HYBRID for one in niches)
    if not count:
        return ""
    are = "is a hybrid that leans" if count == 1 else "are hybrids that lean"
    return f" {sentence_start(in_words(count))} of {in_words(len(niches))} {are} to KPO."


def _row(context: Context, depth: int, members: Sequence[ProcessAssessment]) -> NicheRow:
    names = [f"{context.number(one)}{NO_BREAK_SPACE}{context.name(one, 48)}" for one in members[:_NAMED]]
    more = len(members) - _NAMED
    return NicheRow(
        market=context.said(context.knowledge.criteria[_DEPTH].anchors[depth - 1]),
        processes="; ".join([*names, f"and {in_words(more)} more"] if more > 0 else names),
        meaning=_meaning(depth, moves=any(one.sourcing.moves for one in members), bought=_bought(members)),
    )


def _bought(members: Sequence[ProcessAssessment]) -> bool:
    return any(one.process.current_provider is not None for one in members)


def _meaning(depth: int, *, moves: bool, bought: bool) -> str:
    if depth <= _ALONE:
        if bought:
            return "Nobody else to turn to: keep it with those who do it today, and have its knowledge written down."
        return "Nobody to turn to: keep the knowledge in-house, written down and held by two people."
    if depth <= _PAIR:
        if moves:
            return "Little to compare: name the experts, own the methods, and fix the price of an extension now."
        return "Keep it: a buyer would depend on one house for knowledge and price. Train a second person."
    if moves:
        return "Ask all of them, and several boutiques rather than one large house; own what they learn; pay by result."
    return "Keep knowledge and ownership in-house; boutiques may help at peaks, at a price above that of routine work."
