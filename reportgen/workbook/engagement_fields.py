"""The fields of the Engagement sheet: label in column A, value in B, help in C."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from reportgen.knowledge.facts import Knowledge
from reportgen.model.engagement import MARKINGS, PageSize, ReportStatus, RiskAppetite
from reportgen.workbook.column import Choice, Column, Kind
from reportgen.workbook.common_currencies import CURRENCIES
from reportgen.workbook.money_fields import CALCULATION, money_fields
from reportgen.workbook.section_choices import PACK_CHOICES, SECTION_CHOICES

_REPORT = "The report"
_PEOPLE = "The people"
_CLIENT = "The client"
_LOOK = "The look"

_LOCALES = ("en_GB", "en_US", "en_IE", "en_IN", "en_SG", "de_AT", "de_CH", "de_DE", "es_ES", "fr_FR", "it_IT", "nl_NL")


@lru_cache(maxsize=4)
def engagement_fields(knowledge: Knowledge) -> tuple[Column, ...]:
    """Return the fields of the Engagement sheet, from top to bottom."""
    countries = tuple(sorted(place.name for place in knowledge.locations.values()))
    stance = _stance(knowledge.appetite_limits, countries)
    about = (*_report(), *_standing(), *_people(), *_company())
    return (*about, *stance, *_calculation(), *money_fields(), *_extent(), *_look())


def _report() -> tuple[Column, ...]:
    return (
        Column(
            header="Client",
            field="client",
            kind=Kind.TEXT,
            group=_REPORT,
            aliases=(
                *("Client name", "Company", "Customer", "Organisation", "Organization"),
                *("Kunde", "Auftraggeber", "Cliente", "Unternehmen", "Entreprise", "Empresa"),
            ),
            required=True,
            help="The company or authority that the report is about. It stands on the cover and on every page.",
        ),
        Column(
            header="Title",
            field="title",
            kind=Kind.TEXT,
            group=_REPORT,
            aliases=("Report title", "Engagement", "Project", "Subject", "Titel", "Titre", "Título"),
            default="Which processes to source, and how",
            help="The title on the cover.",
        ),
        Column(
            header="Date",
            field="date",
            kind=Kind.DATE,
            group=_REPORT,
            aliases=("Report date", "Date of report", "As of", "Datum", "Berichtsdatum", "Fecha", "Data"),
            default="the day on which the workbook was last saved",
            help="The date on the cover, such as 2026-11-16.",
        ),
    )


def _standing() -> tuple[Column, ...]:
    return (
        Column(
            header="Status",
            field="status",
            kind=Kind.CHOICE,
            group=_REPORT,
            aliases=("Report status",),
            choices=(
                Choice(label="Draft", value=ReportStatus.DRAFT),
                Choice(label="Final", value=ReportStatus.FINAL, aliases=("Released", "Approved")),
            ),
            default="Draft",
            help="A draft is marked as one on every page.",
        ),
        Column(
            header="Version",
            field="version",
            kind=Kind.TEXT,
            group=_REPORT,
            aliases=("Report version", "Revision", "Versión", "Versão"),
            default="0.1",
            help="The version of the report, such as 1.0.",
        ),
        Column(
            header="Version history",
            field="version_history",
            kind=Kind.LONG_TEXT,
            group=_REPORT,
            aliases=("Revision history", "Change history", "Document history", "Versions", "Change log"),
            help="What changed from version to version, a line each (Alt+Enter begins a new one), "
            "such as 0.2; 2026-11-10; prices of two bids added.",
        ),
        Column(
            header="Marking",
            field="marking",
            kind=Kind.CHOICE,
            group=_REPORT,
            aliases=("Confidentiality", "Classification", "Confidentiality marking"),
            choices=tuple(Choice(label=one, value=one) for one in MARKINGS),
            default="Confidential",
            help="Printed on every page.",
        ),
    )


def _people() -> tuple[Column, ...]:
    def person(header: str, field: str, aliases: tuple[str, ...], text: str) -> Column:
        return Column(header=header, field=field, kind=Kind.TEXT, group=_PEOPLE, aliases=aliases, help=text)

    return (
        person(
            "Prepared by",
            "prepared_by",
            ("Author", "Analyst", "Prepared by (analyst)", "Erstellt von", "Auteur", "Autor"),
            "Who answers for it.",
        ),
        person("Prepared for", "prepared_for", ("Audience", "Recipient"), "Who will read it, such as a board."),
        person(
            "Decision owner",
            "decision_owner",
            ("Decision maker", "Sponsor"),
            "The one person who decides; the decision on a page is addressed to them.",
        ),
        Column(
            header="Approvals",
            field="approvals",
            kind=Kind.CHOICES,
            is_open=True,
            group=_PEOPLE,
            aliases=("Approved by", "Approvers", "Approval"),
            help="Who must agree, separated by ; such as Chief Financial Officer; Works council. Add a date once "
            "given: Works council, 2026-11-20.",
        ),
    )


def _company() -> tuple[Column, ...]:
    return (
        Column(
            header="Industry",
            field="industry",
            kind=Kind.TEXT,
            group=_CLIENT,
            aliases=("Sector", "Branch", "Branche", "Industrie", "Secteur", "Setor"),
            help="What the client does, in a few words. It also tells whether value added tax can be reclaimed.",
        ),
        Column(
            header="Business objectives",
            field="objectives",
            kind=Kind.CHOICES,
            is_open=True,
            group=_CLIENT,
            aliases=("Objectives", "Goals", "Business goals"),
            help="What the client wants from this, separated by ; in order of importance.",
        ),
        Column(
            header="Executive comment",
            field="executive_comment",
            kind=Kind.LONG_TEXT,
            group=_CLIENT,
            aliases=("Executive summary", "Comment", "Analyst's comment", "Foreword"),
            help="Your own words to the reader; printed as yours. **Bold**, *italic* and lists (- or 1.) work.",
        ),
    )


def _stance(accepted: Mapping[str, int], countries: tuple[str, ...]) -> tuple[Column, ...]:
    return (
        Column(
            header="Home country",
            field="home_country",
            kind=Kind.COUNTRY,
            group=_CLIENT,
            offered=countries,
            aliases=("Country", "Headquarters", "Base country", "Land", "Pays", "País"),
            help="Where the work is done today, such as Austria. Onshore, nearshore and offshore are seen from here.",
        ),
        Column(
            header="Risk appetite",
            field="risk_appetite",
            kind=Kind.CHOICE,
            group=_CLIENT,
            aliases=("Appetite for risk", "Risk tolerance"),
            choices=(
                Choice(label="Low", value=RiskAppetite.LOW),
                Choice(label="Moderate", value=RiskAppetite.MODERATE, aliases=("Medium", "Average")),
                Choice(label="High", value=RiskAppetite.HIGH),
            ),
            default="Moderate",
            help="How much risk may remain after all measures: a score of "
            f"{accepted['low']}, {accepted['moderate']} or {accepted['high']} of 25. "
            "Above it, a process is stabilised first.",
        ),
    )


def _calculation() -> tuple[Column, ...]:
    return (
        Column(
            header="Currency",
            field="currency",
            kind=Kind.CURRENCY,
            group=CALCULATION,
            offered=CURRENCIES,
            aliases=("Reporting currency", "Currency code", "Währung", "Devise", "Moneda", "Moeda"),
            default="EUR",
            help="The currency of every amount in this workbook, but for prices quoted in another, as an ISO 4217 code "
            "such as EUR.",
        ),
        Column(
            header="Locale",
            field="locale",
            kind=Kind.LOCALE,
            group=CALCULATION,
            offered=_LOCALES,
            aliases=("Language", "Number format", "Language and country", "Sprache", "Langue", "Idioma"),
            default="en_GB",
            help="How numbers and dates are read and printed, such as en_GB or de_AT.",
        ),
        Column(
            header="Horizon (years)",
            field="horizon_years",
            kind=Kind.INTEGER,
            group=CALCULATION,
            aliases=("Horizon", "Years", "Term", "Time horizon", "Contract term"),
            minimum=2,
            maximum=10,
            default="5",
            help="How many years the business case looks ahead, 2 to 10.",
        ),
        Column(
            header="Discount rate",
            field="discount_rate",
            kind=Kind.PERCENT,
            group=CALCULATION,
            aliases=(
                *("WACC", "Cost of capital", "Hurdle rate", "Discounting rate", "Diskontsatz"),
                *("Taux d'actualisation", "Tasa de descuento", "Taxa de desconto"),
            ),
            minimum=0,
            maximum=0.5,
            default="9\u00a0%",
            help="What a year's delay costs the client, such as 9 %; usually its cost of capital.",
        ),
    )


def _extent() -> tuple[Column, ...]:
    return (
        Column(
            header="Page size",
            field="page_size",
            kind=Kind.CHOICE,
            group=_LOOK,
            aliases=("Paper", "Paper size", "Format"),
            choices=(Choice(label="A4", value=PageSize.A4), Choice(label="Letter", value=PageSize.LETTER)),
            default="A4",
            help="The paper the report is set for.",
        ),
        Column(
            header="Pack",
            field="pack",
            kind=Kind.CHOICE,
            group=_LOOK,
            aliases=("Report pack", "Edition", "Version for"),
            choices=PACK_CHOICES,
            default="Full",
            help="Which sections the report has: all, the executive pack of six pages, what finance needs, or only "
            "what a provider may see.",
        ),
        Column(
            header="Sections",
            field="sections",
            kind=Kind.CHOICES,
            group=_LOOK,
            aliases=("Sections to print", "Chapters", "Section order"),
            choices=SECTION_CHOICES,
            is_open=True,
            default="those of the pack",
            help="Single sections in the order you want them, by the names in the contents, separated by ; such as "
            "Verdicts; Business case; Roadmap. They go before the pack. A section of your own goes by the name of its "
            "template.",
        ),
    )


def _look() -> tuple[Column, ...]:
    return (
        Column(
            header="Brand colour",
            field="brand_colour",
            kind=Kind.COLOUR,
            group=_LOOK,
            aliases=("Brand color", "Colour", "Color", "Corporate colour"),
            help="The client's main colour, as #RRGGBB such as #0E4A5A. Dark colours read best.",
        ),
        Column(
            header="Logo",
            field="logo",
            kind=Kind.PICTURE,
            group=_LOOK,
            aliases=("Company logo",),
            help="Insert a PNG or JPEG picture anywhere on this sheet; the first one is the logo on the cover.",
        ),
    )
