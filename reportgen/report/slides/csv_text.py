"""Rows as CSV that spreadsheets read right: numbers as numerals, texts that can never be formulas."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from babel.numbers import get_decimal_symbol, get_group_symbol

from reportgen.report.words.formats import MINUS, MISSING, NO_BREAK_SPACE

_MARK = "\ufeff"  # tells Excel that the file is UTF-8
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_SPACES = str.maketrans(dict.fromkeys(f"{NO_BREAK_SPACE}\u2007\u2009\u202f", " "))
_STARTS_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def csv_bytes(rows: Iterable[Sequence[str]], locale: str) -> bytes:
    """Return a file for spreadsheets: UTF-8 with its mark, commas, a decimal point; the first row holds the heads."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow([plain_cell(cell, locale) for cell in row])
    return (_MARK + out.getvalue()).encode("utf-8")


def plain_cell(text: str, locale: str) -> str:
    """Return a cell: "−1.204,5" of a German report as "-1204.5", an en dash as nothing, a text so that it is inert."""
    shown = text.translate(_INVISIBLE).translate(_SPACES).strip(" ")
    if shown == MISSING:
        return ""
    numeral = _numeral(shown, locale)
    if numeral is not None:
        return numeral
    return f"'{shown}" if shown.startswith(_STARTS_FORMULAS) else shown


def _numeral(text: str, locale: str) -> str | None:
    """Return what is a number and nothing else, or a percentage, with a point and an ASCII minus."""
    group, point = (get_group_symbol(locale).translate(_SPACES), get_decimal_symbol(locale))
    digits = rf"(?:[0-9]+|[0-9]{{1,3}}(?:{re.escape(group)}[0-9]{{2,3}})*{re.escape(group)}[0-9]{{3}})"
    found = re.fullmatch(rf"([{MINUS}+-]?)({digits})(?:{re.escape(point)}([0-9]+))? ?(%?)", text)
    if found is None:
        return None
    sign = "-" if found[1] in {MINUS, "-"} else ""
    decimals = f".{found[3]}" if found[3] else ""
    return f"{sign}{found[2].replace(group, '')}{decimals}{found[4]}"
