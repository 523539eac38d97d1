"""The numbers behind a figure with every digit they have, for the tables that stand beside it in a folder of slides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from reportgen.model.money import minor_unit
from reportgen.report.view.money.amounts import FullAmounts
from reportgen.report.words.formats import Formats, MoneyScale

Table = tuple[tuple[str, ...], ...]


def with_amounts(formats: Formats, table: Table, amounts: Mapping[int, Sequence[Decimal | None]]) -> Table:
    """Return a table with some columns' amounts in full, their currency in the head; None leaves a cell as it is."""
    full = FullAmounts(formats=formats)
    head, *rows = table
    heads = tuple(f"{text}, {formats.currency}" if column in amounts else text for column, text in enumerate(head))
    return heads, *(
        tuple(
            text if column not in amounts or (amount := amounts[column][place]) is None else full.text(amount)
            for column, text in enumerate(row)
        )
        for place, row in enumerate(rows)
    )


def drawn_amount(formats: Formats, value: float, scale: MoneyScale) -> Decimal:
    """Return the amount that a length of a figure stands for, to the currency's minor unit."""
    return (Decimal(repr(value)) * scale.divisor).quantize(minor_unit(formats.currency))
