"""How the cells of the results workbook look: by what they hold, in the colours of the template."""

from __future__ import annotations

from dataclasses import replace

from openpyxl.styles import Alignment

from reportgen.workbook.results_fields import Kind
from reportgen.workbook.styles import COMPACT_HEADER, FORMULA, INK, INK_FAINT, INK_SOFT, LEFT, PRIMARY, TEXT, Look, font

_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_RIGHT = Alignment(horizontal="right", vertical="center", indent=1)

WORDS = replace(TEXT, alignment=LEFT)
CODE = replace(TEXT, alignment=_CENTRE)
NUMBER = replace(TEXT, alignment=_RIGHT)
UNKNOWN = replace(TEXT, font=font(size=9, colour=INK_FAINT, italic=True), alignment=LEFT)
LIVE = replace(FORMULA, font=font(colour=INK), alignment=_RIGHT)
LIVE_WORD = replace(FORMULA, font=font(size=9, colour=INK), alignment=_CENTRE)
STATUS = Look(font=font(size=11, colour=PRIMARY, bold=True), alignment=Alignment(vertical="center"))
ASIDE = Look(font=font(size=9, colour=INK_SOFT), alignment=Alignment(vertical="center", indent=1))
HEAD = replace(COMPACT_HEADER, alignment=Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1))
NUMBER_HEAD = replace(HEAD, alignment=Alignment(horizontal="right", vertical="center", wrap_text=True, indent=1))
CODE_HEAD = replace(HEAD, alignment=Alignment(horizontal="center", vertical="center", wrap_text=True))
_PLAIN = {Kind.TEXT: WORDS, Kind.CODE: CODE}
_HEADS = {Kind.TEXT: HEAD, Kind.CODE: CODE_HEAD}
_LIVE = {Kind.TEXT: LIVE_WORD, Kind.CODE: LIVE_WORD}


def look_of(kind: Kind, *, is_live: bool) -> Look:
    """Return the look of a value of a kind, on a tinted ground where a formula works it out."""
    return _LIVE.get(kind, LIVE) if is_live else _PLAIN.get(kind, NUMBER)


def head_of(kind: Kind) -> Look:
    """Return the look of the header above values of a kind."""
    return _HEADS.get(kind, NUMBER_HEAD)
