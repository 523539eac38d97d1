"""What the template says about a row while it is typed: formulas for what `reportgen check` would say of it.

Each sign stands for a finding of its code; its formula is true on the rows that have the finding. The warning text of
the preview joins the signs of a row, and the cell that each points at is coloured by the same formula.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.knowledge.facts import Knowledge

_JOINT = "; "


@dataclass(frozen=True, slots=True, kw_only=True)
class RowSign:
    """A finding that a formula can see: its code, the field whose cell is coloured, what the row says of it.

    `formula` names the row's cells by field in braces, such as {annual_cost}. Besides, {ids} is the whole column of
    IDs, {entries} counts the row's entries besides name and ID, {loaded_cost} the numbers given for that assumption,
    {rated} the row's rating cells that hold anything, and {ratings} those that hold a rating. Without a `field`
    nothing is coloured by it.
    """

    code: str
    field: str | None
    text: str
    formula: str


def row_signs(knowledge: Knowledge) -> tuple[RowSign, ...]:
    """Return the signs in the order in which a row's warning names them."""
    return (*_identity(), *_decision(), _regimes(knowledge), *_money())


def no_rating(cell: str) -> str:
    """Return the formula, fit for a conditional format, that a cell holds something else than 1, 2, 3, 4 or 5."""
    steps = "+".join(f"COUNTIF({cell},{step})" for step in range(1, 6))
    return f"AND(LEN(TRIM({cell}))>0,{steps}=0)"


def warning_formula(signs: tuple[RowSign, ...], cells: Mapping[str, str]) -> str:
    """Return the formula of a row's warning text; `cells` gives what the signs' formulas name, by name."""
    parts = (f'IF({sign.formula.format_map(cells)},"{_JOINT}{sign.text}","")' for sign in signs)
    return f"=MID({'&'.join(parts)},{len(_JOINT) + 1},250)"


def _identity() -> tuple[RowSign, ...]:
    return (
        RowSign(code="RG210", field="name", text="no name", formula='AND(TRIM({name})="",{entries}>0)'),
        RowSign(
            code="RG211",
            field="id",
            text="ID twice",
            formula=_of_process('{id}<>"",SUMPRODUCT(--({ids}={id}))>1'),
        ),
        RowSign(code="RG205", field=None, text="rating not 1 to 5", formula="{rated}>{ratings}"),
    )


def _of_process(formula: str) -> str:
    """Return a formula that is true only on rows with a name: without one, a row is no process yet."""
    return f'AND(TRIM({{name}})<>"",{formula})'


def _decision() -> tuple[RowSign, ...]:
    return (
        RowSign(
            code="RG304",
            field="override_reason",
            text="override without reason",
            formula=_of_process('{override}<>"",TRIM({override_reason})=""'),
        ),
        RowSign(
            code="RG309",
            field="override",
            text="reason without override",
            formula=_of_process('TRIM({override_reason})<>"",{override}=""'),
        ),
    )


def _regimes(knowledge: Knowledge) -> RowSign:
    labels = (one.label for one in knowledge.regimes.values() if one.needs_personal_data)
    named = ",".join(f'ISNUMBER(SEARCH("{label}",{{regimes}}))' for label in labels)
    return RowSign(
        code="RG307",
        field="regimes",
        text="regime without its data",
        formula=_of_process(f'{{personal_data}}="None",OR({named})'),
    )


def _money() -> tuple[RowSign, ...]:
    return (
        RowSign(
            code="RG305",
            field="annual_cost",
            text="FTE without cost",
            formula=_of_process('N({fte})>0,{annual_cost}="",{loaded_cost}<3'),
        ),
        RowSign(
            code="RG308",
            field="annual_cost",
            text="cost per FTE too low",
            formula=_of_process("N({fte})>0,N({annual_cost})>0,N({annual_cost})<1000*N({fte})"),
        ),
    )
