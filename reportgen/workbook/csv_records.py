"""Text with separated values becomes records, within the limits of a workbook."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from reportgen.workbook.limits import Limits
from reportgen.workbook.refusals import RefusedError

_SEPARATOR_LINE = re.compile(r"\"?sep=([^\w\s\"'\r\n]|\t)\"?[;,\t]*(?:\r\n|\r|\n|$)", re.IGNORECASE)
_LEAVE = "copy the processes into a new workbook and save that"


class Separator(StrEnum):
    """What may stand between values; the first is taken where nothing tells them apart."""

    COMMA = ","
    SEMICOLON = ";"
    TAB = "\t"
    BAR = "|"

    @property
    def label(self) -> str:
        """Return its name."""
        return {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}[self.value]

    @property
    def words(self) -> str:
        """Return what a file is that has it between its values."""
        return f"values separated by {self.label}s"


def separator_of(text: str) -> str | None:
    """Return the separator that a first line such as "sep=;" names, which Excel takes and does not show."""
    found = _SEPARATOR_LINE.match(text)
    if found is None:
        return None
    return Separator(found[1]) if found[1] in set(Separator) else found[1]


def read_records(text: str, separator: str, limits: Limits, *, at_most: int | None = None) -> list[list[str]]:
    """Split text into records; a blank line is an empty one, and the line "sep=;" is none.

    Raises:
        RefusedError: quotation marks do not pair up, or a limit is exceeded, which ends the reading there.
    """
    start = _SEPARATOR_LINE.match(text)
    body = text[start.end() :] if start else text
    lines_before = 1 if start else 0
    records: list[list[str]] = []
    filled = characters = 0
    with _fields_up_to(min(len(body), limits.cell_characters)):
        reader = csv.reader(io.StringIO(body, newline=""), delimiter=separator, skipinitialspace=True, strict=True)
        for record in _paired(reader, lines_before):
            records.append(record)
            filled += sum(1 for value in record if value)
            characters += sum(map(len, record))
            _require_moderate(record, len(records), filled, characters, limits)
            if at_most is not None and len(records) == at_most:
                break
    return records


def _paired(reader: Iterator[list[str]], lines_before: int) -> Iterator[list[str]]:
    """Yield the records, and say on which line the one starts whose quotation marks do not pair up."""
    while True:
        line = lines_before + reader.line_num + 1  # type: ignore[attr-defined]
        try:
            record = next(reader, None)
        except csv.Error as error:
            if "field limit" in str(error):
                raise RefusedError(_long_value(line)) from error
            raise RefusedError(
                f"has quotation marks that do not pair up in the row that starts on line {line}: close or remove the "
                'mark there, or write a mark inside a text twice ("")'
            ) from error
        if record is None:
            return
        yield record


def _long_value(line: int) -> str:
    return (
        "holds more text than Excel lets a cell or a reader lets a list hold, in the row that starts on line "
        f"{line}: shorten it, or close the quotation mark there"
    )


@contextmanager
def _fields_up_to(characters: int) -> Iterator[None]:
    """Let the limits, not the csv module, judge how long a value may be."""
    usual = csv.field_size_limit(max(characters, 1) + 1)
    try:
        yield
    finally:
        csv.field_size_limit(usual)


def require_narrow(text: str, limits: Limits) -> None:
    """Look for a line of more values than any list has columns, before it is split into millions of them.

    Raises:
        RefusedError: there is one.
    """
    for line in io.StringIO(text):
        quoted = line.count('"') // 2 + 1  # values that may hold the separator
        most = limits.columns + quoted * limits.cell_characters
        if len(line) > most and any(line.count(separator) > most for separator in Separator):
            raise RefusedError(_too_many(limits))


def _too_many(limits: Limits) -> str:
    most = f"{limits.rows:,} rows, {limits.columns:,} columns or {limits.filled_cells:,} filled cells"
    return f"holds more than {most}: {_LEAVE}"


def _require_moderate(record: list[str], rows: int, filled: int, characters: int, limits: Limits) -> None:
    if rows > limits.rows or len(record) > limits.columns or filled > limits.filled_cells:
        raise RefusedError(_too_many(limits))
    if characters > limits.characters or any(len(value) > limits.cell_characters for value in record):
        raise RefusedError("holds more text than Excel lets a cell or a reader lets a list hold: shorten it")
