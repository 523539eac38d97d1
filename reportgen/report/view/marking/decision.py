"""The figures of the decision page marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from reportgen.model.uncertainty import Uncertainty
from reportgen.report.view.context import Context
from reportgen.report.view.decision.cost_bar import CostPart, cost_parts
from reportgen.report.view.decision.lists import ProcessList
from reportgen.report.view.decision.section import DecisionView
from reportgen.report.view.marking import scores
from reportgen.report.view.marking.texts import Texts
from reportgen.report.view.marking.ways import Ways
from reportgen.report.view.printed import Wanted
from reportgen.report.view.summary import Summary
from reportgen.report.view.uncertainty.figures import scale_of

_ANCHOR = "decision"
_NAME_LIMIT = 48


def marked_decision(context: Context, summary: Summary, page: DecisionView) -> DecisionView:
    """Return the page with its numbers marked; without a trace it stays as it is."""
    if context.printed.trace is None:
        return page
    ways, texts = Ways(context.formats), Texts(context.printed, "")
    counted, money, asked = (texts.sought(wanted(ways)) for wanted in (_counts, _money, _asked))
    lists = partial(_list, texts)
    opener = replace(
        page.opener,
        title=texts.text(page.opener.title, counted),
        standfirst=texts.text(page.opener.standfirst, (*texts.sought((*_kinds(ways), *_target(ways))), *money)),
    )
    marked = replace(
        page,
        opener=opener,
        key_figures=texts.key_figures(page.key_figures, (*counted, *money)),
        lists=tuple(lists(one, name) for one, name in zip(page.lists, _groups(summary), strict=True)),
        decisions=texts.points(page.decisions, asked),
        change_our_mind=tuple(_tripwire(context, summary, ways, line) for line in page.change_our_mind),
        next_steps=texts.points(page.next_steps, asked),
    )
    _list_drawings(context, summary, texts, ways)
    return marked


def _counts(ways: Ways) -> Iterator[Wanted]:
    for path in ("working.sourced.count", "process_count", "working.retained.count", "working.waiting.count"):
        yield Wanted(path=path, written=ways.whole)


def _kinds(ways: Ways) -> Iterator[Wanted]:
    for kind in ("BPO", "KPO", "HYBRID"):
        yield Wanted(path=f"working.sourced_{kind}.count", written=ways.whole)


def _target(ways: Ways) -> Iterator[Wanted]:
    yield Wanted(path="uncertainty.target", written=ways.money, before="target of ")
    yield Wanted(path="uncertainty.probability_of_target", written=ways.unbroken_odds, before=" is ")


def _money(ways: Ways) -> Iterator[Wanted]:
    yield Wanted(path="working.sourced.baseline", written=ways.money)
    yield Wanted(path="baseline_annual", written=ways.money)
    yield Wanted(path="working.sourced.moved", written=ways.money, after=" of it")
    yield Wanted(path="net_saving", written=ways.money)
    yield Wanted(path="savings_p10", written=ways.money, before="at least ")
    yield Wanted(path="savings_p50", written=ways.money, before="budget ")
    yield Wanted(path="working.chance_of_a_loss", written=lambda value: ways.odds(value).replace(" in ", " of "))
    yield Wanted(path="cash_flows[0].one_off", written=ways.money)
    yield Wanted(path="working.month.payback_years", written=ways.step, before="Month ")
    yield Wanted(path="working.lowest_cash", written=ways.signed)
    yield Wanted(path="working.steady_saving", written=ways.money)
    yield Wanted(path="working.steady_saving_share", written=ways.size_percent)


def _asked(ways: Ways) -> Iterator[Wanted]:
    """Yield what the decisions asked for and the next steps name."""
    yield Wanted(path="working.to_stabilise.count", written=ways.whole, after=" process(?:es)? to ")
    yield Wanted(path="working.waves[0].count", written=ways.whole, after=" process")
    yield Wanted(path="working.waves[0].baseline", written=ways.money)
    yield Wanted(path="working.waves[0].one_off", written=ways.money)
    yield Wanted(path="working.waves[0].loss", written=ways.money)
    yield Wanted(path="working.later_loss", written=ways.money)
    yield Wanted(path="net_saving", written=ways.money)
    yield Wanted(path="working.to_assess.count", written=ways.whole, after=" (?:to rate|process)")
    for who in ("stays", "moves"):
        yield Wanted(path=f"working.better_at_home.{who}", written=ways.money, after=" for ")
        yield Wanted(path=f"working.better_at_home.{who}.count", written=ways.whole, after=" that ")
    yield Wanted(path="working.questions", written=ways.whole, after=" question")
    yield Wanted(path="working.stake", written=ways.money)


def _list(texts: Texts, listed: ProcessList, name: str) -> ProcessList:
    """Mark what a list costs, which is rounded together with the others."""
    amount = Wanted(path=f"working.{name}.baseline", written=lambda _: listed.cost)
    return replace(listed, cost=texts.text(listed.cost, texts.sought((amount,))))


def _groups(summary: Summary) -> Iterator[str]:
    """Yield what the groups of the lists are called, those without a process left out."""
    yield from (f"waves[{place}]" for place, _ in enumerate(summary.waves))
    yield from (name for name in ("to_stabilise", "to_assess", "retained") if getattr(summary, name))


def _tripwire(context: Context, summary: Summary, ways: Ways, line: str) -> str:
    """Mark a line on what would change the recommendation; one on a single process begins with its name."""
    for one in summary.sourced:
        if line.startswith(f"{context.name(one, _NAME_LIMIT)}: "):
            texts = Texts(context.printed, one.process.id)
            return texts.text(line, texts.sought(scores.flips(ways, one)))
    wanted = (
        Wanted(path="working.price_rise", written=ways.at_least),
        Wanted(path="working.quotes_above", written=ways.percent, after=" above what"),
        Wanted(path="working.watched", written=ways.whole),
        Wanted(path="working.redundancy_months", written=ways.whole, before="exceeds "),
        Wanted(path="working.pay_months", written=ways.whole, before="for over "),
    )
    texts = Texts(context.printed, "")
    return texts.text(line, texts.sought(wanted))


def _list_drawings(context: Context, summary: Summary, texts: Texts, ways: Ways) -> None:
    """List what the bar and the small figures show."""
    found = context.assessment.portfolio
    scale = context.formats.scale_for(flow.net for flow in found.cash_flows)
    years = [f"cash_flows[{place}].net" for place, _ in enumerate(found.cash_flows)]
    amounts = [
        *map(_of_the_bar, cost_parts(context, summary)),
        *_range(context, ways),
        *(Wanted(path=path, written=partial(ways.in_scale, scale)) for path in years),
    ]
    texts.printed.drawn(_ANCHOR, texts.process, amounts)


def _range(context: Context, ways: Ways) -> Iterator[Wanted]:
    """Yield the outcomes of the small figure of the range, where there is one."""
    found = context.assessment.portfolio.uncertainty
    if isinstance(found, Uncertainty) and found.p10.value != found.p90.value:
        scale = scale_of(context, found)
        for path in ("savings_p10", "savings_p50", "net_saving", "savings_p90"):
            yield Wanted(path=path, written=partial(ways.in_scale, scale))


def _of_the_bar(part: CostPart) -> Wanted:
    return Wanted(path=f"working.{part.figure}.baseline", written=lambda _: part.text)
