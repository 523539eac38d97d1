"""The letters of a sheet's columns: A is 1, AA is 27. Known here too, since a text file is read without openpyxl."""

from __future__ import annotations

from functools import lru_cache

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MOST = 18_278  # ZZZ


@lru_cache(maxsize=1_024)
def column_letter(number: int) -> str:
    """Return the letters of a column by its number.

    Raises:
        ValueError: no column has this number.
    """
    if not 1 <= number <= _MOST:
        raise ValueError(f"{number} is the number of no column")
    before, place = divmod(number - 1, len(_LETTERS))
    return (column_letter(before) if before else "") + _LETTERS[place]


@lru_cache(maxsize=1_024)
def column_number(letters: str) -> int:
    """Return the number of a column by its letters, large or small.

    Raises:
        ValueError: no column has these letters.
    """
    number = 0
    for letter in letters.upper() if letters.isascii() and letters.isalpha() else "":
        number = number * len(_LETTERS) + _LETTERS.index(letter) + 1
    if not 1 <= number <= _MOST:
        raise ValueError(f"{letters} are the letters of no column")
    return number
