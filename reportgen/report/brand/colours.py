"""The colours of a brand file: names followed through the palette to "#RRGGBB"."""

from __future__ import annotations

from dataclasses import dataclass

from tinycss2.color5 import parse_color

from reportgen.report.brand.file import Said
from reportgen.report.brand.keys import GROUNDS, ROLES
from reportgen.report.brand.remarks import Remarks, did_you_mean
from reportgen.report.contrast import WHITE, contrast, darkened

TEXT_CONTRAST = 4.5
LEGIBLE = 7.0
_TAKEN = ("primary", "link")


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """What the report takes; None where the file does not say."""

    primary: str | None
    headings: str | None
    link: str | None


def colours_of(said: Said, remarks: Remarks) -> Colours:
    """Read the colours; every name in color: is followed, whether the report uses it or not."""
    section, typography = said.child("color"), said.child("typography")
    others = [section.child(role) for role in ROLES if role not in _TAKEN]
    for entry in (*section.child("palette").entries.values(), *(one for one in others if not one.says_nothing)):
        _resolved(entry, section, remarks.of_what_is_unused())
    primary, _ = (_resolved(section.child(role), section, remarks) for role in _TAKEN)
    link = typography.child("link").child("color")
    link = link if link.is_mentioned else section.child("link")
    if primary is not None:
        _note_darkened(section.child("primary"), primary, remarks)
    return Colours(
        primary=primary,
        headings=_legible(typography.child("headings").child("color"), section, remarks, primary),
        link=_legible(link, section, remarks, primary),
    )


def _note_darkened(at: Said, primary: str, remarks: Remarks) -> None:
    if darkened(primary, ratio=LEGIBLE) != primary:
        remarks.note(at, darkening(primary))


def darkening(colour: str) -> str:
    """Return the sentence on a brand colour that is printed darker than it is."""
    return (
        f"The brand colour {colour} has a contrast of {contrast(colour, WHITE):.1f} to 1 on white; text needs "
        f"{LEGIBLE:g}. The report uses the darker {darkened(colour, ratio=LEGIBLE)}."
    )


def _legible(said: Said, section: Said, remarks: Remarks, primary: str | None) -> str | None:
    """Return a colour for text, and find fault where it cannot be read on white paper.

    The primary is let pass: where it is too pale it is darkened, and said.
    """
    colour = _resolved(said, section, remarks)
    if colour is None or colour == primary or contrast(colour, WHITE) >= TEXT_CONTRAST:
        return colour
    remarks.fault(
        said,
        f"{said.path} is {colour}, with a contrast of {contrast(colour, WHITE):.1f} to 1 on white paper; text needs "
        f"{TEXT_CONTRAST:g} (WCAG AA). Use {darkened(colour, ratio=TEXT_CONTRAST)} or a darker one.",
    )
    return None


def _resolved(said: Said, section: Said, remarks: Remarks) -> str | None:
    """Return the colour said at a place, on a light ground; None where nothing or nothing valid is said."""
    if not said.is_mentioned:
        return None
    shown = _on_paper(said, remarks)
    if shown is None or shown.text is None:
        return None
    return _followed(shown, shown.text, section, remarks, (shown.path.rpartition(".")[2],))


def _on_paper(said: Said, remarks: Remarks) -> Said | None:
    """Return where the colour for light ground stands, else the one for dark ground; find fault where neither does."""
    given = next((said.child(ground) for ground in GROUNDS if said.child(ground).is_mentioned), said)
    if given is said and said.entries:
        meant = next((hint for name in said.entries if (hint := did_you_mean(name, list(GROUNDS)))), "")
        remarks.fault(said, f"{said.path} has no colour under light: or dark:.{meant}")
        return None
    if given.text is None:
        remarks.fault(
            given,
            f"{given.path} is {'no single colour' if given.items or given.entries else 'empty'}. A colour that starts "
            'with # stands in quotes: "#0E4A5A"; else YAML drops it.',
        )
        return None
    if given.path == f"{said.path}.dark":
        remarks.note(
            given,
            f"{said.path} has a colour for dark ground only; the report takes it, though it is printed on white paper. "
            "Add light: with the one for paper.",
        )
    return given


def _followed(at: Said, name: str, section: Said, remarks: Remarks, chain: tuple[str, ...]) -> str | None:
    palette = section.child("palette")
    target = _target(name, palette, section, chain)
    if target is None:
        return _final(at, name, section, remarks, chain)
    shown = _on_paper(target, remarks)
    if shown is None or shown.text is None:
        return None
    return _followed(shown, shown.text, section, remarks, (*chain, name))


def _target(name: str, palette: Said, section: Said, chain: tuple[str, ...]) -> Said | None:
    """Return where a name leads: the palette before the roles, and never to where it came from."""
    is_from_palette = name in chain[1:] or (name == chain[0] and name not in ROLES)
    if name in palette.entries and not is_from_palette:
        return palette.entries[name]
    return section.entries[name] if name in ROLES and name in section.entries and name not in chain else None


def _final(at: Said, name: str, section: Said, remarks: Remarks, chain: tuple[str, ...]) -> str | None:
    colour = as_hex(name)
    if colour is not None:
        return colour
    palette = section.child("palette")
    if name in chain:
        circle = _from_the_first(chain[chain.index(name) :])
        first = palette.entries.get(circle[0]) or section.child(circle[0])
        said = " → ".join((*circle, circle[0]))
        remarks.fault(first, f"color: these names lead back to themselves: {said}. Give one of them a colour.")
    elif parse_color(name) is not None:
        remarks.fault(
            at, f'{at.path} is "{name}", which is no solid colour of the screen; write one such as "#0E4A5A".'
        )
    else:
        known = f" The palette has: {', '.join(sorted(palette.entries))}." if palette.entries else ""
        hint = did_you_mean(name, list(palette.entries))
        if not hint and as_hex(f"#{name}") is not None:
            hint = f' Did you mean "#{name}"?'
        remarks.fault(
            at,
            f'{at.path} is "{name}", which is neither a colour such as "#0E4A5A" nor a name in color.palette.'
            f"{known}{hint}",
        )
    return None


def _from_the_first(circle: tuple[str, ...]) -> tuple[str, ...]:
    """Turn a circle so that it starts with the first name in the alphabet: the same from wherever it was entered."""
    start = circle.index(min(circle))
    return circle[start:] + circle[:start]


def as_hex(text: str) -> str | None:
    """Return "#RRGGBB" for a solid colour in any notation of CSS, else None."""
    colour = parse_color(text)
    if colour is None or isinstance(colour, str) or colour.alpha != 1:
        return None
    try:
        channels = colour.to("srgb").coordinates
    except (NotImplementedError, ValueError):  # what tinycss2 raises for a space it cannot convert
        return None
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, part or 0.0))):02X}" for part in channels)
