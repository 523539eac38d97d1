"""The folded columns on how the work is done today and what providers have quoted for it."""

from __future__ import annotations

from reportgen.knowledge.facts import Knowledge
from reportgen.model.engagement import QuoteBasis
from reportgen.workbook.column import Choice, Column, Kind
from reportgen.workbook.common_currencies import CURRENCIES
from reportgen.workbook.cost_columns import cost_columns

_TODAY = "The work today"
_QUOTE = "Price quoted"
_BASES = (
    Choice(label="Per year", value=QuoteBasis.YEAR, aliases=("Year", "Annual", "A year", "Yearly", "p.a.", "Fixed")),
    Choice(
        label="Per unit",
        value=QuoteBasis.UNIT,
        aliases=("Unit", "Per transaction", "Transaction", "Per item", "Per case"),
    ),
    Choice(
        label="Per FTE and year",
        value=QuoteBasis.FTE_YEAR,
        aliases=("Per FTE", "FTE", "Per FTE a year", "Per FTE per year", "Per head"),
    ),
    Choice(label="Per hour", value=QuoteBasis.HOUR, aliases=("Hour", "Hourly", "An hour")),
)

_QUOTED: tuple[Column, ...] = (
    Column(
        header="Quoted price",
        field="quoted_price",
        kind=Kind.MONEY,
        group=_QUOTE,
        folded=True,
        aliases=("Quote", "Price quoted", "Provider price", "Offer", "Quotation"),
        help="A price that a provider has already named: the amount itself, not in thousands, in the currency "
        "beside it.",
        minimum=0,
        width=15,
    ),
    Column(
        header="Quote currency",
        field="quote_currency",
        kind=Kind.CURRENCY,
        offered=CURRENCIES,
        group=_QUOTE,
        folded=True,
        aliases=(
            "Currency of quote",
            "Currency of the quote",
            "Currency of price",
            "Price currency",
            "Offer currency",
        ),
        help="The currency of the quoted price, as an ISO 4217 code such as USD. Its rate stands on the Engagement "
        "sheet.",
        default="the engagement's currency",
        width=12,
    ),
    Column(
        header="Quote basis",
        field="quote_basis",
        kind=Kind.CHOICE,
        group=_QUOTE,
        folded=True,
        aliases=("Price basis", "Pricing basis", "Quoted per", "Basis of quote"),
        choices=_BASES,
        help="What the quoted price buys: a year of the whole process, a unit, a full-time equivalent, an hour.",
        width=18,
    ),
    Column(
        header="Quoted by",
        field="quoted_by",
        kind=Kind.TEXT,
        group=_QUOTE,
        folded=True,
        aliases=("Quoting provider", "Bidder", "Quote from", "Source of quote"),
        help="Who named the price, and when, such as Northgate BPO, March 2026.",
        width=26,
    ),
)


def detail_columns(knowledge: Knowledge) -> tuple[Column, ...]:
    """Return the columns in the order they are written, all folded and none required."""
    return (*_where(), *_shares(), _control_maturity(knowledge), *cost_columns(knowledge), *_QUOTED)


def _where() -> tuple[Column, ...]:
    return (
        Column(
            header="Current location",
            field="current_locations",
            kind=Kind.COUNTRIES,
            group=_TODAY,
            folded=True,
            aliases=("Current locations", "Location", "Site", "Current site", "Delivery location", "Performed in"),
            help="The country where the work is done today; several separated by ; such as Austria; PL.",
            default="the home country",
            width=20,
        ),
        Column(
            header="Current provider",
            field="current_provider",
            kind=Kind.TEXT,
            group=_TODAY,
            folded=True,
            aliases=("Provider", "Supplier", "Vendor", "Incumbent", "Outsourced to"),
            help="Who does the work under contract today.",
            default="the client's own staff",
            width=24,
        ),
        Column(
            header="Contract end",
            field="contract_end",
            kind=Kind.DATE,
            group=_TODAY,
            folded=True,
            aliases=("Contract end date", "Contract expiry", "Expiry date", "Contract ends", "End of contract"),
            help="The day on which the contract with the provider of today ends, such as 2027-12-31.",
            width=14,
        ),
        Column(
            header="Systems",
            field="systems",
            kind=Kind.CHOICES,
            is_open=True,
            group=_TODAY,
            folded=True,
            aliases=("System", "Applications", "Application", "IT systems", "Tools", "Software"),
            help="The systems in which the work is done, separated by ; such as SAP S/4HANA; Coupa.",
            width=28,
        ),
    )


def _shares() -> tuple[Column, ...]:
    def share(header: str, field: str, aliases: tuple[str, ...], text: str, maximum: float) -> Column:
        return Column(
            header=header,
            field=field,
            kind=Kind.PERCENT,
            group=_TODAY,
            folded=True,
            aliases=aliases,
            help=text,
            minimum=0,
            maximum=maximum,
            width=13,
        )

    return (
        share(
            "Attrition",
            "attrition",
            ("Staff turnover", "Turnover of staff", "Attrition rate", "Fluctuation"),
            "The share of the people doing the work who leave in a year, such as 12 %.",
            2,
        ),
        share(
            "Error rate",
            "error_rate",
            ("Errors", "Rework", "Rework rate", "Defect rate", "Failure rate"),
            "The share of units that come out wrong or are done again, such as 2.5 %.",
            1,
        ),
        share(
            "Seasonal peak",
            "seasonal_peak",
            ("Peak", "Peak load", "Transaction seasonality", "Peak month", "Peak above average"),
            "How far the busiest month lies above an average one, such as 40 %; 0 % where all months are alike.",
            10,
        ),
    )


def _control_maturity(knowledge: Knowledge) -> Column:
    return Column(
        header="Control maturity",
        field="control_maturity",
        kind=Kind.CHOICE,
        group=_TODAY,
        folded=True,
        aliases=("Existing controls", "Controls in place", "Maturity of controls", "Control environment"),
        choices=tuple(Choice(label=one.label, value=str(one.value)) for one in knowledge.maturity),
        help="How well the protective measures work in this process today, where it differs from the Controls sheet.",
        default="as on the Controls sheet",
        width=30,
    )
