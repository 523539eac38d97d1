"""The ways to set text: what of a style shapes it, as one number."""

from __future__ import annotations

from typing import Any

_OF_TYPE = (
    *(
        "font_family",
        "font_size",
        "font_style",
        "font_weight",
        "font_stretch",
        "font_kerning",
        "font_variant_ligatures",
    ),
    *("font_variant_position", "font_variant_caps", "font_variant_numeric", "font_variant_alternates"),
    *("font_variant_east_asian", "font_feature_settings", "font_variation_settings", "font_language_override", "lang"),
    *(
        "direction",
        "text_decoration_line",
        "letter_spacing",
        "word_spacing",
        "white_space",
        "overflow_wrap",
        "word_break",
        "tab_size",
    ),
    *("hyphens", "hyphenate_character", "hyphenate_limit_chars", "hyphenate_limit_zone"),
)


class Types:
    """A number for each way that text is set, the same for styles that differ only otherwise."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[object, ...], int] = {}

    def of(self, style: Any) -> int:
        """Return the number of a style's type, which its style keeps."""
        kept: tuple[Types, int] | None = vars(style).get("type_kept")
        if kept is None or kept[0] is not self:
            values = tuple(_hashable(style[name]) for name in _OF_TYPE)
            kept = style.type_kept = self, self._numbers.setdefault((style.font_config, *values), len(self._numbers))
        return kept[1]


def _hashable(value: object) -> object:
    if isinstance(value, set):
        return frozenset(value)
    return tuple(value) if isinstance(value, list) else value
