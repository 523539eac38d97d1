"""The cash flows as rows, a row for each process and year: what each option would change, with the net as a formula."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from babel.numbers import get_currency_precision

from reportgen.model.assessment import Assessment, ProcessAssessment
from reportgen.model.cash_flow import CashFlow, MoneyCase
from reportgen.model.engagement import Engagement
from reportgen.workbook.results_fields import Field, Formula, Kind, Value, letter_of
from reportgen.workbook.results_verdicts import NO, costed

FIRST_ROW = 2
DISCOUNT_RATE = "discount_rate"
COLUMNS = (
    ("Baseline", "baseline"),
    ("Charges", "charges"),
    ("Governance", "governance"),
    ("One-off", "one_off"),
    ("Retained", "retained"),
    ("Tax", "tax"),
)


def flow_fields(option: str, prefix: str) -> tuple[Field, ...]:
    """Return the columns of a table of flows; formulas know them by names with this prefix, by none without."""

    def name(part: str) -> str:
        return f"{prefix}_{part}" if prefix else ""

    return (
        Field(header=NO, width=6, kind=Kind.WHOLE, name=name("no")),
        Field(header="Process ID", width=12),
        Field(header="Process", width=40),
        Field(header="Function", width=26),
        Field(header="Wave", width=8, kind=Kind.WHOLE),
        Field(header=option, width=50),
        Field(header="Year", width=8, kind=Kind.WHOLE, name=name("year")),
        *(Field(header=header, width=19, kind=Kind.AMOUNT, name=name(part)) for header, part in COLUMNS),
        Field(header="Net", width=19, kind=Kind.AMOUNT, name=name("net")),
        Field(header="Present value", width=19, kind=Kind.AMOUNT, name=name("value")),
    )


FLOWS = flow_fields("Option, as recommended", "flow")
WHAT_IF = flow_fields("What if", "")
_YEAR, _NET = letter_of(FLOWS, "Year"), letter_of(FLOWS, "Net")
_PARTS = tuple(letter_of(FLOWS, header) for header, _ in COLUMNS)


def flow_rows(assessment: Assessment) -> Iterator[tuple[Value, ...]]:
    """Yield the flows of each process as recommended; a process without a cost has none."""
    years = ((_about(number, one, _recommended(one)), case) for number, one, case in costed(assessment))
    yield from _rows(assessment, years)


def what_if_rows(assessment: Assessment) -> Iterator[tuple[Value, ...]]:
    """Yield the flows of what each process would come to if it were run in the other way that the report prints."""
    years = (
        (_about(number, one, _sentence_start(one.cost.what_if_label or "")), one.cost.what_if)
        for number, one in enumerate(assessment.processes, start=1)
        if isinstance(one.cost.what_if, MoneyCase)
    )
    yield from _rows(assessment, years)


def _rows(assessment: Assessment, cases: Iterable[tuple[tuple[Value, ...], MoneyCase]]) -> Iterator[tuple[Value, ...]]:
    flows = ((about, flow) for about, case in cases for flow in case.cash_flows)
    for row, (about, flow) in enumerate(flows, start=FIRST_ROW):
        yield (*about, *_flow(assessment.engagement, row, flow))


def _about(number: int, one: ProcessAssessment, option: str) -> tuple[Value, ...]:
    wave = one.sourcing.wave if one.sourcing.moves else None
    return number, one.process.id, one.process.name, one.process.function, wave, option


def _sentence_start(text: str) -> str:
    return text[:1].upper() + text[1:]


def _recommended(one: ProcessAssessment) -> str:
    return next((option.label for option in one.cost.options if option.is_recommended), "")


def _flow(engagement: Engagement, row: int, flow: CashFlow) -> tuple[Value, ...]:
    digits = get_currency_precision(engagement.currency)
    factor = (1 + Decimal(repr(engagement.discount_rate))) ** flow.year
    return (
        flow.year,
        *(getattr(flow, part) for _, part in COLUMNS),
        Formula(text=f"ROUND({'-'.join(f'{part}{row}' for part in _PARTS)},{digits})", value=flow.net),
        Formula(text=f"{_NET}{row}/(1+{DISCOUNT_RATE})^{_YEAR}{row}", value=flow.net / factor),
    )
