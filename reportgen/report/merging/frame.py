"""What holds the parts together: the document that WeasyPrint makes of one blank page, without the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import SimpleNamespace
from typing import Any

from reportgen.report.finish.artifacts import set_apart
from reportgen.report.finish.structure import structure_of
from reportgen.report.merging.contents import Contents
from reportgen.report.merging.pieces import PartDrawn


class Frame:
    """A PDF that is about to be written: root, metadata, fonts and colours, and the roots of all trees.

    Attributes:
        pdf: it.
        common: the numbers of the objects that all parts have in common, in the order of `Shared`.
    """

    def __init__(self, pdf: Any) -> None:
        self.pdf = pdf
        self._structure = structure_of(pdf)
        page = pdf.objects[pdf.pages["Kids"][0]]
        resources = self._structure.at(page["Resources"])
        (intent,) = pdf.catalog["OutputIntents"]
        led = (resources["Font"], resources["ColorSpace"], intent["DestOutputProfile"])
        own = (pdf.pages.number, self._structure.document.number)
        self.common = (*own, *(int(one.split()[0]) for one in led))
        self._empty(page)
        self._owners: list[int] = []
        self._names: list[int] = []

    def _empty(self, page: Any) -> None:
        self._structure.document["K"].clear()
        set_apart(self._structure, self.pdf, ())
        self._structure.at(self._structure.root["ParentTree"]).clear()
        for thing in (page, self._structure.at(page["Contents"]), self._structure.at(page["Resources"])):
            thing.free = "f"
        for thing in self.pdf.objects[1:]:
            if thing == {} and thing is not self._structure.at(self._structure.root["ParentTree"]):
                thing.free = "f"  # a tag of the page
        self.pdf.pages["Kids"].clear()

    def reserve(self, count: int) -> int:
        """Keep numbers for objects that are not this PDF's own, and return the first."""
        start = len(self.pdf.objects)
        self.pdf.objects.extend(self.pdf.objects[:1] * count)  # the first is free for good
        return start

    def add(self, part: PartDrawn, base: int) -> None:
        """Take in a part whose objects are numbered from `base`."""
        self.pdf.pages["Kids"].extend(one for page in part.pages for one in (base + page.place, 0, "R"))
        self._structure.document["K"].extend(_reference(base + one) for one in part.tops)
        self._owners.append(base + part.owners)
        if part.names is not None:
            self._names.append(base + part.names)

    def complete(self, whole: Contents, numbers: Sequence[int]) -> None:
        """Complete the trees, once all parts are taken in; `numbers` are those of their pages."""
        import pydyf  # noqa: PLC0415 - only when a PDF is made

        self.pdf.pages["Count"] = len(whole.pages)
        parents = self._structure.at(self._structure.root["ParentTree"])
        parents["Kids"] = _references(self._owners)
        self._structure.root["ParentTreeNextKey"] = len(self.pdf.objects)
        if self._names:
            self._structure.root["IDTree"] = pydyf.Dictionary({"Kids": _references(self._names)})
        if whole.anchors:
            pairs = (
                b"%b [%b /XYZ %b 0]"
                % (pydyf.String(name).data, _reference(numbers[page]), pydyf.Array((x, y)).data[1:-1])
                for name, (page, x, y) in sorted(whole.anchors.items())
            )
            dests = pydyf.Dictionary({"Names": b"[%b]" % b" ".join(pairs)})  # thousands of a kilobyte each as objects
            self.pdf.catalog.setdefault("Names", pydyf.Dictionary())["Dests"] = dests
        _outlines(self.pdf, whole)


def _reference(number: int) -> bytes:
    return b"%d 0 R" % number


def _references(numbers: Iterable[int]) -> Any:
    import pydyf  # noqa: PLC0415

    return pydyf.Array(map(_reference, numbers))


def _outlines(pdf: Any, whole: Contents) -> None:
    """Write the bookmarks of all parts as one tree."""
    from weasyprint.anchors import make_page_bookmark_tree  # noqa: PLC0415 - only when a PDF is made
    from weasyprint.matrix import Matrix  # noqa: PLC0415
    from weasyprint.pdf.anchors import add_outlines  # noqa: PLC0415

    root: list[Any] = []
    skipped: list[int] = []
    last_by_depth, level = [root], 0
    for number, page in enumerate(whole.pages):
        matrix = Matrix(a=0.75, d=-0.75, f=page.height * 0.75)
        stand_in = SimpleNamespace(bookmarks=page.bookmarks)
        level = make_page_bookmark_tree(stand_in, skipped, last_by_depth, level, number, matrix)
    add_outlines(pdf, root)
