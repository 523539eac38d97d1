"""The example: a fictional company, kept as data and entered as an analyst would type it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from reportgen.errors import BrandOrTemplateError
from reportgen.knowledge.facts import Knowledge
from reportgen.model.engagement import Range
from reportgen.workbook.filling import ControlEntry, Entry, Filling
from reportgen.workbook.schema import Column, control_columns, engagement_fields, process_columns

_DATA = Path(__file__).parent / "data"
_FILE = "example.toml"


def example_filling(knowledge: Knowledge, directory: Path = _DATA) -> Filling:
    """Read the example company.

    Raises:
        BrandOrTemplateError: it names a field, criterion, parameter or control that does not exist.
    """
    document = tomllib.loads((directory / _FILE).read_text(encoding="utf-8"))
    fields = {field.field: field for field in engagement_fields(knowledge)}
    columns = {column.field: column for column in process_columns(knowledge)}
    return Filling(
        engagement=_known(document["engagement"], fields, "engagement"),
        processes=tuple(_known(_flat(record), columns, str(record.get("name"))) for record in document["process"]),
        weights={key: float(weight) for key, weight in document.get("weights", {}).items()},
        assumptions=_assumptions(document.get("assumptions", {}), knowledge),
        controls=_controls(document.get("control", []), knowledge),
        logo=(directory / str(document["logo"])).read_bytes(),
    )


def _flat(record: Mapping[str, Entry | Mapping[str, Entry]]) -> dict[str, Entry]:
    """Bring a process's ratings, which the file keeps by group, to one level with its other entries."""
    flat: dict[str, Entry] = {}
    for key, value in record.items():
        if isinstance(value, Mapping):
            flat.update(value)
        else:
            flat[key] = value
    return flat


def _known(record: Mapping[str, Entry], columns: Mapping[str, Column], where: str) -> Mapping[str, Entry]:
    unknown = sorted(set(record) - set(columns))
    if unknown:
        raise BrandOrTemplateError(f"Example file {_FILE}, {where}: there is no field {', '.join(unknown)}.")
    return record


def _assumptions(record: Mapping[str, Mapping[str, float]], knowledge: Knowledge) -> Mapping[str, Range]:
    unknown = sorted(set(record) - set(knowledge.parameters))
    if unknown:
        raise BrandOrTemplateError(f"Example file {_FILE}: there is no assumption {', '.join(unknown)}.")
    return {
        key: Range(low=float(ends["low"]), likely=float(ends["likely"]), high=float(ends["high"]))
        for key, ends in record.items()
    }


def _controls(records: list[Mapping[str, str]], knowledge: Knowledge) -> Mapping[str, ControlEntry]:
    column = next(column for column in control_columns(knowledge) if column.field == "maturity")
    labels = {choice.label for choice in column.choices}
    for record in records:
        if record["id"] not in knowledge.controls or record["maturity"] not in labels:
            raise BrandOrTemplateError(f"Example file {_FILE}: {record['id']}, {record['maturity']}: not a control.")
    return {record["id"]: ControlEntry(maturity=record["maturity"], note=record.get("note")) for record in records}
