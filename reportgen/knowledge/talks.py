"""How long talks with staff take where the work is done today."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportgen.knowledge.facts import Knowledge
from reportgen.model.assessment import ProcessAssessment


@dataclass(frozen=True, slots=True, kw_only=True)
class Talks:
    """The country whose talks take longest, the least months that its law or custom gives them, and the most."""

    country: str
    least: float
    most: float


def countries_today(members: Iterable[ProcessAssessment], home: str | None) -> tuple[str, ...]:
    """Return where the work is done today, else home, each country once."""
    today = (one.process.current_locations or ((home,) if home else ()) for one in members)
    return tuple(dict.fromkeys(country for countries in today for country in countries))


def longest_talks(countries: Sequence[str], knowledge: Knowledge) -> Talks | None:
    """Return the talks that take longest, None where no law gives them months."""
    found = (_talks(country, knowledge) for country in countries)
    return max((one for one in found if one is not None), key=lambda one: (one.most, one.least), default=None)


def _talks(country: str, knowledge: Knowledge) -> Talks | None:
    duties = [duty for duty in knowledge.transfer_duties.get(country, ()) if duty.consults and duty.months]
    if not duties:
        return None
    least = max(duty.months or 0 for duty in duties)
    return Talks(country=country, least=least, most=max(least, *(duty.longest or 0 for duty in duties)))
