"""What a page break cut in two is one tag again: a paragraph, a list, a table with its head said once."""

from __future__ import annotations

from typing import Any

from reportgen.report.finish.sources import source_of
from reportgen.report.finish.structure import Structure


def joined_across_pages(structure: Structure, tag: Any | None = None) -> None:
    """Join the parts of each element, from the outside in; heads repeated on the next page are left to no tag."""
    around = structure.document if tag is None else tag
    if all(isinstance(kid, bytes) for kid in around["K"]):
        _join_siblings(structure, around)
    for inside in structure.tags_in(around):
        joined_across_pages(structure, inside)


def _join_siblings(structure: Structure, around: Any) -> None:
    first_parts: dict[object, Any] = {}
    kept = []
    for kid in around["K"]:
        tag = structure.at(kid)
        first = first_parts.setdefault(_identity(tag), tag)
        if first is tag or not (_is_open(first) and _is_open(tag)):
            kept.append(kid)
        elif tag["S"] == "/THead":
            _same_heads(structure, first, tag)
        else:
            _continue(structure, first, tag)
    around["K"][:] = kept


def _identity(tag: Any) -> object:
    """Return what the parts of one element have in common; a tag of no element's own stands for itself."""
    source = source_of(tag)
    is_table = tag.get("S") == "/Table"  # its tag stands for the box around it
    if source.element is None or (source.is_anonymous and not is_table):
        return tag.number
    return id(source.element), source.tag, tag.get("S")


def _is_open(tag: Any) -> bool:
    """Return whether a tag holds tags only: marked content is counted by page, so it cannot be moved."""
    return all(isinstance(kid, bytes) for kid in tag.get("K", (0,)))


def _continue(structure: Structure, first: Any, more: Any) -> None:
    """Move what is in a later part to the end of the first."""
    before, after = structure.tags_in(first), structure.tags_in(more)
    if before and after and _flows_on(before[-1], after[0]):
        _continue(structure, before[-1], after[0])
        more["K"].remove(after.pop(0).reference)
    for tag in after:
        tag["P"] = first.reference
    first["K"].extend(more["K"])


def _flows_on(last: Any, first: Any) -> bool:
    """Return whether two boxes that the layout made hold the text of one element."""
    one, other = source_of(last), source_of(first)
    return (
        one.is_anonymous
        and other.is_anonymous
        and one.element is not None
        and one.element is other.element
        and last["S"] == first["S"]
        and _is_open(last)
        and _is_open(first)
    )


def _same_heads(structure: Structure, first: Any, repeated: Any) -> None:
    """Note on each header cell of a repeated head which cell of the first it repeats."""
    cells = [tag for tag in structure.walk(first) if tag["S"] == "/TH"]
    again = [tag for tag in structure.walk(repeated) if tag["S"] == "/TH"]
    for cell, copy in zip(cells, again, strict=True):
        copy.repeats = cell
