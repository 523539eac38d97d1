"""The allow-list: of each process that goes to a provider, the facts that the provider may see, and no others.

Neither money nor scores, reasons, places compared, people, descriptions, comments or notes are taken over; what is not
named here cannot reach the pages, the metadata or an attachment of the provider pack.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.contract import Contract
from reportgen.model.engagement import PersonalData
from reportgen.report.view.context import Context
from reportgen.report.view.contract.price_facts import is_bought
from reportgen.report.view.provider.place import told_place
from reportgen.report.view.wording import is_sourced
from reportgen.report.words.formats import NO_BREAK_SPACE

CLAUSES_SHOWN = frozenset(
    (
        *("scope", "service_levels", "confidentiality", "non_disclosure", "return_of_data", "security_schedule"),
        *("breach_notice", "subcontracting", "liability", "termination", "data_processing", "transfer_instrument"),
        *(
            "insider_list",
            "screening",
            "ai_use",
            "ai_training",
            "audit",
            "continuity",
            "exit_assistance",
            "insurance",
            "disputes",
        ),
        *("location", "step_in", "distress", "output_review", "clean_team", "conflicts", "business_associate"),
        *("attestation", "responsibilities", "soc1", "control_changes", "dora_all", "dora_critical"),
        *("customer_information", "cps230", "nationality", "quality_agreement", "privilege", "ai_documents"),
        *("solvency", "retention", "countries_of_concern", "cisa", "taxpayer_consent"),
    )
)
CLAUSES_WITHHELD = frozenset({"price", "group_charges"})
_PROVIDER_SIDE = frozenset({"provider", "both"})
_PERSONAL = {
    PersonalData.NONE: "None",
    PersonalData.PERSONAL: "Personal",
    PersonalData.SPECIAL: "Personal, special categories",
}
_REFERENCES = 2
Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderProcess:
    """A process as a provider may see it.

    `levels` are name, target, how measured, what a miss brings; `measures` id, name, evidence, references; `proofs`
    what to show, and when; `clauses` title and what it asks; `rules` the name of a body of rules and its duties.
    `share` is the part of the work that is taken over, "" where that is all.
    """

    number: int
    name: str
    function: str
    share: str
    volume: str
    peak: str
    personal_data: str
    countries: tuple[str, ...]
    levels: tuple[Cells, ...]
    measures: tuple[Cells, ...]
    proofs: tuple[Cells, ...]
    clauses: tuple[Cells, ...]
    rules: tuple[tuple[str, Cells], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderFacts:
    """All that the pages of the provider pack are made from."""

    client: str
    date: str
    marking: str
    version: str
    logo: str | None
    processes: tuple[ProviderProcess, ...]


def provider_facts(context: Context, *, marking: str) -> ProviderFacts:
    """Take over what a provider may see; `marking` is that of the report."""
    engagement = context.assessment.engagement
    return ProviderFacts(
        client=engagement.client,
        date=context.formats.date(engagement.date),
        marking=marking,
        version=engagement.version,
        logo=context.brand.logo,
        processes=tuple(_process(context, one) for one in context.assessment.processes if is_asked_of_a_provider(one)),
    )


def is_asked_of_a_provider(one: ProcessAssessment) -> bool:
    """Return whether a provider is to take work over, so that the pack asks something for it."""
    return is_sourced(one) and is_bought(one)


def _process(context: Context, one: ProcessAssessment) -> ProviderProcess:
    process, formats = one.process, context.formats
    names = {place.country: place.name for place in context.knowledge.locations.values()}
    contract, place = one.security.contract, told_place(context, one)
    return ProviderProcess(
        number=context.number(one),
        name=context.name(one),
        function=process.function or "",
        share="" if one.sourcing.sourced_share >= 1 else formats.percent(one.sourcing.sourced_share),
        volume=formats.number(process.annual_volume) if process.annual_volume is not None else "",
        peak=formats.percent(float(process.seasonal_peak)) if process.seasonal_peak is not None else "",
        personal_data=_PERSONAL[process.personal_data] if process.personal_data is not None else "",
        countries=tuple(names.get(code, code) for code in process.permitted_countries),
        levels=_levels(contract),
        measures=tuple(
            (
                duty.id.removeprefix("CTL-"),
                duty.name,
                duty.evidence,
                ", ".join(map(_unbroken, duty.references[:_REFERENCES])),
            )
            for duty in one.security.controls
            if duty.owner in _PROVIDER_SIDE
        ),
        proofs=tuple((place.text(item.text), item.when) for item in contract.evidence) if contract else (),
        clauses=tuple(
            (duty.title, _here(place.clause(duty))) for duty in contract.checklist if duty.id in CLAUSES_SHOWN
        )
        if contract
        else (),
        rules=tuple(
            (duty.label or duty.name, tuple(map(place.text, (*duty.duties, *duty.place_limits))))
            for duty in one.security.regimes
            if not place.is_of_place(duty)
        ),
    )


def _unbroken(reference: str) -> str:
    return reference.replace(" ", NO_BREAK_SPACE)


def _here(text: str) -> str:
    """Point to the pack, not to the report that the provider does not have."""
    return text.replace("in this report", "in this document")


def _levels(contract: Contract | None) -> tuple[Cells, ...]:
    """Return the service levels, without what their targets rest on: it stands in brackets behind each."""
    levels = contract.service_levels if contract else ()
    return tuple(
        (level.name, *map(_here, (level.target.rpartition(" (")[0], level.measured, level.miss))) for level in levels
    )
