"""The parts of an Office Open XML package: which sheets it holds and where they stand in the container."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from reportgen.workbook.container import Container
from reportgen.workbook.markup import Handlers, scan
from reportgen.workbook.refusals import REPAIR, RefusedError

_CONTENT_TYPES = "[Content_Types].xml"
_MACROS = "macroenabled"
_WORKBOOKS = (
    "spreadsheetml.sheet.main",
    "spreadsheetml.template.main",
    "ms-excel.sheet.macroenabled.main",
    "ms-excel.template.macroenabled.main",
)
_FOREIGN = (
    ("ms-excel.sheet.binary", "is a binary Excel workbook (.xlsb): open it in Excel and save it as a workbook (.xlsx)"),
    ("ms-excel.addin", "is an Excel add-in, not a workbook: give the Excel workbook (.xlsx)"),
    ("wordprocessingml", "is a Word document, not an Excel workbook: give the Excel workbook (.xlsx)"),
    ("ms-word", "is a Word document, not an Excel workbook: give the Excel workbook (.xlsx)"),
    ("presentationml", "is a PowerPoint presentation, not an Excel workbook: give the Excel workbook (.xlsx)"),
    ("ms-powerpoint", "is a PowerPoint presentation, not an Excel workbook: give the Excel workbook (.xlsx)"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """A link from one part to another: `kind` is the last word of its type, `target` a part or None when outside."""

    id: str
    kind: str
    target: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPart:
    """A worksheet: its name as the analyst wrote it, and the part that holds its cells."""

    name: str
    part: str
    is_hidden: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A workbook by its parts.

    `counts_from_1904` says that dates start in 1904 (old Excel for Mac), `calculates_on_load` that Excel is to
    calculate every formula when it opens the workbook, because whoever wrote it has not.
    """

    container: Container
    sheets: tuple[SheetPart, ...]
    shared_strings: str | None
    styles: str | None
    counts_from_1904: bool
    calculates_on_load: bool
    has_macros: bool
    core_properties: str | None
    custom_properties: str | None


def open_package(container: Container) -> Package:
    """Find the workbook and its sheets.

    Raises:
        RefusedError: it is another kind of document, is damaged, or holds no worksheet.
    """
    root = relationships(container, "")
    workbook = next((link.target for link in root.values() if link.kind == "officeDocument"), None)
    if workbook is None:
        raise RefusedError(REPAIR)
    content_type = _content_type(container, workbook)
    _require_workbook(content_type)
    links = relationships(container, workbook)
    declared = _declared(container, workbook)
    return Package(
        container=container,
        sheets=_worksheets(declared.sheets, links, limit=container.limits.sheets),
        shared_strings=_target(links, "sharedStrings"),
        styles=_target(links, "styles"),
        counts_from_1904=declared.counts_from_1904,
        calculates_on_load=declared.calculates_on_load,
        has_macros=_MACROS in content_type or _target(links, "vbaProject") is not None,
        core_properties=_target(root, "core-properties"),
        custom_properties=_target(root, "custom-properties"),
    )


def relationships(container: Container, part: str) -> Mapping[str, Relationship]:
    """Return the links of a part by their ids; of the whole package for the part "". None where it has no links."""
    folder, name = posixpath.split(part)
    source = container.as_written(posixpath.join(folder, "_rels", f"{name}.rels"))
    if source is None:
        return {}
    found: dict[str, Relationship] = {}

    def link(attributes: Mapping[str, str]) -> None:
        target = None
        if attributes.get("TargetMode", "Internal").lower() != "external":
            target = container.as_written(_resolved(folder, attributes.get("Target", "")))
        key = attributes.get("Id", "")
        kind = attributes.get("Type", "").rstrip("/").rpartition("/")[2]
        found[key] = Relationship(id=key, kind=kind, target=target)

    scan(container.pieces(source), Handlers(start={"Relationship": link}), container.meter)
    return found


def _resolved(folder: str, target: str) -> str:
    target = unquote(target)
    return posixpath.normpath(target if target.startswith("/") else posixpath.join("/", folder, target)).lstrip("/")


def _target(links: Mapping[str, Relationship], kind: str) -> str | None:
    return next((link.target for link in links.values() if link.kind == kind and link.target), None)


def _content_type(container: Container, workbook: str) -> str:
    found: dict[str, str] = {}

    def override(attributes: Mapping[str, str]) -> None:
        name = attributes.get("PartName", "").lstrip("/").casefold()
        found[name] = attributes.get("ContentType", "").casefold()

    def default(attributes: Mapping[str, str]) -> None:
        name = "." + attributes.get("Extension", "").casefold()
        found[name] = attributes.get("ContentType", "").casefold()

    handlers = Handlers(start={"Override": override, "Default": default})
    scan(container.pieces(_CONTENT_TYPES), handlers, container.meter)
    ending = posixpath.splitext(workbook)[1].casefold()
    return found.get(workbook.casefold()) or found.get(ending) or ""


def _require_workbook(content_type: str) -> None:
    for mark, sentence in _FOREIGN:
        if mark in content_type:
            raise RefusedError(sentence)
    if not any(mark in content_type for mark in _WORKBOOKS):
        raise RefusedError("is not an Excel workbook: give the Excel workbook (.xlsx)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Declared:
    """What the part of the workbook itself says: (name, link id, state) of every sheet, and how it counts."""

    sheets: tuple[tuple[str, str, str], ...]
    counts_from_1904: bool
    calculates_on_load: bool


def _declared(container: Container, workbook: str) -> _Declared:
    sheets: list[tuple[str, str, str]] = []
    flags: set[str] = set()

    def sheet(attributes: Mapping[str, str]) -> None:
        link = next((text for key, text in attributes.items() if key.endswith(" id")), "")
        sheets.append((attributes.get("name", ""), link, attributes.get("state", "visible")))

    def flag(attributes: Mapping[str, str]) -> None:
        flags.update(key for key, text in attributes.items() if text in {"1", "true", "on"})

    handlers = Handlers(start={"sheet": sheet, "workbookPr": flag, "calcPr": flag})
    scan(container.pieces(workbook), handlers, container.meter)
    return _Declared(
        sheets=tuple(sheets),
        counts_from_1904="date1904" in flags,
        calculates_on_load="fullCalcOnLoad" in flags,
    )


def _worksheets(
    declared: tuple[tuple[str, str, str], ...], links: Mapping[str, Relationship], *, limit: int
) -> tuple[SheetPart, ...]:
    if len(declared) > limit:
        raise RefusedError(f"holds more than {limit} sheets: copy those that the report uses into a new workbook")
    if len({name.casefold() for name, _, _ in declared}) < len(declared):
        raise RefusedError(REPAIR)
    sheets = []
    for name, key, state in declared:
        link = links.get(key)
        if link is None or link.target is None:
            raise RefusedError(REPAIR)
        if link.kind == "worksheet":
            sheets.append(SheetPart(name=name, part=link.target, is_hidden=state.casefold() != "visible"))
    if not sheets:
        raise RefusedError("holds no sheet with cells: give the workbook that lists the processes")
    return tuple(sheets)
