"""What was entered, as plain data by field: from an engagement, or as far as results hold it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum

from reportgen.knowledge.facts import Knowledge
from reportgen.knowledge.weights import delivered_weight
from reportgen.model.comparison import ChangedInput, Entered, Group, Inputs, Plain
from reportgen.model.engagement import Engagement, Logo, Process, Range
from reportgen.model.paths import records, value_at

_NOT_ENTERED = frozenset({"row", "cells", "ratings", "cost_components"})
_SHARED_APART = frozenset(
    {"processes", "process_columns", "criteria_weights", "assumptions", "controls", "cells", "template_version"}
    | {"exchange_rates"}
)
_RATED = ("classification.contributions", "sourcing.contributions", "security.parts", "outlook.contributions")
_COST = "_cost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What the columns of processes and the fields of the engagement are called, by field."""

    process: Mapping[str, str]
    engagement: Mapping[str, str]


def inputs_of(engagement: Engagement, labels: Labels, knowledge: Knowledge) -> Inputs:
    """Return everything that a workbook gave."""
    members = {one.id: one for one in engagement.processes}
    return Inputs(
        processes={key: dict(_of_process(one, labels)) for key, one in members.items()},
        shared={
            Group.ENGAGEMENT: dict(_of_engagement(engagement, labels)),
            Group.WEIGHTS: {
                key: Entered(label=_label(knowledge.criteria, key, "name"), value=weight, cell=_cell(engagement, key))
                for key, weight in engagement.criteria_weights.items()
            },
            Group.ASSUMPTIONS: {
                key: Entered(
                    label=_label(knowledge.parameters, key, "label"), value=plain(one), cell=_cell(engagement, key)
                )
                for key, one in engagement.assumptions.items()
            },
            Group.CONTROLS: {
                one.control_id: Entered(label=_label(knowledge.controls, one.control_id, "name"), value=one.maturity)
                for one in engagement.controls
            },
        },
        names={key: one.name for key, one in members.items()},
        has_own_ids=frozenset(key for key, one in members.items() if "id" in one.cells),
        standing=dict(_standing(engagement, knowledge)),
    )


def _standing(engagement: Engagement, knowledge: Knowledge) -> Iterator[tuple[str, Plain]]:
    """Yield the weights and assumptions whose cells hold what was delivered."""
    for key, criterion in knowledge.criteria.items():
        if key in engagement.cells and key not in engagement.criteria_weights:
            yield key, delivered_weight(criterion)
    for key, parameter in knowledge.parameters.items():
        if key in engagement.cells and key not in engagement.assumptions:
            yield key, plain(parameter.value)


def _label(facts: Mapping[str, object], key: str, attribute: str) -> str:
    return str(getattr(facts.get(key), attribute, key))


def _cell(one: Engagement | Process, key: str) -> str:
    return str(one.cells[key]) if key in one.cells else ""


def _of_process(one: Process, labels: Labels) -> Iterator[tuple[str, Entered]]:
    given: dict[str, object] = {
        **{field.name: getattr(one, field.name) for field in fields(one) if field.name not in _NOT_ENTERED},
        **one.ratings,
        **{f"{component}{_COST}": amount for component, amount in one.cost_components.items()},
    }
    if "id" not in one.cells:
        del given["id"]
    for key, value in given.items():
        if value is not None and value != ():
            yield key, Entered(label=labels.process.get(key, key), value=plain(value), cell=_cell(one, key))


def _of_engagement(one: Engagement, labels: Labels) -> Iterator[tuple[str, Entered]]:
    given = {field.name: getattr(one, field.name) for field in fields(one) if field.name not in _SHARED_APART}
    for key, value in given.items():
        if value is not None and value != ():
            yield key, Entered(label=labels.engagement.get(key, key), value=plain(value), cell=_cell(one, key))
    for code, rate in one.exchange_rates.items():
        cell = _cell(one, "exchange_rates")
        yield f"exchange_rates.{code}", Entered(label=f"Exchange rate of {code}", value=plain(rate), cell=cell)


def plain(value: object) -> Plain:
    """Return a value of the model as plain data."""
    if isinstance(value, Range):
        return [value.low, value.likely, value.high]
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Logo):
        return "a picture"
    return list(value) if isinstance(value, tuple) else value


def inputs_in(results: Mapping[str, Plain], labels: Labels) -> Inputs:
    """Return what results hold of their inputs: the facts of the engagement, and the ratings that were entered."""
    told = results.get("engagement")
    facts = told if isinstance(told, Mapping) else {}
    processes = {key: record for key, record in records(results).items() if key}
    return Inputs(
        processes={key: dict(_in_record(record, labels)) for key, record in processes.items()},
        shared={
            Group.ENGAGEMENT: {
                key: Entered(label=labels.engagement.get(key, key), value=value)
                for key, value in facts.items()
                if value not in ([], None, "")
            }
        },
        names={key: str(record.get("name", "")) for key, record in processes.items()},
        has_own_ids=frozenset(processes),
    )


def _in_record(record: Mapping[str, Plain], labels: Labels) -> Iterator[tuple[str, Entered]]:
    for key in ("id", "name", "function", "business_objective"):
        if record.get(key):
            yield key, Entered(label=labels.process.get(key, key), value=record[key])
    for path in _RATED:
        parts = value_at(record, path)
        for part in parts if isinstance(parts, list) else ():
            if isinstance(part, Mapping) and not part.get("inferred") and part.get("cell"):
                key = str(part.get("criterion"))
                label = labels.process.get(key, str(part.get("label", key)))
                yield key, Entered(label=label, value=part.get("rating"), cell=str(part["cell"]))


def changed_inputs(group: Group, old: Mapping[str, Entered], new: Mapping[str, Entered]) -> tuple[ChangedInput, ...]:
    """Return the inputs that differ, in the order of the new side, then those that only the old has."""
    found = []
    for key in dict.fromkeys((*new, *old)):
        before, after = old.get(key), new.get(key)
        if (before and before.value) != (after and after.value):
            told = after or before
            found.append(
                ChangedInput(
                    group=group,
                    field=key,
                    label=told.label if told else key,
                    before=before.value if before else None,
                    after=after.value if after else None,
                    cell=(after.cell if after else "") or (before.cell if before else ""),
                )
            )
    return tuple(found)
