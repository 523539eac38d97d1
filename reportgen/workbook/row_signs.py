"""What the template says about a row while it is typed: formulas for what `reportgen check` would say of it.

Each sign stands for a finding of its code; its formula is true on the rows that have the finding. The warning text of
the preview joins the signs of a row, and the cells that a sign looks at are coloured where the text says it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportgen.knowledge.facts import Knowledge
from reportgen.workbook.column import Column
from reportgen.workbook.row_rules import row_rules

ERROR_VALUE = "error value"
_JOINT = "; "
_LONGEST = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RowSign:
    """A finding that a formula can see: its code, the fields whose cells are coloured, what the row says of it.

    `formula` names the row's cells by field in braces, such as {annual_cost}. Besides, {ids} is the whole column of
    IDs, {entries} counts the row's entries besides name and ID, {costs} those for pay per FTE and parts of its cost,
    {loaded_cost} the numbers given for that assumption, {own_currency} is true while the engagement's currency is the
    template's, {rated} counts the row's rating cells that hold anything, {ratings} those that hold a rating, and
    {out_of_range} is true where a number of the row lies outside its limits. A sign of a process stands only where the
    row has a name: without one, a row is no process yet.
    """

    code: str
    fields: tuple[str, ...]
    text: str
    formula: str
    is_of_process: bool = True


def row_signs(knowledge: Knowledge, currency: str) -> tuple[RowSign, ...]:
    """Return the signs in the order in which a row's warning names them."""
    rules = (
        RowSign(code=rule.code, fields=rule.fields, text=rule.short, formula=rule.formula)
        for rule in row_rules(knowledge, currency)
        if rule.formula is not None
    )
    return (*_identity(), *rules)


def _identity() -> tuple[RowSign, ...]:
    return (
        RowSign(code="RG210", fields=("name",), text="no name", formula="{entries}>0", is_of_process=False),
        RowSign(code="RG205", fields=(), text="rating not 1 to 5", formula="{rated}>{ratings}", is_of_process=False),
        RowSign(code="RG208", fields=(), text="number out of range", formula="{out_of_range}", is_of_process=False),
        RowSign(
            code="RG211", fields=("id",), text="ID twice", formula='IF({id}="",FALSE,SUMPRODUCT(--({ids}={id}))>1)'
        ),
    )


def no_rating(cell: str) -> str:
    """Return the formula, fit for a conditional format, that a cell holds something else than 1, 2, 3, 4 or 5."""
    return f'AND(LEN(TRIM({cell}))>0,ISERROR(FIND(","&TRIM({cell})&",",",1,2,3,4,5,")))'


def no_fit(column: Column, cell: str) -> str:
    """Return the formula that a cell holds a number outside the limits of its column."""
    low = "" if column.minimum is None else f"{cell}<{column.minimum:.15g}"
    high = "" if column.maximum is None else f"{cell}>{column.maximum:.15g}"
    return f"AND(ISNUMBER({cell}),OR({','.join(filter(None, (low, high)))}))"


def said(text: str, warnings: str) -> str:
    """Return the formula, fit for a conditional format, that a row's warning text says something."""
    return f'ISNUMBER(SEARCH("{text}",{warnings}))'


def warning_formula(signs: tuple[RowSign, ...], cells: Mapping[str, str]) -> str:
    """Return the formula of a row's warning text; `cells` gives what the signs' formulas name, by name."""
    no_name = f'TRIM({cells["name"]})=""'
    unnamed, *of_cells = (sign for sign in signs if not sign.is_of_process)
    of_row = "&".join((f'IF({no_name},{_part([unnamed], cells)},"")', *(_part([sign], cells) for sign in of_cells)))
    of_process = "&".join(_part(same, cells) for same in _by_text(sign for sign in signs if sign.is_of_process))
    text = f'MID({of_row}&IF({no_name},"",{of_process}),{len(_JOINT) + 1},{_LONGEST})'
    return f'=IFERROR({text},"{ERROR_VALUE}")'


def _by_text(signs: Iterable[RowSign]) -> Iterable[list[RowSign]]:
    """Gather the signs that say the same, so that a row says it once."""
    gathered: dict[str, list[RowSign]] = {}
    for sign in signs:
        gathered.setdefault(sign.text, []).append(sign)
    return gathered.values()


def _part(same: list[RowSign], cells: Mapping[str, str]) -> str:
    conditions = [sign.formula.format_map(cells) for sign in same]
    either = conditions[0] if len(conditions) == 1 else f"OR({','.join(conditions)})"
    return f'IF({either},"{_JOINT}{same[0].text}","")'
