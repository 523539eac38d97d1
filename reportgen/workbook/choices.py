"""Choices, ratings, lists and yes or no in cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from rapidfuzz import fuzz, process

from reportgen.model.engagement import Override, PageSize, PersonalData, QuoteBasis, ReportStatus, RiskAppetite
from reportgen.model.finding import Finding
from reportgen.model.message import Spot
from reportgen.workbook.column import Choice, Column
from reportgen.workbook.located import Cell
from reportgen.workbook.messages_cells import CHARACTERS_REMOVED, NOT_A_RATING, UNKNOWN_CHOICE
from reportgen.workbook.normalising import clean, key
from reportgen.workbook.parsed import Conventions, Parsed, refused
from reportgen.workbook.texts import plain_text

_NUMBERED = re.compile(r"([1-5])(?:[.,]0+)?(?:\s*[-:.=)]\s*((?![0-9]).*))?")
_SHORTEST_PREFIX = 3
_LIKE = 70.0
_NONE = frozenset({"none", "no", "n/a", "-", "nothing"})
YES_WORDS = frozenset({"yes", "y", "true", "1", "x", "ja", "oui", "sí", "si", "sim"})
NO_WORDS = frozenset({"no", "n", "false", "0", "nein", "non", "não"})
_TYPES: Mapping[str, Callable[[str], object]] = {
    "status": ReportStatus,
    "risk_appetite": RiskAppetite,
    "page_size": PageSize,
    "personal_data": PersonalData,
    "override": Override,
    "maturity": float,
    "control_maturity": float,
    "quote_basis": QuoteBasis,
}
_MOST_LISTED = 12


def parse_choice(cell: Cell, column: Column, spot: Spot, _conventions: Conventions) -> Parsed:
    """Read one of the column's choices by label, alias or unambiguous start; an open column takes any text as it is."""
    text, findings = _shown_text(cell, column, spot)
    choice = exact_choice(text, column.choices) if column.is_open else find_choice(text, column.choices)
    if choice is not None:
        return Parsed(value=_TYPES.get(column.field, str)(choice.value))
    if column.is_open:
        return Parsed(value=" ".join(text.split()) or None, findings=findings)
    return refused_choice(text, column, spot)


def parse_choices(cell: Cell, column: Column, spot: Spot, _conventions: Conventions) -> Parsed:
    """Read a list separated by ; or line breaks, without repetition; where choices are given, by them."""
    text, found = _shown_text(cell, column, spot)
    parts = [part.strip() for part in re.split(r"[;\n]", text) if part.strip()]
    if column.is_open and not column.choices:
        return Parsed(value=tuple(dict.fromkeys(parts)), findings=found)
    values: dict[str, None] = {}
    findings: list[Finding] = list(found)
    for part in split_further(parts, column.choices):
        choice = find_choice(part, column.choices)
        if choice is not None:
            values[choice.value] = None
        elif not (len(parts) == 1 and key(part) in _NONE):
            findings.extend(refused_choice(part, column, spot).findings)
    return Parsed(value=tuple(values), findings=tuple(findings))


def parse_rating(cell: Cell, column: Column, spot: Spot, _conventions: Conventions) -> Parsed:
    """Read a rating 1-5: the number, its label where the criterion has labels, or both ("3 - Confidential")."""
    text = plain_text(cell)
    compared = key(text)
    choice = find_choice(text, column.choices) if isinstance(cell.value, str) and column.choices else None
    if choice is not None:
        return Parsed(value=int(choice.value))
    numbered = _NUMBERED.fullmatch(compared)
    if numbered and not isinstance(cell.value, bool) and _agrees(numbered[1], numbered[2], column):
        return Parsed(value=int(numbered[1]))
    if column.choices and isinstance(cell.value, str) and not _is_number(compared):
        return refused_choice(text, column, spot)
    return refused(NOT_A_RATING, spot, text=text, column=column.header)


def parse_yes_no(cell: Cell, column: Column, spot: Spot, _conventions: Conventions) -> Parsed:
    """Read yes or no."""
    compared = key(plain_text(cell))
    if compared in YES_WORDS or compared in NO_WORDS:
        return Parsed(value=compared in YES_WORDS)
    return refused(UNKNOWN_CHOICE, spot, text=plain_text(cell), column=column.header, choices=("Yes", "No"))


def find_choice(text: str, choices: Sequence[Choice]) -> Choice | None:
    """Return the choice a text names: by label, value or alias, else by a start that only one of them has."""
    exact = exact_choice(text, choices)
    wanted = key(text)
    if exact is not None or len(wanted) < _SHORTEST_PREFIX:
        return exact
    starting = [choice for choice in choices if key(choice.label).startswith(wanted)]
    return starting[0] if len(starting) == 1 else None


def exact_choice(text: str, choices: Sequence[Choice]) -> Choice | None:
    """Return the choice a text names in full, by label, value or alias."""
    wanted = key(text)
    for choice in choices:
        if wanted and wanted in {key(choice.label), key(choice.value), *map(key, choice.aliases)}:
            return choice
    return None


def nearest(text: str, candidates: Sequence[str], *, at_least: float = _LIKE) -> str | None:
    """Return the candidate that a misspelt text most likely means, or None where none is close (0-100)."""
    found = process.extractOne(key(text)[:100], candidates, processor=key, scorer=fuzz.ratio, score_cutoff=at_least)
    return None if found is None else found[0]


def refused_choice(text: str, column: Column, spot: Spot) -> Parsed:
    """Return the finding for a text that is none of the choices, with the one it resembles."""
    labels = [choice.label for choice in column.choices]
    others = ("and others",) if len(labels) > _MOST_LISTED else ()
    suggestion = nearest(text, [*labels, *(alias for one in column.choices for alias in one.aliases)])
    choice = find_choice(suggestion, column.choices) if suggestion else None
    finding = UNKNOWN_CHOICE.at(
        spot,
        suggestion=choice.label if choice else None,
        text=text,
        column=column.header,
        choices=(*labels[:_MOST_LISTED], *others),
    )
    return Parsed(findings=(finding,))


def _shown_text(cell: Cell, column: Column, spot: Spot) -> tuple[str, tuple[Finding, ...]]:
    cleaned = clean(plain_text(cell))
    if not cleaned.removed or not column.is_open:
        return cleaned.text, ()
    return cleaned.text, (CHARACTERS_REMOVED.at(spot, column=column.header, kinds=", ".join(cleaned.removed)),)


def split_further(parts: Sequence[str], choices: Sequence[Choice]) -> list[str]:
    """Split the parts of a list at commas too, where every piece is a choice and the whole is none."""
    pieces: list[str] = []
    for part in parts:
        smaller = [piece.strip() for piece in re.split(r"[,/\n]", part) if piece.strip()]
        is_list = find_choice(part, choices) is None and all(find_choice(piece, choices) for piece in smaller)
        pieces.extend(smaller if is_list and smaller else [part])
    return pieces


def _agrees(number: str, label: str | None, column: Column) -> bool:
    """Return whether what follows the number is its own label, or a remark where the rating has no labels."""
    if not label or not column.choices:
        return True
    choice = find_choice(label, column.choices)
    return choice is not None and choice.value == number


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[-+]?[0-9]+([.,][0-9]+)?", text) is not None
