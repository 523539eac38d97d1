"""What no tag holds is marked as no part of the text: running heads and feet, repeated heads of tables, decoration."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportgen.report.finish.structure import Structure

_PROPERTIES = b"<</Type /Pagination>>"


def set_apart(structure: Structure, pdf: Any, tags: Iterable[Any]) -> None:
    """Mark the content of each page that no tag of the document (these) holds, and forget the tags it had."""
    kept = {tag.number for tag in tags}
    tree = structure.at(structure.root["ParentTree"])["Nums"]
    owners = dict(zip(tree[::2], tree[1::2], strict=True))
    for page in [structure.objects[number] for number in pdf.pages["Kids"][::3]]:
        loose = set()
        own = owners[page["StructParents"]]
        for place, reference in enumerate(own):
            if int(reference.split()[0]) not in kept:
                loose.add(place)
                own[place] = b"null"
        _mark(structure.at(page["Contents"]).stream, loose)
    _forget(structure, kept)


def _mark(stream: list[Any], loose: set[int]) -> None:
    """Rewrite what opens a marked sequence: a name, its properties and the operator stand one after another."""
    for place, operator in enumerate(stream):
        if operator == b"BDC" and stream[place - 1]["MCID"] in loose:
            stream[place - 2 : place] = [b"/Artifact", _PROPERTIES]


def _forget(structure: Structure, kept: set[int]) -> None:
    """Empty the objects of tags that nothing leads to; their numbers stay, as others count on theirs."""
    for number, thing in enumerate(structure.objects):
        is_tag = isinstance(thing, dict) and thing.get("Type") == "/StructElem"
        if is_tag and number not in kept and thing is not structure.document:
            thing.clear()
