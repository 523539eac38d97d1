"""The data dictionary of the workbook in Markdown, made from the schema (docs/workbook.md)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.knowledge.facts import Knowledge
from reportgen.workbook.entry_rules import explained
from reportgen.workbook.schema import (
    ASSUMPTIONS,
    CONTROLS,
    CRITERIA,
    ENGAGEMENT,
    PROCESSES,
    SHEETS,
    TEMPLATE_VERSION,
    Column,
    Kind,
    assumption_columns,
    control_columns,
    criteria_columns,
    engagement_fields,
    preview_columns,
    process_columns,
)

_INTRODUCTION = f"""# The workbook: every sheet, column and field

Made from the schema in `reportgen/workbook/schema.py` by
`python -m reportgen.workbook.dictionary > docs/workbook.md`; a test says that this page is current. Template version
{TEMPLATE_VERSION}.

`reportgen new PATH` writes the workbook, `--example` fills it with a fictional company. Columns are known by their
header, in any order; headers under *also read as* are understood too. A `*` marks what is required; a unit may follow
in brackets, as in `Annual cost [EUR]`. Several entries in a cell are separated by `;`. A blank rating is missing,
never 3.

The Processes sheet is not protected, because Excel would then neither unfold its columns nor sort or extend its table;
its formula cells refuse to be typed over instead. The other sheets are protected without a password: cells to fill in
are open, and formatting, filtering and inserting a logo are allowed.
"""
_PREVIEW = """The preview columns are formulas for the analyst to look at and are never read. With x = (rating - 1) / 4,
or (5 - rating) / 4 for the criteria marked reversed on the Criteria sheet, and w the weight used there,

    knowledge index = 100 * sum(w * x) / sum(w) over the ratings entered

It appears once the ratings entered carry 60 % of the weight, and is the number that the report prints. The warnings are
what `reportgen check` would say of the row, as far as a formula can see it."""
_SEVERAL = {Kind.CHOICES: "texts", Kind.COUNTRIES: "countries"}


def data_dictionary(knowledge: Knowledge) -> str:
    """Return the page: sheets, then the fields and columns of each."""
    columns = process_columns(knowledge)
    parts = (
        _INTRODUCTION,
        _sheets(),
        _section(ENGAGEMENT.name, engagement_fields(knowledge)),
        _section(PROCESSES.name, [column for column in columns if not column.folded]),
        _subsection("Preview", preview_columns(), after=_PREVIEW),
        _subsection("Folded columns", [column for column in columns if column.folded]),
        _ratings([column for column in columns if column.kind is Kind.RATING]),
        _section(CRITERIA.name, criteria_columns()),
        _section(ASSUMPTIONS.name, assumption_columns()),
        _section(CONTROLS.name, control_columns(knowledge)),
    )
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _sheets() -> str:
    rows = ((sheet.name, sheet.purpose, ", ".join(sheet.aliases)) for sheet in SHEETS)
    return "## Sheets\n\n" + _table(("sheet", "purpose", "also read as"), rows)


def _section(name: str, columns: Sequence[Column]) -> str:
    return f"## {name}\n\n" + _columns(columns)


def _subsection(name: str, columns: Sequence[Column], *, after: str = "") -> str:
    return f"### {name}\n\n" + _columns(columns) + (f"\n\n{after}" if after else "")


def _columns(columns: Sequence[Column]) -> str:
    rows = (
        (
            column.written_header("EUR"),
            "for looking at" if column.kind is Kind.FORMULA else _kind(column),
            explained(column),
            ", ".join(column.aliases),
        )
        for column in columns
    )
    return _table(("header", "holds", "meaning", "also read as"), rows)


def _kind(column: Column) -> str:
    if column.choices:
        offered = [choice.label for choice in column.choices]
        shown = "; ".join(offered)
        before = {Kind.RATING: "1-5, or ", Kind.CHOICES: "several of: "}.get(column.kind, "")
        return f"{before}{shown}" + ("; or another text" if column.is_open else "")
    if column.kind in _SEVERAL:
        return f"{_SEVERAL[column.kind]}, separated by ;"
    if column.kind is Kind.RATING:
        return "1-5"
    if column.minimum is not None and column.maximum is not None:
        ends = (f"{end * 100:g} %" if column.kind is Kind.PERCENT else f"{end:,g}" for end in _limits(column))
        return f"{column.kind.value}, {' to '.join(ends)}"
    return column.kind.value


def _limits(column: Column) -> tuple[float, float]:
    return (column.minimum or 0, column.maximum or 0)


def _ratings(columns: Sequence[Column]) -> str:
    rows = ((column.header, *column.anchors) for column in columns)
    return "### What the ratings mean\n\n" + _table(("rating", "1", "2", "3", "4", "5"), rows)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


if __name__ == "__main__":
    import sys

    from reportgen.knowledge import catalogues

    sys.stdout.write(data_dictionary(catalogues.load()))
