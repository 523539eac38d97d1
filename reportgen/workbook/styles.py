"""How the template looks: colours with one meaning each, fonts, fills and the cells made of them."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

PRIMARY = "0E4A5A"
PRIMARY_TINT = "DDE6E8"
PRIMARY_FAINT = "F1F4F5"
INK = "1C2126"
INK_SOFT = "4A525A"
INK_FAINT = "666E76"
RULE = "C9C7C1"
HAIR = "E3E1DB"
PAPER = "F6F5F1"
INPUT = "FFFBEB"
TO_DO = "FBEFC9"
SIGNAL = "A63E1B"
SIGNAL_TINT = "F6DDD3"
WHITE = "FFFFFF"

FAMILY = "Calibri"
_HAIRLINE = Side(style="thin", color=HAIR)
_RULE = Side(style="thin", color=RULE)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
ONE_LINE = Alignment(horizontal="left", vertical="center", indent=1)
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
RIGHT = Alignment(horizontal="right", vertical="center", indent=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The appearance of a kind of cell."""

    font: Font
    fill: PatternFill | None = None
    border: Border | None = None
    alignment: Alignment = LEFT
    number_format: str = "General"
    is_input: bool = False


def fill(colour: str) -> PatternFill:
    """Return a plain fill of a colour given as RRGGBB."""
    return PatternFill(fill_type="solid", start_color=colour, end_color=colour)


def font(*, size: float = 10, colour: str = INK, bold: bool = False, italic: bool = False) -> Font:
    """Return the template's font in a size and colour."""
    return Font(name=FAMILY, size=size, color=colour, bold=bold, italic=italic)


_LINED = Border(bottom=_HAIRLINE)
_OUTLINED = Border(left=_RULE, right=_RULE, top=_RULE, bottom=_RULE)
_BOXED = Border(left=_HAIRLINE, right=_HAIRLINE, top=_HAIRLINE, bottom=_HAIRLINE)

TITLE = Look(font=font(size=22, colour=PRIMARY), alignment=Alignment(vertical="center"))
STANDFIRST = Look(font=font(size=11, colour=INK_SOFT), alignment=Alignment(vertical="top"))
SECTION = Look(
    font=font(size=12, colour=PRIMARY, bold=True),
    border=Border(bottom=Side(style="medium", color=PRIMARY)),
    alignment=Alignment(vertical="center"),
)
HEADER = Look(
    font=font(colour=WHITE, bold=True),
    fill=fill(PRIMARY),
    border=Border(left=Side(style="thin", color="3E6E7B"), right=Side(style="thin", color="3E6E7B")),
    alignment=LEFT,
)
COMPACT_HEADER = replace(
    HEADER,
    font=font(size=9, colour=WHITE, bold=True),
)
BAND = Look(
    font=font(size=9, colour=PRIMARY, bold=True),
    fill=fill(PRIMARY_TINT),
    alignment=Alignment(horizontal="left", vertical="center", indent=1),
)
BAND_START = replace(BAND, border=Border(left=Side(style="thick", color=WHITE)))
LABEL = Look(font=font(bold=True), border=_LINED, alignment=LEFT)
TEXT = Look(font=font(), border=_LINED)
HELP = Look(font=font(size=9, colour=INK_FAINT), border=_LINED, alignment=LEFT)
NOTE = Look(font=font(size=9, colour=INK_FAINT), border=_LINED)
FIELD = Look(font=font(), fill=fill(INPUT), border=_BOXED, is_input=True)
OPTIONAL = replace(FIELD, fill=fill(WHITE), border=_OUTLINED)
FORMULA = Look(font=font(colour=INK_SOFT), fill=fill(PAPER), border=_BOXED)
FIGURE = Look(
    font=font(size=14, colour=PRIMARY, bold=True),
    border=_LINED,
    alignment=Alignment(horizontal="right", vertical="center", indent=1, shrink_to_fit=True),
)
STEP = Look(font=font(size=16, colour=PRIMARY), border=_LINED, alignment=Alignment(horizontal="center", vertical="top"))


def put(
    sheet: Worksheet,
    place: str,
    value: object,
    look: Look,
    *,
    number_format: str | None = None,
    alignment: Alignment | None = None,
) -> None:
    """Write a value of our own, formulas included, into a cell with a look."""
    cell = sheet[place]
    cell.value = value
    dress(cell, look, number_format=number_format, alignment=alignment)


def put_text(sheet: Worksheet, place: str, text: str, look: Look, *, alignment: Alignment | None = None) -> None:
    """Write a text that is never a formula, whatever it begins with."""
    put(sheet, place, text, look, alignment=alignment)
    keep_text(sheet[place])


def keep_text(cell: Cell | MergedCell) -> None:
    """Make a cell's text a text, also where it begins with = + - or @."""
    if isinstance(cell, Cell) and isinstance(cell.value, str) and cell.value[:1] in {"=", "+", "-", "@"}:
        cell.data_type = "s"
        cell.quotePrefix = True


def repeat(cell: Cell | MergedCell, like: Cell | MergedCell) -> None:
    """Give a cell the look of another one of its sheet, which is much faster than dressing it anew."""
    look = copy(like._style)  # type: ignore[union-attr] # noqa: SLF001 - openpyxl has no public way to copy a style
    cell._style = look  # type: ignore[union-attr] # noqa: SLF001 - likewise


def dress(
    cell: Cell | MergedCell, look: Look, *, number_format: str | None = None, alignment: Alignment | None = None
) -> None:
    """Give a cell a look without touching its value; the same look is worked out once for each workbook."""
    known = _DRESSED.setdefault(cell.parent.parent, {})  # type: ignore[arg-type] # a cell stands on a sheet
    key = (id(look), id(alignment), number_format)
    is_plain = cell._style is None  # type: ignore[union-attr] # noqa: SLF001 - as in `repeat`
    if is_plain and key in known:
        cell._style = copy(known[key].style)  # type: ignore[union-attr] # noqa: SLF001 - likewise
        return
    _dress(cell, look, number_format, alignment or look.alignment)
    if is_plain:
        style = copy(cell._style)  # type: ignore[union-attr] # noqa: SLF001 - likewise
        known[key] = _Dressed(style=style, look=look, alignment=alignment)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dressed:
    """The style that a look came to in a workbook; look and alignment are kept, since they are known by their ids."""

    style: StyleArray
    look: Look
    alignment: Alignment | None


_DRESSED: WeakKeyDictionary[Workbook, dict[tuple[int, int, str | None], _Dressed]] = WeakKeyDictionary()


def _dress(cell: Cell | MergedCell, look: Look, number_format: str | None, alignment: Alignment) -> None:
    cell.font = look.font
    cell.alignment = alignment
    cell.number_format = number_format or look.number_format
    cell.protection = Protection(locked=not look.is_input)
    if look.fill is not None:
        cell.fill = look.fill
    if look.border is not None:
        cell.border = look.border
