"""What every page rests on beside what is asked for: the code and its data, Python, packages, libraries, typefaces.

Nothing of it is loaded for that, but the system's libraries, which say where they stand.
"""

from __future__ import annotations

import ctypes
import json
import os
import platform
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from reportgen.errors import EnvironmentIncompleteError
from reportgen.report.fonts import built_in_families
from reportgen.report.resources import package_folder, templates_folder
from reportgen.report.trees import hash_of, hash_of_all, hashes_under

_LIBRARIES: Mapping[str, tuple[str, str]] = {
    "gobject-2.0": ("0", "g_object_unref"),
    "glib-2.0": ("0", "g_free"),
    "pango-1.0": ("0", "pango_version"),
    "pangoft2-1.0": ("0", "pango_ft2_font_map_new"),
    "fontconfig": ("1", "FcGetVersion"),
    "freetype": ("6", "FT_Init_FreeType"),
    "fribidi": ("0", "fribidi_get_bidi_types"),
    "harfbuzz": ("0", "hb_version"),
    "harfbuzz-subset": ("0", "hb_subset_or_fail"),
}
"""The version in the file's name, and something that the library has, by the library's name."""

_SETTINGS = ("LANG", "LC_", "PANGO", "FC_", "FREETYPE_", "HB_", "SOURCE_DATE_EPOCH")
_FONTS = (".ttf",)


@cache
def foundation() -> str | None:
    """Return the hash of all that every page rests on, as it was when this process first asked, None as there."""
    return foundation_now()


def foundation_now() -> str | None:
    """Return the hash of all that every page rests on, None where some of it is missing or cannot be read."""
    try:
        return hash_of(json.dumps(_facts(), sort_keys=True).encode())
    except (OSError, EnvironmentIncompleteError):
        return None


def _facts() -> Mapping[str, object]:
    return {
        "code": hash_of_all(hashes_under(package_folder())),
        "templates": hash_of_all(hashes_under(templates_folder())),
        "fonts": [hash_of_all(hashes_under(family.folder, _FONTS)) for family in built_in_families()],
        "python": [sys.version, sys.implementation.name, platform.machine(), platform.system()],
        "packages": sorted(_packages()),
        "libraries": [library(name, *facts) for name, facts in _LIBRARIES.items()],
        "settings": {name: text for name, text in os.environ.items() if name.startswith(_SETTINGS)},
    }


def _packages() -> Iterator[tuple[str, int]]:
    """Yield the packages that are installed, with their versions in their names, and when they were."""
    for place in dict.fromkeys(sys.path):
        with suppress(OSError):
            for path in Path(place).glob("*.dist-info"):
                yield path.name, path.stat().st_mtime_ns


class _Place(ctypes.Structure):
    """Where the system found something that a library has."""

    _fields_ = (
        ("file", ctypes.c_char_p),
        ("base", ctypes.c_void_p),
        ("name", ctypes.c_char_p),
        ("address", ctypes.c_void_p),
    )


def library(name: str, version: str, has: str) -> tuple[str, str, int, int] | None:
    """Return the file of a library that is loaded, its size and its time; None where it is not there."""
    for file in (f"lib{name}.so.{version}", f"lib{name}.{version}.dylib"):
        with suppress(OSError, AttributeError):
            found, inside = _Place(), getattr(ctypes.CDLL(file), has)
            ctypes.CDLL(None).dladdr(ctypes.cast(inside, ctypes.c_void_p), ctypes.byref(found))
            path = Path(os.fsdecode(found.file or b"")).resolve()
            seen = path.stat()
            return name, str(path), seen.st_size, seen.st_mtime_ns
    return None
