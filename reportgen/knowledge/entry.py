"""One entry of a data file, read field by field; whatever is wrong is said with its file and entry."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from reportgen.errors import BrandOrTemplateError
from reportgen.knowledge.origin import Origin

BASES = ("published", "practitioner convention")
_REVIEWED = re.compile(r"\d{4}-(0[1-9]|1[0-2])(-\d{2})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A record of a data file: `name` says which one, `units` the unit of every number it may hold."""

    file: str
    name: str
    values: Mapping[str, object]
    units: Mapping[str, str]

    def fault(self, reason: str) -> BrandOrTemplateError:
        """Say in one sentence what is wrong with this entry."""
        return BrandOrTemplateError(f"Knowledge file {self.file}, entry {self.name}: {reason}.")

    def only(self, keys: Collection[str]) -> Entry:
        """Return the entry itself, or fail when it holds a key that nothing reads."""
        unknown = sorted(set(self.values) - set(keys))
        if unknown:
            raise self.fault(f'"{unknown[0]}" is not a field here; known fields are {", ".join(sorted(keys))}')
        return self

    def value(self, key: str) -> object:
        """Return what stands under a key, or fail when it is missing."""
        if key not in self.values:
            raise self.fault(f'"{key}" is missing')
        return self.values[key]

    def text(self, key: str) -> str:
        """Return a text that is not blank."""
        found = self.value(key)
        if not isinstance(found, str) or not found.strip():
            raise self.fault(f'"{key}" must be a text that is not blank')
        return found.strip()

    def clause(self, key: str) -> str:
        """Return a clause that goes into a sentence: in lower case, without a full stop."""
        clause = self.text(key)
        if clause.endswith(".") or clause[0].isupper():
            raise self.fault(f'"{key}" must be a clause in lower case without a full stop')
        return clause

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts: a TOML array, or a CSV cell split at semicolons; it may be empty."""
        found = self.value(key)
        parts = [part.strip() for part in found.split(";") if part.strip()] if isinstance(found, str) else found
        if not isinstance(parts, list) or not all(isinstance(part, str) and part.strip() for part in parts):
            raise self.fault(f'"{key}" must be a list of texts')
        if len(set(parts)) != len(parts):
            raise self.fault(f'"{key}" names something twice')
        return tuple(parts)

    def number(self, key: str) -> float:
        """Return a finite number whose unit the file states."""
        found = self.value(key)
        try:
            number = float(found) if isinstance(found, str | int | float) and not isinstance(found, bool) else math.nan
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            raise self.fault(f'"{key}" must be a number, not {found!r}')
        if not self.units.get(key, "").strip():
            raise self.fault(f'the number "{key}" has no unit')
        return number

    def probabilities(self, key: str) -> tuple[float, ...]:
        """Return a list of numbers from 0 to 1 that share one unit."""
        found = self.value(key)
        if not isinstance(found, list):
            raise self.fault(f'"{key}" must be a list of numbers')
        parts = {f"{key} {place}": part for place, part in enumerate(found, start=1)}
        inner = Entry(file=self.file, name=self.name, values=parts, units=dict.fromkeys(parts, self.units.get(key, "")))
        return tuple(inner.number_within(name, 0, 1) for name in parts)

    def number_or_none(self, key: str) -> float | None:
        """Return a number, or None where the cell is blank."""
        return None if self.value(key) == "" else self.number(key)

    def number_within(self, key: str, low: float, high: float) -> float:
        """Return a number with low <= number <= high."""
        number = self.number(key)
        if not low <= number <= high:
            raise self.fault(f'"{key}" is {number:g}, which lies outside {low:g} to {high:g}')
        return number

    def whole(self, key: str, low: int, high: int) -> int:
        """Return a whole number with low <= number <= high."""
        number = self.number_within(key, low, high)
        if not number.is_integer():
            raise self.fault(f'"{key}" must be a whole number, not {number:g}')
        return int(number)

    def flag(self, key: str) -> bool:
        """Return a yes or no."""
        found = self.value(key)
        if not isinstance(found, bool):
            raise self.fault(f'"{key}" must be true or false')
        return found

    def choice(self, key: str, choices: Collection[str]) -> str:
        """Return a text that is one of the choices."""
        found = self.text(key)
        if found not in choices:
            raise self.fault(f'"{key}" is "{found}", which is none of {", ".join(choices)}')
        return found

    def choices(self, key: str, choices: Collection[str]) -> tuple[str, ...]:
        """Return a list of texts, each one of the choices."""
        found = self.texts(key)
        unknown = [text for text in found if text not in choices]
        if unknown:
            raise self.fault(f'"{key}" names "{unknown[0]}", which is none of {", ".join(choices)}')
        return found

    def numbers(self, key: str) -> Mapping[str, float]:
        """Return a table of numbers above 0 that share one unit."""
        table = self.value(key)
        if not isinstance(table, Mapping):
            raise self.fault(f'"{key}" must be a table of numbers')
        unit = self.units.get(key, "")
        inner = Entry(file=self.file, name=f"{self.name}, {key}", values=table, units=dict.fromkeys(table, unit))
        return {name: inner.number_within(name, 1e-9, math.inf) for name in table}

    def origin(self) -> Origin:
        """Return where the entry comes from; a source, a basis and a review date are all needed."""
        reviewed = self.text("reviewed")
        if not _REVIEWED.fullmatch(reviewed):
            raise self.fault(f'"reviewed" is "{reviewed}", which is no date such as 2026-11')
        return Origin(source=self.text("source"), basis=self.choice("basis", BASES), reviewed=reviewed)
