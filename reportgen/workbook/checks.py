"""What can only be seen across cells, rows and sheets."""

from __future__ import annotations

from collections.abc import Iterator

from babel import Locale

from reportgen.knowledge.facts import Knowledge
from reportgen.model.engagement import Engagement, Process
from reportgen.model.finding import Finding
from reportgen.model.message import OwnWords, Spot, quoted
from reportgen.workbook.checks_costs import check_costs
from reportgen.workbook.checks_method import check_method
from reportgen.workbook.checks_names import similar_names, unknown_objectives
from reportgen.workbook.checks_sections import check_sections
from reportgen.workbook.messages_engagement import UNUSUAL_RATE
from reportgen.workbook.messages_plausible import CONTRACT_ENDED, NOT_PERMITTED_TODAY, NOT_USED_YET
from reportgen.workbook.messages_rows import NO_PROCESSES, ONLY_NAMES
from reportgen.workbook.process_spots import ProcessSpots
from reportgen.workbook.row_rules import RowRule, row_rules
from reportgen.workbook.schema import process_columns

_LOW_RATE, _HIGH_RATE = 0.03, 0.20
_NOT_USED_YET = ("current_provider", "systems")


def check_engagement(
    engagement: Engagement, knowledge: Knowledge, *, sheet: str, unread: tuple[str, ...] = ()
) -> tuple[Finding, ...]:
    """Return what is doubtful about an engagement as a whole.

    `sheet` is the analyst's name for the process sheet; `unread` are other sheets that list processes.
    """
    if not engagement.processes:
        return (_nothing_listed(sheet, unread),)
    spots = ProcessSpots(columns={column.field: column for column in process_columns(knowledge)})
    findings: list[Finding] = []
    if not any(one.ratings for one in engagement.processes):
        findings.append(ONLY_NAMES.at(Spot(sheet=sheet)))
    findings.extend(similar_names(engagement.processes, spots))
    rules = _rules_that_count(engagement, knowledge)
    for one in engagement.processes:
        findings.extend(_broken_rules(one, rules, spots))
        findings.extend(_contract(one, engagement, spots))
        findings.extend(_places(one, engagement, spots))
        findings.extend(check_costs(one, engagement, spots))
    findings.extend(unknown_objectives(engagement, spots))
    findings.extend(_details(engagement, spots))
    findings.extend(_rate(engagement))
    findings.extend(check_sections(engagement))
    findings.extend(check_method(engagement, knowledge))
    return tuple(findings)


def _nothing_listed(sheet: str, unread: tuple[str, ...]) -> Finding:
    names = " and ".join(f'"{quoted(name)}"' for name in unread)
    others = OwnWords(f", while sheet {names} looks like the list of processes" if unread else "")
    return NO_PROCESSES.at(Spot(sheet=sheet), sheet=sheet, others=others)


def _rules_that_count(engagement: Engagement, knowledge: Knowledge) -> tuple[RowRule, ...]:
    rules = row_rules(knowledge, engagement.currency)
    return tuple(rule for rule in rules if not set(rule.unless_assumed) & engagement.assumptions.keys())


def _broken_rules(one: Process, rules: tuple[RowRule, ...], spots: ProcessSpots) -> Iterator[Finding]:
    for rule in rules:
        if rule.holds(one):
            yield rule.message.at(spots.of(one, rule.fields[0]), suggestion=None, name=one.name, **rule.details(one))


def _contract(one: Process, engagement: Engagement, spots: ProcessSpots) -> Iterator[Finding]:
    end = one.contract_end
    if end is not None and end < engagement.date:
        spot = spots.of(one, "contract_end")
        yield CONTRACT_ENDED.at(spot, name=one.name, end=end.isoformat(), date=engagement.date.isoformat())


def _places(one: Process, engagement: Engagement, spots: ProcessSpots) -> Iterator[Finding]:
    """Say where the work is done in no country in which it may be done; without a location it is done at home."""
    home = () if engagement.home_country is None else (engagement.home_country,)
    today = one.current_locations or home
    if one.permitted_countries and today and not set(today) & set(one.permitted_countries):
        yield NOT_PERMITTED_TODAY.at(
            spots.of(one, "permitted_countries"),
            name=one.name,
            permitted=_named(one.permitted_countries),
            today=_named(today),
            field="Current location" if one.current_locations else "Home country",
        )


def _details(engagement: Engagement, spots: ProcessSpots) -> Iterator[Finding]:
    """Say which details nothing rests on yet, so that nobody takes them for part of a figure."""
    given = {field for one in engagement.processes for field in _NOT_USED_YET if field in one.cells}
    if given:
        columns = " and ".join(spots.columns[field].header for field in _NOT_USED_YET if field in given)
        yield NOT_USED_YET.at(Spot(sheet=spots.of(engagement.processes[0]).sheet), columns=columns)


def _named(countries: tuple[str, ...]) -> tuple[str, ...]:
    names = Locale("en").territories
    return tuple(names.get(country, country) for country in countries)


def _rate(engagement: Engagement) -> Iterator[Finding]:
    ref = engagement.cells.get("discount_rate")
    if ref is not None and not _LOW_RATE <= engagement.discount_rate <= _HIGH_RATE:
        row = int("".join(character for character in ref.cell if character.isdigit()))
        spot = Spot(sheet=ref.sheet, cell=ref.cell, row=row, column="Discount rate", field="discount_rate")
        shown = (f"{rate * 100:g} %" for rate in (engagement.discount_rate, _LOW_RATE, _HIGH_RATE))
        rate, low, high = shown
        yield UNUSUAL_RATE.at(spot, rate=rate, low=low, high=high)
