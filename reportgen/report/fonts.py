"""The report's typefaces: from pinned packages only, never from the host and never fetched."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from html import escape
from importlib.util import find_spec
from pathlib import Path

from reportgen.errors import EnvironmentIncompleteError

_PACKAGES = {"Source Sans Pro": "font_source_sans_pro", "Source Serif Pro": "font_source_serif_pro"}

CUTS: Mapping[int, str] = {300: "Light", 400: "Regular", 600: "Semibold"}
"""The weights the report is set in, and what the files of each are called."""

_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
{folders}
  <cachedir>{cache}</cachedir>
  <selectfont>{twice}</selectfont>
{fallbacks}
  <config><rescan><int>0</int></rescan></config>
</fontconfig>
"""


_FALLBACK = """  <alias binding="same">
    <family>{family}</family>
    <accept><family>{fallback}</family></accept>
  </alias>"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFamily:
    """A typeface and the folder its files stand in, NAME-Light, NAME-Regular and NAME-Semibold.

    `fallback` sets the signs that this family does not have.
    """

    name: str
    folder: Path
    fallback: FontFamily | None = None

    def __hash__(self) -> int:
        """Return a hash that is quick to have: whatever is measured is looked up by its family."""
        return hash(self.name)

    def face(self, weight: int) -> Path:
        """Return the file of a weight: 300, 400 or 600."""
        return next(file for kind in ("ttf", "otf") for file in sorted(self.folder.glob(f"*-{CUTS[weight]}.{kind}")))


def built_in_families() -> tuple[FontFamily, ...]:
    """Return the two families the report is set in.

    Raises:
        EnvironmentIncompleteError: a font package is not installed.
    """
    return tuple(_family(name, _package_folder(package)) for name, package in _PACKAGES.items())


@cache
def _family(name: str, folder: Path) -> FontFamily:
    """Return a family, each time the same object: what is looked up by it is found sooner."""
    return FontFamily(name=name, folder=folder)


def _package_folder(package: str) -> Path:
    spec = find_spec(package)
    folder = Path(spec.origin).parent / "files" if spec is not None and spec.origin else None
    if folder is None or not folder.is_dir():
        raise EnvironmentIncompleteError(
            f"The font package {package.replace('_', '-')} is not installed; run ./run report once to set up."
        )
    return folder


def use_only(families: tuple[FontFamily, ...]) -> Path:
    """Point fontconfig at these families alone, for this process, and return the configuration file.

    Must be called before WeasyPrint is imported, since fontconfig reads its configuration once.
    """
    cache = cache_folder()
    text = _CONFIGURATION.format(cache=escape(str(cache)), **_parts(families))
    configuration = cache / f"fonts-{sha256(text.encode()).hexdigest()[:16]}.conf"
    if not configuration.is_file():
        draft = cache / f"{configuration.name}.{os.getpid()}"
        draft.write_text(text, encoding="utf-8")
        draft.replace(configuration)
    os.environ["FONTCONFIG_FILE"] = str(configuration)
    return configuration


def _parts(families: tuple[FontFamily, ...]) -> Mapping[str, str]:
    """Return the folders, what to leave out of them (packages hold each face twice), and the fallbacks."""
    packaged = built_in_families()
    spare = tuple(family.fallback for family in families if family.fallback is not None)
    folders = dict.fromkeys(family.folder for family in (*families, *spare))
    return {
        "folders": "\n".join(f"  <dir>{escape(str(folder))}</dir>" for folder in folders),
        "twice": "".join(
            f"<rejectfont><glob>{escape(str(family.folder))}/*.otf</glob></rejectfont>" for family in packaged
        ),
        "fallbacks": "\n".join(
            _FALLBACK.format(family=escape(family.name), fallback=escape(family.fallback.name))
            for family in families
            if family.fallback is not None
        ),
    }


def cache_folder() -> Path:
    """Return a folder of this user's in which fonts are kept ready."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = home / "reportgen" / "fonts"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        if os.access(folder, os.W_OK):
            return folder
    fallback = Path(tempfile.gettempdir()) / f"reportgen-fonts-{os.getuid()}"
    fallback.mkdir(mode=0o700, exist_ok=True)
    return fallback
