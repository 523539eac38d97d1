"""The namespaces of a sheet's XML: as Excel usually writes them, and those of strict Office Open XML."""

from __future__ import annotations

NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
