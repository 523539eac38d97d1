"""The colours of a report: fixed neutrals and signals, and tints of the brand's primary."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass

from reportgen.report.contrast import channels

RUST = "#A63E1B"
AMBER = "#8A5A0C"
_RUST_HUE = 15.0
_RISK_HUE = 5.0
_AMBER_HUE = 37.0
_NEAR = 25.0
_COLOURFUL = 0.12


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Every colour a page or a figure may use, as "#RRGGBB".

    `as_is` are the three greys of an as-is stack, bottom to top; `heat` the five steps of a heat map, palest first.
    `p80` to `p06` are the primary mixed with white. `signal` means cost, not ready or exception, and nothing else.
    """

    primary: str
    p80: str
    p55: str
    p30: str
    p14: str
    p06: str
    signal: str = RUST
    ink: str = "#1C2126"
    ink_2: str = "#4A525A"
    ink_3: str = "#666E76"
    rule: str = "#C9C7C1"
    hair: str = "#E3E1DB"
    grey: str = "#E9E7E1"
    paper: str = "#F6F5F1"
    white: str = "#FFFFFF"
    as_is: tuple[str, str, str] = ("#8C8B86", "#B9B7B0", "#DAD8D1")
    risk_low: str = "#A9C9D3"
    risk_low_stroke: str = "#4F7F8E"
    risk_medium: str = "#D0912B"
    risk_medium_stroke: str = "#8A5A0C"
    risk_high: str = "#8E2B22"
    risk_high_stroke: str = "#5E1811"
    heat: tuple[str, str, str, str, str] = ("#F3F1EC", "#E4D9C6", "#D9AE62", "#B5571F", "#7A1F18")

    @classmethod
    def from_primary(cls, primary: str) -> Palette:
        """Return the palette of a brand; the caller has made sure that white text stands on `primary`."""
        return cls(
            primary=primary,
            p80=tint(primary, 0.80),
            p55=tint(primary, 0.55),
            p30=tint(primary, 0.30),
            p14=tint(primary, 0.14),
            p06=tint(primary, 0.06),
            signal=_signal(primary),
        )


def tint(colour: str, share: float) -> str:
    """Mix a colour with white; `share` 1 is the colour itself, 0 white."""
    return "#" + "".join(f"{round(255 * (part * share + 1 - share)):02X}" for part in channels(colour))


def _signal(primary: str) -> str:
    """Return rust, or amber where the brand's own hue would be taken for rust or for the risk reds."""
    hue, _, saturation = colorsys.rgb_to_hls(*channels(primary))
    degrees = hue * 360
    near = min(_apart(degrees, _RUST_HUE), _apart(degrees, _RISK_HUE)) <= _NEAR
    nearer_amber = _apart(degrees, _AMBER_HUE) < _apart(degrees, _RUST_HUE)
    return AMBER if saturation > _COLOURFUL and near and not nearer_amber else RUST


def _apart(first: float, second: float) -> float:
    distance = abs(first - second) % 360
    return min(distance, 360 - distance)
