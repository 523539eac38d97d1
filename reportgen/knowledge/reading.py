"""Read the data files, TOML and CSV, into entries that know their file, their units and where they come from.

A TOML file holds `[origin]` (basis and review date where an entry states none of its own), `[units]` (the unit of
every number in it) and its entries. A CSV file has the same two tables under its name in `columns.toml`, with a
unit or a meaning for each of its columns.
"""

from __future__ import annotations

import csv
import io
import marshal
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from reportgen.errors import BrandOrTemplateError
from reportgen.knowledge.entry import Entry
from reportgen.model.memory import basis, keep, taken

DATA = Path(__file__).parent / "data"
_SUFFIXES = (".csv", ".toml")
_PARSED = "parsed"


def data_hash(directory: Path) -> str:
    """Return the SHA-256, in hex, of the names and bytes of all data files in sorted order."""
    digest = sha256()
    for path in sorted(path for path in directory.iterdir() if path.suffix in _SUFFIXES):
        digest.update(path.name.encode() + b"\0" + sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def toml_entries(directory: Path, file: str, table: str) -> tuple[Entry, ...]:
    """Read the entries `[[table]]` of a TOML file, each with an `id` of its own."""
    document = _document(directory, file)
    records = document.get(table)
    if not isinstance(records, list) or not records or not all(isinstance(record, dict) for record in records):
        raise BrandOrTemplateError(f"Knowledge file {file}: it holds no entries [[{table}]].")
    return _entries(file, records, origin=_table(document, "origin", file), units=_table(document, "units", file))


def csv_entries(directory: Path, file: str) -> tuple[Entry, ...]:
    """Read the rows of a CSV file whose columns are exactly those that `columns.toml` explains."""
    columns = _document(directory, "columns.toml").get(file)
    if not isinstance(columns, dict):
        raise BrandOrTemplateError(f"Knowledge file columns.toml: it does not explain the columns of {file}.")
    units = _table(columns, "units", "columns.toml")
    reader = csv.DictReader(io.StringIO(read_text(directory, file)), strict=True)
    if list(reader.fieldnames or ()) != list(units):
        raise BrandOrTemplateError(f"Knowledge file {file}: its columns are not those that columns.toml explains.")
    return _entries(file, _rows(file, reader), origin=_table(columns, "origin", "columns.toml"), units=units)


def _rows(file: str, reader: csv.DictReader[str]) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    try:
        for row in reader:
            if None in row or None in row.values():
                raise BrandOrTemplateError(
                    f"Knowledge file {file}, line {reader.line_num}: a cell too many or too few."
                )
            rows.append(dict(row))
    except csv.Error as error:
        raise BrandOrTemplateError(f"Knowledge file {file}, line {reader.line_num}: {error}.") from error
    return rows


def _entries(
    file: str, records: Sequence[Mapping[str, object]], *, origin: Mapping[str, str], units: Mapping[str, str]
) -> tuple[Entry, ...]:
    entries = tuple(
        Entry(file=file, name=str(record.get("id", f"number {position}")), values={**origin, **record}, units=units)
        for position, record in enumerate(records, start=1)
    )
    for entry in entries:
        entry.text("id")
    names = Counter(entry.name for entry in entries)
    for entry in entries:
        if names[entry.name] > 1:
            raise entry.fault("its id stands there twice")
    return entries


def _document(directory: Path, file: str) -> dict[str, object]:
    """Return what a TOML file says; parsing it takes ten times as long as taking what another run parsed."""
    text = read_text(directory, file)
    follows_from = basis(text)
    kept = taken(_PARSED, follows_from)
    document = marshal.loads(kept) if isinstance(kept, bytes) else None  # noqa: S302 - plain data, no code
    if isinstance(document, dict):
        return document
    try:
        parsed = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BrandOrTemplateError(f"Knowledge file {file} is not valid TOML: {error}.") from error
    keep(_PARSED, follows_from, lambda: marshal.dumps(parsed))
    return parsed


def read_text(directory: Path, file: str) -> str:
    """Return the text of a data file.

    Raises:
        BrandOrTemplateError: it is missing or not UTF-8.
    """
    try:
        return (directory / file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BrandOrTemplateError(f"Knowledge file {file} cannot be read: {error}.") from error


def _table(document: Mapping[str, object], name: str, file: str) -> Mapping[str, str]:
    table = document.get(name, {})
    if not isinstance(table, dict) or not all(isinstance(text, str) for text in table.values()):
        raise BrandOrTemplateError(f"Knowledge file {file}: [{name}] must be a table of texts.")
    return table
