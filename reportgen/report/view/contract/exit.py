"""Risks and exit: what the programme itself puts at risk, who would hold how much, how to leave, how to go on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.oversight import Holding
from reportgen.model.protection import ControlDuty
from reportgen.model.verdict import Form, NotAssessed
from reportgen.report.view.context import Context
from reportgen.report.view.contract.price_facts import is_bought
from reportgen.report.view.contract.programme_risks import NEAR, RiskRow, are_too_few, points_below, programme_risks
from reportgen.report.view.parts import Caption, Opener, joined
from reportgen.report.view.process_numbers import numbered
from reportgen.report.view.security.risk_facts import ANEW, duties_by_id
from reportgen.report.view.summary import Summary
from reportgen.report.words.formats import MISSING, all_of, counted, in_words, sentence_start

EXIT = "exit"
_PHASES = {"before_signature": "Before signature", "in_service": "While it runs", "at_exit": "When it ends"}
_CONTINUITY = {"continuity", "incident"}
_TO_SET_UP = {"partial", "missing"}
_PROVIDER, _CENTRE = "Provider", "Centre"
_NAMED = 2
_FIRST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldingRow:
    """What a place or a bundle would hold; `remark` says which limit is passed."""

    name: str
    processes: str
    spend: str
    shares: tuple[str, ...]
    style: str
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldingTable:
    """The places, or the bundles."""

    caption: Caption
    head: str
    unit: str
    rows: tuple[HoldingRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """A step of the exit plan, who sees to it, and the processes that need it."""

    text: str
    owner: str
    processes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepGroup:
    """The steps of one phase."""

    title: str
    rows: tuple[StepRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExitView:
    """The section; `is_brief` where nothing moves, so only the opener."""

    opener: Opener
    is_brief: bool
    risks_caption: Caption | None = None
    risks: tuple[RiskRow, ...] = ()
    tables: tuple[HoldingTable, ...] = ()
    steps_caption: Caption | None = None
    steps: tuple[StepGroup, ...] = ()
    continuity: str = ""


def exit_view(context: Context, summary: Summary) -> ExitView:
    """Compose the section."""
    moving = summary.sourced
    if not moving:
        where = context.selection.pointing_to("profiles", "its profiles")
        opener = context.selection.opener(
            EXIT, "Nothing moves, so there is nothing to leave", f"The risks of today’s work stand in {where}."
        )
        return ExitView(opener=opener, is_brief=True)
    risks = programme_risks(context, moving)
    steps = tuple(_steps(context, moving))
    numbering = context.numbering
    return ExitView(
        opener=context.selection.opener(EXIT, _title(context), _standfirst(moving, risks)),
        is_brief=False,
        risks_caption=numbering.table(_risks_finding(risks)) if risks else None,
        risks=risks,
        tables=tuple(_tables(context)),
        steps_caption=numbering.table("The exit is planned before anything is signed") if steps else None,
        steps=steps,
        continuity=_continuity(context, moving),
    )


def _holdings(context: Context, kind: str) -> list[Holding]:
    oversight = context.assessment.portfolio.oversight
    return [one for one in oversight.holdings if one.kind == kind] if oversight else []


def _title(context: Context) -> str:
    heavy = [one.name for kind in ("place", "bundle") for one in _holdings(context, kind) if one.is_heavy]
    if not heavy and are_too_few(context):
        return "How what moves can be left again, and goes on meanwhile"
    if not heavy:
        near = _nearest(context)
        tail = f"; {near} comes near" if near else ""
        return f"No place and no bundle would hold more than is prudent{tail}"
    if len(heavy) <= _NAMED:
        return f"{joined(heavy)} would hold more than is prudent"
    return f"{sentence_start(in_words(len(heavy)))} places or bundles would hold more than is prudent"


def _nearest(context: Context) -> str:
    """Return the place whose share comes near the limit, "" where none does."""
    shares = [
        (share, one.name)
        for one in _holdings(context, "place")
        for share in _shares(one)
        if not isinstance(share, NotAssessed) and points_below(context, share) <= NEAR
    ]
    return max(shares)[1] if shares else ""


def _standfirst(moving: Sequence[ProcessAssessment], risks: Sequence[RiskRow]) -> str:
    who = "a provider" if any(map(is_bought, moving)) else "the centre"
    base = f"What the programme itself puts at risk, how {who} can be left, and how work goes on meanwhile."
    return base if risks else f"{base} The assessment shows no risk of the programme’s own."


def _risks_finding(risks: Sequence[RiskRow]) -> str:
    """Say how many of the risks keep within a limit, and how many ask for more."""
    within, whole = sum(one.is_within for one in risks), len(risks)
    if not within:
        return f"{sentence_start(counted(whole, 'risk'))} of the programme {'asks' if whole == 1 else 'ask'} for more"
    if within == whole:
        who = "The one risk" if whole == 1 else sentence_start(all_of(whole, "risks"))
        return f"{who} of the programme {'stays' if whole == 1 else 'stay'} within the limit"
    stay = "stays" if within == 1 else "stay"
    return f"{sentence_start(in_words(within))} of the programme’s {in_words(whole)} risks {stay} within the limit"


def _held(context: Context, kind: str, holdings: Sequence[Holding]) -> str:
    """Say which place would hold most of the cost that is known."""
    if kind == "bundle":
        return _bundled(holdings)
    shares = {one.name: one.spend_share for one in holdings if not isinstance(one.spend_share, NotAssessed)}
    if not shares:
        return "What each place would hold under the recommendations"
    most, percent = max(shares, key=lambda name: shares[name]), context.formats.percent
    moves = sum(float(share) for share in shares.values())
    of_moved = f", {percent(shares[most] / moves)} of what moves" if len(shares) > 1 and moves else ""
    return f"{most} would hold {percent(shares[most])} of the known yearly cost{of_moved}"


def _bundled(bundles: Sequence[Holding]) -> str:
    """Say how many bundles would hold more than is prudent; where none would, that each holder stays in bounds."""
    heavy, whole = sum(one.is_heavy for one in bundles), len(bundles)
    if not heavy:
        keeps = "bundle keeps the contract" if whole == 1 else "bundles keep each contract"
        return f"{sentence_start(in_words(whole))} {keeps} whole and each holder in bounds"
    if whole == 1:
        return "The one bundle would hold more than is prudent"
    who = all_of(whole) if heavy == whole else f"{in_words(heavy)} of {in_words(whole)}"
    return f"{sentence_start(who)} bundles would hold more than is prudent"


def _tables(context: Context) -> Iterator[HoldingTable]:
    """Yield what places and bundles would hold, in one unit; no places where there are too few for a share to tell."""
    kinds = (("bundle", "Bundle"),) if are_too_few(context) else (("place", "Place"), ("bundle", "Bundle"))
    held = [(kind, head, holdings) for kind, head in kinds if (holdings := _holdings(context, kind))]
    sums = [_known_spend(holdings) for _, _, holdings in held]
    scale = context.formats.adding(context.formats.scale_for(chain.from_iterable(sums)), sums)
    for kind, head, holdings in held:
        yield HoldingTable(
            caption=context.numbering.table(_held(context, kind, holdings), _unit(context, kind, holdings)),
            head=head,
            unit=scale.unit,
            rows=tuple(
                HoldingRow(
                    name=one.name,
                    processes=_numbers(context, one.process_ids),
                    spend=MISSING if isinstance(one.spend, NotAssessed) else scale.text(one.spend),
                    shares=tuple(_share(context, share) for share in _shares(one)),
                    style="heavy" if one.is_heavy else "",
                    remark=sentence_start(one.remark),
                )
                for one in holdings
            ),
        )


def _known_spend(holdings: Sequence[Holding]) -> list[Decimal]:
    return [one.spend for one in holdings if not isinstance(one.spend, NotAssessed)]


def _unit(context: Context, kind: str, holdings: Sequence[Holding]) -> str:
    """Say what the shares are of, whether one is above its limit, and what a bundle is."""
    limit = context.knowledge.threshold(f"{kind}_limit")
    known = (share for one in holdings for share in _shares(one) if not isinstance(share, NotAssessed))
    above = "a mark shows one" if any(share > limit for share in known) else "none is"
    what = "One provider can bid for each. " if kind == "bundle" and len(holdings) > 1 else ""
    told = context.formats.percent(limit)
    amounts = f"{what}Amounts are today’s cost of the work that moves."
    return f"{amounts} Shares are of what all processes together have; {above} above the limit of {told}."


def _shares(one: Holding) -> tuple[float | NotAssessed, ...]:
    return one.spend_share, one.critical_share, one.data_share


def _share(context: Context, share: float | NotAssessed) -> str:
    return MISSING if isinstance(share, NotAssessed) else context.formats.percent(share)


def _numbers(context: Context, ids: Sequence[str]) -> str:
    """Give processes by the numbers they are printed with."""
    by_id = {one.process.id: context.number(one) for one in context.assessment.processes}
    return numbered([by_id[one] for one in ids if one in by_id])


def _steps(context: Context, moving: Sequence[ProcessAssessment]) -> Iterator[StepGroup]:
    found: dict[tuple[str, str, str], list[int]] = {}
    for one in moving:
        for step in one.security.contract.exit_steps if one.security.contract else ():
            is_centres = step.owner == _PROVIDER and one.sourcing.form is Form.CAPTIVE
            key = (step.when, step.text, _CENTRE if is_centres else step.owner)
            found.setdefault(key, []).append(context.number(one))
    for when, title in _PHASES.items():
        rows = [
            StepRow(text=text, owner=owner, processes=_for_whom(numbers, len(moving)))
            for (phase, text, owner), numbers in sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
            if phase == when
        ]
        if rows:
            yield StepGroup(title=title, rows=tuple(rows))


def _for_whom(numbers: Sequence[int], moving: int) -> str:
    if len(numbers) == moving:
        return "All that moves"
    return numbered(numbers)


def _continuity(context: Context, moving: Sequence[ProcessAssessment]) -> str:
    """Say how many processes that move have their measures of continuity in place, and what is missing most."""
    duties = [duty for one in moving for duty in one.security.controls if duty.family in _CONTINUITY]
    if not duties:
        return ""
    told = duties_by_id(moving, context.knowledge.controls)
    missing = Counter(told[duty.id].name for duty in duties if duty.state in _TO_SET_UP)
    first = sorted(missing, key=lambda name: (-missing[name], name))[:_FIRST]
    verb = "is" if len(duties) == 1 else "are"
    asked = (
        f"Counted process by process, {counted(len(duties), 'measure')} against an outage or a breach {verb} asked of "
        "what moves"
    )
    if all(duty.state == "in_place" for duty in duties):
        return f"{asked}; {'it is' if len(duties) == 1 else 'all of them are'} in place."
    stands = f"{asked}: {'; '.join(_as_they_stand(duties))}."
    if not first:
        return stands
    to_do = joined([f"“{name}” ({counted(missing[name], 'process', 'processes')})" for name in first])
    return f"{stands} First to set up: {to_do}."


def _as_they_stand(duties: Sequence[ControlDuty]) -> Iterator[str]:
    """Yield how many of some measures are in place, are to be shown anew, and are to be set up: all are counted."""
    ready, anew = (sum(duty.state == state for duty in duties) for state in ("in_place", "to_show"))
    left = len(duties) - ready - anew
    yield f"{in_words(ready)} {'is' if ready == 1 else 'are'} in place" if ready else "none is in place"
    if anew:
        yield f"{in_words(anew)} {ANEW[anew != 1]}"
    if left:
        yield f"{in_words(left)} {'is' if left == 1 else 'are'} still to be set up"
