"""A report as it was handed over: its manifest, what it carries, its pages. Read without trust, within bounds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.errors import UnreadableInputError
from reportgen.pipeline.no_report import unreadable, without_manifest

if TYPE_CHECKING:
    from reportgen.report.evidence.objects import PdfFile, Thing
    from reportgen.report.evidence.pages import Hashing
    from reportgen.report.evidence.syntax import Value

_MANIFEST = ".manifest.json"
RESULTS = ".results.json"
_MOST_FILES = 100
_MOST_NODES = 1_000
_MOST_TEXT = 200_000  # characters of a page
_LARGEST_NUMBER, _MOST_DIGITS, _DEEPEST = 1e24, 24, 40
_MEGABYTE = 1024 * 1024
_LARGEST_JSON = 64 * _MEGABYTE


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFile:
    """A report with its attachments by name; `manifest_sha256` is the hash that its metadata record, "" for none.

    `is_as_written` tells whether not a byte was changed, None where no hash of the file was recorded.
    """

    path: Path
    data: bytes
    files: Mapping[str, bytes]
    manifest_name: str
    manifest_sha256: str
    is_as_written: bool | None

    @property
    def manifest(self) -> Mapping[str, Any]:
        """Return the manifest, empty where it cannot be read."""
        return _record(self.files.get(self.manifest_name, b""))

    @property
    def listed(self) -> Mapping[str, str]:
        """Return the hash of each attachment that the manifest lists, by name."""
        attached = self.manifest.get("attached")
        records = [one for one in attached if isinstance(one, dict)] if isinstance(attached, list) else []
        return {str(one.get("name")): str(one.get("sha256")) for one in records}

    @property
    def results_name(self) -> str:
        """Return the name of the attached results, "" where there are none."""
        return next((name for name in self.files if name.endswith(RESULTS)), "")

    @property
    def results(self) -> Mapping[str, Any]:
        """Return the attached results, empty where they cannot be read."""
        return _record(self.files.get(self.results_name, b""))

    @property
    def provenance(self) -> Mapping[str, Any]:
        """Return what made the results, as far as they say."""
        made = self.results.get("provenance")
        return made if isinstance(made, dict) else {}

    @property
    def workbook_name(self) -> str:
        """Return the name of the attached workbook, "" where there is none."""
        known = {self.manifest_name, self.results_name}
        return next((name for name in self.files if name not in known), "")


def read_report(path: Path) -> ReportFile:
    """Read a report and what it carries.

    Raises:
        UnreadableInputError: it cannot be read, is no report of reportgen's, or carries nothing to check it with.
    """
    from reportgen.report.evidence.objects import pdf_file  # noqa: PLC0415 - only where a report is read
    from reportgen.report.evidence.syntax import PdfFaultError  # noqa: PLC0415
    from reportgen.report.finish.sealing import is_as_sealed, recorded_manifest  # noqa: PLC0415

    data = read_bytes(path)
    try:
        pdf = pdf_file(data)
        files = dict(_attached(pdf))
    except (PdfFaultError, RecursionError) as error:
        raise unreadable(path, data, error) from error
    name = next((name for name in files if name.endswith(_MANIFEST)), "")
    metadata = _metadata(pdf)
    recorded = recorded_manifest(metadata)
    if not name and not recorded:
        raise without_manifest(path, metadata)
    return ReportFile(
        path=path,
        data=data,
        files=files,
        manifest_name=name,
        manifest_sha256=recorded,
        is_as_written=is_as_sealed(data) if recorded else None,
    )


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a regular file of a size that a report can have.

    Raises:
        UnreadableInputError: it is missing, no regular file, empty, too large, or may not be opened.
    """
    from reportgen.report.evidence.objects import LARGEST_FILE  # noqa: PLC0415 - only where a report is read

    try:
        if not path.exists():
            raise UnreadableInputError(f"{path} does not exist: check the name and the folder.")
        if not path.is_file():
            raise UnreadableInputError(f"{path} is not a regular file: give a report, a results file or a workbook.")
        size = path.stat().st_size
        if not size or size > LARGEST_FILE:
            wrong = f"larger than {LARGEST_FILE // _MEGABYTE} MB" if size else "empty (0 bytes)"
            raise UnreadableInputError(f"{path} is {wrong}.")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise UnreadableInputError(f"{path} cannot be read ({reason}).") from error


def hashes_of(report: ReportFile) -> tuple[str, ...] | None:
    """Return the hash of what each page draws, "" for one that is damaged; None where there is no telling the pages."""
    from reportgen.report.evidence.objects import pdf_file  # noqa: PLC0415 - only where a report is read
    from reportgen.report.evidence.pages import Hashing, pages_of  # noqa: PLC0415
    from reportgen.report.evidence.syntax import PdfFaultError  # noqa: PLC0415

    try:
        pdf = pdf_file(report.data)
        hashing = Hashing(objects=pdf)
        return tuple(_hash_of(hashing, page) for page in pages_of(pdf, pdf.trailer["Root"]))
    except (PdfFaultError, RecursionError):
        return None


def _hash_of(hashing: Hashing, page: dict[str, Value]) -> str:
    """Return the hash of what a page draws, "" where it is damaged."""
    from reportgen.report.evidence.syntax import PdfFaultError, PdfLimitError  # noqa: PLC0415

    try:
        return hashing.digest(page).hex()
    except PdfLimitError:
        raise
    except PdfFaultError:
        return ""


def texts_of(report: ReportFile, pages: set[int]) -> Mapping[int, str]:
    """Return the text of some pages, counted from 1; pages that cannot be read are left out."""
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415 - a library of its own, only where a report is read

    found: dict[int, str] = {}
    with suppress(pypdfium2.PdfiumError):
        document = pypdfium2.PdfDocument(report.data)
        for page in sorted(page for page in pages if 0 < page <= len(document)):
            with suppress(pypdfium2.PdfiumError):
                found[page] = document[page - 1].get_textpage().get_text_bounded()[:_MOST_TEXT]
    return found


@lru_cache(maxsize=8)
def _record(content: bytes) -> Mapping[str, Any]:
    """Read a JSON object, an empty one where the bytes are none or too many."""
    if len(content) > _LARGEST_JSON:
        return {}
    try:
        found = json.loads(content, parse_constant=_refuse, parse_float=_float, parse_int=_int)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) and _is_shallow(found) else {}


def record_of(content: bytes) -> Mapping[str, Any]:
    """Read a JSON object, an empty one where the bytes are none or too many."""
    return _record(content)


def _refuse(constant: str) -> float:
    raise ValueError(constant)


def _float(digits: str) -> float:
    number = float(digits)
    return number if abs(number) < _LARGEST_NUMBER else _refuse(digits)


def _int(digits: str) -> int:
    return int(digits) if len(digits) < _MOST_DIGITS else int(_refuse(digits))


def _is_shallow(record: dict[str, Any]) -> bool:
    """Return whether nothing in a record is nested deeper than results are."""
    level: list[Any] = [record]
    for _ in range(_DEEPEST):
        level = [
            inner
            for one in level
            for inner in (one.values() if isinstance(one, dict) else one)
            if isinstance(inner, dict | list)
        ]
        if not level:
            return True
    return False


def _metadata(pdf: PdfFile) -> bytes:
    from reportgen.report.evidence.syntax import PdfFaultError  # noqa: PLC0415 - only where a report is read

    try:
        return pdf.content(pdf.at(pdf.dictionary(pdf.trailer.get("Root")).get("Metadata")))
    except PdfFaultError:
        return b""


def _attached(pdf: PdfFile) -> Iterator[tuple[str, bytes]]:
    """Yield the attached files, by the tree of their names."""
    from reportgen.report.evidence.syntax import PdfFaultError, text_of  # noqa: PLC0415 - only where a report is read

    names = pdf.dictionary(pdf.dictionary(pdf.trailer.get("Root")).get("Names"))
    for count, value in enumerate(_described(pdf, names.get("EmbeddedFiles"))):
        if count >= _MOST_FILES:
            raise PdfFaultError("it carries more files than a report can")
        described = pdf.dictionary(value)
        name = pdf.at(described.get("UF") or described.get("F")).value
        embedded = pdf.dictionary(described.get("EF"))
        thing = pdf.at(embedded.get("F") or embedded.get("UF"))
        if isinstance(name, bytes) and thing.stored is not None:
            yield text_of(name), _whole(pdf, thing)


def _whole(pdf: PdfFile, thing: Thing) -> bytes:
    """Return what an attached file holds, nothing where it is damaged: then its hash is not the one listed."""
    from reportgen.report.evidence.syntax import PdfFaultError, PdfLimitError  # noqa: PLC0415

    try:
        return pdf.content(thing)
    except PdfLimitError:
        raise
    except PdfFaultError:
        return b""


def _described(pdf: PdfFile, root: Value) -> Iterator[Value]:
    waiting = [root]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = pdf.dictionary(waiting.pop())
        kids, names = pdf.at(node.get("Kids")).value, pdf.at(node.get("Names")).value
        waiting.extend(reversed(kids) if isinstance(kids, list) else ())
        yield from names[1::2] if isinstance(names, list) else ()
