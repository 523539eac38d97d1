"""The net saving of a process as a function of the parameters: what the simulation draws."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from hashlib import sha256

from reportgen.analysis.money.numbers import Number, Numbers
from reportgen.analysis.money.recorded import parameters_of
from reportgen.analysis.money.sourced import sourced_lines
from reportgen.analysis.money.tax import net_saving, taxed
from reportgen.analysis.money.values import Values
from reportgen.analysis.money.work import Deal
from reportgen.model.engagement import Process

_NOT_CONTENT = frozenset({"id", "row", "cells", "analyst_comment", "override_reason", "business_objective", "owner"})


@dataclass(frozen=True, slots=True, kw_only=True)
class MovingSaving:
    """A process that moves; `key` tells it from others, `varying` are the parameters its saving depends on."""

    key: str
    varying: frozenset[str]
    deal: Deal

    def saving(self, values: Values) -> Number:
        """Return the net saving over the horizon, nominal, after everything."""
        return _saving(self.deal, values)


def moving_saving(key: str, deal: Deal, values: Values) -> MovingSaving:
    """Return the saving of a deal; what it depends on is found at the likely values."""
    read = parameters_of(lambda numbers: _saving(deal.for_a_year(), numbers), values)
    return MovingSaving(key=key, varying=frozenset(read), deal=deal)


def _saving(deal: Deal, numbers: Numbers) -> Number:
    return net_saving(taxed(sourced_lines(deal, numbers), numbers))


def content_keys(processes: Iterable[Process]) -> list[str]:
    """Return a key for each process from what was entered, not from its ID, row, cells or remarks.

    Equal rows are told apart by their number among equals, which no order changes.
    """
    seen: Counter[str] = Counter()
    keys = []
    for process in processes:
        content = _content(process)
        seen[content] += 1
        keys.append(f"{content}-{seen[content]}")
    return keys


def _content(process: Process) -> str:
    said = [
        (name, _plain(getattr(process, name) if name != "description" else process.plain_description or None))
        for name in (field.name for field in fields(process))
        if name not in _NOT_CONTENT
    ]
    return sha256(repr(said).encode()).hexdigest()


def _plain(value: object) -> object:
    return sorted((str(key), str(item)) for key, item in value.items()) if isinstance(value, dict) else str(value)
