"""Tables that one can follow by ear: each header with its scope, each cell with the headers it stands under."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reportgen.report.finish.sources import source_of
from reportgen.report.finish.structure import Structure

_ROWS = frozenset({"row"})
_GROUPS = frozenset({"rowgroup"})


def headed(structure: Structure, tags: Sequence[Any]) -> None:
    """Give headers their scope and cells the identifiers of their headers, and list the identifiers in the root.

    `tags` are all there are.
    """
    own_ids = _own_ids(structure)
    named: dict[str, Any] = {}
    for cell in [tag for tag in tags if tag["S"] == "/TH"]:
        cell["A"]["Scope"] = "/Row" if _scope(cell) in _ROWS else "/Column"
        cell["ID"] = _string(_id(cell))
        named[_id(cell)] = cell
    for table in [tag for tag in tags if tag["S"] == "/Table"]:
        _cells(structure, table, own_ids)
    _list_ids(structure, named)


def _own_ids(structure: Structure) -> Mapping[str, Any]:
    """Return the header cell for each identifier that WeasyPrint gave; a repeated head's are those it repeats."""
    return {
        tag["ID"].string: getattr(tag, "repeats", tag)
        for tag in structure.objects
        if isinstance(tag, dict) and tag.get("S") == "/TH" and "ID" in tag and hasattr(tag["ID"], "string")
    }


def _cells(structure: Structure, table: Any, own_ids: Mapping[str, Any]) -> None:
    """Name the headers of each data cell: of a group of rows, only the head that the cell stands under."""
    for body in structure.tags_in(table):
        group = None
        for row in structure.tags_in(body):
            cells = structure.tags_in(row)
            group = next((cell for cell in cells if _scope(cell) in _GROUPS), group)
            for cell in cells:
                if cell["S"] == "/TD":
                    _name_headers(cell, [own_ids[one.string] for one in cell["A"].pop("Headers", ())], group)


def _name_headers(cell: Any, headers: list[Any], group: Any) -> None:
    under = [one for one in headers if _scope(one) not in _GROUPS]
    under += [group] if group is not None else []
    if under:
        cell["A"]["Headers"] = _array([_string(one) for one in dict.fromkeys(_id(one) for one in under)])


def _list_ids(structure: Structure, named: Mapping[str, Any]) -> None:
    if named:
        ids = sorted(named)
        pairs = [part for one in ids for part in (_string(one), named[one].reference)]
        leaf = _dictionary({"Limits": _array([_string(ids[0]), _string(ids[-1])]), "Names": _array(pairs)})
        structure.root["IDTree"] = _dictionary({"Kids": _array([_added(structure, leaf)])})


def _scope(cell: Any) -> str:
    element = source_of(cell).element
    return element.get("scope", "") if element is not None and cell["S"] == "/TH" else ""


def _id(cell: Any) -> str:
    return f"{cell.number:07}"


def _added(structure: Structure, thing: Any) -> bytes:
    thing.number = len(structure.objects)
    structure.objects.append(thing)
    return bytes(thing.reference)


def _string(text: str) -> Any:
    import pydyf  # noqa: PLC0415 - only when a PDF is made

    return pydyf.String(text)


def _array(parts: list[Any]) -> Any:
    import pydyf  # noqa: PLC0415

    return pydyf.Array(parts)


def _dictionary(entries: Mapping[str, Any]) -> Any:
    import pydyf  # noqa: PLC0415

    return pydyf.Dictionary(entries)
