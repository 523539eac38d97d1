"""How far apart two colours look: in lightness, and to somebody who sees no green (deuteranopia)."""

from __future__ import annotations

from reportgen.report.contrast import channels

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
_DEUTERANOPIA = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
_TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
_WHITE = (0.95047, 1.0, 1.08883)


def difference(first: str, second: str) -> float:
    """Return the distance in CIELAB as somebody with deuteranopia sees it; 2.3 is just noticeable."""
    return sum((a - b) ** 2 for a, b in zip(_lab(first), _lab(second), strict=True)) ** 0.5


def _lab(colour: str) -> tuple[float, float, float]:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels(colour)]
    seen = [min(1.0, max(0.0, part)) for part in _through(_DEUTERANOPIA, linear)]
    x, y, z = (_f(part / white) for part, white in zip(_through(_TO_XYZ, seen), _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _through(matrix: tuple[tuple[float, ...], ...], colour: list[float]) -> list[float]:
    return [sum(share * part for share, part in zip(row, colour, strict=True)) for row in matrix]


def _f(part: float) -> float:
    return part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116
