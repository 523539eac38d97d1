"""The parts put onto their sheets: objects numbered, pages filled, tags and places in one tree each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import SimpleNamespace
from typing import Any

from reportgen.report.finish.artifacts import set_apart
from reportgen.report.finish.headings import in_place, kind_of
from reportgen.report.finish.structure import structure_of
from reportgen.report.merging.objects import placed, reference, written_out
from reportgen.report.merging.pieces import NotApartError, PageDrawn, PartDrawn, Piece, Written


def grafted(pdf: Any, parts: Sequence[PartDrawn]) -> None:
    """Put the parts into the PDF of their sheets, which WeasyPrint is about to write."""
    structure = structure_of(pdf)
    structure.document["K"].clear()  # blank pages say nothing
    set_apart(structure, pdf)
    sheets = [pdf.objects[number] for number in pdf.pages["Kids"][::3]]
    common = _common(pdf, structure)
    states = structure.at(sheets[0]["Resources"])["ExtGState"]
    trees = _Trees(pdf=pdf)
    levels = in_place([level for part in parts for _, level in part.headings])
    start = 0
    for part in parts:
        own = sheets[start : start + len(part.pages)]
        start += len(part.pages)
        shared = (*common, *(sheet.number for sheet in own))
        base = len(pdf.objects)
        headings = {place: (level, next(levels)) for place, level in part.headings}
        resources = {page.resources for page in part.pages}
        for place, piece in enumerate(part.objects):
            thing = _levelled(piece, *headings[place]) if place in headings else piece
            thing = _with_states(thing, states) if place in resources else thing
            pdf.add_object(placed(thing, base, shared))
        for sheet, page in zip(own, part.pages, strict=True):
            _fill(sheet, page, base)
        structure.document["K"].extend(reference(base + one) for one in part.tops)
        trees.add(part, base, shared)
    trees.put(structure)
    _places(pdf, parts, sheets)
    _outlines(pdf, parts)


def _common(pdf: Any, structure: Any) -> tuple[int, ...]:
    """Return the numbers of the objects that all parts share."""
    sheet = pdf.objects[pdf.pages["Kids"][0]]
    resources = structure.at(sheet["Resources"])
    (intent,) = pdf.catalog["OutputIntents"]
    led = (resources["Font"], resources["ColorSpace"], intent["DestOutputProfile"])
    return (pdf.pages.number, structure.document.number, *(int(one.split()[0]) for one in led))


def _levelled(piece: Piece, written: int, level: int) -> Piece:
    """Return a heading's tag with the level of its place in the whole."""
    if written == level or piece.value is None:
        return piece
    before, after = (f"/S {kind_of(one)}/".encode() for one in (written, level))
    if piece.value.form.count(before) != 1:
        raise NotApartError("a heading is not written as it should be")
    return Piece(value=Written(piece.value.form.replace(before, after), piece.value.numbers))


def _with_states(piece: Piece, states: Any) -> Piece:
    """Return a part's resources with the states of drawing that the sheets use."""
    if piece.value is None:
        return piece
    form, start = piece.value.form, b"/ExtGState <<"
    for key, state in states.items():
        if f"/{key} ".encode() not in form:
            form = form.replace(start, start + f"/{key} ".encode() + state.data.replace(b"%", b"%%"), 1)
    return Piece(value=Written(form, piece.value.numbers))


def _fill(sheet: Any, page: PageDrawn, base: int) -> None:
    import pydyf  # noqa: PLC0415 - only when a PDF is made

    if tuple(sheet["MediaBox"]) != page.size:
        raise NotApartError("a page has another size by itself")
    sheet["Contents"] = pydyf.Array([reference(base + page.contents), sheet["Contents"]])
    sheet["Resources"] = reference(base + page.resources)
    sheet["StructParents"] = sheet.number
    if page.annotations:
        sheet["Annots"] = pydyf.Array(reference(base + one) for one in page.annotations)


class _Trees:
    """The leaves of the parent tree and of the tree of identifiers."""

    def __init__(self, *, pdf: Any) -> None:
        self._pdf = pdf
        self._pages: list[bytes] = []
        self._links: list[bytes] = []
        self._names: list[bytes] = []

    def add(self, part: PartDrawn, base: int, shared: Sequence[int]) -> None:
        """Add the leaves of a part."""
        for leaves, leaf in (
            (self._pages, part.page_owners),
            (self._links, part.link_owners),
            (self._names, part.names),
        ):
            if leaf is not None:
                self._pdf.add_object(written_out(leaf, base, shared))
                leaves.append(reference(len(self._pdf.objects) - 1))

    def put(self, structure: Any) -> None:
        """Hang the leaves into the root; the pages have the lower numbers."""
        import pydyf  # noqa: PLC0415

        parents = structure.at(structure.root["ParentTree"])
        parents.clear()
        parents["Kids"] = pydyf.Array(self._pages + self._links)
        structure.root["ParentTreeNextKey"] = len(self._pdf.objects)
        if self._names:
            structure.root["IDTree"] = pydyf.Dictionary({"Kids": pydyf.Array(self._names)})


def _places(pdf: Any, parts: Sequence[PartDrawn], sheets: Sequence[Any]) -> None:
    """List where links may lead to, by name."""
    import pydyf  # noqa: PLC0415

    names = sorted(_named(parts, sheets))
    if names:
        pairs = [one for name, place in names for one in (pydyf.String(name), pydyf.Array(place))]
        pdf.catalog.setdefault("Names", pydyf.Dictionary())["Dests"] = pydyf.Dictionary({"Names": pydyf.Array(pairs)})


def _named(parts: Sequence[PartDrawn], sheets: Sequence[Any]) -> Iterator[tuple[str, tuple[object, ...]]]:
    known: set[str] = set()
    start = 0
    for part in parts:
        for name, page, x, y in part.anchors:
            if name not in known:
                known.add(name)
                yield name, (sheets[start + page].reference, "/XYZ", x, y, 0)
        start += len(part.pages)


def _outlines(pdf: Any, parts: Sequence[PartDrawn]) -> None:
    """Write the bookmarks of all parts as one tree."""
    from weasyprint.anchors import make_page_bookmark_tree  # noqa: PLC0415
    from weasyprint.matrix import Matrix  # noqa: PLC0415
    from weasyprint.pdf.anchors import add_outlines  # noqa: PLC0415

    root: list[Any] = []
    skipped: list[int] = []
    last_by_depth, level = [root], 0
    for number, page in enumerate(page for part in parts for page in part.pages):
        matrix = Matrix(a=0.75, d=-0.75, f=page.height * 0.75)
        stand_in = SimpleNamespace(bookmarks=page.bookmarks)
        level = make_page_bookmark_tree(stand_in, skipped, last_by_depth, level, number, matrix)
    add_outlines(pdf, root)
