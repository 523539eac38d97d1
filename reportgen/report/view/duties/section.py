"""Regulatory duties: which bodies of rules apply to which process and why, what they ask, and where data may go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.protection import RegimeDuty
from reportgen.report.view.citations import unbroken
from reportgen.report.view.classes.words import ended
from reportgen.report.view.context import Context
from reportgen.report.view.duties.columns import WHOLE_MM, duties_mm
from reportgen.report.view.duties.matrix import duties_map
from reportgen.report.view.duties.transfers import TransferRow, left_out, transfer_rows
from reportgen.report.view.duties.why import Members, why_it_applies
from reportgen.report.view.parts import Caption, Drawing, Opener, joined
from reportgen.report.view.process_numbers import numbered, numbered_at_most
from reportgen.report.view.room import shares_pages
from reportgen.report.view.security.risk_facts import duties_by_id, is_inferred
from reportgen.report.words.formats import Formats, counted, in_words, sentence_start
from reportgen.report.words.sentences import month_told, typographic

DISCLAIMER = "Decision support, not legal advice."
_KEPT_WHOLE = 8
_NAMED = 2
_MOST_NUMBERS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A short statement under a lead, such as "Why"."""

    lead: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeBlock:
    """A body of rules: what it is and how sure that is, whom it touches and why, and all that it asks."""

    title: str
    name: str
    standing: tuple[Labelled, ...]
    facts: tuple[Labelled, ...]
    duties: tuple[str, ...]
    asks: tuple[Labelled, ...]
    keep_together: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DutiesView:
    """The section. `nothing` says why it is empty, "" where it is not; `is_brief` lets it share a page."""

    opener: Opener
    disclaimer: str
    confirm: str
    nothing: str
    map: Drawing | None
    regimes_caption: Caption | None
    regimes: tuple[RegimeBlock, ...]
    columns_mm: tuple[float, float]
    transfers_caption: Caption | None
    transfers: tuple[TransferRow, ...]

    @property
    def is_brief(self) -> bool:
        """Return whether there is nothing to list."""
        return not self.regimes and not self.transfers


def duties_view(context: Context) -> DutiesView:
    """Compose the section."""
    processes = context.assessment.processes
    found = {_label(context, members[0][1]): members for members in by_regime(processes).values()}
    drawing = duties_map(context, found)
    regimes = _blocks(context, processes)
    regimes_caption = _regimes_caption(context, regimes)
    transfers = transfer_rows(context)
    wide = duties_mm((block.duties, [(ask.lead, ask.text) for ask in block.asks]) for block in regimes)
    return DutiesView(
        opener=context.selection.opener("duties", _title(context, len(regimes)), _standfirst(processes)),
        disclaimer=DISCLAIMER,
        confirm=_confirm(processes) if regimes or transfers else "",
        nothing=_nothing(context) if not regimes else "",
        map=drawing,
        regimes_caption=regimes_caption,
        regimes=regimes,
        columns_mm=(wide, WHOLE_MM - wide),
        transfers_caption=_transfers_caption(context, transfers),
        transfers=transfers,
    )


def by_regime(processes: Sequence[ProcessAssessment]) -> dict[str, list[tuple[ProcessAssessment, RegimeDuty]]]:
    """Return the processes each body of rules touches, those with most processes first."""
    found: defaultdict[str, list[tuple[ProcessAssessment, RegimeDuty]]] = defaultdict(list)
    for one in processes:
        for duty in one.security.regimes:
            found[duty.id].append((one, duty))
    return {key: found[key] for key in sorted(found, key=lambda key: (-len(found[key]), key))}


def _title(context: Context, count: int) -> str:
    processes = context.assessment.processes
    if not count:
        if _inferred(context):
            return "What was entered calls for no body of rules in the catalogue"
        return "No body of rules in the catalogue applies"
    widest = _widest(context)
    whole, reached = len(processes), len(next(iter(by_regime(processes).values())))
    if whole == 1:
        return sentence_start(counted(count, "body of rules applies", "bodies of rules apply"))
    who = f"{f'all {in_words(whole)}' if reached == whole else f'{in_words(reached)} of {in_words(whole)}'} processes"
    if count == 1:
        return f"One body of rules applies: {widest[0]}, to {who}"
    are_all_called = all(any(duty.triggered for _, duty in found) for found in by_regime(processes).values())
    apply = "apply" if are_all_called else "apply or may apply"
    return sentence_start(f"{in_words(count)} bodies of rules {apply}; {_reach(widest, who, count)}")


def _widest(context: Context) -> list[str]:
    """Return the labels of the bodies of rules that reach most processes, as many as tie."""
    found = list(by_regime(context.assessment.processes).values())
    return [_label(context, members[0][1]) for members in found if len(members) == len(found[0])]


def _reach(widest: Sequence[str], who: str, count: int) -> str:
    """Say which rules reach most processes; where all of them reach as many, that they do."""
    if len(widest) == count:
        return f"each reaches {who}"
    is_every = who.startswith("all ")
    if len(widest) == 1:
        return f"{widest[0]} reaches {who}" if is_every else f"{widest[0]} reaches most, {who}"
    named = joined(list(widest)) if len(widest) <= _NAMED else f"{in_words(len(widest))} of them"
    return f"{named} reach {who}" if is_every else f"{named} reach most, {who} each"


def _standfirst(processes: Sequence[ProcessAssessment]) -> str:
    touched = sum(1 for one in processes if one.security.regimes)
    left = len(processes) - touched
    if not touched:
        return ""
    duties = {(duty.id, text) for one in processes for duty in one.security.regimes for text in duty.duties}
    who = "It imposes" if len({duty for duty, _ in duties}) == 1 else "Together they impose"
    asked = f"{who} {counted(len(duties), 'duty', 'duties')} on whoever outsources the work."
    if not left:
        return asked
    fall = sentence_start(counted(left, "process falls", "processes fall"))
    return f"{asked} {fall} under no rules of the catalogue."


def _confirm(processes: Sequence[ProcessAssessment]) -> str:
    """Say how many entries were not checked against the published text, for counsel to confirm."""
    entries = {duty.id: duty.confidence for one in processes for duty in one.security.regimes}
    open_ones = sum(1 for confidence in entries.values() if not confidence.startswith("checked"))
    if not entries:
        return "Have counsel confirm each route before data moves."
    if not open_ones:
        return "Have counsel confirm the rules and look for others."
    which = "rests" if open_ones == 1 else "rest"
    return (
        "Have counsel confirm the rules and look for others: "
        f"{in_words(open_ones)} of {in_words(len(entries))} {which} on general knowledge."
    )


def _nothing(context: Context) -> str:
    inferred = _inferred(context)
    whose = numbered_at_most(inferred, _MOST_NUMBERS)
    guessed = (
        f" The ratings of {whose} are inferred: what the sheets assume there of data and supervisors would bring rules "
        "with it if it holds, so enter it first."
        if inferred
        else ""
    )
    return (
        f"Nothing in the workbook names a body of rules, and no fact of it calls for one of the "
        f"{in_words(len(context.knowledge.regimes))} in the catalogue. That is what the tool knows, not a finding of "
        f"law: have counsel confirm it, or name the rules on the Processes sheet.{guessed}"
    )


def _inferred(context: Context) -> list[int]:
    """Return the numbers of the processes whose risk rests on ratings that nobody entered."""
    return [context.number(one) for one in context.assessment.processes if is_inferred(one.security)]


def _regimes_caption(context: Context, regimes: Sequence[RegimeBlock]) -> Caption | None:
    if not regimes:
        return None
    return context.numbering.table(
        _asking(regimes),
        f"Those that reach most processes first. {sentence_start(context.selection.in_text('exceptions'))} lists rules "
        "that an entry of the workbook leaves out, and rules that no fact speaks for; not those that only a "
        "recommended place brings in.",
    )


def _asking(regimes: Sequence[RegimeBlock]) -> str:
    """Say which rules impose most duties on whoever outsources work."""
    counts = [len(one.duties) for one in regimes]
    most, whole = max(counts), sum(counts)
    leading = [one.title for one in regimes if len(one.duties) == most]
    if len(regimes) == 1:
        return f"{leading[0]} imposes {counted(most, 'duty', 'duties')} when work is outsourced"
    if len(leading) == len(regimes):
        return f"Each of them imposes {counted(most, 'duty', 'duties')} when work is outsourced"
    of_all = f"{in_words(most)} of {in_words(whole)} duties"
    if len(leading) == 1:
        return f"{leading[0]} imposes most when work is outsourced: {of_all}"
    named = joined(leading) if len(leading) <= _NAMED else sentence_start(f"{in_words(len(leading))} of them")
    return f"{named} impose most when work is outsourced: {of_all} each"


def _transfers_caption(context: Context, transfers: Sequence[TransferRow]) -> Caption | None:
    if not transfers:
        return None
    barred = sum(1 for row in transfers if row.is_barred)
    doubtful = sum(1 for row in transfers if row.is_doubtful)
    needs = sum(1 for row in transfers if row.needs)
    if barred:
        finding = f"Personal data has no route to {counted(barred, 'place', 'places')} as things stand"
    elif doubtful:
        finding = f"Personal data would go to {counted(doubtful, 'place', 'places')} where a transfer seldom stands"
    elif needs:
        finding = f"{sentence_start(counted(needs, 'route needs', 'routes need'))} work before personal data moves"
    else:
        finding = "Personal data may go to every place recommended without further steps"
    return context.numbering.table(
        finding,
        f"By the law at home and the place recommended, for processes with personal data that move.{left_out(context)}",
    )


def _blocks(context: Context, processes: Sequence[ProcessAssessment]) -> tuple[RegimeBlock, ...]:
    return tuple(_block(context, members) for members in by_regime(processes).values())


def _block(context: Context, members: Members) -> RegimeBlock:
    regime = members[0][1]
    asks = tuple(_asks(context, members))
    return RegimeBlock(
        title=_label(context, regime),
        name=unbroken(regime.name.removeprefix(_label(context, regime)).strip()),
        standing=tuple(_standing(context.formats, regime)),
        facts=tuple(_facts(context, members)),
        duties=tuple(unbroken(ended(context.said(text))) for text in _merged([duty.duties for _, duty in members])),
        asks=asks,
        keep_together=len(regime.duties) + len(asks) <= _KEPT_WHOLE and not shares_pages(context),
    )


def _label(context: Context, regime: RegimeDuty) -> str:
    """Return the short name of a body of rules."""
    entry = context.knowledge.regimes.get(regime.id)
    return regime.label or (entry.label if entry is not None else regime.name)


def _merged(lists: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return what any of the lists holds, in order, once."""
    return tuple(dict.fromkeys(text for texts in lists for text in texts))


def _facts(context: Context, members: Members) -> list[Labelled]:
    numbers = [context.number(one) for one, _ in members]
    whole = len(context.assessment.processes)
    who = "All processes" if len(numbers) == whole > 1 else numbered(numbers)
    return [
        Labelled(lead=_whether([duty for _, duty in members]), text=ended(who)),
        Labelled(lead="Why", text=why_it_applies(context, members)),
    ]


def _whether(duties: Sequence[RegimeDuty]) -> str:
    """Head the processes: rules apply where facts call for them, and may apply where only the workbook names them."""
    called = sum(duty.triggered for duty in duties)
    if called == len(duties):
        return "Applies to"
    return "Applies or may apply to" if called else "May apply to"


def _standing(formats: Formats, regime: RegimeDuty) -> list[Labelled]:
    """Say where the rules hold, since when, how sure the entry is, and where it comes from."""
    reviewed = f", reviewed {month_told(regime.checked, formats)}" if regime.checked else ""
    found = (
        ("Where", regime.jurisdiction),
        ("Status", regime.status),
        ("Confidence", f"{sentence_start(regime.confidence)}{reviewed}"),
        ("Source", regime.source),
    )
    return [Labelled(lead=lead, text=unbroken(ended(text))) for lead, text in found if text]


def _asks(context: Context, members: Members) -> list[Labelled]:
    """Return the clauses, measures and limits of place, as far as there are any."""
    clauses = _merged([duty.clauses for _, duty in members])
    catalogue = context.knowledge.controls
    told = duties_by_id([one for one, _ in members], catalogue)
    controls = [
        (told.get(key) or catalogue[key]).name
        for key in _merged([duty.controls for _, duty in members])
        if key in told or key in catalogue
    ]
    limits = _merged([duty.place_limits for _, duty in members])
    asks = []
    if clauses:
        asks.append(Labelled(lead="In the contract", text=unbroken(ended("; ".join(clauses)))))
    if controls:
        asks.append(Labelled(lead="Measures", text=ended(typographic("; ".join(controls)))))
    if limits:
        asks.append(
            Labelled(
                lead="Where work and data may go",
                text=unbroken(" ".join(ended(context.said(one)) for one in limits)),
            )
        )
    return asks
