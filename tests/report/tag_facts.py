"""What one who listens needs of a PDF, checked on its tags: also the faults that the validators do not see."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf

INSIDE = {
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"THead", "TBody", "TFoot", "TR", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": {"TH", "TD"},
}
MARKED = re.compile(rb"/(\w+)\s+<<\s*/(?:MCID (\d+)|Type /(\w+))[^>]*>>\s+BDC")
READABLE = re.compile(r"[\w)%?.!\N{HORIZONTAL ELLIPSIS}]")


class Tag:
    """One tag, read once: its kind, the tags inside, its marked content as (page, number), its annotations."""

    def __init__(self, thing: Any, above: Tag | None, page: Any = None) -> None:
        self.thing, self.above = thing, above
        self.kind = str(thing["/S"])[1:]
        self.number = thing.objgen[0]
        page = thing.get("/Pg", page)
        self.inside: list[Tag] = []
        self.content: list[tuple[int, int]] = []
        self.annotations: list[Any] = []
        for kid in thing.get("/K", []):
            if isinstance(kid, int):
                self.content.append((page.objgen[0], kid))
            elif kid.get("/Type") == "/OBJR":
                self.annotations.append(kid["/Obj"])
            else:
                self.inside.append(Tag(kid, self, page))

    def walk(self) -> Iterator[Tag]:
        """Yield the tags inside, in reading order."""
        for one in self.inside:
            yield one
            yield from one.walk()


class Tagged:
    """A PDF and its tags."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(BytesIO(data))
        self.root = self.pdf.Root["/StructTreeRoot"]
        document, *self.more = self.root["/K"]
        whole = Tag(document, None)
        self.top = whole.number
        self.tags = list(whole.walk())

    def of(self, *kinds: str) -> list[Tag]:
        """Return the tags of some kinds."""
        return [tag for tag in self.tags if tag.kind in kinds]


def faults(data: bytes) -> list[str]:
    """Return what is wrong with the tags, the metadata and the settings of a PDF, a sentence each."""
    tagged = Tagged(data)
    return [fault for check in CHECKS for fault in check(tagged)]


def _declarations(tagged: Tagged) -> Iterator[str]:
    packet = tagged.pdf.Root["/Metadata"].read_bytes().decode()
    for said in ("<pdfuaid:part>1<", 'pdfaid:part="3"', 'pdfaid:conformance="A"', "pdfaSchema:prefix>pdfuaid<"):
        if said not in packet:
            yield f"the metadata lack {said}"
    if not tagged.pdf.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "the title is not shown"
    if not tagged.pdf.Root.get("/Lang") or not str(tagged.pdf.docinfo.get("/Title", "")):
        yield "no language or no title"
    yield from (f"page {page.index + 1} has no order of tabs" for page in tagged.pdf.pages if page.get("/Tabs") != "/S")


def _headings(tagged: Tagged) -> Iterator[str]:
    levels = [int(tag.kind[1]) for tag in tagged.of(*(f"H{level}" for level in range(1, 7)))]
    if levels.count(1) != 1 or levels[0] != 1:
        yield f"{levels.count(1)} headings of level 1"
    yield from (f"level {two} after {one}" for one, two in pairwise(levels) if two > one + 1)


def _tables(tagged: Tagged) -> Iterator[str]:
    named = {tag.number: tag for tag in tagged.of("TH")}
    tree = tagged.root.get("/IDTree")
    ids = {} if tree is None else {name: thing.objgen[0] for name, thing in pikepdf.NameTree(tree).items()}
    for number, cell in named.items():
        if str(cell.thing.get("/A", {}).get("/Scope")) not in {"/Row", "/Column"}:
            yield f"header {number} has no scope"
        if ids.get(str(cell.thing.get("/ID"))) != number:
            yield f"header {number} is not found by its identifier"
    yield from (f"the identifier {name} leads to no header" for name, number in ids.items() if number not in named)
    for cell in tagged.of("TD"):
        if any(str(one) not in ids for one in cell.thing.get("/A", {}).get("/Headers", [])):
            yield f"cell {cell.number} names a header that is none"
    for table in tagged.of("Table"):
        kinds = [tag.kind for tag in table.inside]
        if kinds.count("THead") > 1 or "THead" in kinds[1:]:
            yield f"table {table.number} has a head in its middle"
        if not any(tag.kind == "TH" for tag in table.walk()):
            yield f"table {table.number} has no headers"


def _kinds_inside(tagged: Tagged) -> Iterator[str]:
    yield from ("there is more than one document in it" for _ in tagged.more)
    for tag in tagged.tags:
        if wrong := {one.kind for one in tag.inside} - INSIDE.get(tag.kind, {one.kind for one in tag.inside}):
            yield f"{tag.kind} {tag.number} holds {sorted(wrong)}"
        if tag.thing["/P"].objgen[0] != (tag.above.number if tag.above else tagged.top):
            yield f"{tag.kind} {tag.number} names another tag as the one above"


def _figures(tagged: Tagged) -> Iterator[str]:
    yield from (f"figure {tag.number} has no alt" for tag in tagged.of("Figure") if not str(tag.thing.get("/Alt", "")))


def _links(tagged: Tagged) -> Iterator[str]:
    owners = pikepdf.NumberTree(tagged.root["/ParentTree"])
    for tag in tagged.of("Link"):
        if len(tag.annotations) != 1 or _owner(owners, tag.annotations[0]) != tag.number:
            yield f"link {tag.number} and its annotation do not know each other"
    places = tagged.pdf.Root.get("/Names", {}).get("/Dests")
    known = set() if places is None else set(pikepdf.NameTree(places).keys())
    held = {one.objgen for tag in tagged.of("Link") for one in tag.annotations}
    for page in tagged.pdf.pages:
        for annotation in page.get("/Annots", []):
            words = str(annotation.get("/Contents", ""))
            if "/Dest" in annotation and str(annotation["/Dest"]) not in known:
                yield f"a link on page {page.index + 1} leads nowhere"
            if annotation.objgen not in held:
                yield f"a link on page {page.index + 1} has no tag"
            if not READABLE.search(words) or words == str(annotation.get("/Dest", "")):
                yield f"a link on page {page.index + 1} has no description"


def _owner(owners: pikepdf.NumberTree, annotation: Any) -> int | None:
    """Return the number of the tag that an annotation says it belongs to."""
    key = annotation.get("/StructParent")
    return owners[int(key)].objgen[0] if key is not None and int(key) in owners else None


def _content(tagged: Tagged) -> Iterator[str]:
    """Each marked sequence of a page belongs to the one tag that the page names for it, or says that it is none."""
    owners = pikepdf.NumberTree(tagged.root["/ParentTree"])
    holders = {place: tag.number for tag in tagged.tags for place in tag.content}
    for page in tagged.pdf.pages:
        key = int(page.get("/StructParents", -1))
        found = owners[key] if key in owners else ()  # noqa: SIM401 - "get" raises an IndexError here
        named = [None if one is None else one.objgen[0] for one in found]
        apart = 0
        for _, number, kind in MARKED.findall(_drawn(page)):
            apart += kind == b"Pagination"
            if number:
                holder = holders.pop((page.objgen[0], int(number)), None)
                if holder is None or holder not in named[int(number) : int(number) + 1]:
                    yield f"page {page.index + 1}: content {int(number)} belongs to no tag"
        if page.index and not apart:
            yield f"page {page.index + 1}: no running heads set apart"
    if holders:
        yield f"{len(holders)} tags hold content that no page has"


def _drawn(page: Any) -> bytes:
    """Return what a page draws, from one stream or from several."""
    contents = page.Contents
    return b"\n".join(one.read_bytes() for one in (contents if isinstance(contents, pikepdf.Array) else [contents]))


CHECKS: tuple[Callable[[Tagged], Iterator[str]], ...] = (
    _declarations,
    _headings,
    _tables,
    _kinds_inside,
    _figures,
    _links,
    _content,
)
