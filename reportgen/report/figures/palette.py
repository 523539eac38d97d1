"""The colours of a report: fixed neutrals and signals, and tints of the brand's primary."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass

from reportgen.report.contrast import channels, contrast

INK = "#1C2126"
RUST = "#A63E1B"
AMBER = "#8A5A0C"
_RUST_HUE = 15.0
_RISK_HUE = 5.0
_AMBER_HUE = 37.0
_NEAR = 25.0
_COLOURFUL = 0.12
_READ = 4.5
_DASH = "1.6 0.7"
_SLATE = "#3B4650"
_HEAT = ("#F3F1EC", "#E4D9C6", "#D9AE62", "#B5571F", "#7A1F18")


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Every colour a page or a figure may use, as "#RRGGBB".

    `as_is` are the three greys of an as-is stack, bottom to top; `heat` the five steps of a heat map, palest first;
    the tiers of a risk are three of these.
    `p80` to `p06` are the primary mixed with white. `signal` means cost, not ready or exception, and nothing else;
    `signal_dash` breaks its lines where the brand's own hue is near, so that form tells them apart too. `gain` and its
    tints mean money saved and measures in place, and colour the large numerals: the primary, or slate where the brand
    is red, rust or amber and a saving in its colour would be taken for a loss.
    """

    primary: str
    p80: str
    p55: str
    p30: str
    p14: str
    p06: str
    gain: str
    gain_p55: str
    gain_p30: str
    gain_p14: str
    signal: str = RUST
    signal_dash: str | None = None
    ink: str = INK
    ink_2: str = "#4A525A"
    ink_3: str = "#666E76"
    rule: str = "#C9C7C1"
    hair: str = "#E3E1DB"
    grey: str = "#E9E7E1"
    paper: str = "#F6F5F1"
    white: str = "#FFFFFF"
    as_is: tuple[str, str, str] = ("#8C8B86", "#B9B7B0", "#DAD8D1")
    risk_low: str = _HEAT[1]
    risk_low_stroke: str = "#857148"
    risk_medium: str = _HEAT[2]
    risk_medium_stroke: str = "#8A5A0C"
    risk_high: str = _HEAT[4]
    risk_high_stroke: str = "#4E120D"
    heat: tuple[str, str, str, str, str] = _HEAT

    @classmethod
    def from_primary(cls, primary: str) -> Palette:
        """Return the palette of a brand; the caller has made sure that white text stands on `primary`."""
        gain = _SLATE if _is_warning(primary) else primary
        return cls(
            primary=primary,
            p80=tint(primary, 0.80),
            p55=_under_ink(primary),
            p30=tint(primary, 0.30),
            p14=tint(primary, 0.14),
            p06=tint(primary, 0.06),
            gain=gain,
            gain_p55=_under_ink(gain),
            gain_p30=tint(gain, 0.30),
            gain_p14=tint(gain, 0.14),
            signal=_signal(primary),
            signal_dash=_DASH if _is_near(primary) else None,
        )


def tint(colour: str, share: float) -> str:
    """Mix a colour with white; `share` 1 is the colour itself, 0 white."""
    return "#" + "".join(f"{round(255 * (part * share + 1 - share)):02X}" for part in channels(colour))


def _under_ink(primary: str) -> str:
    """Return the tint of 55 %, or a paler one where the brand is so dark that ink could not be read on it."""
    shares = (share / 100 for share in range(55, 20, -1))
    return next(colour for share in shares if contrast(INK, colour := tint(primary, share)) >= _READ)


def _signal(primary: str) -> str:
    """Return rust, or amber where the brand's own hue would be taken for rust; a brand in amber itself keeps rust."""
    degrees = _hue(primary)
    nearer_amber = _apart(degrees, _AMBER_HUE) < _apart(degrees, _RUST_HUE)
    return AMBER if _is_near(primary) and not nearer_amber else RUST


def _is_near(primary: str) -> bool:
    """Return whether a brand's hue is within 25 degrees of rust or of the risk reds."""
    return _stands_by(primary, (_RUST_HUE, _RISK_HUE))


def _is_warning(primary: str) -> bool:
    """Return whether a brand's hue is within 25 degrees of any that warns: rust, the risk reds or amber."""
    return _stands_by(primary, (_RUST_HUE, _RISK_HUE, _AMBER_HUE))


def _stands_by(primary: str, hues: tuple[float, ...]) -> bool:
    _, _, saturation = colorsys.rgb_to_hls(*channels(primary))
    return saturation > _COLOURFUL and min(_apart(_hue(primary), hue) for hue in hues) <= _NEAR


def _hue(colour: str) -> float:
    return colorsys.rgb_to_hls(*channels(colour))[0] * 360


def _apart(first: float, second: float) -> float:
    distance = abs(first - second) % 360
    return min(distance, 360 - distance)
