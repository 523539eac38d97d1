"""Where things are kept: a folder of this user's that nobody else may look into, since client data lies there."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "REPORTGEN_CACHE"
OFF = "off"
_ALSO_OFF = {OFF, "no", "none", "false", "0"}
_OWN = "reports"
_OTHERS = 0o077


def kept_folder() -> Path | None:
    """Return the folder in which things are kept, whether it is there or not; None where nothing is to be kept.

    It is `reports` in the folder that REPORTGEN_CACHE names, else in reportgen's own among the user's caches;
    REPORTGEN_CACHE=off keeps nothing.

    Raises:
        RuntimeError: it would be in a home, and whose or where that is, is not known.
    """
    named = os.environ.get(VARIABLE, "").strip()
    if named.lower() in _ALSO_OFF:
        return None
    if named:
        return Path(named).expanduser().absolute() / _OWN
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "reportgen" / _OWN


def made_private(folder: Path) -> None:
    """Make a folder if it is not there, and keep others out of it.

    Raises:
        OSError: it cannot be made, or is somebody else's.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = folder.stat()
    if hasattr(os, "geteuid") and found.st_uid != os.geteuid():
        raise PermissionError(None, "it belongs to another user", str(folder))
    if found.st_mode & _OTHERS:
        folder.chmod(0o700)
