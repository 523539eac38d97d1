"""The green corners with which Excel marks what it takes for a slip: switched off where it is none."""

from __future__ import annotations

import re

_TABLES = b"<tableParts"
_DIMENSION = re.compile(rb'<dimension ref="([A-Z0-9:]+)"')
_BEHIND = (b"<drawing ", b"<legacyDrawing ", _TABLES, b"</worksheet>")


def without_green_corners(sheet: bytes) -> bytes:
    """Return the XML of a sheet that says that two things on it are meant to be as they are.

    These are numbers kept as text, such as the ID 007 or the version 0.1, and, in a table, formulas that name cells by
    place where the table's own formula names them by column.
    """
    found = _DIMENSION.search(sheet)
    if found is None:
        return sheet
    kinds = b'numberStoredAsText="1"' + (b' calculatedColumn="1"' if _TABLES in sheet else b"")
    marks = b'<ignoredErrors><ignoredError sqref="%b" %b/></ignoredErrors>' % (found[1], kinds)
    place = min(place for tag in _BEHIND if (place := sheet.rfind(tag)) >= 0)
    return sheet[:place] + marks + sheet[place:]
