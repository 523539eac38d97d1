"""All that a report is made from, as bytes, for a computer that shares no disk with this one."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from reportgen.errors import BrandOrTemplateError, UsageError
from reportgen.pipeline.outputs import require_free
from reportgen.pipeline.report_file import read_bytes
from reportgen.pipeline.request import Request

_LARGEST_FOLDER = 64 * 1024 * 1024
_WORKBOOK, _SINCE, _TEMPLATES, _BRAND = "workbook", "since", "templates", "brand"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A request without its paths, and the files that stood there.

    `files` are by place within the folder they are unpacked in; `places` says where the request's paths lead then.
    """

    request: Request
    files: Mapping[str, bytes]
    places: Mapping[str, str]


def packed(job: Request) -> Parcel:
    """Return what travels for a job: the workbook, the brand file with its files, templates, what is compared with.

    Raises:
        UsageError: an output cannot be written, or a folder is too large to travel.
        UnreadableInputError: the workbook, or what it is compared with, cannot be read.
        BrandOrTemplateError: the brand file cannot be read, or names files by paths that mean nothing elsewhere.
    """
    from reportgen.workbook.source import read_source  # noqa: PLC0415 - not needed for --help

    require_free(job.outputs, workbook=job.workbook, force=job.force)
    places = {_WORKBOOK: f"{_WORKBOOK}/{job.workbook.name}"}
    files = {places[_WORKBOOK]: read_source(job.workbook)}
    if job.since is not None:
        places[_SINCE] = f"{_SINCE}/{job.since.name}"
        files[places[_SINCE]] = read_bytes(job.since)
    if job.templates is not None:
        places[_TEMPLATES] = _TEMPLATES
        files |= _templates(job.templates)
    if job.brand is not None:
        places[_BRAND] = f"{_BRAND}/{_kept(job.brand, _shared(job.brand))}"
        files |= _brand(job.brand)
    bare = replace(job, outputs={kind: Path(kind.value) for kind in job.outputs}, cache=False)  # nothing is kept there
    return Parcel(request=_led(bare, places, Path()), files=files, places=places)


def _led(request: Request, places: Mapping[str, str], folder: Path) -> Request:
    """Return a request that leads to the places of a parcel within a folder."""
    paths = {name: folder / place for name, place in places.items()}
    return replace(
        request,
        workbook=paths[_WORKBOOK],
        since=paths.get(_SINCE),
        templates=paths.get(_TEMPLATES),
        brand=paths.get(_BRAND),
    )


def _templates(folder: Path) -> Mapping[str, bytes]:
    from reportgen.report.resources import require_folder  # noqa: PLC0415 - only where there are own templates

    require_folder(folder)
    files, size = {}, 0
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        within = path.relative_to(folder)
        if any(part.startswith(".") for part in within.parts):
            continue
        size += path.stat().st_size
        if size > _LARGEST_FOLDER:
            raise UsageError(f"{folder} holds more than {_LARGEST_FOLDER >> 20} MB, too much to send to a cluster.")
        files[f"{_TEMPLATES}/{within.as_posix()}"] = path.read_bytes()
    return files


def _brand(brand: Path) -> Mapping[str, bytes]:
    shared = _shared(brand)
    return {f"{_BRAND}/{_kept(path, shared)}": path.read_bytes() for path in (brand, *_beside(brand))}


def _beside(brand: Path) -> Iterator[Path]:
    from reportgen.report.brand.beside import files_beside  # noqa: PLC0415 - only where there is a brand file

    for text in files_beside(brand):
        if Path(text).is_absolute():
            raise BrandOrTemplateError(
                f"The brand file {brand} names {text}, a place on this computer: to send it to a cluster, "
                "write the path as it is seen from the brand file."
            )
        yield brand.parent / text


def _shared(brand: Path) -> str:
    """Return the folder that holds a brand file and all it names: a path there may lead up and down again."""
    return os.path.commonpath([os.path.dirname(os.path.abspath(path)) for path in (brand, *_beside(brand))])  # noqa: PTH100, PTH120 - the path as written, links and all


def _kept(path: Path, shared: str) -> str:
    return PurePosixPath(Path(os.path.abspath(path)).relative_to(shared)).as_posix()  # noqa: PTH100 - as written


def unpacked(parcel: Parcel, folder: Path) -> Request:
    """Write the files of a parcel into a folder, and return the request that leads to them."""
    for place, content in parcel.files.items():
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    if parcel.places.get(_TEMPLATES):
        (folder / _TEMPLATES).mkdir(exist_ok=True)
    return _led(parcel.request, parcel.places, folder)


def as_here(text: str, job: Request, folder: str) -> str:
    """Return what was said elsewhere, of files unpacked in `folder`, as it is said of the files here."""
    if folder not in text:
        return text
    for there, here in _names(job):
        text = text.replace(f"{folder}/{there}", here)
    return text


def _names(job: Request) -> Iterator[tuple[str, str]]:
    """Yield the places of a parcel with what they are called here, the longer before what they begin with."""
    yield f"{_WORKBOOK}/{job.workbook.name}", str(job.workbook)
    if job.since is not None:
        yield f"{_SINCE}/{job.since.name}", str(job.since)
    if job.templates is not None:
        yield _TEMPLATES, str(job.templates)
    if job.brand is not None:
        place = PurePosixPath(_BRAND, _kept(job.brand, _shared(job.brand)))
        yield str(place), str(job.brand)
        yield f"{place.parent}/", f"{job.brand.parent}/" if job.brand.parent != Path() else ""
