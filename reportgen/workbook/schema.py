"""The one declaration of every sheet, column and field of the workbook.

The template, its dropdowns and cell help, the reader, the checks and the data dictionary are made from it.
Adding a column is one edit here or in the two files it is composed of.
"""

from __future__ import annotations

from functools import cache, lru_cache

from reportgen.knowledge.facts import Knowledge
from reportgen.workbook.column import Choice, Column, Kind, Sheet
from reportgen.workbook.engagement_fields import engagement_fields
from reportgen.workbook.process_columns import preview_columns, process_columns

__all__ = [
    "ASSUMPTIONS",
    "CONTROLS",
    "CRITERIA",
    "ENGAGEMENT",
    "INPUT_SHEETS",
    "LISTS",
    "PROCESSES",
    "SHEETS",
    "START_HERE",
    "TEMPLATE_VERSION",
    "TEMPLATE_VERSION_PROPERTY",
    "Choice",
    "Column",
    "Kind",
    "Sheet",
    "assumption_columns",
    "control_columns",
    "criteria_columns",
    "engagement_fields",
    "preview_columns",
    "process_columns",
]

TEMPLATE_VERSION = "1.2"
TEMPLATE_VERSION_PROPERTY = "template_version"
SEPARATOR = ";"

START_HERE = Sheet(name="Start here", purpose="What to do, what the colours mean, and how far you are.")
ENGAGEMENT = Sheet(
    name="Engagement",
    purpose="Who the report is for, and the few settings that hold for all processes.",
    aliases=("Project", "General", "Client", "Cover", "Settings"),
)
PROCESSES = Sheet(
    name="Processes",
    purpose="One row a process. Only the name is required.",
    aliases=("Process", "Process list", "Process inventory", "Inventory", "Process register"),
)
CRITERIA = Sheet(
    name="Criteria",
    purpose="What the ratings mean and how much each weighs. Change a weight only with a reason.",
    aliases=("Weights", "Criterion", "Ratings"),
)
ASSUMPTIONS = Sheet(
    name="Assumptions",
    purpose="What the business case rests on, as low, likely and high.",
    aliases=("Assumption", "Parameters", "Rates"),
)
CONTROLS = Sheet(
    name="Controls",
    purpose="Which protective measures already work at the client.",
    aliases=("Control", "Measures", "Security controls"),
)
LISTS = Sheet(name="Lists", purpose="What the dropdowns offer; hidden.")

SHEETS = (START_HERE, ENGAGEMENT, PROCESSES, CRITERIA, ASSUMPTIONS, CONTROLS, LISTS)
INPUT_SHEETS = (ENGAGEMENT, PROCESSES, CRITERIA, ASSUMPTIONS, CONTROLS)


@cache
def criteria_columns() -> tuple[Column, ...]:
    """Return the columns of the Criteria sheet; a row is a criterion, known by its key or its name.

    A weight that is blank or equals the default beside it is no change.
    """
    steps = tuple(
        Column(
            header=str(step),
            field=f"anchor_{step}",
            kind=Kind.FORMULA,
            help=f"What a rating of {step} means.",
            width=25,
        )
        for step in range(1, 6)
    )
    return (
        Column(header="Criterion", field="name", kind=Kind.TEXT, help="The rating.", width=26),
        Column(header="Counts in", field="index", kind=Kind.FORMULA, help="The score it is part of.", width=26),
        Column(
            header="Weight",
            field="weight",
            kind=Kind.PERCENT,
            aliases=("Your weight", "Weights", "Weighting"),
            minimum=0,
            maximum=1,
            default="the default weight",
            help="Its share of the score. Shares need not sum to 100 %; they are scaled so that they do.",
            width=10,
        ),
        Column(header="Default", field="default", kind=Kind.FORMULA, help="The weight as delivered.", width=10),
        Column(header="Used", field="used", kind=Kind.FORMULA, help="The weight that counts now.", width=10),
        Column(header="Question", field="question", kind=Kind.FORMULA, help="What the rating answers.", width=34),
        *steps,
        Column(header="Key", field="key", kind=Kind.TEXT, help="How the tool knows the row.", width=24, folded=True),
    )


@cache
def assumption_columns() -> tuple[Column, ...]:
    """Return the columns of the Assumptions sheet; a row is a parameter, known by its key or its label.

    A row whose three numbers equal the default, or are all blank, is no override.
    """

    def number(header: str, field: str, aliases: tuple[str, ...], text: str) -> Column:
        return Column(
            header=header,
            field=field,
            kind=Kind.NUMBER,
            aliases=aliases,
            default="the default, where all three are blank",
            help=text,
            width=12,
        )

    return (
        Column(header="Topic", field="group", kind=Kind.FORMULA, help="What it belongs to.", width=22),
        Column(header="Assumption", field="label", kind=Kind.TEXT, help="What is assumed.", width=46),
        number("Low", "low", ("Minimum", "Min", "Pessimistic low"), "A value it will hardly fall below."),
        number("Likely", "likely", ("Most likely", "Mode", "Base", "Value"), "The value you would bet on."),
        number("High", "high", ("Maximum", "Max"), "A value it will hardly exceed."),
        Column(header="Unit", field="unit", kind=Kind.FORMULA, help="What the numbers count.", width=26),
        Column(header="Changed", field="changed", kind=Kind.FORMULA, help="Whether it differs.", width=12),
        Column(header="Default", field="default", kind=Kind.FORMULA, help="Low, likely, high as delivered.", width=26),
        Column(header="What it means", field="help", kind=Kind.FORMULA, help="In one sentence.", width=50),
        Column(header="Source", field="source", kind=Kind.FORMULA, help="Where the default comes from.", width=60),
        Column(header="Key", field="key", kind=Kind.TEXT, help="How the tool knows the row.", width=28, folded=True),
    )


@lru_cache(maxsize=4)
def control_columns(knowledge: Knowledge) -> tuple[Column, ...]:
    """Return the columns of the Controls sheet; a row is a control, known by its ID. A blank maturity says nothing."""
    return (
        Column(header="ID", field="control_id", kind=Kind.TEXT, help="The control's ID.", width=12),
        Column(header="Control", field="name", kind=Kind.TEXT, help="The measure.", width=48),
        Column(header="Family", field="family", kind=Kind.FORMULA, help="What it is part of.", width=22),
        Column(
            header="In place",
            field="maturity",
            kind=Kind.CHOICE,
            aliases=("Maturity", "In place?", "Status", "Implemented"),
            choices=tuple(Choice(label=one.label, value=str(one.value)) for one in knowledge.maturity),
            default="nothing is said, and it counts as not known",
            help="How well it works at the client today.",
            width=36,
        ),
        Column(
            header="Note",
            field="note",
            kind=Kind.LONG_TEXT,
            aliases=("Comment", "Evidence seen", "Remarks"),
            default="no note",
            help="What shows it, or what is missing.",
            width=46,
        ),
        Column(header="Evidence to ask for", field="evidence", kind=Kind.FORMULA, help="What shows it.", width=44),
    )
