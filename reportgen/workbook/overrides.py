"""What the Criteria, Assumptions and Controls sheets change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from reportgen.knowledge.facts import Knowledge
from reportgen.knowledge.price_facts import Parameter
from reportgen.knowledge.weights import delivered_weight
from reportgen.model.engagement import ControlInPlace, Range
from reportgen.model.finding import CellRef, Finding
from reportgen.workbook.currency_scale import largest
from reportgen.workbook.messages_cells import OUT_OF_RANGE
from reportgen.workbook.messages_engagement import (
    INCOMPLETE_RANGE,
    NOTE_WITHOUT_MATURITY,
    ROW_TWICE,
    ROW_WITHOUT_NAME,
    UNKNOWN_ROW,
    WEIGHTS_ALL_ZERO,
    WRONG_ORDER,
)
from reportgen.workbook.misspelling import nearest
from reportgen.workbook.normalising import key
from reportgen.workbook.table import Row, Table

_ENDS = ("low", "likely", "high")
_SAME = 1e-9
_FORMER_LABELS: dict[str, str] = {  # as older workbooks call them
    "Setting up a captive centre": "captive_set_up_share",
    "Overhead of a captive centre": "captive_overhead",
    "Overhead of the company": "overhead_loading",
    "Choosing a provider": "selection_share",
    "Improving the process before the move": "improvement_share",
    "Leaving the provider": "exit_share",
    "Managing the contract": "contract_management_share",
    "Rate of value added tax": "vat_rate",
    "Value added tax that cannot be reclaimed": "irrecoverable_vat_share",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The weights that differ from the delivered ones, 0-1, by criterion; `cells` are those of every weight."""

    changed: Mapping[str, float]
    cells: Mapping[str, CellRef]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumed:
    """The parameters that differ from their defaults; `cells` are those of every likely value."""

    changed: Mapping[str, Range]
    cells: Mapping[str, CellRef]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InPlace:
    """The controls with a maturity, and where it stands, by control."""

    controls: tuple[ControlInPlace, ...]
    cells: Mapping[str, CellRef]
    findings: tuple[Finding, ...]


def read_weights(table: Table, knowledge: Knowledge) -> Weights:
    """Read the weight of each criterion; a blank, or the default itself, is no change."""
    names = {one.name: one.id for one in knowledge.criteria.values()}
    found: list[Finding] = []
    changed: dict[str, float] = {}
    cells: dict[str, CellRef] = {}
    for identity, row in _known(table, names, "criteria", ("key", "name"), found):
        weight = row.values.get("weight")
        if isinstance(weight, Decimal):
            cells[identity] = row.cells["weight"]
            if abs(float(weight) - delivered_weight(knowledge.criteria[identity])) > _SAME:
                changed[identity] = float(weight)
    own = [one for one in knowledge.criteria.values() if "knowledge_index" in one.weights]
    if own and all(changed.get(one.id, delivered_weight(one)) == 0 for one in own):
        found.append(WEIGHTS_ALL_ZERO.at(table.rows[0].spot("weight", table.sheet)))
    return Weights(changed=changed, cells=cells, findings=tuple(found))


def read_assumptions(table: Table, knowledge: Knowledge, currency: str) -> Assumed:
    """Read low, likely and high of each parameter; all blank, or the default itself, is no change."""
    names = _FORMER_LABELS | {one.label: one.id for one in knowledge.parameters.values()}
    found: list[Finding] = []
    changed: dict[str, Range] = {}
    cells: dict[str, CellRef] = {}
    for identity, row in _known(table, names, "assumptions", ("key", "label"), found):
        parameter = knowledge.parameters[identity]
        value = _range(row, parameter, table.sheet, currency, found)
        if value is not None:
            cells[identity] = row.cells["likely"]
            if not _is_default(value, parameter):
                changed[identity] = value
    return Assumed(changed=changed, cells=cells, findings=tuple(found))


def _range(row: Row, parameter: Parameter, sheet: str, currency: str, found: list[Finding]) -> Range | None:
    numbers = {end: float(value) for end in _ENDS if isinstance(value := row.values.get(end), Decimal)}
    if any(end in row.cells and end not in numbers for end in _ENDS) or not numbers:
        return None
    missing = [end for end in _ENDS if end not in numbers]
    if missing:
        spot = row.spot(missing[0], sheet)
        found.append(INCOMPLETE_RANGE.at(spot, label=parameter.label, missing=" and ".join(missing)))
        return None
    maximum = largest(parameter.maximum, parameter.unit, currency)
    outside = [end for end in _ENDS if not parameter.minimum <= numbers[end] <= maximum]
    for end in outside:
        limits = f"from {_shown(parameter.minimum, parameter)} to {_shown(maximum, parameter)}"
        shown = _shown(numbers[end], parameter)
        found.append(OUT_OF_RANGE.at(row.spot(end, sheet), text=shown, column=parameter.label, range=limits))
    if outside:
        return None
    if not numbers["low"] <= numbers["likely"] <= numbers["high"]:
        shown_ends = {end: _shown(number, parameter) for end, number in numbers.items()}
        found.append(WRONG_ORDER.at(row.spot("likely", sheet), label=parameter.label, **shown_ends))
        return None
    return Range(low=numbers["low"], likely=numbers["likely"], high=numbers["high"])


def _shown(number: float, parameter: Parameter) -> str:
    return f"{number * 100:g} %" if parameter.unit.startswith("share") else f"{number:,.10g}"


def _is_default(value: Range, parameter: Parameter) -> bool:
    default = parameter.value
    return default is not None and all(abs(getattr(value, end) - getattr(default, end)) <= _SAME for end in _ENDS)


def read_controls(table: Table, knowledge: Knowledge) -> InPlace:
    """Read the maturity of each control; a blank says nothing."""
    names = {one.name: one.id for one in knowledge.controls.values()}
    found: list[Finding] = []
    controls, cells = [], {}
    for identity, row in _known(table, names, "controls", ("control_id", "name"), found):
        maturity = row.values.get("maturity")
        note = row.values.get("note")
        if isinstance(maturity, float):
            cells[identity] = row.cells["maturity"]
            controls.append(
                ControlInPlace(control_id=identity, maturity=maturity, note=None if note is None else str(note))
            )
        elif note is not None and "maturity" not in row.cells:
            name = knowledge.controls[identity].name
            found.append(NOTE_WITHOUT_MATURITY.at(row.spot("note", table.sheet), name=name))
    return InPlace(controls=tuple(controls), cells=cells, findings=tuple(found))


def _known(
    table: Table, names: Mapping[str, str], what: str, fields: tuple[str, str], found: list[Finding]
) -> Iterator[tuple[str, Row]]:
    """Yield the rows that are known, by key or else by name, each once; say which others hold something."""
    identities = {key(name): identity for name, identity in names.items()}
    identities |= {key(identity): identity for identity in names.values()}
    seen: dict[str, int] = {}
    for row in table.rows:
        texts = [str(row.values[field]) for field in fields if field in row.values]
        identity = next((one for text in texts if (one := identities.get(key(text)))), None)
        spot = row.spot(fields[0] if fields[0] in row.cells else fields[1], table.sheet)
        if identity is None:
            if not texts:
                found.append(ROW_WITHOUT_NAME.at(spot, row=row.number, what=what))
            elif len(row.cells) > len(texts):
                found.append(
                    UNKNOWN_ROW.at(
                        spot, suggestion=nearest(texts[-1], {name: name for name in names}), text=texts[-1], what=what
                    )
                )
        elif identity in seen:
            found.append(ROW_TWICE.at(spot, text=texts[-1], first=seen[identity], row=row.number))
        else:
            seen[identity] = row.number
            yield identity, row
