"""Which names a brand file may use; others belong to other tools, and near misses are pointed out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.report.brand.file import Said
from reportgen.report.brand.remarks import Remarks, suggestion

SIZES = ("medium", "large", "small")
ROLES = (
    *("foreground", "background", "primary", "secondary", "tertiary", "success"),
    *("info", "warning", "danger", "light", "dark", "link"),
)
ELEMENTS = ("base", "headings", "monospace", "monospace-inline", "monospace-block", "link")
_ELEMENT = ("family", "weight", "style", "size", "line-height", "color", "background-color", "decoration")
_FONT = ("family", "source", "files", "weight", "style", "display")

_KNOWN: Mapping[str, tuple[str, ...]] = {
    "": ("meta", "logo", "color", "typography", "defaults"),
    "logo": ("images", *SIZES, "path", "alt"),
    "color": ("palette", *ROLES),
    "typography": ("fonts", *ELEMENTS),
    **{f"typography.{element}": _ELEMENT for element in ELEMENTS},
}


def note_unknown_keys(said: Said, remarks: Remarks) -> None:
    """Say which names the report does not know, once, and which one was probably meant."""
    unknown = tuple(_unknown(said))
    plain = [name.path for name, meant in unknown if meant is None]
    if plain:
        remarks.note(f"The brand file says {', '.join(plain)}, which the report does not know and leaves out.")
    for name, meant in unknown:
        if meant is not None:
            remarks.note(
                f"The brand file says {name.path} in line {name.line}, which the report leaves out. "
                f'Did you mean "{meant}"?'
            )


def _unknown(said: Said) -> Iterator[tuple[Said, str | None]]:
    for path, known in _KNOWN.items():
        yield from _not_among(_at(said, path), known)
    for font in said.child("typography").child("fonts").items:
        yield from _not_among(font, _FONT)


def _at(said: Said, path: str) -> Said:
    for name in path.split(".") if path else ():
        said = said.child(name)
    return said


def _not_among(said: Said, known: tuple[str, ...]) -> Iterator[tuple[Said, str | None]]:
    free = [name for name in known if name not in said.entries]
    for name, entry in said.entries.items():
        if name not in known:
            yield entry, suggestion(name, free)
