"""What stands where in a brand file: a text, names with values below them, or a list."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from reportgen.report.brand.file import Said
from reportgen.report.brand.keys import ELEMENTS, SIZES, at
from reportgen.report.brand.remarks import Remarks
from reportgen.report.brand.standing import WISHES


class Shape(StrEnum):
    """How a value is written, as it is called in a sentence."""

    TEXT = "a text"
    NAMES = "names with values below them"
    LIST = "a list"


_TEXT, _NAMES, _LIST = (Shape.TEXT,), (Shape.NAMES,), (Shape.LIST,)
_EITHER = (Shape.TEXT, Shape.NAMES)
_ONE_TEXT = "one text"

_WANTED: Mapping[str, tuple[tuple[Shape, ...], str]] = {
    "meta": (_NAMES, "names with values, such as name"),
    "meta.name": (_EITHER, "the firm's name, or short: and full: with it"),
    "logo": (_EITHER, "the path of a picture, or names such as medium: with one"),
    "logo.images": (_NAMES, "names with the paths of their pictures"),
    **{f"logo.{size}": (_EITHER, "the path or name of a picture, or light: and dark: with one") for size in SIZES},
    "color": (_NAMES, "names with their colours, such as primary"),
    "color.palette": (_NAMES, "names with their colours"),
    "typography": (_NAMES, "names of kinds of text, such as base, with their typefaces"),
    "typography.fonts": (_LIST, "a list of families: each begins with a dash, as in - family: Acme Text"),
    **{f"typography.{one}": (_EITHER, "the name of a family, or names such as family: below it") for one in ELEMENTS},
    **{f"typography.{one}.{key}": (_TEXT, _ONE_TEXT) for one in ("base", "headings") for key in ("family", "weight")},
    "typography.base.size": (_TEXT, _ONE_TEXT),
    "typography.link.decoration": (_TEXT, _ONE_TEXT),
    "defaults": (_NAMES, "names of tools, such as reportgen"),
    "defaults.reportgen": (_NAMES, f"names with values: {', '.join(WISHES)}"),
    **{f"defaults.reportgen.{wish}": (_TEXT, _ONE_TEXT) for wish in WISHES},
}


def find_wrong_shapes(said: Said, remarks: Remarks) -> None:
    """Find fault with what is written in another way than it can be read; nothing said is no fault."""
    for path, (wanted, sentence) in _WANTED.items():
        one = at(said, path)
        if not one.says_nothing and _shape(one) not in wanted:
            remarks.fault(one, f"{path} is {_shape(one)}; it should hold {sentence}.")


def _shape(said: Said) -> Shape:
    return Shape.NAMES if said.entries else Shape.LIST if said.items else Shape.TEXT
