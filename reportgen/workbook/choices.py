"""Choices, ratings, lists and yes or no in cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from reportgen.model.engagement import (
    CostPreset,
    Override,
    PageSize,
    PersonalData,
    QuoteBasis,
    ReportStatus,
    RiskAppetite,
    RiskMethod,
)
from reportgen.model.finding import Finding
from reportgen.model.message import Spot
from reportgen.workbook.column import Choice, Column
from reportgen.workbook.located import Cell
from reportgen.workbook.messages_cells import CHARACTERS_REMOVED, NOT_A_RATING, UNKNOWN_CHOICE
from reportgen.workbook.misspelling import nearest
from reportgen.workbook.normalising import clean, key
from reportgen.workbook.parsed import Conventions, Parsed, refused
from reportgen.workbook.texts import plain_text

_NUMBERED = re.compile(r"([1-5])(?:[.,]0+)?(?:\s*[-:.=)]\s*(.+))?")
_SHORTEST_PREFIX = 3
_SHORTEST_ANCHOR = 4  # letters
_NONE = frozenset({"none", "no", "n/a", "-", "nothing"})
YES_WORDS = frozenset({"yes", "y", "true", "1", "x", "ja", "oui", "sí", "si", "sim"})
NO_WORDS = frozenset({"no", "n", "false", "0", "nein", "non", "não"})
_TICKS = frozenset({"1", "0", "x"})
_ALSO_CALLED: Mapping[str, str] = {
    **dict.fromkeys(YES_WORDS - _TICKS, "yes"),
    **dict.fromkeys(NO_WORDS - _TICKS, "no"),
    **dict.fromkeys(("dsgvo", "rgpd", "eu gdpr"), "gdpr"),
    "ai act": "eu ai act",
}
_TYPES: Mapping[str, Callable[[str], object]] = {
    "status": ReportStatus,
    "risk_appetite": RiskAppetite,
    "page_size": PageSize,
    "personal_data": PersonalData,
    "override": Override,
    "maturity": float,
    "control_maturity": float,
    "quote_basis": QuoteBasis,
    "cost_preset": CostPreset,
    "risk_method": RiskMethod,
}
_MOST_LISTED = 12
_FORMER_WORDS = (("the company", "the client"), ("client data", "customer data"))  # of anchors in older workbooks
_COMMA = re.compile(",")
_FURTHER = re.compile(r"[,/\n]|\s+(?:and|und|et|y|e)\s+|\s*&\s*", re.IGNORECASE)


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
    """Read a list separated by ; or line breaks, without repetition; where choices are given, by them.

    An open column takes other texts too, unless one resembles a choice: that is a slip of the pen.
    """
    text, found = _shown_text(cell, column, spot)
    separators = r"[;,\n]" if column.is_open and column.choices else r"[;\n]"
    parts = [part.strip() for part in re.split(separators, text) if part.strip()]
    if column.is_open and not column.choices:
        return Parsed(value=tuple(dict.fromkeys(parts)), findings=found)
    values: dict[str, None] = {}
    findings: list[Finding] = list(found)
    for part in split_further(parts, column.choices):
        choice = find_choice(part, column.choices)
        if choice is not None:
            values[choice.value] = None
        elif column.is_open and not resembled(part, column):
            values[" ".join(part.split())] = None
        elif not (len(parts) == 1 and key(part) in _NONE):
            findings.extend(refused_choice(part, column, spot).findings)
    return Parsed(value=tuple(values), findings=tuple(findings))


def parse_rating(cell: Cell, column: Column, spot: Spot, _conventions: Conventions) -> Parsed:
    """Read a rating 1-5: the number, its label where it has one, or the number with its own label or anchor."""
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
    for name in dict.fromkeys((wanted, _ALSO_CALLED.get(wanted, wanted), wanted.replace("-", " "))):
        for choice in choices:
            if name and name in {key(choice.label), key(choice.value), *map(key, choice.aliases)}:
                return choice
    return None


def refused_choice(text: str, column: Column, spot: Spot) -> Parsed:
    """Return the finding for a text that is none of the choices, with the one it resembles."""
    labels = _told_apart([choice.label for choice in column.choices])
    others = ("and others",) if len(labels) > _MOST_LISTED else ()
    finding = UNKNOWN_CHOICE.at(
        spot,
        suggestion=resembled(text, column),
        text=text,
        column=column.header,
        choices=(*labels[:_MOST_LISTED], *others),
    )
    return Parsed(findings=(finding,))


def _told_apart(labels: list[str]) -> list[str]:
    """Return labels for a list with commas: in quotation marks where a label has a comma of its own."""
    return [f'"{label}"' for label in labels] if any("," in label for label in labels) else labels


def resembled(text: str, column: Column) -> str | None:
    """Return the label of the choice that a text resembles, None where it resembles none."""
    return nearest(text, {name: one.label for one in column.choices for name in (one.label, *one.aliases)})


def _shown_text(cell: Cell, column: Column, spot: Spot) -> tuple[str, tuple[Finding, ...]]:
    cleaned = clean(plain_text(cell))
    if not cleaned.removed or not column.is_open:
        return cleaned.text, ()
    return cleaned.text, (CHARACTERS_REMOVED.at(spot, column=column.header, kinds=", ".join(cleaned.removed)),)


def split_further(parts: Sequence[str], choices: Sequence[Choice]) -> list[str]:
    """Split the parts of a list at commas and "and" too, where every piece is a choice and the whole is none."""
    pieces: list[str] = []
    for part in parts:
        pieces.extend([part] if find_choice(part, choices) else _smaller(part, choices) or [part])
    return pieces


def _smaller(part: str, choices: Sequence[Choice]) -> list[str]:
    """Return the choices that a text lists, parted by commas or, where names have none of its own, by "and"."""
    for marks in (_COMMA, _FURTHER):
        smaller = [piece.strip() for piece in marks.split(part) if piece.strip()]
        if all(find_choice(piece, choices) for piece in smaller):
            return smaller
    return []


def _agrees(number: str, said: str | None, column: Column) -> bool:
    """Return whether what follows the number is the label of that very step, or its anchor or how that begins."""
    if not said:
        return True
    choice = find_choice(said, column.choices)
    if choice is not None:
        return choice.value == number
    anchor = key(column.anchors[int(number) - 1]) if column.anchors else ""
    is_long_enough = sum(character.isalpha() for character in said) >= _SHORTEST_ANCHOR
    return _of_today(said) == anchor or (is_long_enough and anchor.startswith(_of_today(said)))


def _of_today(said: str) -> str:
    for former, word in _FORMER_WORDS:
        said = said.replace(former, word)
    return said


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[-+]?[0-9]+([.,][0-9]+)?", text) is not None
