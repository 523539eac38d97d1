"""The folded columns on what the cost of a process is made of, and how a provider is to be paid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.knowledge.facts import Knowledge
from reportgen.workbook.column import Choice, Column, Kind

_DETAIL = "Cost detail"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentColumn:
    """A component of the cost, by its id in cost_components.toml, with the header of its column."""

    component: str
    header: str
    help: str
    aliases: tuple[str, ...]

    @property
    def field(self) -> str:
        """Return the name under which the column's values and cells are kept."""
        return f"{self.component}_cost"


COMPONENT_COLUMNS = (
    ComponentColumn(
        component="pay",
        header="Pay cost",
        help="Gross pay of all who do the work, in a year.",
        aliases=(
            "Pay costs",
            "Payroll cost",
            "Payroll costs",
            "Salary cost",
            "Salary costs",
            "Total salaries",
            "Wage cost",
            "Gehaltskosten",
            "Lohnkosten",
            "Masse salariale",
        ),
    ),
    ComponentColumn(
        component="benefits",
        header="Benefits cost",
        help="Social security, pension and other benefits of the employer's, in a year.",
        aliases=(
            "Benefit cost",
            "Benefits costs",
            "Social security cost",
            "Social charges",
            "Lohnnebenkosten",
            "Charges sociales",
            "Employer contributions",
        ),
    ),
    ComponentColumn(
        component="premises",
        header="Premises cost",
        help="Rent, energy, cleaning and furniture of the workplaces, in a year.",
        aliases=(
            "Premises costs",
            "Facilities",
            "Facility cost",
            "Facilities cost",
            "Facilities costs",
            "Rent",
            "Rent cost",
            "Rental cost",
            "Office cost",
            "Mietkosten",
            "Miete",
            "Raumkosten",
            "Loyer",
        ),
    ),
    ComponentColumn(
        component="technology",
        header="Technology cost",
        help="Licences, equipment and support of the systems used, in a year.",
        aliases=(
            "Technology costs",
            "IT cost",
            "IT costs",
            "IT spend",
            "System cost",
            "Systems cost",
            "Software cost",
            "Licence cost",
            "License cost",
            "IT-Kosten",
            "Coût informatique",
        ),
    ),
    ComponentColumn(
        component="recruitment",
        header="Recruitment cost",
        help="What replacing those who leave costs, in a year.",
        aliases=(
            "Recruitment costs",
            "Recruiting cost",
            "Recruiting costs",
            "Hiring cost",
            "Hiring costs",
            "Rekrutierungskosten",
        ),
    ),
    ComponentColumn(
        component="training",
        header="Training cost",
        help="Courses and the time spent in them, in a year.",
        aliases=("Training costs", "Training spend", "Learning cost", "Schulungskosten"),
    ),
    ComponentColumn(
        component="quality",
        header="Quality and rework cost",
        help="Checking, correcting and doing work again, in a year.",
        aliases=("Quality cost", "Quality costs", "Cost of quality", "Rework cost", "Rework costs", "Qualitätskosten"),
    ),
    ComponentColumn(
        component="management",
        header="Management cost",
        help="The team leads and managers of the work, in a year.",
        aliases=("Management costs", "Supervision cost", "Supervision costs", "Leitungskosten"),
    ),
    ComponentColumn(
        component="overhead",
        header="Overhead cost",
        help="The share of central functions that is charged to the work, in a year.",
        aliases=(
            "Overhead costs",
            "Overheads cost",
            "Indirect cost",
            "Indirect costs",
            "Allocated cost",
            "Allocated costs",
            "Gemeinkosten",
            "Frais généraux",
        ),
    ),
)
COMPONENT_FIELDS: Mapping[str, str] = {one.field: one.component for one in COMPONENT_COLUMNS}
_CALLED: Mapping[str, tuple[str, ...]] = {
    "fixed_price": ("Fixed", "Fixed fee", "Lump sum"),
    "per_transaction": ("Per transaction", "Per unit", "Transaction based", "Unit price"),
    "band_arc_rrc": ("ARC/RRC", "ARC RRC", "Base charge", "Volume bands"),
    "per_fte": ("Per FTE", "FTE based", "FTE", "Price per FTE"),
    "t_and_m": ("T&M", "Time and material", "Time and materials", "Time & materials"),
    "cost_plus": ("Cost-plus", "Open book", "Cost plus fee"),
    "target_cost": ("Target cost",),
    "gain_share": ("Gain-share", "Gainshare", "Gain sharing"),
    "outcome": ("Outcome", "Outcome based", "Success fee"),
    "managed_service": ("Managed service",),
    "retainer": ("Retainer",),
    "bot": ("BOT", "Build operate transfer", "Build-operate-transfer"),
    "split": ("Split", "Split model", "Hybrid"),
}


def cost_columns(knowledge: Knowledge) -> tuple[Column, ...]:
    """Return the columns in the order they are written, all folded and none required."""
    return (
        _pay_per_fte(),
        *(_component(one) for one in COMPONENT_COLUMNS),
        _avoided_capital(),
        _price_model(knowledge),
    )


def _money(header: str, field: str, aliases: tuple[str, ...], text: str) -> Column:
    return Column(
        header=header,
        field=field,
        kind=Kind.MONEY,
        unit="currency",
        group=_DETAIL,
        folded=True,
        aliases=aliases,
        help=text,
        minimum=0,
        width=15,
    )


def _pay_per_fte() -> Column:
    return _money(
        "Pay per FTE",
        "pay_per_fte",
        (
            "Salary per FTE",
            "Gross salary",
            "Gross pay",
            "Annual salary",
            "Average salary",
            "Average pay",
            "Pay per head",
            "Gross salary per FTE",
            "Gross pay per FTE",
            "Wage per FTE",
            "Salary per head",
            "Bruttogehalt",
            "Salaire brut",
        ),
        "Gross pay of one full-time equivalent in a year, without benefits and overhead. With FTE it gives the cost "
        "where no annual cost is known.",
    )


def _component(one: ComponentColumn) -> Column:
    return _money(one.header, one.field, one.aliases, f"{one.help} Part of Annual cost, not added to it.")


def _avoided_capital() -> Column:
    return _money(
        "Avoided capital spending",
        "avoided_capital",
        ("Avoided capex", "Capital avoided", "Avoided investment", "Capex avoided", "Avoided capital expenditure"),
        "What would have to be invested once if all the work stayed, such as the next release of a system.",
    )


def _price_model(knowledge: Knowledge) -> Column:
    return Column(
        header="Price model",
        field="price_model",
        kind=Kind.CHOICE,
        group=_DETAIL,
        folded=True,
        aliases=("Pricing model", "Charging model", "Commercial model", "Payment model", "Preismodell"),
        choices=tuple(
            Choice(label=one.name, value=one.id, aliases=_CALLED.get(one.id, ()))
            for one in knowledge.price_models.values()
        ),
        help="How the provider is to be paid, where you want another way than the report chooses.",
        default="the one that fits the process",
        width=30,
    )
