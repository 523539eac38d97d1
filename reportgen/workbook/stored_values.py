"""The values of formulas, stored beside them, for programs that show a workbook without working it out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias
from xml.sax.saxutils import escape

Stored: TypeAlias = str | int | float | Decimal

_FORMULA = re.compile(rb'<c r="([A-Z]+[0-9]+)"([^>]*)>(<f>[^<]*</f>)<v ?(?:/>|></v>)</c>')
_TYPE = re.compile(rb' t="[^"]*"')


def with_stored_values(sheet: bytes, values: Mapping[str, Stored]) -> bytes:
    """Return the XML of a sheet whose formulas carry the values given by cell; others stay without one."""

    def stored(found: re.Match[bytes]) -> bytes:
        place, attributes, formula = found.groups()
        value = values.get(place.decode())
        if value is None:
            return found[0]
        kind = b' t="str"' if isinstance(value, str) else b""
        plain = _TYPE.sub(b"", attributes)
        return b'<c r="%b"%b%b>%b<v>%b</v></c>' % (place, plain, kind, formula, _written(value))

    return _FORMULA.sub(stored, sheet) if values else sheet


def _written(value: Stored) -> bytes:
    """Return a value as a workbook holds it: numbers with all their digits and without an exponent."""
    return escape(value if isinstance(value, str) else format(Decimal(str(value)), "f")).encode()
