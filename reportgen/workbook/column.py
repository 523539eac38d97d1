"""What a column of the workbook (or a field of the Engagement sheet) is: one fact that everything is made from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    LONG_TEXT = "long text"
    RATING = "rating"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes or no"
    INTEGER = "whole number"
    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    COUNTRY = "country"
    COUNTRIES = "countries"
    COLOUR = "colour"
    PICTURE = "picture"
    CURRENCY = "currency"
    RATES = "exchange rates"
    LOCALE = "locale"
    FORMULA = "formula"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One entry of a dropdown: what the analyst sees, what the model holds, and what else people type for it."""

    label: str
    value: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column, or a field of the Engagement sheet, declared once.

    `header` carries neither the `*` of a required column nor a unit; `written_header` adds them. `field` is the
    model's name: an attribute of Process or Engagement, for a rating the criterion's id. `aliases` are headers
    that analysts type for it. `choices` is empty where anything of the kind goes; `is_open` lets other texts
    stand as they are; `offered` is what a dropdown merely suggests. `unit` is "currency" for money in the
    engagement's currency. A `folded` column is grouped and hidden at first. `minimum` and `maximum` are
    inclusive. `default` is what a blank cell means, in words. `anchors` describe the steps 1-5 of a rating.
    `group` is the heading above the column; `width` is in characters. FORMULA columns are written for the
    analyst to look at and never read.
    """

    header: str
    field: str
    kind: Kind
    help: str
    group: str = ""
    aliases: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    is_open: bool = False
    offered: tuple[str, ...] = ()
    unit: str | None = None
    required: bool = False
    folded: bool = False
    anchors: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    default: str | None = None
    width: float = 16

    @property
    def is_optional(self) -> bool:
        """Return whether a blank is as good as an entry: the column is a detail, or a default holds."""
        return self.folded or self.default is not None

    def written_header(self, currency: str) -> str:
        """Return the header as the template writes it: "Process name *", "Annual cost [EUR]"."""
        unit = currency if self.unit == "currency" else self.unit
        return self.header + (f" [{unit}]" if unit else "") + (" *" if self.required else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet of the workbook, by its name and what else people call it."""

    name: str
    purpose: str
    aliases: tuple[str, ...] = ()
