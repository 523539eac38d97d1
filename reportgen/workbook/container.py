"""The zip container of a workbook: looked over before anything in it is unpacked."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from reportgen.workbook.limits import LIMITS, Limits, Meter
from reportgen.workbook.refusals import ASK_SENDER, DAMAGED, RefusedError

_DIRECTORY_ENTRY = b"PK\x01\x02"
_LOCAL_HEADER_SIZE = 30
_PIECE = 1 << 16
_ENCRYPTED_FLAG = 0x1
_ALLOWED_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
OPENING = (  # what opening a damaged archive can raise
    zipfile.BadZipFile,
    struct.error,
    ValueError,
    OSError,
    NotImplementedError,  # what zipfile raises for a version it does not know
    UnicodeError,
)
UNPACKING = (  # what reading a damaged member can raise
    KeyError,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,  # what zipfile raises for a compression or version it does not know
    RuntimeError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """The members of a container that passed every check; names are as written, and by their case-folded form.

    `meter` counts what is read of them.
    """

    archive: zipfile.ZipFile
    names: frozenset[str]
    folded: Mapping[str, str]
    meter: Meter

    @property
    def limits(self) -> Limits:
        """Return how much may be read."""
        return self.meter.limits

    def pieces(self, name: str) -> Iterator[bytes]:
        """Unpack one member piece by piece, never more than it declared.

        Raises:
            RefusedError: it is missing or damaged.
        """
        try:
            with self.archive.open(name) as member:
                missing = self.archive.getinfo(name).file_size
                while piece := member.read(_PIECE):
                    missing -= len(piece)
                    yield piece
        except UNPACKING as error:
            raise RefusedError(DAMAGED) from error
        if missing:
            raise RefusedError(DAMAGED)

    def read(self, name: str) -> bytes:
        """Unpack one member at once, never more than it declared.

        Raises:
            RefusedError: it is missing or damaged.
        """
        return b"".join(self.pieces(name))

    def as_written(self, name: str) -> str | None:
        """Return a member's name as it stands in the container, where case differs; None where there is none."""
        return name if name in self.names else self.folded.get(name.casefold())

    def start_of(self, name: str, size: int) -> bytes:
        """Return the first bytes of a member, or nothing where there is no such member or it is damaged."""
        if name not in self.names:
            return b""
        try:
            with self.archive.open(name) as member:
                return member.read(size)
        except UNPACKING:
            return b""


def open_container(data: bytes, limits: Limits = LIMITS) -> Container:
    """Check the members of a zip container and return them.

    Raises:
        RefusedError: it is cut short, or its members are too many, too large, unsafe or overlapping.
    """
    if data.count(_DIRECTORY_ENTRY) > limits.members:
        raise RefusedError(f"holds more than {limits.members:,} parts: {ASK_SENDER}")
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except OPENING as error:
        raise RefusedError(DAMAGED) from error
    members = archive.infolist()
    for member in members:
        _require_safe(member)
    _require_distinct(members)
    _require_apart(members)
    _require_moderate(members, limits)
    names = frozenset(member.filename for member in members)
    folded = {name.casefold(): name for name in names}
    return Container(archive=archive, names=names, folded=folded, meter=Meter(limits=limits))


def _require_safe(member: zipfile.ZipInfo) -> None:
    name = member.orig_filename
    parts = name.replace("\\", "/").split("/")
    if name.startswith(("/", "\\")) or ".." in parts or "\x00" in name or "\\" in name or name[1:2] == ":":
        raise RefusedError(f"holds a part whose name points outside the file: {ASK_SENDER}")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise RefusedError(f"holds a link to another file: {ASK_SENDER}")
    if member.flag_bits & _ENCRYPTED_FLAG:
        raise RefusedError("is a zip archive with a password: remove the password and save it again")
    if member.compress_type not in _ALLOWED_METHODS:
        raise RefusedError(f"is packed in a way that Excel does not use: {ASK_SENDER}")


def _require_distinct(members: Sequence[zipfile.ZipInfo]) -> None:
    if len({member.filename.casefold() for member in members}) < len(members):
        raise RefusedError(f"holds two parts of the same name: {ASK_SENDER}")


def _require_apart(members: Sequence[zipfile.ZipInfo]) -> None:
    end = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        if member.header_offset < end:
            raise RefusedError(f"holds parts that overlap: {ASK_SENDER}")
        end = member.header_offset + _LOCAL_HEADER_SIZE + member.compress_size


def _require_moderate(members: Sequence[zipfile.ZipInfo], limits: Limits) -> None:
    inflated = sum(member.file_size for member in members)
    stored = sum(member.compress_size for member in members)
    too_dense = inflated > limits.ratio_matters_above and inflated > limits.ratio * max(stored, 1)
    if inflated > limits.inflated_size or too_dense:
        raise RefusedError(
            "unpacks to far more than a workbook of processes needs: copy the sheets into a new workbook and save that"
        )
