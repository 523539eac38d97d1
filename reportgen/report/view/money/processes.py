"""The money of every process, and what it rests on; the rows add up to the portfolio.

Processes that stay as they are take one row together there, and a line each in a listing below.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.business_case import Baseline, Price
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.money import total
from reportgen.model.verdict import NotAssessed
from reportgen.report.view.context import Context
from reportgen.report.view.money.amounts import WholeAmounts, size_for
from reportgen.report.view.money.unchanged import Unchanged, unchanged_listing, unchanged_of
from reportgen.report.view.money.whole_case import Money, whole_cases, whole_totals
from reportgen.report.view.parts import Caption, Link
from reportgen.report.view.summary import Summary
from reportgen.report.view.wording import clipped, is_sourced
from reportgen.report.words.formats import MISSING, Formats, all_of, counted, in_words, sentence_start

_NAME_LIMIT, _SOURCE_LIMIT = 60, 130
_MONEY_WIDTH = 17.0
_FEW = 3
_MOST_TIMES = 10
_USUAL = "annual cost"
_NOT_KNOWN, _NEVER = "n/a", "none"  # a dash is nil


@dataclass(frozen=True, slots=True, kw_only=True)
class CostRow:
    """The money of one process; `rests_on` says what its cost was made from."""

    number: str
    link: Link
    rests_on: str
    baseline: str
    outsourced: str
    one_off: str
    net_saving: str
    share: str
    npv: str
    payback: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CostTable:
    """The processes, those that move first, and their sum; `size` is that of the amounts as CSS writes it.

    `unchanged` lists the processes that the last row before the sum stands for; None where each has a row of its own.
    """

    caption: Caption
    head: str
    size: str
    rows: tuple[CostRow, ...]
    whole: CostRow
    unchanged: Unchanged | None


def cost_table(context: Context, summary: Summary) -> CostTable:
    """List the money of every process and of all of them."""
    amounts, money = WholeAmounts(formats=context.formats), whole_cases(context.assessment)
    ordered = sorted(
        context.assessment.processes,
        key=lambda one: (not is_sourced(one), -(_npv(one) or Decimal(0)), one.process.row),
    )
    unchanged = unchanged_of(ordered)
    rows = tuple(_row(context, one, money, amounts) for one in ordered if one not in unchanged)
    rows += (_together(context, unchanged, money, amounts),) if unchanged else ()
    whole = _whole(context, summary, amounts)
    cells = [cell for row in (*rows, whole) for cell in _cells(row)]
    return CostTable(
        caption=context.numbering.table(
            _finding(context, summary),
            f"{amounts.unit}{_marks(rows)}. Net saving is over the whole horizon; its share is of the baseline of the "
            "same years.",
        ),
        head=_head(ordered),
        size=context.brand.text_size(size_for(cells, _MONEY_WIDTH)),
        rows=rows,
        whole=whole,
        unchanged=unchanged_listing(context, [(one, _rests_on(one), money[one.process.id][0]) for one in unchanged]),
    )


def _marks(rows: Sequence[CostRow]) -> str:
    """Say what the words in place of an amount mean, where they are printed."""
    paybacks = {row.payback for row in rows}
    meant = {_NOT_KNOWN: "not known", _NEVER: "not within the horizon"}
    return "".join(f", “{mark}” {means}" for mark, means in meant.items() if mark in paybacks)


def _head(processes: Sequence[ProcessAssessment]) -> str:
    """Say what the cost rests on where a row does not."""
    usual = any(isinstance(one.cost.baseline, Baseline) and not _source(one) for one in processes)
    return (
        "Process, and what its cost rests on if not the annual cost" if usual else "Process, and what its cost rests on"
    )


def _together(
    context: Context, unchanged: Sequence[ProcessAssessment], money: Mapping[str, Money], amounts: WholeAmounts
) -> CostRow:
    cases = [one.cost.case for one in unchanged if isinstance(one.cost.case, MoneyCase)]
    link = Link(text=f"{len(cases)} that stay as they are, see below", anchor="unchanged")
    sums = tuple(map(total, zip(*(money[one.process.id] for one in unchanged), strict=True)))
    return _priced("", link, "", _share(context, cases), MISSING, sums, amounts)


def _cells(row: CostRow) -> tuple[str, ...]:
    return row.baseline, row.outsourced, row.one_off, row.net_saving, row.npv


def _row(context: Context, one: ProcessAssessment, money: Mapping[str, Money], amounts: WholeAmounts) -> CostRow:
    number, link, case = str(context.number(one)), context.link(one, _NAME_LIMIT), one.cost.case
    if isinstance(case, NotAssessed):
        return _unpriced(number, link)
    payback = payback_text(context.formats, case.payback_years) if is_sourced(one) else MISSING
    share = _share(context, [case])
    return _priced(number, link, _rests_on(one), share, payback, money[one.process.id], amounts)


def _unpriced(number: str, link: Link) -> CostRow:
    return CostRow(
        number=number,
        link=link,
        rests_on="Not assessed: no cost",
        baseline=_NOT_KNOWN,
        outsourced=_NOT_KNOWN,
        one_off=_NOT_KNOWN,
        net_saving=_NOT_KNOWN,
        share=_NOT_KNOWN,
        npv=_NOT_KNOWN,
        payback=_NOT_KNOWN,
    )


def _whole(context: Context, summary: Summary, amounts: WholeAmounts) -> CostRow:
    cases = [one.cost.case for one in context.assessment.processes if isinstance(one.cost.case, MoneyCase)]
    payback = payback_text(context.formats, context.assessment.portfolio.payback_years) if summary.sourced else MISSING
    link, sums = Link(text="All processes with a cost", anchor=""), whole_totals(context.assessment)
    return _priced("", link, "", _share(context, cases), payback, sums, amounts)


def _priced(
    number: str, link: Link, rests_on: str, share: str, payback: str, money: Money, amounts: WholeAmounts
) -> CostRow:
    baseline, outsourced, one_off, net_saving, npv = money
    return CostRow(
        number=number,
        link=link,
        rests_on=rests_on,
        baseline=amounts.formats.number(baseline),
        outsourced=amounts.text(outsourced),
        one_off=amounts.text(one_off),
        net_saving=amounts.text(net_saving),
        share=share,
        npv=amounts.text(npv),
        payback=payback,
    )


def _share(context: Context, cases: Sequence[MoneyCase]) -> str:
    """Write the saving as a share of the baseline; an en dash where that is nought or too small to compare with."""
    saving = total(case.net_saving for case in cases)
    baseline = total(flow.baseline for case in cases for flow in case.cash_flows)
    if not saving or not baseline or abs(saving) >= _MOST_TIMES * baseline:
        return MISSING
    return context.formats.percent(float(saving / baseline))


def _rests_on(one: ProcessAssessment) -> str:
    """Say in a few words what cost and price were made from; "" where that is the annual cost given, as usual."""
    price = one.cost.price
    quoted = isinstance(price, Price) and price.is_quoted
    quote = f"price quoted{f' by {price.quoted_by}' if price.quoted_by else ''}" if isinstance(price, Price) else ""
    said = "; ".join(part for part in (_source(one), quote if quoted else "") if part)
    return clipped(sentence_start(said), _SOURCE_LIMIT)


def _source(one: ProcessAssessment) -> str:
    """Return what the cost was made from, "" where that is the annual cost given, as the head of the table says."""
    baseline = one.cost.baseline
    source = baseline.source if isinstance(baseline, Baseline) else ""
    return "" if source == _USUAL else source


def payback_text(formats: Formats, years: float | NotAssessed) -> str:
    """Write a payback in years with one decimal, or "none"."""
    return _NEVER if isinstance(years, NotAssessed) else formats.number(years, 1)


def _npv(one: ProcessAssessment) -> Decimal | None:
    return one.cost.case.npv if isinstance(one.cost.case, MoneyCase) else None


def _finding(context: Context, summary: Summary) -> str:
    known = sorted((npv for one in summary.sourced if (npv := _npv(one)) is not None), reverse=True)
    gains = [value for value in known if value > 0]
    top = min(_FEW, len(gains))
    if not gains or len(known) <= _FEW:
        return _few_finding(known, moves=bool(summary.sourced))
    few = sentence_start(counted(top, "process", "processes"))
    brings, losses = "brings" if top == 1 else "bring", ", before losses" if known[-1] < 0 else ""
    part = "all" if top == len(gains) else f"{context.formats.percent(float(total(gains[:top]) / total(gains)))} of all"
    return f"{few} {brings} {part} that is gained in net present value{losses}"


def _few_finding(values: Sequence[Decimal], *, moves: bool) -> str:
    """Say how many moves with a cost gain in net present value, where shares of it would tell nothing."""
    gains, whole = sum(value > 0 for value in values), len(values)
    if not whole:
        return (
            "No process that moves has a cost" if moves else "Nothing moves, so each process costs what it costs today"
        )
    if whole == 1:
        return f"The move {'gains' if gains else 'does not gain'} in net present value"
    if not gains:
        return f"None of the {in_words(whole)} that move gains in net present value"
    who = all_of(whole) if gains == whole else f"{in_words(gains)} of {in_words(whole)}"
    return f"{sentence_start(who)} that move {'gains' if gains == 1 else 'gain'} in net present value"
