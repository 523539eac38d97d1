"""Remarks on rules: named but unsupported, applying but not named, countries that they forbid.

A cell of regimes that was left empty is no statement, so nothing is missed in it. Rules on personal data named where
the workbook says that none is handled are remarked on when it is read (RG307), and not again here. What a site abroad
brings in was the engine's own advice, so the workbook cannot have left it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportgen.analysis.circumstances import Circumstances, circumstances_of
from reportgen.analysis.countries import country_name, country_names
from reportgen.analysis.messages import COUNTRY_FORBIDDEN, REGIME_LEFT_OUT, REGIME_UNSUPPORTED
from reportgen.analysis.regimes import AppliedRegime, Ban, bans_of, regimes_of
from reportgen.analysis.spots import spot_of
from reportgen.analysis.triggers import is_matter_contradicted, is_place_contradicted, joined
from reportgen.knowledge.facts import Knowledge, Regime
from reportgen.knowledge.law_facts import Support
from reportgen.model.engagement import Engagement, PersonalData, Process
from reportgen.model.finding import Finding
from reportgen.model.message import OwnWords


def regime_remarks(process: Process, engagement: Engagement, knowledge: Knowledge) -> Iterator[Finding]:
    """Remark on the rules of a process."""
    facts = circumstances_of(process, engagement)
    applied = regimes_of(facts, knowledge)
    yield from _unsupported(process, facts, applied, knowledge)
    if "regimes" in process.cells or process.regimes:
        yield from _left_out(process, applied)
    bans = [ban for ban in bans_of(facts, knowledge) if not ban.is_doubt]
    yield from _forbidden(process, "permitted_countries", process.permitted_countries, bans, knowledge)
    yield from _forbidden(process, "current_locations", process.current_locations, bans, knowledge)


def _unsupported(
    process: Process, facts: Circumstances, applied: Iterable[AppliedRegime], knowledge: Knowledge
) -> Iterator[Finding]:
    """Remark once on all rules that are chosen against the facts."""
    without_data = facts.data is PersonalData.NONE
    found = [
        (one.regime, reason)
        for one in applied
        if one.chosen and not one.triggered and not (without_data and one.regime.needs_personal_data)
        for reason in [_against(one.regime, facts, knowledge)]
        if reason
    ]
    if found:
        yield REGIME_UNSUPPORTED.at(
            spot_of(process, "regimes"),
            name=process.name,
            regimes=OwnWords(joined(regime.label for regime, _ in found)),
            because=OwnWords("; ".join(dict.fromkeys(reason for _, reason in found))),
        )


def _against(regime: Regime, facts: Circumstances, knowledge: Knowledge) -> str:
    """Return what speaks against chosen rules in clauses, "" where nothing does."""
    support = regime.support
    if support is None:
        return ""
    matter = is_matter_contradicted(support, facts, knowledge)
    place = is_place_contradicted(support, facts)
    clauses = [_matter(support, knowledge)] if matter else []
    clauses += [f"no country of client or work is one where {regime.label} holds"] if place else []
    return joined(clauses) if clauses else ""


def _matter(support: Support, knowledge: Knowledge) -> str:
    """Say in a clause what is missing, by what the rules are on."""
    labels = [knowledge.industries[name].label for name in support.industries]
    industry = f"the industry does not read like {_either(labels)}" if labels else ""
    data = "the data is not marked as special category" if support.data else ""
    text = "neither function nor text speaks of it" if support.functions or support.words else ""
    return joined(part for part in (industry, data, text) if part)


def _either(labels: Sequence[str]) -> str:
    *others, last = labels
    return f"{', '.join(others)} or {last}" if others else last


def _left_out(process: Process, applied: Iterable[AppliedRegime]) -> Iterator[Finding]:
    """Remark once on all rules that the facts bring in beside those that are named."""
    missed = [one for one in applied if one.triggered and not one.chosen]
    if missed:
        yield REGIME_LEFT_OUT.at(
            spot_of(process, "regimes"),
            name=process.name,
            because=OwnWords("; ".join(f"{one.regime.label}, although {one.because}" for one in missed)),
        )


def _forbidden(
    process: Process, field: str, countries: Sequence[str], bans: Iterable[Ban], knowledge: Knowledge
) -> Iterator[Finding]:
    """Remark once on all countries of a field that a duty forbids, with the first such duty."""
    found = [ban for ban in bans if ban.country in countries]
    if not found:
        return
    first = found[0]
    same = [ban.country for ban in found if ban.label == first.label]
    is_today = field == "current_locations"
    yield COUNTRY_FORBIDDEN.at(
        spot_of(process, field),
        name=process.name,
        countries=OwnWords(country_names(same, knowledge) if len(same) > 1 else country_name(same[0], knowledge)),
        use=OwnWords("does the work today" if is_today else "is permitted")
        if len(same) == 1
        else OwnWords("do the work today" if is_today else "are permitted"),
        label=OwnWords(first.label),
        because=OwnWords(first.because),
    )
