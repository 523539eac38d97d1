"""The totals of each process as rows: worked out live from the cash flows, beside those that the report gives."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportgen.model.assessment import Assessment
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.money import total
from reportgen.model.verdict import NotAssessed
from reportgen.workbook.results_check import check, live
from reportgen.workbook.results_fields import Field, Formula, Kind, Value, letter_of
from reportgen.workbook.results_flows import FIRST_ROW
from reportgen.workbook.results_verdicts import NO

_PARTS = (
    ("One-off cost", "one_off", "SUMIFS(flow_one_off,flow_no,{no})"),
    ("Net saving", "net_saving", "SUMIFS(flow_net,flow_no,{no})"),
    ("Total cost", "total_cost", "SUMIFS(flow_baseline,flow_no,{no})-SUMIFS(flow_net,flow_no,{no})"),
    ("NPV", "npv", "SUMIFS(flow_value,flow_no,{no})"),
)
_AS_REPORTED = " as reported"
TOTALS = (
    Field(header=NO, width=6, kind=Kind.WHOLE),
    Field(header="Process ID", width=12),
    Field(header="Process", width=40),
    *(Field(header=header, width=19, kind=Kind.AMOUNT, name=f"total_{part}") for header, part, _ in _PARTS),
    *(Field(header=header + _AS_REPORTED, width=19, kind=Kind.AMOUNT) for header, _, _ in _PARTS),
    Field(header="Check", width=14, kind=Kind.CODE, name="total_check"),
)


def total_rows(assessment: Assessment) -> Iterator[tuple[Value, ...]]:
    """Yield a row for each process; one without a cost says why it has no totals."""
    for row, one in enumerate(assessment.processes, start=FIRST_ROW):
        about = (row - FIRST_ROW + 1, one.process.id, one.process.name)
        case = one.cost.case
        yield (*about, *(_unknown(case) if isinstance(case, NotAssessed) else _known(assessment, row, case)))


def npv_of(case: MoneyCase, rate: float) -> Decimal:
    """Return the sum of a table's present values, year 0 undiscounted and nothing rounded."""
    factor = 1 + Decimal(repr(rate))
    return total(flow.net / factor**flow.year for flow in case.cash_flows)


def _unknown(reason: NotAssessed) -> tuple[Value, ...]:
    return (*[reason] * (2 * len(_PARTS)), "not assessed")


def _known(assessment: Assessment, row: int, case: MoneyCase) -> tuple[Value, ...]:
    engagement = assessment.engagement
    flows = case.cash_flows
    net = total(flow.net for flow in flows)
    values = {
        "one_off": total(flow.one_off for flow in flows),
        "net_saving": net,
        "total_cost": total(flow.baseline for flow in flows) - net,
        "npv": npv_of(case, engagement.discount_rate),
    }
    cells = [
        live(text.format(no=f"{letter_of(TOTALS, NO)}{row}"), values[part], engagement.currency)
        for _, part, text in _PARTS
    ]
    reported = [getattr(case, part) for _, part, _ in _PARTS]
    return (*cells, *reported, _check(row, cells, reported, engagement.currency))


def _check(row: int, cells: list[Formula], reported: list[Decimal], currency: str) -> Formula:
    first, last = _PARTS[0][0], _PARTS[-1][0]
    ends = [letter_of(TOTALS, header) for header in (first, last, first + _AS_REPORTED, last + _AS_REPORTED)]
    return check(
        f"{ends[0]}{row}:{ends[1]}{row}",
        f"{ends[2]}{row}:{ends[3]}{row}",
        figures=cells,
        reported=reported,
        currency=currency,
    )
