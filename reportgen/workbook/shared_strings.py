"""The texts that the cells of a workbook share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from reportgen.workbook.limits import Meter
from reportgen.workbook.markup import Handlers, scan
from reportgen.workbook.refusals import RefusedError
from reportgen.workbook.spreadsheet import NAMESPACES

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def read_shared_strings(part: Iterable[bytes], meter: Meter) -> Sequence[str]:
    """Return the shared strings as Excel shows them, without formats and phonetic guides.

    Raises:
        RefusedError: the part is damaged, or holds more or longer texts than the limits allow.
    """
    strings: list[str] = []
    pieces: list[str] = []
    guide: list[bool] = []
    characters = 0

    def open_guide(_attributes: Mapping[str, str]) -> None:
        guide.append(True)

    def close_guide(_text: str) -> None:
        guide.clear()

    def take(text: str) -> None:
        if not guide:
            pieces.append(text)

    def close(_text: str) -> None:
        nonlocal characters
        text = "".join(pieces)
        pieces.clear()
        characters += len(text)
        if len(strings) >= meter.limits.strings or characters > meter.limits.characters:
            raise RefusedError(
                "holds more text than a workbook of processes needs: copy the processes into a new workbook and save "
                "that"
            )
        strings.append(unescaped(text))

    handlers = Handlers(
        start={"rPh": open_guide}, end={"t": take, "rPh": close_guide, "si": close}, namespaces=NAMESPACES
    )
    scan(part, handlers, meter)
    return strings


def unescaped(text: str) -> str:
    """Return a text with the characters that XML cannot hold, which Excel writes as _x000D_ and the like."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text)
