"""What can only be seen across cells, rows and sheets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from rapidfuzz import fuzz, process

from reportgen.knowledge.facts import Knowledge
from reportgen.model.engagement import Engagement, PersonalData, Process
from reportgen.model.finding import Finding
from reportgen.workbook.choices import nearest
from reportgen.workbook.column import Column
from reportgen.workbook.message import Message, Spot
from reportgen.workbook.messages_engagement import UNUSUAL_RATE
from reportgen.workbook.messages_rows import (
    COST_MISSING,
    COST_TOO_LOW,
    NO_PROCESSES,
    ONLY_NAMES,
    OVERRIDE_WITHOUT_REASON,
    REASON_WITHOUT_OVERRIDE,
    REGIME_WITHOUT_DATA,
    SIMILAR_NAMES,
    TOTAL_ROW,
    UNKNOWN_OBJECTIVE,
    VOLUME_WITHOUT_COST,
)
from reportgen.workbook.normalising import key
from reportgen.workbook.schema import PROCESSES, process_columns

_SIMILAR = 94.0
_COMPARED_LENGTH = 120
_MOST_COMPARED = 5_000
_LOW_RATE, _HIGH_RATE = 0.03, 0.20
_LOWEST_COST_PER_FTE = 1000
_TOTALS = frozenset({"total", "totals", "grand total", "subtotal", "sub-total", "sum", "summe", "gesamt", "overall"})
_LOADED_COST = "loaded_cost_per_fte"


def check_engagement(engagement: Engagement, knowledge: Knowledge, *, sheet: str) -> tuple[Finding, ...]:
    """Return what is doubtful about an engagement as a whole; `sheet` is the analyst's name for the process sheet."""
    if not engagement.processes:
        return (NO_PROCESSES.at(Spot(sheet=sheet), sheet=sheet),)
    columns = {column.field: column for column in process_columns(knowledge)}
    findings: list[Finding] = []
    if not any(one.ratings for one in engagement.processes):
        findings.append(ONLY_NAMES.at(Spot(sheet=sheet)))
    findings.extend(_similar_names(engagement.processes, columns))
    for one in engagement.processes:
        findings.extend(_of_process(one, engagement, knowledge, columns))
    findings.extend(_rate(engagement))
    return tuple(findings)


def _spot(process: Process, columns: Mapping[str, Column], *fields: str) -> Spot:
    """Return the first of these fields that was filled in."""
    for field in (*fields, "name"):
        ref = process.cells.get(field)
        if ref is not None:
            column = columns[field].header
            return Spot(sheet=ref.sheet, cell=ref.cell, row=process.row, column=column, field=field)
    return Spot(sheet=PROCESSES.name, row=process.row)


def _similar_names(processes: tuple[Process, ...], columns: Mapping[str, Column]) -> Iterator[Finding]:
    """Say where a name repeats an earlier one or, among up to 5,000, differs only by a typing error."""
    earlier: dict[str, Process] = {}
    by_digits: defaultdict[str, list[str]] = defaultdict(list)
    for one in processes:
        name = key(one.name)[:_COMPARED_LENGTH]
        alike = by_digits["".join(filter(str.isdigit, name))]
        twin = earlier.get(name)
        if twin is None and len(processes) <= _MOST_COMPARED:
            near = process.extractOne(name, alike, scorer=fuzz.ratio, score_cutoff=_SIMILAR)
            twin = earlier[near[0]] if near else None
        if twin is not None:
            ref = twin.cells.get("name")
            place = ref.cell if ref else f"row {twin.row}"
            yield SIMILAR_NAMES.at(_spot(one, columns, "name"), name=one.name, other=twin.name, cell=place)
        if name not in earlier:
            alike.append(name)
            earlier[name] = one


def _of_process(
    one: Process, engagement: Engagement, knowledge: Knowledge, columns: Mapping[str, Column]
) -> Iterator[Finding]:
    if key(one.name).strip(":= ") in _TOTALS:
        yield TOTAL_ROW.at(_spot(one, columns, "name"), name=one.name)
    yield from _override(one, columns)
    yield from _cost(one, engagement, columns)
    yield from _regimes(one, knowledge, columns)
    yield from _objective(one, engagement, columns)


def _override(one: Process, columns: Mapping[str, Column]) -> Iterator[Finding]:
    if one.override is not None and "override_reason" not in one.cells:
        label = next(choice.label for choice in columns["override"].choices if choice.value == one.override.value)
        yield OVERRIDE_WITHOUT_REASON.at(_spot(one, columns, "override"), name=one.name, override=label)
    if one.override_reason is not None and "override" not in one.cells:
        yield REASON_WITHOUT_OVERRIDE.at(_spot(one, columns, "override_reason"), name=one.name)


def _cost(one: Process, engagement: Engagement, columns: Mapping[str, Column]) -> Iterator[Finding]:
    has_cost = "annual_cost" in one.cells
    if one.fte and not has_cost and _LOADED_COST not in engagement.assumptions:
        yield _about(COST_MISSING, one, columns, "fte", fte=f"{one.fte.normalize():f}")
    elif one.annual_volume and not has_cost and not one.fte:
        yield _about(VOLUME_WITHOUT_COST, one, columns, "annual_volume")
    if one.fte and one.annual_cost and one.annual_cost / one.fte < _LOWEST_COST_PER_FTE:
        per_fte = (one.annual_cost / one.fte).quantize(Decimal(1))
        yield _about(COST_TOO_LOW, one, columns, "annual_cost", per_fte=f"{per_fte}", currency=engagement.currency)


def _about(message: Message, one: Process, columns: Mapping[str, Column], field: str, **details: object) -> Finding:
    return message.at(_spot(one, columns, field), suggestion=None, name=one.name, **details)


def _regimes(one: Process, knowledge: Knowledge, columns: Mapping[str, Column]) -> Iterator[Finding]:
    if one.personal_data is PersonalData.NONE:
        named = tuple(knowledge.regimes[key].label for key in one.regimes if knowledge.regimes[key].needs_personal_data)
        if named:
            yield _about(REGIME_WITHOUT_DATA, one, columns, "regimes", regimes=named)


def _objective(one: Process, engagement: Engagement, columns: Mapping[str, Column]) -> Iterator[Finding]:
    text = one.business_objective
    if text is None or not engagement.objectives:
        return
    if key(text) not in {key(objective) for objective in engagement.objectives}:
        suggestion = nearest(text, engagement.objectives)
        yield UNKNOWN_OBJECTIVE.at(_spot(one, columns, "business_objective"), suggestion=suggestion, text=text)


def _rate(engagement: Engagement) -> Iterator[Finding]:
    ref = engagement.cells.get("discount_rate")
    if ref is not None and not _LOW_RATE <= engagement.discount_rate <= _HIGH_RATE:
        row = int("".join(character for character in ref.cell if character.isdigit()))
        spot = Spot(sheet=ref.sheet, cell=ref.cell, row=row, column="Discount rate", field="discount_rate")
        shown = (f"{rate * 100:g} %" for rate in (engagement.discount_rate, _LOW_RATE, _HIGH_RATE))
        rate, low, high = shown
        yield UNUSUAL_RATE.at(spot, rate=rate, low=low, high=high)
