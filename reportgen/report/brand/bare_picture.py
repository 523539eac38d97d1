"""A logo without what its file tells besides the picture: camera, place, author, remarks, names of files."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from reportgen.model.engagement import Logo
from reportgen.report.brand.bare_svg import bare_svg

if TYPE_CHECKING:
    from PIL.Image import Image

_PNG_HEAD = 8
_PNG_LAST = b"IEND"
_PNG_LOOKS = frozenset({b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs"})
_SCREEN_MODES = frozenset({"RGB", "L"})
_ORIENTATION = 0x0112
_UPRIGHT = 1

_MARK, _START, _END, _SCAN, _REMARK = 0xFF, 0xD8, 0xD9, 0xDA, 0xFE
_ADDED = range(0xE0, 0xF0)  # what programs add to a picture; three of them say how it looks
_JPEG_LOOKS = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
_WITHIN_A_SCAN = frozenset({0x00, *range(0xD0, 0xD8)})


def bare(logo: Logo) -> Logo:
    """Return the same picture and nothing else; inks of print become the colours of a screen, as PDF/A wants them."""
    if logo.media_type == "image/svg+xml":
        return Logo(data=bare_svg(logo.data, bare), media_type=logo.media_type)
    from PIL import Image  # noqa: PLC0415 - only reports with a logo need it

    with Image.open(BytesIO(logo.data), formats=("PNG", "JPEG")) as picture:
        turned = picture.getexif().get(_ORIENTATION, _UPRIGHT) != _UPRIGHT
        if turned or _is_deep(picture) or (picture.format == "JPEG" and picture.mode not in _SCREEN_MODES):
            return _redrawn(picture)
        kind, pieces = ("image/png", _of_png) if picture.format == "PNG" else ("image/jpeg", _of_jpeg)
        try:
            return Logo(data=b"".join(pieces(logo.data)), media_type=kind)
        except (IndexError, ValueError):
            return _redrawn(picture)


def _is_deep(picture: Image) -> bool:
    """Return whether the greys of a picture are finer than the PDF engine reads them."""
    return picture.mode.startswith("I")


def _redrawn(picture: Image) -> Logo:
    """Return a picture drawn anew and upright, where taking pieces out of its file would not do."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - as above

    plain = picture.convert("I").point(lambda grey: grey * (1 / 256) + 0).convert("L") if _is_deep(picture) else picture
    upright = ImageOps.exif_transpose(plain)
    drawn = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    alone = Image.new(drawn.mode, drawn.size)
    alone.paste(drawn)
    made = BytesIO()
    alone.save(made, format="PNG")
    return Logo(data=made.getvalue(), media_type="image/png")


def _of_png(data: bytes) -> Iterator[bytes]:
    """Give the pieces of a PNG that make its picture: those in capitals, and a few that say how it looks."""
    yield data[:_PNG_HEAD]
    at, kind = _PNG_HEAD, b""
    while kind != _PNG_LAST:
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        kind = data[at + 4 : at + 8]
        if end > len(data):
            raise ValueError
        if kind[:1].isupper() or kind in _PNG_LOOKS:
            yield data[at:end]
        at = end


def _of_jpeg(data: bytes) -> Iterator[bytes]:
    """Give the pieces of a JPEG that make its picture, in their order, up to its end."""
    yield data[:2]
    at, marker = 2, _START
    while marker != _END:
        while data[at + 1] == _MARK:
            at += 1
        if data[at] != _MARK:
            raise ValueError
        marker = data[at + 1]
        end = at + 2 if marker == _END else at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _SCAN:
            end = _after_scan(data, end)
        if _makes_the_picture(marker, data[at + 4 : end]):
            yield data[at:end]
        at = end


def _makes_the_picture(marker: int, content: bytes) -> bool:
    if marker in _ADDED:
        return marker in _JPEG_LOOKS and content.startswith(_JPEG_LOOKS[marker])
    return marker != _REMARK


def _after_scan(data: bytes, at: int) -> int:
    """Return where the next piece begins after a scan, whose own 0xFF are told by what follows them."""
    while True:
        at = data.index(b"\xff", at)
        if data[at + 1] not in _WITHIN_A_SCAN:
            return at
        at += 2
