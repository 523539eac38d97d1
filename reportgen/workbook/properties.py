"""What a workbook says of itself: when it was last saved, and from which template it was made."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.workbook.markup import Handlers, scan
from reportgen.workbook.package import Package
from reportgen.workbook.refusals import RefusedError


def read_properties(package: Package) -> Mapping[str, str]:
    """Return the core and custom properties by name, such as "modified" and "template_version".

    Properties are never worth refusing a workbook for: those that cannot be read are left out.
    """
    found: dict[str, str] = {}
    names: list[str] = []

    def start(attributes: Mapping[str, str]) -> None:
        names[:] = [attributes.get("name", "")]

    def end(name: str, text: str) -> None:
        if text.strip():
            found.setdefault(names[0] if names else name, text.strip())

    handlers = Handlers(start={"property": start}, any_end=end)
    for part in (package.core_properties, package.custom_properties):
        if part is not None:
            try:
                scan(package.container.pieces(part), handlers, package.container.meter)
            except RefusedError:
                continue
    return found
