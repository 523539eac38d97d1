"""Why work goes where it goes: what holds for one process, and what holds for all that go to a country."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.knowledge.country_groups import name_in_sentence
from reportgen.model.assessment import ProcessAssessment
from reportgen.report.view.classes.words import ended
from reportgen.report.view.context import Context
from reportgen.report.words.formats import NO_BREAK_SPACE, sentence_start

_PLACES = "place_and_form"


def ground_of(one: ProcessAssessment) -> str:
    """Say which risks led to form and place, without the reason for the country; "" where the work stays."""
    whole, country = one.sourcing.site_reason, one.sourcing.country_reason
    return whole.replace(f"; {country}", "", 1) if country else whole


def countries_told(processes: Iterable[ProcessAssessment]) -> str:
    """Say for each country once why it was chosen."""
    told = dict.fromkeys(one.sourcing.country_reason for one in processes if one.sourcing.country_reason)
    return " ".join(ended(sentence_start(reason)) for reason in told)


def site_sentence(context: Context, one: ProcessAssessment) -> str:
    """Say why a process goes where it goes; why that country is told by the section on places, where it is printed."""
    if not one.sourcing.country_reason or not context.selection.prints(_PLACES):
        return ended(one.sourcing.site_reason) if one.sourcing.site_reason else ""
    country = one.sourcing.location or ""
    where = context.selection.in_text(_PLACES).replace(" ", NO_BREAK_SPACE)
    return f"{ended(ground_of(one))} Why {name_in_sentence(country, one.sourcing.location_name)}: {where}."
