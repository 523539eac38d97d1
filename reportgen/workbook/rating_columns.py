"""The rating columns: one for each criterion, with its anchors and what people call it."""

from __future__ import annotations

from reportgen.knowledge.rating_facts import Criterion
from reportgen.workbook.column import Choice, Column, Kind

NATURE = "Nature of the work"
SOURCEABILITY = "Can it be sourced"
PROTECTION = "Data and rules"
RISK = "Risk in detail"
DIGITAL = "Automation"

ESSENTIAL_RATINGS = (
    "judgement",
    "domain_expertise",
    "codifiability",
    "analytical_complexity",
    "output_customisation",
    "volume_repeatability",
    "credential_requirement",
    "strategic_importance",
    "relative_capability",
    "opportunism_exposure",
    "supplier_market_depth",
    "measurability",
    "interdependence",
    "documentation",
    "process_stability",
)
_GROUP_HEADINGS = {"nature": NATURE, "sourceability": SOURCEABILITY, "risk": RISK, "digital": DIGITAL}

_RATING_ALIASES: dict[str, tuple[str, ...]] = {
    "judgement": ("Judgment", "Discretion", "Decision making", "Level of judgement"),
    "domain_expertise": ("Expertise", "Domain knowledge", "Subject knowledge", "Expertise level"),
    "codifiability": ("Codifiable", "Rule-based", "Rules", "Rule based work", "Codification"),
    "analytical_complexity": ("Complexity", "Analysis", "Analytical difficulty", "Process complexity"),
    "output_customisation": ("Customization", "Output customisation", "Output customization", "Tailoring"),
    "volume_repeatability": ("Repeatability", "Volume & repeatability", "Repetitiveness", "Frequency"),
    "credential_requirement": ("Credentials", "Credential requirement", "Qualification", "Qualifications"),
    "strategic_importance": ("Strategic value", "Strategic relevance", "Importance", "Core or non-core"),
    "relative_capability": ("Capability", "In-house capability", "Own capability", "Relative performance"),
    "opportunism_exposure": ("Dependence", "Dependency", "Opportunism exposure", "Opportunism", "Lock-in"),
    "supplier_market_depth": ("Supplier market", "Market depth", "Vendor market depth", "Provider market depth"),
    "measurability": ("Measurability", "Measurable output", "Quality measurability"),
    "interdependence": ("Interdependence", "Integration", "Interfaces", "Process interdependency"),
    "documentation": ("Process documentation", "Documented", "Documentation quality", "Documentation level"),
    "process_stability": ("Stability", "Stable process", "Maturity of process"),
    "demand_variability": ("Demand fluctuation", "Volume variability", "Seasonality"),
    "data_sensitivity": (
        *("Sensitivity", "Data classification", "Data class", "Confidentiality", "Data confidentiality"),
        *("Datensensibilität", "Vertraulichkeit", "Schutzbedarf", "Sensibilité des données", "Confidentialité"),
        *("Sensibilidad de los datos", "Confidencialidad", "Sensibilidade dos dados", "Confidencialidade"),
    ),
    "regulatory_exposure": ("Regulation", "Regulatory risk", "Compliance exposure"),
    "business_criticality": ("Criticality", "Critical", "Business impact"),
    "customer_contact": ("Customer facing", "Client contact", "Customer interaction"),
    "ip_sensitivity": ("IP", "Intellectual property", "IP exposure", "Trade secrets"),
    "access_scope": ("Access", "System access", "Access rights", "Privileged access"),
    "subcontracting_depth": ("Subcontracting", "Fourth parties", "Subcontractors"),
    "location_exposure": ("Location risk", "Country risk"),
    "volume_of_records": ("Records", "Number of records", "Record volume"),
    "remote_delivery": ("Remote work", "Remote delivery", "Uncontrolled premises"),
    "input_digitisation": ("Digital input", "Input digitization", "Digitisation", "Digitization"),
    "input_structure": ("Structured input", "Data structure"),
    "system_accessibility": ("System access for automation", "APIs", "API access", "System integration"),
}


def rating_column(criterion: Criterion, *, folded: bool = False) -> Column:
    """Return the column of a rating 1-5; a criterion with labels takes those as well."""
    return Column(
        header=criterion.name,
        field=criterion.id,
        kind=Kind.RATING,
        group=PROTECTION if criterion.id == "data_sensitivity" else _GROUP_HEADINGS[criterion.group],
        help=criterion.question,
        aliases=_RATING_ALIASES.get(criterion.id, ()),
        choices=tuple(Choice(label=label, value=str(step)) for step, label in enumerate(criterion.choices, start=1)),
        anchors=criterion.anchors,
        minimum=1,
        maximum=5,
        folded=folded,
        width=28 if criterion.choices else 15,
    )
