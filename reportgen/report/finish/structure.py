"""The tree of tags, as objects that can be walked and changed before the PDF is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """The tags of a PDF that is being made. `objects` are all objects of the PDF by their numbers."""

    objects: list[Any]
    root: Any
    document: Any

    def at(self, reference: bytes) -> Any:
        """Return the object that a reference such as b"12 0 R" leads to."""
        return self.objects[int(reference[:-4])]

    def tags_in(self, tag: Any) -> list[Any]:
        """Return the tags directly inside another, without its marked content and its annotations."""
        return [one for kid in tag["K"] if isinstance(kid, bytes) and (one := self.at(kid)).get("S")]

    def walk(self, tag: Any | None = None) -> Iterator[Any]:
        """Yield the tags inside another (all, without one), in reading order."""
        open_tags = [iter(self.tags_in(self.document if tag is None else tag))]
        while open_tags:
            for one in open_tags[-1]:
                yield one
                open_tags.append(iter(self.tags_in(one)))
                break
            else:
                open_tags.pop()

    def notes(self, tags: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
        """Yield the notes on pages that belong to tags, such as links, each with its tag."""
        for tag in tags:
            for kid in tag["K"]:
                if isinstance(kid, bytes) and (one := self.at(kid)).get("Type") == "/OBJR":
                    yield self.at(one["Obj"]), tag

    def put(self, tags: list[Any], inside: Any) -> None:
        """Make these the only content of a tag."""
        inside["K"][:] = [tag.reference for tag in tags]
        for tag in tags:
            tag["P"] = inside.reference


def structure_of(pdf: Any) -> Structure:
    """Return the structure of a PDF as WeasyPrint has built it: a root with one Document."""
    objects = pdf.objects

    def at(reference: bytes) -> Any:
        return objects[int(reference.split()[0])]

    root = at(pdf.catalog["StructTreeRoot"])
    return Structure(objects=objects, root=root, document=at(root["K"][0]))
