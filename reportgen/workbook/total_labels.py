"""What a row of totals is called."""

from __future__ import annotations

from reportgen.workbook.normalising import key

_TOTALS = frozenset(
    {
        *("total", "totals", "grand total", "overall", "overall total", "sum", "sums", "all processes", "total sum"),
        *("summe", "gesamt", "gesamtsumme", "insgesamt", "total général", "total general", "somme", "ensemble"),
        *("suma", "suma total", "total geral", "totale", "totale generale", "somma", "totaal", "totalt", "i alt"),
        *("razem", "celkem", "σ", "∑"),
    }
)
_SUBTOTALS = frozenset(
    {
        *("subtotal", "sub-total", "sub total", "subtotals", "zwischensumme", "sous-total", "sous total"),
        *("subtotaal", "subtotale", "soma parcial", "delsumma"),
    }
)
_AVERAGES = frozenset(
    {"average", "mean", "median", "durchschnitt", "mittelwert", "moyenne", "promedio", "média", "media"}
)
_STARTS = ("total ", "subtotal ", "sub-total ", "sum ", "summe ", "gesamt ", "zwischensumme ", "sous-total ")
_ENDS = (" total", " subtotal", " gesamt", " insgesamt")


def is_total(text: str) -> bool:
    """Return whether a text is nothing but a word for a total or a subtotal."""
    return _plain(text) in _TOTALS | _SUBTOTALS


def is_average(text: str) -> bool:
    """Return whether a text is nothing but a word for an average."""
    return _plain(text) in _AVERAGES


def is_subtotal(text: str) -> bool:
    """Return whether a text is a word for a subtotal, which counts the rows since the one before."""
    return _plain(text) in _SUBTOTALS or total_of(text) is not None


def total_of(text: str) -> str | None:
    """Return what a text may be the total of: "finance" for "Total Finance"; "quality" for "Total quality"."""
    plain = _plain(text)
    for start in _STARTS:
        if plain.startswith(start):
            return plain[len(start) :].removeprefix("of ").removeprefix("for ").strip(":- ")
    for end in _ENDS:
        if plain.endswith(end):
            return plain[: -len(end)].strip(":- ")
    return None


def _plain(text: str) -> str:
    return key(text).strip(":=.- ")
