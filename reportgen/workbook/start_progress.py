"""The live progress on the Start here sheet: how many processes are entered, complete, in trouble, of which class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.knowledge.facts import Knowledge
from reportgen.workbook.column import Column, Kind
from reportgen.workbook.preview import ENOUGH
from reportgen.workbook.schema import ENGAGEMENT, process_columns
from reportgen.workbook.template_processes import ProcessTable

_WHOLE = "#,##0"
_ALL = "0.9999"  # the shares of the weights are sums of fractions
_CLASSES = {
    "BPO": "Routine, rule-based work.",
    "HYBRID": "Both kinds of work, or in between.",
    "KPO": "Expertise, judgement, analysis.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A line of the progress; `is_trouble` says that anything above zero is to be mended."""

    label: str
    formula: str
    meaning: str
    number_format: str = _WHOLE
    is_trouble: bool = False


def measures(
    fields: Sequence[Column], places: Mapping[str, str], table: ProcessTable, knowledge: Knowledge, money: str
) -> tuple[Measure, ...]:
    """Return the lines; `places` holds the cell of each Engagement field, `money` is the format of amounts."""
    share, cost = table.cells("preview_completeness"), table.cells("annual_cost")
    return (
        Measure(
            label="Required fields missing",
            formula=_missing(fields, places),
            meaning="On the Engagement sheet.",
            is_trouble=True,
        ),
        Measure(label="Processes entered", formula=named(table), meaning="Rows with a name; others are not read."),
        Measure(
            label="Complete",
            formula=_complete(table, knowledge),
            meaning="Every rating that is shown at first, data sensitivity and annual cost.",
        ),
        Measure(
            label="With problems",
            formula=f"SUMPRODUCT(--(LEN({table.cells('preview_warnings')})>0))",
            meaning="What is wrong stands in the column Preview: warnings.",
            is_trouble=True,
        ),
        Measure(
            label="Classed by ratings",
            formula=classed(table),
            meaning="Ratings with 60 % of the weight or more.",
        ),
        Measure(
            label="Fully rated",
            formula=f'COUNTIF({share},">="&{_ALL})',
            meaning="All seven ratings of the work's nature.",
        ),
        Measure(
            label="With annual cost",
            formula=f"COUNT({cost})",
            meaning="Others count by pay per FTE or the parts of their cost.",
        ),
        Measure(label="Annual cost", formula=f'SUMIF({cost},">0")', meaning="As entered.", number_format=money),
        Measure(label="Full-time equivalents", formula=f'SUMIF({table.cells("fte")},">0")', meaning="As entered."),
        *(
            Measure(label=name, formula=f'COUNTIF({table.cells("preview_class")},"{name}")', meaning=meaning)
            for name, meaning in _CLASSES.items()
        ),
    )


def named(table: ProcessTable) -> str:
    """Return the formula that counts the processes with a name, which are those whose completeness is a number."""
    return f"COUNT({table.cells('preview_completeness')})"


def classed(table: ProcessTable) -> str:
    """Return the formula that counts the processes that the ratings entered suffice to class.

    The limit is joined to its sign by & so that it is written with the decimal sign of the computer it is read on.
    """
    return f'COUNTIF({table.cells("preview_completeness")},">="&{ENOUGH})'


def _missing(fields: Sequence[Column], places: Mapping[str, str]) -> str:
    required = [f"{ENGAGEMENT.name}!{places[field.field]}" for field in fields if field.required]
    return "+".join(f'IF(TRIM({cell})="",1,0)' for cell in required)


def _complete(table: ProcessTable, knowledge: Knowledge) -> str:
    wanted = [column.field for column in process_columns(knowledge) if column.kind is Kind.RATING and not column.folded]
    filled = "*".join(f"(1-ISBLANK({table.cells(field)}))" for field in (*wanted, "annual_cost"))
    return f"SUMPRODUCT(ISNUMBER({table.cells('preview_completeness')})*{filled})"
