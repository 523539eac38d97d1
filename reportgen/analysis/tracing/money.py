"""Where the money of each process comes from: the formulas of the engine, run once more on numbers that remember."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from reportgen.analysis.assumptions import assumptions_of
from reportgen.analysis.judgement import Judgement
from reportgen.analysis.money.break_even import price_crossing, volume_crossing
from reportgen.analysis.money.numbers import single
from reportgen.analysis.money.options import captive_of, whole_of
from reportgen.analysis.money.places import deal_there, site_at
from reportgen.analysis.money.pricer import Pricer, pricer_of
from reportgen.analysis.money.saving import moving_saving
from reportgen.analysis.money.values import Values, likely_values
from reportgen.analysis.money.ways import Way, as_is_way, automated_way, improved_way, sourced_way
from reportgen.analysis.money.work import Deal, Work
from reportgen.analysis.place import Site
from reportgen.analysis.scales import Scales, scales_of
from reportgen.analysis.scales import without_processes as scales_without_processes
from reportgen.analysis.tracing import breaking_even
from reportgen.analysis.tracing.baseline import TOTAL, baseline_figures, unit_figures
from reportgen.analysis.tracing.cases import Case, case_aliases, cases_of
from reportgen.analysis.tracing.driving import driver_figures, place_rate, rate_ratio
from reportgen.analysis.tracing.entered import followed_quote, followed_work
from reportgen.analysis.tracing.odds import draws_figure, odds_figures
from reportgen.analysis.tracing.parameters import FollowedNumbers, followed_numbers
from reportgen.analysis.tracing.portfolio_money import portfolio_figures
from reportgen.analysis.tracing.priced import price_figures
from reportgen.analysis.tracing.recording import Book, Followed
from reportgen.analysis.tracing.table import case_figures
from reportgen.knowledge.facts import Knowledge
from reportgen.model.alone import without_processes
from reportgen.model.assessment import Assessment, ProcessAssessment
from reportgen.model.business_case import Baseline, BreakEven, Price
from reportgen.model.trace import FigureId, Node
from reportgen.model.verdict import NatureClass, NotAssessed, Place

FIT = "sourcing.automation_fit"
_POINTS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """What the money of all processes is followed with."""

    book: Book
    scales: Scales
    values: Values
    numbers: FollowedNumbers
    assessment: Assessment


def common_of(assessment: Assessment, knowledge: Knowledge) -> Common:
    """Return what the money of all processes is followed with, in a book of its own.

    Values are those of the assessment. A formula may name the index of automation fit, which the trace of the scores
    holds.
    """
    engagement = assessment.engagement
    own = Book(currency=engagement.currency)
    return Common(
        book=own,
        scales=scales_without_processes(scales_of(engagement, knowledge)),
        values=likely_values(assumptions_of(engagement, knowledge)),
        numbers=followed_numbers(assessment.assumptions, own),
        assessment=without_processes(assessment),
    )


def process_nodes(common: Common, judgement: Judgement, one: ProcessAssessment) -> tuple[Node, ...]:
    """Return the nodes of the money of a process, with those of what it shares with others."""
    common.numbers.begin()
    with common.book.about(process=one.process.id):
        process_figures(common, judgement, one)
    return tuple(common.book.nodes.values())


def portfolio_nodes(assessment: Assessment, shared: Iterable[Node]) -> Mapping[FigureId, Node]:
    """Return the nodes of the money of the portfolio, after those that all processes share."""
    book = Book(currency=assessment.engagement.currency)
    for node in shared:
        book.write(node)
    portfolio_figures(book, assessment, followed_numbers(assessment.assumptions, book))
    return book.nodes


def process_figures(common: Common, judgement: Judgement, one: ProcessAssessment) -> None:
    """Write down the money of a process, if it has any."""
    pricer = pricer_of(judgement, common.scales, common.values)
    if pricer is None:
        return
    work = followed_work(pricer.work, one.process, common.book, common.scales.knowledge)
    if isinstance(one.cost.baseline, Baseline):
        baseline_figures(common.book, work, one.cost.baseline, common.numbers)
        unit_figures(common.book, one.process, one.cost.baseline)
    followed = Followable(common=common, pricer=pricer, one=one, work=work)
    written = followed.cases()
    if "sourced" in written:
        followed.sourcing(written["sourced"])
    odds_figures(common.book, one.cost, followed.draws())


@dataclass(frozen=True, slots=True, kw_only=True)
class Followable:
    """A process with a cost, its amounts as leaves in `work`."""

    common: Common
    pricer: Pricer
    one: ProcessAssessment
    work: Work

    def cases(self) -> dict[str, Case]:
        """Write down every case, and return where each way was written first."""
        book, written = self.common.book, dict[str, Case]()
        baseline, rate = FigureId(self.one.process.id, TOTAL), self._rate()
        for case in cases_of(self.one.cost):
            if case.way in written:
                case_aliases(book, case, written[case.way])
                continue
            written[case.way] = case
            with book.about(way=case.at.working):
                case_figures(book, case.at, self._way(case.way), case.case, baseline, rate)
        return written

    def sourcing(self, main: Case) -> None:
        """Write down what belongs to the move: price, break-even, drivers, and the rates of the places."""
        book, cost, numbers = self.common.book, self.one.cost, self.common.numbers
        deal, site = self.pricer.deal, self.pricer.judgement.ruling.site
        if isinstance(cost.price, Price):
            price_figures(book, main.at, cost.price, self._followed(deal, site), numbers)
        if cost.break_even is not None:
            self._breaking_even(main, cost.break_even)
        driver_figures(book, cost.drivers, numbers, self._ratio(site))
        for position, place in enumerate(cost.places):
            there = site if place.is_chosen else site_at(place.place, self.pricer)
            if there is not None:
                place_rate(book, position, place, self._ratio(there), self._nature, numbers)

    def _breaking_even(self, main: Case, one: BreakEven) -> None:
        book, deal, values = self.common.book, self.pricer.deal, self.common.values
        rate = self.common.assessment.engagement.discount_rate
        price, volume = price_crossing(deal, values, rate), volume_crossing(deal, values, rate)
        if price is not None:
            breaking_even.price_figures(book, main.at, one, price)
        if volume is not None:
            breaking_even.volume_figures(book, main.at, one, volume, self.one.process)

    def draws(self) -> FigureId | None:
        """Write down the draws of the saving; None where nothing moves."""
        judgement, common = self.pricer.judgement, self.common
        if not judgement.is_moved or isinstance(self.one.cost.case, NotAssessed):
            return None
        varying = moving_saving("", self.pricer.deal, common.values).varying
        return draws_figure(common.book, "working.draws", varying, common.assessment, common.numbers)

    @property
    def _nature(self) -> NatureClass | None:
        return self.pricer.judgement.ruling.nature.kind

    def _way(self, name: str) -> Way:
        """Return a way, worked out on numbers that remember."""
        numbers = self.common.numbers
        if name == "as_is":
            baseline = FigureId(self.one.process.id, TOTAL)
            return as_is_way(self.work, Followed.at(float(self.pricer.baseline), baseline, self.common.book), numbers)
        if name == "improved":
            return improved_way(self.work, numbers)
        if name == "automated":
            return automated_way(self.work, self._fit(), numbers)
        return sourced_way(self._deal(name), numbers)

    def _deal(self, name: str) -> Deal:
        deal, site = self.pricer.deal, self.pricer.judgement.ruling.site
        changed = {"sourced": deal, "whole": whole_of(deal), "captive": captive_of(deal)}.get(name)
        if changed is not None:
            return self._followed(changed, site)
        there = site_at(Place(name), self.pricer)
        if there is None:
            raise ValueError(f"{self.one.process.id} has no place {name}")
        return self._followed(deal_there(there, self.pricer), there)

    def _followed(self, deal: Deal, site: Site) -> Deal:
        """Return a deal whose numbers are leaves."""
        book, engagement = self.common.book, self.common.assessment.engagement
        quote = deal.quote and followed_quote(deal.quote, self.one.process, engagement, book)
        return replace(deal, work=self.work, rate_ratio=self._ratio(site), quote=quote)

    def _ratio(self, site: Site) -> float:
        scales = self.common.scales
        return rate_ratio(self.common.book, site, scales.engagement.home_country, self._nature, scales.knowledge)

    def _fit(self) -> float:
        """Return the share of the work that fits automation, from its index, whose node is among the scores."""
        fit = self.one.sourcing.automation_fit
        known = 0.0 if isinstance(fit, NotAssessed) else float(fit)
        return single(Followed.at(known, FigureId(self.one.process.id, FIT), self.common.book) / _POINTS)

    def _rate(self) -> FigureId:
        return self.common.numbers.leaf("discount_rate")
