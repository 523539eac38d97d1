"""What a row of totals is called."""

from __future__ import annotations

from reportgen.workbook.normalising import key

_TOTALS = frozenset(
    {
        *("total", "totals", "grand total", "overall", "overall total", "sum", "sums", "all processes", "total sum"),
        *("summe", "gesamt", "gesamtsumme", "insgesamt", "total général", "total general", "somme", "ensemble"),
        *("suma", "suma total", "total geral", "totale", "totale generale", "somma", "totaal", "totalt", "i alt"),
        *("razem", "celkem", "σ", "∑", "gesamtergebnis", "endsumme", "ges", "eindtotaal", "totaux", "grand sum"),
        *("合計", "总计", "總計", "합계"),
    }
)
_PERHAPS = frozenset({"all", "ergebnis", "result", "results"})
_SUBTOTALS = frozenset(
    {
        *("subtotal", "sub-total", "sub total", "subtotals", "subtot", "zwischensumme", "sous-total", "sous total"),
        *("subtotaal", "subtotale", "soma parcial", "delsumma"),
    }
)
_AVERAGES = frozenset(
    {"average", "mean", "median", "durchschnitt", "mittelwert", "moyenne", "promedio", "média", "media"}
)
_STARTS = ("total ", "subtotal ", "sub-total ", "total, ", "sum ", "summe ", "gesamt ", "zwischensumme ", "sous-total ")
_ENDS = (" total", " (total)", " subtotal", " (subtotal)", " gesamt", " insgesamt")


def is_total(text: str) -> bool:
    """Return whether a text is nothing but a word for a total or a subtotal."""
    return _plain(text) in _TOTALS | _SUBTOTALS


def is_perhaps_total(text: str) -> bool:
    """Return whether a text may be a word for a total, if the sums say so too."""
    return _plain(text) in _PERHAPS


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
