"""Headers that could mean one of several columns, or none: said and not read, for a wrong reading would be silent."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from reportgen.workbook.header_match import declared_key
from reportgen.workbook.header_units import without_unit
from reportgen.workbook.normalising import header_key

_PAY = ("Pay per FTE", "Pay cost")
_PEOPLE = ("Pay cost", "Benefits cost")
_MEANINGS: Mapping[tuple[str, ...], tuple[str, ...]] = {
    ("Salary", "Salaries", "Wage", "Wages", "Pay", "Payroll", "Remuneration", "Compensation", "Gehalt", "Lohn"): _PAY,
    ("Personnel cost", "Personnel costs", "Staff cost", "Staff costs", "Labour cost", "Labour costs"): _PEOPLE,
    ("Labor cost", "Labor costs", "People cost", "People costs", "Employee cost", "Personalkosten"): _PEOPLE,
    ("IT", "Technology", "Technologies"): ("Technology cost", "Systems"),
    ("Benefits", "Social security"): ("Benefits cost",),
    ("Premises", "Facility"): ("Premises cost", "Current location"),
    ("Recruitment", "Hiring"): ("Recruitment cost",),
    ("Training", "Trainings"): ("Training cost",),
    ("Quality",): ("Quality and rework cost", "Error rate"),
    ("Management", "Supervision"): ("Management cost",),
    ("Overhead", "Overheads"): ("Overhead cost",),
    ("Capex", "Investment", "Investments"): ("Avoided capital spending",),
}


def possible_headers(written: str) -> tuple[str, ...]:
    """Return the headers that a doubtful one could stand for, none where it is not doubtful."""
    return _by_key().get(without_unit(header_key(written)), ())


@lru_cache(maxsize=1)
def _by_key() -> Mapping[str, tuple[str, ...]]:
    return {declared_key(name): meant for names, meant in _MEANINGS.items() for name in names}
