"""Which names a brand file may use; others belong to other tools, and near misses are pointed out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.report.brand.file import Said
from reportgen.report.brand.remarks import Remarks, suggestion

SIZES = ("medium", "large", "small")
GROUNDS = ("light", "dark")
ROLES = (
    *("foreground", "background", "primary", "secondary", "tertiary", "success"),
    *("info", "warning", "danger", "light", "dark", "link"),
)
ELEMENTS = ("base", "headings", "monospace", "monospace-inline", "monospace-block", "link")
PICTURE = ("path", "alt")
_ELEMENT = ("family", "weight", "style", "size", "line-height", "color", "background-color", "decoration")
_FONT = ("family", "source", "files", "weight", "style", "display")
_FILE = ("path", "weight", "style")

_KNOWN: Mapping[str, tuple[str, ...]] = {
    "": ("meta", "logo", "color", "typography", "defaults"),
    "meta.name": ("short", "full"),
    "logo": ("images", *SIZES, *PICTURE),
    **{f"logo.{size}": (*GROUNDS, *PICTURE) for size in SIZES},
    **{f"logo.{size}.{ground}": PICTURE for size in SIZES for ground in GROUNDS},
    "color": ("palette", *ROLES),
    **{f"color.{role}": GROUNDS for role in ROLES},
    "typography": ("fonts", *ELEMENTS),
    **{f"typography.{element}": _ELEMENT for element in ELEMENTS},
    **{f"typography.{element}.{kind}": GROUNDS for element in ELEMENTS for kind in ("color", "background-color")},
}
_OPEN: Mapping[str, tuple[str, ...]] = {"meta": ("name", "link"), "defaults": ("reportgen",)}


def note_unknown_keys(said: Said, remarks: Remarks) -> None:
    """Say which names the report does not know, once, and which one was probably meant."""
    unknown = tuple(_unknown(said))
    plain = [f"{name.path} (line {name.line})" for name, meant in unknown if meant is None]
    if plain:
        remarks.note(Said(path=""), f"the report does not know {', '.join(plain)} and leaves this out.")
    for name, meant in unknown:
        if meant is not None:
            remarks.note(name, f'the report does not know {name.path} and leaves it out. Did you mean "{meant}"?')


def _unknown(said: Said) -> Iterator[tuple[Said, str | None]]:
    for path, known in _KNOWN.items():
        yield from _not_among(at(said, path), known)
    for path, known in _OPEN.items():
        yield from ((name, meant) for name, meant in _not_among(at(said, path), known) if meant is not None)
    for colour in at(said, "color.palette").entries.values():
        yield from _not_among(colour, GROUNDS)
    for picture in at(said, "logo.images").entries.values():
        yield from _not_among(picture, PICTURE)
    for font in at(said, "typography.fonts").items:
        yield from _not_among(font, _FONT)
        for file in font.child("files").items:
            yield from _not_among(file, _FILE)


def at(said: Said, path: str) -> Said:
    """Return what is said at a place such as logo.medium."""
    for name in path.split(".") if path else ():
        said = said.child(name)
    return said


def _not_among(said: Said, known: tuple[str, ...]) -> Iterator[tuple[Said, str | None]]:
    free = [name for name in known if name not in said.entries]
    for name, entry in said.entries.items():
        if name not in known:
            yield entry, suggestion(name, free)
