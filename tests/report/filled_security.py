"""Protection in which everything that can be said is said: made by hand, small enough to follow."""

from dataclasses import replace
from decimal import Decimal

from reportgen.model.contract import Appointment, ClauseDuty, Contract, EvidenceItem, ExitStep, ServiceLevel
from reportgen.model.finding import CellRef
from reportgen.model.oversight import Body, Holding, Oversight, RegisterRow, RetainedRole
from reportgen.model.protection import (
    Assurance,
    FamilyEffect,
    Gap,
    Reduction,
    RiskPart,
    RiskScore,
    Transfer,
    Way,
)
from reportgen.model.verdict import NotAssessed

# 62.5 of 100 is 1 + 4 x 0.625 = 3.5, so 4; 68.75 is 3.75, so 4.
PARTS = (
    RiskPart(
        criterion="access_breadth",
        label="Breadth of access",
        axis="likelihood",
        rating=4,
        weight=0.5,
        points=37.5,
        cell=CellRef(sheet="Processes", cell="AB5"),
    ),
    RiskPart(
        criterion="location_exposure",
        label="Location exposure",
        axis="likelihood",
        rating=3,
        weight=0.5,
        points=25.0,
        from_site=True,
    ),
    RiskPart(
        criterion="data_sensitivity", label="Data sensitivity", axis="impact", rating=4, weight=0.75, points=56.25
    ),
    RiskPart(
        criterion="business_criticality",
        label="Business criticality",
        axis="impact",
        rating=3,
        weight=0.25,
        points=12.5,
        is_inferred=True,
    ),
)
INHERENT = RiskScore(likelihood=4, impact=4, score=16)
TODAY = RiskScore(likelihood=4, impact=3, score=12)
RESIDUAL = RiskScore(likelihood=2, impact=3, score=6)
# 1 - 0.30 and 1 - 0.20 leave 0.56 of likelihood: 4 x 0.56 = 2.24, so 2. 0.8 of impact: 3.2, so 3.
REDUCTION = Reduction(
    effects=(
        FamilyEffect(axis="likelihood", family="data", measures=("CTL-EN-01", "CTL-EN-02"), effect=0.30, counted=0.30),
        FamilyEffect(axis="likelihood", family="access", measures=("CTL-AC-01",), effect=0.40, counted=0.20),
        FamilyEffect(axis="impact", family="continuity", measures=("CTL-BC-01",), effect=0.20, counted=0.20),
    ),
    likelihood_left=0.56,
    impact_left=0.80,
)
GAPS = (Gap(id="CTL-EN-01", name="Encryption of data in transit", maturity=0.0, reduces=1.2, cost_tier="low"),)
WAYS = (
    Way(
        kind="measures",
        text="the encryption of data in transit were tested independently",
        result=RiskScore(likelihood=2, impact=2, score=4),
        measures=("CTL-EN-01",),
    ),
    Way(
        kind="exposure",
        text="access were limited to named people",
        result=RiskScore(likelihood=1, impact=3, score=3),
    ),
)
TRANSFER = Transfer(
    law="GDPR",
    country="IN",
    country_name="India",
    route="instrument",
    words="India has no adequacy decision, so personal data may go there under standard clauses only.",
    needs=("Sign standard contractual clauses, module 2", "Assess the law and practice in India, in writing"),
    source="GDPR art. 46",
)
ASSURANCE = Assurance(
    assessment="Full assessment with a site visit", review="every quarter", review_months=3, notice_hours=24
)
CONTRACT = Contract(
    checklist=(
        ClauseDuty(
            id="breach_notice",
            title="Notice of breaches",
            asks="The provider reports a breach within 24 hours, by telephone and in writing.",
            because="critical protection calls for it",
        ),
        ClauseDuty(
            id="audit",
            title="Audit, also by supervisors",
            asks="The client, its auditors and its supervisor may inspect the service at every place it is done.",
            because="DORA asks for it",
        ),
    ),
    evidence=(
        EvidenceItem(
            text="SOC 2 Type II report on the places of the work, not older than twelve months",
            when="before_contract",
            shows=("CTL-EN-01", "CTL-AC-01"),
        ),
        EvidenceItem(text="Results of the yearly continuity test", when="in_operation", shows=("CTL-BC-01",)),
    ),
    appointments=(
        Appointment(
            role="Owner of the service", side="client", task="answers for cost, quality and risk", person="Ines Auer"
        ),
        Appointment(role="Data protection lead", side="provider", task="answers requests within two working days"),
    ),
    service_levels=(
        ServiceLevel(
            id="timeliness",
            name="Cases closed in time",
            target="98% within two working days",
            measured="monthly, from the time stamps of the case system",
            miss="a credit of 5% of the month’s fee, a plan within ten days",
            because="volume work is paid by the case",
        ),
    ),
    exit_steps=(
        ExitStep(
            when="before_signature", text="Agree the format in which data come back", owner="Owner of the service"
        ),
        ExitStep(when="in_service", text="Rehearse the return of data once a year", owner="Data protection lead"),
        ExitStep(when="at_exit", text="Take back the data and have the rest deleted", owner="Owner of the service"),
    ),
)
HOLDINGS = (
    Holding(
        kind="place",
        name="Poland",
        process_ids=("P1", "P2"),
        spend=Decimal(700_001),
        spend_share=0.62,
        critical_share=0.5,
        data_share=0.4,
        is_heavy=True,
        remark="more than half of all spend; a second place for P2 would bring it to 31%",
    ),
    Holding(
        kind="place",
        name="India",
        process_ids=("P3",),
        spend=NotAssessed(reason="No process there carries a cost."),
        spend_share=NotAssessed(reason="No process there carries a cost."),
        critical_share=0.1,
        data_share=0.2,
    ),
    Holding(
        kind="bundle",
        name="Finance services",
        process_ids=("P1", "P2"),
        spend=Decimal(700_001),
        spend_share=0.62,
        critical_share=0.5,
        data_share=0.4,
    ),
)
OVERSIGHT = Oversight(
    holdings=HOLDINGS,
    bodies=(
        Body(
            name="Steering committee",
            level="strategic",
            client_roles=("Sponsor", "Head of vendor management"),
            provider_roles=("Account executive",),
            rhythm="every quarter",
            decides="scope, price and escalations",
            because="more than half of all spend would move",
        ),
        Body(
            name="Service review",
            level="operational",
            client_roles=("Owner of the service",),
            provider_roles=("Delivery manager",),
            rhythm="every month",
            decides="service levels, credits and plans after a miss",
            because="every service has levels to be met",
        ),
    ),
    retained=(
        RetainedRole(role="Vendor manager", fte=1.5, task="steers the contracts", because="two bundles move"),
        RetainedRole(role="Process expert", fte=2.0, task="keeps the rules of the work", because="expert work moves"),
    ),
    register=(
        RegisterRow(
            control="CTL-EN-01",
            name="Encryption of data in transit",
            family="data",
            process_ids=("P1", "P2"),
            in_place=1,
            partial=0,
            missing=1,
        ),
    ),
)


def protected(one, *, is_contracted=True, **facts):
    """Return an assessed process with everything said of its protection; `facts` replace single fields."""
    said = {
        "inherent": INHERENT,
        "today": TODAY,
        "residual": RESIDUAL,
        "accepted": 5,
        "parts": PARTS,
        "reduction": REDUCTION,
        "gaps": GAPS,
        "ways": WAYS,
        "transfer": TRANSFER if is_contracted else None,
        "assurance": ASSURANCE,
        "contract": CONTRACT
        if is_contracted
        else Contract(checklist=(), evidence=(), appointments=(), service_levels=(), exit_steps=()),
        **facts,
    }
    return replace(one, security=replace(one.security, **said))


def all_protected(assessment):
    """Return an assessment with everything said of the protection of each process and of how it is steered.

    Where the risk was not assessed, nothing is made up.
    """
    processes = tuple(
        protected(one, is_contracted=one.sourcing.moves) if isinstance(one.security.inherent, RiskScore) else one
        for one in assessment.processes
    )
    ids = tuple(one.process.id for one in assessment.processes)
    held = {"Poland": ids[:2], "India": ids[2:3], "Finance services": ids[:2]}
    holdings = tuple(replace(one, process_ids=held[one.name]) for one in HOLDINGS)
    oversight = replace(OVERSIGHT, holdings=holdings)
    return replace(assessment, processes=processes, portfolio=replace(assessment.portfolio, oversight=oversight))
