"""The report's typefaces: from pinned packages only, never from the host and never fetched."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from xml.sax.saxutils import escape

from reportgen.errors import EnvironmentIncompleteError

_PACKAGES = {"Source Sans Pro": "font_source_sans_pro", "Source Serif Pro": "font_source_serif_pro"}

_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
{folders}
  <cachedir>{cache}</cachedir>
  <selectfont><rejectfont><glob>*.otf</glob></rejectfont></selectfont>
  <config><rescan><int>0</int></rescan></config>
</fontconfig>
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFamily:
    """A typeface and the folder its files stand in."""

    name: str
    folder: Path


def built_in_families() -> tuple[FontFamily, ...]:
    """Return the two families the report is set in.

    Raises:
        EnvironmentIncompleteError: a font package is not installed.
    """
    return tuple(FontFamily(name=name, folder=_package_folder(package)) for name, package in _PACKAGES.items())


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
    folders = "\n".join(f"  <dir>{escape(str(family.folder))}</dir>" for family in families)
    cache = _cache_folder()
    text = _CONFIGURATION.format(folders=folders, cache=escape(str(cache)))
    configuration = cache / f"fonts-{sha256(text.encode()).hexdigest()[:16]}.conf"
    if not configuration.is_file():
        draft = cache / f"{configuration.name}.{os.getpid()}"
        draft.write_text(text, encoding="utf-8")
        draft.replace(configuration)
    os.environ["FONTCONFIG_FILE"] = str(configuration)
    return configuration


def _cache_folder() -> Path:
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = home / "reportgen" / "fonts"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        if os.access(folder, os.W_OK):
            return folder
    fallback = Path(tempfile.gettempdir()) / f"reportgen-fonts-{os.getuid()}"
    fallback.mkdir(mode=0o700, exist_ok=True)
    return fallback
